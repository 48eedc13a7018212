# Tells the history of the publication as a stream for `git fast-import`; data/historia.sh calls it.
#
#   awk -f data/historia.awk regiones.csv calendario.csv LIST seguimiento/*.csv
#
# LIST has a line "<blob id> <path>" for each file as it stands today. What is told: the circulars on their
# days, each region's month on the day that its rows say (`reportado`), the editions of the calendar as tags,
# and the corrections and revisions listed below, which are as made up as the figures that they change. A
# correction is told backwards: it names what stood there before, so that the last state is always the files
# of today. POSIX awk in the C locale: lengths are bytes.

# --- What happened, besides the months' reports ---

function tell_publication() {
	on("2008-01-15", HEAD_OFFICE, "Abre la publicación",
		"content/sitio.yaml data/entidades.csv data/regiones.csv data/normas.csv data/origenes.csv " \
		"data/calendario.csv data/historia.awk data/historia.sh data/simulate.awk templates/")
	on("2008-01-22", SENCE, "Publica la evaluación de la gestión territorial de 2007", "content/evaluaciones/")
	on("2012-02-01", HEAD_OFFICE, "Agrega las 33 regionales", "")
	before("data/regiones.csv", "2012-02-01", "^sena,")
	before("data/origenes.csv", "2012-02-01", "^(metas|municipios|retroalimentacion|seguimiento|fuentes|iniciativas|recursos)")
	on("2012-02-03", HEAD_OFFICE, "Publica la Circular 040 de 2012", "content/circulares/040-2012.md")
	on("2012-03-14", PROMOTION, "Publica la Circular 109 de 2012, con sus indicadores y metas",
		"content/circulares/109-2012.md content/indicadores/ data/metas.csv")
	on("2012-03-21", HEAD_OFFICE, "Publica la Circular 112 de 2012", "content/circulares/112-2012.md")
	on("2012-03-23", HEAD_OFFICE, "Publica los municipios priorizados y los planes que ya llegaron",
		"data/municipios.csv data/retroalimentacion.csv data/simulate_feedback.awk")
	by_day("data/retroalimentacion.csv", 3)
	# All that is not named elsewhere: whatever it refers to is there by now.
	on("2012-03-28", HEAD_OFFICE, "Explica cómo se miden las cifras y cómo reclamar", "*")
	on("2012-03-31", HEAD_OFFICE, "Anota las respuestas a los planes municipales al cierre de la ventana", "")
	before("data/retroalimentacion.csv", "2012-03-31", "^$")
	on("2012-04-11", PROMOTION, "Anota las erratas de la Circular 109", "")
	before("data/erratas.csv", "2012-04-11", "")
	on("2012-04-27", HEAD_OFFICE, "Anota las respuestas tardías a los planes municipales", "")
	before("data/retroalimentacion.csv", "2012-04-27", "^$")
	on("2012-05-09", PROMOTION, "Corrige una meta de Valle del Cauca", "",
		"Correccion: error de transcripción; la circular dice 158 y no 185")
	before("data/metas.csv", "2012-05-09", "", "em,valle-del-cauca,,2012,", "em,valle-del-cauca,,2012,185,109-2012,")
	on("2012-05-16", HEAD_OFFICE, "Anota las erratas de las circulares 040 y 112", "")
	before("data/erratas.csv", "2012-05-16", "^(040|112)-2012,")
	on("2012-05-18", HEAD_OFFICE, "Explica a los editores cómo se lleva la publicación",
		"content/paginas/guia-editores.md")
	tell_plans()
	on("2012-06-08", HEAD_OFFICE, "Advierte que los resultados son simulados también al reclamar", "",
		"Revision: hubo reclamos por cifras que no se parecían a las reales")
	before("content/paginas/informar-error.md", "2012-06-08", "^Recuerde que ")

	on("2012-06-14", PROMOTION, "Corrige los contratos de mayo de Antioquia y Cundinamarca", "",
		"Correccion: nueve contratos de Antioquia se habían cargado a Cundinamarca")
	add("antioquia", "2012-06-14", "cv,2012-05,contratos,,,", -9)
	add("cundinamarca", "2012-06-14", "cv,2012-05,contratos,,,", 9)
	on("2012-07-16", by_region("valle-del-cauca"), "Revisa los servicios de junio", "",
		"Revision: la cifra preliminar se reemplaza por la del cierre del trimestre")
	add("valle-del-cauca", "2012-07-16", "ep,2012-06,servicios,,,", -18)
	on("2012-08-13", by_region("distrito-capital"), "Revisa las empresas contactadas en julio", "",
		"Revision: llegaron los formatos de visita de dos centros")
	add("distrito-capital", "2012-08-13", "ec,2012-07,contactadas,,visita,mantenimiento", -12)
	add("distrito-capital", "2012-08-13", "ec,2012-07,contactadas,,visita,nuevo", -7)
	on("2012-09-11", by_region("bolivar"), "Corrige las empresas que monetizan en agosto", "",
		"Correccion: se había digitado 10 donde el formato dice 1")
	add("bolivar", "2012-09-11", "em,2012-08,monetizan,,,", 9)
	on("2012-11-09", by_region("tolima"), "Retira los contratos de octubre", "",
		"Correccion: se contaron contratos de prueba; la cifra se retira mientras se verifica con el SGVA")
	withdraw("tolima", "2012-11-09", "cv,2012-10,contratos,,,", 31)
	on("2013-01-09", by_region("risaralda"), "Concilia los contratos del segundo semestre", "",
		"Revision: conciliación de fin de año con el aplicativo SGVA")
	add("risaralda", "2013-01-09", "cv,2012-07,contratos,,,", 2)
	add("risaralda", "2013-01-09", "cv,2012-09,contratos,,,", -3)
	add("risaralda", "2013-01-09", "cv,2012-11,contratos,,,", 1)
	on("2013-03-14", by_region("magdalena"), "Revisa los contratos de diciembre", "",
		"Revision: el aplicativo SGVA cerró el año con cuatro contratos que faltaban")
	add("magdalena", "2013-03-14", "cv,2012-12,contratos,,,", -4)

	on("2020-01-31", HEAD_OFFICE, "Publica los lineamientos del plan de acción 2020",
		"data/acciones.csv data/entregas.csv data/simulate_deliveries.awk")
	before("data/origenes.csv", "2020-01-31", "^(acciones|entregas)")
	before("content/paginas/acerca-de.md", "2020-01-31", "^(- ..El plan de acción|También son simuladas las entregas)")
	before("content/paginas/metodo.md", "2020-01-31", "^(## El plan de acción|Cada acción del plan)")
	on("2020-02-14", HEAD_OFFICE, "Anota las erratas del plan de acción", "")
	before("data/erratas.csv", "2020-02-14",
		"^(recaudo-fiscalizacion|comite-de-precios|documento-equivalente|recursos-de-apertura),")
	rows_by_day("data/entregas.csv", 3, COLLECTION, "Anota lo que se entregó del plan de acción")
}

# The plans that circular 040 asks for: each comes when it is formulated, with its initiatives and what it applied
# for, and grows a milestone at a time; what a source grants comes month by month.
function tell_plans() {
	plan("antioquia-2012-2014", "2012-03-29")
	milestone("antioquia-2012-2014", "2012-04-13", "validacion", "Anota la validación del plan estratégico")
	milestone("antioquia-2012-2014", "2012-05-25", "aprobacion", "Anota la aprobación del plan estratégico")
	milestone("antioquia-2012-2014", "2012-07-20", "socializacion", "Anota la socialización del plan estratégico")
	plan("santander-2012-2014", "2012-04-10")
	milestone("santander-2012-2014", "2012-04-23", "validacion", "Anota la validación del plan estratégico")
	milestone("santander-2012-2014", "2012-06-08", "aprobacion", "Anota la aprobación del plan estratégico")
	milestone("santander-2012-2014", "2012-08-16", "socializacion", "Anota la socialización del plan estratégico")
	plan("narino-2012-2014", "2012-04-16")
	milestone("narino-2012-2014", "2012-06-15", "validacion", "Anota la validación del plan estratégico")
	milestone("narino-2012-2014", "2012-08-24", "aprobacion", "Anota la aprobación del plan estratégico")
	milestone("narino-2012-2014", "2012-10-12", "socializacion", "Anota la socialización del plan estratégico")
	plan("bolivar-2012-2014", "2012-05-11")
	milestone("bolivar-2012-2014", "2012-07-13", "aprobacion", "Anota la aprobación del plan estratégico")
	before("content/planes/bolivar-2012-2014.md", "2012-07-13", "^El plan está aprobado")
	plan("choco-2012-2014", "2012-05-08")
	milestone("choco-2012-2014", "2012-07-27", "validacion", "Anota la validación del plan estratégico")
	milestone("choco-2012-2014", "2012-10-05", "aprobacion", "Anota la aprobación del plan estratégico")
	milestone("choco-2012-2014", "2012-12-07", "socializacion", "Anuncia la socialización del plan estratégico")
	on("2013-02-21", by_region("choco"), "Anota la socialización del plan estratégico", "")
	before("content/planes/choco-2012-2014.md", "2013-02-21", "", "  - {hito: socializacion,",
		"  - {hito: socializacion, fecha: 2013-02-20, ante: Comunidad educativa y ciudadanía}")
	on("2013-05-10", by_region("cesar"), "Cierra la consulta del plan estratégico", "")
	before("content/planes/cesar-2013-2015.md", "2013-05-10", "", "## Cómo se participó", "## Cómo participar")
	before("content/planes/cesar-2013-2015.md", "2013-05-10", "", "La consulta está cerrada.",
		"El plan está en consulta. Escriba qué falta y qué sobra: la regional responde a cada aporte antes de llevarlo a validación.")
	plan("la-guajira-2012-2014", "2012-06-05")
	milestone("la-guajira-2012-2014", "2012-09-14", "validacion", "Anota la validación del plan estratégico")
	plan("cesar-2013-2015", "2012-11-14")
	plan("arauca-2021-2024", "2020-11-20")
	joined("cacao", "2012-05-17", "antioquia-2012-2014")
	joined("golfo", "2012-06-21", "choco-2012-2014")
	joined("pesca-del-pacifico", "2012-07-26", "narino-2012-2014")
	joined("mineria-responsable", "2012-11-20", "la-guajira-2012-2014")
	joined("caribe", "2012-11-23", "bolivar-2012-2014")
	granted("antioquia", "2012-06-15")
	granted("santander", "2012-07-18")
	granted("narino", "2012-09-20")
	granted("bolivar", "2012-08-17")
	granted("choco", "2012-11-16")
	granted("la-guajira", "2012-10-18")
	granted("cesar", "2012-12-14")
	granted("interregional", "2012-12-20")
	granted("arauca", "2020-12-17")
}

# A region's plan comes with its initiatives and what it applied for.
function plan(id, day,    region) {
	region = region_of(id)
	on(day, by_region(region), "Publica su plan estratégico" (region ~ /^(cesar|arauca)$/ ? ", en consulta" : ""),
		"content/planes/" id ".md" \
		(region == "antioquia" ? " data/fuentes.csv data/iniciativas.csv data/recursos.csv data/simulate_plans.awk" : ""))
	if (region != "antioquia") {
		before("data/iniciativas.csv", day, "^" region "-")
		before("data/recursos.csv", day, "^" region "-")
	}
}

function milestone(id, day, which, subject) {
	on(day, by_region(region_of(id)), subject, "")
	before("content/planes/" id ".md", day, "^  - [{]hito: " which ",")
}

# A project of several regions, entered by one of them.
function joined(project, day, id) {
	on(day, by_region(region_of(id)), "Acuerda un proyecto interregional de su plan estratégico", "")
	before("data/iniciativas.csv", day, "^interregional-" project ",")
	before("data/recursos.csv", day, "^interregional-" project ",")
}

# Until that day no source had granted anything.
function granted(prefix, day) {
	on(day, prefix == "interregional" ? HEAD_OFFICE : by_region(prefix), "Anota los recursos asignados a su plan estratégico", "")
	before("data/recursos.csv", day, "^" prefix "-.*,asignado$")
}

function region_of(id) {
	return substr(id, 1, length(id) - 10)
}

# --- How it is noted down ---

function by_region(region) {
	return "Regional " name[region] " <" region "@example.org>"
}

# on(day, author, subject, paths, trailer): an event of that day; a path that ends in / is a folder, and "*"
# what no other event names.
function on(day, author, subject, paths, trailer) {
	events++
	event_day[events] = day
	event_author[events] = author
	event_subject[events] = subject
	event_paths[events] = paths
	event_trailer[events] = trailer
}

# before(path, day, pattern, key, line): until that day the file lacked the lines that match `pattern` (all,
# when empty: there was no file) or, given a key, the line that begins with it read `line`.
function before(path, day, pattern, key, line) {
	versions++
	version_path[versions] = path
	version_day[versions] = day
	version_pattern[versions] = pattern
	version_key[versions] = key
	version_line[versions] = line
}

# by_day(path, column): a row's cells from that column on came on the day that the column says. The days on
# which the file changed are told by on() and before().
function by_day(path, column) {
	day_column[path] = column
}

# rows_by_day(path, column, author, subject): a row came on the day that the column says, which is told.
function rows_by_day(path, column, author, subject,    line, cells, told_days) {
	row_column[path] = column
	while ((getline line < path) > 0) {
		split(line, cells, ",")
		if (cells[column] !~ /^[0-9]/)
			continue
		rows_of[cells[column]]++
		if (cells[column] in told_days)
			continue
		told_days[cells[column]]
		on(cells[column], author, subject, "")
		before(path, cells[column], "^$")
	}
	close(path)
}

# Until that day the value of the row with that indicator, month, variable, role, channel and contact was
# higher by `difference`.
function add(region, day, key, difference) {
	changed_on[region, key] = day
	changed_by[region, key] = difference
}

# Until that day the row, empty today, had the value.
function withdraw(region, day, key, value) {
	changed_on[region, key] = day
	withdrawn[region, key] = value
}

BEGIN {
	FS = ","
	HEAD_OFFICE = "Dirección General <direccion-general@example.org>"
	PROMOTION = "Dirección de Promoción y Relaciones Corporativas <promocion@example.org>"
	SENCE = "SENCE <sence@example.org>"
	COLLECTION = "Grupo de Recaudo y Cartera <recaudo@example.org>"
	FIRST = "2008-01-15"
	LAST = "2021-01-20" # what the calendar announces for later has not come
	split("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", month_name, " ")
}

# --- What stands today ---

FNR == 1 {
	input++
	sub(/^\357\273\277/, "")
}

input == 1 {
	# Only the first entity's regions report.
	if (FNR > 1 && $1 == "sena") {
		regions[++region_count] = $2
		name[$2] = $4
	}
	next
}

input == 2 {
	if (FNR > 1 && $3 != "") {
		edition[$1] = $3
		published[substr($3, length($3) - 6)] = $1
		edition_title[$1] = $2
	}
	next
}

input == 3 {
	paths[++path_count] = substr($0, 42)
	blob[paths[path_count]] = substr($0, 1, 40)
	next
}

# seguimiento/<year>/<region>.csv
FNR == 1 {
	file = FILENAME
	region = file
	sub(/.*\//, "", region)
	sub(/\.csv$/, "", region)
	files[++file_count] = file
	file_region[file] = region
	file_of[region] = file
	header[file] = $0
	next
}

{
	n = ++rows[file]
	row[file, n] = $0
	row_key[file, n] = $1 "," $3 "," $4 "," $6 "," $7 "," $8
	row_value[file, n] = $5
	row_month[file, n] = $3
	arrival[file, n] = $9
	# What is known of before the first month that is owed came with that month.
	if ($9 != "" && (!((region, $3) in handed_in) || $9 > handed_in[region, $3]))
		handed_in[region, $3] = $9
}

# --- Days ---

function day_number(day,    y, m, d) {
	y = substr(day, 1, 4) + 0
	m = substr(day, 6, 2) + 0
	d = substr(day, 9, 2) + 0
	if (m <= 2) {
		y--
		m += 12
	}
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
}

# The day after.
function next_day(day,    y, m, d, length_of_month) {
	y = substr(day, 1, 4) + 0
	m = substr(day, 6, 2) + 0
	d = substr(day, 9, 2) + 1
	split("31 28 31 30 31 30 31 31 30 31 30 31", length_of_month, " ")
	if (m == 2 && y % 4 == 0 && (y % 100 || y % 400 == 0))
		length_of_month[2] = 29
	if (d > length_of_month[m]) {
		d = 1
		m++
	}
	if (m > 12) {
		m = 1
		y++
	}
	return sprintf("%04d-%02d-%02d", y, m, d)
}

# git's form of an hour in Bogotá, minutes after midnight.
function instant(day, minutes) {
	return sprintf("%d -0500", (day_number(day) * 1440 + minutes + 300) * 60)
}

# "12 de junio": for notes.
function day_text(day) {
	return (substr(day, 9, 2) + 0) " de " month_name[substr(day, 6, 2) + 0]
}

# --- The files of a day ---

# The region's table as it stood at the end of that day.
function table_on(file, day,    text, n, line, key, region, cells) {
	text = header[file] "\n"
	region = file_region[file]
	for (n = 1; n <= rows[file]; n++) {
		if (arrival[file, n] > day)
			continue
		line = row[file, n]
		key = region SUBSEP row_key[file, n]
		if (key in changed_on && day < changed_on[key]) {
			split(line, cells, ",")
			if (key in withdrawn)
				line = cells[1] "," cells[2] "," cells[3] "," cells[4] "," withdrawn[key] "," cells[6] "," \
					cells[7] "," cells[8] "," arrival[file, n] ","
			else
				line = cells[1] "," cells[2] "," cells[3] "," cells[4] "," (cells[5] + changed_by[key]) "," \
					cells[6] "," cells[7] "," cells[8] "," cells[9] "," cells[10]
		}
		text = text line "\n"
	}
	return text
}

# The row without what came after that day.
function known_on(line, column, day,    cells, n, i, text) {
	n = split(line, cells, ",")
	for (i = 1; i <= n; i++)
		text = text (i > 1 ? "," : "") (cells[column] > day && i >= column ? "" : cells[i])
	return text
}

# The file as it stood at the end of that day, undoing what came later; sets is_as_today.
function text_on(path, day,    text, line, cells, i, keep, header_read) {
	is_as_today = 1
	for (i = 1; i <= versions; i++)
		if (version_path[i] == path && version_day[i] > day)
			is_as_today = 0
	if (is_as_today)
		return ""
	while ((getline line < path) > 0) {
		keep = 1
		for (i = 1; i <= versions; i++) {
			if (version_path[i] != path || version_day[i] <= day)
				continue
			if (version_key[i] != "") {
				if (index(line, version_key[i]) == 1)
					line = version_line[i]
			} else if (line ~ version_pattern[i])
				keep = 0
		}
		if (header_read && path in row_column) {
			split(line, cells, ",")
			if (cells[row_column[path]] > day)
				keep = 0
		}
		if (header_read++ && path in day_column)
			line = known_on(line, day_column[path], day)
		if (keep)
			text = text line "\n"
	}
	close(path)
	return text
}

function put_bytes(text) {
	printf "data %d\n%s\n", length(text), text
}

# Adds a file to the commit in the making, as it stood that day.
function put_file(path, day,    text) {
	text = text_on(path, day)
	if (is_as_today)
		printf "M 100644 %s %s\n", blob[path], path
	else if (text != "") {
		printf "M 100644 inline %s\n", path
		put_bytes(text)
	}
}

function begin_commit(author, when, message) {
	printf "commit refs/heads/main\nauthor %s %s\ncommitter %s %s\n", author, when, author, when
	put_bytes(message "\n")
}

# --- The three kinds of thing that happen ---

# Which event brings a path: the one that names it or its folder; else the one of "*".
function bringer(path,    i, n, k, list, found) {
	for (i = 1; i <= events; i++) {
		n = split(event_paths[i], list, " ")
		for (k = 1; k <= n; k++) {
			if (list[k] == "*")
				found = found ? found : i
			else if (list[k] == path || (list[k] ~ /\/$/ && index(path, list[k]) == 1))
				return i
		}
	}
	return found
}

function tell_event(i,    p, f, n, region, file, day, message) {
	day = event_day[i]
	message = event_subject[i]
	if (event_trailer[i] != "")
		message = message "\n\n" event_trailer[i]
	begin_commit(event_author[i], instant(day, 17 * 60 + 30), message)
	for (p = 1; p <= path_count; p++)
		if (brought_by[paths[p]] == i)
			put_file(paths[p], day)
	for (n = 1; n <= versions; n++)
		if (version_day[n] == day)
			put_file(version_path[n], day)
	for (f = 1; f <= file_count; f++) {
		file = files[f]
		for (n = 1; n <= rows[file]; n++)
			if (changed_on[file_region[file], row_key[file, n]] == day) {
				printf "M 100644 inline %s\n", file
				put_bytes(table_on(file, day))
				break
			}
	}
	if (message ~ /^Publica su plan estratégico/)
		plans_told = plans_told "\n- " day_text(day) ". " substr(event_author[i], 1, index(event_author[i], " <") - 1) "."
	if (event_trailer[i] != "")
		told = told "\n- " day_text(day) ". " event_subject[i] ": " substr(event_trailer[i], index(event_trailer[i], ": ") + 2) "."
}

# A region hands in a month: its rows of that day.
function tell_report(number, day,    region, file, n, count, which, cut, message) {
	region = regions[number]
	file = file_of[region]
	for (n = 1; n <= rows[file]; n++)
		if (arrival[file, n] == day) {
			count++
			if (row_month[file, n] > which)
				which = row_month[file, n]
		}
	if (!count)
		return
	cut = which "-25"
	message = "Reporta " month_name[substr(which, 6, 2) + 0] " de " substr(which, 1, 4) "\n\n" count " filas." \
		(day > cut ? " Entrega tarde: el corte era el " day_text(cut) "." : "")
	# Sums of the month were published without this region.
	if (which in published && day >= published[which])
		message = message "\n\nRevision: la regional entregó cuando el corte de " \
			month_name[substr(which, 6, 2) + 0] " ya estaba publicado"
	begin_commit(by_region(region), instant(day, 9 * 60 + 15 * number), message)
	printf "M 100644 inline %s\n", file
	put_bytes(table_on(file, day))
}

# Who handed in the month of a cut, and when.
function punctuality(day,    i, month, on_time, late, missing, given, notes) {
	month = substr(edition[day], length(edition[day]) - 6)
	for (i = 1; i <= region_count; i++) {
		given = handed_in[regions[i], month]
		if (given != "" && given <= month "-25")
			on_time++
		else if (given != "" && given < day)
			late = late (late == "" ? "" : ", ") name[regions[i]]
		else
			missing = missing (missing == "" ? "" : ", ") name[regions[i]]
	}
	notes = "\n\nEntregaron a tiempo " on_time + 0 " de " region_count " regionales."
	if (late != "")
		notes = notes "\nTarde: " late "."
	if (missing != "")
		notes = notes "\nSin entregar todavía: " missing "."
	return notes
}

function tell_edition(day,    notes) {
	notes = edition[day] ~ /^corte-/ ? punctuality(day) : ""
	if (plans_told != "")
		notes = notes "\n\nPlanes estratégicos publicados:\n" plans_told
	plans_told = ""
	if (rows_told)
		notes = notes "\n\nEntregas del plan de acción anotadas desde la edición anterior: " rows_told "."
	rows_told = 0
	if (told != "")
		notes = notes "\n\nLo que se corrigió o revisó:\n" told
	told = ""
	printf "tag %s\nfrom refs/heads/main\ntagger %s %s\n", edition[day], HEAD_OFFICE, instant(day, 8 * 60)
	put_bytes(edition_title[day] notes "\n")
}

END {
	tell_publication()
	for (i = 1; i <= path_count; i++)
		if (!(paths[i] in header))
			brought_by[paths[i]] = bringer(paths[i])
	for (i = 1; i <= file_count; i++) {
		file = files[i]
		region = file_region[file]
		for (n = 1; n <= rows[file]; n++) {
			if (arrival[file, n] == "") {
				month = row_month[file, n]
				arrival[file, n] = (region, month) in handed_in ? handed_in[region, month] : month "-25"
			}
			arrivals[arrival[file, n]]
		}
	}
	print "feature done"
	for (day = FIRST; day <= LAST; day = next_day(day)) {
		if (day in edition)
			tell_edition(day)
		rows_told += rows_of[day]
		for (i = 1; i <= region_count && day in arrivals; i++)
			tell_report(i, day)
		for (i = 1; i <= events; i++)
			if (event_day[i] == day)
				tell_event(i)
	}
	print "done"
}
