/* Room: compliance. Rows of a figure, found again. What is summed is decided in windows.c and assess.c; the
 * tests hold both to the same sums. */
#include "compliance/derivation.h"

#include "compliance/windows.h"

static bool rows_enter(const struct indicator *indicator, bool reported)
{
	/* Without a denominator a flow sums what there is in the window, reported at the period or not. */
	return reported || (indicator->denominator.indicator == NONE && !indicator->numerator.stock);
}

/* Whether the rows of a month are left out because one of the two terms is missing in it. */
static bool is_unpaired(const struct indicator *indicator, const struct series *series, month m)
{
	return series->denominator && !indicator->numerator.stock && !indicator->denominator.stock &&
	       !series_reported(series, m - indicator->first);
}

static void add_rows(struct contribution *part, int which, struct term term, const struct model *model,
	const struct figure *figure, const struct series *series, struct arena *arena)
{
	const struct indicator *indicator = &model->indicators[figure->indicator];
	size_t role = figure->unit.scope == SCOPE_ROLE ? figure->unit.role : 0;
	month first = term.stock ? figure->period : figure->window_first;
	struct decimal sum = {0};
	const struct observation *o;
	size_t count = observations_of(model, term.indicator, part->region, &o);
	part->rows[which] = arena_array(arena, count, sizeof(*part->rows[which]));
	for (size_t i = 0; i < count; i++, o++) {
		if (o->variable != term.variable || !o->has_value || (role && o->role != role) ||
			o->month < first || o->month > figure->period ||
			is_unpaired(indicator, series, o->month))
			continue;
		part->rows[which][part->row_count[which]++] = o;
		sum.millionths += o->value.millionths;
	}
	part->sums[which] = fraction_of(arena, sum);
}

static void add_region(struct contribution *part, const struct model *model, const struct figure *figure,
	struct arena *arena)
{
	const struct indicator *indicator = &model->indicators[figure->indicator];
	size_t role = figure->unit.scope == SCOPE_ROLE ? figure->unit.role : 0;
	struct series series = series_of(model, figure->indicator, part->region, role, arena);
	part->reported = series_reported(&series, figure->period - indicator->first);
	part->counted = rows_enter(indicator, part->reported);
	if (!part->counted)
		return;
	add_rows(part, TERM_NUMERATOR, indicator->numerator, model, figure, &series, arena);
	if (series.denominator)
		add_rows(part, TERM_DENOMINATOR, indicator->denominator, model, figure, &series, arena);
}

static void add_targets(struct derivation *derivation, const struct model *model, const struct figure *figure,
	struct arena *arena)
{
	const struct indicator *indicator = &model->indicators[figure->indicator];
	size_t role = figure->unit.scope == SCOPE_ROLE ? figure->unit.role : 0;
	const struct target *row = NULL;
	derivation->targets = arena_array(arena, model->region_count + 1, sizeof(*derivation->targets));
	if (indicator->target_source != TARGET_TABLE)
		return;
	if (figure->unit.scope == SCOPE_NATION || figure->unit.scope == SCOPE_ROLE)
		row = target_in_force(model, indicator, figure->indicator, NONE, role, figure->period);
	if (row)
		derivation->targets[derivation->target_count++] = row;
	for (size_t region = 0; !row && region < model->region_count; region++) {
		bool applies = figure->unit.scope == SCOPE_REGION || !indicator->not_applicable[region];
		const struct target *one = applies && unit_has_region(model, figure->unit, region)
						   ? target_in_force(model, indicator, figure->indicator,
							     region, role, figure->period)
						   : NULL;
		if (one)
			derivation->targets[derivation->target_count++] = one;
	}
}

void derive(struct derivation *derivation, const struct assessment *assessment, const struct figure *figure,
	struct arena *arena)
{
	const struct model *model = assessment->model;
	const struct indicator *indicator = &model->indicators[figure->indicator];
	*derivation = (struct derivation){
		.regions = arena_array(arena, model->region_count, sizeof(*derivation->regions))};
	for (size_t i = 0; i < model->region_count; i++) {
		size_t region = assessment->region_order[i];
		if (!unit_has_region(model, figure->unit, region) || indicator->not_applicable[region])
			continue;
		struct contribution *part = &derivation->regions[derivation->region_count++];
		part->region = region;
		add_region(part, model, figure, arena);
	}
	add_targets(derivation, model, figure, arena);
}
