/* Tests of documents/markdown.c: places of links, what is refused, limits in time, marks of errata, the HTML
 * that differs from cmark's, and naughty strings through every path of text. */
#include "documents/markdown.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "documents/table.h"
#include "expect.h"
#include "html.h"

#include <time.h>

static const char *const own_schemes[] = {"circular", "norma", NULL};

/* Notes every destination with its place, and lets all but "circular:nada" through. */
static int note_link(void *context, const char *destination, bool image, struct place place,
	struct buffer *href, struct report *report)
{
	struct buffer *seen = context;
	buffer_printf(seen, "%u:%u %s%s\n", place.line, place.column, image ? "!" : "", destination);
	if (!strcmp(destination, "circular:nada"))
		return report_add(report, FINDING_UNKNOWN_LINK, place, destination, "");
	const char *path = strncmp(destination, "circular:", 9) ? destination : destination + 9;
	buffer_string(href, path);
	return 0;
}

static struct markdown_options options_of(struct buffer *seen)
{
	return (struct markdown_options){.path = "content/x.md",
		.first_line = 10,
		.top_heading = 2,
		.id_prefix = "x-",
		.resolve = seen ? note_link : NULL,
		.context = seen,
		.schemes = own_schemes};
}

/* Renders, proves the HTML sound and compares HTML, links seen and findings; NULL is not compared. */
static void expect(const char *text, const char *html, const char *links, const char *findings)
{
	struct buffer seen = {0}, out = {0};
	struct report report = {0};
	struct markdown_options options = options_of(&seen);
	int result = markdown_render(&out, text, strlen(text), &options, &report);
	buffer_add(&out, "", 0);
	assert_null(html_fault(out.data));
	if (html)
		assert_string_equal(out.data, html);
	if (links)
		assert_string_equal(seen.data ? seen.data : "", links);
	assert_int_equal(result, report.errors ? -1 : 0);
	expect_findings(&report, findings);
	buffer_release(&seen);
	buffer_release(&out);
}

static void test_headings(void **state)
{
	(void)state;
	expect("# Metas *del* año\n\n## Metas del año\n\nMetas del año 2\n---\n\n###### \n",
		"<h2 id=\"x-metas-del-ano\">Metas <em>del</em> año</h2>\n"
		"<h3 id=\"x-metas-del-ano-2\">Metas del año</h3>\n"
		"<h3 id=\"x-metas-del-ano-2-2\">Metas del año 2</h3>\n<h6 id=\"x-seccion\"></h6>\n",
		"", "");
}

static void test_tables(void **state)
{
	(void)state;
	expect("| Región | | Meta |\n|---|---|--:|\n| Chocó | \\| | 2 |\n| Cesar |\n",
		"<div class=\"scroll\" role=\"group\" aria-label=\"Región\" tabindex=\"0\"><table>"
		"<caption class=\"vh\">Región</caption>\n"
		"<thead><tr><th scope=\"col\">Región</th><td></td><th scope=\"col\" "
		"class=\"num\">Meta</th></tr></thead>\n"
		"<tbody>\n<tr><td>Chocó</td><td>|</td><td class=\"num\">2</td></tr>\n"
		"<tr><td>Cesar</td><td></td><td class=\"num\"></td></tr>\n</tbody>\n</table></div>\n",
		"", "");
	expect("## CV \"hoy\"\n\n||\n|-|\n",
		"<h2 id=\"x-cv-hoy\">CV &quot;hoy&quot;</h2>\n"
		"<div class=\"scroll\" role=\"group\" aria-label=\"CV &quot;hoy&quot;\" "
		"tabindex=\"0\"><table><caption class=\"vh\">CV &quot;hoy&quot;</caption>\n"
		"<thead><tr><td></td></tr></thead>\n</table></div>\n",
		"", "");
}

static void test_footnotes(void **state)
{
	(void)state;
	expect("Uno[^a] y otra vez[^a].\n\n[^a]: Nota [x](circular:y).\n",
		"<p>Uno<sup><a href=\"#x-fn_1\" id=\"x-fnref_1\" role=\"doc-noteref\" aria-label=\"Nota "
		"1\">1</a></sup> y otra "
		"vez<sup><a href=\"#x-fn_1\" id=\"x-fnref_1_2\" role=\"doc-noteref\" aria-label=\"Nota "
		"1\">1</a></sup>.</p>\n"
		"<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notas\">\n<ol>\n<li "
		"id=\"x-fn_1\"><p>Nota "
		"<a href=\"y\">x</a>.</p>\n<a href=\"#x-fnref_1\" role=\"doc-backlink\" aria-label=\"Volver "
		"al texto de la "
		"nota 1\">\u21A9</a></li>\n</ol>\n</section>\n",
		"12:12 circular:y\n", "");
}

static void test_lists_and_code(void **state)
{
	(void)state;
	expect("3. a\n4. b\n   - [x] c\n   - [ ] d\n\n```c x\na<b\n```\n",
		"<ol start=\"3\">\n<li>a</li>\n<li>b\n<ul>\n"
		"<li><input type=\"checkbox\" disabled checked aria-label=\"Hecho\"> c</li>\n"
		"<li><input type=\"checkbox\" disabled aria-label=\"Pendiente\"> "
		"d</li>\n</ul>\n</li>\n</ol>\n"
		"<pre tabindex=\"0\"><code class=\"language-c\">a&lt;b\n</code></pre>\n",
		"", "");
	expect("a  \nb\\\nc\n", "<p>a<br>\nb<br>\nc</p>\n", "", "");
}

static void test_raw_html(void **state)
{
	(void)state;
	expect("Un <b onclick=\"x()\">a</b> <i>b</i>\n\n<script>\nalert(1)\n</script>\n\n> ñ <!-- c -->\n",
		"<p>Un &lt;b onclick=&quot;x()&quot;&gt;a&lt;/b&gt; &lt;i&gt;b&lt;/i&gt;</p>\n"
		"<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"
		"<blockquote>\n<p>ñ &lt;!-- c --&gt;</p>\n</blockquote>\n",
		"", "10:4 html-como-texto\n12:1 html-como-texto\n16:5 html-como-texto");
}

static void test_places_of_links(void **state)
{
	(void)state;
	expect("Ñandú [a](b) y\n   [c [d]](e) [f][g]\n\n> ñ\n> [h](i)\n\n[g]: j\n", NULL,
		"10:7 b\n11:4 e\n11:15 j\n14:3 i\n", "");
	expect("| a | b |\n|-|-|\n| ñ \\| [c](d) | [e](f) |\n", NULL, "12:8 d\n12:17 f\n", "");
	expect("é https://a.test, x@a.test y https://a.test\n", NULL,
		"10:3 https://a.test\n10:19 mailto:x@a.test\n10:30 https://a.test\n", "");
	expect("- é ![ñ](f.png)\n- <https://b.test> <x@y.co>\n", NULL,
		"10:5 !f.png\n11:3 https://b.test\n11:20 mailto:x@y.co\n", "");
	expect("[a](x \"un\ntítulo\") [b](y)\n", NULL, "10:1 x\n11:10 y\n", "");
}

static void test_refused_links(void **state)
{
	(void)state;
	static const char *const refused[] = {"javascript:alert(1)", "JaVaScRiPt:x", "java%73cript:x",
		"&#106;avascript:x", "jav&#x09;ascript:x", "data:text/html,x", "vbscript:x",
		"file:///etc/passwd", "blob:x", "view-source:x", "feed:javascript:x", "//otro.example",
		"/%2Fotro.example", "%2f/otro.example", "/\\\\otro.example", "ftp://x", "region%3Ax", ":x",
		"&#1;javascript:x", "x%0a", "&#32;javascript:x", "intent:x"};
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct buffer text = {0}, seen = {0}, out = {0};
		struct report report = {0};
		struct markdown_options options = options_of(&seen);
		buffer_printf(&text, "Véase [esto](<%s>).", refused[i]);
		assert_int_equal(markdown_render(&out, text.data, text.length, &options, &report), -1);
		assert_string_equal(out.data, "<p>Véase esto.</p>\n");
		assert_null(seen.data);
		expect_findings(&report, "10:7 enlace-prohibido");
		buffer_release(&text);
		buffer_release(&out);
	}
	expect("[a](circular:nada) ![b](https://x.test/y.png) ![c *d*](<javascript:x>)",
		"<p>a b c <em>d</em></p>\n", "10:1 circular:nada\n",
		"10:1 enlace-desconocido\n10:20 imagen-prohibida\n10:47 imagen-prohibida");
	/* An address that nobody made a link of stays what it is. */
	expect("ftp://x.test/a", "<p>ftp://x.test/a</p>\n", "", "");
}

static void test_links_without_caller(void **state)
{
	(void)state;
	struct report report = {0};
	struct buffer out = {0};
	struct markdown_options options = options_of(NULL);
	static const char text[] =
		"[a](https://x.test?a=1&b=\"ñ[]) [b](mailto:x@y.co) [c](z.html) ![d](e.png)";
	markdown_render(&out, text, strlen(text), &options, &report);
	assert_string_equal(out.data, "<p><a href=\"https://x.test?a=1&amp;b=%22%C3%B1%5B%5D\">a</a> <a "
				      "href=\"mailto:x@y.co\">b</a> c d</p>\n");
	expect_findings(&report, "10:51 enlace-prohibido\n10:63 imagen-prohibida");
	buffer_release(&out);
}

static int lying_resolver(void *context, const char *destination, bool image, struct place place,
	struct buffer *href, struct report *report)
{
	(void)context, (void)destination, (void)image, (void)place, (void)report;
	buffer_string(href, "javascript:alert(1)");
	return 0;
}

static void test_address_of_caller_is_checked(void **state)
{
	(void)state;
	struct report report = {0};
	struct buffer out = {0};
	struct markdown_options options = {.path = "x.md", .first_line = 1, .resolve = lying_resolver};
	assert_int_equal(markdown_render(&out, "[a](b)", 6, &options, &report), -1);
	assert_string_equal(out.data, "<p>a</p>\n");
	expect_findings(&report, "1:1 enlace-prohibido");
	buffer_release(&out);
}

/* Renders with notes "«1»", "«2»" … behind the blocks and compares the HTML. */
static void expect_notes(const char *text, const char *const *says, size_t count, const char *html)
{
	static const char *const shown[] = {"«1»", "«2»", "«3»"};
	struct markdown_note notes[3];
	struct report report = {0};
	struct buffer out = {0};
	struct markdown_options options = {
		.path = "x.md", .first_line = 1, .notes = notes, .note_count = count};
	for (size_t i = 0; i < count; i++)
		notes[i] = (struct markdown_note){says[i], shown[i], false};
	assert_int_equal(markdown_render(&out, text, strlen(text), &options, &report), 0);
	assert_string_equal(out.data, html);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(notes[i].found, strstr(html, shown[i]) != NULL);
	report_release(&report);
	buffer_release(&out);
}

static void test_notes(void **state)
{
	(void)state;
	expect_notes("Los los **Directores\nRegionales** y los los Directores\n",
		(const char *const[]){"los Directores Regionales y", "no está"}, 2,
		"<p>Los <mark class=\"dub\">los </mark><strong><mark "
		"class=\"dub\">Directores\nRegionales</mark></strong>"
		"<mark class=\"dub\"> y</mark> los los Directores</p>\n«1»");
	expect_notes("| a | b |\n|-|-|\n| 54 | Santander |\n| 5 | Boyará |\n\nFin Boyará\n",
		(const char *const[]){"Boyará", "54 Santander", "a b"}, 3,
		"<div class=\"scroll\" role=\"group\" aria-label=\"a\" tabindex=\"0\"><table>"
		"<caption class=\"vh\">a</caption>\n<thead><tr>"
		"<th scope=\"col\"><mark class=\"dub\">a</mark></th><th scope=\"col\"><mark "
		"class=\"dub\">b</mark></th></tr>"
		"</thead>\n<tbody>\n<tr><td><mark class=\"dub\">54</mark></td><td><mark "
		"class=\"dub\">Santander</mark></td>"
		"</tr>\n<tr><td>5</td><td><mark "
		"class=\"dub\">Boyará</mark></td></tr>\n</tbody>\n</table></div>\n«3»«2»«1»"
		"<p>Fin Boyará</p>\n");
	expect_notes("abcdef\n", (const char *const[]){"bcd", "de", ""}, 2,
		"<p>a<mark class=\"dub\">bcde</mark>f</p>\n«1»«2»");
	expect_notes("- uno\n- dos\n\n```\ntres\n```\n# cuatro\n",
		(const char *const[]){"dos", "tres", "cuatro"}, 3,
		"<ul>\n<li>uno</li>\n<li><mark class=\"dub\">dos</mark></li>\n</ul>\n«1»"
		"<pre tabindex=\"0\"><code><mark class=\"dub\">tres</mark>\n</code></pre>\n«2»"
		"<h1 id=\"cuatro\"><mark class=\"dub\">cuatro</mark></h1>\n«3»");
}

static void test_note_runs_over_no_block(void **state)
{
	(void)state;
	struct markdown_note note = {"uno dos", "", false};
	struct report report = {0};
	struct markdown_options options = {.path = "x.md", .first_line = 1, .notes = &note, .note_count = 1};
	assert_int_equal(markdown_check("uno\n\ndos\n", 9, &options, &report), 0);
	assert_false(note.found);
	assert_int_equal(markdown_check("uno\ndos\n", 8, &options, &report), 0);
	assert_true(note.found);
	report_release(&report);
}

static void test_plain(void **state)
{
	(void)state;
	struct buffer out = {0};
	static const char text[] =
		"# Uno *dos*\n\ntres\ncuatro `c` ![alt](x) [l](y)[^1]\n\n| a | b |\n|-|-|\n| 1 | 2 |\n\n"
		"- x\n- y\n\n```\nk\n```\n\n[^1]: nota\n";
	markdown_plain(&out, text, strlen(text));
	assert_string_equal(out.data, "Uno dos\ntres cuatro c alt l\na b\n1 2\nx\ny\nk\nnota\n");
	buffer_release(&out);
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct buffer repeated(const char *before, const char *unit, size_t times, const char *after)
{
	struct buffer text = {0};
	buffer_string(&text, before);
	for (size_t i = 0; i < times; i++)
		buffer_string(&text, unit);
	buffer_string(&text, after);
	return text;
}

static void expect_limit(
	const char *before, const char *unit, size_t times, const char *after, const char *findings)
{
	struct buffer text = repeated(before, unit, times, after);
	double start = seconds();
	expect(text.data, "", "", findings);
	assert_true(seconds() - start < 0.1);
	struct buffer plain = {0};
	markdown_plain(&plain, text.data, text.length);
	assert_int_equal(plain.length, 0);
	assert_true(seconds() - start < 0.2);
	buffer_release(&text);
}

static void test_limits(void **state)
{
	(void)state;
	struct buffer table = repeated("Texto\n\n", "|x", 1500, "|\n");
	for (int i = 0; i < 1500; i++)
		buffer_string(&table, "|-");
	buffer_string(&table, "|\n");
	for (int i = 0; i < 1500; i++)
		buffer_string(&table, "|x\n");
	double start = seconds();
	assert_true(table.length < 12000);
	expect(table.data, "", "", "12:1 markdown-excesivo");
	assert_true(seconds() - start < 0.05);
	buffer_release(&table);
	expect_limit("é\n\n", "> ", 17, "x", "12:33 markdown-excesivo");
	expect_limit("", "- ", 17, "x", "10:33 markdown-excesivo");
	expect_limit("", "1. ", 5000, "x", "10:49 markdown-excesivo");
	expect_limit("a", "![[]()", 20000, "", "10:1 markdown-excesivo");
}

static void test_more_limits(void **state)
{
	(void)state;
	expect_limit("", "a <? ", 2001, "", "10:1 markdown-excesivo");
	expect_limit("", "![a] ", 2001, "", "10:1 markdown-excesivo");
	expect_limit("www.a", ")", 5000, "", "10:1 markdown-excesivo");
	expect_limit("", "a|b\n-|-|-\n", 10000, "", "10:1 markdown-excesivo");
	expect_limit("", "a b c d\n", 140000, "", "10:1 markdown-excesivo");
	struct buffer title = repeated("[a]: x \"", "t t t\n", 10000, "\"\n\n");
	expect_limit(title.data, "[a] ", 1000, "", "10:1 markdown-excesivo");
	buffer_release(&title);
	struct buffer text = repeated("", "*a ", 120, "");
	for (int i = 0; i < 120; i++)
		buffer_string(&text, "a* ");
	expect(text.data, NULL, "", "10:1 markdown-excesivo");
	buffer_release(&text);
}

static void test_within_limits(void **state)
{
	(void)state;
	expect("- - - - - - - - - - - - - - - - - - - - -\n", "<hr>\n", "", "");
	expect("> > > > - - - - 1. 1. 1. 1. > > > x\n", NULL, "", "");
	struct buffer table = repeated("|a|b|c|d|\n|-|-|-|-|\n", "|1|2|3|4|\n", 3000, "\n");
	expect(table.data, NULL, "", "");
	buffer_release(&table);
}

/* Every naughty string through Markdown, escapes, a CSV cell and a finding: nothing breaks out. */
static void check_naughty(const char *string, size_t length)
{
	struct report report = {0};
	struct arena arena = {0};
	struct buffer out = {0}, seen = {0}, quoted = {0};
	struct markdown_options options = options_of(&seen);
	markdown_render(&out, string, length, &options, &report);
	buffer_add(&out, "", 0);
	assert_null(html_fault(out.data));
	assert_int_equal(utf8_invalid_at(out.data, out.length), out.length);
	buffer_clear(&out);
	buffer_html(&out, string, length);
	assert_null(strpbrk(out.data, "<>\"'"));
	buffer_string(&quoted, "a,b\n\"");
	for (size_t i = 0; i < length; i++)
		buffer_printf(&quoted, string[i] == '"' ? "\"\"" : "%c", string[i]);
	buffer_string(&quoted, "\",x\n");
	static const struct column columns[] = {{"a", true, true}, {"b", true, false}};
	struct table table;
	bool control = false;
	report_release(&report);
	if (!table_parse(&table, "x.csv", quoted.data, quoted.length, columns, 2, &arena, &report)) {
		for (size_t i = 0; i < report.count; i++)
			control = control || report.findings[i].id == FINDING_CONTROL;
		assert_int_equal(report.count, control);
		if (!control)
			assert_string_equal(table.file_cells[0].text, string);
	}
	report_add(&report, FINDING_UNKNOWN_KEY, ((struct place){string, 1, 1}), string,
		suggestion(&report, string, (const char *const[]){"a"}, 1, &arena));
	buffer_clear(&out);
	report_text(&report, &out);
	for (const char *p = out.data; p < out.data + out.length - 1; p++)
		assert_true((unsigned char)*p >= 0x20 || *p == '\n');
	assert_int_equal(utf8_invalid_at(out.data, out.length), out.length);
	report_release(&report);
	arena_release(&arena);
	buffer_release(&out);
	buffer_release(&seen);
	buffer_release(&quoted);
}

static void test_naughty_strings(void **state)
{
	(void)state;
	size_t length, count = 0;
	char *text = suite_file("strings/blns.txt", &length);
	if (!text) {
		say_skipped("strings/blns.txt");
		return;
	}
	for (char *line = text; line && *line; count++) {
		char *end = strchr(line, '\n');
		if (end)
			*end = '\0';
		check_naughty(line, strlen(line));
		line = end ? end + 1 : NULL;
	}
	print_message("# blns.txt: %zu lines through Markdown, HTML, CSV and findings\n", count);
	assert_true(count > 500);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_footnotes),
		cmocka_unit_test(test_lists_and_code),
		cmocka_unit_test(test_raw_html),
		cmocka_unit_test(test_places_of_links),
		cmocka_unit_test(test_refused_links),
		cmocka_unit_test(test_links_without_caller),
		cmocka_unit_test(test_address_of_caller_is_checked),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_note_runs_over_no_block),
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_more_limits),
		cmocka_unit_test(test_within_limits),
		cmocka_unit_test(test_naughty_strings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
