/* Room: pages. Targets as they stand in metas.csv, by norm. A later row of the same target (`vigente_desde`)
 * replaces the earlier one: the list is sorted so. */
#include "pages/circular_targets.h"

#include "pages/figure_words.h"
#include "pages/page_table.h"

#include <stdlib.h>
#include <string.h>

size_t circular_indicators(const struct model *model, size_t circular)
{
	size_t count = 0;
	for (size_t i = 0; i < model->indicator_count; i++)
		count += model->indicators[i].norm == circular;
	return count;
}

size_t circular_rows(const struct model *model, size_t circular)
{
	size_t count = 0;
	for (size_t i = 0; i < model->target_count; i++)
		count += model->targets[i].norm == circular;
	return count;
}

static bool same_period(struct period a, struct period b)
{
	return a.window == b.window && a.first == b.first;
}

/* Whether a later row sets the same target anew under the same circular. */
static bool is_replaced(const struct model *model, size_t row)
{
	const struct target *t = &model->targets[row], *next = t + 1;
	return row + 1 < model->target_count && next->indicator == t->indicator &&
	       next->region == t->region && next->role == t->role && next->norm == t->norm &&
	       same_period(next->period, t->period);
}

/* A target that several regions share the period of: the column of a table. */
struct target_column {
	size_t indicator;
	struct period period;
	const struct fraction *sum, **values; /* per region; NULL: none */
};

struct target_columns {
	struct target_column *items;
	size_t count, capacity;
};

static struct target_column *column_of(struct target_columns *columns, const struct target *target)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->items[i].indicator == target->indicator &&
			same_period(columns->items[i].period, target->period))
			return &columns->items[i];
	return NULL;
}

/* The columns of the circular's regional targets, each with the sum over the regions to which it applies. */
static struct target_columns regional_columns(struct page_draft *draft, size_t circular)
{
	const struct model *model = draft->model;
	struct target_columns columns = {0};
	for (size_t i = 0; i < model->target_count; i++) {
		const struct target *t = &model->targets[i];
		if (t->norm != circular || t->region == NONE || t->role || is_replaced(model, i))
			continue;
		struct target_column *column = column_of(&columns, t);
		if (!column) {
			columns.items = arena_grow(draft->arena, columns.items, columns.count,
				&columns.capacity, sizeof(*columns.items));
			column = &columns.items[columns.count++];
			*column = (struct target_column){t->indicator, t->period,
				fraction_whole(draft->arena, 0, 1),
				arena_array(draft->arena, model->region_count, sizeof(*column->values))};
		}
		column->values[t->region] = fraction_of(draft->arena, t->value);
		if (!model->indicators[t->indicator].not_applicable[t->region])
			column->sum = fraction_add(draft->arena, column->sum, column->values[t->region]);
	}
	return columns;
}

/* The number alone: the unit stands beside it. */
static const char *target_number(
	const struct voice *voice, const struct indicator *indicator, const struct fraction *value)
{
	struct arena *arena = voice->arena;
	if (value && indicator_is_share(indicator))
		value = fraction_multiply(arena, value, fraction_whole(arena, 100, 1));
	return value ? shown_trimmed(voice, value, 6) : shown_text(voice, NULL);
}

static const char *unit_words(const struct voice *voice, const struct indicator *indicator)
{
	const char *unit = indicator_is_share(indicator) ? "%" : indicator->unit;
	enum word kind = indicator->target_source == TARGET_NONE ? W_circular_unidad_sin_meta
			 : indicator->ceiling			 ? W_circular_unidad_techo
								 : W_circular_unidad;
	return phrase(voice, kind, unit, window_word(voice, indicator->window));
}

static const char *validity(const struct voice *voice, const struct indicator *indicator)
{
	const char *first = arena_printf(voice->arena, "%d", month_year(indicator->first));
	const char *last = arena_printf(voice->arena, "%d", month_year(indicator->last));
	return strcmp(first, last) ? phrase(voice, W_meses_de_a, first, last) : first;
}

static struct view *add_line(const struct page_table *table, struct view *list, size_t indicator,
	const char *role, const struct fraction *value, const char *when)
{
	struct page_draft *draft = table->draft;
	const struct indicator *i = &draft->model->indicators[indicator];
	table_row(table, i->code, i->name, role, value ? fraction_text(draft->arena, value, 6, true) : "",
		i->unit, window_word(&draft->voice, i->window), i->ceiling ? "si" : "", when, i->section);
	struct view *line = indicator_link(draft, indicator);
	view_set_text(line, "rol", *role ? slug_words(draft->arena, role) : "");
	view_set_text(line, "meta", target_number(&draft->voice, i, value));
	view_set_text(line, "unidad", unit_words(&draft->voice, i));
	view_set_text(line, "vigencia", when);
	view_set_text(line, "numeral", i->section);
	view_add(list, line);
	return line;
}

/* Lines for the national rows and those by rol of one indicator, then for the sums of regional rows where no
 * national row says more. Returns how many. */
static size_t add_table_lines(const struct page_table *table, struct view *list, size_t indicator,
	size_t circular, const struct target_columns *columns)
{
	struct page_draft *draft = table->draft;
	const struct model *model = draft->model;
	struct target_columns national = {0};
	size_t lines = 0;
	for (size_t i = 0; i < model->target_count; i++) {
		const struct target *t = &model->targets[i];
		if (t->indicator != indicator || t->norm != circular || t->region != NONE ||
			is_replaced(model, i))
			continue;
		add_line(table, list, indicator, t->role ? model->roles.items[t->role] : "",
			fraction_of(draft->arena, t->value), period_words(&draft->voice, t->period));
		lines++;
		if (t->role)
			continue;
		national.items = arena_grow(draft->arena, national.items, national.count, &national.capacity,
			sizeof(*national.items));
		national.items[national.count++] = (struct target_column){indicator, t->period, NULL, NULL};
	}
	for (size_t i = 0; i < columns->count; i++) {
		const struct target_column *column = &columns->items[i];
		struct target like = {.indicator = indicator, .period = column->period};
		if (column->indicator != indicator || column_of(&national, &like))
			continue;
		add_line(
			table, list, indicator, "", column->sum, period_words(&draft->voice, column->period));
		lines++;
	}
	return lines;
}

/* In the order of the circular's own numerals. */
static int compare_sections(const void *left, const void *right, void *context)
{
	const struct indicator *indicators = context, *a = &indicators[*(const size_t *)left],
			       *b = &indicators[*(const size_t *)right];
	int order = strcmp(a->section, b->section);
	return order ? order : strcmp(a->code, b->code);
}

static const size_t *by_section(const struct model *model, struct arena *arena)
{
	size_t *order = arena_array(arena, model->indicator_count + 1, sizeof(*order));
	for (size_t i = 0; i < model->indicator_count; i++)
		order[i] = i;
	if (model->indicator_count)
		qsort_r(order, model->indicator_count, sizeof(*order), compare_sections, model->indicators);
	return order;
}

void add_national_targets(struct page_draft *draft, size_t circular)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(draft->content, "fija");
	struct target_columns columns = regional_columns(draft, circular);
	const struct page_table table = table_begin(draft, draft->content, "fija_csv", "fija", "indicador",
		"nombre", "rol", "meta", "unidad", "ventana", "techo", "vigencia", "numeral");
	const size_t *order = by_section(model, draft->arena);
	for (size_t n = 0; n < model->indicator_count; n++) {
		size_t i = order[n];
		const struct indicator *indicator = &model->indicators[i];
		const struct fraction *constant = indicator->target_source == TARGET_CONSTANT
							  ? fraction_of(draft->arena, indicator->constant)
							  : NULL;
		if (!add_table_lines(&table, list, i, circular, &columns) && indicator->norm == circular)
			add_line(&table, list, i, "", constant, validity(&draft->voice, indicator));
	}
}

static void add_region_row(const struct page_table *table, struct view *rows,
	const struct target_columns *columns, size_t region)
{
	struct page_draft *draft = table->draft;
	const struct model *model = draft->model;
	struct view *row = region_link(draft, region), *cells = view_set_list(row, "celdas");
	const char **texts = arena_array(draft->arena, columns->count + 2, sizeof(*texts));
	bool any = false;
	texts[0] = model->regions[region].id;
	texts[1] = model->regions[region].name;
	for (size_t c = 0; c < columns->count; c++) {
		const struct target_column *column = &columns->items[c];
		const struct fraction *value = column->values[region];
		any = any || value;
		texts[c + 2] = value ? fraction_text(draft->arena, value, 6, true) : "";
		view_add(cells,
			view_text(draft->arena,
				target_number(&draft->voice, &model->indicators[column->indicator], value)));
	}
	if (!any)
		return;
	view_add(rows, row);
	table_cells(table, texts);
}

/* The file's columns: a region, and its target of each indicator and period: "cv 2012". */
static struct page_table begin_regional_table(
	struct page_draft *draft, struct view *view, const struct target_columns *columns)
{
	const char **names = arena_array(draft->arena, columns->count + 2, sizeof(*names));
	names[0] = "region";
	names[1] = "nombre";
	for (size_t i = 0; i < columns->count; i++)
		names[i + 2] = arena_printf(draft->arena, "%s %s",
			draft->model->indicators[columns->items[i].indicator].code,
			period_text(draft->arena, columns->items[i].period));
	return table_with(draft, view, "csv", "metas", names, columns->count + 2);
}

bool circular_has_regional(const struct model *model, size_t circular)
{
	for (size_t i = 0; i < model->target_count; i++)
		if (model->targets[i].norm == circular && model->targets[i].region != NONE &&
			!model->targets[i].role)
			return true;
	return false;
}

void add_regional_targets(struct page_draft *draft, size_t circular)
{
	const struct model *model = draft->model;
	struct target_columns columns = regional_columns(draft, circular);
	struct view *table = view_set_map(draft->content, "metas_regionales");
	struct view *heads = view_set_list(table, "columnas"), *rows = view_set_list(table, "filas"),
		    *sums = view_set_list(table, "totales");
	const struct page_table file = begin_regional_table(draft, table, &columns);
	view_set_truth(draft->content, "con_metas_regionales", columns.count > 0);
	for (size_t i = 0; i < columns.count; i++) {
		const struct target_column *column = &columns.items[i];
		const struct indicator *indicator = &model->indicators[column->indicator];
		struct view *head = indicator_link(draft, column->indicator);
		view_set_text(head, "unidad", unit_words(&draft->voice, indicator));
		view_set_text(head, "vigencia", period_words(&draft->voice, column->period));
		view_add(heads, head);
		view_add(sums, view_text(draft->arena,
				       indicator_is_share(indicator)
					       ? ""
					       : target_number(&draft->voice, indicator, column->sum)));
	}
	for (size_t region = 0; region < model->region_count; region++)
		add_region_row(&file, rows, &columns, region);
}
