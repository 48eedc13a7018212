/* Room: model. Puts onto the rows of a model what the ledger knows of them. It must not know how the ledger
 * came to be. */
#include "model/provenance.h"

#include "model/row_scan.h"

#include <string.h>

static void write_observation_key(
	struct buffer *key, const struct model *model, const struct observation *o, struct arena *scratch)
{
	const struct indicator *indicator = &model->indicators[o->indicator];
	key_begin(key, "seguimiento");
	key_add(key, indicator->code);
	key_add(key, model->regions[o->region].id);
	key_add(key, month_text(scratch, o->month));
	key_add(key, indicator->variables[o->variable].name);
	key_add(key, model->roles.items[o->role]);
	key_add(key, o->channel);
	key_add(key, o->contact);
}

static void write_target_key(
	struct buffer *key, const struct model *model, const struct target *t, struct arena *scratch)
{
	key_begin(key, "metas");
	key_add(key, model->indicators[t->indicator].code);
	key_add(key, t->region == NONE ? "" : model->regions[t->region].id);
	key_add(key, model->roles.items[t->role]);
	key_add(key, period_text(scratch, t->period));
	key_add(key, date_text(scratch, t->since));
}

static const char *kept(struct buffer *key, struct arena *arena)
{
	const char *copy = arena_copy(arena, key->data, key->length);
	buffer_release(key);
	return copy;
}

const char *observation_key(
	struct arena *arena, const struct model *model, const struct observation *observation)
{
	struct buffer key = {0};
	write_observation_key(&key, model, observation, arena);
	return kept(&key, arena);
}

const char *target_key(struct arena *arena, const struct model *model, const struct target *target)
{
	struct buffer key = {0};
	write_target_key(&key, model, target, arena);
	return kept(&key, arena);
}

static bool leaves_value(const struct row_event *event, bool has_value, struct decimal value)
{
	struct decimal then;
	if (!event->after || has_value != (*event->after != '\0'))
		return false;
	return !has_value || (decimal_parse(event->after, &then, NULL) == DECIMAL_OK &&
				     then.millionths == value.millionths);
}

/* The event that left the row with that value: the last, or an earlier one where a key stood twice for a
 * while and one of the two went. */
static const struct row_event *origin_of(
	const struct row_event *events, size_t count, bool committed, bool has_value, struct decimal value)
{
	size_t least = committed || !count ? 0 : count - 1;
	while (count-- > least)
		if (leaves_value(&events[count], has_value, value))
			return &events[count];
	return NULL;
}

static void apply_to_observation(const struct provenance *provenance, const struct model *model,
	struct observation *o, const char *key, size_t position)
{
	const struct row_event *events;
	size_t count = provenance_events(provenance, key, position, &events);
	o->origin = origin_of(events, count, position != NONE, o->has_value, o->value);
	o->first_valued = provenance_first_valued(provenance, key, position);
	if (o->has_value && o->first_valued == DATE_NONE)
		o->first_valued = model->as_of;
}

void provenance_apply(const struct provenance *provenance, struct model *model, size_t position)
{
	struct buffer key = {0};
	struct arena scratch = {0};
	for (size_t i = 0; i < model->observation_count; i++) {
		write_observation_key(&key, model, &model->observations[i], &scratch);
		apply_to_observation(provenance, model, &model->observations[i], key.data, position);
	}
	for (size_t i = 0; i < model->target_count; i++) {
		const struct row_event *events;
		write_target_key(&key, model, &model->targets[i], &scratch);
		size_t count = provenance_events(provenance, key.data, position, &events);
		model->targets[i].origin =
			origin_of(events, count, position != NONE, true, model->targets[i].value);
	}
	buffer_release(&key);
	arena_release(&scratch);
}
