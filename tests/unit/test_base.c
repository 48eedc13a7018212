/* Tests of base/: what every other room takes for granted. */
#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "expect.h"

#include <stdalign.h>

static void test_arena(void **state)
{
	(void)state;
	struct arena arena = {0};
	char *before = NULL;
	for (size_t size = 1; size < 20000; size = size * 2 + 1) {
		char *memory = arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(memory[i], 0);
		memset(memory, 0xFF, size);
		assert_ptr_not_equal(memory, before);
		before = memory;
	}
	assert_string_equal(arena_copy(&arena, "ab\0c", 2), "ab");
	assert_null(arena_string(&arena, NULL));
	assert_string_equal(arena_printf(&arena, "%s-%05d", "ñ", 42), "ñ-00042");
	size_t capacity = 0, *items = NULL;
	for (size_t i = 0; i < 1000; i++) {
		items = arena_grow(&arena, items, i, &capacity, sizeof(*items));
		items[i] = i;
	}
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	arena_release(&arena);
	assert_null(arena.head);
	assert_int_equal(arena.used, 0);
	assert_string_equal(arena_copy(&arena, "otra vez", 8), "otra vez");
	arena_release(&arena);
}

static void test_buffer(void **state)
{
	(void)state;
	struct buffer buffer = {0};
	buffer_add(&buffer, NULL, 0);
	assert_string_equal(buffer.data, "");
	for (int i = 0; i < 5000; i++)
		buffer_printf(&buffer, "%d,", i % 10);
	assert_int_equal(buffer.length, 10000);
	assert_int_equal(strlen(buffer.data), 10000);
	buffer_clear(&buffer);
	assert_string_equal(buffer.data, "");
	buffer_html(&buffer, "<a href=\"x\" b='&'>\t\n\x01\x7f\0ñ</a>", 28);
	assert_string_equal(
		buffer.data, "&lt;a href=&quot;x&quot; b=&#39;&amp;&#39;&gt;\t\n\uFFFD\uFFFD\uFFFDñ&lt;/a");
	buffer_clear(&buffer);
	buffer_json(&buffer, "a\"b\\c\n\t\x01\x7fñ</script>");
	assert_string_equal(buffer.data, "\"a\\\"b\\\\c\\n\\u0009\\u0001\\u007fñ</script>\"");
	buffer_release(&buffer);
	assert_null(buffer.data);
	buffer_clear(&buffer);
	assert_int_equal(buffer.length, 0);
}

static void test_utf8_validity(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t valid;
	} cases[] = {
		{"", 0},
		{"a\u00F1\u20AC\U0001F600", 10},
		{"a\xE1z", 1},
		{"\xC0\xAF", 0},
		{"\xC1\x81", 0},
		{"\xE0\x9F\xBF", 0},
		{"\xE0\xA0\x80", 3},
		{"\xED\x9F\xBF", 3},
		{"\xED\xA0\x80", 0},
		{"\xEF\xBF\xBF", 3},
		{"\xF0\x8F\xBF\xBF", 0},
		{"\xF0\x90\x80\x80", 4},
		{"\xF4\x8F\xBF\xBF", 4},
		{"\xF4\x90\x80\x80", 0},
		{"\xF5\x80\x80\x80", 0},
		{"\x80", 0},
		{"ab\xE2\x82", 2},
		{"\xF0\x9F\x98", 0},
		{"\xE2\x28\xA1", 0},
		{"\xFE", 0},
		{"\xFF", 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(utf8_invalid_at(cases[i].bytes, strlen(cases[i].bytes)), cases[i].valid);
	assert_int_equal(utf8_invalid_at("a\0b", 3), 3);
	assert_int_equal(utf8_characters("a\u00F1\u20AC\U0001F600", 10), 4);
	assert_int_equal(utf8_characters("e\xCC\x81", 3), 2);
}

static void test_fold_and_slugs(void **state)
{
	(void)state;
	struct arena arena = {0};
	assert_string_equal(utf8_fold(&arena, "ÑANDÚ Ça Straße İ"), "nandu ca strasse i");
	assert_string_equal(utf8_fold(&arena, ""), "");
	assert_string_equal(utf8_fold(&arena, "e\u0301"), "e");
	assert_string_equal(utf8_fold(&arena, "a\xFF"), "a\xFF");
	arena_release(&arena);
	static const char *const good[] = {"a", "0", "a-b", "109-2012", "valle-del-cauca"};
	static const char *const bad[] = {
		"", "-", "a-", "-a", "a--b", "A", "a_b", "ñ", "a b", "a/b", "..", "a\n"};
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(slug_is_valid(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(slug_is_valid(bad[i]));
	char longest[82];
	memset(longest, 'a', 81);
	longest[80] = '\0';
	assert_true(slug_is_valid(longest));
	longest[80] = 'a';
	longest[81] = '\0';
	assert_false(slug_is_valid(longest));
}

static void test_edit_distance(void **state)
{
	(void)state;
	static const struct {
		const char *a, *b;
		unsigned distance;
	} cases[] = {{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0},
		{"antiquia", "antioquia", 1}, {"190", "109", 1}, {"ab", "ba", 1}, {"regiom", "region", 1},
		{"kitten", "sitting", 3}, {"ca", "abc", 3}, {"a", "bcdefghijklmno", 9}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(edit_distance(cases[i].a, cases[i].b), cases[i].distance);
		assert_int_equal(edit_distance(cases[i].b, cases[i].a), cases[i].distance);
	}
	char longest[70];
	memset(longest, 'a', 69);
	longest[69] = '\0';
	assert_int_equal(edit_distance(longest, longest), 9);
	assert_int_equal(edit_distance(longest + 5, longest + 5), 0);
}

static void test_suggestions(void **state)
{
	(void)state;
	static const char *const known[] = {
		"antioquia", "atlantico", "cv", "em", "valor", "norte-de-santander"};
	static const struct {
		const char *wrong;
		size_t nearest;
	} cases[] = {{"antiquia", 0}, {"Antioquía", 0}, {"ATLÁNTICO", 1}, {"cvv", 2}, {"ex", 3}, {"valro", 4},
		{"norte-santander", 5}, {"", 6}, {"zz", 6}, {"chile", 6}, {"norte", 6}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_int_equal(nearest_name(cases[i].wrong, known, 6), cases[i].nearest);
	assert_int_equal(nearest_name("x", NULL, 0), 0);
	struct report report = {0};
	struct arena arena = {0};
	assert_string_equal(suggestion(&report, "antiquia", known, 6, &arena), "; ¿quiso decir «antioquia»?");
	assert_string_equal(suggestion(&report, "chile", known, 6, &arena), "");
	report.english = true;
	assert_string_equal(suggestion(&report, "antiquia", known, 6, &arena), "; did you mean 'antioquia'?");
	arena_release(&arena);
}

static void test_decimal_parse(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		enum decimal_problem problem;
		const char *shown;
		unsigned decimals;
	} cases[] = {
		{"0", DECIMAL_OK, "0", 0},
		{"-0", DECIMAL_OK, "0", 0},
		{"+5", DECIMAL_OK, "5", 0},
		{"007", DECIMAL_OK, "7", 0},
		{"12.50", DECIMAL_OK, "12.5", 2},
		{"-0.000001", DECIMAL_OK, "-0.000001", 6},
		{"1.000000", DECIMAL_OK, "1", 6},
		{"-10", DECIMAL_OK, "-10", 0},
		{"0.10", DECIMAL_OK, "0.1", 2},
		{"999999999999999999", DECIMAL_OK, "999999999999999999", 0},
		{"999999999999.999999", DECIMAL_OK, "999999999999.999999", 6},
		{"000000000000000000000000000000000000000000000000001", DECIMAL_OK, "1", 0},
		{"1000000000000000000", DECIMAL_TOO_LONG, NULL, 0},
		{"0.1234567", DECIMAL_TOO_LONG, NULL, 0},
		{"0.0000000", DECIMAL_TOO_LONG, NULL, 0},
		{"1234567890123.123456", DECIMAL_TOO_LONG, NULL, 0},
		{"12,5", DECIMAL_COMMA, NULL, 0},
		{"-12,5", DECIMAL_COMMA, NULL, 0},
		{"1.234.567", DECIMAL_THOUSANDS, NULL, 0},
		{"1,234.5", DECIMAL_THOUSANDS, NULL, 0},
		{"1.234,5", DECIMAL_THOUSANDS, NULL, 0},
		{"1,234,567", DECIMAL_THOUSANDS, NULL, 0},
		{"", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"-", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{".", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{",", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"5.", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{".5", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"1e5", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"0x10", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"1 000", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"--1", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"1-", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"nan", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"inf", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"٣", DECIMAL_NOT_A_NUMBER, NULL, 0},
		{"5%", DECIMAL_NOT_A_NUMBER, NULL, 0},
	};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct decimal value = {42};
		unsigned decimals = 99;
		assert_int_equal(decimal_parse(cases[i].text, &value, &decimals), cases[i].problem);
		if (cases[i].shown) {
			assert_string_equal(decimal_text(&arena, value), cases[i].shown);
			assert_int_equal(decimals, cases[i].decimals);
			assert_int_equal(decimal_parse(cases[i].text, &value, NULL), DECIMAL_OK);
		} else {
			assert_true(value.millionths == 42);
		}
	}
	arena_release(&arena);
}

static struct decimal decimal_of(const char *text)
{
	struct decimal value;
	assert_int_equal(decimal_parse(text, &value, NULL), DECIMAL_OK);
	return value;
}

static void test_rounding(void **state)
{
	(void)state;
	static const struct {
		const char *value;
		unsigned places;
		bool trim;
		const char *shown;
		bool exact;
	} cases[] = {
		{"0.5", 0, false, "0", false},
		{"1.5", 0, false, "2", false},
		{"2.5", 0, false, "2", false},
		{"-0.5", 0, false, "0", false},
		{"-1.5", 0, false, "-2", false},
		{"-2.5", 0, false, "-2", false},
		{"0.25", 1, false, "0.2", false},
		{"0.35", 1, false, "0.4", false},
		{"-0.25", 1, false, "-0.2", false},
		{"-0.35", 1, false, "-0.4", false},
		{"0.251", 1, false, "0.3", false},
		{"-0.04", 1, false, "0.0", false},
		{"-0.04", 1, true, "0", false},
		{"99.96", 1, false, "100.0", false},
		{"99.96", 1, true, "100", false},
		{"100", 0, true, "100", true},
		{"100", 2, true, "100", true},
		{"100", 2, false, "100.00", true},
		{"1.10", 3, true, "1.1", true},
		{"0", 3, false, "0.000", true},
		{"0", 3, true, "0", true},
		{"0.000001", 6, false, "0.000001", true},
		{"0.000001", 5, false, "0.00000", false},
		{"-12.345678", 18, true, "-12.345678", true},
		{"999999999999999999", 0, true, "999999999999999999", true},
		{"-5", 0, false, "-5", true},
		{"10", 0, true, "10", true},
	};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct fraction *value = fraction_of(&arena, decimal_of(cases[i].value));
		assert_string_equal(
			fraction_text(&arena, value, cases[i].places, cases[i].trim), cases[i].shown);
		assert_int_equal(fraction_is_exact(value, cases[i].places), cases[i].exact);
	}
	assert_string_equal(fraction_text(&arena, fraction_whole(&arena, -1, 3), 4, false), "-0.3333");
	assert_string_equal(fraction_text(&arena, fraction_whole(&arena, 2, -3), 4, false), "-0.6667");
	assert_null(fraction_text(&arena, NULL, 2, false));
	arena_release(&arena);
}

static void test_fractions(void **state)
{
	(void)state;
	struct arena arena = {0};
	const struct fraction *third = fraction_whole(&arena, 1, 3), *half = fraction_whole(&arena, 2, 4);
	assert_int_equal(
		fraction_compare(fraction_add(&arena, third, half), fraction_whole(&arena, 5, 6)), 0);
	assert_int_equal(fraction_sign(fraction_subtract(&arena, third, half)), -1);
	assert_int_equal(
		fraction_compare(fraction_multiply(&arena, third, half), fraction_whole(&arena, 1, 6)), 0);
	assert_int_equal(
		fraction_compare(fraction_divide(&arena, third, half), fraction_whole(&arena, 2, 3)), 0);
	assert_int_equal(fraction_sign(fraction_subtract(&arena, half, half)), 0);
	assert_null(fraction_add(&arena, NULL, half));
	assert_null(fraction_divide(&arena, half, NULL));
	const struct fraction *zero = fraction_of(&arena, decimal_of("0"));
	assert_int_equal(fraction_compare(fraction_add(&arena, zero, third), third), 0);
	assert_int_equal(fraction_sign(fraction_multiply(&arena, zero, third)), 0);
	/* What the six places of a decimal and a long sum cannot lose. */
	const struct fraction *sum = zero;
	for (int i = 1; i <= 60; i++)
		sum = fraction_add(&arena, sum, fraction_whole(&arena, 1, i));
	for (int i = 60; i >= 1; i--)
		sum = fraction_subtract(&arena, sum, fraction_whole(&arena, 1, i));
	assert_int_equal(fraction_sign(sum), 0);
	assert_true(fraction_approximate(half) == 0.5);
	arena_release(&arena);
}

static void test_dates_round_trip(void **state)
{
	(void)state;
	struct arena arena = {0};
	int year = 1, month_of_year = 1, day_of_month = 1;
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	date day = date_of(1, 1, 1);
	for (; year < 2500; day++) {
		int y, m, d;
		date_split(day, &y, &m, &d);
		assert_true(y == year && m == month_of_year && d == day_of_month);
		assert_int_equal(date_of(y, m, d), day);
		bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
		if (++day_of_month > lengths[month_of_year - 1] + (leap && month_of_year == 2)) {
			day_of_month = 1;
			if (++month_of_year > 12) {
				month_of_year = 1;
				year++;
			}
		}
	}
	assert_int_equal(date_of(1970, 1, 1), 0);
	assert_string_equal(date_text(&arena, date_of(2012, 2, 29)), "2012-02-29");
	assert_string_equal(date_text(&arena, date_of(33, 4, 3)), "0033-04-03");
	assert_string_equal(date_text(&arena, DATE_NONE), "");
	arena_release(&arena);
}

static void test_dates_read(void **state)
{
	(void)state;
	date day;
	assert_true(date_parse("2012-02-29", &day) && day == date_of(2012, 2, 29));
	static const char *const bad[] = {"", "2012", "2012-3-25", "2012-03-32", "2011-02-29", "2012-13-01",
		"2012-00-10", "2012-01-00", "0000-01-01", "2012-03-25 ", " 2012-03-25", "2012-03-25T",
		"20120325", "2012/03/25", "12-03-25", "2012-03-2\xC3\xB1"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(date_parse(bad[i], &day));
	static const char *const foreign[] = {
		"25/03/2012", "25-03-2012", "25.03.2012", "2012/03/25", "03/25/2012", "25/3/2012"};
	for (size_t i = 0; i < sizeof(foreign) / sizeof(*foreign); i++) {
		day = 0;
		assert_true(date_parse_foreign(foreign[i], &day));
		assert_int_equal(day, date_of(2012, 3, 25));
	}
	static const char *const neither[] = {"", "x", "25/03", "25/03/12", "31/02/2012", "25/03-2012",
		"25/03/2012x", "1/2/3", "-25/03/2012", " 25/03/2012", "25/+3/2012", "25/ 3/2012",
		"25x03x2012"};
	for (size_t i = 0; i < sizeof(neither) / sizeof(*neither); i++) {
		if (date_parse_foreign(neither[i], &day))
			print_message("# read as a date: %s\n", neither[i]);
		assert_false(date_parse_foreign(neither[i], &day));
	}
}

static void test_months_and_periods(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct period period;
	static const struct {
		const char *text;
		enum window window;
		int first;
	} good[] = {{"2012", WINDOW_YEAR, 1}, {"2012-S2", WINDOW_HALF, 7}, {"2012-T4", WINDOW_QUARTER, 10},
		{"2012-T1", WINDOW_QUARTER, 1}, {"2012-12", WINDOW_MONTH, 12}};
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(period_parse(good[i].text, &period));
		assert_int_equal(period.window, good[i].window);
		assert_int_equal(month_number(period.first), good[i].first);
		assert_int_equal(month_year(period.first), 2012);
		assert_string_equal(period_text(&arena, period), good[i].text);
		assert_int_equal(window_first(period.window, period.first + window_months(period.window) - 1),
			period.first);
	}
	static const char *const bad[] = {"", "12", "0000", "2012-", "2012-0", "2012-13", "2012-00",
		"2012-T0", "2012-T5", "2012-S3", "2012-t1", "2012-T1 ", "2012-123", "2012-3", "20123",
		"2012-Q1"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(period_parse(bad[i], &period));
	month february = 2012 * 12 + 1;
	assert_int_equal(month_day(february, 31), date_of(2012, 2, 29));
	assert_int_equal(month_day(february, 25), date_of(2012, 2, 25));
	assert_int_equal(month_last(february + 12), date_of(2013, 2, 28));
	assert_int_equal(date_month(date_of(2012, 2, 29)), february);
	assert_string_equal(month_text(&arena, february), "2012-02");
	arena_release(&arena);
}

static void test_instants(void **state)
{
	(void)state;
	struct arena arena = {0};
	static const struct {
		const char *text;
		int64_t seconds;
		const char *shown;
	} good[] = {
		{"1970-01-01T00:00Z", 0, "1970-01-01T00:00:00+00:00"},
		{"2012-04-05T09:30-05:00", 1333636200, "2012-04-05T09:30:00-05:00"},
		{"2012-04-05T14:30:00Z", 1333636200, "2012-04-05T14:30:00+00:00"},
		{"2012-04-05T14:30:00.999Z", 1333636200, "2012-04-05T14:30:00+00:00"},
		{"1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59+00:00"},
		{"2012-01-01T01:00+05:30", 1325359800, "2012-01-01T01:00:00+05:30"},
		{"2012-01-01T01:00-00:30", 1325381400, "2012-01-01T01:00:00-00:30"},
	};
	struct instant instant;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_true(instant_parse(good[i].text, &instant));
		assert_int_equal(instant.seconds, good[i].seconds);
		assert_string_equal(instant_text(&arena, instant), good[i].shown);
	}
	assert_true(instant_parse("2012-04-05T23:30-05:00", &instant));
	assert_int_equal(instant_date(instant), date_of(2012, 4, 5));
	static const char *const bad[] = {"", "2012-04-05", "2012-04-05T09:30", "2012-04-05 09:30Z",
		"2012-04-05T9:30Z", "2012-04-05T24:00Z", "2012-04-05T09:60Z", "2012-04-05T09:30:61Z",
		"2012-02-30T09:30Z", "2012-04-05T09:30-5", "2012-04-05T09:30-05:60", "2012-04-05T09:30-24:00",
		"2012-04-05T09:30-0500", "2012-04-05T09:30Z ", "2012-04-05T09:30:001Z", "2012-04-05T09:30.5Z",
		"2012-04-05T09:30:00.Z"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		if (instant_parse(bad[i], &instant))
			print_message("# read as an instant: %s\n", bad[i]);
		assert_false(instant_parse(bad[i], &instant));
	}
	int minutes;
	assert_true(offset_parse("-05:00", &minutes) && minutes == -300);
	assert_true(offset_parse("Z", &minutes) && minutes == 0);
	assert_false(offset_parse("05:00", &minutes));
	assert_false(offset_parse("", &minutes));
	arena_release(&arena);
}

static void test_report_cleans(void **state)
{
	(void)state;
	static const struct {
		const char *value, *shown;
	} cases[] = {
		{"ñandú «x»", "ñandú «x»"},
		{"a\x1b[31mb\n\t\x7f", "a\uFFFD[31mb\uFFFD\uFFFD\uFFFD"},
		{"a\xC2\x9b"
		 "31m",
			"a\uFFFD31m"},
		{"a\u202Eb\u2066c\u200Fd\u2028e", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe"},
		{"a\xE1z", "a\uFFFDz"},
		{"\xC3", "\uFFFD"},
		{"\xF0\x9F\x98", "\uFFFD\uFFFD\uFFFD"},
		{"\xE2\x80", "\uFFFD\uFFFD"},
		{"{2}{1}", "{2}{1}"},
		{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
		{"\xC0\xAF", "\uFFFD\uFFFD"},
		{"\xF7\xBF\xBF\xBF", "\uFFFD\uFFFD\uFFFD\uFFFD"},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct report report = {0};
		struct buffer expected = {0}, text = {0};
		assert_int_equal(report_add(&report, FINDING_UNKNOWN_KEY, ((struct place){"x.md", 1, 2}),
					 cases[i].value, ""),
			-1);
		buffer_printf(&expected, "clave desconocida «%s»", cases[i].shown);
		expect_message(&report, expected.data);
		report_text(&report, &text);
		assert_int_equal(utf8_invalid_at(text.data, text.length), text.length);
		buffer_release(&expected);
		buffer_release(&text);
		report_release(&report);
	}
}

static void test_report_shortens(void **state)
{
	(void)state;
	struct report report = {0};
	char value[1001];
	for (size_t i = 0; i < 1000; i += 2)
		memcpy(value + i, "ñ", 2);
	value[1000] = '\0';
	report_add(&report, FINDING_UNKNOWN_KEY, ((struct place){"x.md", 1, 2}), value, "");
	size_t characters = utf8_characters(report.findings[0].message, strlen(report.findings[0].message));
	assert_true(characters > 200 && characters < 230);
	assert_int_equal(utf8_invalid_at(report.findings[0].message, strlen(report.findings[0].message)),
		strlen(report.findings[0].message));
	report_release(&report);
}

static void test_report_order_and_text(void **state)
{
	(void)state;
	struct report report = {0};
	struct buffer out = {0};
	struct place b2 = {"b", 2, 1}, b10 = {"b", 10, 1}, a = {"a", 5, 9};
	report_add(&report, FINDING_BLANK_ROW, b10, NULL);
	report_add(&report, FINDING_YAML, b2, "y");
	report_add(&report, FINDING_YAML, b2, "x");
	report_add(&report, FINDING_YAML, b2, "x");
	report_add(&report, FINDING_RAGGED, a, "1", "2");
	report_add(&report, FINDING_SHALLOW, ((struct place){NULL, 0, 0}), NULL);
	report_add(&report, FINDING_SYMLINK, ((struct place){"c\nd", 0, 0}), NULL);
	assert_int_equal(report.errors, 6);
	report_sort(&report);
	assert_int_equal(report.count, 6);
	assert_int_equal(report.errors, 5);
	report_text(&report, &out);
	assert_string_equal(out.data,
		"rinde: error: el clon es superficial y le falta historia; ejecute git fetch --unshallow "
		"[clon-superficial]\n"
		"a:5:9: error: la fila tiene 1 celdas y el encabezado 2 [fila-desigual]\n"
		"b:2:1: error: los datos no se entienden: x [yaml-invalido]\n"
		"b:2:1: error: los datos no se entienden: y [yaml-invalido]\n"
		"b:10:1: aviso: la fila está en blanco y no se tiene en cuenta [fila-en-blanco]\n"
		"c\uFFFDd: error: es un enlace simbólico; rinde solo lee archivos [enlace-simbolico]\n");
	buffer_clear(&out);
	report_json(&report, &out);
	assert_non_null(strstr(
		out.data, "{\"archivo\":\"a\",\"linea\":5,\"columna\":9,\"nivel\":\"error\",\"mensaje\":"));
	buffer_release(&out);
	report_release(&report);
	assert_int_equal(report.count, 0);
	report_json(&report, &out);
	assert_string_equal(out.data, "[\n]\n");
	buffer_release(&out);
}

static void test_findings_are_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < FINDING_COUNT; i++) {
		const struct finding_kind *kind = &finding_kinds[i];
		assert_true(slug_is_valid(kind->id));
		assert_true(*kind->spanish && *kind->english && *kind->cure && *kind->example);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(kind->id, finding_kinds[j].id);
		for (char digit = '1'; digit <= '9'; digit++) {
			char value[] = {'{', digit, '}', '\0'};
			assert_int_equal(
				strstr(kind->spanish, value) != NULL, strstr(kind->english, value) != NULL);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_buffer),
		cmocka_unit_test(test_utf8_validity),
		cmocka_unit_test(test_fold_and_slugs),
		cmocka_unit_test(test_edit_distance),
		cmocka_unit_test(test_suggestions),
		cmocka_unit_test(test_decimal_parse),
		cmocka_unit_test(test_rounding),
		cmocka_unit_test(test_fractions),
		cmocka_unit_test(test_dates_round_trip),
		cmocka_unit_test(test_dates_read),
		cmocka_unit_test(test_months_and_periods),
		cmocka_unit_test(test_instants),
		cmocka_unit_test(test_report_cleans),
		cmocka_unit_test(test_report_shortens),
		cmocka_unit_test(test_report_order_and_text),
		cmocka_unit_test(test_findings_are_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
