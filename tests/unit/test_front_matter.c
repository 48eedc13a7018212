/* Tests of documents/front_matter.c: the tree, its positions, and everything of YAML that is refused. */
#include "documents/front_matter.h"

#include "expect.h"

#include <time.h>

struct parsed {
	struct arena arena;
	struct report report;
	struct document document;
	int result;
};

static struct parsed parse_bytes(const char *bytes, size_t length)
{
	struct parsed p = {0};
	p.result = document_parse(&p.document, "content/x.md", bytes, length, &p.arena, &p.report);
	return p;
}

static struct parsed parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

static void expect(const char *text, int result, const char *findings)
{
	struct parsed p = parse(text);
	assert_int_equal(p.result, result);
	expect_findings(&p.report, findings);
	arena_release(&p.arena);
}

static void expect_text(
	const struct node *map, const char *key, const char *text, unsigned line, unsigned column)
{
	const struct node *node = node_get(map, key);
	assert_non_null(node);
	assert_int_equal(node->kind, NODE_SCALAR);
	assert_string_equal(node->text, text);
	assert_int_equal(node->line, line);
	assert_int_equal(node->column, column);
}

static void test_tree(void **state)
{
	(void)state;
	struct parsed p =
		parse("---\ncodigo: cv\nvigencia: 2012\n\"año\": 'sí: no'\nvacia:\nnula: ~\n"
		      "meta: {fuente: tabla, valor: 0.9}\nlista:\n  - uno\n  - id: dos\n---\n\nCuerpo\n");
	const struct node *data = p.document.data;
	assert_int_equal(p.result, 0);
	assert_int_equal(data->count, 7);
	expect_text(data, "codigo", "cv", 2, 9);
	expect_text(data, "vigencia", "2012", 3, 11);
	expect_text(data, "año", "sí: no", 4, 8);
	expect_text(data, "vacia", "", 5, 7);
	expect_text(data, "nula", "", 6, 7);
	expect_text(node_get(data, "meta"), "valor", "0.9", 7, 30);
	const struct node *list = node_get(data, "lista");
	assert_int_equal(list->kind, NODE_LIST);
	assert_int_equal(list->count, 2);
	assert_int_equal(list->key_line, 8);
	assert_string_equal(list->children->text, "uno");
	expect_text(list->children->next, "id", "dos", 10, 9);
	assert_null(node_get(data, "otra"));
	assert_null(node_get(list, "id"));
	assert_null(node_get(NULL, "id"));
	assert_string_equal(p.document.body, "\nCuerpo\n");
	assert_int_equal(p.document.body_length, 8);
	assert_int_equal(p.document.body_line, 12);
	expect_findings(&p.report, "");
	arena_release(&p.arena);
}

static void test_carriage_returns_and_mark(void **state)
{
	(void)state;
	struct parsed p = parse("\xEF\xBB\xBF---\r\nnombre: Ñandú\r\nentidad: sena\r\n--- \r\nTexto\r\n");
	assert_int_equal(p.result, 0);
	expect_text(p.document.data, "nombre", "Ñandú", 2, 9);
	expect_text(p.document.data, "entidad", "sena", 3, 10);
	assert_int_equal(p.document.body_line, 5);
	assert_string_equal(p.document.body, "Texto\r\n");
	expect_findings(&p.report, "");
	arena_release(&p.arena);
}

static void test_columns_count_characters(void **state)
{
	(void)state;
	expect("---\nvacío: {ñandú: á, ñandú: é}\n---\n", 0, "2:19 clave-yaml-repetida");
	expect("---\nasunto: ñññ: dos\n---\n", -1, "2:12 yaml-invalido");
}

static void test_fences(void **state)
{
	(void)state;
	expect("", -1, "1:1 sin-encabezado-yaml");
	expect("# Título\n", -1, "1:1 sin-encabezado-yaml");
	expect("----\na: b\n---\n", -1, "1:1 sin-encabezado-yaml");
	expect("---", -1, "1:1 encabezado-sin-cerrar");
	expect("---\na: b\n", -1, "1:1 encabezado-sin-cerrar");
	struct parsed p = parse("---\n---");
	assert_int_equal(p.result, 0);
	assert_int_equal(p.document.data->count, 0);
	assert_int_equal(p.document.body_length, 0);
	expect_findings(&p.report, "");
	arena_release(&p.arena);
}

static void test_encoding_and_controls(void **state)
{
	(void)state;
	expect("---\na: Bogot\xE1\n---\n", -1, "2:9 codificacion");
	expect("---\na: b\n---\nBogot\xE1\n", -1, "4:6 codificacion");
	expect("---\na: b\n---\nun\x07 pito y \x07 otro\n\x7f\n", 0,
		"4:3 caracter-de-control\n5:1 caracter-de-control");
	expect("---\na: b\x01\n---\ntexto\n", -1, "2:5 caracter-de-control");
	expect("---\na: \"\\0\"\nb: \"x\\x1b\"\n---\n", 0,
		"2:4 caracter-de-control\n3:4 caracter-de-control");
	static const char nul[] = "---\na: b\n---\0\n---\nc\n";
	struct parsed p = parse_bytes(nul, sizeof(nul) - 1);
	assert_int_equal(p.result, -1);
	expect_findings(&p.report, "3:4 caracter-de-control");
	arena_release(&p.arena);
}

static void test_features_refused(void **state)
{
	(void)state;
	expect("---\nmeta: &ancla 5\notra: *ancla\n---\n", 0, "2:7 yaml-no-admitido\n3:7 yaml-no-admitido");
	expect("---\nmeta: !!str 5\nx: !y [1]\nz: ! {a: b}\n---\n", 0,
		"2:7 yaml-no-admitido\n3:4 yaml-no-admitido\n4:4 yaml-no-admitido");
	expect("---\n? [a]\n: b\n---\n", -1, "2:3 yaml-no-admitido");
	expect("---\na: b\n...\nc: d\n---\n", -1, "4:1 yaml-invalido");
	expect("---\na: 1\nb: 2\na: 3\n---\n", 0, "4:1 clave-yaml-repetida");
	expect("---\n- a\n---\n", -1, "2:1 tipo-inesperado");
	expect("---\ntexto\n---\n", -1, "2:1 tipo-inesperado");
}

static void test_syntax_in_spanish(void **state)
{
	(void)state;
	struct parsed p = parse("---\nasunto: uno: dos\n---\n");
	assert_int_equal(p.result, -1);
	expect_message(&p.report,
		"los datos no se entienden: dos puntos de más; un texto con dos puntos va entre comillas");
	expect_findings(&p.report, "2:12 yaml-invalido");
	arena_release(&p.arena);
	expect("---\na:\n\t- b\n---\n", -1, "3:1 yaml-invalido");
	expect("---\na: [b\n---\n", -1, "3:1 yaml-invalido");
	expect("---\na: \"b\nc: d\n---\n", -1, "4:1 yaml-invalido");
	expect("---\na: b\n  c: d\n---\n", -1, "3:4 yaml-invalido");
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void expect_limit(const char *unit, size_t times, const char *findings)
{
	struct buffer text = {0};
	double start = seconds();
	buffer_string(&text, "---\n");
	for (size_t i = 0; i < times; i++)
		buffer_string(&text, unit);
	buffer_string(&text, "\n---\n");
	expect(text.data, -1, findings);
	assert_true(seconds() - start < 0.5);
	buffer_release(&text);
}

static void test_limits(void **state)
{
	(void)state;
	expect_limit("[", 100000, "2:1 yaml-excesivo");
	expect_limit("[", 60000, "2:9 yaml-excesivo");
	expect_limit("{a: ", 15000, "2:33 yaml-excesivo");
	expect_limit("- ", 30000, "2:17 yaml-excesivo");
	expect_limit("? ", 30000, "2:3 yaml-no-admitido");
	expect_limit("x", 70000, "2:1 yaml-excesivo");
	struct buffer keys = {0};
	buffer_string(&keys, "---\n");
	for (int i = 0; i < 1001; i++)
		buffer_printf(&keys, "k%d:\n", i);
	buffer_string(&keys, "---\n");
	expect(keys.data, -1, "1002:1 yaml-excesivo");
	buffer_release(&keys);
	expect("---\na: [[[[[[[x]]]]]]]\n---\n", 0, "");
	expect("---\na: [[[[[[[[x]]]]]]]]\n---\n", -1, "2:11 yaml-excesivo");
}

static void test_whole_file(void **state)
{
	(void)state;
	struct parsed p = {0};
	static const char text[] = "titulo: Cuentas\nediciones: {patron: \"*\"}\n";
	assert_int_equal(
		yaml_parse(&p.document, "content/sitio.yaml", text, strlen(text), &p.arena, &p.report), 0);
	expect_text(p.document.data, "titulo", "Cuentas", 1, 9);
	expect_text(node_get(p.document.data, "ediciones"), "patron", "*", 2, 21);
	assert_int_equal(p.document.body_length, 0);
	assert_int_equal(
		yaml_parse(&p.document, "content/sitio.yaml", "a: b\n---\nc: d\n", 14, &p.arena, &p.report),
		0);
	expect_findings(&p.report, "2:1 yaml-no-admitido");
	expect_text(p.document.data, "a", "b", 1, 4);
	static const char directive[] = "%YAML 1.1\n---\na: b\n";
	yaml_parse(&p.document, "x.yaml", directive, strlen(directive), &p.arena, &p.report);
	expect_findings(&p.report, "1:1 yaml-no-admitido");
	arena_release(&p.arena);
}

static void test_unknown_keys(void **state)
{
	(void)state;
	static const char *const known[] = {"emisor", "titulo", "numero", NULL};
	struct parsed p = parse("---\nemisior: x\nTítulo: y\ncolor: rojo\nnumero: 1\n---\n");
	assert_int_equal(node_check_keys(p.document.data, known, "x.md", &p.report), -1);
	expect_message(&p.report, "clave desconocida «emisior»; ¿quiso decir «emisor»?");
	assert_string_equal(
		p.report.findings[1].message, "clave desconocida «Título»; ¿quiso decir «titulo»?");
	assert_string_equal(p.report.findings[2].message, "clave desconocida «color»");
	/* What was meant is read as such; what is there already stays. */
	assert_string_equal(node_get(p.document.data, "emisor")->text, "x");
	assert_string_equal(node_get(p.document.data, "titulo")->text, "y");
	assert_string_equal(node_get(p.document.data, "color")->text, "rojo");
	expect_findings(&p.report, "2:1 clave-desconocida\n3:1 clave-desconocida\n4:1 clave-desconocida");
	arena_release(&p.arena);
	struct parsed english = parse("---\nemisior: x\n---\n");
	english.report.english = true;
	node_check_keys(english.document.data, known, "x.md", &english.report);
	expect_message(&english.report, "unknown key 'emisior'; did you mean 'emisor'?");
	report_release(&english.report);
	arena_release(&english.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_carriage_returns_and_mark),
		cmocka_unit_test(test_columns_count_characters),
		cmocka_unit_test(test_fences),
		cmocka_unit_test(test_encoding_and_controls),
		cmocka_unit_test(test_features_refused),
		cmocka_unit_test(test_syntax_in_spanish),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_whole_file),
		cmocka_unit_test(test_unknown_keys),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
