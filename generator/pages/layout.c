/* Room: pages. Frame, links and texts that all pages share. */
#include "pages/layout.h"

#include "model/evaluations.h"
#include "model/plans.h"
#include "pages/action_views.h"
#include "pages/feedback_words.h"
#include "pages/page_feed.h"
#include "pages/page_method.h"
#include "pages/page_table.h"
#include "pages/sheet_parts.h"
#include "pages/templates.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void page_begin(struct page_draft *draft, const struct publication *publication, const struct page *page,
	struct arena *scratch)
{
	*draft = (struct page_draft){.publication = publication,
		.model = publication->model,
		.page = page,
		.arena = scratch,
		.judged = NONE};
	draft->voice = (struct voice){scratch, page->language};
	draft->content = view_map(scratch);
	draft->path = page->path + strlen(page->language->folder);
	draft->root = path_to_root(scratch, draft->path);
	draft->files = path_to_root(scratch, page->path);
	page_crumb(draft, "index.html", word(&draft->voice, W_pais));
}

void page_crumb(struct page_draft *draft, const char *address, const char *title)
{
	draft->crumbs[draft->crumb_count++] = (struct frame_link){.href = address, .title = title};
}

static const char *address(
	const struct page_draft *draft, const char *root, const char *format, va_list values)
{
	char text[1024];
	vsnprintf(text, sizeof(text), format, values);
	return arena_printf(draft->arena, "%s%s", draft->absolute_root ? draft->absolute_root : root, text);
}

const char *href(const struct page_draft *draft, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	const char *text = address(draft, draft->root, format, values);
	va_end(values);
	return text;
}

const char *file_href(const struct page_draft *draft, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	const char *text = address(draft, draft->files, format, values);
	va_end(values);
	return text;
}

const char *site_href(const struct page_draft *draft, const char *format, ...)
{
	/* An edition lies at ediciones/<id>/. */
	const char *root = draft->publication->permanent
				   ? arena_printf(draft->arena, "%s../../", draft->files)
				   : draft->files;
	va_list values;
	va_start(values, format);
	const char *text = address(draft, root, format, values);
	va_end(values);
	return text;
}

const char *short_commit(struct arena *arena, const char *commit)
{
	return arena_printf(arena, "%.10s", commit);
}

const char *commit_address(const struct page_draft *draft, const char *commit)
{
	const char *base = draft->publication->latest->site.repository;
	size_t length = strlen(base);
	if (!length)
		return "";
	return arena_printf(draft->arena, "%s%scommit/%s", base, base[length - 1] == '/' ? "" : "/", commit);
}

const char *asset_version(const struct page_draft *draft, const char *name)
{
	const struct asset *asset = asset_find(draft->publication->assets, name);
	return asset ? asset->version : "0";
}

static int compare_pages(const void *left, const void *right, void *context)
{
	const struct text_page *pages = context, *a = &pages[*(const size_t *)left],
			       *b = &pages[*(const size_t *)right];
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return strcmp(a->id, b->id);
}

size_t pages_in_order(const struct model *model, size_t **order, struct arena *arena)
{
	*order = arena_array(arena, model->page_count, sizeof(**order));
	for (size_t i = 0; i < model->page_count; i++)
		(*order)[i] = i;
	if (model->page_count)
		qsort_r(*order, model->page_count, sizeof(**order), compare_pages, model->pages);
	return model->page_count;
}

size_t page_menu(const struct publication *publication, struct frame_link *menu, const struct voice *voice)
{
	const struct model *model = publication->model;
	const struct {
		bool there;
		const char *href;
		enum word title;
		bool of_site;
	} sections[] = {{true, "index.html", W_pais, false},
		{model->region_count, "regiones/index.html", W_regiones, false},
		{model->indicator_count, "indicadores/index.html", W_indicadores, false},
		{model->circular_count, "circulares/index.html", W_circulares, false},
		{has_plans(model), "planes/index.html", W_planes, false},
		{has_feedback(model), "municipios/index.html", W_municipios, false},
		{model->instrument_count,
			model->instrument_count ? arena_printf(voice->arena, "evaluaciones/%s/index.html",
							  model->instruments[latest_instrument(model)].id)
						: "",
			W_evaluacion, false},
		{model->action_count, "acciones/index.html", W_plan_de_accion, false},
		{true, "datos/index.html", W_datos, false},
		{publication->editions, "ediciones/index.html", W_ediciones, true}};
	size_t count = 0;
	for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++)
		if (sections[i].there)
			menu[count++] = (struct frame_link){.href = sections[i].href,
				.title = word(voice, sections[i].title),
				.of_site = sections[i].of_site};
	return count;
}

const struct frame_link *page_help(const struct page_draft *draft, size_t *count)
{
	const struct voice *voice = &draft->voice;
	size_t *order, pages = pages_in_order(draft->model, &order, draft->arena);
	struct frame_link *help = arena_array(draft->arena, pages + 4, sizeof(*help));
	*count = 0;
	help[(*count)++] = (struct frame_link){.href = "indice.html", .title = word(voice, W_indice_a_z)};
	help[(*count)++] =
		(struct frame_link){.href = "datos/index.html", .title = word(voice, W_descargar_datos)};
	if (draft->publication->latest->release_count)
		help[(*count)++] = (struct frame_link){
			.href = "calendario.html", .title = word(voice, W_calendario), .of_site = true};
	size_t method = method_page(draft->model);
	help[(*count)++] = (struct frame_link){.href = METHOD_PATH,
		.title = method == NONE ? word(voice, W_metodo_titulo) : draft->model->pages[method].title};
	for (size_t i = 0; i < pages; i++) {
		const struct text_page *page = &draft->model->pages[order[i]];
		if (page->withdrawn || order[i] == method)
			continue;
		help[(*count)++] = (struct frame_link){
			.href = arena_printf(draft->arena, "%s.html", page->id), .title = page->title};
	}
	return help;
}

/* What the notice of simulated data says: the first note of origenes.csv that explains one. */
static const char *first_simulated_note(const struct page_draft *draft)
{
	const struct model *model = draft->model;
	for (size_t i = 0; i < model->origin_count; i++)
		if (model->origins[i].simulated && *model->origins[i].note)
			return model->origins[i].note;
	return word(&draft->voice, W_cifras_inventadas);
}

static const struct frame_link *frame_links(struct arena *arena, const struct site_links *links)
{
	struct frame_link *items = arena_array(arena, links->count, sizeof(*items));
	for (size_t i = 0; i < links->count; i++)
		items[i] = (struct frame_link){.href = links->items[i].href, .title = links->items[i].title};
	return items;
}

static struct frame_government government_of(const struct page_draft *draft)
{
	const struct government *given = &draft->model->site.government;
	return (struct frame_government){.bar = {.href = given->bar.href, .title = given->bar.title},
		.menu = frame_links(draft->arena, &given->menu),
		.policies = frame_links(draft->arena, &given->policies),
		.menu_count = given->menu.count,
		.policy_count = given->policies.count,
		.address = given->address,
		.phone = given->phone,
		.hours = given->hours,
		.mail = given->mail,
		.judicial = given->judicial};
}

static struct view *explained(const struct page_draft *draft)
{
	const struct site *site = &draft->model->site;
	struct judging judging = {site->thresholds, site->tolerance};
	if (draft->judged != NONE)
		judging = (struct judging){draft->model->indicators[draft->judged].thresholds,
			draft->model->indicators[draft->judged].tolerance};
	return explanations(&draft->voice, &draft->glyphs, draft->terms, &judging);
}

int page_finish(struct page_draft *draft, const char *template, struct buffer *out, struct report *report)
{
	const struct model *model = draft->model;
	const struct entity *owner = &model->entities[model->site.entity];
	struct frame_link menu[MENU_MOST];
	if (draft->page->table) {
		tables_finish(draft, out);
		arena_release(draft->arena);
		return 0;
	}
	struct frame frame = {.path = draft->path,
		.language = draft->voice.language,
		.translated = draft->page->translated,
		.title = draft->title,
		.description = draft->description,
		.site_title = model->site.title,
		.licence = model->site.licence,
		.menu = menu,
		.crumbs = draft->crumbs,
		.crumb_count = draft->crumb_count,
		.crumb = draft->crumb,
		.glyphs = draft->glyphs,
		.simulated = draft->simulated,
		.origin_href = "datos/index.html#origen",
		.root = draft->absolute_root,
		.variant = draft->publication->permanent ? VARIANT_EDITION : VARIANT_ROOT,
		.since = draft->page->since,
		.only_edition = draft->only_edition,
		.feed = has_feed(draft->publication),
		.base_url = draft->publication->base_url,
		.search = draft->publication->search,
		.report = draft->absolute_root ? NULL : report_address(draft),
		.government = government_of(draft),
		.gone = draft->page->gone};
	frame.entity = arena_printf(draft->arena, "%s, %s", owner->name, owner->acronym);
	frame.menu_count = page_menu(draft->publication, menu, &draft->voice);
	frame.help = page_help(draft, &frame.help_count);
	frame.simulated_note = draft->simulated_note ? draft->simulated_note : first_simulated_note(draft);
	frame.style_version = asset_version(draft, "site.css");
	frame.icon_version = asset_version(draft, "icono.svg");
	frame.tables_version = draft->tables ? asset_version(draft, "tablas.js") : NULL;
	frame.explanations = explained(draft);
	struct view *view = frame_view(draft->arena, &frame);
	view_set(view, "p", draft->content);
	int result = 0;
	if (draft->publication->digest)
		view_write(view, out);
	else
		result = template_render(templates_in(draft->publication->templates, draft->voice.language),
			template, view, out, report);
	arena_release(draft->arena);
	return result;
}

const char *circular_name(const struct voice *voice, const struct circular *circular)
{
	int year, month_of_year, day;
	date_split(circular->date, &year, &month_of_year, &day);
	if (circular->withdrawn || strchr(circular->number, ' '))
		return circular->number;
	return phrase(voice, W_circular_numero, circular->number, arena_printf(voice->arena, "%d", year));
}

const char *indicator_short(struct arena *arena, const struct indicator *indicator)
{
	char *code = arena_string(arena, indicator->code);
	for (char *p = code; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	return code;
}

struct view *region_link(const struct page_draft *draft, size_t region)
{
	const struct region *r = &draft->model->regions[region];
	struct view *view = view_map(draft->arena);
	view_set_text(view, "href", href(draft, "regiones/%s.html", r->id));
	view_set_text(view, "nombre", r->name);
	view_set_text(view, "codigo", r->code);
	return view;
}

struct view *indicator_link(const struct page_draft *draft, size_t indicator)
{
	const struct indicator *i = &draft->model->indicators[indicator];
	struct view *view = view_map(draft->arena);
	view_set_text(view, "href", href(draft, "indicadores/%s.html", i->code));
	view_set_text(view, "nombre", i->name);
	view_set_text(view, "codigo", indicator_short(draft->arena, i));
	return view;
}

struct view *circular_link(const struct page_draft *draft, size_t circular)
{
	const struct circular *c = &draft->model->circulars[circular];
	struct view *view = view_map(draft->arena);
	view_set_text(view, "href", href(draft, "circulares/%s.html", c->id));
	view_set_text(view, "nombre", circular_name(&draft->voice, c));
	view_set_text(view, "id", c->id);
	return view;
}

struct resolver {
	struct page_draft *draft;
	const char *path;
};

static int resolve_link(void *context, const char *destination, bool image, struct place place,
	struct buffer *address, struct report *report)
{
	struct resolver *resolver = context;
	struct page_draft *draft = resolver->draft;
	const struct model *model = draft->model;
	struct link link;
	(void)image;
	if (link_resolve(model, resolver->path, destination, place, &link, draft->arena, report))
		return -1;
	switch (link.kind) {
	case LINK_CIRCULAR:
		buffer_printf(address, "%scirculares/%s.html%s", draft->root, model->circulars[link.index].id,
			link.text);
		break;
	case LINK_REGION:
		buffer_printf(address, "%sregiones/%s.html%s", draft->root, model->regions[link.index].id,
			link.text);
		break;
	case LINK_INDICATOR:
		buffer_printf(address, "%sindicadores/%s.html%s", draft->root,
			model->indicators[link.index].code, link.text);
		break;
	case LINK_PLAN:
		buffer_printf(
			address, "%splanes/%s.html%s", draft->root, model->plans[link.index].id, link.text);
		break;
	case LINK_NORM:
		if (*model->norms[link.index].link)
			buffer_string(address, model->norms[link.index].link);
		else
			buffer_printf(address, "%scirculares/index.html#norma-%s", draft->root,
				model->norms[link.index].id);
		break;
	case LINK_PAGE:
		buffer_printf(address, "%s%s", draft->root, link.text);
		break;
	case LINK_FILE:
		buffer_printf(address, "%s%s", draft->files, link.text + strlen("content/"));
		break;
	case LINK_ANCHOR:
	case LINK_OUTSIDE:
		buffer_string(address, link.text);
		break;
	}
	return 0;
}

const char *document_html(struct page_draft *draft, const struct document *document, unsigned top_heading,
	struct markdown_note *notes, size_t note_count, struct report *report)
{
	/* What the templates that show a document call their own sections. */
	static const char *const taken[] = {"adjuntos", "calculo", "citan", "citar", "comparar", "contenido",
		"detalle", "estados", "fija", "formulas", "grafico", "h1", "lineamientos", "mapa", "meses",
		"metas", "metodo", "pais", "q", "que", "regiones", "terminos", "texto", NULL};
	struct resolver resolver = {draft, document->path};
	struct buffer html = {0};
	const struct markdown_options options = {.path = document->path,
		.first_line = document->body_line,
		.top_heading = top_heading,
		.id_prefix = "",
		.taken_ids = taken,
		.resolve = resolve_link,
		.schemes = link_schemes,
		.context = &resolver,
		.notes = notes,
		.note_count = note_count};
	buffer_add(&html, "", 0);
	markdown_render(&html, document->body, document->body_length, &options, report);
	char *copy = arena_copy(draft->arena, html.data, html.length);
	buffer_release(&html);
	return copy;
}

const char *document_summary(struct page_draft *draft, const struct document *document)
{
	struct buffer plain = {0};
	buffer_add(&plain, "", 0);
	markdown_plain(&plain, document->body, document->body_length);
	const char *summary = first_words(draft->arena, plain.data + strspn(plain.data, " \n"), 160);
	buffer_release(&plain);
	return summary;
}

void plan_add(struct page_adder *adder, page_renderer *render, size_t subject, size_t other,
	const char *format, ...)
{
	char path[1024];
	va_list values;
	va_start(values, format);
	vsnprintf(path, sizeof(path), format, values);
	va_end(values);
	adder->pages =
		arena_grow(adder->arena, adder->pages, adder->count, &adder->capacity, sizeof(*adder->pages));
	adder->pages[adder->count++] = (struct page){.path = arena_string(adder->arena, path),
		.render = render,
		.language = languages[0],
		.inputs = adder->inputs,
		.subject = subject,
		.other = other};
}

void plan_document(struct page_adder *adder, enum page_inputs inputs, const struct document *document)
{
	adder->pages[adder->count - 1].inputs = inputs;
	adder->pages[adder->count - 1].document = document;
}

/* The site's root in the other languages that sitio.yaml lists: each page again, in their folder, and nothing
 * that is no page. Copies of editions are records: they speak the language that they were kept in. 404.html
 * answers for every address. */
static void plan_languages(struct page_adder *adder)
{
	static const char ending[] = ".html";
	size_t count = adder->count;
	if (adder->publication->permanent || !adder->publication->model->site.english)
		return;
	for (size_t i = 0; i < count; i++) {
		const char *path = adder->pages[i].path;
		size_t length = strlen(path), end = strlen(ending);
		bool page = length > end && !strcmp(path + length - end, ending) && strcmp(path, "404.html");
		if (!page && !adder->pages[i].picture)
			continue;
		for (size_t k = 1; k < LANGUAGE_COUNT; k++) {
			struct page copy = adder->pages[i];
			adder->pages[i].translated = copy.translated = true;
			copy.language = languages[k];
			copy.path = arena_printf(adder->arena, "%s%s", languages[k]->folder, path);
			adder->pages = arena_grow(adder->arena, adder->pages, adder->count, &adder->capacity,
				sizeof(*adder->pages));
			adder->pages[adder->count++] = copy;
		}
	}
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const struct page *)a)->path, ((const struct page *)b)->path);
}

int pages_plan(const struct publication *publication, struct page_list *list, struct arena *arena,
	struct report *report)
{
	struct page_adder adder = {.arena = arena, .publication = publication};
	int result = 0;
	adder.inputs = INPUTS_EDITION;
	plan_home(&adder);
	plan_editions_list(&adder);
	adder.inputs = INPUTS_FIGURES;
	plan_regions(&adder);
	plan_sheets(&adder);
	plan_indicators(&adder);
	plan_pictures(&adder);
	plan_method(&adder);
	plan_municipalities(&adder);
	plan_plans(&adder);
	plan_actions(&adder);
	adder.inputs = INPUTS_EVERYTHING;
	plan_circulars(&adder);
	plan_evaluations(&adder);
	plan_texts(&adder);
	plan_index(&adder);
	adder.inputs = INPUTS_EDITION;
	plan_changes(&adder);
	plan_feed(&adder);
	plan_data(&adder);
	plan_calendar(&adder);
	adder.inputs = INPUTS_EVERYTHING;
	plan_files(&adder);
	plan_languages(&adder);
	qsort(adder.pages, adder.count, sizeof(*adder.pages), compare_paths);
	for (size_t i = 1; i < adder.count; i++)
		if (!strcmp(adder.pages[i - 1].path, adder.pages[i].path))
			result = report_add(report, FINDING_DUPLICATE, ((struct place){NULL, 0, 0}),
				adder.pages[i].path, "el sitio");
	*list = (struct page_list){adder.pages, adder.count};
	return result;
}

int page_render(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	bool told = page->table && table_recall(publication, page, out);
	return told ? 0 : page->render(publication, page, out, report);
}
