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

static struct number draw_target(struct oracle_world *world, const struct indicator *indicator, bool flow)
{
	static const int hundredths[] = {90, 60, 200, 6, 100, 50, 25, 0};
	struct number value = {0, 0};

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
		target.value = draw_target(world, indicator, flow);
		target.norm = draw(world, world->circular_count);
		add_target(world, target);
	}
}

/* The rows of the regions, some without one, and their sum. */
static struct number add_regions(struct oracle_world *world, struct target target, bool summed, bool flow)
{
	const struct indicator *indicator = &world->indicators[target.indicator];
	struct number sum = draw_target(world, indicator, flow);

	sum.units = 0;
	for (int region = 0; region < world->region_count; region++) {
		if (world->regions[region].entity != indicator->entity || chance(world, 12))
			continue;
		target.region = region;
		target.value = draw_target(world, indicator, flow);
		sum.units += target.value.units;
		add_rows(world, target, summed, flow);
	}
	return sum;
}

/* The rows of two or three roles; with a national row they share its value without rest. */
static void add_roles(struct oracle_world *world, struct target target, bool summed, bool flow)
{
	const struct indicator *indicator = &world->indicators[target.indicator];
	int count = 2 + draw(world, 2);
	long long rest = target.value.units;

	for (int role = 0; role < count; role++) {
		target.role = role;
		if (!summed)
			target.value = draw_target(world, indicator, flow);
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
	target.value = draw_target(world, indicator, flow);
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
