/* Room: pages. The news of an edition. A permanent copy tells what had been corrected until then, and nothing
 * that came later. */
#include "pages/home_news.h"

#include "pages/change_lists.h"
#include "pages/change_words.h"
#include "pages/source_columns.h"

#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS_MOST = 5, CORRECTIONS_MOST = 5 };

/* Something of this edition: under ediciones/ where the page is the site's root. */
static const char *of_edition(const struct page_draft *draft, const char *address)
{
	if (draft->publication->permanent)
		return href(draft, "%s", address);
	return site_href(draft, "ediciones/%s/%s", draft->publication->edition->id, address);
}

static void add_documents(struct page_draft *draft)
{
	static const struct {
		enum document_change_kind kind;
		enum word of_text, of_table;
	} kinds[] = {{DOCUMENT_ADDED, W_inicio_documento_nuevo, W_inicio_tabla_nueva},
		{DOCUMENT_CHANGED, W_inicio_documento_modificado, W_inicio_tabla_actualizada}};
	struct view *list = view_set_list(draft->content, "documentos_nuevos");
	size_t left = 0;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		struct view *documents = changed_documents(draft, kinds[k].kind, false);
		for (size_t i = 0; i < view_count(documents); i++) {
			const struct view *document = view_item(documents, i);
			if (view_count(list) == DOCUMENTS_MOST) {
				left++;
				continue;
			}
			struct view *item = view_add_map(list);
			const char *path = view_string(view_get(document, "ruta"));
			view_set_text(item, "que",
				word(&draft->voice,
					source_kind_of(path) ? kinds[k].of_table : kinds[k].of_text));
			view_set_text(item, "href", view_string(view_get(document, "href")));
			view_set_text(item, "titulo", view_string(view_get(document, "titulo")));
		}
	}
	view_set_text(draft->content, "documentos_mas",
		left ? counted(&draft->voice, (long)left, W_n_documento_mas, W_n_documentos_mas) : "");
}

static int compare_latest(const void *left, const void *right)
{
	const struct figure_change *a = *(const struct figure_change *const *)left,
				   *b = *(const struct figure_change *const *)right;
	if (a->revision->when.seconds != b->revision->when.seconds)
		return a->revision->when.seconds > b->revision->when.seconds ? -1 : 1;
	int order = strcmp(a->indicator, b->indicator);
	if (!order)
		order = strcmp(a->region, b->region);
	return order ? order : (a->period > b->period) - (a->period < b->period);
}

/* The corrections up to this edition, the latest first. A wrong month is in every later one of its window:
 * only the first figure that a commit corrected is told. */
static size_t last_corrections(struct page_draft *draft, const struct figure_change ***list)
{
	const struct publication *publication = draft->publication;
	const struct corrections *all = publication->corrections;
	size_t here = edition_index(publication->editions, publication->edition->id), count = 0, kept = 0;
	*list = arena_array(draft->arena, all->count, sizeof(**list));
	for (size_t i = 0; i < all->count; i++) {
		size_t index = edition_index(publication->editions, all->items[i]->edition);
		if (is_told_correction(all->items[i]) && all->items[i]->revision && index != NONE &&
			index <= here)
			(*list)[count++] = all->items[i];
	}
	if (count)
		qsort(*list, count, sizeof(**list), compare_latest);
	for (size_t i = 0; i < count; i++) {
		const struct figure_change *last = kept ? (*list)[kept - 1] : NULL, *next = (*list)[i];
		if (!last || strcmp(last->revision->commit, next->revision->commit) != 0 ||
			strcmp(last->indicator, next->indicator) != 0 ||
			strcmp(last->region, next->region) != 0)
			(*list)[kept++] = next;
	}
	return kept;
}

static void add_corrections(struct page_draft *draft)
{
	const struct figure_change **list;
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	size_t count = last_corrections(draft, &list);
	struct view *items = view_set_list(draft->content, "corregidas");
	for (size_t i = 0; i < count && i < CORRECTIONS_MOST; i++) {
		const struct figure_change *change = list[i];
		struct view *item = view_add_map(items);
		const char *address = change_address(arena, draft->model, change);
		view_set_text(item, "href", address ? href(draft, "%s", address) : "");
		view_set_text(item, "titulo",
			arena_printf(arena, "%s, %s", change_title(voice, draft->model, change),
				month_and_year(voice, change->period)));
		view_set_text(item, "antes", change_shown(voice, draft->model, change, change->before));
		view_set_text(item, "despues", change_shown(voice, draft->model, change, change->after));
		view_set_text(item, "motivo", as_sentence(arena, change_reason(voice, change)));
		view_set(item, "fecha", date_view(voice, instant_date(change->revision->when), false));
	}
	view_set_truth(draft->content, "con_corregidas", count > 0);
}

void add_news(struct page_draft *draft)
{
	const struct publication *publication = draft->publication;
	const struct edition *edition = publication->edition;
	size_t fresh, regions;
	view_set_text(draft->content, "edicion", edition ? edition->id : "");
	if (!edition)
		return;
	new_figures(draft, &fresh, &regions);
	view_set_text(draft->content, "edicion_href", of_edition(draft, "index.html"));
	view_set_text(draft->content, "cambios_href", of_edition(draft, "cambios.html"));
	view_set(draft->content, "edicion_fecha",
		date_view(&draft->voice, instant_date(edition->when), false));
	view_set_text(draft->content, "nuevas",
		fresh ? counted(&draft->voice, (long)fresh, W_n_cifra_nueva, W_n_cifras_nuevas) : "");
	view_set_text(draft->content, "nuevas_de",
		phrase(&draft->voice, W_inicio_resultados_de, new_months(draft),
			counted(&draft->voice, (long)regions, W_n_region, W_n_regiones)));
	add_documents(draft);
	add_corrections(draft);
	view_set_truth(draft->content, "primera", !publication->before);
	view_set_truth(draft->content, "sin_novedad",
		publication->before && !fresh && !view_count(view_get(draft->content, "documentos_nuevos")));
}
