/* Tests of compliance/deliveries against 3-compliance "Action plan": worked examples by hand, and a rule
 * written again, day by day over two years, that must come to the same. */
#include "compliance/deliveries.h"

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

static struct period period(const char *text)
{
	struct period value;
	assert_true(period_parse(text, &value));
	return value;
}

static void test_deadlines(void **state)
{
	static const char *const cases[][2] = {{"2020-02", "2020-02-29"}, {"2021-02", "2021-02-28"},
		{"2020-12", "2020-12-31"}, {"2020-T1", "2020-03-31"}, {"2020-T2", "2020-06-30"},
		{"2020-T4", "2020-12-31"}, {"2020-S1", "2020-06-30"}, {"2020-S2", "2020-12-31"},
		{"2020", "2020-12-31"}};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(deadline_of(period(cases[i][0])), day(cases[i][1]));
}

enum { MOST_PERIODS = 24 };

/* A plan of one action of two years. */
struct plan {
	struct action action;
	struct delivery deliveries[MOST_PERIODS];
	struct model model;
};

static void start(struct plan *plan, enum window window)
{
	memset(plan, 0, sizeof(*plan));
	for (size_t i = 0; i < MOST_PERIODS; i++)
		plan->deliveries[i] = (struct delivery){.delivered = DATE_NONE, .evidence = ""};
	plan->action = (struct action){.id = "a",
		.window = window,
		.first = period("2020").first,
		.last = period("2021-12").first,
		.deliveries = plan->deliveries};
	plan->model = (struct model){.actions = &plan->action, .action_count = 1};
}

static void test_states(void **state)
{
	static const struct {
		const char *period, *delivered, *as_of, *expected;
	} cases[] = {
		{"2020-T1", "2020-03-31", "2020-03-31", "a_tiempo"},
		{"2020-T1", "2019-12-31", "2020-01-01", "a_tiempo"},
		{"2020-T1", "2020-04-01", "2020-04-01", "tarde"},
		{"2020-T1", "2020-04-01", "2020-03-31", "pendiente"}, /* not yet delivered on that day */
		{"2020-T1", "2020-04-03", "2020-04-02", "vencida"},
		{"2020-T1", "", "2020-01-01", "pendiente"},
		{"2020-T1", "", "2020-03-31", "pendiente"},
		{"2020-T1", "", "2020-04-01", "vencida"},
		{"2020-T1", "", "2019-12-31", ""}, /* has not begun */
		{"2020-S2", "", "2020-06-30", ""},
		{"2020-S2", "", "2020-07-01", "pendiente"},
		{"2020", "2020-12-31", "2021-06-01", "a_tiempo"},
		{"2020", "2021-01-01", "2021-06-01", "tarde"},
		{"2020-02", "2020-02-29", "2020-03-01", "a_tiempo"},
		{"2021-02", "2021-03-01", "2021-03-01", "tarde"},
		{"2021-12", "", "2025-01-01", "vencida"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct period p = period(cases[i].period);
		size_t n = (size_t)(p.first - period("2020").first) / (size_t)window_months(p.window);
		struct plan plan;
		start(&plan, p.window);
		plan.deliveries[n].delivered = day(cases[i].delivered);
		plan.model.as_of = day(cases[i].as_of);
		if (!*cases[i].expected) {
			assert_true(due_count(&plan.model) <= n);
			continue;
		}
		struct due due = due_at(&plan.model, n);
		assert_string_equal(delivery_ids[due.state], cases[i].expected);
		assert_int_equal(due.period.first, p.first);
	}
}

static void test_rate(void **state)
{
	struct arena arena = {0};
	(void)state;
	assert_null(delivery_rate(&arena, &(struct delivery_tally){{0, 0, 4, 0}}));
	assert_string_equal(
		fraction_text(&arena, delivery_rate(&arena, &(struct delivery_tally){{5, 2, 3, 1}}), 6, true),
		"0.625");
	assert_string_equal(
		fraction_text(&arena, delivery_rate(&arena, &(struct delivery_tally){{0, 0, 3, 1}}), 6, true),
		"0");
	arena_release(&arena);
}

/* The rule by text alone: dates in this form sort as they follow one another. */
static const char *state_by_text(const char *deadline, const char *delivered, const char *today)
{
	bool there = *delivered && strcmp(delivered, today) <= 0;
	if (there)
		return strcmp(delivered, deadline) <= 0 ? "a_tiempo" : "tarde";
	return strcmp(today, deadline) <= 0 ? "pendiente" : "vencida";
}

static void test_every_day(void **state)
{
	static const char *const ends[] = {"01-31", "02-29", "03-31", "04-30", "05-31", "06-30", "07-31",
		"08-31", "09-30", "10-31", "11-30", "12-31"};
	(void)state;
	unsigned seed = 1;
	for (enum window window = WINDOW_MONTH; window <= WINDOW_YEAR; window++) {
		int months = window_months(window);
		struct plan plan;
		start(&plan, window);
		plan.action.last = period("2020-12").first;
		for (int n = 0; n < 12 / months; n++) {
			seed = seed * 1103515245U + 12345U;
			if (seed >> 16 & 3U)
				plan.deliveries[n].delivered = day("2020-01-01") + (date)(seed >> 18 & 511U);
		}
		for (date today = day("2019-12-25"); today <= day("2021-06-30"); today++) {
			struct arena arena = {0};
			const char *now = date_text(&arena, today);
			size_t begun = 0;
			plan.model.as_of = today;
			for (int n = 0; n < 12 / months; n++) {
				const char *start_day = arena_printf(&arena, "2020-%02d-01", n * months + 1);
				const char *end = arena_printf(&arena, "2020-%s", ends[(n + 1) * months - 1]);
				if (strcmp(start_day, now) > 0)
					continue;
				begun++;
				assert_string_equal(delivery_ids[due_at(&plan.model, (size_t)n).state],
					state_by_text(
						end, date_text(&arena, plan.deliveries[n].delivered), now));
			}
			assert_int_equal(due_count(&plan.model), begun);
			arena_release(&arena);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_deadlines),
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_rate),
		cmocka_unit_test(test_every_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
