/*
 * Room: compliance. What an edition changes, line by line of cumplimiento.csv and field by field, on the
 * published text (4-site "Changes" and "Downloads"). Rows and commits are in touches.c.
 *
 * How the rule is read here:
 * - A line is found again by indicator, unit and period, whatever the order of its file.
 * - `nuevo`: each of the three fields that a new line has; in an old line, a value where there was none.
 * - `retirado`: each field of a line that is gone; in an old line, a value that is there no more.
 * - `meta_cambiada`: the target at cut of an old line is another, appears or disappears.
 * - `revisado`, `corregido`: the value of an old line is another; `corregido` when any commit after the
 * edition before that touched its rows carries `Correccion`.
 * - The state follows its cause: it bears the kind and the commit of the value that changed with it, else of
 *   the target, else of a report that has no value (`sin_casos`), else (thresholds, coverage) it is
 * `revisado` or `corregido` by itself.
 * - By time alone: `pendiente` and `sin_dato` where the state before, judged on the later day, is the state
 *   after; and a line that is there only because its cut has come, as long as nothing was reported for it.
 *   Of such a line the target is new all the same.
 * - The commit is the latest that touched the rows after the edition before. What is new bears the latest
 * that touched them at all: a target of a line that time brought comes from an old commit.
 */
#include "compliance/changes.h"

#include "compliance/touches.h"

#include <stdlib.h>
#include <string.h>

const char *const change_ids[CHANGE_KIND_COUNT] = {
	"nuevo", "revisado", "corregido", "retirado", "meta_cambiada"};

enum field { FIELD_VALUE, FIELD_TARGET, FIELD_STATE, FIELD_COUNT };
static const char *const field_names[FIELD_COUNT] = {"valor", "meta_al_corte", "estado"};

/* A change with what the order of cumplimiento.csv needs besides. */
struct record {
	struct figure_change change;
	const char *code; /* of the region */
	enum field field;
};

struct comparison {
	const struct assessment *before, *after;
	struct tracker tracker;
	const char *edition;
	struct arena *arena, *scratch; /* of the changes; of the comparison */
	struct record *records;
	size_t count, capacity;
};

/* One line in both editions; NULL where it has none. */
struct pair {
	const struct figure *before, *after;
	const char *old[FIELD_COUNT], *new[FIELD_COUNT]; /* "" where there is none */
	bool known[2]; /* whether the edition has such an indicator and such a unit at all */
};

/* The same unit in another model. False when that has none. */
static bool translate_unit(
	const struct model *from, struct unit unit, const struct model *to, struct unit *found)
{
	*found = (struct unit){.scope = unit.scope, .segment = unit.segment};
	found->entity = entity_find(to, from->entities[unit.entity].id);
	if (unit.scope == SCOPE_REGION)
		found->region = region_find(to, from->regions[unit.region].id);
	if (unit.scope == SCOPE_ROLE)
		found->role = role_find(to, from->roles.items[unit.role]);
	return found->entity != NONE && found->region != NONE && found->role != NONE;
}

/* The lines of the same indicator and unit in another assessment. `*known` gets whether that has both. */
static size_t same_series(const struct assessment *from, const struct figure *figure,
	const struct assessment *to, const struct figure **first, bool *known)
{
	struct unit unit;
	size_t indicator = indicator_find(to->model, from->model->indicators[figure->indicator].code);
	*first = NULL;
	*known = indicator != NONE && translate_unit(from->model, figure->unit, to->model, &unit);
	return *known ? assessment_series(to, indicator, unit, first) : 0;
}

static void read_fields(const char *fields[FIELD_COUNT], const struct figure *figure, struct arena *arena)
{
	const char *value = figure ? fraction_text(arena, figure->value, 6, true) : NULL;
	const char *target = figure ? fraction_text(arena, figure->target_at_cut, 6, true) : NULL;
	fields[FIELD_VALUE] = value ? value : "";
	fields[FIELD_TARGET] = target ? target : "";
	fields[FIELD_STATE] = figure ? state_ids[figure->state] : "";
}

static bool is_waiting(const struct figure *figure)
{
	return figure->state == STATE_PENDING || figure->state == STATE_NO_DATA;
}

/* Whether nothing but the date made the state what it is. */
static bool is_by_time(const struct comparison *work, const struct pair *pair)
{
	const struct figure *before = pair->before, *after = pair->after;
	date then = work->before->model->as_of, now = work->after->model->as_of;
	if (before && after)
		return is_waiting(before) && is_waiting(after) &&
		       (now <= before->due ? STATE_PENDING : STATE_NO_DATA) == after->state;
	if (after)
		return !after->reported && pair->known[0] && after->cut > then;
	return !before->reported && pair->known[1] && before->cut > now;
}

static enum change_kind kind_of_value(const struct pair *pair, const struct touch *rows)
{
	if (!*pair->old[FIELD_VALUE])
		return CHANGE_NEW;
	if (!*pair->new[FIELD_VALUE])
		return CHANGE_WITHDRAWN;
	return rows->corrected ? CHANGE_CORRECTED : CHANGE_REVISED;
}

static const char *reason_of(const struct revision *revision)
{
	if (!revision)
		return "";
	if (revision->correction)
		return revision->correction;
	return revision->reason ? revision->reason : "";
}

static void add_record(struct comparison *work, const struct pair *pair, enum field field,
	enum change_kind kind, const struct touch *touch)
{
	const struct model *model = pair->after ? work->after->model : work->before->model;
	const struct figure *figure = pair->after ? pair->after : pair->before;
	const struct unit unit = figure->unit;
	struct arena *arena = work->arena;
	struct record record = {
		.field = field, .code = unit.scope == SCOPE_REGION ? model->regions[unit.region].code : ""};
	record.change = (struct figure_change){.kind = kind,
		.entity = arena_string(arena, model->entities[unit.entity].id),
		.indicator = arena_string(arena, model->indicators[figure->indicator].code),
		.region = arena_string(arena, unit_id(model, unit)),
		.role = unit.scope == SCOPE_ROLE ? arena_string(arena, model->roles.items[unit.role]) : "",
		.scope = unit.scope,
		.period = figure->period,
		.field = field_names[field],
		.before = arena_string(arena, pair->old[field]),
		.after = arena_string(arena, pair->new[field]),
		.revision = kind == CHANGE_NEW ? touch->ever : touch->latest,
		.edition = work->edition};
	record.change.reason = reason_of(record.change.revision);
	work->records = arena_grow(
		work->scratch, work->records, work->count, &work->capacity, sizeof(*work->records));
	work->records[work->count++] = record;
}

static void add_state(struct comparison *work, const struct pair *pair, const bool changed[FIELD_COUNT],
	enum change_kind value, const struct touch *rows, const struct touch *targets)
{
	bool is_line = !pair->before || !pair->after;
	struct touch either = *rows;
	touch_add(&either, targets);
	if (is_line || changed[FIELD_VALUE])
		add_record(work, pair, FIELD_STATE, value, rows);
	else if (changed[FIELD_TARGET])
		add_record(work, pair, FIELD_STATE, CHANGE_TARGET, targets);
	else if (pair->before->reported != pair->after->reported)
		add_record(
			work, pair, FIELD_STATE, pair->after->reported ? CHANGE_NEW : CHANGE_WITHDRAWN, rows);
	else
		add_record(work, pair, FIELD_STATE, either.corrected ? CHANGE_CORRECTED : CHANGE_REVISED,
			&either);
}

static void add_changes(struct comparison *work, const struct pair *pair, const bool changed[FIELD_COUNT])
{
	struct touch rows = {0}, targets = {0};
	bool is_line = !pair->before || !pair->after;
	enum change_kind line = pair->after ? CHANGE_NEW : CHANGE_WITHDRAWN;
	touch_rows(&rows, &work->tracker, 0, pair->before);
	touch_rows(&rows, &work->tracker, 1, pair->after);
	touch_targets(&targets, &work->tracker, 0, pair->before);
	touch_targets(&targets, &work->tracker, 1, pair->after);
	enum change_kind value = is_line ? line : kind_of_value(pair, &rows);
	if (changed[FIELD_VALUE])
		add_record(work, pair, FIELD_VALUE, value, &rows);
	if (changed[FIELD_TARGET])
		add_record(work, pair, FIELD_TARGET, is_line ? line : CHANGE_TARGET, &targets);
	if (changed[FIELD_STATE])
		add_state(work, pair, changed, value, &rows, &targets);
}

static bool same_number(const struct fraction *a, const struct fraction *b)
{
	return a && b ? !fraction_compare(a, b) : a == b;
}

/* Most lines of most editions: no texts need be made of them. */
static bool is_unchanged(const struct pair *pair)
{
	const struct figure *a = pair->before, *b = pair->after;
	return a && b && a->state == b->state && same_number(a->value, b->value) &&
	       same_number(a->target_at_cut, b->target_at_cut);
}

static void compare_pair(struct comparison *work, struct pair *pair)
{
	struct arena texts = {0};
	bool changed[FIELD_COUNT];
	if (is_unchanged(pair))
		return;
	read_fields(pair->old, pair->before, &texts);
	read_fields(pair->new, pair->after, &texts);
	for (enum field field = 0; field < FIELD_COUNT; field++)
		changed[field] = strcmp(pair->old[field], pair->new[field]) != 0;
	if (is_by_time(work, pair))
		changed[FIELD_STATE] = false;
	if (changed[FIELD_VALUE] || changed[FIELD_TARGET] || changed[FIELD_STATE])
		add_changes(work, pair, changed);
	arena_release(&texts);
}

/* The lines of one indicator and unit from `figures` on; returns how many. */
static size_t series_length(const struct assessment *assessment, size_t from)
{
	const struct figure *first = &assessment->figures[from], *series;
	size_t count = assessment_series(assessment, first->indicator, first->unit, &series);
	return count - (size_t)(first - series);
}

/* Lines of one unit, by period, in both editions or in either. */
static void compare_series(struct comparison *work, const struct figure *before, size_t before_count,
	const struct figure *after, size_t after_count, const bool known[2])
{
	for (size_t i = 0, j = 0; i < before_count || j < after_count;) {
		struct pair pair = {.known = {known[0], known[1]}};
		if (i < before_count && (j == after_count || before[i].period <= after[j].period))
			pair.before = &before[i];
		if (j < after_count && (i == before_count || after[j].period <= before[i].period))
			pair.after = &after[j];
		i += pair.before != NULL;
		j += pair.after != NULL;
		compare_pair(work, &pair);
	}
}

static void compare_figures(struct comparison *work)
{
	const struct assessment *before = work->before, *after = work->after;
	const struct figure *other;
	bool known[2] = {true, true};
	for (size_t at = 0, count; at < after->count; at += count) {
		count = series_length(after, at);
		size_t others = same_series(after, &after->figures[at], before, &other, &known[0]);
		compare_series(work, other, others, &after->figures[at], count, known);
	}
	known[0] = true;
	for (size_t at = 0, count; at < before->count; at += count) {
		count = series_length(before, at);
		if (!same_series(before, &before->figures[at], after, &other, &known[1]))
			compare_series(work, &before->figures[at], count, NULL, 0, known);
	}
}

/* The order of cumplimiento.csv (4-site "Downloads"), then of the fields. */
static int compare_records(const void *left, const void *right)
{
	const struct record *a = left, *b = right;
	int order = strcmp(a->change.entity, b->change.entity);
	if (!order)
		order = strcmp(a->change.indicator, b->change.indicator);
	if (!order)
		order = (int)a->change.scope - (int)b->change.scope;
	if (!order)
		order = strcmp(a->code, b->code);
	if (!order)
		order = strcmp(a->change.region, b->change.region);
	if (!order)
		order = strcmp(a->change.role, b->change.role);
	if (!order)
		order = (a->change.period > b->change.period) - (a->change.period < b->change.period);
	return order ? order : (int)a->field - (int)b->field;
}

void changes_between(struct changes *changes, const struct assessment *before, const struct assessment *after,
	const struct provenance *provenance, size_t position, const char *edition, struct arena *arena)
{
	struct arena scratch = {0};
	struct comparison work = {.before = before,
		.after = after,
		.edition = arena_string(arena, edition),
		.arena = arena,
		.scratch = &scratch};
	*changes = (struct changes){0};
	if (!before)
		return;
	tracker_begin(&work.tracker, before, after, provenance, position, &scratch);
	compare_figures(&work);
	if (work.count)
		qsort(work.records, work.count, sizeof(*work.records), compare_records);
	changes->figure_count = work.count;
	changes->figures = arena_array(arena, work.count, sizeof(*changes->figures));
	for (size_t i = 0; i < work.count; i++)
		changes->figures[i] = work.records[i].change;
	document_changes(changes, before->model, after->model, arena);
	arena_release(&scratch);
}
