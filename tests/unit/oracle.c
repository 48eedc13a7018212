/*
 * The oracle's computation: 3-compliance read word for word over the in-memory world, with GMP fractions, one
 * line at a time and nothing remembered between lines. Where the spec leaves a choice, the comment that
 * begins with "Reading:" says which one is made. It knows nothing of generator/.
 */
#include "oracle_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void oracle_set_number(mpq_t out, struct number number)
{
	mpz_set_si(mpq_numref(out), (long)number.units);
	mpz_ui_pow_ui(mpq_denref(out), 10, (unsigned long)number.decimals);
	mpq_canonicalize(out);
}

/* --- rows ------------------------------------------------------------------------------------------------
 */

/* "A rol unit uses only the rows with that rol, also to tell what is reported." */
static bool row_speaks(const struct row *row, int role)
{
	return row->has_value && (role == NONE || row->role == role);
}

static const struct row *first_row(
	const struct oracle_world *world, struct reference ref, int region, int month)
{
	int index = world->head[ref.indicator][ref.variable][region][month];

	return index == NONE ? NULL : &world->rows[index];
}

static const struct row *next_row(const struct oracle_world *world, const struct row *row)
{
	return row->next == NONE ? NULL : &world->rows[row->next];
}

static bool variable_reported(
	const struct oracle_world *world, struct reference ref, int region, int month, int role)
{
	for (const struct row *row = first_row(world, ref, region, month); row; row = next_row(world, row))
		if (row_speaks(row, role))
			return true;
	return false;
}

/* "The region is reported at p when the numerator (and the denominator, if there is one) is." */
static bool region_reported(
	const struct oracle_world *world, const struct indicator *indicator, int region, int month, int role)
{
	if (!variable_reported(world, indicator->numerator, region, month, role))
		return false;
	return indicator->denominator.indicator == NONE ||
	       variable_reported(world, indicator->denominator, region, month, role);
}

static bool is_flow(const struct oracle_world *world, struct reference ref)
{
	return world->indicators[ref.indicator].variables[ref.variable].flow;
}

static int window_start(const struct indicator *indicator, int month)
{
	return month - month % indicator->window;
}

static void add_month(const struct oracle_world *world, struct reference ref, int region, int month,
	struct line *line, mpq_t sum)
{
	mpq_t value;

	mpq_init(value);
	for (const struct row *row = first_row(world, ref, region, month); row; row = next_row(world, row)) {
		if (!row_speaks(row, line->unit.role))
			continue;
		oracle_set_number(value, row->value);
		mpq_add(sum, sum, value);
		/* Reading: "any row used" is a row that enters a published numerator or denominator. */
		if (world->files[row->file].simulated)
			line->simulated = true;
	}
	mpq_clear(value);
}

/* "`flujo`: sum of all its rows in the window. `stock`: sum of its rows in month `p` alone." */
static void add_region(
	const struct oracle_world *world, struct reference ref, int region, struct line *line, mpq_t sum)
{
	const struct indicator *indicator = &world->indicators[line->indicator];
	bool both_flow = indicator->denominator.indicator != NONE && is_flow(world, indicator->numerator) &&
			 is_flow(world, indicator->denominator);

	if (!is_flow(world, ref)) {
		add_month(world, ref, region, line->month, line, sum);
		return;
	}
	for (int month = window_start(indicator, line->month); month <= line->month; month++) {
		/* "Where numerator and denominator are both flujo, a month that lacks one of the two is left
		 * out." */
		if (both_flow && !region_reported(world, indicator, region, month, line->unit.role))
			continue;
		add_month(world, ref, region, month, line, sum);
	}
}

/* --- units -----------------------------------------------------------------------------------------------
 */

static bool unit_holds(const struct oracle_world *world, struct unit unit, int region)
{
	if (world->regions[region].entity != unit.entity)
		return false;
	if (unit.scope == SCOPE_REGION)
		return region == unit.region;
	if (unit.scope == SCOPE_SEGMENT)
		return world->regions[region].segment == unit.segment;
	return true;
}

/* The regions of a unit "that apply". */
static bool unit_counts(const struct oracle_world *world, const struct line *line, int region)
{
	return unit_holds(world, line->unit, region) &&
	       !world->indicators[line->indicator].not_applicable[region];
}

/*
 * "Periods of a unit: every month from `desde` to the end of `vigencia` whose cut date <= as-of, plus other
 * months of `vigencia` that have a row with a value, of any variable of the indicator, of any of the unit's
 * regions, those under `no_aplica` included (a rol unit: with that rol)." Reading: "variable of the
 * indicator" is one that it declares; another indicator's is not among them.
 */
static bool unit_has_period(
	const struct oracle_world *world, struct unit unit, int indicator_index, int month)
{
	const struct indicator *indicator = &world->indicators[indicator_index];

	if (year_of(month) < indicator->first_year || year_of(month) > indicator->last_year)
		return false;
	if (month >= indicator->from && cut_date(indicator, month) <= world->asof)
		return true;
	for (int region = 0; region < world->region_count; region++) {
		if (!unit_holds(world, unit, region))
			continue;
		for (int variable = 0; variable < indicator->variable_count; variable++)
			if (variable_reported(world, (struct reference){indicator_index, variable}, region,
				    month, unit.role))
				return true;
	}
	return false;
}

/* --- target ----------------------------------------------------------------------------------------------
 */

/*
 * "The row for the exact window or else for the year; with several `vigente_desde`, the latest that is <= the
 * cut date (empty = from the start)." Reading: rows of the exact window that are all not yet in force at the
 * cut date are no row for it: the year's serves.
 */
static const struct target *find_target(
	const struct oracle_world *world, const struct line *line, int region, int role)
{
	const struct indicator *indicator = &world->indicators[line->indicator];
	const int lengths[2] = {indicator->window, 12};

	for (int i = 0; i < 2; i++) {
		const struct target *best = NULL;

		for (size_t t = 0; t < world->target_count; t++) {
			const struct target *target = &world->targets[t];

			if (target->indicator != line->indicator || target->region != region ||
				target->role != role)
				continue;
			if (target->length != lengths[i] ||
				target->first != line->month - line->month % lengths[i])
				continue;
			if (target->in_force > cut_date(indicator, line->month))
				continue;
			if (!best || target->in_force > best->in_force)
				best = target;
		}
		if (best)
			return best;
	}
	return NULL;
}

static void add_target(struct line *line, const struct target *target)
{
	mpq_t value;

	mpq_init(value);
	oracle_set_number(value, target->value);
	mpq_add(line->target, line->target, value);
	mpq_clear(value);
	line->has_target = true;
	line->norms[target->norm] = true;
}

/*
 * Reading: a region under `no_aplica` still shows its own target ("given wherever there is a target"); a rol
 * unit's target is looked for as the nation's, among the rows with that rol; and "the national row" means the
 * one of the exact window or else of the year, before any sum of regional rows.
 */
static void find_table_target(const struct oracle_world *world, struct line *line)
{
	const struct target *own = NULL;

	if (line->unit.scope == SCOPE_REGION)
		own = find_target(world, line, line->unit.region, NONE);
	else if (line->unit.scope != SCOPE_SEGMENT)
		own = find_target(world, line, NONE, line->unit.role);
	if (own)
		add_target(line, own);
	if (own || line->unit.scope == SCOPE_REGION)
		return;
	for (int region = 0; region < world->region_count; region++) {
		const struct target *part;

		if (!unit_counts(world, line, region))
			continue;
		part = find_target(world, line, region, line->unit.role);
		if (part)
			add_target(line, part);
	}
}

static void find_unit_target(const struct oracle_world *world, struct line *line)
{
	const struct indicator *indicator = &world->indicators[line->indicator];

	if (indicator->source == SOURCE_CONSTANT) {
		oracle_set_number(line->target, indicator->constant);
		line->has_target = true;
	} else if (indicator->source == SOURCE_TABLE) {
		find_table_target(world, line);
	}
	mpq_set(line->target_at_cut, line->target);
	if (indicator->prorated) { /* target x k/n */
		mpq_t share;

		mpq_init(share);
		mpq_set_si(share, line->month - window_start(indicator, line->month) + 1,
			(unsigned long)indicator->window);
		mpq_canonicalize(share);
		mpq_mul(line->target_at_cut, line->target_at_cut, share);
		mpq_clear(share);
	}
}

/* --- figures ---------------------------------------------------------------------------------------------
 */

/*
 * "Months of the window that were reported, of k"; "a month before `desde` counts in `meses_esperados` only
 * if reported"; "of a roll-up: summed over its regions that apply". Reading: a region under `no_aplica`
 * "itself shows 0 of 0" in its months as in its coverage.
 */
static void count_months_and_coverage(const struct oracle_world *world, struct line *line)
{
	const struct indicator *indicator = &world->indicators[line->indicator];

	for (int region = 0; region < world->region_count; region++) {
		if (!unit_counts(world, line, region))
			continue;
		line->coverage++;
		line->covered += region_reported(world, indicator, region, line->month, line->unit.role);
		for (int m = window_start(indicator, line->month); m <= line->month; m++) {
			bool reported = region_reported(world, indicator, region, m, line->unit.role);

			line->months_reported += reported;
			line->months_expected += reported || m >= indicator->from;
		}
	}
	line->reported = line->covered > 0;
}

/*
 * "Without a denominator, a `flujo` sums all rows in the window of all its regions, reported at p or not.
 * With a denominator, both sums run over the regions reported at p only, each as for a region. A `stock` sums
 * the rows of month p of the regions reported at p."
 */
static void sum_unit(const struct oracle_world *world, struct line *line)
{
	const struct indicator *indicator = &world->indicators[line->indicator];
	bool ratio = indicator->denominator.indicator != NONE;
	bool all_regions = !ratio && is_flow(world, indicator->numerator);

	for (int region = 0; region < world->region_count; region++) {
		if (!unit_counts(world, line, region))
			continue;
		if (!all_regions && !region_reported(world, indicator, region, line->month, line->unit.role))
			continue;
		add_region(world, indicator->numerator, region, line, line->numerator);
		if (ratio)
			add_region(world, indicator->denominator, region, line, line->denominator);
	}
	if (!ratio) {
		mpq_set(line->value, line->numerator);
		line->has_value = true;
	} else if (mpq_sgn(line->denominator) != 0) {
		mpq_div(line->value, line->numerator, line->denominator);
		line->has_value = true;
	}
}

/* "the latest `reportado` cell among the rows of month p with a value, of its numerator and denominator" */
static void find_timeliness(const struct oracle_world *world, struct line *line, long long due)
{
	const struct indicator *indicator = &world->indicators[line->indicator];
	const struct reference refs[2] = {indicator->numerator, indicator->denominator};

	if (line->unit.scope != SCOPE_REGION || !line->reported)
		return;
	for (int i = 0; i < 2 && refs[i].indicator != NONE; i++) {
		const struct row *row = first_row(world, refs[i], line->unit.region, line->month);

		for (; row; row = next_row(world, row))
			if (row->has_value && row->reported > line->reported_on)
				line->reported_on = row->reported;
	}
	if (line->month >= indicator->from) /* "A month before `desde` is not owed: no `oportunidad`" */
		line->timeliness = line->reported_on <= due ? "oportuno" : "tardio";
}

/* --- state -----------------------------------------------------------------------------------------------
 */

static void judge_minimum(const struct oracle_world *world, struct line *line)
{
	const struct thresholds *limits = &world->indicators[line->indicator].thresholds;
	mpq_t meet, risk, over;

	mpq_inits(meet, risk, over, NULL);
	oracle_set_number(meet, limits->meet);
	oracle_set_number(risk, limits->risk);
	oracle_set_number(over, limits->over);
	mpq_div(line->compliance, line->value, line->target_at_cut);
	line->has_compliance = true;
	if (mpq_cmp(line->compliance, meet) >= 0)
		line->state = CUMPLE;
	else if (mpq_cmp(line->compliance, risk) >= 0)
		line->state = RIESGO;
	else
		line->state = INCUMPLE;
	line->over = mpq_cmp(line->compliance, over) > 0;
	mpq_set(line->score, line->compliance); /* min(1, c), never below 0 */
	if (mpq_cmp_si(line->score, 1, 1) > 0)
		mpq_set_si(line->score, 1, 1);
	if (mpq_sgn(line->score) < 0)
		mpq_set_si(line->score, 0, 1);
	line->has_score = true;
	mpq_clears(meet, risk, over, NULL);
}

static void score_ceiling(struct line *line)
{
	line->has_score = true;
	if (mpq_cmp(line->value, line->target_at_cut) <= 0) {
		mpq_set_si(line->score, 1, 1);
		return;
	}
	mpq_set_si(line->score, 0, 1);
	if (mpq_sgn(line->target_at_cut) == 0)
		return; /* "0 above a t of 0" */
	mpq_sub(line->score, line->value, line->target_at_cut);
	mpq_div(line->score, line->score, line->target_at_cut);
	mpq_neg(line->score, line->score);
	{
		mpq_t one;

		mpq_init(one);
		mpq_set_si(one, 1, 1);
		mpq_add(line->score, line->score, one);
		mpq_clear(one);
	}
	if (mpq_sgn(line->score) < 0)
		mpq_set_si(line->score, 0, 1);
}

static void judge_ceiling(const struct oracle_world *world, struct line *line)
{
	const struct indicator *indicator = &world->indicators[line->indicator];
	bool partial = line->unit.scope != SCOPE_REGION && indicator->denominator.indicator == NONE &&
		       line->covered < line->coverage;
	mpq_t limit, one;

	mpq_inits(limit, one, NULL);
	mpq_set_si(one, 1, 1);
	oracle_set_number(limit, indicator->thresholds.tolerance);
	mpq_add(limit, limit, one);
	mpq_mul(limit, limit, line->target_at_cut);
	if (partial && mpq_cmp(line->value, limit) <= 0)
		line->state = PARCIAL;
	else if (mpq_cmp(line->value, line->target_at_cut) <= 0)
		line->state = CUMPLE;
	else if (mpq_cmp(line->value, limit) <= 0)
		line->state = RIESGO;
	else
		line->state = INCUMPLE;
	if (mpq_sgn(line->target_at_cut) != 0) {
		mpq_div(line->compliance, line->value, line->target_at_cut);
		line->has_compliance = true;
	}
	if (line->state != PARCIAL)
		score_ceiling(line);
	mpq_clears(limit, one, NULL);
}

/*
 * The table of states, "first that holds".
 * Reading: only a region can be `no_aplica`; a roll-up of which no region applies is not reported, with 0 of
 * 0. A month before `desde` is judged by the same table.
 */
static void judge(const struct oracle_world *world, struct line *line, long long due)
{
	const struct indicator *indicator = &world->indicators[line->indicator];

	if (line->unit.scope == SCOPE_REGION && indicator->not_applicable[line->unit.region])
		line->state = NO_APLICA;
	else if (!line->reported)
		line->state = world->asof <= due ? PENDIENTE : SIN_DATO;
	else if (!line->has_value)
		line->state = SIN_CASOS;
	else if (!line->has_target)
		line->state = SIN_META;
	else if (!indicator->ceiling && mpq_sgn(line->target_at_cut) == 0)
		line->state = META_CERO;
	else if (indicator->ceiling)
		judge_ceiling(world, line);
	else
		judge_minimum(world, line);
}

static void compute_line(const struct oracle_world *world, struct line *line)
{
	long long due = cut_date(&world->indicators[line->indicator], line->month) + world->grace_days;

	mpq_inits(line->numerator, line->denominator, line->value, line->target, line->target_at_cut,
		line->compliance, line->score, NULL);
	line->reported_on = NO_DATE;
	line->timeliness = "";
	count_months_and_coverage(world, line);
	find_unit_target(world, line);
	if (line->reported)
		sum_unit(world, line);
	find_timeliness(world, line, due);
	judge(world, line, due);
}

/* --- all lines -------------------------------------------------------------------------------------------
 */

static void add_unit(const struct oracle_world *world, struct lines *lines, int indicator, struct unit unit)
{
	for (int month = 0; month < MONTHS; month++) {
		struct line *line;

		if (!unit_has_period(world, unit, indicator, month))
			continue;
		if (lines->count == lines->capacity) {
			lines->capacity = 2 * lines->capacity + 64;
			lines->line = oracle_resize(lines->line, lines->capacity * sizeof(*lines->line));
		}
		line = &lines->line[lines->count++];
		memset(line, 0, sizeof(*line));
		line->unit = unit;
		line->indicator = indicator;
		line->month = month;
		compute_line(world, line);
	}
}

static bool segment_exists(const struct oracle_world *world, int entity, int segment)
{
	for (int region = 0; region < world->region_count; region++)
		if (world->regions[region].entity == entity && world->regions[region].segment == segment)
			return true;
	return false;
}

/* "the nation x rol where `metas.csv` has rows with that rol", of that indicator */
static bool role_exists(const struct oracle_world *world, int indicator, int role)
{
	for (size_t t = 0; t < world->target_count; t++)
		if (world->targets[t].indicator == indicator && world->targets[t].role == role)
			return true;
	return false;
}

static void add_indicator(const struct oracle_world *world, struct lines *lines, int indicator)
{
	int entity = world->indicators[indicator].entity;

	for (int region = 0; region < world->region_count; region++)
		if (world->regions[region].entity == entity)
			add_unit(world, lines, indicator,
				(struct unit){SCOPE_REGION, entity, region, NONE, NONE});
	for (int segment = 0; segment < SEGMENTS; segment++)
		if (segment_exists(world, entity, segment))
			add_unit(world, lines, indicator,
				(struct unit){SCOPE_SEGMENT, entity, NONE, segment, NONE});
	add_unit(world, lines, indicator, (struct unit){SCOPE_NATION, entity, NONE, NONE, NONE});
	for (int role = 0; role < ROLES; role++)
		if (role_exists(world, indicator, role))
			add_unit(
				world, lines, indicator, (struct unit){SCOPE_ROLE, entity, NONE, NONE, role});
}

/*
 * "ordered by entidad, indicador, ambito (region, segmento, nacional, rol), then codigo of the region (else
 * the segment's id), rol, periodo; slugs and codes compare as bytes". \1 sorts before every byte of a slug or
 * a code.
 */
static void set_order_key(const struct oracle_world *world, struct line *line)
{
	const struct unit *unit = &line->unit;
	const char *place = "";

	if (unit->scope == SCOPE_REGION)
		place = world->regions[unit->region].code;
	else if (unit->scope == SCOPE_SEGMENT)
		place = oracle_segments[unit->segment];
	snprintf(line->key, sizeof(line->key), "%s\1%s\1%d\1%s\1%s\1%04d", world->entities[unit->entity],
		world->indicators[line->indicator].code, (int)unit->scope, place,
		unit->role == NONE ? "" : oracle_roles[unit->role], line->month);
}

static int compare_lines(const void *left, const void *right)
{
	return strcmp(((const struct line *)left)->key, ((const struct line *)right)->key);
}

struct lines oracle_lines(const struct oracle_world *world)
{
	struct lines lines = {0};

	for (int indicator = 0; indicator < world->indicator_count; indicator++)
		add_indicator(world, &lines, indicator);
	for (size_t i = 0; i < lines.count; i++)
		set_order_key(world, &lines.line[i]);
	if (lines.count)
		qsort(lines.line, lines.count, sizeof(*lines.line), compare_lines);
	return lines;
}

void oracle_lines_free(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->line[i];

		mpq_clears(line->numerator, line->denominator, line->value, line->target, line->target_at_cut,
			line->compliance, line->score, NULL);
	}
	free(lines->line);
}
