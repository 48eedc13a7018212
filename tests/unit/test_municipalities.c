/* The model of circular 112 against 2-formats: municipalities, what was answered to them, and the window that
 * a circular sets. States and rates are for test_feedback.c. */
#include "small_publication.h"

#define WINDOW "ventana: {tabla: retroalimentacion, desde: 2012-03-20, hasta: 2012-03-31}\n"
#define LIST "data/municipios.csv"
#define ANSWERS "data/retroalimentacion.csv"

/* Municipalities and what was answered to them. */
static void test_municipalities(void **state)
{
	(void)state;
	const struct change window = {SECOND, "modifica", WINDOW "modifica"};
	const struct change list = {LIST, NULL,
		"municipio,nombre,region,priorizado\n05001,Uno,norte,si\n70001,Dos,sur,no\n05002,Tres,norte,"
		"si\n"};
	expect_one(LIST, NULL, "municipio,nombre,region\n5001,Uno,norte\n", LIST ":2:1 codigo-invalido");
	expect_one(LIST, NULL, "municipio,nombre,region\n05001,Uno,sur\n",
		LIST ":2:11 municipio-de-otra-region");
	expect_one(LIST, NULL, "municipio,nombre,region\n05001,Uno,nort\n", LIST ":2:11 region-desconocida");
	expect_one(LIST, NULL, "municipio,nombre,region\n05001,Uno,norte\n05001,Dos,norte\n",
		LIST ":3:1 clave-repetida");
	expect_one(LIST, NULL, "municipio,nombre,region,priorizado\n05001,Uno,norte,no sé\n",
		LIST ":2:17 valor-desconocido");
	expect(CHANGES(window, list,
		       {ANSWERS, NULL, "municipio,respuesta,plan_recibido\n05001,2012-03-25,2012-03-01\n"}),
		"");
	expect(CHANGES(list, {ANSWERS, NULL, "municipio\n05001\n"}), ANSWERS ":1:1 ventana-ausente");
	expect(CHANGES(window, list,
		       {ANSWERS, NULL,
			       "municipio,plan_recibido,respuesta,proyectos\n05003,2012-03-01,,\n"
			       "70001,2012-03-01,,\n05001,,2012-03-25,-1\n05002,25/03/2012,,\n05002,,,\n"}),
		ANSWERS ":2:1 municipio-desconocido\n" ANSWERS ":3:1 municipio-no-priorizado\n" ANSWERS
			":4:8 respuesta-sin-plan\n" ANSWERS ":4:19 ajuste-invalido\n" ANSWERS
			":5:7 fecha-formato\n" ANSWERS ":6:1 clave-repetida");
}

static void test_feedback_is_read(void **state)
{
	(void)state;
	struct world world;
	start(&world);
	apply(&world, &(struct change){SECOND, "modifica", WINDOW "modifica"});
	apply(&world, &(struct change){LIST, NULL,
			      "municipio,nombre,region,priorizado\n70001,Dos,sur,\n05001,Uno,norte,si\n"});
	apply(&world, &(struct change){ANSWERS, NULL,
			      "municipio,plan_recibido,proyectos,dimensiones\n05001,2012-03-01,3,a; b;\n"});
	load(&world);
	assert_int_equal(world.result, 0);
	assert_int_equal(world.model.municipality_count, 2);
	const struct municipality *m = &world.model.municipalities[municipality_find(&world.model, "05001")];
	assert_true(m->prioritised && m->feedback.listed);
	assert_int_equal(m->feedback.projects, 3);
	assert_int_equal(m->feedback.answered, DATE_NONE);
	assert_int_equal(m->feedback.dimensions.count, 2);
	assert_string_equal(m->feedback.dimensions.items[1], "b");
	assert_false(
		world.model.municipalities[1].prioritised || world.model.municipalities[1].feedback.listed);
	assert_string_equal(world.model.circulars[world.model.feedback_circular].id, "2-2012");
	finish(&world);
}

/* The answers go with the circular that sets their window. */
static void test_embargo_of_window(void **state)
{
	(void)state;
	struct world world;
	start(&world);
	apply(&world,
		&(struct change){SECOND, "modifica", "embargo: 2012-04-02T00:00-05:00\n" WINDOW "modifica"});
	apply(&world, &(struct change){FIRST, "(circular:2-2012#metas)", ""});
	apply(&world, &(struct change){TARGETS, "ct,norte,,2012,11,2-2012,2012-06-01\n", ""});
	apply(&world,
		&(struct change){LIST, NULL, "municipio,nombre,region,priorizado\n05001,Uno,norte,si\n"});
	apply(&world, &(struct change){ANSWERS, NULL, "municipio,plan_recibido\n05001,2012-03-01\n"});
	load(&world);
	assert_int_equal(world.result, 0);
	assert_int_equal(world.model.feedback_circular, NONE);
	assert_false(world.model.municipalities[0].feedback.listed);
	for (size_t i = 0; i < world.model.source_count; i++)
		assert_string_not_equal(world.model.sources[i].path, ANSWERS);
	finish(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_municipalities),
		cmocka_unit_test(test_feedback_is_read),
		cmocka_unit_test(test_embargo_of_window),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
