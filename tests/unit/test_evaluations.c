/*
 * Evaluations against 2-formats: a small instrument with one fault at a time; and the SENCE evaluation of
 * this publication, whose grades are listed here with the words that justify each. That its text is the
 * seed's is for tests/faults/evaluation.sh.
 */
#include "expect.h"

#include "model/evaluations.h"

#define SHEET "content/evaluaciones/e/_instrumento.md"
#define OFFICE "content/evaluaciones/e/norte.md"

static const char sheet[] =
	"---\ntitulo: Prueba\nentidad: a\nanio: 2007\ncriterios:\n"
	"  - {id: 1-1, titulo: Uno, pregunta: Q}\n  - {id: 1-2, titulo: Dos, pregunta: Q}\n"
	"escala: [{id: menor, titulo: Menor}, {id: mayor, titulo: Mayor}]\n---\n\nInforme.\n";
static const char office[] =
	"---\nregion: norte\ncalificaciones:\n"
	"  1-1: {grado: mayor, palabras: el avance es mayor}\n  1-2: {grado: sin_respuesta}\n---\n\n" /* line
													 7 */
	"## 1-1\n\n### Desarrollo alcanzado\n\nAquí el **avance**\nes mayor.\n\n### "
	"Recomendaciones\n\nNada.\n\n"
	"## 1-2\n\n### Desarrollo alcanzado\n\n### Recomendaciones\n";

struct world {
	struct arena arena;
	struct report report;
	struct snapshot snapshot;
	struct file files[5];
	struct model model;
};

static const char *changed(struct arena *arena, const char *text, const char *from, const char *to)
{
	const char *found = strstr(text, from);
	if (!found)
		fail_msg("not there: %s", from);
	return arena_printf(arena, "%.*s%s%s", (int)(found - text), text, to, found + strlen(from));
}

static void load(struct world *world, const char *sheet_text, const char *office_text)
{
	const char *texts[][2] = {{SHEET, sheet_text}, {OFFICE, office_text},
		{"content/sitio.yaml", "titulo: T\nentidad: a\n"},
		{"data/entidades.csv", "entidad,nombre,sigla,pais\na,A,A,Chile\nb,B,B,Colombia\n"},
		{"data/regiones.csv", "entidad,region,codigo,nombre\na,norte,01,Norte\na,central,,Central\nb,"
				      "este,02,Este\n"}};
	world->snapshot.files = world->files;
	for (size_t i = 0; i < 5; i++)
		if (texts[i][1])
			world->files[world->snapshot.count++] = (struct file){
				.path = texts[i][0], .bytes = texts[i][1], .length = strlen(texts[i][1])};
	assert_true(instant_parse("2008-01-15T08:00-05:00", &world->snapshot.date));
	model_load(&world->model, &world->snapshot, world->snapshot.date, &world->arena, &world->report);
}

/* The findings of the small publication with `to` for `from` in one of its two texts. */
static void expect_change(bool in_sheet, const char *from, const char *to, const char *expected)
{
	struct world world = {0};
	load(&world, in_sheet ? changed(&world.arena, sheet, from, to) : sheet,
		in_sheet ? office : changed(&world.arena, office, from, to));
	expect_findings(&world.report, expected);
	arena_release(&world.arena);
}

static void test_whole(void **state)
{
	struct world world = {0};
	(void)state;
	load(&world, sheet, office);
	expect_findings(&world.report, "");
	assert_int_equal(world.model.instrument_count, 1);
	const struct instrument *instrument = &world.model.instruments[0];
	assert_int_equal(instrument->office_count, 1);
	const struct answer *answers = instrument->offices[0].answers;
	assert_int_equal(answers[0].state, ANSWER_GRADED);
	assert_string_equal(instrument->scale[answers[0].grade].id, "mayor");
	assert_int_equal(answers[0].parts[PART_ADVICE].body_line, 16);
	assert_int_equal(answers[1].state, ANSWER_BLANK);
	arena_release(&world.arena);
}

static void test_faults(void **state)
{
	(void)state;
	expect_change(false, "grado: mayor", "grado: excelente", "4:16 grado-fuera-de-escala");
	expect_change(false, "el avance es mayor}", "el avance es menor}", "4:33 palabras-ausentes");
	expect_change(false, ", palabras: el avance es mayor", "", "4:16 grado-sin-palabras");
	expect_change(false, "grado: sin_respuesta", "grado: sin_calificar", "5:16 respuesta-contradictoria");
	expect_change(false, "grado: mayor, palabras: el avance es mayor", "grado: sin_respuesta",
		"4:16 respuesta-contradictoria");
	expect_change(false, "  1-2: {", "  1-3: {", "5:3 criterio-desconocido\n19:1 respuesta-ausente");
	expect_change(false, "  1-2: {grado: sin_respuesta}\n", "", "18:1 respuesta-ausente");
	expect_change(false, "## 1-2\n\n### Desarrollo alcanzado\n\n### Recomendaciones\n", "",
		"5:3 respuesta-ausente");
	expect_change(false, "## 1-2\n", "## 1-1\n", "5:3 respuesta-ausente\n19:4 clave-repetida");
	expect_change(
		false, "### Recomendaciones\n\nNada", "### Consejos\n\nNada", "15:1 respuesta-mal-dividida");
	expect_change(false, "## 1-1\n\n", "## 1-1\n\nSuelto.\n\n", "10:1 respuesta-mal-dividida");
	expect_change(false, "region: norte", "region: este", "2:9 entidad-distinta\n2:9 nombre-distinto");
	expect_change(false, "region: norte", "region: nrte", "2:9 region-desconocida");
	expect_change(true, "id: 1-2", "id: 1-1", "7:10 clave-repetida");
	expect_change(true, "escala: [{id: menor, titulo: Menor}, {id: mayor, titulo: Mayor}]\n", "",
		"1:1 clave-ausente");
}

static void test_no_sheet(void **state)
{
	struct world world = {0};
	(void)state;
	load(&world, NULL, office);
	expect_findings(&world.report, "1:1 respuesta-ausente");
	arena_release(&world.arena);
}

/* Every grade of the publication's evaluation, with the words of the answer that give it. */
static const struct {
	const char *region, *criterion, *grade, *words;
} grades[] = {
	{"tarapaca", "1-1", "menor", "Avance Menor"},
	{"tarapaca", "1-2", "mayor", "Se ha logrado un grado de avance mayor"},
	{"tarapaca", "1-3", "mayor", "El grado de desarrollo alcanzado es mayor"},
	{"antofagasta", "1-1", "menor", "A nuestro juicio el avance es menor"},
	{"antofagasta", "1-2", "menor", "Avance menor"},
	{"antofagasta", "1-3", "menor", "Avance menor en esta materia"},
	{"coquimbo", "1-1", "menor", "Corresponde evaluación como avance menor"},
	{"coquimbo", "1-2", "menor", "Hay un avance menor"},
	{"coquimbo", "1-3", "sin-avance", "No hay grado de avance en este item"},
	{"biobio", "1-1", "mayor", "El avance es mayor"},
	{"araucania", "1-1", "mayor", "(Avance mayor)"},
	{"araucania", "1-2", "menor", "se evalúa el avance como menor"},
	{"araucania", "1-3", "menor", "se evalúa el avance como menor"},
	{"magallanes", "1-1", "menor", "El avance es menor"},
	{"magallanes", "1-2", "menor", "Corresponde señalar el grado de avance como menor"},
	{"magallanes", "1-3", "menor", "El avance en esta materia ha sido menor"},
};
enum { GRADES = sizeof(grades) / sizeof(*grades) };

static const struct answer *answer_of(const struct model *model, const struct instrument *instrument,
	const char *region, const char *criterion)
{
	const struct office *its = office_of(instrument, region_find(model, region));
	assert_non_null(its);
	for (size_t c = 0; c < instrument->criterion_count; c++)
		if (!strcmp(instrument->criteria[c].id, criterion))
			return &its->answers[c];
	fail_msg("no criterion %s", criterion);
	return NULL;
}

static size_t grade_index(const struct instrument *instrument, const char *id)
{
	size_t g = 0;
	while (g < instrument->grade_count && strcmp(instrument->scale[g].id, id) != 0)
		g++;
	assert_true(g < instrument->grade_count);
	return g;
}

static void test_publication(void **state)
{
	static const struct {
		const char *grade;
		size_t count;
	} counts[] = {{"mayor", 4}, {"menor", 11}, {"sin-avance", 1}};
	struct world world = {0};
	struct instant now;
	(void)state;
	assert_true(instant_parse("2013-01-15T09:00-05:00", &now));
	assert_int_equal(snapshot_read_worktree(&world.snapshot, ".", now, &world.arena, &world.report), 0);
	assert_int_equal(model_load(&world.model, &world.snapshot, now, &world.arena, &world.report), 0);
	assert_int_equal(world.model.instrument_count, 1);
	const struct instrument *instrument = &world.model.instruments[0];
	for (size_t i = 0; i < GRADES; i++) {
		const struct answer *answer =
			answer_of(&world.model, instrument, grades[i].region, grades[i].criterion);
		assert_int_equal(answer->state, ANSWER_GRADED);
		assert_int_equal(answer->grade, grade_index(instrument, grades[i].grade));
		assert_string_equal(answer->words, grades[i].words);
	}
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(count_answers(instrument, NONE, ANSWER_GRADED,
					 grade_index(instrument, counts[i].grade)),
			counts[i].count);
	assert_int_equal(count_answers(instrument, NONE, ANSWER_UNGRADED, 0), 33);
	assert_int_equal(count_answers(instrument, NONE, ANSWER_BLANK, 0), 3);
	assert_int_equal(count_answers(instrument, NONE, ANSWER_NOT_APPLICABLE, 0), 3);
	assert_int_equal(count_answers(instrument, NONE, ANSWER_NOT_ASKED, 0), 1);
	assert_int_equal(instrument->office_count, 14);
	const struct answer *two = answer_of(&world.model, instrument, "biobio", "1-2");
	assert_int_equal(two->state, ANSWER_UNGRADED);
	assert_non_null(strstr(two->words, "el avance es mayor, y con otras instancias el avance es menor"));
	assert_int_equal(answer_of(&world.model, instrument, "valparaiso", "2-1")->state, ANSWER_BLANK);
	assert_int_equal(
		answer_of(&world.model, instrument, "sence-central", "1-1")->state, ANSWER_NOT_APPLICABLE);
	report_release(&world.report);
	arena_release(&world.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_whole), cmocka_unit_test(test_faults),
		cmocka_unit_test(test_no_sheet), cmocka_unit_test(test_publication)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
