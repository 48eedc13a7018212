/*
 * The small publication in memory that tests of the model change one thing of at a time, and the findings
 * that a change must give. It must not know any one test.
 */
#ifndef TESTS_SMALL_PUBLICATION_H
#define TESTS_SMALL_PUBLICATION_H

#include "expect.h"

#include "base/date.h"
#include "model/model.h"

#include <string.h>

struct text {
	const char *path, *bytes;
};

#define INDICATOR(code, rest)                                                                                \
	"---\ncodigo: " code "\nnombre: Nombre\nentidad: agencia\ntipo: resultado\nnorma: 1-2012\n"          \
	"vigencia: 2012-2013\nperiodicidad: mensual\ncorte: 25\nunidad: u\n" rest "---\n\nTexto.\n"

static const struct text base[] = {
	{"content/circulares/1-2012.md",
		"---\nnumero: 1\nfecha: 2012-01-16\nemisor: Dirección\nentidad: agencia\nasunto: Metas\n"
		"desarrolla: [resolucion-7-2011]\nlineamientos: [{id: a, titulo: A}, {id: b, titulo: B}]\n"
		"---\n\nVea [Norte](region:norte), [el indicador](indicador:ct), [la "
		"norma](norma:resolucion-7-2011)\n"
		"y [la otra](circular:2-2012#metas). Dice mal.\n"},
	{"content/circulares/2-2012.md",
		"---\nnumero: 2\nfecha: 2012-02-16\nemisor: Dirección\nentidad: agencia\nasunto: Reforma\n"
		"modifica: 1-2012\n---\n\nVea [una página](acerca.html).\n"},
	{"content/indicadores/ct.md",
		INDICATOR("ct",
			"variables: {contratos: flujo}\nnumerador: contratos\nventana: anio\n"
			"meta: {fuente: tabla, prorrateo: lineal}\ndecimales: 0\nno_aplica: [sur]\n")},
	{"content/indicadores/pa.md",
		INDICATOR("pa",
			"variables: {atendidas: flujo, recibidas: stock}\nnumerador: atendidas\n"
			"denominador: recibidas\nventana: mes\nmeta: {fuente: constante, valor: 0.6}\n")},
	{"content/indicadores/se.md",
		INDICATOR("se",
			"variables: {servicios: flujo}\nnumerador: servicios\ndenominador: pa.atendidas\n"
			"ventana: trimestre\nmeta: {fuente: tabla}\n")},
	{"content/indicadores/vi.md",
		INDICATOR("vi", "variables: {visitas: flujo}\nnumerador: visitas\nventana: trimestre\n"
				"meta: {fuente: tabla, sentido: maximo}\numbrales: {riesgo: 0.9}\n")},
	{"content/paginas/acerca.md", "---\ntitulo: Acerca\n---\n\nVuelva al [inicio](index.html).\n"},
	{"content/sitio.yaml", "titulo: Cuentas\nentidad: agencia\n"},
	{"data/entidades.csv",
		"entidad,nombre,sigla,pais\nagencia,Agencia,A,Colombia\nvecina,Vecina,V,Chile\n"},
	{"data/erratas.csv", "documento,dice,debe_decir,motivo\n1-2012,Dice mal,Dice bien,Errata\n"},
	{"data/metas.csv", "indicador,region,rol,periodo,valor,norma,vigente_desde\n"
			   "ct,,,2012,30,1-2012,\nct,norte,,2012,10,1-2012,\nct,sur,,2012,20,1-2012,\n"
			   "ct,,alto,2012,12,1-2012,\nct,,bajo,2012,18,1-2012,\nse,norte,,2012,2,1-2012,\n"
			   "vi,norte,,2012-T1,2,1-2012,\nct,norte,,2012,11,2-2012,2012-06-01\n"},
	{"data/normas.csv", "id,titulo,enlace\nresolucion-7-2011,Resolución 7,\n"},
	{"data/regiones.csv", "entidad,region,codigo,nombre,segmento,fila,columna\n"
			      "agencia,norte,05,Norte,grande,1,1\nagencia,sur,70,Sur,,2,1\n"
			      "vecina,este,01,Este,,,\n"},
	{"data/seguimiento/2012/norte.csv",
		"indicador,region,periodo,variable,valor,rol,reportado\n"
		"ct,norte,2012-01,contratos,-3,alto,2012-01-25\nct,norte,2012-02,contratos,,,\n"
		"pa,norte,2012-02,atendidas,1.5,,\nvi,norte,2012-03,visitas,7,,\n"},
};
enum { BASE = sizeof(base) / sizeof(*base), MOST = BASE + 8 };

/* Puts `to` for the first `from` in the file at `path`; without `from` the file is new, without `to` it
 * goes. */
struct change {
	const char *path, *from, *to;
};

struct world {
	struct arena arena;
	struct report report;
	struct snapshot snapshot;
	struct file files[MOST];
	struct model model;
	int result;
};

static inline void put(struct world *world, const char *path, const char *bytes)
{
	size_t at = 0;
	while (at < world->snapshot.count && strcmp(world->files[at].path, path) < 0)
		at++;
	bool there = at < world->snapshot.count && !strcmp(world->files[at].path, path);
	size_t after = world->snapshot.count - at - there;
	assert_true(world->snapshot.count < MOST);
	if (!bytes) {
		assert_true(there);
		memmove(&world->files[at], &world->files[at + 1], after * sizeof(struct file));
		world->snapshot.count--;
		return;
	}
	if (!there) {
		memmove(&world->files[at + 1], &world->files[at], after * sizeof(struct file));
		world->snapshot.count++;
	}
	world->files[at] = (struct file){.path = path, .bytes = bytes, .length = strlen(bytes)};
}

static inline void apply(struct world *world, const struct change *change)
{
	if (!change->from || !change->to) {
		put(world, change->path, change->to);
		return;
	}
	const struct file *file = snapshot_find(&world->snapshot, change->path);
	assert_non_null(file);
	const char *found = strstr(file->bytes, change->from);
	if (!found)
		fail_msg("%s does not say: %s", change->path, change->from);
	put(world, change->path,
		arena_printf(&world->arena, "%.*s%s%s", (int)(found - file->bytes), file->bytes, change->to,
			found + strlen(change->from)));
}

static inline void start(struct world *world)
{
	*world = (struct world){.snapshot = {.files = world->files}};
	for (size_t i = 0; i < BASE; i++)
		put(world, base[i].path, base[i].bytes);
	assert_true(instant_parse("2012-04-01T08:00-05:00", &world->snapshot.date));
}

static inline void load(struct world *world)
{
	world->result = model_load(
		&world->model, &world->snapshot, world->snapshot.date, &world->arena, &world->report);
}

static inline void finish(struct world *world)
{
	report_release(&world->report);
	arena_release(&world->arena);
}

/* Asserts the findings, each as "path:line:column id", in order; NULL ends `changes`. */
static inline void expect(const struct change *changes, const char *expected)
{
	struct world world;
	struct buffer got = {0};
	start(&world);
	for (; changes->path; changes++)
		apply(&world, changes);
	load(&world);
	report_sort(&world.report);
	buffer_add(&got, "", 0);
	for (size_t i = 0; i < world.report.count; i++) {
		const struct finding *f = &world.report.findings[i];
		buffer_printf(&got, "%s%s:%u:%u %s", i ? "\n" : "", f->place.path, f->place.line,
			f->place.column, finding_kinds[f->id].id);
	}
	assert_string_equal(got.data, expected);
	assert_int_equal(world.result, world.report.errors ? -1 : 0);
	buffer_release(&got);
	finish(&world);
}

#define CHANGES(...) ((const struct change[]){__VA_ARGS__, {NULL, NULL, NULL}})
#define expect_one(path, from, to, expected) expect(CHANGES({path, from, to}), expected)

#define SITE "content/sitio.yaml"
#define ENTITIES "data/entidades.csv"
#define REGIONS "data/regiones.csv"
#define TARGETS "data/metas.csv"
#define ROWS "data/seguimiento/2012/norte.csv"
#define FIRST "content/circulares/1-2012.md"
#define SECOND "content/circulares/2-2012.md"
#define CT "content/indicadores/ct.md"
#define PA "content/indicadores/pa.md"
#define SE "content/indicadores/se.md"
#define VI "content/indicadores/vi.md"

#endif
