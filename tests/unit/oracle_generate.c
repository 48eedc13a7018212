/*
 * Random but valid publications: entities, regions, indicators, observations and the as-of date. Small
 * numbers on a coarse grid, so that values at a threshold, zeros and partly reported ceilings are common. It
 * knows nothing of generator/.
 */
#include "oracle_world.h"

#include <string.h>

static const struct number ONE = {1, 0};

static void shuffle(struct oracle_world *world, int *items, int count)
{
	for (int i = count - 1; i > 0; i--) {
		int j = draw(world, i + 1), kept = items[i];

		items[i] = items[j];
		items[j] = kept;
	}
}

static void populate_entities(struct oracle_world *world)
{
	static const char *const pairs[][2] = {
		{"sena", "sence"}, {"en", "en-2"}, {"sence", "sena"}, {"b2", "b"}, {"instituto", "a-1"}};
	int pair = draw(world, 5);

	world->entity_count = 1 + chance(world, 35);
	for (int i = 0; i < world->entity_count; i++)
		snprintf(world->entities[i], sizeof(world->entities[i]), "%s", pairs[pair][i]);
}

static void populate_regions(struct oracle_world *world)
{
	static const char *const slugs[] = {"amazonas", "antioquia", "cesar", "meta", "narino",
		"norte-de-santander", "norte", "valle", "san-andres", "a-1", "arica", "maule"};
	static const char *const names[] = {"Amazonas", "Antioquia", "Cesar", "Meta", "Nari\303\261o",
		"Norte de Santander", "Norte", "Valle, del Cauca", "San Andr\303\251s", "A \"uno\"", "Arica",
		"Maule"};
	int order[12], codes[99];
	bool office[MAX_ENTITIES] = {false};

	for (int i = 0; i < 12; i++)
		order[i] = i;
	shuffle(world, order, 12);
	for (int i = 0; i < 99; i++)
		codes[i] = i + 1;
	shuffle(world, codes, 99);
	world->region_count = 1 + draw(world, MAX_REGIONS);
	if (world->region_count < world->entity_count)
		world->region_count = world->entity_count;
	for (int i = 0; i < world->region_count; i++) {
		struct region *region = &world->regions[i];

		region->entity = i < world->entity_count ? i : draw(world, world->entity_count);
		region->segment = chance(world, 25) ? NONE : draw(world, SEGMENTS);
		snprintf(region->slug, sizeof(region->slug), "%s", slugs[order[i]]);
		region->name = names[order[i]];
		if (!office[region->entity] && chance(world, 8))
			office[region->entity] = true; /* a central office has no code */
		else
			snprintf(region->code, sizeof(region->code), "%02d", codes[i]);
	}
}

static void populate_circulars(struct oracle_world *world)
{
	static const char *const ids[] = {"109-2012", "040-2012", "7-2011", "112-2012", "1090-2012"};
	int order[5] = {0, 1, 2, 3, 4};

	shuffle(world, order, 5);
	world->circular_count = 1 + draw(world, MAX_CIRCULARS);
	for (int i = 0; i < world->circular_count; i++)
		snprintf(world->circulars[i], sizeof(world->circulars[i]), "%s", ids[order[i]]);
}

/* Any mix of these keeps riesgo < cumple <= sobre, also where an indicator gives only some of the keys. */
static void populate_thresholds(struct oracle_world *world, struct thresholds *thresholds, int percent)
{
	static const struct number meet[] = {{1, 0}, {9, 1}, {92, 2}, {75, 2}, {10, 1}};
	static const struct number risk[] = {{8, 1}, {5, 1}, {7, 1}, {6, 1}, {666667, 6}};
	static const struct number over[] = {{12, 1}, {1, 0}, {11, 1}, {15, 1}, {125, 2}};
	static const struct number tolerance[] = {{1, 1}, {0, 0}, {5, 2}, {25, 2}, {333333, 6}};
	int pick;

	thresholds->meet_given = chance(world, percent);
	pick = draw(world, 5);
	if (thresholds->meet_given)
		thresholds->meet = meet[pick];
	thresholds->risk_given = chance(world, percent);
	pick = draw(world, 5);
	if (thresholds->risk_given)
		thresholds->risk = risk[pick];
	thresholds->over_given = chance(world, percent);
	pick = draw(world, 5);
	if (thresholds->over_given)
		thresholds->over = over[pick];
	thresholds->tolerance_given = chance(world, percent);
	pick = draw(world, 5);
	if (thresholds->tolerance_given)
		thresholds->tolerance = tolerance[pick];
	if (thresholds->meet.units == 75 &&
		thresholds->risk.units == 8) { /* 0.75 would lie under the risk of 0.8 */
		thresholds->meet = ONE;
		thresholds->meet_given = true;
	}
}

static void populate_site(struct oracle_world *world)
{
	static const int grace[] = {5, 0, 10, 31};
	static const struct number minimum[] = {{5, 1}, {0, 0}, {1, 0}, {75, 2}, {666667, 6}};
	int pick;

	world->thresholds.meet = ONE;
	world->thresholds.risk = (struct number){8, 1};
	world->thresholds.over = (struct number){12, 1};
	world->thresholds.tolerance = (struct number){1, 1};
	populate_thresholds(world, &world->thresholds, 25);
	world->grace_given = chance(world, 50);
	pick = draw(world, 4);
	world->grace_days = world->grace_given ? grace[pick] : 0;
	world->minimum_assessed = (struct number){5, 1};
	world->minimum_given = chance(world, 50);
	pick = draw(world, 5);
	if (world->minimum_given)
		world->minimum_assessed = minimum[pick];
}

/* --- indicators ------------------------------------------------------------------------------------------
 */

static void populate_variables(struct oracle_world *world, struct indicator *indicator)
{
	static const char *const names[] = {
		"contratos", "monetizan", "con_cuota", "empleos", "recibidos", "b"};
	int order[6] = {0, 1, 2, 3, 4, 5};

	shuffle(world, order, 6);
	indicator->variable_count = 1 + draw(world, MAX_VARIABLES);
	for (int i = 0; i < indicator->variable_count; i++) {
		struct variable *variable = &indicator->variables[i];

		variable->name = names[order[i]];
		variable->flow = chance(world, 60);
		variable->zero_percent = chance(world, 15) ? 70 : 12;
	}
}

static void populate_scale(struct oracle_world *world, struct indicator *indicator)
{
	int pick = draw(world, 100);

	indicator->scale = pick < 35   ? SCALE_TINY
			   : pick < 70 ? SCALE_SMALL
			   : pick < 92 ? SCALE_MEDIUM
				       : SCALE_LARGE;
	indicator->decimals = chance(world, 25) ? 1 + draw(world, 6) : 0;
	if (indicator->scale == SCALE_LARGE)
		indicator->decimals = chance(world, 50) ? 6 : 0;
	indicator->typical = indicator->scale == SCALE_TINY    ? 3
			     : indicator->scale == SCALE_SMALL ? 150
							       : 1250;
	if (indicator->scale == SCALE_LARGE)
		indicator->typical = 50000000000000000;
	/* The key, where written, allows every decimal that data and targets use. */
	indicator->published_decimals = chance(world, 50) ? 6 : NONE;
	indicator->roles = chance(world, 60);
	indicator->reversals = chance(world, 25);
	indicator->early = chance(world, 50);
}

static void populate_periods(struct oracle_world *world, struct indicator *indicator)
{
	static const int windows[] = {1, 3, 6, 12, 12, 3};
	static const int cuts[] = {25, 31, 30, 29, 1, 15, 25};
	int pick = draw(world, 100);

	indicator->first_year = pick < 85 ? 2012 : pick < 93 ? 2011 : 2013;
	indicator->last_year = indicator->first_year + chance(world, 25);
	indicator->from = (indicator->first_year - FIRST_YEAR) * 12;
	indicator->from_given = chance(world, 60);
	pick = draw(world, 8);
	if (indicator->from_given)
		indicator->from += pick;
	indicator->cut_day = cuts[draw(world, 7)];
	indicator->window = windows[draw(world, 6)];
}

static void populate_target_rule(struct oracle_world *world, struct indicator *indicator, bool ratio)
{
	static const struct number shares[] = {
		{9, 1}, {2, 0}, {6, 1}, {6, 2}, {1, 0}, {5, 1}, {25, 2}, {0, 0}};
	int pick = draw(world, 100);

	indicator->source = pick < 55 ? SOURCE_TABLE : pick < 88 ? SOURCE_CONSTANT : SOURCE_NONE;
	indicator->ceiling = chance(world, 40);
	indicator->prorated = chance(world, 50);
	pick = draw(world, 8);
	indicator->constant = shares[pick];
	if (!ratio) {
		indicator->constant.units = indicator->typical * draw(world, 9) / 2;
		indicator->constant.decimals = indicator->decimals;
	}
}

static void populate_indicator(struct oracle_world *world, int index)
{
	struct indicator *indicator = &world->indicators[index];
	static const struct number weights[] = {{2, 0}, {5, 1}, {1333333, 6}, {1, 0}, {1, 1}};
	int pick;

	indicator->entity = draw(world, world->entity_count);
	indicator->norm = draw(world, world->circular_count);
	populate_variables(world, indicator);
	populate_scale(world, indicator);
	populate_periods(world, indicator);
	indicator->thresholds = world->thresholds;
	populate_thresholds(world, &indicator->thresholds, 20);
	indicator->weight_given = chance(world, 50);
	pick = draw(world, 5);
	indicator->weight = indicator->weight_given ? weights[pick] : ONE;
	for (int region = 0; region < world->region_count; region++)
		if (world->regions[region].entity == indicator->entity)
			indicator->not_applicable[region] = chance(world, 10);
}

/* Another indicator of the same entity, or NONE. */
static int other_indicator(struct oracle_world *world, int index)
{
	int other = draw(world, world->indicator_count);

	if (other == index || world->indicators[other].entity != world->indicators[index].entity)
		return NONE;
	if (world->indicators[other].first_year != world->indicators[index].first_year && chance(world, 80))
		return NONE; /* seldom one whose rows are of other years */
	return other;
}

static void populate_formula(struct oracle_world *world, int index)
{
	struct indicator *indicator = &world->indicators[index];
	int foreign = other_indicator(world, index);
	int pick = draw(world, 100);

	indicator->numerator = (struct reference){index, 0};
	indicator->denominator = (struct reference){NONE, NONE};
	if (foreign != NONE && pick < 40)
		indicator->denominator =
			(struct reference){foreign, draw(world, world->indicators[foreign].variable_count)};
	else if (indicator->variable_count > 1 && pick < 75)
		indicator->denominator = (struct reference){index, 1};
	foreign = other_indicator(world, index);
	if (foreign != NONE && foreign != indicator->denominator.indicator && chance(world, 8))
		indicator->numerator = (struct reference){foreign, 0};
}

static void populate_indicators(struct oracle_world *world)
{
	/* Codes and file names that sort differently: a-b.md stands before a.md, "a" before "a-b". */
	static const char *const codes[] = {"a", "a-b", "a1", "ab", "cv", "em", "ec2", "z-9"};
	int order[8] = {0, 1, 2, 3, 4, 5, 6, 7};

	shuffle(world, order, 8);
	world->indicator_count = 1 + draw(world, MAX_INDICATORS);
	for (int i = 0; i < world->indicator_count; i++) {
		snprintf(world->indicators[i].code, sizeof(world->indicators[i].code), "%s", codes[order[i]]);
		populate_indicator(world, i);
	}
	for (int i = 0; i < world->indicator_count; i++) {
		populate_formula(world, i);
		populate_target_rule(
			world, &world->indicators[i], world->indicators[i].denominator.indicator != NONE);
	}
}

/* --- as-of date ------------------------------------------------------------------------------------------
 */

/* Often on a cut date or a due date, or a day from it: where states change. */
static void populate_asof(struct oracle_world *world)
{
	const struct indicator *indicator = &world->indicators[draw(world, world->indicator_count)];
	int month = (indicator->first_year - FIRST_YEAR) * 12 + 2 + draw(world, 12);
	int pick = draw(world, 100);

	if (pick < 35) {
		world->asof = day_number(2012, 1, 1) + draw(world, 500);
		return;
	}
	world->asof = cut_date(indicator, month);
	if (pick < 75)
		world->asof += world->grace_days;
	world->asof += draw(world, 3) - 1;
}

/* --- observations ----------------------------------------------------------------------------------------
 */

static void populate_files(struct oracle_world *world)
{
	static const char *const paths[] = {"seguimiento/2012/a.csv", "seguimiento/2012.csv",
		"seguimiento/prueba/b.csv", "seguimiento/prueba/x/c.csv", "seguimiento/otros/d.csv"};
	int order[5] = {0, 1, 2, 3, 4};

	shuffle(world, order, 5);
	world->file_count = 1 + draw(world, MAX_FILES);
	for (int i = 0; i < world->file_count; i++)
		world->files[i] = (struct observation_file){paths[order[i]], false};
	if (chance(world, 50))
		return;
	for (int i = 0; i < world->file_count; i++) /* all of a folder, or a file of its own */
		world->files[i].simulated = strncmp(world->files[i].path, "seguimiento/prueba/", 19) == 0 ||
					    strcmp(world->files[i].path, "seguimiento/otros/d.csv") == 0;
}

/* In units of the indicator's decimals. */
static long long draw_value(struct oracle_world *world, const struct indicator *indicator)
{
	long long value;

	switch (indicator->scale) {
	case SCALE_TINY:
		value = draw(world, 7);
		break;
	case SCALE_SMALL:
		value = 10LL * draw(world, 31);
		break;
	case SCALE_MEDIUM:
		value = draw(world, 2501);
		break;
	default:
		value = draw(world, 1000000000);
		value = value * 1000000000 + draw(world, 1000000000);
		if (chance(world, 30))
			value = 999999999999999999;
		break;
	}
	if (indicator->reversals && chance(world, 20))
		value = -value;
	return value;
}

static void add_row(struct oracle_world *world, struct row row)
{
	int *head = &world->head[row.indicator][row.variable][row.region][row.month];

	for (int i = *head; i != NONE; i = world->rows[i].next) {
		const struct row *other = &world->rows[i];

		if (other->role == row.role && other->channel == row.channel && other->contact == row.contact)
			return; /* the key is taken */
	}
	if (world->row_count == world->row_capacity) {
		world->row_capacity = 2 * world->row_capacity + 64;
		world->rows = oracle_resize(world->rows, world->row_capacity * sizeof(*world->rows));
	}
	row.next = *head;
	*head = (int)world->row_count;
	world->rows[world->row_count++] = row;
}

/* Around the due date, often on it; never after the as-of date. Rows without a value may lack it, or be
 * later. */
static long long draw_reported(
	struct oracle_world *world, const struct indicator *indicator, const struct row *row)
{
	long long day = cut_date(indicator, row->month) + world->grace_days;

	if (!row->has_value && chance(world, 60))
		return NO_DATE;
	if (chance(world, 70))
		day += draw(world, 25) - 18;
	else if (chance(world, 30))
		day += 1;
	if (!row->has_value)
		day += 40;
	return day > world->asof ? world->asof : day;
}

static void populate_cell(struct oracle_world *world, int index, int variable, int region, int month)
{
	const struct indicator *indicator = &world->indicators[index];
	int count = chance(world, 25) ? 2 + draw(world, 2) : 1;

	for (int i = 0; i < count; i++) {
		struct row row = {
			index, variable, region, month, NONE, NONE, NONE, true, {0, 0}, NO_DATE, 0, NONE};

		if (indicator->roles && chance(world, 75))
			row.role = draw(world, ROLES);
		if (chance(world, 20))
			row.channel = draw(world, 3);
		if (chance(world, 15))
			row.contact = draw(world, 2);
		row.has_value = !chance(world, 8);
		row.value.decimals = indicator->decimals;
		row.value.units = draw_value(world, indicator);
		if (chance(world, indicator->variables[variable].zero_percent))
			row.value.units = 0;
		row.reported = draw_reported(world, indicator, &row);
		row.file = draw(world, world->file_count);
		add_row(world, row);
	}
}

static void populate_region_rows(struct oracle_world *world, int index, int region)
{
	static const int shares[] = {100, 100, 95, 92, 70, 0};
	const struct indicator *indicator = &world->indicators[index];
	int first = (indicator->first_year - FIRST_YEAR) * 12,
	    last = (indicator->last_year - FIRST_YEAR) * 12 + 11;
	int share = shares[draw(world, 6)], skipped = draw(world, 100);

	if (indicator->not_applicable[region])
		share /= 3;
	for (int month = first; month <= last; month++) {
		long long start = day_number(year_of(month), month_of(month), 1);

		if (month < indicator->from && (!indicator->early || chance(world, 50)))
			continue;
		if (start > world->asof && !chance(world, 5))
			continue;
		if (!chance(world, share))
			continue;
		for (int variable = 0; variable < indicator->variable_count; variable++)
			if (skipped >= 20 || !chance(world, 20))
				populate_cell(world, index, variable, region, month);
	}
}

void oracle_populate(struct oracle_world *world)
{
	populate_entities(world);
	populate_regions(world);
	populate_circulars(world);
	populate_site(world);
	populate_indicators(world);
	populate_asof(world);
	populate_files(world);
	for (int i = 0; i < world->indicator_count; i++) {
		for (int region = 0; region < world->region_count; region++)
			if (world->regions[region].entity == world->indicators[i].entity)
				populate_region_rows(world, i, region);
	}
	for (int i = 0; i < world->indicator_count; i++) {
		if (world->indicators[i].source == SOURCE_TABLE)
			oracle_add_targets(world, i);
		else if (world->indicators[i].source == SOURCE_CONSTANT && chance(world, 50))
			oracle_aim_constant(world, i);
	}
}
