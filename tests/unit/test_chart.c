/* The drawings: where lengths fall, that texts are escaped and titles tied to their ids, and that nothing
 * leaves the drawing. */
#include "pages/chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MONTHS = 12 };

static const char *const names[MONTHS] = {
	"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"};

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

static void has(const char *html, const char *piece)
{
	if (!strstr(html, piece))
		fail_msg("%s\n--- is not in ---\n%s", piece, html);
}

static void has_not(const char *html, const char *piece)
{
	if (strstr(html, piece))
		fail_msg("%s\n--- is in ---\n%s", piece, html);
}

static size_t times(const char *html, const char *piece)
{
	size_t count = 0;
	for (const char *p = html; (p = strstr(p, piece)); p += strlen(piece))
		count++;
	return count;
}

/* Every y must lie within the 320 pixels, every x within the width. */
static void stays_inside(const char *html)
{
	static const char *const across[] = {" x=\"", " x1=\"", " x2=\"", " cx=\""};
	static const char *const down[] = {" y=\"", " y1=\"", " y2=\"", " cy=\""};
	for (size_t i = 0; i < 4; i++) {
		for (const char *p = html; (p = strstr(p, across[i])); p++)
			assert_in_range((unsigned)(strtod(p + strlen(across[i]), NULL) + 0.5), 0, 100);
		for (const char *p = html; (p = strstr(p, down[i])); p++)
			assert_in_range((unsigned)(strtod(p + strlen(down[i]), NULL) + 0.5), 0, 320);
	}
}

/* Antioquia's contracts in the first half of 2012, as the design draws them. */
static struct chart antioquia(struct chart_point points[MONTHS])
{
	static const double sums[] = {200, 380, 600, 790, 1000, 1150};
	for (size_t i = 0; i < MONTHS; i++)
		points[i] = (struct chart_point){.label = names[i],
			.here = i == 5,
			.has_value = i < 6,
			.value = i < 6 ? sums[i] : 0,
			.has_target = true,
			.target = 2500.0 * (double)(i + 1) / 12};
	return (struct chart){.id = "ch",
		.language = languages[0],
		.title = "Contratos & meta",
		.description = "Sube de 200 a <1.150>",
		.points = points,
		.count = MONTHS,
		.value_label = "1.150 contratos",
		.target_label = "Meta al corte: 1.250",
		.end_label = "Meta del año: 2.500",
		.from_zero = true,
		.has_projection = true,
		.projection = 2300,
		.projection_word = "Proyección",
		.projection_label = "2.300"};
}

static void line_of_a_year(void **state)
{
	struct chart_point points[MONTHS];
	struct chart chart = antioquia(points);
	const char *html = chart_line(*state, &chart);
	has(html, "role=\"img\" aria-labelledby=\"ch-t ch-d\"");
	has(html, "<title id=\"ch-t\">Contratos &amp; meta</title>");
	has(html, "<desc id=\"ch-d\">Sube de 200 a &lt;1.150&gt;</desc>");
	has(html, "text-anchor=\"end\">Proyección</text>");
	has(html, "<line class=\"target\" x1=\"9.00%\" y1=\"292.0\" x2=\"97.80%\" y2=\"36.0\"/>");
	has(html, "<line class=\"proj\" x1=\"53.40%\" y1=\"174.2\" x2=\"97.80%\" y2=\"56.5\"/>");
	has(html, "<line class=\"line\" x1=\"9.00%\" y1=\"292.0\" x2=\"16.40%\" y2=\"271.5\"/>");
	has(html, "<circle class=\"dot\" cx=\"53.40%\" cy=\"174.2\" r=\"5\"/>");
	has(html, "y=\"40.0\" text-anchor=\"end\">2.500</text>");
	has(html, "<text class=\"strong\" x=\"53.40%\" y=\"312.0\" text-anchor=\"middle\">jun</text>");
	assert_int_equal(times(html, "class=\"target\""), 1);
	assert_int_equal(times(html, "class=\"line\""), 6);
	assert_int_equal(times(html, "class=\"grid\"") + times(html, "class=\"axis\""), 6);
	stays_inside(html);
}

/* A month without data: sums go on over it. */
static void line_with_a_gap(void **state)
{
	struct chart_point points[MONTHS];
	struct chart chart = antioquia(points);
	points[1].has_value = false;
	assert_int_equal(times(chart_line(*state, &chart), "class=\"line\""), 5);
	chart.from_zero = false;
	assert_int_equal(times(chart_line(*state, &chart), "class=\"line\""), 3);
}

static void line_of_reversals(void **state)
{
	struct chart_point points[MONTHS];
	struct chart chart = antioquia(points);
	for (size_t i = 0; i < 6; i++)
		points[i].value = -100.0 * (double)(i + 1);
	chart.projection = -1200;
	const char *html = chart_line(*state, &chart);
	has(html, "−1.000</text>");
	assert_int_equal(times(html, "class=\"axis\""), 1);
	stays_inside(html);
}

static void line_of_nothing(void **state)
{
	struct chart_point points[MONTHS];
	struct chart chart = antioquia(points);
	chart.has_projection = false;
	for (size_t i = 0; i < MONTHS; i++)
		points[i].has_value = points[i].has_target = false;
	const char *html = chart_line(*state, &chart);
	has_not(html, "class=\"line\"");
	has_not(html, "class=\"target\"");
	has_not(html, "contratos");
	has_not(html, "nan");
	stays_inside(html);
}

static void line_at_every_month(void **state)
{
	for (size_t here = 0; here < MONTHS; here++) {
		struct chart_point points[MONTHS];
		struct chart chart = antioquia(points);
		for (size_t i = 0; i < MONTHS; i++) {
			points[i].here = i == here;
			points[i].has_value = i <= here;
			points[i].value = 250.0 * (double)(i + 1);
		}
		chart.has_projection = here < 11;
		chart.projection = 3000;
		stays_inside(chart_line(*state, &chart));
	}
}

static void bars_of_months(void **state)
{
	struct chart_point points[MONTHS];
	struct chart chart = antioquia(points);
	chart.percent = true;
	chart.has_projection = chart.from_zero = false;
	for (size_t i = 0; i < MONTHS; i++) {
		points[i].value = 0.5 + 0.05 * (double)i;
		points[i].target = 0.6;
		points[i].tone = i < 2 ? "riesgo" : NULL;
	}
	points[3].has_value = false;
	const char *html = chart_bars(*state, &chart);
	assert_int_equal(times(html, "<rect class=\"fill"), 5);
	assert_int_equal(times(html, "<rect class=\"fill riesgo\""), 2);
	assert_int_equal(times(html, "class=\"limit\""), MONTHS);
	has(html, "\xC2\xA0%</text>");
	has(html, "<rect class=\"fill here\"");
	stays_inside(html);
}

static void tiles(void **state)
{
	struct tile map[] = {
		{.row = 3,
			.column = 2,
			.code = "AN",
			.name = "Antioquia",
			.figure = "96,8",
			.tone = "q3",
			.href = "regiones/antioquia.html"},
		{.row = 7,
			.column = 5,
			.code = "AM",
			.name = "A<mazonas",
			.glyph = "riesgo",
			.tone = "riesgo",
			.word = "En riesgo",
			.href = "regiones/amazonas.html",
			.here = true},
		{.row = 0, .column = 0, .code = "DG", .name = "Dirección General", .tone = "q0"},
	};
	const char *html = chart_tiles(*state, "m", "Mapa", "Mosaico", map, 3);
	has(html, "viewBox=\"0 0 300 420\" role=\"group\" aria-labelledby=\"m-t m-d\"");
	has(html, "<a class=\"q3\" href=\"regiones/antioquia.html\" aria-label=\"AN 96,8, Antioquia\"><rect "
		  "x=\"62\" "
		  "y=\"122\"");
	has(html, "<a class=\"riesgo here\" href=\"regiones/amazonas.html\" aria-label=\"AM, A&lt;mazonas: "
		  "En riesgo\">");
	has(html, "<use class=\"g\" href=\"#g-riesgo\" x=\"274\" y=\"393\" width=\"16\" height=\"16\"/>");
	has_not(html, "DG");
	for (size_t i = 0; i < 3; i++)
		map[i].href = NULL;
	html = chart_tiles(*state, "m", "Mapa", "Mosaico", map, 3);
	has(html, "role=\"img\"");
	has_not(html, "<a ");
}

static void sparks(void **state)
{
	static const double shares[] = {0.96, 0.912, 0, 0.948, 0.96, 9};
	static const bool all[] = {true, true, false, true, true, true}, none[6] = {false};
	const char *html = chart_spark(*state, shares, all, 6);
	has(html, "d=\"M4.0 11.8L20.0 12.8M52.0 12.0L68.0 11.8L84.0 2.0\"");
	has(html, "<path class=\"target\" d=\"M0 10.9h88\"/>");
	assert_string_equal(chart_spark(*state, shares, none, 6), "");
	has(chart_spark(*state, shares, all, 1), "cx=\"44.0\" cy=\"11.8\"");
}

static void bullets(void **state)
{
	const char *html = chart_bullet(*state, "riesgo", 0.92, 0.8, false);
	has(html, "<rect class=\"b0\" x=\"0.00%\" width=\"53.33%\" height=\"20\"/>");
	has(html, "<rect class=\"b1\" x=\"53.33%\" width=\"13.33%\" height=\"20\"/>");
	has(html, "<rect class=\"fill riesgo\" y=\"6\" width=\"61.33%\" height=\"8\"/>");
	has_not(html, "cut");
	html = chart_bullet(*state, "incumple", 3, 1.1, true);
	has(html, "<rect class=\"b1\" x=\"66.67%\" width=\"6.67%\" height=\"20\"/>");
	has(html, "width=\"100.00%\" height=\"8\"");
	has(html, "class=\"cut\"");
	html = chart_bullet(*state, "cumple", -0.5, 0, false);
	has(html, "<rect class=\"fill cumple\" y=\"5\" width=\"0.00%\" height=\"10\"/>");
	has_not(html, "class=\"b0\"");
	html = chart_bullet_scale(*state, "100\xC2\xA0%", 0.8);
	has(html, "<text class=\"tick\" x=\"53.33%\" y=\"12.0\" text-anchor=\"middle\">80</text>");
	has(html, "100\xC2\xA0%</text>");
}

static void parts(void **state)
{
	static const struct chart_part some[] = {
		{"cumple", 106}, {"riesgo", 59}, {"incumple", 0}, {NULL, 35}};
	const char *html = chart_parts(*state, some, 4);
	has(html, "<rect class=\"fill cumple\" x=\"0.00%\" width=\"52.60%\" height=\"20\"/>");
	has(html, "<rect class=\"fill riesgo\" x=\"53.00%\" width=\"29.10%\" height=\"20\"/>");
	has(html, "<rect class=\"b0\" x=\"82.50%\" width=\"17.10%\" height=\"20\"/>");
	has_not(html, "incumple");
	has_not(chart_parts(*state, some, 0), "rect");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(line_of_a_year, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_with_a_gap, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_of_reversals, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_of_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line_at_every_month, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bars_of_months, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tiles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(sparks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bullets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(parts, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
