/* The frame: the built-in templates in strict mode, links by depth and variant, what is shown and what is
 * left out. */
#include "pages/builtin.h"
#include "pages/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct frame_link menu[] = {{.href = "index.html", .title = "País"},
	{.href = "regiones/index.html", .title = "Regiones"},
	{.href = "ediciones/index.html", .title = "Ediciones", .of_site = true}};
static const struct frame_link help[] = {{.href = "accesibilidad.html", .title = "Accesibilidad"},
	{.href = "mailto:errores@example.org", .title = "Informar un error"}};
static const struct frame_link crumbs[] = {
	{.href = "index.html", .title = "País"}, {.href = "regiones/index.html", .title = "Regiones"}};

static struct frame example(void)
{
	return (struct frame){.path = "regiones/antioquia/cv.html",
		.title = "Contratos & aprendices en Antioquia",
		.description = "Antioquia suma 1.150 \"contratos\"",
		.site_title = "Cuentas regionales",
		.entity = "Servicio Nacional de Aprendizaje, SENA",
		.language = languages[0],
		.licence = "CC BY 4.0",
		.menu = menu,
		.menu_count = 3,
		.help = help,
		.help_count = 2,
		.crumbs = crumbs,
		.crumb_count = 2,
		.crumb = "CV",
		.style_version = "0a1b",
		.icon_version = "2c3d"};
}

struct fixture {
	struct arena arena;
	struct report report;
	struct template_set set;
	struct buffer out;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	f->set = (struct template_set){.arena = &f->arena, .language = languages[0], .strict = true};
	*state = f;
	return builtin_templates(&f->set, &f->report);
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

static const char *render(struct fixture *f, const struct frame *frame, const char *content)
{
	const char *text = arena_printf(
		&f->arena, "{{<pagina}}\n{{$contenido}}\n%s\n{{/contenido}}\n{{/pagina}}\n", content);
	struct frame whole = *frame;
	if (!whole.explanations)
		whole.explanations = view_list(&f->arena);
	struct view *view = frame_view(&f->arena, &whole);
	struct glyphs glyphs = {0};
	view_set(view, "estado",
		state_view(&(const struct voice){&f->arena, languages[0]}, "riesgo", &glyphs));
	view_set(view, "fecha",
		date_view(&(const struct voice){&f->arena, languages[0]}, date_of(2012, 6, 29), false));
	assert_int_equal(template_add(&f->set, "prueba", "prueba", text, strlen(text), &f->report), 0);
	buffer_clear(&f->out);
	if (template_render(&f->set, "prueba", view, &f->out, &f->report))
		fail_msg("%s:%u: %s", f->report.findings[0].place.path, f->report.findings[0].place.line,
			f->report.findings[0].message);
	return f->out.data;
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

static void root_page(void **state)
{
	struct fixture *f = *state;
	struct frame frame = example();
	frame.since = "2012-06";
	const char *html = render(f, &frame, "<h1>x</h1>");
	assert_memory_equal(html, "<!DOCTYPE html>\n<html lang=\"es-CO\">\n", 36);
	has(html, "<title>Contratos &amp; aprendices en Antioquia · Cuentas regionales</title>");
	has(html, "content=\"Antioquia suma 1.150 &quot;contratos&quot;\"");
	has(html, "href=\"../../site.css?v=0a1b\"");
	has(html, "<a href=\"../../regiones/index.html\" aria-current=\"true\">Regiones</a>");
	has(html, "<li><a href=\"../../index.html\">País</a></li>");
	has(html, "<a href=\"../../ediciones/index.html\">Ediciones</a>");
	has(html, "<li aria-current=\"page\">CV</li>");
	has(html, "<a href=\"mailto:errores@example.org\">");
	has(html, "<a href=\"../../ediciones/2012-06/regiones/antioquia/cv.html\">edición 2012-06</a>");
	has(html, "<main id=\"contenido\">\n<h1>x</h1>\n</main>");
	has_not(html, "Copia permanente");
	has_not(html, "Datos simulados");
	has_not(html, "buscar.html");
	has_not(html, "<symbol");
	has_not(html, "style=");
	has_not(html, "\n\n");
}

static void edition_page(void **state)
{
	struct fixture *f = *state;
	struct frame frame = example();
	frame.variant = VARIANT_EDITION;
	frame.since = "2012-04";
	const char *html = render(f, &frame, "");
	has(html, "sin cambios desde la edición 2012-04. <a "
		  "href=\"../../../../regiones/antioquia/cv.html\">Ver la página vigente</a>");
	has(html, "<a href=\"../../regiones/index.html\" aria-current=\"true\">Regiones</a>");
	has(html, "<a href=\"../../../../ediciones/index.html\">Ediciones</a>");
	frame.gone = true;
	html = render(f, &frame, "");
	has(html, "ya no existe; vea las <a href=\"../../../../ediciones/index.html\">ediciones</a>");
	has_not(html, "Ver la página vigente");
}

static void home_and_404(void **state)
{
	struct fixture *f = *state;
	struct frame frame = example();
	frame.path = "index.html";
	frame.title = "Cuentas regionales";
	frame.crumb = frame.description = frame.licence = NULL;
	frame.search = true;
	const char *html = render(f, &frame, "");
	has(html, "<title>Cuentas regionales</title>");
	has(html, "<a href=\"index.html\" aria-current=\"page\">País</a>");
	has(html, "action=\"buscar.html\"");
	has_not(html, "crumbs");
	has_not(html, "name=\"description\"");
	has_not(html, "sin cambios");
	frame.path = "404.html";
	frame.root = "/cuentas/";
	html = render(f, &frame, "");
	has(html, "href=\"/cuentas/site.css?v=0a1b\"");
	has(html, "<a href=\"/cuentas/regiones/index.html\">");
}

static void notices_and_pieces(void **state)
{
	struct fixture *f = *state;
	struct frame frame = example();
	frame.simulated = true;
	frame.simulated_note = "Los resultados son inventados.";
	frame.origin_href = "datos/index.html#origen";
	glyphs_use(&frame.glyphs, "riesgo");
	const char *html = render(f, &frame,
		"{{#estado}}{{>partials/estado}}{{/estado}} {{#fecha}}{{>partials/fecha}}{{/fecha}}");
	has(html, "<strong>Datos simulados.</strong> <span>Los resultados son inventados.</span> <a "
		  "href=\"../../datos/index.html#origen\">");
	has(html, "<symbol id=\"g-riesgo\"");
	has_not(html, "<symbol id=\"g-cumple\"");
	has(html, "<span class=\"state riesgo\"><svg class=\"g\" viewBox=\"0 0 16 16\" "
		  "aria-hidden=\"true\"><use "
		  "href=\"#g-riesgo\"/></svg>En riesgo</span>");
	has(html, "<time datetime=\"2012-06-29\">29 de junio de 2012</time>");
}

static void every_glyph_has_a_symbol(void **state)
{
	struct fixture *f = *state;
	struct frame frame = example();
	for (size_t i = 0; i < GLYPH_COUNT; i++)
		glyphs_use(&frame.glyphs, glyph_ids[i]);
	const char *html = render(f, &frame, "");
	for (size_t i = 0; i < GLYPH_COUNT; i++)
		has(html, arena_printf(&f->arena, "<symbol id=\"g-%s\"", glyph_ids[i]));
}

static void change_notice(void **state)
{
	struct fixture *f = *state;
	struct view *view = view_map(&f->arena);
	view_set_text(view, "rotulo", "Cifra corregida");
	view_set_text(view, "frase", "El 29 de junio de 2012 el valor de mayo pasó");
	view_set_text(view, "antes", "201");
	view_set_text(view, "despues", "210");
	view_set_text(view, "motivo", NULL);
	view_set_text(view, "historia", "#historia");
	assert_int_equal(template_render(&f->set, "partials/aviso-cambio", view, &f->out, &f->report), 0);
	has(f->out.data,
		"pasó de <del>201</del> a <ins>210</ins>, sin motivo declarado. <a href=\"#historia\">");
}

static void built_in_set(void **state)
{
	(void)state;
	assert_non_null(builtin_find("assets/site.css"));
	assert_null(builtin_find("assets/none.css"));
	for (size_t i = 0; i < builtin_count; i++) {
		assert_int_equal(strlen(builtin_files[i].bytes), builtin_files[i].length);
		if (i)
			assert_true(strcmp(builtin_files[i - 1].name, builtin_files[i].name) < 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(root_page, set_up, tear_down),
		cmocka_unit_test_setup_teardown(edition_page, set_up, tear_down),
		cmocka_unit_test_setup_teardown(home_and_404, set_up, tear_down),
		cmocka_unit_test_setup_teardown(notices_and_pieces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_glyph_has_a_symbol, set_up, tear_down),
		cmocka_unit_test_setup_teardown(change_notice, set_up, tear_down),
		cmocka_unit_test(built_in_set),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
