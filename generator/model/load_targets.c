/* Room: model. data/metas.csv: the targets, each keyed, and the sums that they must make. */
#include "model/figures.h"

#include <stdlib.h>
#include <string.h>

enum { T_INDICATOR, T_REGION, T_ROLE, T_PERIOD, T_VALUE, T_NORM, T_SINCE, T_COLUMNS };

static const struct column target_columns[T_COLUMNS] = {{"indicador", true, false}, {"region", false, true},
	{"rol", false, true}, {"periodo", true, false}, {"valor", true, false}, {"norma", true, false},
	{"vigente_desde", false, true}};

/* An addend that could not be read: the sum it belongs to is not judged. */
struct gap {
	size_t indicator; /* NONE: of any */
	bool any_period;
	struct period period;
};

struct target_reader {
	struct loader *loader;
	const struct table *table;
	const char **codes; /* of all indicators */
	struct gap *gaps;
	size_t gap_count, gap_capacity;
};

static int compare_periods(struct period a, struct period b)
{
	int result = order_int(a.first, b.first);
	return result ? result : order_int(a.window, b.window);
}

static int compare_keys(const struct target *a, const struct target *b)
{
	int result = order(a->indicator, b->indicator);
	result = result ? result : order(a->region, b->region);
	result = result ? result : order(a->role, b->role);
	result = result ? result : compare_periods(a->period, b->period);
	return result ? result : order_int(a->since, b->since);
}

static int compare_targets(const void *left, const void *right)
{
	const struct target *a = left, *b = right;
	int result = compare_keys(a, b);
	return result ? result : order_places(a->path, a->line, b->path, b->line);
}

static void add_gap(struct target_reader *reader, struct gap gap)
{
	reader->gaps = arena_grow(reader->loader->arena, reader->gaps, reader->gap_count,
		&reader->gap_capacity, sizeof(*reader->gaps));
	reader->gaps[reader->gap_count++] = gap;
}

/* A row that does not stand leaves a gap in the sum of its indicator, or of the one that its writer most
 * likely meant. */
static void leave_gap(struct target_reader *reader, const char *code, const char *period)
{
	enum { MOST_GAPS = 1000 };
	const struct model *model = reader->loader->model;
	struct gap gap = {.indicator = indicator_find(model, code)};
	gap.any_period = !period_parse(period, &gap.period);
	if (reader->gap_count == MOST_GAPS)
		gap = (struct gap){.indicator = NONE, .any_period = true};
	else if (gap.indicator == NONE && *code)
		gap.indicator = nearest_name(code, reader->codes, model->indicator_count);
	if (reader->gap_count <= MOST_GAPS && gap.indicator != model->indicator_count)
		add_gap(reader, gap);
}

static bool has_gap(const struct target_reader *reader, const struct target *sum)
{
	for (size_t i = 0; i < reader->gap_count; i++) {
		const struct gap *gap = &reader->gaps[i];
		if ((gap->indicator == NONE || gap->indicator == sum->indicator) &&
			(gap->any_period || compare_periods(gap->period, sum->period) == 0))
			return true;
	}
	return false;
}

static const char *window_noun(const struct loader *loader, enum window window)
{
	static const char *const spanish[] = {"mes", "trimestre", "semestre", "año"};
	static const char *const english[] = {"month", "quarter", "half-year", "year"};
	return say(loader, spanish[window], english[window]);
}

/* A flow without denominator adds up over its window: a year's target says nothing about a shorter one. */
static bool is_of_other_window(const struct indicator *indicator, struct period period)
{
	return period.window == WINDOW_YEAR && indicator->window != WINDOW_YEAR &&
	       indicator->numerator.indicator != NONE && !indicator->numerator.stock &&
	       indicator->denominator.indicator == NONE;
}

static void check_target_period(struct loader *loader, struct field field, const struct target *target)
{
	const struct indicator *indicator = &loader->model->indicators[target->indicator];
	enum window window = target->period.window;
	const char *noun = window_noun(loader, indicator->window);
	bool judged = check_validity(loader, field, indicator->code, indicator->first, indicator->last,
			      target->period) &&
		      !is_doubtful(loader, indicator);
	if (indicator->target_source != TARGET_TABLE)
		report_add(loader->report, FINDING_TARGET_NOT_EXPECTED, field.place, indicator->code,
			indicator->target_source == TARGET_CONSTANT ? "constante" : "ninguna");
	else if (judged && is_of_other_window(indicator, target->period))
		report_add(
			loader->report, FINDING_TARGET_OF_OTHER_WINDOW, field.place, indicator->code, noun);
	else if (judged && window != WINDOW_YEAR && window != indicator->window)
		report_add(loader->report, FINDING_TARGET_PERIOD, field.place, indicator->code, noun,
			field.text);
}

/* Reads what says something by itself, also in a row under embargo. Returns whether it is right. */
static bool load_own_cells(struct loader *loader, const struct table *table, size_t row,
	struct target *target, unsigned *decimals, bool *has_period)
{
	struct field region = field_of_cell(table, row, T_REGION, "region");
	struct field value = field_of_cell(table, row, T_VALUE, "valor");
	bool right = true;
	target->region = *region.text ? field_region(loader, region) : NONE;
	if (*region.text && target->region == NONE)
		right = false;
	*has_period = !field_period(loader, field_of_cell(table, row, T_PERIOD, "periodo"), &target->period);
	if (field_decimal(loader, value, &target->value, decimals)) {
		right = false;
		*decimals = 0;
	} else if (target->value.millionths < 0) {
		report_add(loader->report, FINDING_NEGATIVE, value.place, value.text);
		right = false;
	}
	if (field_date(loader, field_of_cell(table, row, T_SINCE, "vigente_desde"), &target->since))
		right = false;
	return right && *has_period;
}

/* Returns whether the row is a target that stands. */
static bool load_target(struct loader *loader, const struct table *table, size_t row, struct target *target)
{
	struct field indicator = field_of_cell(table, row, T_INDICATOR, "indicador");
	struct field norm = field_of_cell(table, row, T_NORM, "norma");
	unsigned decimals = 0;
	bool has_period, right = load_own_cells(loader, table, row, target, &decimals, &has_period);
	if (is_embargoed(loader, NAMED_CIRCULAR, norm.text) ||
		is_embargoed(loader, NAMED_INDICATOR, indicator.text)) {
		hide_row(loader, table, row);
		return false;
	}
	target->path = table->path;
	target->line = indicator.place.line;
	target->simulated = path_is_simulated(loader->model, table->path);
	target->role = role_of(loader, table_cell(table, row, T_ROLE)->text);
	target->indicator = field_indicator(loader, indicator);
	target->norm = field_circular(loader, norm);
	if (target->indicator == NONE)
		return false;
	check_region_entity(loader, field_of_cell(table, row, T_REGION, "region"), target->region,
		loader->model->indicators[target->indicator].entity);
	check_decimals(loader, field_of_cell(table, row, T_VALUE, "valor"), target->indicator, decimals);
	if (has_period)
		check_target_period(loader, field_of_cell(table, row, T_PERIOD, "periodo"), target);
	return right && target->norm != NONE;
}

static const char *target_key(struct loader *loader, const struct target *t)
{
	const struct model *model = loader->model;
	return arena_printf(loader->arena, "%s,%s,%s,%s,%s", model->indicators[t->indicator].code,
		t->region == NONE ? "" : model->regions[t->region].id, model->roles.items[t->role],
		period_text(loader->arena, t->period), date_text(loader->arena, t->since));
}

static void check_duplicates(struct target_reader *reader)
{
	struct loader *loader = reader->loader;
	const struct model *model = loader->model;
	for (size_t i = 1; i < model->target_count; i++) {
		const struct target *t = &model->targets[i];
		if (compare_keys(t - 1, t) != 0)
			continue;
		report_duplicate(loader, (struct place){t->path, t->line, 1}, target_key(loader, t),
			t[-1].path, t[-1].line);
		add_gap(reader, (struct gap){t->indicator, false, t->period});
	}
}

static int compare_addends(const void *left, const void *right)
{
	const struct target *a = *(const struct target *const *)left,
			    *b = *(const struct target *const *)right;
	int result = order(a->indicator, b->indicator);
	result = result ? result : compare_periods(a->period, b->period);
	/* The national row first. */
	result = result ? result : order(a->region, b->region);
	return result ? result : order(a->role, b->role);
}

/* The sum is wrong somewhere; it is reported at the value that all the others are held to. */
static void report_sum(
	struct target_reader *reader, const struct target *national, const char *kind, struct decimal sum)
{
	struct loader *loader = reader->loader;
	const struct table *table = reader->table;
	struct place place = {national->path, national->line, 1};
	for (size_t row = 0; row < table->rows; row++)
		if (table_cell(table, row, T_INDICATOR)->line == national->line)
			place = table_place(table, table_cell(table, row, T_VALUE));
	report_add(loader->report, FINDING_TARGETS_DO_NOT_ADD_UP, place, kind,
		loader->model->indicators[national->indicator].code,
		period_text(loader->arena, national->period), decimal_text(loader->arena, sum),
		decimal_text(loader->arena, national->value));
}

/* The targets of one indicator and period, the national one first (3-compliance "Roll-ups", last rule but
 * one). Rows of a region and a rol at once are in neither sum. */
static void check_sum(struct target_reader *reader, const struct target *const *group, size_t count)
{
	const struct loader *loader = reader->loader;
	const char *kinds[] = {say(loader, "regionales", "regional"), say(loader, "por rol", "role")};
	const struct target *national = group[0];
	struct decimal sums[2] = {{0}, {0}};
	bool any[2] = {false, false};
	if (national->region != NONE || national->role != 0)
		return;
	for (size_t i = 1; i < count; i++) {
		int kind = group[i]->region == NONE;
		if ((group[i]->region == NONE) == (group[i]->role == 0))
			continue;
		any[kind] = true;
		sums[kind].millionths += group[i]->value.millionths;
	}
	for (int kind = 0; kind < 2; kind++)
		if (any[kind] && sums[kind].millionths != national->value.millionths &&
			!has_gap(reader, national))
			report_sum(reader, national, kinds[kind], sums[kind]);
}

static void check_sums(struct target_reader *reader)
{
	const struct model *model = reader->loader->model;
	const struct target **addends =
		arena_array(reader->loader->arena, model->target_count + 1, sizeof(*addends));
	size_t count = 0, end;
	for (size_t i = 0; i < model->target_count; i++)
		if (model->targets[i].since == DATE_NONE)
			addends[count++] = &model->targets[i];
	qsort(addends, count, sizeof(*addends), compare_addends);
	for (size_t start = 0; start < count; start = end) {
		for (end = start + 1; end < count && addends[end]->indicator == addends[start]->indicator &&
				      compare_periods(addends[end]->period, addends[start]->period) == 0;
			end++)
			;
		check_sum(reader, addends + start, end - start);
	}
}

void load_targets(struct loader *loader)
{
	struct model *model = loader->model;
	struct table table;
	struct target_reader reader = {.loader = loader, .table = &table};
	role_of(loader, "");
	if (!load_table(loader, "data/metas.csv", target_columns, T_COLUMNS, &table))
		return;
	model->targets = arena_array(loader->arena, table.rows, sizeof(*model->targets));
	reader.codes = arena_array(loader->arena, model->indicator_count + 1, sizeof(*reader.codes));
	for (size_t i = 0; i < model->indicator_count; i++)
		reader.codes[i] = model->indicators[i].code;
	for (size_t i = 0; i < table.lost_rows; i++)
		leave_gap(&reader, table_lost_cell(&table, i, T_INDICATOR)->text,
			table_lost_cell(&table, i, T_PERIOD)->text);
	for (size_t row = 0; row < table.rows; row++) {
		struct target target = {0};
		size_t errors = loader->report->errors;
		bool stands = load_target(loader, &table, row, &target);
		if (stands)
			model->targets[model->target_count++] = target;
		if (!stands || loader->report->errors > errors)
			leave_gap(&reader, table_cell(&table, row, T_INDICATOR)->text,
				table_cell(&table, row, T_PERIOD)->text);
	}
	if (model->target_count)
		qsort(model->targets, model->target_count, sizeof(*model->targets), compare_targets);
	check_duplicates(&reader);
	check_sums(&reader);
}
