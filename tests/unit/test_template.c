/* The template engine against the Mustache specification (RINDE_SUITES or ../shared/suites) and against what
 * rinde asks beyond it: strict mode, escaping by type, places of findings. */
#include "pages/template.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct view *view_of_json(struct arena *arena, const json_t *json)
{
	struct view *view;
	const char *key;
	json_t *value;
	size_t i;
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		view = view_map(arena);
		json_object_foreach((json_t *)json, key, value)
			view_set(view, arena_string(arena, key), view_of_json(arena, value));
		return view;
	case JSON_ARRAY:
		view = view_list(arena);
		json_array_foreach(json, i, value) view_add(view, view_of_json(arena, value));
		return view;
	case JSON_STRING:
		return view_text(arena, json_string_value(json));
	case JSON_INTEGER:
		return view_text(arena, arena_printf(arena, "%lld", (long long)json_integer_value(json)));
	case JSON_REAL:
		return view_text(arena, arena_printf(arena, "%g", json_real_value(json)));
	case JSON_TRUE:
	case JSON_FALSE:
		return view_truth(arena, json_is_true(json));
	case JSON_NULL:
		break;
	}
	return view_text(arena, NULL);
}

static void add_or_fail(struct template_set *set, const char *name, const char *text, struct report *report)
{
	if (template_add(set, name, arena_printf(set->arena, "templates/%s.mustache", name), text,
		    strlen(text), report))
		fail_msg("%s does not parse: %s", name, report->findings[0].message);
}

static bool run_case(const char *file, const json_t *test)
{
	struct arena arena = {0};
	struct report report = {0};
	struct buffer out = {0};
	struct template_set set = {.arena = &arena};
	const char *key;
	json_t *partial;
	add_or_fail(&set, "main", json_string_value(json_object_get(test, "template")), &report);
	json_object_foreach(json_object_get(test, "partials"), key, partial)
		add_or_fail(&set, key, json_string_value(partial), &report);
	struct view *view = view_of_json(&arena, json_object_get(test, "data"));
	assert_int_equal(template_render(&set, "main", view, &out, &report), 0);
	const char *expected = json_string_value(json_object_get(test, "expected"));
	bool right = strcmp(out.data ? out.data : "", expected) == 0;
	if (!right)
		print_error("%s, %s:\n--- expected\n%s\n--- got\n%s\n", file,
			json_string_value(json_object_get(test, "name")), expected, out.data);
	buffer_release(&out);
	report_release(&report);
	arena_release(&arena);
	return right;
}

static void run_file(const char *name, size_t least)
{
	const char *suites = getenv("RINDE_SUITES");
	char path[4096];
	snprintf(path, sizeof(path), "%s/mustache/%s.json", suites ? suites : "../shared/suites", name);
	if (access(path, R_OK)) {
		print_message("# %s is absent: skipped\n", path);
		skip();
	}
	json_error_t error;
	json_t *root = json_load_file(path, 0, &error), *test;
	if (!root)
		fail_msg("%s:%d: %s", path, error.line, error.text);
	size_t i, wrong = 0;
	json_array_foreach(json_object_get(root, "tests"), i, test) wrong += !run_case(name, test);
	print_message("# %s: %zu cases, none left out\n", name, i);
	json_decref(root);
	assert_true(i >= least);
	assert_int_equal(wrong, 0);
}

static void comments(void **state)
{
	(void)state;
	run_file("comments", 12);
}

static void delimiters(void **state)
{
	(void)state;
	run_file("delimiters", 14);
}

static void interpolation(void **state)
{
	(void)state;
	run_file("interpolation", 40);
}

static void inverted(void **state)
{
	(void)state;
	run_file("inverted", 21);
}

static void partials(void **state)
{
	(void)state;
	run_file("partials", 12);
}

static void sections(void **state)
{
	(void)state;
	run_file("sections", 33);
}

static void inheritance(void **state)
{
	(void)state;
	run_file("~inheritance", 27);
}

struct fixture {
	struct arena arena;
	struct report report;
	struct buffer out;
	struct template_set set;
	struct view *view;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	f->set = (struct template_set){.arena = &f->arena, .strict = true};
	f->view = view_map(&f->arena);
	*state = f;
	return f == NULL;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	buffer_release(&f->out);
	report_release(&f->report);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static void renders(struct fixture *f, const char *text, const char *expected)
{
	add_or_fail(&f->set, "main", text, &f->report);
	buffer_clear(&f->out);
	int result = template_render(&f->set, "main", f->view, &f->out, &f->report);
	if (result)
		fail_msg("%s: %s", text, f->report.findings[0].message);
	assert_string_equal(f->out.data ? f->out.data : "", expected);
}

static void has_finding(
	struct fixture *f, const char *message, const char *path, unsigned line, unsigned column)
{
	assert_int_equal(f->report.count, 1);
	const struct finding *finding = &f->report.findings[0];
	assert_int_equal(finding->id, FINDING_TEMPLATE);
	assert_string_equal(finding->message, message);
	assert_string_equal(finding->place.path, path);
	assert_int_equal(finding->place.line, line);
	assert_int_equal(finding->place.column, column);
	report_release(&f->report);
}

static void refuses(struct fixture *f, const char *text, const char *message, unsigned line, unsigned column)
{
	add_or_fail(&f->set, "main", text, &f->report);
	assert_int_equal(template_render(&f->set, "main", f->view, &f->out, &f->report), -1);
	has_finding(f, message, "templates/main.mustache", line, column);
}

static void cannot_parse(
	struct fixture *f, const char *text, const char *message, unsigned line, unsigned column)
{
	assert_int_equal(
		template_add(&f->set, "bad", "templates/bad.mustache", text, strlen(text), &f->report), -1);
	has_finding(f, message, "templates/bad.mustache", line, column);
}

static void escapes_by_type(void **state)
{
	struct fixture *f = *state;
	view_set_text(f->view, "texto", "<b> & \"c\"");
	view_set_html(f->view, "html", "<b>x</b>");
	renders(f, "{{texto}}|{{html}}|{{{html}}}|{{&html}}",
		"&lt;b&gt; &amp; &quot;c&quot;|<b>x</b>|<b>x</b>|<b>x</b>");
	refuses(f, "a\n  ñ{{{texto}}}", "plantilla: un texto no se escribe sin escapar «texto»", 2, 4);
	refuses(f, "{{&texto}}", "plantilla: un texto no se escribe sin escapar «texto»", 1, 1);
}

static void strict_names(void **state)
{
	struct fixture *f = *state;
	view_set_text(view_set_map(f->view, "region"), "nombre", "Antioquia");
	view_set_truth(f->view, "si", true);
	view_set_list(f->view, "nada");
	view_set_text(f->view, "vacio", NULL);
	renders(f,
		"{{region.nombre}}{{#region}}{{nombre}}{{/region}}{{#nada}}{{x}}{{/nada}}{{^vacio}}-{{/"
		"vacio}}",
		"AntioquiaAntioquia-");
	refuses(f, "\n{{#region}}\n  {{nombr}}\n{{/region}}\n", "plantilla: nombre desconocido «nombr»", 3,
		3);
	refuses(f, "{{region.codigo}}", "plantilla: nombre desconocido «region.codigo»", 1, 1);
	refuses(f, "{{#falta}}{{/falta}}", "plantilla: nombre desconocido «falta»", 1, 1);
	refuses(f, "{{^falta}}{{/falta}}", "plantilla: nombre desconocido «falta»", 1, 1);
	refuses(f, "x {{>pieza}}", "plantilla: plantilla desconocida «pieza»", 1, 3);
	refuses(f, "x {{<pieza}}{{/pieza}}", "plantilla: plantilla desconocida «pieza»", 1, 3);
	refuses(f, "{{region}}", "plantilla: no es un texto «region»", 1, 1);
	refuses(f, "{{si}}", "plantilla: no es un texto «si»", 1, 1);
}

static void looks_outward(void **state)
{
	struct fixture *f = *state;
	view_set_text(f->view, "raiz", "../");
	view_set_text(view_add_map(view_set_list(f->view, "filas")), "nombre", "uno");
	renders(f, "{{#filas}}{{raiz}}{{nombre}}{{/filas}}", "../uno");
}

/* A finding in an overriding block is in the template that wrote the block. */
static void place_of_block(void **state)
{
	struct fixture *f = *state;
	add_or_fail(&f->set, "pagina", "<main>\n{{$main}}{{/main}}\n</main>\n", &f->report);
	refuses(f, "{{<pagina}}\n{{$main}}\n  <p>{{falta}}</p>\n{{/main}}\n{{/pagina}}\n",
		"plantilla: nombre desconocido «falta»", 3, 6);
	renders(f, "{{<pagina}}\n{{$main}}\n  <p>x</p>\n{{/main}}\n{{/pagina}}\n",
		"<main>\n<p>x</p>\n</main>\n");
}

static void unbalanced(void **state)
{
	struct fixture *f = *state;
	cannot_parse(f, "a\n {{#b}}", "plantilla: una sección que no se cierra: «b»", 2, 2);
	cannot_parse(f, "{{/b}}", "plantilla: se cierra lo que no se abrió: «b»", 1, 1);
	cannot_parse(f, "{{#a}}{{#b}}{{/a}}{{/b}}", "plantilla: se cierra otra etiqueta; la abierta es «b»",
		1, 13);
	cannot_parse(f, "x {{a", "plantilla: una etiqueta que no se cierra", 1, 3);
	cannot_parse(f, "{{}}", "plantilla: una etiqueta sin nombre", 1, 1);
	cannot_parse(f, "{{a b}}", "plantilla: un nombre no lleva espacios: «a b»", 1, 1);
	cannot_parse(f, "{{=a=}}", "plantilla: los delimitadores deben ser dos, sin espacios ni «=»", 1, 1);
	cannot_parse(
		f, "{{= a b c =}}", "plantilla: los delimitadores deben ser dos, sin espacios ni «=»", 1, 1);
	cannot_parse(f, "{{=", "plantilla: una etiqueta que no se cierra", 1, 1);
}

static void endless_recursion(void **state)
{
	struct fixture *f = *state;
	refuses(f, "{{>main}}", "plantilla: una plantilla se incluye a sí misma sin fin: «main»", 1, 1);
	add_or_fail(&f->set, "p", "{{$a}}{{/a}}", &f->report);
	add_or_fail(&f->set, "main", "{{<p}}{{$a}}{{>main}}{{/a}}{{/p}}", &f->report);
	assert_int_equal(template_render(&f->set, "main", f->view, &f->out, &f->report), -1);
	has_finding(f, "plantilla: una plantilla se incluye a sí misma sin fin: «a»", "templates/p.mustache",
		1, 1);
	struct buffer deep = {0};
	for (int i = 0; i < 65; i++)
		buffer_string(&deep, "{{#a}}");
	cannot_parse(f, deep.data, "plantilla: demasiadas etiquetas una dentro de otra: «a»", 1, 64 * 6 + 1);
	buffer_release(&deep);
}

/* A block that names itself in its own override means the parent's parameter outside, not itself again. */
static void block_within_itself(void **state)
{
	struct fixture *f = *state;
	add_or_fail(&f->set, "p", "[{{$a}}p{{/a}}]", &f->report);
	renders(f, "{{<p}}{{$a}}x{{$a}}y{{/a}}{{/a}}{{/p}}", "[xy]");
}

static void later_replaces(void **state)
{
	struct fixture *f = *state;
	add_or_fail(&f->set, "pie", "viejo", &f->report);
	add_or_fail(&f->set, "pie", "nuevo", &f->report);
	renders(f, "{{>pie}}", "nuevo");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments),
		cmocka_unit_test(delimiters),
		cmocka_unit_test(interpolation),
		cmocka_unit_test(inverted),
		cmocka_unit_test(partials),
		cmocka_unit_test(sections),
		cmocka_unit_test(inheritance),
		cmocka_unit_test_setup_teardown(escapes_by_type, set_up, tear_down),
		cmocka_unit_test_setup_teardown(strict_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(looks_outward, set_up, tear_down),
		cmocka_unit_test_setup_teardown(place_of_block, set_up, tear_down),
		cmocka_unit_test_setup_teardown(unbalanced, set_up, tear_down),
		cmocka_unit_test_setup_teardown(endless_recursion, set_up, tear_down),
		cmocka_unit_test_setup_teardown(block_within_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(later_replaces, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
