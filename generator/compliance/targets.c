/* Room: compliance. Which target holds for a unit at a period: its own row, or the sum of its regions' rows.
 */
#include "compliance/targets.h"

#include <stdlib.h>
#include <string.h>

static bool row_before(const struct target *row, size_t indicator, size_t region, size_t role)
{
	if (row->indicator != indicator)
		return row->indicator < indicator;
	if (row->region != region)
		return row->region + 1 < region + 1; /* NONE, the nation, comes first */
	return row->role < role;
}

const struct target *target_in_force(const struct model *model, const struct indicator *indicator,
	size_t indicator_index, size_t region, size_t role, month period)
{
	const struct target *exact = NULL, *year = NULL;
	date cut = month_day(period, indicator->cut_day);
	month window = window_first(indicator->window, period);
	size_t low = 0, high = model->target_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (row_before(&model->targets[middle], indicator_index, region, role))
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < model->target_count; i++) {
		const struct target *row = &model->targets[i];
		if (row->indicator != indicator_index || row->region != region || row->role != role)
			break;
		if (row->since > cut)
			continue;
		/* Rows of one period are sorted by `since`, so that the last one seen is the latest in force.
		 */
		if (row->period.window == indicator->window && row->period.first == window)
			exact = row;
		if (row->period.window == WINDOW_YEAR &&
			row->period.first == window_first(WINDOW_YEAR, period))
			year = row;
	}
	return exact ? exact : year;
}

static int compare_strings(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, each once, joined by ';'. */
static const char *join_norms(const char **norms, size_t count, struct arena *arena)
{
	const char *joined = "";
	qsort(norms, count, sizeof(*norms), compare_strings);
	for (size_t i = 0; i < count; i++)
		if (!i || strcmp(norms[i - 1], norms[i]) != 0)
			joined = *joined ? arena_printf(arena, "%s;%s", joined, norms[i]) : norms[i];
	return joined;
}

static struct goal goal_of_row(const struct model *model, const struct target *row, struct arena *arena)
{
	return (struct goal){fraction_of(arena, row->value), model->circulars[row->norm].id, row->simulated};
}

static struct goal goal_of_regions(const struct model *model, size_t indicator_index, struct unit unit,
	month period, struct arena *arena)
{
	const struct indicator *indicator = &model->indicators[indicator_index];
	const char **norms = NULL;
	struct decimal sum = {0};
	size_t found = 0;
	struct goal goal = {0};
	for (size_t region = 0; region < model->region_count; region++) {
		if (!unit_has_region(model, unit, region) || indicator->not_applicable[region])
			continue;
		size_t role = unit.scope == SCOPE_ROLE ? unit.role : 0;
		const struct target *row =
			target_in_force(model, indicator, indicator_index, region, role, period);
		if (!row)
			continue;
		if (!norms)
			norms = arena_array(arena, model->region_count, sizeof(*norms));
		sum.millionths += row->value.millionths;
		norms[found++] = model->circulars[row->norm].id;
		goal.simulated |= row->simulated;
	}
	if (!found)
		return goal;
	goal.value = fraction_of(arena, sum);
	goal.norm = join_norms(norms, found, arena);
	return goal;
}

struct goal goal_of(const struct model *model, size_t indicator_index, struct unit unit, month period,
	struct arena *arena)
{
	const struct indicator *indicator = &model->indicators[indicator_index];
	const struct target *row = NULL;
	if (indicator->target_source == TARGET_CONSTANT)
		return (struct goal){.value = fraction_of(arena, indicator->constant)};
	if (indicator->target_source == TARGET_NONE)
		return (struct goal){0};
	if (unit.scope == SCOPE_REGION)
		row = target_in_force(model, indicator, indicator_index, unit.region, 0, period);
	else if (unit.scope != SCOPE_SEGMENT)
		row = target_in_force(model, indicator, indicator_index, NONE,
			unit.scope == SCOPE_ROLE ? unit.role : 0, period);
	if (row)
		return goal_of_row(model, row, arena);
	return unit.scope == SCOPE_REGION ? (struct goal){0}
					  : goal_of_regions(model, indicator_index, unit, period, arena);
}
