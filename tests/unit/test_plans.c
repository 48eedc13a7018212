/* Regional plans against 2-formats and circular 040: each fault where it stands; what a plan takes in, which
 * guidelines it covers, and sums of money that reconcile. Planted words under embargo are for
 * tests/faults/embargo.sh. */
#include "compliance/plans.h"
#include "model/references.h"
#include "small_publication.h"

#define PLAN "content/planes/norte-2012-2014.md"
#define SOUTH "content/planes/sur-2012-2014.md"
#define INITIATIVES "data/iniciativas.csv"
#define RESOURCES "data/recursos.csv"
#define FUNDS "data/fuentes.csv"
#define MUNICIPALITIES "data/municipios.csv"

#define HEAD(region, years) "---\nregion: " region "\nvigencia: " years "\nnorma: 1-2012\n"
#define NORTH HEAD("norte", "2012-2014")
#define MILESTONES                                                                                           \
	"hitos:\n  - {hito: formulacion, fecha: 2012-02-01}\n  - {hito: validacion, fecha: 2012-03-01}\n"    \
	"  - {hito: aprobacion, fecha: 2012-03-20, ante: Consejo, evidencia: Acta 1}\n"                      \
	"  - {hito: socializacion, fecha: 2012-05-02}\n"
#define TEXT "---\n\nEl plan de [Norte](region:norte).\n"
static const char plan_text[] = NORTH MILESTONES "consulta: {desde: 2012-03-20, hasta: 2012-04-01}\n" TEXT;
static const char towns[] = "municipio,nombre,region,priorizado\n05001,Uno,norte,si\n05002,Dos,norte,no\n"
			    "70001,Tres,sur,no\n";
#define COLUMNS "iniciativa,regiones,lineamiento,nombre,municipios,aliados,indicadores,estado,inicio,fin\n"
#define ONE "uno,norte,1-2012#a,Una,05001;05002,Alcaldías;Gremios,ct;pa,concertada,2012-06-01,2013-06-01\n"
#define TWO "dos,sur;norte,1-2012#b,\"Dos, juntas\",05001; 70001,,,,,\n"
static const char funds[] =
	"fuente,nombre,tipo\nordinaria,Propios,ordinario\nregalias,Regalías,complementario\n"
	"ayuda,Ayuda,complementario\n";
static const char money[] =
	"iniciativa,fuente,monto,estado\nuno,ordinaria,1000000.5,gestionado\nuno,ordinaria,1000000.5,"
	"asignado\n"
	"uno,regalias,300,gestionado\ndos,regalias,7000,gestionado\ndos,ayuda,0.1,asignado\n"
	"dos,ayuda,0.2,gestionado\n";

/* The small publication with one plan and all its tables, and one change more. */
#define WITH(...)                                                                                            \
	CHANGES({PLAN, NULL, plan_text}, {MUNICIPALITIES, NULL, towns}, {FUNDS, NULL, funds},                \
		{INITIATIVES, NULL, COLUMNS ONE TWO}, {RESOURCES, NULL, money}, __VA_ARGS__)

static void test_documents(void **state)
{
	(void)state;
	expect(WITH({PLAN, "norte", "norte"}), "");
	expect(WITH({PLAN, "region: norte", "region: norde"}), PLAN ":2:9 region-desconocida");
	expect(WITH({PLAN, "region: norte", "region: sur"}),
		PLAN ":2:9 nombre-distinto\n" INITIATIVES ":2:1 iniciativa-sin-plan");
	expect(WITH({PLAN, "vigencia: 2012-2014", "vigencia: 2012-2015"}), PLAN ":3:11 nombre-distinto");
	expect(WITH({SOUTH, NULL, NORTH TEXT}), SOUTH ":2:9 clave-repetida");
	expect(WITH({PLAN, "vigencia: 2012-2014", "vigencia: 2014-2012"}), PLAN ":3:11 fechas-al-reves");
	expect(WITH({PLAN, "norma: 1-2012", "norma: 3-2012"}), PLAN ":4:8 circular-desconocida");
	expect(WITH({PLAN, "hitos:", "hito:"}), PLAN ":5:1 clave-desconocida");
	expect(WITH({"content/planes/este-2012.md", NULL, HEAD("este", "2012") TEXT}),
		"content/planes/este-2012.md:2:9 entidad-distinta");
	expect(WITH({PLAN, "(region:norte)", "(plan:norte-2012)"}), PLAN ":13:12 enlace-desconocido");
	expect(WITH({PLAN, "(region:norte)", "(plan:norte-2012-2014)"}), "");
	expect(WITH({PLAN, "(region:norte)", "(planes/index.html)"}), "");
	expect_one(FIRST, "(region:norte)", "(planes/index.html)",
		"content/circulares/1-2012.md:11:5 enlace-desconocido");
}

static void test_milestones(void **state)
{
	(void)state;
	expect(WITH({PLAN, "validacion, fecha: 2012-03-01", "validacion, fecha: 2012-03-21"}),
		PLAN ":8:31 hitos-al-reves");
	expect(WITH({PLAN, "validacion, fecha: 2012-03-01", "validacion"}), PLAN ":8:31 hito-sin-fecha");
	expect(WITH({PLAN, "aprobacion, fecha: 2012-03-20", "aprobacion, fecha: 2012-04-02"}),
		PLAN ":8:69 hito-futuro");
	expect(WITH({PLAN, "hito: validacion", "hito: formulacion"}),
		PLAN ":7:12 clave-repetida\n" PLAN ":8:31 hito-sin-fecha");
	expect(WITH({PLAN, "hito: validacion", "hito: revision"}),
		PLAN ":7:12 valor-desconocido\n" PLAN ":8:31 hito-sin-fecha");
	expect(WITH({PLAN, "fecha: 2012-03-01", "fecha: 01/03/2012"}),
		PLAN ":7:31 fecha-formato\n" PLAN ":8:31 hito-sin-fecha");
	expect(WITH({PLAN, "evidencia: Acta 1", "evidencia: acta.pdf"}), PLAN ":8:69 enlace-desconocido");
	expect(WITH({PLAN, "evidencia: Acta 1", "evidencia: acta.csv"},
		       {"content/planes/acta.csv", NULL, "a,b\n"}),
		"");
	expect(WITH({PLAN, "hasta: 2012-04-01", "hasta: 2012-03-19"}), PLAN ":10:11 fechas-al-reves");
	expect(WITH({PLAN, "hasta: 2012-04-01", "hasta: 2012-04-01, enlace: \"javascript:x\""}),
		PLAN ":10:58 enlace-prohibido");
	expect(WITH({PLAN, ", hasta: 2012-04-01", ""}), PLAN ":10:11 clave-ausente");
}

static void test_tables(void **state)
{
	(void)state;
	expect(WITH({INITIATIVES, "norte,1-2012#a", "norte,1-2012#c"}),
		INITIATIVES ":2:11 lineamiento-desconocido");
	expect(WITH({INITIATIVES, "norte,1-2012#a", "norte,1-2012"}),
		INITIATIVES ":2:11 lineamiento-desconocido");
	expect(WITH({INITIATIVES, "norte,1-2012#a", "norte,3-2012#a"}),
		INITIATIVES ":2:11 circular-desconocida");
	expect(WITH({INITIATIVES, "sur;norte", "sur;norde"}), INITIATIVES ":3:9 region-desconocida");
	/* The column counts the quote that opens the cell, and no blank before the item. */
	expect(WITH({INITIATIVES, "05001; 70001", "\"05001; 7001\""}),
		INITIATIVES ":3:46 municipio-desconocido");
	expect(WITH({INITIATIVES, "05001; 70001", "05001; 7001"}), INITIATIVES ":3:45 municipio-desconocido");
	expect(WITH({INITIATIVES, "05001;05002", "05001;70001"}),
		INITIATIVES ":2:30 municipio-fuera-de-iniciativa");
	expect(WITH({INITIATIVES, "05001;05002", "05001;05001"}), INITIATIVES ":2:30 clave-repetida");
	expect(WITH({INITIATIVES, "ct;pa", "ct;xx"}), INITIATIVES ":2:57 indicador-desconocido");
	expect(WITH({INITIATIVES, "2012-06-01,2013-06-01", "2013-06-02,2013-06-01"}),
		INITIATIVES ":2:82 fechas-al-reves");
	expect(WITH({INITIATIVES, "2012-06-01,2013-06-01", "2015-06-01,"}),
		INITIATIVES ":2:1 iniciativa-sin-plan");
	expect(WITH({INITIATIVES, "\ndos,", "\nuno,"}),
		INITIATIVES ":3:1 clave-repetida\n" RESOURCES ":5:1 iniciativa-desconocida\n" RESOURCES
			    ":6:1 iniciativa-desconocida\n" RESOURCES ":7:1 iniciativa-desconocida");
	expect(WITH({INITIATIVES, "sur;norte", "este;norte"}),
		INITIATIVES ":3:5 entidad-distinta\n" INITIATIVES ":3:46 municipio-fuera-de-iniciativa");
	expect(WITH({RESOURCES, "uno,regalias", "uno,regalia"}), RESOURCES ":4:5 fuente-desconocida");
	expect(WITH({RESOURCES, "uno,regalias,300", "uno,regalias,-300"}), RESOURCES ":4:14 numero-negativo");
	expect(WITH({RESOURCES, "uno,regalias,300,gestionado", "uno,ordinaria,300,gestionado"}),
		RESOURCES ":4:1 clave-repetida");
	expect(WITH({RESOURCES, "300,gestionado", "300,dado"}), RESOURCES ":4:18 valor-desconocido");
	expect(WITH({FUNDS, "ayuda,Ayuda,complementario", "ayuda,Ayuda,otro"}),
		FUNDS ":4:13 valor-desconocido");
}

/* Loads the whole, with one change. */
static void begin(struct world *world, const struct change *change)
{
	const struct change *all = WITH({PLAN, "norte", "norte"});
	start(world);
	for (; all->path; all++)
		apply(world, all);
	if (change)
		apply(world, change);
	load(world);
	assert_int_equal(world->result, 0);
}

static void assert_sum(const struct model *model, struct fund_scope scope, const char *fund,
	const char *managed, const char *assigned)
{
	struct arena arena = {0};
	struct fund_sum sum = fund_sum(model, &scope, named_find(model, NAMED_FUND, fund));
	assert_string_equal(decimal_text(&arena, sum.managed), managed);
	assert_string_equal(decimal_text(&arena, sum.assigned), assigned);
	arena_release(&arena);
}

static void test_sums(void **state)
{
	struct world world;
	begin(&world, NULL);
	const struct model *model = &world.model;
	size_t north = region_find(model, "norte"), south = region_find(model, "sur");
	struct fund_scope all = {.entity = 0, .region = NONE, .part = SUM_ALL}, own = all, shared = all;
	(void)state;
	own.part = SUM_OWN;
	shared.part = SUM_INTERREGIONAL;
	assert_sum(model, all, "ordinaria", "1000000.5", "1000000.5");
	assert_sum(model, all, "regalias", "7300", "0");
	assert_sum(model, own, "regalias", "300", "0");
	assert_sum(model, shared, "regalias", "7000", "0");
	assert_sum(model, shared, "ayuda", "0.2", "0.1");
	own.region = south;
	shared.region = south;
	assert_sum(model, own, "regalias", "0", "0");
	assert_sum(model, shared, "regalias", "7000", "0");
	own.region = north;
	assert_sum(model, own, "ordinaria", "1000000.5", "1000000.5");
	struct arena arena = {0};
	struct fund_sum kind = fund_kind_sum(model, &all, true);
	assert_string_equal(decimal_text(&arena, kind.managed), "7300.2");
	assert_int_equal(kind.rows, 4);
	const size_t *order = funds_in_order(model, &arena);
	assert_string_equal(model->funds[order[0]].id, "ordinaria");
	assert_string_equal(model->funds[order[2]].id, "ayuda");
	arena_release(&arena);
	finish(&world);
}

static void test_coverage(void **state)
{
	struct world world;
	begin(&world, NULL);
	const struct model *model = &world.model;
	const struct plan *plan = plan_of(model, region_find(model, "norte"));
	(void)state;
	assert_non_null(plan);
	assert_null(plan_of(model, region_find(model, "sur")));
	struct coverage a = coverage_of(model, plan, 0), b = coverage_of(model, plan, 1);
	assert_int_equal(a.own, 1);
	assert_int_equal(a.interregional, 0);
	assert_int_equal(b.own, 0);
	assert_int_equal(b.interregional, 1);
	assert_int_equal(guidelines_covered(model, plan), 2);
	assert_true(sets_guidelines(model, plan->norm));
	assert_false(sets_guidelines(model, circular_find(model, "2-2012")));
	/* As of 1 April: the socialisation is announced, and the last day of the consultation counts. */
	assert_int_equal(plan_stage(model, plan), APPROVED);
	assert_int_equal(milestone_state(model, plan, SOCIALISED), MILESTONE_FORESEEN);
	assert_int_equal(consultation_of(model, plan), CONSULTATION_OPEN);
	world.model.as_of++;
	assert_int_equal(consultation_of(model, plan), CONSULTATION_CLOSED);
	world.model.as_of = plan->open_from - 1;
	assert_int_equal(consultation_of(model, plan), CONSULTATION_TO_COME);
	world.model.as_of = DATE_NONE + 1;
	assert_int_equal(plan_stage(model, plan), MILESTONE_COUNT);
	finish(&world);
}

/* Of several plans the latest that has begun stands, else the first to come. */
static void test_which_plan(void **state)
{
	struct world world;
	const struct change next = {"content/planes/norte-2015.md", NULL, HEAD("norte", "2015") TEXT};
	begin(&world, &next);
	struct model *model = &world.model;
	size_t north = region_find(model, "norte");
	(void)state;
	assert_string_equal(plan_of(model, north)->id, "norte-2012-2014");
	model->as_of = date_of(2015, 1, 1);
	assert_string_equal(plan_of(model, north)->id, "norte-2015");
	model->as_of = date_of(2011, 12, 31);
	assert_string_equal(plan_of(model, north)->id, "norte-2012-2014");
	finish(&world);
}

/* A plan under embargo is absent with its initiatives and their money, and what another plan takes in stays.
 */
static void test_embargo(void **state)
{
	struct world world;
	const struct change hidden = {PLAN, "norma:", "embargo: 2012-04-01T08:01-05:00\nnorma:"};
	(void)state;
	begin(&world, &hidden);
	assert_int_equal(
		world.model.plan_count + world.model.initiative_count + world.model.resource_count, 0);
	assert_false(has_plans(&world.model));
	for (size_t i = 0; i < world.model.source_count; i++)
		assert_false(strstr(world.model.sources[i].path, "iniciativas") ||
			     strstr(world.model.sources[i].path, "recursos"));
	assert_true(world.model.next_embargo < INT64_MAX);
	finish(&world);
	expect(WITH(hidden, {FIRST, "(region:norte)", "(plan:norte-2012-2014)"}),
		"content/circulares/1-2012.md:11:5 documento-embargado");
	start(&world);
	const struct change *all = WITH(hidden, {SOUTH, NULL, HEAD("sur", "2012-2014") TEXT});
	for (; all->path; all++)
		apply(&world, all);
	load(&world);
	assert_int_equal(world.result, 0);
	assert_int_equal(world.model.plan_count, 1);
	assert_int_equal(world.model.initiative_count, 1);
	assert_int_equal(world.model.resource_count, 3);
	finish(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_documents),
		cmocka_unit_test(test_milestones), cmocka_unit_test(test_tables), cmocka_unit_test(test_sums),
		cmocka_unit_test(test_coverage), cmocka_unit_test(test_which_plan),
		cmocka_unit_test(test_embargo)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
