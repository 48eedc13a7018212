/* The pages of circulars, texts, downloads and copied files, over a small publication in memory: former ids,
 * attachments, errata beside the text, relations told from both sides, what is under embargo. */
#include "expect.h"

#include "compliance/assessment.h"
#include "pages/page.h"
#include "pages/publication.h"
#include "pages/templates.h"

#define CIRCULAR(number, keys, body)                                                                         \
	"---\nnumero: " number                                                                               \
	"\nfecha: 2012-03-14\nemisor: Dirección\nasunto: Asunto & más\nentidad: e\n" keys "---\n\n" body

struct source_text {
	const char *path, *text;
};

/* Sorted by path, as a snapshot is. */
static const struct source_text publication_files[] = {
	{"content/circulares/1-2012.md",
		CIRCULAR("1", "alias: [uno]\nadjuntos: [{archivo: anexos/a b.csv, titulo: Anexo <1>}]\n",
			"# Metas\n\nEl texto dise <b>algo</b> y [la otra](circular:2-2012).\n\nFin dise.\n")},
	{"content/circulares/2-2012.md",
		CIRCULAR("2", "modifica: [1-2012]\ndesarrolla: n-1\n", "Vea [el plano](plano.svg).\n")},
	{"content/circulares/3-2012.md", CIRCULAR("3", "deroga: [1-2012]\nembargo: 2012-07-02T10:00-05:00\n",
						 "Ya sale a ![](no.png)\n")},
	{"content/circulares/anexos/a b.csv", "x,y\n1,2\n"},
	{"content/circulares/no.png", "\x89PNG\r\n\x1a\n"},
	{"content/circulares/plano.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
	{"content/circulares/suelto.pdf", "%PDF-1.4"},
	{"content/indicadores/cv.md",
		"---\ncodigo: cv\nnombre: Contratos\nentidad: e\ntipo: resultado\nnorma: 1-2012\n"
		"vigencia: 2012\nperiodicidad: mensual\ncorte: 25\nunidad: contratos\nvariables: {c: "
		"flujo}\nnumerador: c\n"
		"ventana: anio\nmeta: {fuente: tabla}\nnumeral: 2.e\n---\nDe [la 2](circular:2-2012).\n"},
	{"content/paginas/ayuda/acerca.md",
		"---\ntitulo: Acerca\nalias: quienes\n---\n# Uno\n\n## Contenido\n\nHola.\n"},
	{"content/sitio.yaml",
		"titulo: Cuentas\nentidad: e\nurl_base: https://www.example.org/c/\nlicencia: CC BY 4.0\n"},
	{"data/entidades.csv", "entidad,nombre,sigla,pais\ne,Entidad,EN,Colombia\n"},
	{"data/erratas.csv", "documento,dice,debe_decir,motivo\n1-2012,dise,dice,<Falta>\n1-2012,Fin,fin,"
			     "x\n3-2012,a,b,c\n"},
	{"data/metas.csv",
		"indicador,region,rol,periodo,valor,norma,vigente_desde\ncv,norte,,2012,1000.5,1-2012,\n"
		"cv,sur,,2012,2,1-2012,\ncv,sur,,2013,7,3-2012,\n"},
	{"data/normas.csv", "id,titulo,enlace\nn-1,Norma 1,\n"},
	{"data/origenes.csv", "ruta,origen,nota\nmetas.csv,simulado,Metas de prueba\n"},
	{"data/regiones.csv", "entidad,region,codigo,nombre\ne,norte,05,Norte\ne,sur,07,Sur\n"},
	{"templates/assets/propio.css", "a{}"},
	{"templates/assets/site.css", "b{}"},
};

enum { MOST_FILES = 32 };

struct world {
	struct arena arena;
	struct file files[MOST_FILES];
	struct snapshot snapshot;
	struct model model;
	struct assessment assessment;
	struct template_set templates[LANGUAGE_COUNT];
	struct asset_list assets;
	struct publication publication;
	struct page_list pages;
	struct report report;
	struct buffer out;
};

static const struct changes no_changes = {0};
static const struct corrections no_corrections = {0};

/* The publication with the text of one path replaced. */
static int load(struct world *w, const char *path, const char *text)
{
	struct instant now;
	size_t count = sizeof(publication_files) / sizeof(*publication_files);
	*w = (struct world){.report = {.english = true}};
	assert_true(instant_parse("2012-07-02T09:00:00-05:00", &now));
	for (size_t i = 0; i < count; i++) {
		bool replaced = path && !strcmp(path, publication_files[i].path);
		const char *bytes = replaced ? text : publication_files[i].text;
		w->files[i] = (struct file){publication_files[i].path, bytes, strlen(bytes), {0}};
	}
	w->snapshot = (struct snapshot){.files = w->files, .count = count, .date = now};
	int result = model_load(&w->model, &w->snapshot, now, &w->arena, &w->report);
	if (result)
		return result;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		assert_int_equal(
			templates_load(&w->templates[i], languages[i], &w->snapshot, &w->arena, &w->report),
			0);
	assets_load(&w->assets, &w->snapshot, &w->arena);
	assess(&w->assessment, &w->model, &w->arena);
	w->publication = (struct publication){.model = &w->model,
		.assessment = &w->assessment,
		.templates = w->templates,
		.assets = &w->assets,
		.base_url = w->model.site.base_url,
		.changes = &no_changes,
		.corrections = &no_corrections,
		.latest = &w->model,
		.arena = &w->arena};
	return pages_plan(&w->publication, &w->pages, &w->arena, &w->report);
}

static void unload(struct world *w)
{
	buffer_release(&w->out);
	report_release(&w->report);
	arena_release(&w->arena);
}

static const struct page *find(struct world *w, const char *path)
{
	for (size_t i = 0; i < w->pages.count; i++)
		if (!strcmp(w->pages.pages[i].path, path))
			return &w->pages.pages[i];
	return NULL;
}

static const char *render(struct world *w, const char *path)
{
	const struct page *page = find(w, path);
	if (!page)
		fail_msg("not planned: %s", path);
	buffer_clear(&w->out);
	if (page_render(&w->publication, page, &w->out, &w->report) || w->report.errors)
		fail_msg("%s: %s", path, w->report.count ? w->report.findings[0].message : "failed");
	return w->out.data;
}

static void has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("lacks \"%s\":\n%s", part, text);
}

static void lacks(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("has \"%s\"", part);
}

static void test_circular(void **state)
{
	struct world w;
	(void)state;
	assert_int_equal(load(&w, NULL, NULL), 0);
	const char *html = render(&w, "circulares/1-2012.html");
	has(html, "<h1 id=\"h1\">Circular 1 de 2012</h1>");
	has(html, "Asunto &amp; más");
	/* The other side of `modifica`; what would repeal it is under embargo. */
	has(html, "<dd>Modificada por <a href=\"../circulares/2-2012.html\">Circular 2 de 2012</a></dd>");
	has(html, "Circular 2 de 2012</a>: la modifica</li>");
	/* Its only heading stands under the page's own, and gets an id of its own. */
	has(html, "<h3 id=\"metas-2\">Metas</h3>");
	has(html, "<mark class=\"dub\">dise</mark>");
	has(html, "<div class=\"sides\">\n<div class=\"side\" role=\"note\" id=\"errata-1\"><p><b>Errata "
		  "1.</b> "
		  "Dice «dise»; debe decir «dice». &lt;Falta&gt;</p></div>\n</div>\n<p>");
	has(html, "id=\"errata-2\"");
	has(html, "&lt;b&gt;algo&lt;/b&gt;");
	/* The sum of the regions, and each. */
	has(html, "<td class=\"num\">1.002,5</td><td>contratos, año</td><td>2012</td><td>2.e</td>");
	has(html, "Sur</a></th><td class=\"num\">2</td>");
	has(html, "<a href=\"../circulares/anexos/a%20b.csv\">Anexo &lt;1&gt;</a> (CSV, 8 bytes)");
	lacks(html, "circulares/3-2012");
	html = render(&w, "circulares/2-2012.html");
	has(html, "<dt>Desarrolla</dt><dd><a href=\"../circulares/index.html#norma-n-1\">Norma 1</a></dd>");
	has(html, "Circular 1 de 2012</a>: la cita en su texto</li>");
	has(html, "Contratos</a>: la cita en su método</li>");
	lacks(html, "id=\"fija\"");
	lacks(html, "id=\"metas\"");
	unload(&w);
}

static void test_lists(void **state)
{
	struct world w;
	(void)state;
	assert_int_equal(load(&w, NULL, NULL), 0);
	const char *html = render(&w, "circulares/index.html");
	has(html, "Fija 1 indicador y 2 metas.");
	has(html, "· Modificada · 2 erratas anotadas");
	has(html, "<li id=\"norma-n-1\">Norma 1</li>");
	lacks(html, "3-2012");
	assert_null(find(&w, "circulares/3-2012.html"));
	unload(&w);
}

static void test_former_ids(void **state)
{
	struct world w;
	(void)state;
	assert_int_equal(load(&w, NULL, NULL), 0);
	const char *html = render(&w, "circulares/uno.html");
	has(html, "<meta http-equiv=\"refresh\" content=\"0; url=../circulares/1-2012.html\">");
	has(html, "<link rel=\"canonical\" href=\"https://www.example.org/c/circulares/1-2012.html\">");
	has(html, "<a href=\"../circulares/1-2012.html\">Circular 1 de 2012</a>");
	html = render(&w, "quienes.html");
	has(html, "url=acerca.html");
	html = render(&w, "acerca.html");
	/* `#` would be a second <h1>; the skip link's target keeps its id. */
	has(html, "<h2 id=\"uno\">Uno</h2>");
	has(html, "<h3 id=\"contenido-2\">Contenido</h3>");
	html = render(&w, "sitemap.xml");
	has(html, "<url><loc>https://www.example.org/c/</loc></url>");
	has(html, "<loc>https://www.example.org/c/circulares/1-2012.html</loc>");
	lacks(html, "uno.html");
	lacks(html, "quienes");
	lacks(html, "404");
	lacks(html, "index.html");
	unload(&w);
}

static void test_not_found(void **state)
{
	struct world w;
	(void)state;
	assert_int_equal(load(&w, NULL, NULL), 0);
	const char *html = render(&w, "404.html");
	for (const char *p = html; (p = strstr(p, "href=\"")); p += 6)
		if (strncmp(p + 6, "/c/", 3) && strncmp(p + 6, "#", 1))
			fail_msg("not from the root: %.60s", p);
	has(html, "href=\"/c/circulares/index.html\"");
	unload(&w);
}

static void test_copies(void **state)
{
	struct world w;
	(void)state;
	assert_int_equal(load(&w, NULL, NULL), 0);
	assert_string_equal(render(&w, "circulares/anexos/a b.csv"), "x,y\n1,2\n");
	has(render(&w, "circulares/plano.svg"), "<svg");
	/* Nothing that shows it is public. */
	assert_null(find(&w, "circulares/no.png"));
	assert_null(find(&w, "circulares/suelto.pdf"));
	assert_string_equal(render(&w, "site.css"), "b{}");
	assert_string_equal(render(&w, "propio.css"), "a{}");
	has(render(&w, "icono.svg"), "<svg");
	unload(&w);
}

static void test_data(void **state)
{
	struct world w;
	(void)state;
	assert_int_equal(load(&w, NULL, NULL), 0);
	const char *html = render(&w, "datos/index.html");
	has(html, "<a href=\"../datos/fuentes/metas.csv\">metas.csv</a>, 2 filas, <strong>datos "
		  "simulados</strong>");
	has(html, "<td><strong>Simulado</strong></td><td>Metas de prueba</td>");
	has(html, "<a href=\"../datos/cumplimiento.csv\">CSV</a>");
	has(html, "licencia CC BY 4.0");
	/* The rows of the circular under embargo are in no output. */
	lacks(render(&w, "datos/fuentes/metas.csv"), "3-2012");
	lacks(render(&w, "datos/fuentes/erratas.csv"), "3-2012");
	const char *json = render(&w, "datos/datapackage.json");
	has(json, "\"name\": \"CC-BY-4.0\"");
	has(json, "\"path\": \"fuentes/metas.csv\"");
	has(json, "{\"name\": \"periodo\", \"type\": \"yearmonth\"");
	unload(&w);
}

static void refuses(const char *path, const char *text, const char *findings)
{
	struct world w;
	assert_int_equal(load(&w, path, text), -1);
	struct report report = w.report;
	w.report = (struct report){0};
	expect_findings(&report, findings);
	unload(&w);
}

static void test_refused(void **state)
{
	(void)state;
	refuses("content/circulares/plano.svg", "<svg onload='x'/>",
		"13:15 html-como-texto\n1:1 adjunto-invalido");
	refuses("content/circulares/anexos/a b.csv", "a\001b", "13:15 html-como-texto\n1:1 adjunto-invalido");
	refuses("content/circulares/1-2012.md",
		CIRCULAR("1",
			"adjuntos:\n  - {archivo: nada.pdf, titulo: a}\n  - {archivo: index.html, titulo: "
			"b}\n",
			"dise Fin\n"),
		"8:15 enlace-desconocido\n9:15 enlace-desconocido");
	refuses("content/circulares/1-2012.md", CIRCULAR("1", "alias: [a, ../../b, index]\n", "dise Fin\n"),
		"7:12 identificador-invalido\n7:21 identificador-reservado");
	/* A former id that is another's present one. */
	refuses("content/circulares/1-2012.md", CIRCULAR("1", "alias: [2-2012]\n", "dise Fin\n"),
		"7:9 clave-repetida");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_circular),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_former_ids),
		cmocka_unit_test(test_not_found),
		cmocka_unit_test(test_copies),
		cmocka_unit_test(test_data),
		cmocka_unit_test(test_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
