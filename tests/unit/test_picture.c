/* Drawings as files of their own: everything that a page lends them must be in the file, and nothing that a
 * page alone has may be left. */
#include "pages/chart.h"
#include "pages/picture.h"
#include "pages/picture_style.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char symbols[] = "<symbol id=\"g-riesgo\" viewBox=\"0 0 16 16\"><path class=\"g-solid\" d=\"M8 "
			      ".8l8 14.4H0z\"/></symbol>\n"
			      "<symbol id=\"g-cumple\" viewBox=\"0 0 16 16\"><path d=\"M2 8.6l4 4.2L14 3.6\" "
			      "stroke-width=\"2.6\"/></symbol>\n";

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

static void has(const char *file, const char *piece)
{
	if (!strstr(file, piece))
		fail_msg("%s\n--- is not in ---\n%s", piece, file);
}

/* What would need the page around it. */
static void stands_alone(const char *file)
{
	static const char *const lent[] = {"class=", "<use", "<a ", "href=", "%\"", "<style",
		"style=", "aria-label=\"", "aria-hidden", "@", "var("};
	for (size_t i = 0; i < sizeof(lent) / sizeof(*lent); i++)
		if (strstr(file, lent[i]))
			fail_msg("%s\n--- is left in ---\n%s", lent[i], file);
	assert_int_equal(strncmp(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", 45), 0);
	/* Every group is closed. */
	int depth = 0;
	for (const char *p = file; (p = strchr(p, '<')); p++) {
		if (p[1] == '/')
			depth--;
		else if (strchr(p, '>')[-1] != '/')
			depth++;
		assert_true(depth >= 0);
	}
	assert_int_equal(depth, 0);
}

static const char *file_of(struct arena *arena, const char *drawing)
{
	static const struct picture_key key[] = {
		{"riesgo", "riesgo", "1 en riesgo"}, {NULL, "q4", "98 o más"}};
	static const char *const credits[] = {
		"Cuentas <regionales>. https://cuentas.example.org/", "Datos simulados."};
	const struct picture picture = {.drawing = drawing,
		.symbols = symbols,
		.title = "Contratos & meta",
		.key = key,
		.key_count = 2,
		.credits = credits,
		.credit_count = 2,
		.language = "es-CO"};
	const char *file = picture_svg(arena, &picture);
	stands_alone(file);
	has(file, "lang=\"es-CO\" role=\"img\" aria-labelledby=\"x-t x-d\"");
	has(file, "<title id=\"x-t\">T &lt;1&gt;</title>\n<desc id=\"x-d\">D &amp; E</desc>");
	has(file, ">Contratos &amp; meta</text>");
	has(file, ">Cuentas &lt;regionales&gt;. https://cuentas.example.org/</text>");
	has(file, ">Datos simulados.</text>");
	has(file, ">1 en riesgo</text>");
	has(file, "fill=\"#0b3f58\" stroke=\"#85898e\"/><text");
	return file;
}

static void tiles(void **state)
{
	const struct tile some[] = {{.row = 1,
					    .column = 1,
					    .code = "AN",
					    .name = "Antioquia",
					    .glyph = "riesgo",
					    .tone = "riesgo",
					    .word = "En riesgo",
					    .href = "a.html",
					    .here = true},
		{.row = 2,
			.column = 1,
			.code = "ME",
			.name = "Meta",
			.figure = "96,8",
			.tone = "q3",
			.href = "m.html"}};
	const char *file = file_of(*state, chart_tiles(*state, "x", "T <1>", "D & E", some, 2));
	has(file, "<rect x=\"2\" y=\"2\" width=\"56\" height=\"56\" fill=\"#fbe7c0\" stroke=\"#17191c\" "
		  "stroke-width=\"3\"/>");
	has(file, "<g transform=\"translate(34.0 33.0) scale(1.000)\" fill=\"none\" stroke=\"#9c5700\" "
		  "stroke-width=\"2\"><path "
		  "d=\"M8 .8l8 14.4H0z\" fill=\"#9c5700\" stroke=\"none\"/></g>");
	/* Letters on a dark tile are white. */
	has(file, "font-size=\"15\" font-weight=\"700\" fill=\"#ffffff\">ME</text>");
	has(file, "font-size=\"15\" font-weight=\"700\" fill=\"#17191c\">AN</text>");
}

static void map(void **state)
{
	const struct chart_land lands[] = {{.outline = "M0 0h9v9z"}, {.outline = "M0 9h90v90z",
									     .x = 40,
									     .y = 50,
									     .room = 40,
									     .label = {.code = "AN",
										     .name = "A",
										     .glyph = "cumple",
										     .tone = "cumple",
										     .word = "C",
										     .href = "a.html"}}};
	const char *file = file_of(*state, chart_map(*state, "x", "T <1>", "D & E", 600, 200, lands, 2));
	has(file, "width=\"654\"");
	has(file, "<path d=\"M0 0h9v9z\" fill=\"none\" stroke=\"#d6d6d1\"/>");
	has(file, "<path d=\"M0 9h90v90z\" fill=\"#e6f3f9\"");
	has(file, "<path d=\"M2 8.6l4 4.2L14 3.6\" stroke-width=\"2.6\"/></g>");
	has(file, "font-size=\"20\" font-weight=\"700\" fill=\"#17191c\" text-anchor=\"middle\">AN</text>");
}

static void line(void **state)
{
	struct chart_point points[] = {
		{.label = "ene", .has_value = true, .value = 10, .has_target = true, .target = 20},
		{.label = "feb",
			.here = true,
			.has_value = true,
			.value = 20,
			.has_target = true,
			.target = 40}};
	const struct chart chart = {.id = "x",
		.title = "T <1>",
		.description = "D & E",
		.points = points,
		.count = 2,
		.value_label = "20",
		.from_zero = true};
	const char *file = file_of(*state, chart_line(*state, &chart));
	/* Half of 98 % of the width, which is pixels now; the axis keeps its room at the left. */
	has(file, "<line x1=\"0.00\" y1=\"292.0\" x2=\"329.28\" y2=\"228.5\" stroke=\"#17191c\" "
		  "stroke-width=\"3\"");
	has(file, "<g transform=\"translate(72 58)\">");
	has(file, "width=\"768\"");
	file = file_of(*state, chart_bars(*state, &chart));
	has(file, "<rect x=\"65.86\"");
}

static void rows(void **state)
{
	static const struct chart_row list[] = {{"Uno", "200,0 %", "cumple", "cumple", true, false, 2, 0.8}};
	const char *file =
		file_of(*state, chart_rows_sheet(*state, "x", "T <1>", "D & E", list, 1, "100 %", 0.8));
	/* Within a drawing that is 340 wide: percentages are of that. */
	has(file, "<g transform=\"translate(300.0 20.0)\"><rect x=\"0.00\" width=\"181.32\" height=\"20\" "
		  "fill=\"#d6d6d1\"/>");
	has(file, "<g transform=\"translate(340.0 4.0)\"><path d=\"M-14 0l5 6-5 6m5-12l5 6-5 6\" "
		  "fill=\"none\" stroke=\"#ffffff\"");
}

static void panels(void **state)
{
	static const double shares[] = {0.75, 1};
	static const bool all[] = {true, true};
	const struct chart_panel list[] = {
		{"Meta", "100,0 %", "cumple", "cumple", "Cumple", "m.html", shares, all}};
	const char *file =
		file_of(*state, chart_panels_sheet(*state, "x", "T <1>", "D & E", list, 1, 2, false));
	has(file, "<path d=\"M5 22.5L15 15.0\" fill=\"none\" stroke=\"#17191c\" stroke-width=\"1.75\"");
	has(file, "stroke=\"#00708f\"");
}

/* Titles and addresses longer than the drawing is wide are broken at blanks, or else within. */
static void long_words(void **state)
{
	const struct tile one[] = {{.row = 1, .column = 1, .code = "AN", .name = "A", .tone = "q1"}};
	char word[200];
	memset(word, 'w', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	const char *const credits[] = {word};
	const struct picture picture = {.drawing = chart_tiles(*state, "x", "T", "D", one, 1),
		.symbols = "",
		.title = "Contratos de aprendizaje voluntarios por región, diciembre de dos mil doce, en un "
			 "título largo",
		.credits = credits,
		.credit_count = 1,
		.language = "es-CO"};
	const char *file = picture_svg(*state, &picture);
	stands_alone(file);
	size_t letters = 0;
	for (const char *p = file; (p = strchr(p, 'w')); p++) {
		size_t run = strspn(p, "w");
		assert_true(run <= 480 / 6.6);
		letters += run > 8 ? run : 0;
		p += run - 1;
	}
	assert_int_equal(letters, sizeof(word) - 1);
	has(file, ">Contratos de aprendizaje voluntarios por región,</text>");
}

/* A publication may bring its own signs: whatever they are, the file is closed as it was opened. */
static void odd_signs(void **state)
{
	static const char *const odd[] = {"", "<symbol id=\"g-cumple\"", "<symbol id=\"g-cumple\">",
		"<symbol id=\"g-cumple\"></g></g><path d=\"M0 0\"/></symbol>",
		"<symbol id=\"g-cumple\"><g><g><g></symbol>",
		"<symbol id=\"g-cumple\"><!-- a --><?b?><path d=\"M0 0\"</symbol>",
		"<symbol id=\"g-cumple\"><use href=\"#g-cumple\"/><use/></symbol>",
		"<symbol id=\"g-cumple\"><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g><g></symbol>"};
	const struct tile one[] = {
		{.row = 1, .column = 1, .code = "AN", .name = "A", .glyph = "cumple", .tone = "cumple"}};
	for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
		const struct picture picture = {.drawing = chart_tiles(*state, "x", "T", "D", one, 1),
			.symbols = odd[i],
			.title = "T",
			.language = "es-CO"};
		const char *file = picture_svg(*state, &picture);
		stands_alone(file);
		has(file, ">AN</text>");
	}
}

static void classes(void **state)
{
	(void)state;
	assert_true(has_class("fill riesgo here", "riesgo"));
	assert_false(has_class("fill riesgos", "riesgo"));
	assert_false(has_class("", "riesgo"));
	assert_null(tone_of("fill"));
	assert_string_equal(tone_of("here q4")->tint, "#0b3f58");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(tiles, set_up, tear_down),
		cmocka_unit_test_setup_teardown(map, set_up, tear_down),
		cmocka_unit_test_setup_teardown(line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(panels, set_up, tear_down),
		cmocka_unit_test_setup_teardown(long_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(odd_signs, set_up, tear_down),
		cmocka_unit_test(classes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
