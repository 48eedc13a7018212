/* Room: pages. From changes of published figures to the rows that the commits changed. */
#include "pages/sheet_history.h"

#include "pages/change_words.h"
#include "pages/page_table.h"
#include "pages/sheet_parts.h"

#include <stdlib.h>
#include <string.h>

const enum word telling_titles[] = {
	W_historia_correccion, W_historia_revision, W_historia_revision_sin_motivo};

struct gathering {
	const struct page_draft *draft;
	const struct figure *figure;
	struct telling *items;
	size_t count, capacity;
};

static bool concerns(const struct page_draft *draft, const struct figure_change *change,
	const struct figure *figures, size_t count)
{
	const struct model *model = draft->model;
	if (change->scope != SCOPE_REGION ||
		strcmp(change->indicator, model->indicators[figures->indicator].code) != 0 ||
		strcmp(change->region, model->regions[figures->unit.region].id) != 0)
		return false;
	for (size_t i = 0; i < count; i++)
		if (figures[i].period == change->period)
			return true;
	return false;
}

static void add(struct gathering *g, struct telling telling)
{
	g->items = arena_grow(g->draft->arena, g->items, g->count, &g->capacity, sizeof(*g->items));
	g->items[g->count++] = telling;
}

static bool told_already(const struct gathering *g, const struct revision *revision)
{
	for (size_t i = 0; i < g->count && revision; i++)
		if (g->items[i].revision && !strcmp(g->items[i].revision->commit, revision->commit))
			return true;
	return false;
}

static enum telling_kind kind_of(const struct revision *revision)
{
	return revision->correction ? TELLING_CORRECTION
	       : revision->reason   ? TELLING_REVISION
				    : TELLING_UNDECLARED;
}

static const char *reason_of(const struct revision *revision)
{
	return revision->correction ? revision->correction : revision->reason ? revision->reason : "";
}

/* What the change's commit did to one row of the formula. */
static void add_row_events(struct gathering *g, const struct figure_change *change,
	const struct observation *o, const char *variable)
{
	const struct publication *publication = g->draft->publication;
	const struct row_event *event;
	size_t count = provenance_events(publication->provenance,
		observation_key(g->draft->arena, publication->model, o), NONE, &event);
	for (size_t i = 0; i < count; i++, event++) {
		const char *before = event->before ? event->before : "",
			   *after = event->after ? event->after : "";
		if (strcmp(event->revision->commit, change->revision->commit) != 0 || !strcmp(before, after))
			continue;
		add(g, (struct telling){.kind = kind_of(event->revision),
			       .month = o->month,
			       .variable = variable,
			       .before = before,
			       .after = after,
			       .reason = reason_of(event->revision),
			       .revision = event->revision,
			       .change = change});
	}
}

static void add_rows_of(struct gathering *g, const struct figure_change *change)
{
	const struct model *model = g->draft->model;
	const struct indicator *indicator = &model->indicators[g->figure->indicator];
	const struct term terms[] = {indicator->numerator, indicator->denominator};
	bool several = terms[1].indicator != NONE;
	if (!g->draft->publication->provenance || !change->revision)
		return;
	for (size_t t = 0; t < 2; t++) {
		const struct observation *o;
		size_t count = terms[t].indicator == NONE ? 0
							  : observations_of(model, terms[t].indicator,
								    g->figure->unit.region, &o);
		for (size_t i = 0; i < count; i++)
			if (o[i].variable == terms[t].variable && o[i].month <= change->period)
				add_row_events(g, change, &o[i],
					several ? term_name(g->draft->arena, model, g->figure->indicator,
							  terms[t])
						: "");
	}
}

static void add_figure_of(struct gathering *g, const struct figure_change *change)
{
	enum telling_kind kind = change->kind == CHANGE_CORRECTED ? TELLING_CORRECTION
				 : *change->reason		  ? TELLING_REVISION
								  : TELLING_UNDECLARED;
	add(g, (struct telling){.kind = kind,
		       .month = change->period,
		       .variable = "",
		       .before = change->before,
		       .after = change->after,
		       .reason = change->reason,
		       .revision = change->revision,
		       .of_figure = true,
		       .change = change});
}

static int compare_tellings(const void *left, const void *right)
{
	const struct telling *a = left, *b = right;
	int64_t at = a->revision ? a->revision->when.seconds : INT64_MIN;
	int64_t bt = b->revision ? b->revision->when.seconds : INT64_MIN;
	if (at != bt)
		return at > bt ? -1 : 1;
	int order = a->revision && b->revision ? strcmp(a->revision->commit, b->revision->commit) : 0;
	order = order ? order : (a->month > b->month) - (a->month < b->month);
	return order ? order : strcmp(a->variable, b->variable);
}

size_t sheet_tellings(
	const struct page_draft *draft, const struct figure *figures, size_t count, struct telling **tellings)
{
	const struct corrections *corrections = draft->publication->corrections;
	struct gathering g = {.draft = draft, .figure = figures};
	for (size_t i = 0; i < corrections->count; i++) {
		const struct figure_change *change = corrections->items[i];
		if (!concerns(draft, change, figures, count) || told_already(&g, change->revision))
			continue;
		size_t before = g.count;
		add_rows_of(&g, change);
		if (g.count == before)
			add_figure_of(&g, change);
	}
	if (g.count)
		qsort(g.items, g.count, sizeof(*g.items), compare_tellings);
	*tellings = g.items;
	return g.count;
}

bool month_is_corrected(const struct telling *tellings, size_t count, month m)
{
	for (size_t i = 0; i < count; i++)
		if (tellings[i].kind == TELLING_CORRECTION && tellings[i].month == m)
			return true;
	return false;
}

static const char *shown_value(
	const struct page_draft *draft, const struct telling *telling, const char *text)
{
	struct decimal value;
	if (!*text)
		return word(&draft->voice, W_valor_sin_dato);
	if (telling->of_figure)
		return change_shown(&draft->voice, draft->model, telling->change, text);
	return decimal_parse(text, &value, NULL) == DECIMAL_OK ? shown_decimal(&draft->voice, value) : text;
}

/* "mayo", "mayo de 2012" where the indicator lasts longer; "mayo, recibidos". */
static const char *when_of(
	const struct page_draft *draft, const struct figure *figure, const struct telling *telling)
{
	const struct indicator *indicator = &draft->model->indicators[figure->indicator];
	bool several = month_year(indicator->first) != month_year(indicator->last);
	const char *month_name = several ? month_and_year(&draft->voice, telling->month)
					 : month_word(&draft->voice, month_number(telling->month));
	return *telling->variable ? arena_printf(draft->arena, "%s, %s", month_name, telling->variable)
				  : month_name;
}

/* The reason within a sentence: without its own full stop. */
static const char *clause(struct arena *arena, const char *reason)
{
	size_t length = strlen(reason);
	return length && reason[length - 1] == '.' ? arena_copy(arena, reason, length - 1) : reason;
}

static void add_notice(struct page_draft *draft, const struct figure *figure, const struct telling *telling)
{
	const struct voice *voice = &draft->voice;
	struct view *notice = view_set_map(draft->content, "aviso_cambio");
	bool dated = telling->revision;
	enum word passed = telling->of_figure ? W_historia_cifra_paso : W_historia_valor_paso;
	if (dated)
		passed = telling->of_figure ? W_historia_cifra_paso_el : W_historia_valor_paso_el;
	view_set_text(notice, "rotulo",
		word(voice, telling->kind == TELLING_CORRECTION ? W_historia_cifra_corregida
			    : *telling->before			? W_historia_dato_revisado
								: W_historia_dato_completado));
	view_set_text(notice, "frase",
		phrase(voice, passed, when_of(draft, figure, telling),
			dated ? long_date(voice, instant_date(telling->revision->when)) : ""));
	view_set_text(notice, "antes", shown_value(draft, telling, telling->before));
	view_set_text(notice, "despues", shown_value(draft, telling, telling->after));
	view_set_text(notice, "motivo", clause(draft->arena, telling->reason));
	view_set_text(notice, "historia", "#historia");
}

void add_history(
	struct page_draft *draft, const struct figure *figure, const struct telling *tellings, size_t count)
{
	struct view *list = view_set_list(draft->content, "historia");
	const struct telling *told = count ? &tellings[0] : NULL;
	const struct page_table table = table_begin(draft, draft->content, "historia_csv", "historia",
		"fecha", "tipo", "periodo", "variable", "antes", "despues", "motivo", "autor", "commit");
	/* Corrections are no part of a digest; the months of which they may tell are. */
	const char *last[9] = {month_text(draft->arena, figure->period)};
	if (draft->publication->digest)
		table_cells(&table, last);
	for (size_t i = count; i-- > 0;)
		if (tellings[i].kind == TELLING_CORRECTION)
			told = &tellings[i];
	for (size_t i = 0; i < count; i++) {
		const struct telling *telling = &tellings[i];
		const struct revision *revision = telling->revision;
		struct view *row = view_add_map(list);
		const char *day = revision ? date_text(draft->arena, instant_date(revision->when)) : "";
		table_row(&table, day,
			change_ids[telling->kind == TELLING_CORRECTION ? CHANGE_CORRECTED : CHANGE_REVISED],
			month_text(draft->arena, telling->month), telling->variable, telling->before,
			telling->after, telling->reason, revision ? revision->author : "",
			revision ? revision->commit : "");
		view_set_text(row, "fecha", day);
		view_set_text(row, "tipo", word(&draft->voice, telling_titles[telling->kind]));
		view_set_truth(row, "correccion", telling->kind == TELLING_CORRECTION);
		view_set_text(row, "periodo", when_of(draft, figure, telling));
		view_set_text(row, "antes", shown_value(draft, telling, telling->before));
		view_set_text(row, "despues", shown_value(draft, telling, telling->after));
		view_set_text(row, "motivo", telling->reason);
		view_set_text(row, "autor", revision ? revision->author : "");
		view_set_text(row, "commit", revision ? short_commit(draft->arena, revision->commit) : "");
		view_set_text(row, "enlace", revision ? commit_address(draft, revision->commit) : "");
	}
	view_set_truth(draft->content, "con_historia", count > 0);
	view_set_text(draft->content, "aviso_cambio", "");
	if (told)
		add_notice(draft, figure, told);
}
