# Simulates what was delivered of the action plan: data/entregas.csv. The guidelines of 2020 (data/acciones.csv) are real;
# nobody published what became of them, so none of these dates is. data/origenes.csv declares it and every page repeats it.
#
#   awk -f data/simulate_deliveries.awk data/acciones.csv
#   awk -v salida=DIR -f data/simulate_deliveries.awk data/acciones.csv
#
# Run it from the publication's root; it writes data/entregas.csv, or DIR/entregas.csv. POSIX awk, whole numbers only; chance
# comes from the generator of data/simulate.awk with another seed, so the same file comes out byte for byte on every run.
#
# What is made up, and how:
#   in time     of a hundred deliveries some 60 come in the last two weeks of their period
#   late        some 25 come one to five weeks after it, none after the cut of the year
#   never       the rest

# A whole number from 0 to n - 1.
function draw(n) {
	state = (state * 16807) % 2147483647
	return int(state / 8) % n
}

function days_in(year, month,    list) {
	split("31 28 31 30 31 30 31 31 30 31 30 31", list, " ")
	return month == 2 && year % 4 == 0 && (year % 100 || year % 400 == 0) ? 29 : list[month]
}

# The day so many days after the end of a month; before it, when negative.
function day_after(year, month, days,    day) {
	day = days_in(year, month) + days
	while (day > days_in(year, month)) {
		day -= days_in(year, month)
		if (++month > 12) {
			month = 1
			year++
		}
	}
	return sprintf("%04d-%02d-%02d", year, month, day)
}

# The n-th period of a year, with so many months each: 2020-03, 2020-T1, 2020-S1, 2020.
function period_text(year, n, months) {
	return months == 12 ? year : months == 6 ? year "-S" n : months == 3 ? year "-T" n : sprintf("%d-%02d", year, n)
}

function deliver(action, year, months, evidence,    n, luck, day) {
	for (n = 1; n * months <= 12; n++) {
		luck = draw(100)
		day = luck < 60 ? day_after(year, n * months, -draw(14)) : day_after(year, n * months, 7 + draw(28))
		if (luck < 85 && day <= CUT)
			print action, period_text(year, n, months), day, evidence " de " period_text(year, n, months) " (simulado)" >answers
	}
}

BEGIN {
	FS = OFS = ","
	state = 2142020
	draw(1); draw(1); draw(1)
	CUT = "2021-01-19"
	months_of["mensual"] = 1
	months_of["trimestral"] = 3
	months_of["semestral"] = 6
	months_of["anual"] = 12
	answers = (salida == "" ? "data" : salida) "/entregas.csv"
	print "accion,periodo,entregado,evidencia" >answers
}

# Texts with commas are quoted: of a row, the first cell, the last, and the one that is a periodicity are sure.
FNR > 1 {
	for (i = 2; i < NF; i++)
		if ($i in months_of) {
			tool = $(i - 1)
			sub(/\.$/, "", tool)
			deliver($1, $NF, months_of[$i], tool)
		}
}
