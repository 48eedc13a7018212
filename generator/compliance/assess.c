/*
 * Room: compliance. Figures in the order of cumplimiento.csv: for each entity and indicator, its regions,
 * segments, nation and roles. A region is a roll-up of one, but for the rules that name roll-ups.
 */
#include "compliance/assessment.h"
#include "compliance/index.h"
#include "compliance/targets.h"
#include "compliance/windows.h"

#include <stdlib.h>
#include <string.h>

const char *const scope_ids[SCOPE_COUNT] = {"region", "segmento", "nacional", "rol"};
const char *const state_ids[STATE_COUNT] = {"no_aplica", "pendiente", "sin_dato", "sin_casos", "sin_meta",
	"meta_cero", "parcial", "cumple", "riesgo", "incumple"};

/* What is at hand while one indicator is assessed. */
struct work {
	struct assessment *out;
	const struct model *model;
	struct arena *arena;
	size_t indicator_index;
	const struct indicator *indicator;
	struct series *series; /* per region of the model, for the rows that the unit uses */
	const struct fraction *one, *zero;
	size_t capacity;
};

bool unit_has_region(const struct model *model, struct unit unit, size_t region)
{
	if (unit.scope == SCOPE_REGION)
		return unit.region == region;
	if (model->regions[region].entity != unit.entity)
		return false;
	return unit.scope != SCOPE_SEGMENT || model->regions[region].segment == unit.segment;
}

const char *unit_id(const struct model *model, struct unit unit)
{
	if (unit.scope == SCOPE_REGION)
		return model->regions[unit.region].id;
	return unit.scope == SCOPE_SEGMENT ? segment_ids[unit.segment] : "";
}

/* Months of the window, up to the period, in which the region was reported, and those that were owed or
 * reported. */
static void count_months(
	struct figure *figure, const struct indicator *indicator, const struct series *series)
{
	for (month m = figure->window_first; m <= figure->period; m++) {
		bool reported = series_reported(series, m - indicator->first);
		figure->months_reported += reported;
		figure->months_expected += reported || m >= indicator->since;
	}
}

/* Sums over the unit's regions (3-compliance "Value of a region" and "Roll-ups"). */
static void measure(const struct work *work, struct figure *figure)
{
	const struct indicator *indicator = work->indicator;
	int at = figure->period - indicator->first, first = figure->window_first - indicator->first;
	bool has_denominator = indicator->denominator.indicator != NONE;
	bool whole_window =
		!has_denominator && !indicator->numerator.stock; /* reported at the period or not */
	struct sums sums = {0};
	for (size_t region = 0; region < work->model->region_count; region++) {
		if (!unit_has_region(work->model, figure->unit, region) || indicator->not_applicable[region])
			continue;
		const struct series *series = &work->series[region];
		bool reported = series_reported(series, at);
		figure->regions_expected++;
		figure->regions_reported += reported;
		count_months(figure, indicator, series);
		if (reported || whole_window)
			series_add(series, indicator, first, at, &sums);
	}
	figure->reported = figure->regions_reported > 0;
	if (!figure->reported)
		return;
	figure->simulated = sums.simulated;
	figure->value = figure->numerator = fraction_of(work->arena, (struct decimal){sums.numerator});
	if (!has_denominator)
		return;
	figure->denominator = fraction_of(work->arena, (struct decimal){sums.denominator});
	figure->value = sums.denominator
				? fraction_divide(work->arena, figure->numerator, figure->denominator)
				: NULL;
}

static void set_target(const struct work *work, struct figure *figure)
{
	struct goal goal =
		goal_of(work->model, work->indicator_index, figure->unit, figure->period, work->arena);
	figure->norm = goal.norm ? goal.norm : work->model->circulars[work->indicator->norm].id;
	figure->target = figure->target_at_cut = goal.value;
	figure->simulated |= goal.simulated;
	if (work->indicator->linear)
		figure->target_at_cut = fraction_multiply(work->arena, goal.value,
			fraction_whole(work->arena, figure->elapsed, figure->months));
}

/* minimo: c = value ÷ target at cut. */
static void judge_floor(const struct work *work, struct figure *figure)
{
	const struct thresholds *limits = &work->indicator->thresholds;
	const struct fraction *c = fraction_divide(work->arena, figure->value, figure->target_at_cut);
	figure->compliance = c;
	if (fraction_compare(c, fraction_of(work->arena, limits->meets)) >= 0)
		figure->state = STATE_MEETS;
	else if (fraction_compare(c, fraction_of(work->arena, limits->risk)) >= 0)
		figure->state = STATE_RISK;
	else
		figure->state = STATE_FAILS;
	figure->over = fraction_compare(c, fraction_of(work->arena, limits->over)) > 0;
	figure->score = fraction_sign(c) < 0		     ? work->zero
			: fraction_compare(c, work->one) > 0 ? work->one
							     : c;
}

/* maximo: a ceiling t, tolerated up to t × (1 + tolerancia). */
static void judge_ceiling(const struct work *work, struct figure *figure, const struct fraction *tolerated)
{
	const struct fraction *t = figure->target_at_cut, *value = figure->value;
	if (fraction_compare(value, t) <= 0) {
		figure->state = STATE_MEETS;
		figure->score = work->one;
		return;
	}
	figure->state = fraction_compare(value, tolerated) <= 0 ? STATE_RISK : STATE_FAILS;
	figure->score = work->zero;
	if (fraction_sign(t) == 0)
		return;
	const struct fraction *excess =
		fraction_divide(work->arena, fraction_subtract(work->arena, value, t), t);
	const struct fraction *score = fraction_subtract(work->arena, work->one, excess);
	figure->score = fraction_sign(score) > 0 ? score : work->zero;
}

/* The table "State, first that holds". */
static void judge(const struct work *work, struct figure *figure)
{
	const struct indicator *indicator = work->indicator;
	date as_of = work->model->as_of;
	if (figure->unit.scope == SCOPE_REGION && indicator->not_applicable[figure->unit.region]) {
		figure->state = STATE_NOT_APPLICABLE;
	} else if (!figure->reported) {
		figure->state = as_of <= figure->due ? STATE_PENDING : STATE_NO_DATA;
	} else if (!figure->value) {
		figure->state = STATE_NO_CASES;
	} else if (!figure->target) {
		figure->state = STATE_NO_TARGET;
	} else if (!indicator->ceiling) {
		if (fraction_sign(figure->target_at_cut) == 0)
			figure->state = STATE_ZERO_TARGET;
		else
			judge_floor(work, figure);
	} else {
		struct decimal slack = {indicator->tolerance.millionths + 1000000};
		const struct fraction *tolerated = fraction_multiply(
			work->arena, figure->target_at_cut, fraction_of(work->arena, slack));
		bool silent = figure->unit.scope != SCOPE_REGION && !figure->denominator &&
			      figure->regions_reported < figure->regions_expected;
		if (fraction_sign(figure->target_at_cut) != 0)
			figure->compliance =
				fraction_divide(work->arena, figure->value, figure->target_at_cut);
		if (silent && fraction_compare(figure->value, tolerated) <= 0)
			figure->state = STATE_PARTIAL;
		else
			judge_ceiling(work, figure, tolerated);
	}
}

/* 3-compliance "Timeliness": regions only; a month before `desde` is not owed. */
static void set_timeliness(const struct work *work, struct figure *figure)
{
	figure->reported_on = DATE_NONE;
	if (figure->unit.scope != SCOPE_REGION || !figure->reported)
		return;
	figure->reported_on =
		work->series[figure->unit.region].reported_on[figure->period - work->indicator->first];
	if (figure->reported_on != DATE_NONE && figure->period >= work->indicator->since)
		figure->timeliness =
			figure->reported_on <= figure->due ? TIMELINESS_ON_TIME : TIMELINESS_LATE;
}

static void add_figure(struct work *work, struct unit unit, month period)
{
	struct assessment *out = work->out;
	const struct indicator *indicator = work->indicator;
	struct figure figure = {.indicator = work->indicator_index, .unit = unit, .period = period};
	figure.cut = month_day(period, indicator->cut_day);
	figure.due = figure.cut + work->model->site.grace_days;
	figure.window_first = window_first(indicator->window, period);
	figure.elapsed = period - figure.window_first + 1;
	figure.months = window_months(indicator->window);
	measure(work, &figure);
	set_target(work, &figure);
	judge(work, &figure);
	set_timeliness(work, &figure);
	out->figures =
		arena_grow(work->arena, out->figures, out->count, &work->capacity, sizeof(*out->figures));
	out->figures[out->count++] = figure;
}

/* 3-compliance "Windows and periods": months owed by the as-of date, and any other month of vigencia that has
 * a value. */
static bool has_line(const struct work *work, struct unit unit, month period)
{
	const struct indicator *indicator = work->indicator;
	if (period >= indicator->since && month_day(period, indicator->cut_day) <= work->model->as_of)
		return true;
	for (size_t region = 0; region < work->model->region_count; region++)
		if (unit_has_region(work->model, unit, region) &&
			work->series[region].any_value[period - indicator->first])
			return true;
	return false;
}

static void assess_unit(struct work *work, struct unit unit)
{
	for (month period = work->indicator->first; period <= work->indicator->last; period++)
		if (has_line(work, unit, period))
			add_figure(work, unit, period);
}

static void load_series(struct work *work, size_t role)
{
	const struct model *model = work->model;
	work->series = arena_array(work->arena, model->region_count, sizeof(*work->series));
	for (size_t region = 0; region < model->region_count; region++)
		if (model->regions[region].entity == work->indicator->entity)
			work->series[region] =
				series_of(model, work->indicator_index, region, role, work->arena);
}

static bool segment_has_regions(const struct model *model, size_t entity, enum segment segment)
{
	for (size_t i = 0; i < model->region_count; i++)
		if (model->regions[i].entity == entity && model->regions[i].segment == segment)
			return true;
	return false;
}

static bool role_has_targets(const struct model *model, size_t indicator, size_t role)
{
	for (size_t i = 0; i < model->target_count; i++)
		if (model->targets[i].indicator == indicator && model->targets[i].role == role)
			return true;
	return false;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void assess_roles(struct work *work, size_t entity)
{
	const struct model *model = work->model;
	const char **names = arena_array(work->arena, model->roles.count, sizeof(*names));
	memcpy(names, model->roles.items, model->roles.count * sizeof(*names));
	qsort(names, model->roles.count, sizeof(*names), compare_names);
	for (size_t i = 0; i < model->roles.count; i++) {
		size_t role = role_find(model, names[i]);
		if (!role || !role_has_targets(model, work->indicator_index, role))
			continue;
		load_series(work, role);
		assess_unit(work, (struct unit){.scope = SCOPE_ROLE, .entity = entity, .role = role});
	}
}

static void assess_indicator(struct work *work, size_t entity)
{
	const struct model *model = work->model;
	load_series(work, 0);
	for (size_t i = 0; i < model->region_count; i++) {
		size_t region = work->out->region_order[i];
		if (model->regions[region].entity == entity)
			assess_unit(work,
				(struct unit){.scope = SCOPE_REGION, .entity = entity, .region = region});
	}
	for (enum segment s = SEGMENT_LARGE; s < SEGMENT_COUNT; s++)
		if (segment_has_regions(model, entity, s))
			assess_unit(
				work, (struct unit){.scope = SCOPE_SEGMENT, .entity = entity, .segment = s});
	assess_unit(work, (struct unit){.scope = SCOPE_NATION, .entity = entity});
	assess_roles(work, entity);
}

static int compare_regions(const void *left, const void *right, void *context)
{
	const struct region *regions = context, *a = &regions[*(const size_t *)left],
			    *b = &regions[*(const size_t *)right];
	if (a->entity != b->entity)
		return a->entity < b->entity ? -1 : 1;
	int order = strcmp(a->code, b->code);
	return order ? order : strcmp(a->id, b->id);
}

void assess(struct assessment *assessment, const struct model *model, struct arena *arena)
{
	*assessment = (struct assessment){.model = model};
	assessment->region_order = arena_array(arena, model->region_count, sizeof(size_t));
	for (size_t i = 0; i < model->region_count; i++)
		assessment->region_order[i] = i;
	if (model->region_count)
		qsort_r(assessment->region_order, model->region_count, sizeof(size_t), compare_regions,
			model->regions);
	struct work work = {.out = assessment,
		.model = model,
		.arena = arena,
		.one = fraction_whole(arena, 1, 1),
		.zero = fraction_whole(arena, 0, 1)};
	for (size_t entity = 0; entity < model->entity_count; entity++) {
		for (size_t i = 0; i < model->indicator_count; i++) {
			if (model->indicators[i].entity != entity)
				continue;
			work.indicator_index = i;
			work.indicator = &model->indicators[i];
			assess_indicator(&work, entity);
		}
	}
	assess_indices(assessment, arena);
}
