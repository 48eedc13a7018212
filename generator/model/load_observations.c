/* Room: model. Observations: the rows behind every figure, keyed, checked against each other, and sorted. */
#include "model/figures.h"

#include <stdlib.h>
#include <string.h>

static int compare_observation_keys(const struct observation *a, const struct observation *b)
{
	int result = order(a->indicator, b->indicator);
	result = result ? result : order(a->region, b->region);
	result = result ? result : order_int(a->month, b->month);
	result = result ? result : order(a->variable, b->variable);
	result = result ? result : order(a->role, b->role);
	result = result ? result : strcmp(a->channel, b->channel);
	return result ? result : strcmp(a->contact, b->contact);
}

static int compare_observations(const void *left, const void *right)
{
	const struct observation *a = left, *b = right;
	int result = compare_observation_keys(a, b);
	return result ? result : order_places(a->path, a->line, b->path, b->line);
}

enum {
	O_INDICATOR,
	O_REGION,
	O_PERIOD,
	O_VARIABLE,
	O_VALUE,
	O_ROLE,
	O_CHANNEL,
	O_CONTACT,
	O_REPORTED,
	O_NOTE,
	O_COLUMNS
};

static const struct column observation_columns[O_COLUMNS] = {{"indicador", true, false},
	{"region", true, false}, {"periodo", true, false}, {"variable", true, false}, {"valor", true, true},
	{"rol", false, true}, {"canal", false, true}, {"tipo_contacto", false, true},
	{"reportado", false, true}, {"nota", false, true}};

/* Reads what says something by itself, also in a row under embargo. Returns whether it is right. */
static bool load_own_cells(struct loader *loader, const struct table *table, size_t row,
	struct observation *o, unsigned *decimals)
{
	struct field region = field_of_cell(table, row, O_REGION, "region");
	struct field value = field_of_cell(table, row, O_VALUE, "valor");
	o->region = field_region(loader, region);
	bool right = o->region != NONE;
	if (field_month(loader, field_of_cell(table, row, O_PERIOD, "periodo"), &o->month))
		right = false;
	o->has_value = *value.text != '\0';
	if (o->has_value && field_decimal(loader, value, &o->value, decimals))
		right = false;
	if (field_date(loader, field_of_cell(table, row, O_REPORTED, "reportado"), &o->reported))
		right = false;
	return right;
}

/* Checks that need the indicator: its regions, its variable, its validity, its decimals. Returns whether the
 * row fits. */
static bool fits_indicator(struct loader *loader, const struct table *table, size_t row,
	struct observation *o, unsigned decimals)
{
	const struct indicator *indicator = &loader->model->indicators[o->indicator];
	struct field variable = field_of_cell(table, row, O_VARIABLE, "variable");
	check_region_entity(
		loader, field_of_cell(table, row, O_REGION, "region"), o->region, indicator->entity);
	check_decimals(loader, field_of_cell(table, row, O_VALUE, "valor"), o->indicator, decimals);
	bool valid = o->month == MONTH_NONE ||
		     check_validity(loader, field_of_cell(table, row, O_PERIOD, "periodo"), indicator->code,
			     indicator->first, indicator->last, (struct period){WINDOW_MONTH, o->month});
	o->variable = *variable.text ? field_variable(loader, variable, indicator) : NONE;
	return valid && o->variable != NONE;
}

static bool load_observation(
	struct loader *loader, const struct table *table, size_t row, struct observation *o)
{
	struct field indicator = field_of_cell(table, row, O_INDICATOR, "indicador");
	unsigned decimals = 0;
	bool right = load_own_cells(loader, table, row, o, &decimals);
	if (is_embargoed(loader, NAMED_INDICATOR, indicator.text)) {
		hide_row(loader, table, row);
		return false;
	}
	o->path = table->path;
	o->line = indicator.place.line;
	o->channel = table_cell(table, row, O_CHANNEL)->text;
	o->contact = table_cell(table, row, O_CONTACT)->text;
	o->note = table_cell(table, row, O_NOTE)->text;
	o->role = role_of(loader, table_cell(table, row, O_ROLE)->text);
	o->first_valued = DATE_NONE;
	o->indicator = field_indicator(loader, indicator);
	return o->indicator != NONE && fits_indicator(loader, table, row, o, decimals) && right;
}

static const char *observation_key(struct loader *loader, const struct observation *o)
{
	const struct model *model = loader->model;
	const struct indicator *indicator = &model->indicators[o->indicator];
	return arena_printf(loader->arena, "%s,%s,%s,%s,%s,%s,%s", indicator->code,
		model->regions[o->region].id, month_text(loader->arena, o->month),
		indicator->variables[o->variable].name, model->roles.items[o->role], o->channel, o->contact);
}

static void load_observation_file(struct loader *loader, const struct file *file)
{
	struct model *model = loader->model;
	struct table table;
	if (!load_table(loader, file->path, observation_columns, O_COLUMNS, &table))
		return;
	bool simulated = path_is_simulated(model, file->path);
	for (size_t row = 0; row < table.rows; row++) {
		struct observation o = {.month = MONTH_NONE, .simulated = simulated};
		if (!load_observation(loader, &table, row, &o))
			continue;
		model->observations = arena_grow(loader->arena, model->observations, model->observation_count,
			&loader->observation_capacity, sizeof(*model->observations));
		model->observations[model->observation_count++] = o;
	}
}

void load_observations(struct loader *loader)
{
	struct model *model = loader->model;
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, "data/seguimiento/", &file);
	for (size_t i = 0; i < files; i++, file++) {
		size_t length = strlen(file->path);
		if (length > 4 && !strcmp(file->path + length - 4, ".csv"))
			load_observation_file(loader, file);
		else
			report_add(loader->report, FINDING_FILE_OUT_OF_PLACE,
				((struct place){file->path, 1, 1}));
	}
	if (model->observation_count)
		qsort(model->observations, model->observation_count, sizeof(*model->observations),
			compare_observations);
	for (size_t i = 1; i < model->observation_count; i++) {
		const struct observation *o = &model->observations[i];
		if (compare_observation_keys(o - 1, o) == 0)
			report_duplicate(loader, (struct place){o->path, o->line, 1},
				observation_key(loader, o), o[-1].path, o[-1].line);
	}
}

size_t observations_of(
	const struct model *model, size_t indicator, size_t region, const struct observation **first)
{
	struct observation wanted = {
		.indicator = indicator, .region = region, .month = MONTH_NONE, .channel = "", .contact = ""};
	size_t low = 0, high = model->observation_count, count = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_observation_keys(&model->observations[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first = model->observations ? model->observations + low : NULL;
	while (low + count < model->observation_count &&
		model->observations[low + count].indicator == indicator &&
		model->observations[low + count].region == region)
		count++;
	return count;
}
