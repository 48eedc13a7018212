/* Numbers, dates and words as the site shows them; among them the rule that a shown figure never crosses a
 * threshold, also over many random ratios. */
#include "pages/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
	*state = calloc(1, sizeof(struct arena));
	return *state == NULL;
}

static int tear_down(void **state)
{
	arena_release(*state);
	free(*state);
	return 0;
}

static const struct fraction *ratio(struct arena *arena, long numerator, long denominator)
{
	return fraction_whole(arena, numerator, denominator);
}

static void numbers(void **state)
{
	struct arena *a = *state;
	const struct voice spanish = {a, languages[0]}, *v = &spanish;
	assert_string_equal(shown_text(v, "1234567.5"), "1.234.567,5");
	assert_string_equal(shown_text(v, "-123"), "−123");
	assert_string_equal(shown_text(v, "-1000"), "−1.000");
	assert_string_equal(shown_text(v, "0.25"), "0,25");
	assert_string_equal(shown_text(v, NULL), "–");
	assert_string_equal(shown_number(v, ratio(a, 2469, 2), 1), "1.234,5");
	assert_string_equal(shown_number(v, ratio(a, 2500, 12), 1), "208,3");
	assert_string_equal(shown_number(v, ratio(a, 1250, 1), 1), "1.250,0");
	assert_string_equal(shown_number(v, NULL, 1), "–");
	assert_string_equal(shown_trimmed(v, ratio(a, 1250, 1), 1), "1.250");
	assert_string_equal(shown_count(v, -1000000), "−1.000.000");
	struct decimal value;
	assert_int_equal(decimal_parse("-12345.60", &value, NULL), DECIMAL_OK);
	assert_string_equal(shown_decimal(v, value), "−12.345,6");
}

static void percents(void **state)
{
	struct arena *a = *state;
	const struct voice spanish = {a, languages[0]}, *v = &spanish;
	const struct fraction *limits[] = {ratio(a, 1, 1), ratio(a, 4, 5), NULL, ratio(a, 6, 5)};
	assert_string_equal(shown_percent(v, ratio(a, 1150, 1250), limits, 4), "92,0\xC2\xA0%");
	assert_string_equal(shown_percent(v, ratio(a, 9996, 10000), limits, 4), "99,96\xC2\xA0%");
	assert_string_equal(shown_percent(v, ratio(a, 99996, 100000), limits, 4), "99,996\xC2\xA0%");
	assert_string_equal(shown_percent(v, ratio(a, 1, 1), limits, 4), "100,0\xC2\xA0%");
	assert_string_equal(shown_percent(v, ratio(a, 12004, 10000), limits, 4), "120,04\xC2\xA0%");
	assert_string_equal(shown_percent(v, ratio(a, 79999, 100000), limits, 4), "79,999\xC2\xA0%");
	assert_string_equal(shown_percent(v, ratio(a, 9996, 10000), NULL, 0), "100,0\xC2\xA0%");
	assert_string_equal(shown_percent(v, ratio(a, -1, 8), limits, 4), "−12,5\xC2\xA0%");
	assert_string_equal(shown_share(v, ratio(a, 1033, 1000), limits, 4), "103,3");
	assert_string_equal(shown_percent(v, NULL, limits, 4), "–");
	/* A value against its ceiling, in its own unit. */
	const struct fraction *ceiling[] = {ratio(a, 6, 1)};
	assert_string_equal(shown_near(v, ratio(a, 601, 100), 1, ceiling, 1), "6,01");
	assert_string_equal(shown_near(v, ratio(a, 61, 10), 1, ceiling, 1), "6,1");
}

/* Nearer to 1 than eighteen decimals can tell: still on its side. */
static void very_near(void **state)
{
	struct arena *a = *state;
	const struct voice spanish = {a, languages[0]}, *v = &spanish;
	const struct fraction *one = ratio(a, 1, 1), *tiny = ratio(a, 1, 1000000000000);
	tiny = fraction_multiply(a, tiny, tiny);
	assert_string_equal(
		shown_near(v, fraction_subtract(a, one, tiny), 1, &one, 1), "0,999999999999999999");
	assert_string_equal(shown_near(v, fraction_add(a, one, tiny), 1, &one, 1), "1,000000000000000001");
}

/* The exact number that a shown one means. */
static const struct fraction *meaning(struct arena *a, const char *shown)
{
	char machine[64], *p = machine;
	struct decimal value;
	for (; *shown; shown++) {
		if (*shown != '.')
			*p++ = *shown == ',' ? '.' : *shown;
	}
	*p = '\0';
	assert_int_equal(decimal_parse(machine, &value, NULL), DECIMAL_OK);
	return fraction_of(a, value);
}

static void never_crosses(void **state)
{
	struct arena *a = *state;
	const struct voice spanish = {a, languages[0]}, *v = &spanish;
	const struct fraction *limits[] = {ratio(a, 80, 1), ratio(a, 100, 1), ratio(a, 120, 1)};
	uint32_t seed = 2012;
	size_t longer = 0;
	for (int i = 0; i < 5000; i++) {
		seed = seed * 1664525u + 1013904223u;
		long denominator = 1000 + (long)(seed >> 8) % 9000;
		seed = seed * 1664525u + 1013904223u;
		long numerator = denominator * (80 + 20 * (long)(seed % 3)) + (long)(seed >> 20) % 9 - 4;
		const struct fraction *exact = ratio(a, numerator, denominator);
		const char *shown = shown_near(v, exact, 1, limits, 3);
		for (size_t t = 0; t < 3; t++)
			assert_int_equal(fraction_compare(meaning(a, shown), limits[t]),
				fraction_compare(exact, limits[t]));
		longer += strlen(strchr(shown, ',')) > 2;
	}
	assert_true(longer > 1000);
}

static void dates(void **state)
{
	struct arena *a = *state;
	const struct voice spanish = {a, languages[0]}, *v = &spanish;
	date day = date_of(2012, 6, 25);
	assert_string_equal(long_date(v, day), "25 de junio de 2012");
	assert_string_equal(day_and_month(v, date_of(2012, 9, 1)), "1 de septiembre");
	assert_string_equal(short_date(v, day), "25 jun");
	assert_string_equal(long_date(v, DATE_NONE), "–");
	assert_string_equal(month_and_year(v, date_month(day)), "junio de 2012");
	struct period period;
	static const char *const cases[][2] = {{"2012-06", "junio de 2012"},
		{"2012-T1", "primer trimestre de 2012"}, {"2012-T4", "cuarto trimestre de 2012"},
		{"2012-S2", "segundo semestre de 2012"}, {"2012", "2012"}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(period_parse(cases[i][0], &period));
		assert_string_equal(period_words(v, period), cases[i][1]);
	}
	month june = date_month(day);
	assert_string_equal(months_span(v, june - 5, june), "enero a junio de 2012");
	assert_string_equal(months_span(v, june, june), "junio de 2012");
	assert_string_equal(window_word(v, WINDOW_YEAR), "año");
}

static void counts_and_lists(void **state)
{
	struct arena *a = *state;
	const struct voice spanish = {a, languages[0]}, *v = &spanish;
	static const char *const words[] = {"Antioquia", "Huila", "Inírida"};
	assert_string_equal(counted(v, 1, W_n_meta, W_n_metas), "1 meta");
	assert_string_equal(counted(v, 0, W_n_meta, W_n_metas), "0 metas");
	assert_string_equal(counted(v, 1250, W_n_meta, W_n_metas), "1.250 metas");
	assert_string_equal(listed(v, words, 0), "");
	assert_string_equal(listed(v, words, 1), "Antioquia");
	assert_string_equal(listed(v, words, 2), "Antioquia y Huila");
	assert_string_equal(listed(v, words, 3), "Antioquia, Huila e Inírida");
	static const char *const others[] = {"agua", "hielo", "hijos"};
	assert_string_equal(listed(v, others, 2), "agua y hielo");
	assert_string_equal(listed(v, others, 3), "agua, hielo e hijos");
	assert_string_equal(capitalised(a, "índice"), "Índice");
	assert_string_equal(first_words(a, "Una acción corta.", 80), "Una acción corta.");
	assert_string_equal(first_words(a, "Una acción, y otra", 12), "Una acción…");
	assert_string_equal(first_words(a, "Una acción, y otra", 11), "Una…");
	assert_string_equal(first_words(a, "Formación - producción", 14), "Formación…");
	assert_string_equal(first_words(a, "Larguísima", 4), "");
	assert_string_equal(first_words(a, "", 4), "");
	assert_string_equal(capitalised(a, "junio"), "Junio");
	assert_string_equal(capitalised(a, "109"), "109");
}

static void states(void **state)
{
	static const char *const ids[] = {"cumple", "riesgo", "incumple", "parcial", "sin_dato", "pendiente",
		"sin_casos", "sin_meta", "meta_cero", "no_aplica", "sobre", "a_tiempo", "anticipada", "tarde",
		"vencida", "no_recibido"};
	(void)state;
	struct glyphs glyphs = {0};
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		const struct state_words *words = state_words(ids[i]);
		assert_string_equal(words->id, ids[i]);
		assert_int_equal(words->goal[1], words->goal[0] + 1);
		assert_int_equal(words->place[1], words->place[0] + 1);
		glyphs_use(&glyphs, words->glyph);
	}
	for (size_t i = 0; i < GLYPH_COUNT; i++)
		assert_true(glyphs_has(&glyphs, i));
	assert_string_equal(state_words("tarde")->glyph, "riesgo");
}

static void codes(void **state)
{
	struct arena *a = *state;
	static const char *const names[] = {
		"Cauca", "Caldas", "La Guajira", "Valle del Cauca", "Nariño", "Ca"};
	const char *codes[6];
	tile_codes(a, names, 6, codes);
	assert_string_equal(codes[0], "CA");
	assert_string_equal(codes[1], "CL");
	assert_string_equal(codes[2], "LG");
	assert_string_equal(codes[3], "VC");
	assert_string_equal(codes[4], "NA");
	assert_string_equal(codes[5], "CA"); /* nothing else is left of it */
}

static void slugs(void **state)
{
	struct arena *a = *state;
	assert_string_equal(slug_words(a, "estrategico"), "estratégico");
	assert_string_equal(slug_words(a, "gestor-estrategico_regional"), "gestor estratégico regional");
	assert_string_equal(slug_words(a, "estrategicos"), "estrategicos"); /* a word of its own */
	assert_string_equal(slug_words(a, ""), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(slugs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers, set_up, tear_down),
		cmocka_unit_test_setup_teardown(percents, set_up, tear_down),
		cmocka_unit_test_setup_teardown(very_near, set_up, tear_down),
		cmocka_unit_test_setup_teardown(never_crosses, set_up, tear_down),
		cmocka_unit_test_setup_teardown(dates, set_up, tear_down),
		cmocka_unit_test_setup_teardown(counts_and_lists, set_up, tear_down),
		cmocka_unit_test_setup_teardown(states, set_up, tear_down),
		cmocka_unit_test_setup_teardown(codes, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
