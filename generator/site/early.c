/* Room: site. One group of children at a time: while it renders, the caller prepares the next. Hashes come
 * back through shared memory, which takes no room before it is written to. */
#include "site/early.h"

#include "site/render.h"
#include "site/workers.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* What a child must find to do to be worth forking; and how many files can be told apart: the rest is
 * rendered later. */
enum { CHILD_ITEMS = 32, MOST_ITEMS = 1 << 20 };

struct record {
	unsigned char hash[HASH_BYTES];
	bool rendered;
};

struct early {
	const struct publish_options *options;
	struct arena arena;
	struct staging staging;
	struct record *records; /* by number, shared with the children */
	struct worker_group *group;
	/* Of the call that the children see. */
	struct site_volume volume;
	const struct site_item *items;
	size_t first, count;
	site_renderer *render;
	void *context;
};

struct early *early_new(const struct publish_options *options)
{
	if (options->jobs < 2 || options->dry)
		return NULL;
	struct early *early = memory_alloc(sizeof(*early));
	*early = (struct early){.options = options};
	early->staging = staging_of(options->target, &early->arena);
	early->records = shared_memory(MOST_ITEMS * sizeof(*early->records));
	return early;
}

static int render_task(void *context, size_t which, struct report *report)
{
	struct early *early = context;
	struct renderer renderer = {
		.staging = &early->staging, .render = early->render, .context = early->context};
	int result = 0;
	for (size_t i = which * TASK_ITEMS; i < early->count && i < (which + 1) * TASK_ITEMS; i++) {
		struct record *record = &early->records[early->first + i];
		record->rendered =
			!render_file(&renderer, &early->items[i], &early->volume, record->hash, report);
		result |= record->rendered ? 0 : -1;
	}
	renderer_release(&renderer);
	return result;
}

static const char *render_name(void *context, size_t which)
{
	const struct early *early = context;
	return early->items[which * TASK_ITEMS].path;
}

void early_finish(struct early *early, struct report *report)
{
	if (early && early->group)
		workers_finish(early->group, report);
	if (early)
		early->group = NULL;
}

void early_render(struct early *early, const char *id, const struct site_item *items, size_t first,
	size_t count, site_renderer *render, void *context, struct report *report)
{
	early_finish(early, report);
	if (!early || !count || first + count > MOST_ITEMS)
		return;
	unsigned jobs = (unsigned)((count + CHILD_ITEMS - 1) / CHILD_ITEMS), most = early->options->jobs;
	const struct crew crew = {.jobs = jobs < most ? jobs : most};
	early->volume = (struct site_volume){.id = id};
	early->items = items;
	early->first = first;
	early->count = count;
	early->render = render;
	early->context = context;
	early->group = workers_start(
		(count + TASK_ITEMS - 1) / TASK_ITEMS, &crew, render_task, render_name, early, report);
}

const unsigned char *early_hash(const struct early *early, size_t number)
{
	return early && number < MOST_ITEMS && early->records[number].rendered ? early->records[number].hash
									       : NULL;
}

void early_free(struct early *early)
{
	struct report unheard = {0};
	if (!early)
		return;
	early_finish(early, &unheard);
	report_release(&unheard);
	staging_clear(&early->staging);
	munmap(early->records, MOST_ITEMS * sizeof(*early->records));
	arena_release(&early->arena);
	free(early);
}
