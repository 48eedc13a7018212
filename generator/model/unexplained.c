/* Room: model. Rows whose last commits say nothing. */
#include "model/unexplained.h"

#include <string.h>

struct search {
	const struct provenance *provenance;
	size_t published, position; /* of the latest edition; of what is checked */
	struct arena arena;
	struct report *report;
};

static bool has_value(const char *text)
{
	return text && *text;
}

static bool is_silent_change(const struct row_event *event)
{
	const struct revision *revision = event->revision;
	return has_value(event->before) && event->after && strcmp(event->before, event->after) != 0 &&
	       !revision->correction && !revision->reason;
}

/* The row's value as the edition had it is in the first event after it. */
static void check_row(struct search *search, const char *key, const char *path, unsigned line)
{
	const struct row_event *event;
	size_t count = provenance_events(search->provenance, key, search->position, &event), first = 0;
	while (first < count && event[first].revision->position <= search->published)
		first++;
	if (!first || !has_value(event[first - 1].after))
		return;
	for (size_t i = count; i-- > first;) {
		if (!is_silent_change(&event[i]))
			continue;
		report_add(search->report, FINDING_CHANGE_WITHOUT_REASON, ((struct place){path, line, 1}),
			event[i].before, *event[i].after ? event[i].after : "–",
			arena_copy(&search->arena, event[i].revision->commit, 10));
		return;
	}
}

/* Only a row whose last event is after the edition can have a silent one there. */
static bool is_later(const struct search *search, const struct row_event *origin)
{
	return origin && origin->revision->position > search->published;
}

static size_t latest_position(
	const struct provenance *provenance, const struct edition_list *editions, size_t position)
{
	for (size_t i = editions->count; i-- > 0;) {
		size_t found = provenance_position(provenance, editions->editions[i].commit);
		if (found != NONE && found <= position)
			return found;
	}
	return NONE;
}

void report_unexplained(const struct provenance *provenance, const struct model *model,
	const struct edition_list *editions, size_t position, struct report *report)
{
	struct search search = {.provenance = provenance,
		.published = latest_position(provenance, editions, position),
		.position = position,
		.report = report};
	if (search.published == NONE)
		return;
	for (size_t i = 0; i < model->observation_count; i++) {
		const struct observation *o = &model->observations[i];
		if (is_later(&search, o->origin))
			check_row(&search, observation_key(&search.arena, model, o), o->path, o->line);
	}
	for (size_t i = 0; i < model->target_count; i++) {
		const struct target *t = &model->targets[i];
		if (is_later(&search, t->origin))
			check_row(&search, target_key(&search.arena, model, t), t->path, t->line);
	}
	arena_release(&search.arena);
}
