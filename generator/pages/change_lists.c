/* Room: pages. Changes to views. Long lists are cut: cambios.csv has them whole. */
#include "pages/change_lists.h"

#include "pages/change_words.h"
#include "pages/document_diff.h"
#include "pages/page_table.h"
#include "pages/source_columns.h"

#include "model/withdrawals.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 300 }; /* of one commit */

static int compare_revisions(const struct revision *a, const struct revision *b)
{
	if (!a || !b)
		return (b != NULL) - (a != NULL); /* what has no commit comes last */
	if (a->when.seconds != b->when.seconds)
		return a->when.seconds > b->when.seconds ? -1 : 1;
	return strcmp(a->commit, b->commit);
}

/* By commit; those of one commit stay in the order of cambios.csv. */
static int compare_changes(const void *left, const void *right)
{
	const struct figure_change *a = *(const struct figure_change *const *)left,
				   *b = *(const struct figure_change *const *)right;
	int order = compare_revisions(a->revision, b->revision);
	return order ? order : (a > b) - (a < b);
}

static void add_row(struct page_draft *draft, struct view *rows, const struct figure_change *change)
{
	static const struct {
		const char *id;
		enum word word;
	} fields[] = {{"valor", W_cambios_valor}, {"meta_al_corte", W_cambios_meta_al_corte},
		{"estado", W_cambios_estado}};
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	struct view *row = view_add_map(rows);
	const char *address = change_address(arena, draft->model, change);
	view_set_text(row, "href", address ? href(draft, "%s", address) : "");
	/* Side by side: the page of the figure in the edition before, which has it where it had a value. */
	const struct edition *before = draft->publication->before;
	view_set_text(row, "antes_href",
		address && before && *change->before ? arena_printf(arena, "../%s/%s", before->id, address)
						     : "");
	view_set_text(row, "titulo", change_title(voice, draft->model, change));
	view_set_text(row, "mes", month_and_year(voice, change->period));
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (!strcmp(fields[i].id, change->field))
			view_set_text(row, "campo", word(voice, fields[i].word));
	view_set_text(row, "antes", change_shown(voice, draft->model, change, change->before));
	view_set_text(row, "despues", change_shown(voice, draft->model, change, change->after));
}

static struct view *add_cause(struct page_draft *draft, struct view *causes,
	const struct figure_change *const *changes, size_t count)
{
	struct view *cause = view_add_map(causes), *rows;
	const struct revision *revision = changes[0]->revision;
	view_set_truth(cause, "con_commit", revision != NULL);
	view_set_text(cause, "motivo",
		revision ? as_sentence(draft->arena, change_reason(&draft->voice, changes[0]))
			 : word(&draft->voice, W_cambios_sin_commit));
	view_set_text(cause, "autor", revision ? revision->author : "");
	view_set_text(cause, "commit", revision ? arena_printf(draft->arena, "%.10s", revision->commit) : "");
	view_set_text(cause, "enlace", revision ? commit_address(draft, revision->commit) : "");
	view_set(cause, "fecha",
		date_view(&draft->voice, revision ? instant_date(revision->when) : DATE_NONE, false));
	view_set_text(cause, "id",
		arena_printf(draft->arena, "cap-%s-%zu", change_ids[changes[0]->kind], view_count(causes)));
	view_set_text(cause, "cuantas", counted(&draft->voice, (long)count, W_n_cambio, W_n_cambios));
	rows = view_set_list(cause, "filas");
	for (size_t i = 0; i < count && i < ROWS_MOST; i++)
		add_row(draft, rows, changes[i]);
	view_set_text(cause, "resto",
		count > ROWS_MOST
			? counted(&draft->voice, (long)(count - ROWS_MOST), W_n_cambio_mas, W_n_cambios_mas)
			: "");
	return cause;
}

struct view *change_causes(struct page_draft *draft, enum change_kind kind, struct view *section)
{
	const struct changes *changes = draft->publication->changes;
	const struct page_table table = table_of(draft, section, "csv", change_ids[kind], "cambios");
	const struct figure_change **chosen =
		arena_array(draft->arena, changes->figure_count, sizeof(*chosen));
	struct view *causes = view_list(draft->arena);
	size_t count = 0;
	for (size_t i = 0; i < changes->figure_count; i++)
		if (changes->figures[i].kind == kind)
			chosen[count++] = &changes->figures[i];
	if (count)
		qsort(chosen, count, sizeof(*chosen), compare_changes);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count; to++)
			if (compare_revisions(chosen[from]->revision, chosen[to]->revision) != 0)
				break;
		add_cause(draft, causes, chosen + from, to - from);
	}
	for (size_t i = 0; i < count; i++)
		table_row_of(&table, (size_t)(chosen[i] - changes->figures));
	return causes;
}

static bool is_new_value(const struct figure_change *change)
{
	return change->kind == CHANGE_NEW && !strcmp(change->field, "valor");
}

static struct view *add_new_line(
	struct page_draft *draft, struct view *list, const struct figure_change *change)
{
	size_t indicator = indicator_find(draft->model, change->indicator);
	struct view *line = indicator == NONE ? view_map(draft->arena) : indicator_link(draft, indicator);
	view_add(list, line);
	return line;
}

struct view *new_figures(struct page_draft *draft, size_t *total, size_t *regions)
{
	const struct changes *changes = draft->publication->changes;
	bool *seen = arena_array(draft->arena, draft->model->region_count, sizeof(*seen));
	struct view *list = view_list(draft->arena), *line = NULL;
	const struct figure_change *last = NULL;
	size_t of_regions = 0, sums = 0;
	const struct page_table table = table_begin(draft, draft->content, "nuevas_csv",
		change_ids[CHANGE_NEW], "indicador", "regiones", "sumas");
	*total = *regions = 0;
	for (size_t i = 0; i < changes->figure_count; i++) {
		const struct figure_change *change = &changes->figures[i];
		if (!is_new_value(change))
			continue;
		if (!last || strcmp(last->indicator, change->indicator) != 0) {
			if (last)
				table_row(&table, last->indicator, table_count(&table, of_regions),
					table_count(&table, sums));
			line = add_new_line(draft, list, change);
			of_regions = sums = 0;
		}
		last = change;
		size_t region =
			change->scope == SCOPE_REGION ? region_find(draft->model, change->region) : NONE;
		if (region != NONE && !seen[region]) {
			seen[region] = true;
			++*regions;
		}
		*total += change->scope == SCOPE_REGION;
		of_regions += change->scope == SCOPE_REGION;
		sums += change->scope != SCOPE_REGION;
		view_set_text(line, "regiones", shown_count(&draft->voice, (long)of_regions));
		view_set_text(line, "sumas", shown_count(&draft->voice, (long)sums));
	}
	if (last)
		table_row(
			&table, last->indicator, table_count(&table, of_regions), table_count(&table, sums));
	return list;
}

const char *new_months(struct page_draft *draft)
{
	const struct changes *changes = draft->publication->changes;
	month first = MONTH_NONE, last = MONTH_NONE;
	for (size_t i = 0; i < changes->figure_count; i++) {
		const struct figure_change *change = &changes->figures[i];
		if (!is_new_value(change))
			continue;
		if (first == MONTH_NONE || change->period < first)
			first = change->period;
		if (change->period > last)
			last = change->period;
	}
	if (first == MONTH_NONE)
		return "";
	if (month_year(first) == month_year(last))
		return months_span(&draft->voice, first, last);
	return phrase(&draft->voice, W_meses_de_a, month_and_year(&draft->voice, first),
		month_and_year(&draft->voice, last));
}

/* The page of a document, by the rule that gives documents their pages; NULL for other folders. */
static const char *document_address(struct arena *arena, const char *path)
{
	static const char *const folders[][2] = {{"content/circulares/", "circulares/"},
		{"content/indicadores/", "indicadores/"}, {"content/planes/", "planes/"},
		{"content/paginas/", ""}};
	static const char evaluations[] = "content/evaluaciones/";
	const char *name = strrchr(path, '/') + 1;
	if (!strncmp(path, evaluations, sizeof(evaluations) - 1)) {
		bool sheet = !strcmp(name, "_instrumento.md");
		return arena_printf(arena, "%.*s%.*s.html", (int)(name - path - 8), path + 8,
			sheet ? 5 : (int)strlen(name) - 3, sheet ? "index" : name);
	}
	if (source_kind_of(path))
		return "acciones/index.html"; /* of the tables, only the plan's are documents */
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		if (!strncmp(path, folders[i][0], strlen(folders[i][0])))
			return arena_printf(arena, "%s%.*s.html", folders[i][1], (int)strlen(name) - 3, name);
	return NULL;
}

/* "Circular 112 de 2012: Planes de desarrollo", "CV: Contratos voluntarios", "Plan estratégico: Antioquia,
 * 2012-2014", "Acerca de". */
static const char *document_title(const struct page_draft *draft, const struct document_change *change)
{
	const struct model *model = draft->model;
	for (size_t i = 0; i < model->circular_count; i++)
		if (!strcmp(model->circulars[i].document.path, change->path))
			return arena_printf(draft->arena, "%s: %s",
				circular_name(&draft->voice, &model->circulars[i]), change->title);
	for (size_t i = 0; i < model->indicator_count; i++)
		if (!strcmp(model->indicators[i].document.path, change->path))
			return arena_printf(draft->arena, "%s: %s",
				indicator_short(draft->arena, &model->indicators[i]), change->title);
	if (!strncmp(change->path, "content/planes/", strlen("content/planes/")))
		return phrase(&draft->voice, W_cambios_plan, change->title);
	const struct source_kind *table = source_kind_of(change->path);
	return table ? word(&draft->voice, table->title) : change->title;
}

/* Whether the law had the document withdrawn: of its text, nothing is shown. */
static bool is_withdrawn(const struct page_draft *draft, const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	return withdrawal_find(draft->publication->latest,
		       arena_copy(draft->arena, name, strlen(name) - strlen(".md"))) != NULL;
}

struct view *changed_documents(struct page_draft *draft, enum document_change_kind kind, bool differences)
{
	const struct changes *changes = draft->publication->changes;
	struct view *list = view_list(draft->arena);
	for (size_t i = 0; i < changes->document_count; i++) {
		const struct document_change *change = &changes->documents[i];
		const char *address = document_address(draft->arena, change->path);
		if (change->kind != kind || is_withdrawn(draft, change->path))
			continue;
		struct view *item = view_add_map(list);
		view_set_text(
			item, "href", address && kind != DOCUMENT_REMOVED ? href(draft, "%s", address) : "");
		view_set_text(item, "titulo", document_title(draft, change));
		view_set_text(item, "ruta", change->path);
		view_set_html(item, "diferencia", "");
		view_set_text(item, "nota", "");
		if (kind == DOCUMENT_CHANGED && differences)
			document_difference(&draft->voice, item, change);
	}
	return list;
}
