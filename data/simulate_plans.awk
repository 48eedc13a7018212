# Simulates what circular 040 asks the regions for: initiatives by guideline, the municipalities they reach, their
# allies, and the money for them. Only the guidelines and the sources of money are real (the circular names them);
# data/origenes.csv declares the rest and every page repeats it. The plans' own texts, in content/planes/, are
# written by hand and made up as well.
#
#   awk -f data/simulate_plans.awk data/municipios.csv
#   awk -v salida=DIR -f data/simulate_plans.awk data/municipios.csv
#
# Run it from the publication's root; it writes data/iniciativas.csv and data/recursos.csv (or both in DIR). POSIX
# awk, whole numbers only; chance comes from the generator of data/simulate.awk with another seed, so the same files
# come out byte for byte on every run.
#
# What is made up, and how:
#   initiatives     the list below: who, under which guideline, to what end
#   municipalities  two to five of each region that takes part, each as likely as the next
#   state           two in three are agreed with their allies, the others under study
#   dates           a start from June of the year to March of the next, and an end one to two years later
#   money           of each source listed: 40 to 900 million pesos applied for; of two in three, a part is granted

# A whole number from 0 to n - 1.
function draw(n) {
	state = (state * 16807) % 2147483647
	return int(state / 8) % n
}

function between(low, high) {
	return low + draw(high - low + 1)
}

# So many municipalities of a region, by code.
function some_municipalities(region, wanted,    i, left, text) {
	left = municipality_count[region]
	for (i = 1; i <= municipality_count[region]; i++) {
		if (draw(left) < wanted) {
			text = text (text == "" ? "" : ";") municipality[region, i]
			wanted--
		}
		left--
	}
	return text
}

function a_day(month, year) {
	return sprintf("%04d-%02d-%02d", year + int((month - 1) / 12), (month - 1) % 12 + 1, between(1, 28))
}

function cell(text) {
	return text ~ /[",]/ ? "\"" text "\"" : text
}

# The money of an initiative, by source. What is granted is a part of what was applied for, never more.
function tell_money(id, sources,    list, n, i, amount) {
	n = split(sources, list, " ")
	for (i = 1; i <= n; i++) {
		amount = between(40, 900)
		print id, list[i], amount "000000", "gestionado" >resources
		if (list[i] == "presupuesto-regional")
			print id, list[i], amount "000000", "asignado" >resources
		else if (draw(3) < 2)
			print id, list[i], int(amount * between(20, 95) / 100) "" between(100, 999) "000", "asignado" >resources
	}
}

# initiative(id, regions, guideline, name, allies, indicators, sources, year); without a year, 2012
function initiative(id, regions, guideline, name, allies, indicators, sources, year,    list, n, i, codes, start, end) {
	n = split(regions, list, ";")
	for (i = 1; i <= n; i++)
		codes = codes (i > 1 ? ";" : "") some_municipalities(list[i], n > 2 ? 2 : between(2, 5))
	start = between(6, 15)
	end = start + between(12, 24)
	year = year ? year : 2012
	start = a_day(start, year)
	end = a_day(end, year)
	print id, regions, "040-2012#" guideline, cell(name), codes, cell(allies), indicators, \
		draw(3) ? "concertada con los aliados" : "en estudio", start, end >initiatives
	tell_money(id, sources)
}

BEGIN {
	FS = OFS = ","
	state = 402012
	if (salida == "")
		salida = "data"
	initiatives = salida "/iniciativas.csv"
	resources = salida "/recursos.csv"
	print "iniciativa", "regiones", "lineamiento", "nombre", "municipios", "aliados", "indicadores", "estado", "inicio", "fin" >initiatives
	print "iniciativa", "fuente", "monto", "estado" >resources
}

FNR > 1 {
	municipality[$3, ++municipality_count[$3]] = $1
}

END {
	initiative("antioquia-rutas-de-productividad", "antioquia", 1, "Rutas de productividad para las cadenas textil y metalmecánica",
		"Cámaras de comercio;Gremios textiles", "cv;ep", "presupuesto-regional empresas")
	initiative("antioquia-pacto-por-el-empleo", "antioquia", 2, "Pacto por el empleo con la Gobernación y las alcaldías",
		"Gobernación;Alcaldías", "sf;se", "presupuesto-regional entes-territoriales")
	initiative("antioquia-maestros-de-obra", "antioquia", 3, "Maestros de obra para los planes municipales de vivienda",
		"Alcaldías;Cajas de compensación", "sf", "fonvivienda entes-territoriales")
	initiative("antioquia-aulas-moviles", "antioquia", 4, "Aulas móviles donde no hay centro de formación",
		"Alcaldías", "af", "presupuesto-regional regalias")
	initiative("antioquia-empleo-rural", "antioquia", 5, "Empleo rural con fondos del agro",
		"Federaciones de productores;ONG ambientales", "se;pe", "agropecuario ong")
	initiative("santander-talento-para-el-petroleo", "santander", 1, "Talento para los servicios petroleros",
		"Empresas de servicios petroleros", "cv;ec", "presupuesto-regional empresas")
	initiative("santander-mesas-provinciales", "santander", 2, "Mesas provinciales de formación con alcaldes",
		"Alcaldías;Cámaras de comercio", "eg", "presupuesto-regional")
	initiative("santander-vias-terciarias", "santander", 3, "Cuadrillas de mantenimiento para las vías terciarias",
		"Gobernación;Alcaldías", "sf", "invias entes-territoriales")
	initiative("santander-calzado-y-joya", "santander", 5, "Diseño para el calzado y la joya con cooperación técnica",
		"Gremios del calzado;Agencias de cooperación", "ep;cv", "cooperacion empresas")
	initiative("bolivar-astilleros", "bolivar", 1, "Soldadores y pintores para los astilleros",
		"Empresas navales", "cv;em", "presupuesto-regional empresas")
	initiative("bolivar-brechas", "bolivar", 2, "Brechas de formación por cerrar, con las alcaldías",
		"Gobernación;Alcaldías", "sf;pe", "presupuesto-regional entes-territoriales")
	initiative("bolivar-inundaciones", "bolivar", 4, "Formación en los municipios afectados por las inundaciones",
		"Alcaldías;Organizaciones comunitarias", "sf;af", "calamidades adaptacion")
	initiative("bolivar-turismo-comunitario", "bolivar", 5, "Turismo comunitario",
		"ONG locales;Agencias de cooperación", "se", "cooperacion ong")
	initiative("narino-lacteos", "narino", 1, "Calidad de la leche en la altiplanicie",
		"Asociaciones de productores", "ep", "presupuesto-regional agropecuario")
	initiative("narino-planes-de-vida", "narino", 3, "Los planes de vida de los resguardos en los planes municipales",
		"Alcaldías;Cabildos", "pe", "presupuesto-regional entes-territoriales")
	initiative("narino-municipios-apartados", "narino", 4, "Presencia en los municipios más apartados",
		"Alcaldías;Cámaras de comercio", "ec;se", "regalias")
	initiative("narino-cafe-especial", "narino", 5, "Catadores y tostadores de café especial",
		"Cooperativas;Agencias de cooperación", "se", "cooperacion agropecuario")
	initiative("choco-madera-legal", "choco", 1, "Aprovechamiento legal de la madera",
		"Consejos comunitarios", "sf", "presupuesto-regional ong")
	initiative("choco-construccion-en-madera", "choco", 3, "Vivienda en madera para los planes municipales",
		"Alcaldías;Consejos comunitarios", "sf;af", "fonvivienda")
	initiative("choco-formacion-por-rio", "choco", 4, "Formación que llega por río",
		"Alcaldías", "af", "presupuesto-regional adaptacion")
	initiative("la-guajira-mesa-del-agua", "la-guajira", 2, "Técnicos del agua con las alcaldías",
		"Gobernación;Alcaldías", "sf", "regalias adaptacion")
	initiative("la-guajira-bilingues", "la-guajira", 4, "Instructores bilingües en las comunidades indígenas",
		"Autoridades tradicionales;ONG locales", "pe", "presupuesto-regional ong")
	initiative("la-guajira-energia", "la-guajira", 5, "Operadores de energía eólica con las empresas del sector",
		"Empresas de energía", "cv;ec", "empresas cooperacion")
	initiative("cesar-palma-y-ganaderia", "cesar", 1, "Oficios de la palma y la ganadería",
		"Gremios de la palma;Comité de ganaderos", "cv;se", "presupuesto-regional agropecuario")
	initiative("cesar-centros-articulados", "cesar", 4, "Una sola oferta de los centros en los municipios",
		"Alcaldías", "ec", "presupuesto-regional")
	initiative("interregional-cacao", "antioquia;santander", 6, "Cacao fino de aroma",
		"Federación de cacaoteros", "se;ep", "agropecuario cooperacion")
	initiative("interregional-golfo", "antioquia;choco", 6, "Banano, puerto y turismo en el golfo",
		"Gobernaciones;Gremios bananeros", "se", "regalias empresas")
	initiative("interregional-pesca-del-pacifico", "cauca;choco;narino;valle-del-cauca", 6, "Pesca artesanal del Pacífico",
		"Consejos comunitarios;Agencias de cooperación", "se;pe", "cooperacion ong agropecuario")
	initiative("interregional-mineria-responsable", "cesar;la-guajira", 2, "Mesa de oficios de la minería con los dos departamentos",
		"Gobernaciones;Empresas mineras", "cv", "regalias empresas")
	initiative("interregional-caribe", "bolivar;cesar;la-guajira", 6, "Corredor agroindustrial del Caribe",
		"Gobernaciones;Gremios del agro", "cv;ec", "regalias invias agropecuario")
	initiative("arauca-cacao-y-platano", "arauca", 1, "Cacao y plátano con valor agregado",
		"Asociaciones de productores", "", "presupuesto-regional agropecuario", 2021)
	initiative("arauca-frontera", "arauca", 2, "Formación con la Gobernación y las alcaldías",
		"Gobernación;Alcaldías", "", "presupuesto-regional entes-territoriales", 2021)
}
