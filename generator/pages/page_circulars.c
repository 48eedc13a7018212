/* Room: pages. The list of circulars, the other norms that documents name, and the former ids of circulars.
 */
#include "pages/circular_relations.h"
#include "pages/circular_targets.h"
#include "pages/page_alias.h"
#include "pages/page_circular.h"
#include "pages/page_table.h"
#include "pages/page_withdrawn.h"

#include <stdlib.h>
#include <string.h>

/* Latest first; of one day, by id. */
static int compare_dates(const void *left, const void *right, void *context)
{
	const struct circular *circulars = context, *a = &circulars[*(const size_t *)left],
			      *b = &circulars[*(const size_t *)right];
	if (a->date != b->date)
		return a->date > b->date ? -1 : 1;
	return strcmp(a->id, b->id);
}

static size_t *by_date(const struct model *model, struct arena *arena)
{
	size_t *order = arena_array(arena, model->circular_count + 1, sizeof(*order));
	for (size_t i = 0; i < model->circular_count; i++)
		order[i] = i;
	if (model->circular_count)
		qsort_r(order, model->circular_count, sizeof(*order), compare_dates, model->circulars);
	return order;
}

/* "Fija 10 indicadores, 70 metas y 6 lineamientos."; "" when it sets nothing. */
static const char *what_it_sets(const struct voice *voice, const struct model *model, size_t circular)
{
	const char *parts[3];
	size_t indicators = circular_indicators(model, circular), rows = circular_rows(model, circular);
	size_t guidelines = model->circulars[circular].guideline_count, count = 0;
	if (indicators)
		parts[count++] = counted(voice, (long)indicators, W_n_indicador, W_n_indicadores);
	if (rows)
		parts[count++] = counted(voice, (long)rows, W_n_meta, W_n_metas);
	if (guidelines)
		parts[count++] = counted(voice, (long)guidelines, W_n_lineamiento, W_n_lineamientos);
	return count ? phrase(voice, W_circulares_fija, listed(voice, parts, count)) : "";
}

static void add_circular(struct page_draft *draft, struct view *list, size_t index)
{
	const struct model *model = draft->model;
	const struct circular *circular = &model->circulars[index];
	struct view *line = circular_link(draft, index);
	size_t errata = circular_errata(model, index);
	view_set_text(line, "asunto", circular->subject);
	view_set_text(line, "emisor", circular->issuer);
	view_set_text(line, "estado", word(&draft->voice, circular_state(model, index)));
	view_set(line, "fecha", date_view(&draft->voice, circular->date, false));
	view_set_text(line, "fija", what_it_sets(&draft->voice, model, index));
	view_set_text(line, "erratas",
		errata ? counted(&draft->voice, (long)errata, W_n_errata_anotada, W_n_erratas_anotadas) : "");
	view_add(list, line);
}

static void add_norms(struct page_draft *draft)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "normas");
	for (size_t i = 0; i < model->norm_count; i++) {
		struct view *line = view_add_map(list);
		view_set_text(line, "id", model->norms[i].id);
		view_set_text(line, "titulo", model->norms[i].title);
		view_set_text(line, "href", model->norms[i].link);
	}
	view_set_truth(draft->content, "con_normas", model->norm_count > 0);
}

static void add_withdrawn(struct page_draft *draft, struct view *list, size_t index)
{
	struct view *line = circular_link(draft, index);
	date day = draft->model->circulars[index].withdrawn->date;
	view_set(line, "fecha", date_view(&draft->voice, day, false));
	view_add(list, line);
}

static int render_list(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *model = publication->model;
	page_begin(&draft, publication, page, &scratch);
	draft.title = draft.crumb = word(&draft.voice, W_circulares);
	draft.description = word(&draft.voice, W_circulares_descripcion);
	struct view *years = view_set_list(draft.content, "anios"), *list = NULL;
	struct view *withdrawn = view_set_list(draft.content, "retiradas");
	const size_t *order = by_date(model, &scratch);
	int year = 0;
	for (size_t i = 0; i < model->circular_count; i++) {
		if (model->circulars[order[i]].withdrawn) {
			add_withdrawn(&draft, withdrawn, order[i]);
			continue;
		}
		int its = month_year(date_month(model->circulars[order[i]].date));
		if (!list || its != year) {
			struct view *group = view_add_map(years);
			view_set_text(group, "anio", arena_printf(&scratch, "%d", its));
			list = view_set_list(group, "circulares");
			year = its;
		}
		add_circular(&draft, list, order[i]);
	}
	view_set_truth(draft.content, "con_retiradas", view_count(withdrawn) > 0);
	view_set_truth(draft.content, "vacia", model->circular_count == 0);
	add_norms(&draft);
	return page_finish(&draft, "circulares", out, report);
}

int render_circular_alias(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	const struct circular *circular = &publication->model->circulars[page->subject];
	struct arena scratch = {0};
	const char *target = arena_printf(&scratch, "circulares/%s.html", circular->id);
	int result = alias_page(publication, page, target,
		circular_name(&(const struct voice){&scratch, page->language}, circular), out, report);
	arena_release(&scratch);
	return result;
}

void plan_circulars(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	plan_add(adder, render_list, NONE, NONE, "circulares/index.html");
	plan_document(adder, INPUTS_CIRCULAR, NULL); /* what it says of each needs none of the texts */
	for (size_t i = 0; i < model->circular_count; i++) {
		const struct circular *circular = &model->circulars[i];
		plan_add(adder, circular->withdrawn ? render_withdrawn_circular : render_circular, i, NONE,
			"circulares/%s.html", circular->id);
		plan_document(adder, INPUTS_CIRCULAR, &circular->document);
		if (!circular->withdrawn && circular_indicators(model, i) + circular_rows(model, i))
			plan_table(adder, "fija");
		if (!circular->withdrawn && circular_has_regional(model, i))
			plan_table(adder, "metas");
		for (size_t a = 0; a < circular->aliases.count; a++)
			plan_add(adder, render_circular_alias, i, a, "circulares/%s.html",
				circular->aliases.items[a]);
	}
}
