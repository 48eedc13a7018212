/* Any bytes as one file of a publication that is otherwise right: the first line is the file's path (any
 * other chooses one too), what follows its bytes. Loading ends, says nothing that a terminal must not see,
 * and a model without errors can be assessed. */
#include "fuzz.h"

#include "compliance/assessment.h"
#include "model/model.h"

struct text {
	const char *path, *bytes;
};

/* By path. */
static const struct text files[] = {
	{"content/circulares/1-2012.md",
		"---\nnumero: 1\nfecha: 2012-01-16\nemisor: E\nentidad: a\nasunto: A\n"
		"lineamientos: [{id: a, titulo: A}, {id: b, titulo: B}]\n---\n"
		"Vea [x](circular:2-2012), [y](indicador:ct), [z](region:norte),\n"
		"![w](plano.svg) y 1 {a}.\n"},
	{"content/circulares/2-2012.md", "---\nnumero: 2\nfecha: 2012-01-16\nemisor: E\nentidad: a\nasunto: "
					 "A\nmodifica: 1-2012\n---\n"},
	{"content/circulares/plano.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
	{"content/indicadores/ct.md",
		"---\ncodigo: ct\nnombre: C\nentidad: a\ntipo: resultado\nnorma: 1-2012\nvigencia: 2012\n"
		"periodicidad: mensual\ncorte: 25\nunidad: u\nvariables: {c: flujo}\nnumerador: c\n"
		"ventana: anio\nmeta: {fuente: tabla}\n---\n"},
	{"content/indicadores/pa.md",
		"---\ncodigo: pa\nnombre: P\nentidad: a\ntipo: proceso\nnorma: 1-2012\nvigencia: 2012\n"
		"periodicidad: mensual\ncorte: 25\nunidad: u\nvariables: {p: stock}\nnumerador: p\n"
		"denominador: ct.c\nventana: mes\nmeta: {fuente: constante, valor: 1}\n---\n"},
	{"content/paginas/acerca.md", "---\ntitulo: A\n---\nVea [uno](circular:1-2012).\n"},
	{"content/planes/norte-2012.md",
		"---\nregion: norte\nvigencia: 2012\nnorma: 1-2012\nhitos:\n"
		"  - {hito: formulacion, fecha: 2012-01-09, ante: X, evidencia: plano.svg}\n"
		"  - {hito: validacion, fecha: 2012-01-10}\nconsulta: {desde: 2012-01-09, hasta: "
		"2012-02-01}\n"
		"---\nVea [x](circular:1-2012) y [y](plan:norte-2012).\n"},
	{"content/planes/plano.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
	{"content/sitio.yaml", "titulo: T\nentidad: a\n"},
	{"data/calendario.csv", "fecha,titulo,edicion\n2012-05-01,A,b\n"},
	{"data/entidades.csv", "entidad,nombre,sigla,pais\na,A,A,Colombia\n"},
	{"data/erratas.csv", "documento,dice,debe_decir,motivo\n1-2012,Vea,Ver,x\n"},
	{"data/fuentes.csv", "fuente,nombre,tipo\nf,F,ordinario\ng,G,complementario\n"},
	{"data/iniciativas.csv",
		"iniciativa,regiones,lineamiento,nombre,municipios,aliados,indicadores,estado,inicio,fin\n"
		"i,norte,1-2012#a,I,05001,A;B,ct;pa,e,2012-01-01,2012-02-01\n"
		"j,norte;sur,1-2012#b,J,\"05001; 70001\",,,,,\n"},
	{"data/mapas/pais.geojson",
		"{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{"
		"\"codigo\":5},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,1],[2,2]]]}}]}"},
	{"data/mapas/pais.svg",
		"<svg><path id=\"05\" d=\"M0 0h9v9z\"/><path id=\"70\" d=\"M9 0h9v9z\"/></svg>"},
	{"data/metas.csv", "indicador,region,rol,periodo,valor,norma,vigente_desde\n"
			   "ct,,,2012,3,1-2012,\nct,norte,,2012,1,1-2012,\nct,sur,,2012,2,1-2012,\n"},
	{"data/municipios.csv", "municipio,nombre,region,priorizado\n05001,U,norte,si\n70001,D,sur,no\n"},
	{"data/normas.csv", "id,titulo,enlace\nn,N,\n"},
	{"data/origenes.csv", "ruta,origen,nota\nseguimiento/,simulado,x\n"},
	{"data/recursos.csv", "iniciativa,fuente,monto,estado\ni,f,1.5,gestionado\nj,g,2,asignado\n"},
	{"data/regiones.csv", "entidad,region,codigo,nombre,segmento,fila,columna\n"
			      "a,norte,05,N,grande,1,1\na,sur,70,S,,2,1\n"},
	{"data/retiros.csv", "documento,fecha,motivo\nx,2012-01-01,y\n"},
	{"data/seguimiento/2012/norte.csv",
		"indicador,region,periodo,variable,valor,rol,reportado\nct,norte,2012-01,c,1,r,2012-01-25\n"
		"pa,norte,2012-01,p,1.5,,\n"},
};
enum { FILES = sizeof(files) / sizeof(*files) };

static void must_be_shown(const struct report *report)
{
	struct buffer out = {0};
	report_text(report, &out);
	for (size_t i = 0; i < out.length; i++) {
		unsigned char byte = (unsigned char)out.data[i];
		must_hold(byte >= ' ' || byte == '\n', "findings have no control characters");
		must_hold(byte != 0x7F, "findings have no DEL");
		must_hold(byte != 0xC2 || i + 1 == out.length || (unsigned char)out.data[i + 1] >= 0xA0,
			"findings have no C1 controls");
	}
	buffer_release(&out);
}

static void must_stand(const struct report *report, const struct file *file)
{
	unsigned lines = 1;
	for (size_t i = 0; i < file->length; i++)
		lines += file->bytes[i] == '\n';
	for (size_t i = 0; i < report->count; i++)
		must_hold(strcmp(report->findings[i].place.path, file->path) != 0 ||
				  report->findings[i].place.line <= lines,
			"a finding stands on a line of its file");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct report report = {0};
	struct model model;
	struct file list[FILES];
	const struct snapshot snapshot = {
		.files = list, .count = FILES, .date = {1333285200, -300}}; /* 2012-04-01 */
	const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
	size_t start = end ? (size_t)(end - data) + 1 : size, chosen = size ? data[0] % FILES : 0;
	for (size_t i = 0; i < FILES; i++)
		list[i] = (struct file){files[i].path, files[i].bytes, strlen(files[i].bytes), {0}};
	for (size_t i = 0; i < FILES; i++)
		if (start > 1 && strlen(files[i].path) == start - 1 &&
			!memcmp(files[i].path, data, start - 1))
			chosen = i;
	/* Bytes of a snapshot are followed by a NUL. */
	list[chosen].bytes = arena_copy(&arena, (const char *)data + start, size - start);
	list[chosen].length = size - start;
	int result = model_load(&model, &snapshot, snapshot.date, &arena, &report);
	must_hold(!result == !report.errors, "a model that cannot be used has an error that says why");
	report_sort(&report);
	must_be_shown(&report);
	must_stand(&report, &list[chosen]);
	if (!result) {
		struct assessment assessment;
		assess(&assessment, &model, &arena);
	}
	arena_release(&arena);
	report_release(&report);
	return 0;
}
