/* Room: compliance. From a figure to its rows, from a row to its commits. A row that is gone is found in the
 * edition that had it. */
#include "compliance/touches.h"

#include <string.h>

/* Whether `a` came later. Commits that one merge brought share its position. */
static bool is_later(const struct revision *a, const struct revision *b)
{
	if (!a || !b)
		return a != NULL;
	if (a->position != b->position)
		return a->position > b->position;
	if (a->when.seconds != b->when.seconds)
		return a->when.seconds > b->when.seconds;
	return strcmp(a->commit, b->commit) > 0;
}

void touch_add(struct touch *touch, const struct touch *other)
{
	if (is_later(other->ever, touch->ever))
		touch->ever = other->ever;
	if (is_later(other->latest, touch->latest))
		touch->latest = other->latest;
	touch->corrected |= other->corrected;
}

static void track(struct tracked *side, const struct model *model, struct arena *arena)
{
	side->model = model;
	side->observations = arena_array(arena, model->observation_count, sizeof(*side->observations));
	side->observation_known = arena_array(arena, model->observation_count, sizeof(bool));
	side->targets = arena_array(arena, model->target_count, sizeof(*side->targets));
	side->target_known = arena_array(arena, model->target_count, sizeof(bool));
}

void tracker_begin(struct tracker *tracker, const struct assessment *before, const struct assessment *after,
	const struct provenance *provenance, size_t position, struct arena *arena)
{
	*tracker = (struct tracker){.provenance = provenance, .position = position, .arena = arena};
	if (position == NONE)
		tracker->provenance = NULL;
	if (!tracker->provenance)
		return;
	tracker->since = provenance_position(provenance, before->model->snapshot->commit);
	if (tracker->since == NONE)
		tracker->since = position;
	track(&tracker->sides[0], before->model, arena);
	track(&tracker->sides[1], after->model, arena);
}

static void add_revision(struct touch *touch, const struct tracker *tracker, const struct revision *revision)
{
	const struct touch one = {.ever = revision,
		.latest = revision->position > tracker->since ? revision : NULL,
		.corrected = revision->position > tracker->since && revision->correction};
	touch_add(touch, &one);
}

/* What befell the row with that key. */
static struct touch touch_of(const struct tracker *tracker, const char *key)
{
	struct touch touch = {0};
	const struct row_event *event;
	size_t count = provenance_events(tracker->provenance, key, tracker->position, &event);
	for (size_t i = 0; i < count; i++)
		add_revision(&touch, tracker, event[i].revision);
	return touch;
}

/* `origin` is the row's last event up to its own edition: in the later one, a row whose last event is old
 * needs no look at the others. */
static bool is_settled(const struct tracker *tracker, int side, const struct row_event *origin)
{
	return side == 1 && origin && origin->revision->position <= tracker->since;
}

static void touch_observation(struct touch *touch, struct tracker *tracker, int side, size_t row)
{
	struct tracked *tracked = &tracker->sides[side];
	const struct observation *observation = &tracked->model->observations[row];
	if (is_settled(tracker, side, observation->origin)) {
		add_revision(touch, tracker, observation->origin->revision);
		return;
	}
	if (!tracked->observation_known[row]) {
		tracked->observations[row] =
			touch_of(tracker, observation_key(tracker->arena, tracked->model, observation));
		tracked->observation_known[row] = true;
	}
	touch_add(touch, &tracked->observations[row]);
}

static void touch_target(struct touch *touch, struct tracker *tracker, int side, const struct target *target)
{
	struct tracked *tracked = &tracker->sides[side];
	size_t row = (size_t)(target - tracked->model->targets);
	if (is_settled(tracker, side, target->origin)) {
		add_revision(touch, tracker, target->origin->revision);
		return;
	}
	if (!tracked->target_known[row]) {
		tracked->targets[row] = touch_of(tracker, target_key(tracker->arena, tracked->model, target));
		tracked->target_known[row] = true;
	}
	touch_add(touch, &tracked->targets[row]);
}

static void touch_term(struct touch *touch, struct tracker *tracker, int side, const struct figure *figure,
	struct term term, size_t region)
{
	const struct model *model = tracker->sides[side].model;
	month first = term.stock ? figure->period : figure->window_first;
	const struct observation *o;
	if (term.indicator == NONE)
		return;
	size_t count = observations_of(model, term.indicator, region, &o);
	for (size_t i = 0; i < count; i++, o++) {
		bool in_role = figure->unit.scope != SCOPE_ROLE || o->role == figure->unit.role;
		if (o->variable == term.variable && o->month >= first && o->month <= figure->period &&
			in_role)
			touch_observation(touch, tracker, side, (size_t)(o - model->observations));
	}
}

void touch_rows(struct touch *touch, struct tracker *tracker, int side, const struct figure *figure)
{
	if (!figure || !tracker->provenance)
		return;
	const struct model *model = tracker->sides[side].model;
	const struct indicator *indicator = &model->indicators[figure->indicator];
	for (size_t region = 0; region < model->region_count; region++) {
		if (!unit_has_region(model, figure->unit, region) || indicator->not_applicable[region])
			continue;
		touch_term(touch, tracker, side, figure, indicator->numerator, region);
		touch_term(touch, tracker, side, figure, indicator->denominator, region);
	}
}

/* As goal_of() finds them: the unit's own row, else those of its regions. */
void touch_targets(struct touch *touch, struct tracker *tracker, int side, const struct figure *figure)
{
	if (!figure || !tracker->provenance)
		return;
	const struct model *model = tracker->sides[side].model;
	size_t index = figure->indicator;
	const struct indicator *indicator = &model->indicators[index];
	size_t role = figure->unit.scope == SCOPE_ROLE ? figure->unit.role : 0;
	const struct target *row = NULL;
	if (indicator->target_source != TARGET_TABLE)
		return;
	if (figure->unit.scope == SCOPE_NATION || figure->unit.scope == SCOPE_ROLE)
		row = target_in_force(model, indicator, index, NONE, role, figure->period);
	if (row) {
		touch_target(touch, tracker, side, row);
		return;
	}
	for (size_t region = 0; region < model->region_count; region++) {
		if (!unit_has_region(model, figure->unit, region) ||
			(indicator->not_applicable[region] && figure->unit.scope != SCOPE_REGION))
			continue;
		row = target_in_force(model, indicator, index, region, role, figure->period);
		if (row)
			touch_target(touch, tracker, side, row);
	}
}
