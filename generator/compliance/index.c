/* Room: compliance. Weighted means of scores, and the look-ups of a unit's lines. */
#include "compliance/index.h"

#include <stdlib.h>
#include <string.h>

static int compare_units(const struct model *model, struct unit a, struct unit b)
{
	if (a.entity != b.entity)
		return a.entity < b.entity ? -1 : 1;
	if (a.scope != b.scope)
		return a.scope < b.scope ? -1 : 1;
	if (a.scope == SCOPE_REGION) {
		int order = strcmp(model->regions[a.region].code, model->regions[b.region].code);
		return order ? order : strcmp(model->regions[a.region].id, model->regions[b.region].id);
	}
	if (a.scope == SCOPE_SEGMENT)
		return (int)a.segment - (int)b.segment;
	return a.scope == SCOPE_ROLE ? strcmp(model->roles.items[a.role], model->roles.items[b.role]) : 0;
}

/* Indicator before unit, as in cumplimiento.csv; indicators of one entity are sorted by code. */
static int compare_series(
	const struct model *model, const struct figure *figure, size_t indicator, struct unit unit)
{
	if (figure->unit.entity != unit.entity)
		return figure->unit.entity < unit.entity ? -1 : 1;
	if (figure->indicator != indicator)
		return figure->indicator < indicator ? -1 : 1;
	return compare_units(model, figure->unit, unit);
}

size_t assessment_series(
	const struct assessment *assessment, size_t indicator, struct unit unit, const struct figure **first)
{
	size_t low = 0, high = assessment->count, count = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_series(assessment->model, &assessment->figures[middle], indicator, unit) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first = assessment->figures ? assessment->figures + low : NULL;
	while (low + count < assessment->count &&
		compare_series(assessment->model, &assessment->figures[low + count], indicator, unit) == 0)
		count++;
	return count;
}

size_t assessment_indices(
	const struct assessment *assessment, struct unit unit, const struct index_line **first)
{
	size_t low = 0, high = assessment->index_count, count = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_units(assessment->model, assessment->indices[middle].unit, unit) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first = assessment->indices ? assessment->indices + low : NULL;
	while (low + count < assessment->index_count &&
		compare_units(assessment->model, assessment->indices[low + count].unit, unit) == 0)
		count++;
	return count;
}

static int compare_lines(const void *left, const void *right, void *context)
{
	const struct figure *a = *(const struct figure *const *)left,
			    *b = *(const struct figure *const *)right;
	int order = compare_units(context, a->unit, b->unit);
	if (!order)
		order = (a->period > b->period) - (a->period < b->period);
	return order ? order : (a->indicator > b->indicator) - (a->indicator < b->indicator);
}

static bool counts_as_target(const struct figure *figure, const struct indicator *indicator)
{
	bool waits = figure->state == STATE_NO_DATA || figure->state == STATE_NO_CASES ||
		     figure->state == STATE_PENDING || figure->state == STATE_PARTIAL;
	return waits && figure->target && (indicator->ceiling || fraction_sign(figure->target_at_cut) != 0);
}

static struct index_line index_of(
	const struct model *model, const struct figure *const *figures, size_t count, struct arena *arena)
{
	struct index_line line = {.unit = figures[0]->unit, .period = figures[0]->period};
	const struct fraction *points = fraction_whole(arena, 0, 1);
	struct decimal weights = {0};
	for (size_t i = 0; i < count; i++) {
		const struct figure *figure = figures[i];
		const struct indicator *indicator = &model->indicators[figure->indicator];
		line.with_target += counts_as_target(figure, indicator);
		if (figure->state < STATE_MEETS)
			continue;
		line.evaluated++;
		line.with_target++;
		weights.millionths += indicator->weight.millionths;
		points = fraction_add(arena, points,
			fraction_multiply(arena, fraction_of(arena, indicator->weight), figure->score));
	}
	__int128 needed = model->site.least_evaluated.millionths * line.with_target;
	if (line.evaluated && (__int128)line.evaluated * 1000000 >= needed)
		line.index = fraction_divide(arena, points, fraction_of(arena, weights));
	return line;
}

void assess_indices(struct assessment *assessment, struct arena *arena)
{
	const struct figure **sorted = arena_array(arena, assessment->count, sizeof(*sorted));
	size_t count = 0;
	for (size_t i = 0; i < assessment->count; i++)
		if (assessment->figures[i].unit.scope != SCOPE_ROLE)
			sorted[count++] = &assessment->figures[i];
	if (!count)
		return;
	qsort_r(sorted, count, sizeof(*sorted), compare_lines, (void *)assessment->model);
	assessment->indices = arena_array(arena, count, sizeof(*assessment->indices));
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count; to++)
			if (sorted[to]->period != sorted[from]->period ||
				compare_units(assessment->model, sorted[to]->unit, sorted[from]->unit) != 0)
				break;
		assessment->indices[assessment->index_count++] =
			index_of(assessment->model, sorted + from, to - from, arena);
	}
}
