# Writes, for git fast-import, a publication of about a thousand pages and a tag for each of many editions, 1 % of the pages changing from each
# to the next:  awk -v editions=200 -f tests/bench/many_editions.awk | git fast-import --quiet
function blob(path, text) { printf "M 100644 inline %s\ndata %d\n%s\n", path, length(text), text }
function commit(day, message) {
	printf "commit refs/heads/main\ncommitter Entidad <entidad@example.org> %d -0500\ndata %d\n%s\n", day, length(message), message
}
function circular(number, version, text, i) {
	text = "---\nnumero: \"" number "\"\nfecha: 2012-01-02\nemisor: Direccion General\nasunto: Asunto de la circular " number "\nentidad: e\n---\n"
	text = text "# Version " version "\n\n"
	for (i = 1; i <= 24; i++)
		text = text "Parrafo " i " de la circular " number (i == 3 ? " en su version " version : "") ", con **fuerza**, un [enlace](circular:c" (number % pages + 1) \
			") y palabras para llenar la pagina con lo que una circular suele decir de metas y plazos.\n\n"
	text = text "| Region | Meta |\n|---|---|\n"
	for (i = 1; i <= 20; i++)
		text = text "| Region " i " | " (number * i) " |\n"
	blob("content/circulares/c" number ".md", text)
}
BEGIN {
	if (!editions) editions = 200
	if (!pages) pages = 940
	day = 1328000000
	commit(day, "Publicacion")
	blob("content/sitio.yaml", "titulo: Cuentas\nentidad: e\nurl_base: https://cuentas.example.org/\n")
	blob("data/entidades.csv", "entidad,nombre,sigla,pais\ne,Entidad,E,Pais\n")
	regions = "entidad,region,codigo,nombre,segmento\n"
	for (i = 10; i < 20; i++) regions = regions "e,r" i "," i ",Region " i ",grande\n"
	blob("data/regiones.csv", regions)
	blob("content/indicadores/cv.md", "---\ncodigo: cv\nnombre: Contratos\nentidad: e\ntipo: resultado\nnorma: c1\nvigencia: 2012\nperiodicidad: mensual\ncorte: 25\nunidad: contratos\nvariables: {contratos: flujo}\nnumerador: contratos\nventana: anio\nmeta: {fuente: constante, valor: 1200, prorrateo: lineal}\n---\nTexto.\n")
	rows = "indicador,region,periodo,variable,valor,reportado\n"
	for (i = 10; i < 20; i++) rows = rows "cv,r" i ",2012-01,contratos," i ",2012-01-25\n"
	blob("data/seguimiento/2012.csv", rows)
	for (i = 1; i <= pages; i++) circular(i, 1)
	next_page = 0
	for (e = 1; e <= editions; e++) {
		day += 86400
		if (e > 1) {
			commit(day, "Cambios " e)
			for (k = 0; k < pages / 100; k++) circular(next_page++ % pages + 1, e)
		}
		name = sprintf("e-%04d", e)
		printf "tag %s\nfrom refs/heads/main\ntagger Entidad <entidad@example.org> %d -0500\ndata %d\n%s\n", name, day, length(name), name
	}
	print "done"
}
