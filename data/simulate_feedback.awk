# Simulates what circular 112 asks for: which 515 municipalities are the prioritised ones, which 343 of their
# plans had come, and what the regions answered. Only the two totals are real (the circular gives them);
# data/origenes.csv declares the rest and every page repeats it.
#
#   awk -f data/simulate_feedback.awk data/municipios.csv
#   awk -v salida=DIR -f data/simulate_feedback.awk data/municipios.csv
#
# Run it from the publication's root; it writes data/municipios.csv with its column `priorizado` made anew, and
# data/retroalimentacion.csv (or both in DIR). Codes and names stay as they are: those are facts. POSIX awk,
# whole numbers only; chance comes from the generator of data/simulate.awk with another seed, so the same files
# come out byte for byte on every run.
#
# What is made up, and how:
#   prioritised  515 drawn among all that are no capital (code ending in 001), each as likely as the next
#   plans        343 drawn among the prioritised, received from 20 February to 19 March
#   answers      of a hundred regions' answers some 8 come before the window, 62 in it, 14 in April, the rest never
#   projects     1 to 6 where there is an answer, in one to three dimensions

# A whole number from 0 to n - 1.
function draw(n) {
	state = (state * 16807) % 2147483647
	return int(state / 8) % n
}

function between(low, high) {
	return low + draw(high - low + 1)
}

# So many dimensions, in the order of the list.
function some_dimensions(wanted,    i, left, text) {
	left = dimension_count
	for (i = 1; i <= dimension_count; i++) {
		if (draw(left) < wanted) {
			text = text (text == "" ? "" : ";") dimension[i]
			wanted--
		}
		left--
	}
	return text
}

# The rest of a row of retroalimentacion.csv: plan_recibido, respuesta, proyectos, dimensiones, nota.
function feedback(    day, received, answered, luck) {
	day = between(0, 28)
	received = day < 10 ? sprintf("2012-02-%02d", 20 + day) : sprintf("2012-03-%02d", day - 9)
	luck = draw(100)
	if (luck < 8)
		answered = sprintf("2012-03-%02d", between(substr(received, 6, 2) == "03" ? substr(received, 9, 2) + 0 : 12, 19))
	else if (luck < 70)
		answered = sprintf("2012-03-%02d", between(20, 31))
	else if (luck < 84)
		answered = sprintf("2012-04-%02d", between(3, 25))
	if (answered == "")
		return received ",,,,"
	return received "," answered "," between(1, 6) "," some_dimensions(between(1, 3)) ","
}

BEGIN {
	FS = OFS = ","
	state = 1122012
	draw(1); draw(1); draw(1)
	PRIORITISED = 515
	RECEIVED = 343
	dimension_count = split("formacion empleo emprendimiento ingresos calidad-de-vida", dimension, " ")
	salida = salida == "" ? "data" : salida
}

FNR > 1 {
	code[++count] = $1
	name[count] = $2
	region[count] = $3
	candidates += $1 !~ /001$/
}

END {
	left = candidates
	wanted = PRIORITISED
	for (i = 1; i <= count; i++) {
		if (code[i] ~ /001$/)
			continue
		if (draw(left) < wanted) {
			chosen[i] = 1
			wanted--
		}
		left--
	}
	list = salida "/municipios.csv"
	print "municipio,nombre,region,priorizado" >list
	for (i = 1; i <= count; i++)
		print code[i], name[i], region[i], (i in chosen ? "si" : "no") >list
	answers = salida "/retroalimentacion.csv"
	print "municipio,plan_recibido,respuesta,proyectos,dimensiones,nota" >answers
	left = PRIORITISED
	wanted = RECEIVED
	for (i = 1; i <= count; i++) {
		if (!(i in chosen))
			continue
		if (draw(left) < wanted) {
			print code[i], feedback() >answers
			wanted--
		}
		left--
	}
}
