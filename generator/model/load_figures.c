/* Room: model. Targets and observations: the rows behind every figure, keyed, checked against each other, and
 * sorted. */
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

static size_t role_of(struct loader *loader, const char *name)
{
	struct names *roles = &loader->model->roles;
	size_t found = role_find(loader->model, name);
	if (found != NONE)
		return found;
	roles->items = arena_grow(
		loader->arena, roles->items, roles->count, &loader->role_capacity, sizeof(*roles->items));
	roles->items[roles->count] = name;
	return roles->count++;
}

static int order(size_t a, size_t b)
{
	/* NONE (national) sorts first */
	return (a + 1 > b + 1) - (a + 1 < b + 1);
}

static int order_int(long a, long b)
{
	return (a > b) - (a < b);
}

static int order_places(const char *path_a, unsigned line_a, const char *path_b, unsigned line_b)
{
	int result = strcmp(path_a, path_b);
	return result ? result : order_int(line_a, line_b);
}

static int compare_target_keys(const struct target *a, const struct target *b)
{
	int result = order(a->indicator, b->indicator);
	result = result ? result : order(a->region, b->region);
	result = result ? result : order(a->role, b->role);
	result = result ? result : order_int(a->period.first, b->period.first);
	result = result ? result : order_int(a->period.window, b->period.window);
	return result ? result : order_int(a->since, b->since);
}

static int compare_targets(const void *left, const void *right)
{
	const struct target *a = left, *b = right;
	int result = compare_target_keys(a, b);
	return result ? result : order_places(a->path, a->line, b->path, b->line);
}

static void check_indicator_values(
	struct loader *loader, struct field field, size_t indicator, unsigned decimals)
{
	const struct indicator *owner = &loader->model->indicators[indicator];
	if (owner->decimals < 0 || (int)decimals <= owner->decimals)
		return;
	report_add(loader->report, FINDING_TOO_MANY_DECIMALS, field.place, field.text, owner->code,
		arena_printf(loader->arena, "%d", owner->decimals));
}

static void check_region_of(struct loader *loader, struct field field, size_t indicator, size_t region)
{
	const struct model *model = loader->model;
	size_t wanted = indicator == NONE ? NONE : model->indicators[indicator].entity;
	if (region == NONE || wanted == NONE || model->regions[region].entity == wanted)
		return;
	report_add(loader->report, FINDING_WRONG_ENTITY, field.place, field.text,
		model->entities[model->regions[region].entity].id, model->entities[wanted].id);
}

static const char *validity_text(struct loader *loader, const struct indicator *indicator)
{
	int first = month_year(indicator->first), last = month_year(indicator->last);
	if (first == last)
		return arena_printf(loader->arena, "%d", first);
	return arena_printf(loader->arena, "%d-%d", first, last);
}

static const char *const window_nouns[] = {"mes", "trimestre", "semestre", "año"};

static void check_target_period(struct loader *loader, struct field field, const struct target *target)
{
	const struct indicator *indicator = &loader->model->indicators[target->indicator];
	month last = target->period.first + window_months(target->period.window) - 1;
	const char *noun = window_nouns[indicator->window];
	if (target->period.first < indicator->first || last > indicator->last)
		report_add(loader->report, FINDING_OUTSIDE_VALIDITY, field.place, field.text, indicator->code,
			validity_text(loader, indicator));
	else if (target->period.window == WINDOW_YEAR && indicator->window != WINDOW_YEAR &&
		 !indicator->numerator.stock && indicator->denominator.indicator == NONE &&
		 indicator->numerator.indicator != NONE)
		report_add(
			loader->report, FINDING_TARGET_OF_OTHER_WINDOW, field.place, indicator->code, noun);
	else if (target->period.window != WINDOW_YEAR && target->period.window != indicator->window)
		report_add(loader->report, FINDING_TARGET_PERIOD, field.place, indicator->code, noun,
			field.text);
	if (indicator->target_source != TARGET_TABLE)
		report_add(loader->report, FINDING_TARGET_NOT_EXPECTED, field.place, indicator->code,
			indicator->target_source == TARGET_CONSTANT ? "constante" : "ninguna");
}

enum { T_INDICATOR, T_REGION, T_ROLE, T_PERIOD, T_VALUE, T_NORM, T_SINCE, T_COLUMNS };

/* Returns whether the row is a target that stands. */
static bool load_target(struct loader *loader, const struct table *table, size_t row, struct target *target)
{
	struct field indicator = field_of_cell(table, row, T_INDICATOR, "indicador");
	struct field region = field_of_cell(table, row, T_REGION, "region");
	struct field period = field_of_cell(table, row, T_PERIOD, "periodo");
	struct field value = field_of_cell(table, row, T_VALUE, "valor");
	struct field norm = field_of_cell(table, row, T_NORM, "norma");
	unsigned decimals = 0;
	bool hidden = is_embargoed(loader, norm) || is_embargoed_indicator(loader, indicator);
	if (hidden) {
		hide_row(loader, table, row);
		return false;
	}
	target->path = table->path;
	target->line = indicator.place.line;
	target->simulated = path_is_simulated(loader->model, table->path);
	target->indicator = field_indicator(loader, indicator);
	target->region = *region.text ? field_region(loader, region) : NONE;
	bool right = target->indicator != NONE && (!*region.text || target->region != NONE);
	check_region_of(loader, region, target->indicator, target->region);
	target->role = role_of(loader, table_cell(table, row, T_ROLE)->text);
	target->norm = field_circular(loader, norm);
	bool has_period = !field_period(loader, period, &target->period);
	if (has_period && target->indicator != NONE)
		check_target_period(loader, period, target);
	if (field_decimal(loader, value, &target->value, &decimals))
		right = false;
	else if (target->value.millionths < 0)
		report_add(loader->report, FINDING_NEGATIVE, value.place, value.text);
	else if (target->indicator != NONE)
		check_indicator_values(loader, value, target->indicator, decimals);
	if (field_date(loader, field_of_cell(table, row, T_SINCE, "vigente_desde"), &target->since))
		right = false;
	return right && has_period && target->norm != NONE;
}

/* Sums of the regional and of the role targets of an indicator for one period (3-compliance "Roll-ups", last
 * rule). */
static void check_sums(struct loader *loader, const struct target *national)
{
	const struct model *model = loader->model;
	struct decimal sums[2] = {{0}, {0}};
	bool any[2] = {false, false};
	static const char *const kinds[] = {"regionales", "por rol"};
	for (size_t i = 0; i < model->target_count; i++) {
		const struct target *t = &model->targets[i];
		bool same = t->indicator == national->indicator && t->since == DATE_NONE &&
			    t->period.first == national->period.first &&
			    t->period.window == national->period.window;
		if (!same || (t->region == NONE) == (t->role == 0))
			continue;
		int kind = t->region == NONE;
		any[kind] = true;
		sums[kind].millionths += t->value.millionths;
	}
	for (int kind = 0; kind < 2; kind++) {
		if (!any[kind] || sums[kind].millionths == national->value.millionths)
			continue;
		report_add(loader->report, FINDING_TARGETS_DO_NOT_ADD_UP,
			((struct place){national->path, national->line, 1}), kinds[kind],
			model->indicators[national->indicator].code,
			period_text(loader->arena, national->period), decimal_text(loader->arena, sums[kind]),
			decimal_text(loader->arena, national->value));
	}
}

static const char *target_key(struct loader *loader, const struct target *t)
{
	const struct model *model = loader->model;
	return arena_printf(loader->arena, "%s,%s,%s,%s,%s", model->indicators[t->indicator].code,
		t->region == NONE ? "" : model->regions[t->region].id, model->roles.items[t->role],
		period_text(loader->arena, t->period), date_text(loader->arena, t->since));
}

void load_targets(struct loader *loader)
{
	static const struct column columns[T_COLUMNS] = {{"indicador", true, false}, {"region", false, true},
		{"rol", false, true}, {"periodo", true, false}, {"valor", true, false},
		{"norma", true, false}, {"vigente_desde", false, true}};
	struct model *model = loader->model;
	struct table table;
	role_of(loader, "");
	if (!load_table(loader, "data/metas.csv", columns, T_COLUMNS, &table))
		return;
	model->targets = arena_array(loader->arena, table.rows, sizeof(*model->targets));
	for (size_t row = 0; row < table.rows; row++) {
		struct target target = {0};
		if (load_target(loader, &table, row, &target))
			model->targets[model->target_count++] = target;
	}
	if (model->target_count)
		qsort(model->targets, model->target_count, sizeof(*model->targets), compare_targets);
	for (size_t i = 0; i < model->target_count; i++) {
		const struct target *t = &model->targets[i];
		if (i && compare_target_keys(t - 1, t) == 0)
			report_duplicate(loader, (struct place){t->path, t->line, 1}, target_key(loader, t),
				t[-1].path, t[-1].line);
		if (t->region == NONE && t->role == 0 && t->since == DATE_NONE)
			check_sums(loader, t);
	}
}

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

/* Checks that need the indicator: its variable, its validity, its decimals. Returns whether the row stands.
 */
static bool fit_indicator(struct loader *loader, const struct table *table, size_t row, struct observation *o,
	unsigned decimals)
{
	const struct indicator *indicator = &loader->model->indicators[o->indicator];
	struct field period = field_of_cell(table, row, O_PERIOD, "periodo");
	check_region_of(loader, field_of_cell(table, row, O_REGION, "region"), o->indicator, o->region);
	if (o->has_value)
		check_indicator_values(
			loader, field_of_cell(table, row, O_VALUE, "valor"), o->indicator, decimals);
	if (o->month != MONTH_NONE && (o->month < indicator->first || o->month > indicator->last)) {
		report_add(loader->report, FINDING_OUTSIDE_VALIDITY, period.place, period.text,
			indicator->code, validity_text(loader, indicator));
		return false;
	}
	struct field variable = field_of_cell(table, row, O_VARIABLE, "variable");
	o->variable = *variable.text ? field_variable(loader, variable, o->indicator) : NONE;
	return o->variable != NONE;
}

static bool load_observation(
	struct loader *loader, const struct table *table, size_t row, struct observation *o)
{
	struct field indicator = field_of_cell(table, row, O_INDICATOR, "indicador");
	struct field value = field_of_cell(table, row, O_VALUE, "valor");
	unsigned decimals = 0;
	if (is_embargoed_indicator(loader, indicator)) {
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
	o->indicator = *indicator.text ? field_indicator(loader, indicator) : NONE;
	struct field region = field_of_cell(table, row, O_REGION, "region");
	o->region = *region.text ? field_region(loader, region) : NONE;
	bool right = o->indicator != NONE && o->region != NONE;
	struct field period = field_of_cell(table, row, O_PERIOD, "periodo");
	if (!*period.text || field_month(loader, period, &o->month))
		right = false;
	o->has_value = *value.text != '\0';
	if (o->has_value && field_decimal(loader, value, &o->value, &decimals))
		right = false;
	if (field_date(loader, field_of_cell(table, row, O_REPORTED, "reportado"), &o->reported))
		right = false;
	return o->indicator != NONE && fit_indicator(loader, table, row, o, decimals) && right;
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
