/* The tables of words: what one language says, the others say too, with the same values and the same tags;
 * and numbers and dates as each writes them. That none lacks a word is the compiler's affair. */
#include "pages/language.h"
#include "pages/templates.h"
#include "pages/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* How often "{n}" stands in the text. */
static int places(const char *text, char n)
{
	const char wanted[] = {'{', n, '}', '\0'};
	int count = 0;
	for (; (text = strstr(text, wanted)); text++)
		count++;
	return count;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The tags "{{…}}" of the text, sorted, in one string. */
static char *tags(struct arena *arena, const char *text)
{
	char *found[64];
	size_t count = 0;
	for (const char *p = text; (p = strstr(p, "{{")) && count < 64; p += 2)
		found[count++] = arena_copy(arena, p, strcspn(p, "}"));
	qsort(found, count, sizeof(*found), compare);
	char *all = arena_string(arena, "");
	for (size_t i = 0; i < count; i++)
		all = arena_printf(arena, "%s%s ", all, found[i]);
	return all;
}

static void same_values_and_tags(void **state)
{
	struct arena arena = {0};
	int wrong = 0;
	(void)state;
	for (size_t i = 0; i < WORD_COUNT; i++)
		for (size_t k = 1; k < LANGUAGE_COUNT; k++) {
			const char *one = languages[0]->text((enum word)i),
				   *other = languages[k]->text((enum word)i);
			bool same = *one && *other && !strcmp(tags(&arena, one), tags(&arena, other));
			for (char n = '1'; n <= '9'; n++)
				same = same && !places(one, n) == !places(other, n);
			if (!same)
				print_error("%s: «%s» «%s»\n", languages[k]->code, one, other);
			wrong += !same;
		}
	arena_release(&arena);
	assert_int_equal(wrong, 0);
}

static void found_by_code_and_id(void **state)
{
	(void)state;
	assert_ptr_equal(language_find("en"), languages[1]);
	assert_null(language_find("fr"));
	assert_string_equal(language_word(languages[0], "junio"), "junio");
	assert_string_equal(language_word(languages[1], "junio"), "June");
	assert_null(language_word(languages[0], "juni"));
}

static void values_stand_where_each_language_wants_them(void **state)
{
	struct arena arena = {0};
	const struct voice spanish = {&arena, languages[0]}, english = {&arena, languages[1]};
	(void)state;
	assert_string_equal(phrase(&spanish, W_fecha_larga, "3", "junio", "2012"), "3 de junio de 2012");
	assert_string_equal(phrase(&english, W_fecha_larga, "3", "June", "2012"), "3 June 2012");
	assert_string_equal(word(&english, plural(1, W_n_region, W_n_regiones)), "region");
	assert_string_equal(word(&english, plural(0, W_n_region, W_n_regiones)), "regions");
	arena_release(&arena);
}

static void numbers_by_language(void **state)
{
	struct arena arena = {0};
	const struct voice english = {&arena, languages[1]};
	const struct fraction *half = fraction_whole(&arena, 2469, 2);
	(void)state;
	assert_string_equal(shown_number(&english, half, 1), "1,234.5");
	assert_string_equal(shown_percent(&english, fraction_whole(&arena, 23, 25), NULL, 0), "92.0%");
	assert_string_equal(long_date(&english, date_of(2012, 6, 25)), "25 June 2012");
	assert_string_equal(
		period_words(&english, (struct period){WINDOW_QUARTER, date_month(date_of(2012, 4, 1))}),
		"second quarter of 2012");
	const char *const names[] = {"Antioquia", "Iquique"};
	assert_string_equal(listed(&english, names, 2), "Antioquia and Iquique");
	arena_release(&arena);
}

/* A tag that calls a word which no table has is found when the template is read, not when it is rendered. */
static void a_missing_word_is_an_error(void **state)
{
	static const char text[] = "{{#nunca}}\n  {{w.junio}}, {{w.no_hay}}{{/nunca}}";
	(void)state;
	for (size_t k = 0; k < LANGUAGE_COUNT; k++) {
		struct arena arena = {0};
		struct report report = {0};
		struct template_set set = {.arena = &arena, .language = languages[k], .strict = true};
		assert_int_equal(
			template_add(&set, "x", "templates/x.mustache", text, strlen(text), &report), -1);
		assert_int_equal(report.count, 1);
		assert_int_equal(report.findings[0].place.line, 2);
		assert_int_equal(report.findings[0].place.column, 16);
		assert_non_null(strstr(report.findings[0].message, "no_hay"));
		report_release(&report);
		arena_release(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_values_and_tags),
		cmocka_unit_test(found_by_code_and_id),
		cmocka_unit_test(values_stand_where_each_language_wants_them),
		cmocka_unit_test(numbers_by_language),
		cmocka_unit_test(a_missing_word_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
