/* Room: pages. indice.html: everything that has a name, from A to Z, for who has no script, no server, or
 * knows what it is called; and buscar.html, for the others. */
#include "base/utf8.h"
#include "model/evaluations.h"
#include "pages/download.h"
#include "pages/feedback_words.h"
#include "pages/layout.h"
#include "pages/letters.h"
#include "pages/plan_views.h"

#include <string.h>

/* The page whose headings of the third level are the terms (guia-editores.md says so). */
static const char glossary[] = "glosario";

struct entry {
	const char *name, *href;
	const char *what; /* "municipio, Antioquia" */
	bool html;	  /* of `name`: escaped already */
};

struct index {
	struct page_draft *draft;
	struct entry *entries;
	size_t count, capacity;
};

static void add(struct index *index, const char *name, const char *href, const char *what)
{
	index->entries = arena_grow(
		index->draft->arena, index->entries, index->count, &index->capacity, sizeof(struct entry));
	index->entries[index->count++] = (struct entry){name, href, what, false};
}

static void add_places(struct index *index)
{
	struct page_draft *draft = index->draft;
	const struct model *model = draft->model;
	for (size_t i = 0; i < model->region_count; i++)
		add(index, model->regions[i].name, href(draft, "regiones/%s.html", model->regions[i].id),
			word(&draft->voice, W_n_region));
	for (size_t i = 0; has_feedback(model) && i < model->municipality_count; i++) {
		const struct municipality *m = &model->municipalities[i];
		const struct region *region = &model->regions[m->region];
		add(index, m->name, href(draft, "municipios/%s.html#m-%s", region->id, m->code),
			phrase(&draft->voice, W_indice_municipio, region->name));
	}
}

static void add_documents(struct index *index)
{
	struct page_draft *draft = index->draft;
	const struct model *model = draft->model;
	for (size_t i = 0; i < model->indicator_count; i++) {
		const struct indicator *indicator = &model->indicators[i];
		add(index, indicator->name, href(draft, "indicadores/%s.html", indicator->code),
			phrase(&draft->voice, W_indice_indicador, indicator_short(draft->arena, indicator)));
	}
	for (size_t i = 0; i < model->circular_count; i++) {
		const struct circular *circular = &model->circulars[i];
		add(index, circular_name(&draft->voice, circular),
			href(draft, "circulares/%s.html", circular->id),
			circular->withdrawn ? word(&draft->voice, W_indice_retirada) : circular->subject);
	}
	for (size_t i = 0; i < model->norm_count; i++)
		add(index, model->norms[i].title,
			href(draft, "circulares/index.html#norma-%s", model->norms[i].id),
			word(&draft->voice, W_indice_norma));
	for (size_t i = 0; i < model->plan_count; i++)
		add(index, plan_title(&draft->voice, model, &model->plans[i]),
			href(draft, "planes/%s.html", model->plans[i].id), word(&draft->voice, W_n_plan));
	for (size_t i = 0; i < model->instrument_count; i++)
		add(index, model->instruments[i].title,
			href(draft, "evaluaciones/%s/index.html", model->instruments[i].id),
			word(&draft->voice, W_indice_evaluacion));
}

/* What the frame leads to already, and the tables of datos/index.html. */
static void add_links(struct index *index, const struct frame_link *links, size_t count, const char *what)
{
	/* The root has those pages in each language; a permanent copy, in none. */
	bool kept = index->draft->publication->permanent;
	for (size_t i = 0; i < count; i++)
		if (strcmp(links[i].href, "index.html") && strcmp(links[i].href, index->draft->path))
			add(index, links[i].title,
				(links[i].of_site && kept ? site_href : href)(
					index->draft, "%s", links[i].href),
				what);
}

static void add_pages(struct index *index)
{
	struct page_draft *draft = index->draft;
	struct frame_link menu[MENU_MOST];
	size_t sections = page_menu(draft->publication, menu, &draft->voice), count;
	const struct frame_link *help = page_help(draft, &count);
	add_links(index, menu, sections, word(&draft->voice, W_indice_seccion));
	add_links(index, help, count, word(&draft->voice, W_indice_pagina));
	for (size_t i = 0; i < download_count; i++)
		if (download_is_present(draft->publication, &downloads[i]))
			add(index, word(&draft->voice, downloads[i].title),
				href(draft, "datos/index.html#%s", downloads[i].name),
				word(&draft->voice, W_indice_tabla));
}

/* The words between the tags. */
static const char *words_of(struct arena *arena, const char *html, size_t length)
{
	char *text = arena_alloc(arena, length + 1), *end = text;
	bool inside = false;
	for (size_t i = 0; i < length; i++) {
		inside |= html[i] == '<';
		if (!inside)
			*end++ = html[i];
		inside &= html[i] != '>';
	}
	return text;
}

/* Headings get their ids as they are written: both are taken from the page as it will be. */
static void add_terms(struct index *index)
{
	struct page_draft *draft = index->draft;
	size_t page = page_find(draft->model, glossary);
	if (page == NONE || draft->model->pages[page].withdrawn)
		return;
	const struct document *document = &draft->model->pages[page].document;
	struct report unheard = {0}; /* the page itself tells its findings */
	const char *html = document_html(draft, document, 2, NULL, 0, &unheard);
	static const char opening[] = "<h3 id=\"";
	report_release(&unheard);
	while ((html = strstr(html, opening))) {
		html += strlen(opening);
		const char *words = strstr(html, "\">") + 2, *end = strstr(words, "</h3>");
		add(index, words_of(draft->arena, words, (size_t)(end - words)),
			href(draft, "%s.html#%.*s", glossary, (int)(words - 2 - html), html),
			word(&draft->voice, W_indice_termino));
		index->entries[index->count - 1].html = true;
		html = end;
	}
}

static void set_letters(struct index *index)
{
	struct page_draft *draft = index->draft;
	struct lettered *order = arena_array(draft->arena, index->count, sizeof(*order));
	struct view *letters = view_set_list(draft->content, "letras"), *list = NULL;
	char letter = '\0';
	for (size_t i = 0; i < index->count; i++)
		order[i] = (struct lettered){utf8_fold(draft->arena, index->entries[i].name), i};
	letters_sort(order, index->count);
	for (size_t i = 0; i < index->count; i++) {
		const struct entry *entry = &index->entries[order[i].index];
		struct view *group = letters_open(draft->arena, letters, &order[i], &letter), *item;
		list = group ? view_set_list(group, "entradas") : list;
		item = view_add_map(list);
		view_set_text(item, "href", entry->href);
		(entry->html ? view_set_html : view_set_text)(item, "nombre", entry->name);
		view_set_text(item, "que", entry->what);
	}
}

static int render_index(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	struct index index = {.draft = &draft};
	page_begin(&draft, publication, page, &scratch);
	draft.title = draft.crumb = word(&draft.voice, W_indice_a_z);
	draft.description = word(&draft.voice, W_indice_descripcion);
	view_set_text(draft.content, "titulo", draft.title);
	add_places(&index);
	add_documents(&index);
	add_pages(&index);
	add_terms(&index);
	set_letters(&index);
	return page_finish(&draft, "indice", out, report);
}

/* The page of the search, whose results a script of its own puts there. */
static int render_search(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	draft.title = draft.crumb = word(&draft.voice, W_buscar);
	draft.description = word(&draft.voice, W_buscar_descripcion);
	view_set_text(draft.content, "version", asset_version(&draft, "buscar.js"));
	return page_finish(&draft, "buscar", out, report);
}

void plan_index(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	size_t page = page_find(model, glossary);
	plan_add(adder, render_index, NONE, NONE, "indice.html");
	plan_document(adder, INPUTS_FIGURES, page == NONE ? NULL : &model->pages[page].document);
	if (adder->publication->search && !adder->publication->permanent)
		plan_add(adder, render_search, NONE, NONE, "buscar.html");
}
