/* Room: pages. Where a figure's numbers stand: rows with file, line and commit. It must not know what they
 * sum to. */
#include "pages/page_table.h"
#include "pages/sheet_parts.h"

#include <stdlib.h>
#include <string.h>

/* The commit that brought the row, and the edition in which it first stood. That edition has the page of the
 * row's own indicator and region, since it could read the row. */
static void add_origin(struct page_draft *draft, struct view *row, const struct observation *o)
{
	const struct model *model = draft->model;
	const struct edition_list *editions = draft->publication->editions;
	const struct revision *revision = o->origin ? o->origin->revision : NULL;
	const char *edition = revision && editions && editions->count ? revision->first_edition : NULL;
	view_set_text(row, "commit", revision ? short_commit(draft->arena, revision->commit) : "");
	view_set_text(row, "commit_enlace", revision ? commit_address(draft, revision->commit) : "");
	view_set_text(row, "fecha", revision ? date_text(draft->arena, instant_date(revision->when)) : "");
	view_set_text(row, "edicion", edition);
	view_set_text(row, "edicion_enlace",
		edition ? site_href(draft, "ediciones/%s/regiones/%s/%s.html", edition,
				  model->regions[o->region].id, model->indicators[o->indicator].code)
			: "");
	if (revision)
		view_set_truth(draft->content, "con_commits", true);
	if (edition)
		view_set_truth(draft->content, "con_ediciones", true);
}

static void add_row(const struct page_table *table, struct view *list, const struct figure *figure,
	struct term term, const struct observation *o)
{
	struct page_draft *draft = table->draft;
	struct view *row = view_add_map(list);
	const struct revision *revision = o->origin ? o->origin->revision : NULL;
	table_row(table, month_text(draft->arena, o->month),
		term_name(draft->arena, draft->model, figure->indicator, term),
		row_detail(draft->arena, draft->model, o),
		o->has_value ? decimal_text(draft->arena, o->value) : "", o->path,
		arena_printf(draft->arena, "%u", o->line), revision ? revision->commit : "",
		revision ? date_text(draft->arena, instant_date(revision->when)) : "",
		revision ? revision->first_edition : "", o->note);
	view_set_text(row, "periodo", month_text(draft->arena, o->month));
	view_set_text(row, "variable", term_name(draft->arena, draft->model, figure->indicator, term));
	view_set_text(row, "detalle", row_detail(draft->arena, draft->model, o));
	view_set_text(row, "valor",
		o->has_value ? shown_decimal(&draft->voice, o->value)
			     : word(&draft->voice, W_valor_sin_dato));
	view_set_text(row, "nota", o->note);
	view_set_text(row, "archivo", o->path);
	view_set_text(row, "enlace", source_href(draft, o->path));
	view_set_text(row, "linea", arena_printf(draft->arena, "%u", o->line));
	add_origin(draft, row, o);
}

void add_source_rows(struct page_draft *draft, const struct figure *figure)
{
	const struct model *model = draft->model;
	const struct indicator *indicator = &model->indicators[figure->indicator];
	const struct term terms[] = {indicator->numerator, indicator->denominator};
	struct view *list = view_set_list(draft->content, "filas");
	const struct page_table table = table_begin(draft, draft->content, "filas_csv", "filas", "periodo",
		"variable", "detalle", "valor", "archivo", "linea", "commit", "fecha", "edicion", "nota");
	view_set_truth(draft->content, "con_commits", false);
	view_set_truth(draft->content, "con_ediciones", false);
	for (size_t t = 0; t < 2; t++) {
		const struct observation *o;
		if (terms[t].indicator == NONE)
			continue;
		size_t rows = observations_of(model, terms[t].indicator, figure->unit.region, &o);
		for (size_t i = 0; i < rows; i++, o++)
			if (o->variable == terms[t].variable && o->month >= indicator->first &&
				o->month <= indicator->last)
				add_row(&table, list, figure, terms[t], o);
	}
	view_set_truth(draft->content, "con_filas", view_count(list) > 0);
}

static int compare_revisions(const void *left, const void *right)
{
	const struct revision *a = *(const struct revision *const *)left,
			      *b = *(const struct revision *const *)right;
	if (a->position != b->position)
		return a->position < b->position ? -1 : 1;
	if (a->when.seconds != b->when.seconds)
		return a->when.seconds < b->when.seconds ? -1 : 1;
	return strcmp(a->commit, b->commit);
}

size_t figure_commits(
	const struct page_draft *draft, const struct figure *figure, const struct revision ***revisions)
{
	const struct indicator *indicator = &draft->model->indicators[figure->indicator];
	const struct term terms[] = {indicator->numerator, indicator->denominator};
	size_t capacity = 0, found = 0, kept = 0;
	*revisions = NULL;
	for (size_t t = 0; t < 2 && figure->numerator; t++) {
		struct used_row *rows;
		size_t count = terms[t].indicator == NONE ? 0 : rows_used(draft, figure, terms[t], &rows);
		for (size_t i = 0; i < count; i++) {
			if (!rows[i].observation->origin)
				continue;
			*revisions =
				arena_grow(draft->arena, *revisions, found, &capacity, sizeof(**revisions));
			(*revisions)[found++] = rows[i].observation->origin->revision;
		}
	}
	if (found)
		qsort(*revisions, found, sizeof(**revisions), compare_revisions);
	for (size_t i = 0; i < found; i++)
		if (!i || strcmp((*revisions)[i]->commit, (*revisions)[kept - 1]->commit) != 0)
			(*revisions)[kept++] = (*revisions)[i];
	return kept;
}
