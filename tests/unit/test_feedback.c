/* Tests of compliance/feedback against 3-compliance "Circular 112": a table of inputs and states, the rate,
 * and the totals that the circular itself gives, in the publication's own files. */
#include "compliance/feedback.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static date day(const char *text)
{
	date value = DATE_NONE;
	assert_true(!*text || date_parse(text, &value));
	return value;
}

static void test_states(void **state)
{
	static const struct {
		const char *received, *answered, *as_of, *expected;
	} cases[] = {
		{"", "", "2012-03-25", "no_recibido"},
		{"", "2012-03-25", "2012-03-31", "no_recibido"},
		{"2012-03-01", "2012-03-19", "2012-03-19", "anticipada"},
		{"2012-03-01", "2012-03-20", "2012-06-01", "a_tiempo"},
		{"2012-03-01", "2012-03-31", "2012-03-31", "a_tiempo"},
		{"2012-04-10", "2012-04-11", "2012-06-01", "tarde"},
		{"2012-03-01", "2012-04-01", "2012-06-01", "tarde"},
		{"2012-03-01", "", "2012-03-10", "pendiente"},
		{"2012-03-01", "", "2012-03-31", "pendiente"},
		{"2012-03-01", "", "2012-04-01", "vencida"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct feedback feedback = {
			true, day(cases[i].received), day(cases[i].answered), -1, {0}, "", 2};
		enum feedback_state found =
			feedback_state(&feedback, day("2012-03-20"), day("2012-03-31"), day(cases[i].as_of));
		assert_string_equal(feedback_ids[found], cases[i].expected);
	}
	/* No row is no plan, whatever the rest of an empty row would say. */
	assert_int_equal(feedback_state(&(struct feedback){0}, day("2012-03-20"), day("2012-03-31"), 0),
		FEEDBACK_NOT_RECEIVED);
}

static void test_rate(void **state)
{
	struct region regions[] = {{.id = "norte", .entity = 0}, {.id = "sur", .entity = 0}, {.entity = 1}};
	struct feedback early = {true, day("2012-03-01"), day("2012-03-02"), 2, {0}, "", 2}, timely = early,
			late = early, none = early, open = {.listed = true};
	timely.answered = day("2012-03-31");
	late.answered = day("2012-04-01");
	none.answered = open.received = open.answered = DATE_NONE;
	struct municipality list[] = {{"05001", "A", 0, true, early}, {"05002", "B", 0, true, timely},
		{"05003", "C", 0, true, late}, {"05004", "D", 0, true, none}, {"05005", "E", 0, true, open},
		{"05006", "F", 0, true, {0}}, {"05007", "G", 0, false, timely}, {"70001", "H", 1, true, {0}}};
	struct model model = {.regions = regions,
		.region_count = 3,
		.municipalities = list,
		.municipality_count = sizeof(list) / sizeof(*list),
		.feedback_from = day("2012-03-20"),
		.feedback_to = day("2012-03-31"),
		.as_of = day("2012-04-02")};
	struct arena arena = {0};
	struct feedback_tally north = feedback_count(&model, 0, 0), south = feedback_count(&model, 0, 1),
			      nation = feedback_count(&model, 0, NONE),
			      other = feedback_count(&model, 1, NONE);
	(void)state;
	assert_int_equal(north.municipalities, 7);
	assert_int_equal(north.prioritised, 6);
	assert_int_equal(north.received, 4);
	assert_int_equal(north.states[FEEDBACK_OVERDUE], 1);
	assert_int_equal(north.states[FEEDBACK_NOT_RECEIVED], 2);
	assert_int_equal(north.projects, 8);
	assert_string_equal(fraction_text(&arena, feedback_rate(&arena, &north), 6, true), "0.5");
	assert_null(feedback_rate(&arena, &south));
	assert_int_equal(nation.municipalities, 8);
	assert_int_equal(nation.received, 4);
	assert_int_equal(other.municipalities, 0);
	model.as_of = day("2012-03-31");
	assert_int_equal(feedback_count(&model, 0, 0).states[FEEDBACK_PENDING], 1);
	arena_release(&arena);
}

/* Lines of a file after its header, and how many of them hold `part`. */
static size_t lines_of(const char *path, const char *part, size_t *holding)
{
	char line[1024];
	size_t lines = 0;
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	*holding = 0;
	while (fgets(line, sizeof(line), file)) {
		if (lines++)
			*holding += strstr(line, part) != NULL;
	}
	fclose(file);
	return lines - 1;
}

static void test_totals_of_the_circular(void **state)
{
	size_t holding;
	(void)state;
	assert_int_equal(lines_of("data/municipios.csv", ",si\n", &holding), 1123);
	assert_int_equal(holding, 515);
	assert_int_equal(lines_of("data/retroalimentacion.csv", ",2012-", &holding), 343);
	assert_int_equal(holding, 343);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_rate),
		cmocka_unit_test(test_totals_of_the_circular),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
