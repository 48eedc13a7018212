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

/* Every y must lie within the 320 pixels, every x within the width; what is drawn in pixels moves from there.
 */
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

struct box {
	double left, right, top, bottom;
};

static double number_after(const char *tag, const char *name)
{
	const char *found = strstr(tag, name);
	return found && found < strchr(tag, '>') ? strtod(found + strlen(name), NULL) : 0;
}

/* The labels of a line chart on a drawing of that width, letters being six pixels wide; not those of the
 * axes. */
static size_t label_boxes(const char *html, double width, struct box *boxes)
{
	size_t count = 0;
	for (const char *p = html; (p = strstr(p, "<text")); p++) {
		const char *words = strchr(p, '>') + 1;
		double y = number_after(p, " y=\""), x = number_after(p, " x=\"") * width / 100;
		double length = 6 * (double)(strchr(words, '<') - words);
		x += number_after(p, " dx=\"");
		bool of_axis = y > 300 || number_after(p, " x=\"") == 0;
		if (of_axis)
			continue;
		if (strstr(p, "\"end\"") && strstr(p, "\"end\"") < words)
			x -= length;
		if (strstr(p, "\"middle\"") && strstr(p, "\"middle\"") < words)
			x -= length / 2;
		boxes[count++] = (struct box){x, x + length, y - 10, y + 1};
	}
	return count;
}

/* No label lies on another one or leaves the drawing, on a phone or a wide screen. */
static void labels_are_apart(const char *html)
{
	static const double widths[] = {236, 400, 830};
	struct box b[16];
	for (size_t w = 0; w < 3; w++) {
		size_t count = label_boxes(html, widths[w], b);
		for (size_t i = 0; i < count; i++) {
			if (b[i].left < 0 || b[i].right > widths[w] + 1)
				fail_msg("label %zu leaves a width of %.0f:\n%s", i, widths[w], html);
			for (size_t k = 0; k < i; k++)
				if (b[i].left < b[k].right && b[k].left < b[i].right &&
					b[i].top < b[k].bottom && b[k].top < b[i].bottom)
					fail_msg("labels %zu and %zu meet at %.0f:\n%s", k, i, widths[w],
						html);
		}
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
	has(html, "<line class=\"target\" x1=\"0.00%\" y1=\"292.0\" x2=\"98.00%\" y2=\"38.0\"/>");
	has(html, "<line class=\"proj\" x1=\"49.00%\" y1=\"175.2\" x2=\"98.00%\" y2=\"58.3\"/>");
	has(html, "<line class=\"line\" x1=\"0.00%\" y1=\"292.0\" x2=\"8.17%\" y2=\"271.7\"/>");
	has(html, "<circle class=\"dot\" cx=\"49.00%\" cy=\"175.2\" r=\"5\"/>");
	has(html, "dx=\"-6\" y=\"42.0\" text-anchor=\"end\">2.500</text>");
	has(html, "<text class=\"strong\" x=\"49.00%\" y=\"312.0\" text-anchor=\"middle\">jun</text>");
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

/* Above, on and below the target, all at zero, and with a month of no data: every label has its place. */
static void labels_of_lines(void **state)
{
	static const double paces[] = {0, 20, 190, 200, 208.33, 215, 260, 900};
	for (size_t pace = 0; pace < sizeof(paces) / sizeof(*paces); pace++)
		for (size_t here = 2; here < MONTHS; here++) {
			struct chart_point points[MONTHS];
			struct chart chart = antioquia(points);
			for (size_t i = 0; i < MONTHS; i++) {
				points[i].here = i == here;
				points[i].has_value = i <= here && !(pace == 2 && i == here);
				points[i].value = paces[pace] * (double)(i + 1);
				points[i].target = pace ? points[i].target : 0;
			}
			chart.has_projection = here < 11;
			chart.projection = paces[pace] * MONTHS;
			const char *html = chart_line(*state, &chart);
			labels_are_apart(html);
			assert_int_equal(times(html, "Meta al corte"), 1);
			assert_int_equal(times(html, "1.150 contratos"), pace != 2);
			assert_int_equal(times(html, "Meta del año"), here < 11);
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

static void map(void **state)
{
	struct chart_land lands[] = {
		{.outline = "M0 0h9v9z"},
		{.outline = "M0 9h90v90z",
			.x = 40,
			.y = 50,
			.room = 40,
			.label = {.code = "AN",
				.name = "Antioquia",
				.glyph = "riesgo",
				.tone = "riesgo",
				.word = "En riesgo",
				.href = "a&b.html"}},
		{.outline = "M9 9h9v9z",
			.x = 12,
			.y = 14,
			.room = 3,
			.label = {.code = "QU",
				.name = "Quindío",
				.glyph = "cumple",
				.tone = "cumple",
				.word = "Cumple",
				.href = "q.html",
				.here = true}},
		{.outline = "M50 9h50v50z",
			.x = 70,
			.y = 30,
			.room = 30,
			.label = {.code = "ME",
				.name = "Meta",
				.figure = "96,8",
				.tone = "q3",
				.href = "m.html"}},
		{.outline = "M60 9h20v20z",
			.x = 70,
			.y = 20,
			.room = 21,
			.label = {.code = "HU",
				.name = "Huila",
				.figure = "90,1",
				.tone = "q2",
				.href = "h.html"}},
	};
	const char *html = chart_map(*state, "m", "Mapa", "Estado & índice", 100, 200, lands, 5);
	has(html, "<svg class=\"map\" viewBox=\"-3 -3 106 206\" role=\"group\" aria-labelledby=\"m-t m-d\">");
	has(html, "<desc id=\"m-d\">Estado &amp; índice</desc>");
	has(html, "<path class=\"rest\" d=\"M0 0h9v9z\"/>");
	has(html, "<a class=\"riesgo\" href=\"a&amp;b.html\" aria-label=\"AN, Antioquia: En riesgo\"><path "
		  "d=\"M0 9h90v90z\"/></a>");
	has(html, "<a class=\"cumple here\"");
	has(html, "aria-label=\"ME 96,8, Meta\"");
	/* Letters only where there is room: always, on wide screens, never. */
	has(html, "<g class=\"riesgo\"><text class=\"code\" x=\"40\" y=\"46\">AN</text><use class=\"g\" "
		  "href=\"#g-riesgo\" "
		  "x=\"28\" y=\"52\" width=\"24\" height=\"24\"/></g>");
	has(html, "<g class=\"cumple\"><use class=\"g\" href=\"#g-cumple\" x=\"2\" y=\"4\" width=\"20\" "
		  "height=\"20\"/></g>");
	has(html, ">ME</text><text class=\"figure\" x=\"70\" y=\"52\">96,8</text></g>");
	has(html, "<g class=\"q2 wide\"><text class=\"code\" x=\"70\" y=\"28\">HU</text></g>");
	for (size_t i = 0; i < 5; i++)
		lands[i].label.href = NULL;
	html = chart_map(*state, "m", "Mapa", "Estado", 100, 200, lands, 5);
	has(html, "role=\"img\"");
	has_not(html, "<a ");
}

/* One scale for all: 150 % of the target, or the largest amount of any. */
static void panels(void **state)
{
	static const double shares[] = {0.75, 0, 1.5, 9}, amounts[] = {2, 0, 8, 4}, few[] = {1, 1, 1, 1};
	static const bool all[] = {true, false, true, true}, one[] = {false, true, false, false},
			  none[4] = {false};
	struct chart_panel list[] = {
		{"Antioquia", "92,0 %", "riesgo", "riesgo", "En riesgo", "a.html", shares, all},
		{"Meta <1>", "100,0 %", "cumple", "cumple", "Cumple", NULL, few, one},
		{"Cesar", NULL, "sin_dato", "sin_dato", "Sin dato", "c.html", few, none}};
	const char *html = chart_panels(*state, list, 3, 4, false);
	has(html, "<ul class=\"panels\">");
	has(html, "<li><a href=\"a.html\">Antioquia</a> <span class=\"riesgo\"><svg class=\"g\" viewBox=\"0 "
		  "0 16 16\" "
		  "aria-hidden=\"true\"><use href=\"#g-riesgo\"/></svg> <span class=\"vh\">En riesgo</span> "
		  "92,0 %</span>");
	has(html, "<path class=\"target\" d=\"M0 15.0h40\"/><path class=\"line\" d=\"M5 22.5h0M25 0.0L35 "
		  "0.0\"/><path "
		  "class=\"end\" d=\"M35 0.0h0\"/>");
	has(html, "<use href=\"#g-sin_dato\"/></svg> <span>Sin dato</span></span>");
	has(html, "<li>Meta &lt;1&gt; <span class=\"cumple\">");
	has(html, "d=\"M15 15.0h0\"");
	assert_int_equal(times(html, "class=\"line\""), 2);
	assert_int_equal(times(html, "class=\"target\""), 3);
	list[0].values = amounts;
	html = chart_panels(*state, list, 3, 4, true);
	has(html, "<path class=\"bars\" d=\"M2 45V33.8h6V45zM22 45V0.0h6V45zM32 45V22.5h6V45z\"/>");
	has(html, "<path class=\"bars\" d=\"M12 45V39.4h6V45z\"/>");
	has_not(html, "target");
	html = chart_panels_sheet(*state, "p", "Las 33", "Detalle", list, 3, 4, true);
	has(html, "<svg class=\"panels\" viewBox=\"0 0 198 100\" role=\"img\" aria-labelledby=\"p-t p-d\">");
	has(html, "<svg x=\"70\" y=\"36\" width=\"40\" height=\"45\">");
	has(html, ">Meta &lt;1&gt;</text>");
}

static void rows(void **state)
{
	static const struct chart_row list[] = {
		{"Contratos", "92,0 %", "riesgo", "riesgo", true, false, 0.92, 0.8},
		{"Empresas & techo", "–", "sin_dato", "sin_dato", false, true, 0, 0}};
	const char *html = chart_rows_sheet(*state, "r", "Antioquia", "Barras", list, 2, "100 %", 0.8);
	has(html, "<svg class=\"rows\" viewBox=\"0 0 720 72\" role=\"img\"");
	has(html, "text-anchor=\"middle\">80</text>");
	has(html, "<svg x=\"300\" y=\"20\" width=\"340\" height=\"20\"><rect class=\"b0\"");
	has(html, "<rect class=\"fill riesgo\" y=\"6\" width=\"61.33%\" height=\"8\"/>");
	has(html, ">Empresas &amp; techo</text>");
	has(html, "x=\"720\" y=\"61\" text-anchor=\"end\">–</text>");
	assert_int_equal(times(html, "class=\"mark\""), 1);
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
		cmocka_unit_test_setup_teardown(labels_of_lines, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bars_of_months, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tiles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(map, set_up, tear_down),
		cmocka_unit_test_setup_teardown(panels, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(sparks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bullets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(parts, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
