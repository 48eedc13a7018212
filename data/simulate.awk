# Simulates the observations of 2012: one CSV per region, with the ten indicators
# of circular 109. No observed result exists for that year, so none of these
# figures is real; data/origenes.csv declares it and every page repeats it.
#
#   awk -f data/simulate.awk data/regiones.csv data/metas.csv
#   awk -v salida=DIR -f data/simulate.awk data/regiones.csv data/metas.csv
#
# Run it from the publication's root; it writes data/seguimiento/2012/<region>.csv,
# or DIR/<region>.csv. POSIX awk (runs the same under mawk and gawk), whole numbers
# only. Chance comes from a generator of our own (Lehmer, modulus 2^31-1, multiplier
# 16807, always exact in awk's numbers) with a fixed seed, restarted for every region
# and indicator: the same files come out byte for byte on every run, and a change to
# one indicator leaves the others as they were.
#
# What is made up, and how:
#   size        companies assigned and companies with a quota follow each region's targets
#   skill       a region's yearly performance is drawn once per indicator, around the target
#   punctuality a region hands in a month late, or an indicator not at all, as often as its
#               habits say; a gap is a missing row or an empty value with a note
#   ceilings    companies that pay instead of hiring stay near their ceiling, now and then above
#   reversals   a few months of contracts are negative: contracts counted before and annulled
#   January and February are known for contracts only, and were handed in with March.
#
# Rows are sorted by indicador, periodo, variable, rol, canal, tipo_contacto.

function restart(region_number, stream) {
	state = (SEED + region_number * 7919 + stream * 104729) % 2147483647
	draw(1); draw(1); draw(1)
}

# A whole number from 0 to n - 1.
function draw(n) {
	state = (state * 16807) % 2147483647
	return int(state / 8) % n
}

function between(low, high) {
	return low + draw(high - low + 1)
}

# Tells whether an event of so many in a hundred happens.
function happens(percent) {
	return draw(100) < percent
}

function month_text(m) {
	return sprintf("2012-%02d", m)
}

# The day a month's report is handed in: within the cut, or days to weeks after it.
function hand_in(m, is_late,    day, month, length_of_month) {
	if (!is_late)
		return sprintf("2012-%02d-%02d", m, between(19, 25))
	split("31 29 31 30 31 30 31 31 30 31 30 31", length_of_month, " ")
	day = 25 + between(1, 14)
	month = m
	if (day > length_of_month[m]) {
		day -= length_of_month[m]
		month = m + 1
	}
	if (month == 13)
		return sprintf("2013-01-%02d", day)
	return sprintf("2012-%02d-%02d", month, day)
}

function row(indicator, m, variable, value, role, channel, contact, note) {
	printf "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", indicator, region, month_text(m), variable, value, \
		role, channel, contact, (value == "" ? "" : handed_in[m < 3 ? 3 : m]), note > file
}

# Tells whether the region leaves this indicator out this month; where it leaves a
# trace, that is a row without a value.
function left_out(indicator, m, variable, role, channel, contact) {
	if (!happens(gaps))
		return 0
	if (happens(50))
		row(indicator, m, variable, "", role, channel, contact, NOTE[between(1, NOTES)])
	return 1
}

# What falls to month m when a total spreads evenly over the months first..12.
function share(total, m, first,    months) {
	months = 13 - first
	return int(total * (m - first + 1) / months) - int(total * (m - first) / months)
}

# A month's amount with some chance in it.
function wobble(amount, percent) {
	return int((amount * (100 + between(-percent, percent)) + 50) / 100)
}

function simulate_classrooms(    m, n) {
	restart(number, 1)
	for (m = 3; m <= 12; m++) {
		if (left_out("af", m, "ambientes", "", "", ""))
			continue
		n = happens(45) ? between(1, segment == "grande" ? 3 : 2) : 0
		row("af", m, "ambientes", n, "", "", "", "")
		row("af", m, "valor_ambientes", n * between(18, 95) * 1000000, "", "", "", "")
	}
}

function simulate_contracts(    m, target, skill, n, note) {
	restart(number, 2)
	target = goal["cv", region]
	skill = between(84, 118)
	for (m = 1; m <= 12; m++) {
		if (left_out("cv", m, "contratos", "", "", ""))
			continue
		note = ""
		if (target == 0)
			n = happens(region == "guainia" ? 30 : 8) ? 1 : 0
		else
			n = wobble(share(int(target * skill / 100), m, 1), 25)
		if (target >= 20 && target < 300 && happens(3)) {
			n = -between(1, 1 + int(target / 40))
			note = "Contratos anulados en el SGVA que ya se habían contado"
		}
		row("cv", m, "contratos", n, "", "", "", note)
	}
}

# Fills contacted[m]; a company counts once a quarter, so a quarter never passes the assigned.
function simulate_contacts(    m, skill, base, so_far, n, new, visits, new_visits) {
	restart(number, 3)
	split("", contacted)
	skill = between(80, 116)
	base = assigned
	so_far = 0
	for (m = 3; m <= 12; m++) {
		if (m % 3 == 1) {
			so_far = 0
			base += between(0, 1 + int(base / 80))
		}
		if (left_out("ec", m, "asignadas", "", "", ""))
			continue
		row("ec", m, "asignadas", base, "", "", "", "")
		n = wobble(int(base * (m == 3 ? between(52, 88) : 30) * skill / 10000), 12)
		if (so_far + n > base)
			n = base - so_far
		so_far += n
		contacted[m] = n
		visits = int(n * between(20, 45) / 100)
		new = int(n * between(35, 70) / 100)
		new_visits = int(visits * between(30, 60) / 100)
		if (new_visits > new)
			new_visits = new
		row("ec", m, "contactadas", n - visits - (new - new_visits), "", "telefonico", "mantenimiento", "")
		row("ec", m, "contactadas", new - new_visits, "", "telefonico", "nuevo", "")
		row("ec", m, "contactadas", visits - new_visits, "", "visita", "mantenimiento", "")
		row("ec", m, "contactadas", new_visits, "", "visita", "nuevo", "")
	}
}

function simulate_requests(    m, skill, received, handled) {
	restart(number, 4)
	skill = between(48, 76)
	for (m = 3; m <= 12; m++) {
		if (left_out("eg", m, "gestionados", "", "", ""))
			continue
		received = between(0, 4) + int(assigned * between(12, 26) / 100)
		if (assigned < 30 && happens(8))
			received = 0
		handled = int((received * (skill + between(-9, 9)) + 50) / 100)
		row("eg", m, "gestionados", handled, "", "", "", "")
		row("eg", m, "recibidos", received, "", "", "", "")
	}
}

function simulate_payers(    m, ceiling, level, n) {
	restart(number, 5)
	ceiling = goal["em", region]
	level = between(84, 103)
	for (m = 3; m <= 12; m++) {
		if (left_out("em", m, "monetizan", "", "", ""))
			continue
		if (ceiling > 50)
			n = int(ceiling * (level + between(-4, 4)) / 100)
		else if (ceiling > 0)
			n = ceiling - (happens(30) ? 1 : 0) + (happens(14) ? 1 : 0)
		else
			n = quota > 0 && happens(5) ? 1 : 0
		row("em", m, "monetizan", n, "", "", "", "")
	}
}

function simulate_quota(    m) {
	restart(number, 6)
	for (m = 3; m <= 12; m++)
		if (!left_out("emp", m, "con_cuota", "", "", ""))
			row("emp", m, "con_cuota", quota + (quota > 0 ? between(0, int(quota / 25)) : 0), "", "", "", "")
}

# Needs contacted[], from simulate_contacts().
function simulate_services(    m, skill) {
	restart(number, 7)
	skill = between(150, 235)
	for (m = 3; m <= 12; m++)
		if (!left_out("ep", m, "servicios", "", "", ""))
			row("ep", m, "servicios", \
			    int(((m in contacted ? contacted[m] : int(assigned / 4)) * (skill + between(-18, 18)) + 50) / 100), "", "", "", "")
}

function simulate_events(    m, n) {
	restart(number, 8)
	for (m = 3; m <= 12; m++) {
		if (left_out("pe", m, "eventos", "", "", ""))
			continue
		n = between(0, segment == "grande" ? 8 : 4)
		row("pe", m, "asistentes", n * between(15, 90), "", "", "", "")
		row("pe", m, "eventos", n, "", "", "", "")
	}
}

# The two national quotas have no target by region: each region gives its part by size.
function simulate_alliances(indicator, variable, stream, low, high,    m, skill, yearly, strategic) {
	restart(number, stream)
	skill = between(low, high)
	yearly = int(goal[indicator, ""] * assigned * skill / (assigned_total * 100))
	strategic = between(55, 66)
	for (m = 3; m <= 12; m++) {
		if (left_out(indicator, m, variable, "estrategico", "", ""))
			continue
		row(indicator, m, variable, wobble(share(int(yearly * (100 - strategic) / 100), m, 3), 20), "empresarial", "", "", "")
		row(indicator, m, variable, wobble(share(int(yearly * strategic / 100), m, 3), 20), "estrategico", "", "", "")
	}
}

# How big the region is, from its targets, and its habits.
function describe(    ceiling) {
	restart(number, 0)
	region = regions[number]
	segment = segment_of[region]
	ceiling = goal["em", region]
	assigned = assigned_of[region]
	quota = int(ceiling * 100 * between(80, 118) / 500) + (segment == "grande" ? 60 : segment == "pequena" ? 9 : 38)
	if (region == "guainia")
		quota = 0
	late = happens(25) ? 30 : 7
	gaps = happens(20) ? 6 : 1
}

function set_punctuality(    m) {
	restart(number, 11)
	for (m = 3; m <= 12; m++)
		handed_in[m] = hand_in(m, happens(late))
}

BEGIN {
	FS = ","
	SEED = 20120321
	if (salida == "")
		salida = "data/seguimiento/2012"
	NOTES = split("En verificación con el aplicativo SGVA|El formato llegó incompleto|La regional no entregó el formato", NOTE, "|")
}

FNR == 1 {
	file_number++
	split("", column)
	for (i = 1; i <= NF; i++)
		column[$i] = i
	next
}

# The other entities have no indicators.
file_number == 1 && $column["entidad"] != "sena" {
	next
}

file_number == 1 {
	regions[++count] = $column["region"]
	segment_of[$column["region"]] = $column["segmento"]
	next
}

$column["rol"] == "" {
	goal[$column["indicador"], $column["region"]] = $column["valor"]
}

END {
	if (count == 0 || file_number < 2) {
		print "usage: awk -f data/simulate.awk data/regiones.csv data/metas.csv" > "/dev/stderr"
		exit 2
	}
	for (number = 1; number <= count; number++) {
		region = regions[number]
		segment = segment_of[region]
		assigned_of[region] = 22 + int(goal["cv", region] / 5) + (segment == "grande" ? 180 : segment == "pequena" ? 0 : 90)
		assigned_total += assigned_of[region]
	}
	if (system("mkdir -p '" salida "'") != 0)
		exit 1
	for (number = 1; number <= count; number++) {
		describe()
		set_punctuality()
		file = salida "/" region ".csv"
		print "indicador,region,periodo,variable,valor,rol,canal,tipo_contacto,reportado,nota" > file
		simulate_classrooms()
		simulate_contracts()
		simulate_contacts()
		simulate_requests()
		simulate_payers()
		simulate_quota()
		simulate_services()
		simulate_events()
		simulate_alliances("se", "empleos", 9, 84, 122)
		simulate_alliances("sf", "formados", 10, 78, 112)
		close(file)
	}
}
