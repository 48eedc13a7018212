/*
 * Random target rows of one indicator that break no rule of 2-formats and 3-compliance: a national row
 * without `vigente_desde` is the sum of its regional rows and of its rol rows, and a `flujo` without
 * denominator whose window is shorter than a year has no row for the year. It knows nothing of generator/.
 */
#include "oracle_world.h"

/* Which rows a period has. */
enum layout {
	LAYOUT_EMPTY,
	LAYOUT_NATION,
	LAYOUT_REGIONS,
	LAYOUT_NATION_REGIONS,
	LAYOUT_NATION_ROLES,
	LAYOUT_NATION_REGIONS_ROLES,
	LAYOUT_ROLES,
	LAYOUT_REGIONS_ROLES,
	LAYOUT_REGIONS_BY_ROLE,
	LAYOUTS
};

static void add_target(struct oracle_world *world, struct target target)
{
	for (size_t i = 0; i < world->target_count; i++) {
		const struct target *other = &world->targets[i];

		if (other->indicator == target.indicator && other->region == target.region &&
			other->role == target.role && other->first == target.first &&
			other->length == target.length && other->in_force == target.in_force)
			return; /* the key is taken */
	}
	if (world->target_count == world->target_capacity) {
		world->target_capacity = 2 * world->target_capacity + 64;
		world->targets =
			oracle_resize(world->targets, world->target_capacity * sizeof(*world->targets));
	}
	world->targets[world->target_count++] = target;
}

static bool is_ratio(const struct indicator *indicator)
{
	return indicator->denominator.indicator != NONE;
}

/* What the rows of a month, or of its window so far, add up to: roughly, for aiming only. */
static long long rough_sum(
	const struct oracle_world *world, int index, struct reference ref, int region, int month)
{
	const struct indicator *indicator = &world->indicators[index];
	bool flow = world->indicators[ref.indicator].variables[ref.variable].flow;
	int first = flow ? month - month % indicator->window : month;
	long long sum = 0;

	for (size_t i = 0; i < world->row_count; i++) {
		const struct row *row = &world->rows[i];

		if (row->indicator != ref.indicator || row->variable != ref.variable || !row->has_value ||
			row->month < first || row->month > month || indicator->not_applicable[row->region])
			continue;
		if (region == NONE || row->region == region)
			sum += row->value.units;
	}
	return sum;
}

/*
 * A target that puts the figure of a region (or of the nation) in some month exactly on a threshold, where a
 * finite decimal does; else false.
 */
static bool aim_target(struct oracle_world *world, int index, int region, int month, struct number *out)
{
	const struct indicator *indicator = &world->indicators[index];
	const struct thresholds *limits = &indicator->thresholds;
	const struct reference upper = indicator->numerator, lower = indicator->denominator;
	struct number limit[] = {{1, 0}, limits->meet, limits->risk, limits->over}, aimed;
	long long above, below = 1;

	if (indicator->ceiling)
		limit[1] = limit[2] = limits->tolerance;
	aimed = limit[draw(world, 4)];
	while (aimed.decimals < 6) {
		aimed.units *= 10;
		aimed.decimals++;
	}
	if (indicator->ceiling && aimed.units != 1000000)
		aimed.units = 1000000 + limits->tolerance.units * 1000000 /
						(limits->tolerance.decimals == 6	  ? 1000000
							: limits->tolerance.decimals == 2 ? 100
							: limits->tolerance.decimals == 1 ? 10
											  : 1);
	if (indicator->scale == SCALE_LARGE || world->indicators[upper.indicator].scale == SCALE_LARGE)
		return false;
	above = rough_sum(world, index, upper, region, month) * 1000000;
	out->decimals = world->indicators[upper.indicator].decimals;
	if (is_ratio(indicator)) {
		if (world->indicators[lower.indicator].scale == SCALE_LARGE ||
			world->indicators[lower.indicator].decimals != out->decimals)
			return false;
		below = rough_sum(world, index, lower, region, month);
		above *= 100;
		out->decimals = 2;
	}
	if (indicator->prorated) {
		above *= indicator->window;
		below *= month % indicator->window + 1;
	}
	if (above <= 0 || below <= 0 || above % below != 0 || above / below % aimed.units != 0)
		return false;
	out->units = above / below / aimed.units;
	return true;
}

void oracle_aim_constant(struct oracle_world *world, int index)
{
	struct indicator *indicator = &world->indicators[index];

	for (int tries = 0; tries < 20; tries++) {
		int region = draw(world, world->region_count);
		int month = indicator->from + draw(world, 10);
		struct number aimed;

		if (!aim_target(world, index, region, month, &aimed))
			continue;
		indicator->constant = aimed;
		return;
	}
}

/* A target of a period for a region, or for the nation where region is NONE. */
static struct number draw_target(struct oracle_world *world, const struct target *target, bool flow)
{
	const struct indicator *indicator = &world->indicators[target->indicator];
	static const int hundredths[] = {90, 60, 200, 6, 100, 50, 25, 0};
	struct number value = {0, 0};

	if (target->role == NONE && chance(world, 50)) {
		int month = target->first + draw(world, target->length);

		if (aim_target(world, target->indicator, target->region, month, &value) &&
			(is_ratio(indicator) || value.decimals == indicator->decimals))
			return value;
	}
	if (is_ratio(indicator)) {
		value.units = hundredths[draw(world, 8)];
		value.decimals = 2;
		return value;
	}
	value.decimals = indicator->decimals;
	value.units = indicator->typical < 1000000 ? indicator->typical : 1000000000000000;
	value.units = value.units * draw(world, 9) * (flow ? indicator->window : 1) / 4;
	return value;
}

static long long draw_in_force(struct oracle_world *world, int first)
{
	return day_number(year_of(first), month_of(first), 1) + draw(world, 300) - 30;
}

/* A row as given, and sometimes others of its key that come into force later. */
static void add_rows(struct oracle_world *world, struct target target, bool summed, bool flow)
{
	const struct indicator *indicator = &world->indicators[target.indicator];

	target.norm = indicator->norm;
	if (chance(world, 40))
		target.norm = draw(world, world->circular_count);
	target.in_force = NO_DATE;
	if (!summed && chance(world, 8))
		target.in_force = draw_in_force(world, target.first);
	add_target(world, target);
	while (chance(world, 10)) {
		target.in_force = draw_in_force(world, target.first);
		target.value = draw_target(world, &target, flow);
		target.norm = draw(world, world->circular_count);
		add_target(world, target);
	}
}

/* The rows of the regions, some without one, and their sum. */
static struct number add_regions(struct oracle_world *world, struct target target, bool summed, bool flow)
{
	const struct indicator *indicator = &world->indicators[target.indicator];
	struct number sum = draw_target(world, &target, flow);

	sum.units = 0;
	for (int region = 0; region < world->region_count; region++) {
		if (world->regions[region].entity != indicator->entity || chance(world, 12))
			continue;
		target.region = region;
		target.value = draw_target(world, &target, flow);
		sum.units += target.value.units;
		add_rows(world, target, summed, flow);
	}
	return sum;
}

/* The rows of two or three roles; with a national row they share its value without rest. */
static void add_roles(struct oracle_world *world, struct target target, bool summed, bool flow)
{
	int count = 2 + draw(world, 2);
	long long rest = target.value.units;

	for (int role = 0; role < count; role++) {
		target.role = role;
		if (!summed)
			target.value = draw_target(world, &target, flow);
		else
			target.value.units = role == count - 1 ? rest : rest * draw(world, 8) / 10;
		rest -= target.value.units;
		add_rows(world, target, summed, flow);
	}
}

static void add_regions_by_role(struct oracle_world *world, struct target target, bool flow)
{
	for (int role = 0; role < 2; role++) {
		target.role = role;
		add_regions(world, target, false, flow);
	}
}

static void add_period(struct oracle_world *world, int index, int first, int length, int layout)
{
	const struct indicator *indicator = &world->indicators[index];
	const struct reference ref = indicator->numerator;
	bool flow = world->indicators[ref.indicator].variables[ref.variable].flow;
	bool nation = layout == LAYOUT_NATION || layout == LAYOUT_NATION_REGIONS ||
		      layout == LAYOUT_NATION_ROLES || layout == LAYOUT_NATION_REGIONS_ROLES;
	bool regions = layout == LAYOUT_REGIONS || layout == LAYOUT_NATION_REGIONS ||
		       layout == LAYOUT_NATION_REGIONS_ROLES || layout == LAYOUT_REGIONS_ROLES;
	bool roles = layout == LAYOUT_ROLES || layout == LAYOUT_NATION_ROLES ||
		     layout == LAYOUT_NATION_REGIONS_ROLES || layout == LAYOUT_REGIONS_ROLES;
	bool summed = nation && (regions || roles);
	struct target target = {index, NONE, NONE, first, length, {0, 0}, 0, NO_DATE};
	struct number sum;

	if (layout == LAYOUT_REGIONS_BY_ROLE)
		add_regions_by_role(world, target, flow);
	target.value = draw_target(world, &target, flow);
	if (regions) {
		sum = add_regions(world, target, summed, flow);
		for (size_t i = 0; i < world->target_count; i++)
			if (world->targets[i].indicator == index && world->targets[i].region != NONE &&
				world->targets[i].first == first && world->targets[i].length == length)
				target.value = sum; /* at least one region has a row */
	}
	if (nation)
		add_rows(world, target, summed, flow);
	if (roles)
		add_roles(world, target, nation, flow);
}

void oracle_add_targets(struct oracle_world *world, int index)
{
	const struct indicator *indicator = &world->indicators[index];
	const struct reference ref = indicator->numerator;
	bool flow = world->indicators[ref.indicator].variables[ref.variable].flow;
	bool year_allowed = indicator->window == 12 || !flow || is_ratio(indicator);
	int usual = draw(world, LAYOUTS);

	for (int year = indicator->first_year; year <= indicator->last_year; year++) {
		int start = (year - FIRST_YEAR) * 12;

		if (year_allowed && chance(world, 80))
			add_period(world, index, start, 12, chance(world, 70) ? usual : draw(world, LAYOUTS));
		if (indicator->window == 12)
			continue;
		for (int first = start; first < start + 12; first += indicator->window)
			if (chance(world, year_allowed ? 30 : 80))
				add_period(world, index, first, indicator->window,
					chance(world, 70) ? usual : draw(world, LAYOUTS));
	}
}
