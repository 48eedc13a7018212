/* The model of the action plan against 2-formats: actions, what was delivered of them, and errata of their
 * texts. States and rates are for test_deliveries.c. */
#include "model/actions.h"
#include "small_publication.h"

#define PLAN "data/acciones.csv"
#define DELIVERIES "data/entregas.csv"
#define ERRATA "data/erratas.csv"
#define HEADER                                                                                               \
	"accion,entidad,numeral,lineamiento,descripcion,resultado,herramienta,periodicidad,observacion,"     \
	"responsables,vigencia\n"
#define ROW(id, often, years)                                                                                \
	id ",agencia,1. Uno; 1.1. Dos,Guía,Hacer,Hecho,Informe.," often ",,Jefe.; Oficina," years "\n"
#define QUARTERLY HEADER ROW("informe", "trimestral", "2012")

static void test_actions(void **state)
{
	(void)state;
	expect_one(PLAN, NULL, QUARTERLY, "");
	expect_one(PLAN, NULL, HEADER ROW("Informe", "anual", "2012"), PLAN ":2:1 identificador-invalido");
	expect_one(PLAN, NULL, HEADER ROW("informe", "bimestral", "2012"), PLAN ":2:60 valor-desconocido");
	expect_one(PLAN, NULL, HEADER ROW("informe", "", "2012"), PLAN ":2:60 celda-vacia");
	expect_one(PLAN, NULL, HEADER ROW("informe", "anual", "2012-T1"), PLAN ":2:82 periodo-invalido");
	expect_one(PLAN, NULL, HEADER ROW("informe", "anual", "2013-2012"), PLAN ":2:82 fechas-al-reves");
	expect_one(PLAN, NULL, HEADER ROW("informe", "anual", "2001-2099"), PLAN ":2:82 ajuste-invalido");
	expect_one(PLAN, NULL, HEADER ROW("informe", "anual", "2012") ROW("informe", "mensual", "2012"),
		PLAN ":3:1 clave-repetida");
	expect_one(PLAN, NULL, HEADER "informe,agensia,1,Guía,Hacer,Hecho,Informe,anual,,Jefe,2012\n",
		PLAN ":2:9 entidad-desconocida");
}

/* Each fault of a delivery where it stands; one of an action that cannot be read is no second fault. */
static void test_deliveries(void **state)
{
	(void)state;
	const struct change plan = {PLAN, NULL, QUARTERLY};
	expect(CHANGES(plan, {DELIVERIES, NULL,
				     "accion,periodo,entregado,evidencia\ninforme,2012-T1,2012-03-30,Acta\n"
				     "imforme,2012-T2,2012-03-30,\ninforme,2012-S1,2012-03-30,\n"
				     "informe,2012-03,2012-03-30,\ninforme,2013-T1,2012-03-30,\n"
				     "informe,2012-T1,2012-03-31,\ninforme,2012-T2,2012-03-31,\n"
				     "informe,2012-T3,2012-04-02,\ninforme,2012-T4,30/03/2012,\n"
				     "informe,primero,2012-03-30,\ninforme,2012-T4,,\n"}),
		DELIVERIES
		":3:1 accion-desconocida\n" DELIVERIES ":4:9 entrega-de-otra-periodicidad\n" DELIVERIES
		":5:9 entrega-de-otra-periodicidad\n" DELIVERIES ":6:9 periodo-fuera-de-vigencia\n" DELIVERIES
		":7:1 clave-repetida\n" DELIVERIES ":8:17 entrega-antes-del-periodo\n" DELIVERIES
		":9:17 entrega-antes-del-periodo\n" DELIVERIES ":9:17 entrega-futura\n" DELIVERIES
		":10:17 fecha-formato\n" DELIVERIES ":11:9 periodo-invalido\n" DELIVERIES
		":12:1 clave-repetida\n" DELIVERIES ":12:17 celda-vacia");
	expect(CHANGES({PLAN, NULL, HEADER ROW("informe", "a veces", "2012")},
		       {DELIVERIES, NULL, "accion,periodo,entregado\ninforme,2012-T1,2012-03-30\n"}),
		PLAN ":2:60 valor-desconocido");
	expect_one(DELIVERIES, NULL, "accion,periodo,entregado\ninforme,2012-T1,2012-03-30\n",
		DELIVERIES ":2:1 accion-desconocida");
}

static void test_errata(void **state)
{
	(void)state;
	const struct change plan = {PLAN, NULL, QUARTERLY};
	const char *header = "documento,dice,debe_decir,motivo\n";
	expect(CHANGES(plan, {ERRATA, header,
				     "documento,dice,debe_decir,motivo\ninforme,Hecho,Hechos,Plural\n"
				     "informe,Jefe.,Jefa.,Nombre\ninforme,2. Tres,3,No está\n"}),
		ERRATA ":4:9 errata-sin-lugar");
	expect(CHANGES(plan,
		       {ERRATA, header, "documento,dice,debe_decir,motivo\ninformes,Hecho,Hechos,Plural\n"}),
		ERRATA ":2:1 documento-desconocido");
}

static void test_actions_are_read(void **state)
{
	(void)state;
	struct world world;
	start(&world);
	apply(&world, &(struct change){PLAN, NULL,
			      HEADER ROW("zeta", "anual", "2012-2013") ROW("alfa", "mensual", "2012")});
	apply(&world, &(struct change){DELIVERIES, NULL,
			      "accion,periodo,entregado,evidencia\nalfa,2012-03,2012-04-01,Acta\n"});
	apply(&world, &(struct change){"data/origenes.csv", NULL, "ruta,origen\nentregas.csv,simulado\n"});
	load(&world);
	assert_int_equal(world.result, 0);
	assert_int_equal(world.model.action_count, 2);
	assert_int_equal(action_find(&world.model, "zeta"), 1);
	const struct action *alfa = &world.model.actions[0], *zeta = &world.model.actions[1];
	assert_int_equal(alfa->line, 3);
	assert_int_equal(action_periods(alfa), 12);
	assert_int_equal(action_periods(zeta), 2);
	assert_int_equal(alfa->headings.count, 2);
	assert_string_equal(alfa->headings.items[1], "1.1. Dos");
	assert_string_equal(alfa->responsible.items[0], "Jefe.");
	assert_string_equal(alfa->deliveries[2].evidence, "Acta");
	assert_int_equal(alfa->deliveries[2].delivered, date_of(2012, 4, 1));
	assert_int_equal(alfa->deliveries[1].delivered, DATE_NONE);
	assert_true(world.model.deliveries_simulated);
	finish(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_actions),
		cmocka_unit_test(test_deliveries),
		cmocka_unit_test(test_errata),
		cmocka_unit_test(test_actions_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
