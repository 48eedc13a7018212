/* Room: compliance. Which documents an edition adds, changes and removes: told apart by git's blob ids, and
 * by their bytes where files are in no repository. */
#include "compliance/changes.h"
#include "model/evaluations.h"
#include "model/plans.h"

#include <stdlib.h>
#include <string.h>

/* A document that the model shows. What is under embargo is not in the model, and so in no comparison;
 * what was withdrawn is in none either. */
struct shown {
	const char *path, *title;
};

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const struct shown *)a)->path, ((const struct shown *)b)->path);
}

/* An instrument's own sheet, and each office's answers. */
static size_t add_instruments(
	const struct model *model, struct shown *list, size_t count, struct arena *arena)
{
	for (size_t i = 0; i < model->instrument_count; i++) {
		const struct instrument *instrument = &model->instruments[i];
		list[count++] = (struct shown){instrument->document.path, instrument->title};
		for (size_t k = 0; k < instrument->office_count; k++)
			list[count++] = (struct shown){instrument->offices[k].document.path,
				arena_printf(arena, "%s, %s", instrument->title,
					model->regions[instrument->offices[k].region].name)};
	}
	return count;
}

static size_t documents_of(const struct model *model, struct shown **list, struct arena *arena)
{
	static const char *const plan_tables[] = {"data/acciones.csv", "data/entregas.csv"};
	size_t count = 0,
	       most = model->circular_count + model->indicator_count + model->page_count + model->plan_count;
	for (size_t i = 0; i < model->instrument_count; i++)
		most += 1 + model->instruments[i].office_count;
	*list = arena_array(arena, most + sizeof(plan_tables) / sizeof(*plan_tables), sizeof(**list));
	for (size_t i = 0; i < model->circular_count; i++)
		if (!model->circulars[i].withdrawn)
			(*list)[count++] = (struct shown){
				model->circulars[i].document.path, model->circulars[i].subject};
	for (size_t i = 0; i < model->indicator_count; i++)
		(*list)[count++] =
			(struct shown){model->indicators[i].document.path, model->indicators[i].name};
	for (size_t i = 0; i < model->page_count; i++)
		if (!model->pages[i].withdrawn)
			(*list)[count++] =
				(struct shown){model->pages[i].document.path, model->pages[i].title};
	for (size_t i = 0; i < model->plan_count; i++) {
		const struct plan *plan = &model->plans[i];
		if (!plan->withdrawn)
			(*list)[count++] = (struct shown){plan->document.path,
				arena_printf(
					arena, "%s, %s", model->regions[plan->region].name, plan->validity)};
	}
	count = add_instruments(model, *list, count, arena);
	/* The action plan is a document too, though its words and what was delivered stand in tables. */
	for (size_t i = 0; i < sizeof(plan_tables) / sizeof(*plan_tables); i++)
		if (model->action_count && snapshot_find(model->snapshot, plan_tables[i]))
			(*list)[count++] = (struct shown){plan_tables[i], ""};
	if (count)
		qsort(*list, count, sizeof(**list), compare_paths);
	return count;
}

static bool is_same(const struct file *a, const struct file *b)
{
	static const unsigned char unknown[sizeof(a->id)];
	if (memcmp(a->id, unknown, sizeof(unknown)) != 0 && memcmp(b->id, unknown, sizeof(unknown)) != 0)
		return !memcmp(a->id, b->id, sizeof(a->id));
	return a->length == b->length && !memcmp(a->bytes, b->bytes, a->length);
}

static void add(struct changes *changes, enum document_change_kind kind, const struct shown *shown,
	struct arena *arena)
{
	changes->documents[changes->document_count++] = (struct document_change){.kind = kind,
		.path = arena_string(arena, shown->path),
		.title = arena_string(arena, shown->title)};
}

static void compare(struct changes *changes, const struct snapshot *before, const struct snapshot *after,
	const struct shown *shown, struct arena *arena)
{
	const struct file *old = snapshot_find(before, shown->path);
	const struct file *new = snapshot_find(after, shown->path);
	if (!old || !new || is_same(old, new))
		return;
	add(changes, DOCUMENT_CHANGED, shown, arena);
	struct document_change *change = &changes->documents[changes->document_count - 1];
	change->before = arena_copy(arena, old->bytes, old->length);
	change->after = arena_copy(arena, new->bytes, new->length);
}

void document_changes(
	struct changes *changes, const struct model *before, const struct model *after, struct arena *arena)
{
	struct arena scratch = {0};
	struct shown *old, *new;
	size_t old_count = documents_of(before, &old, &scratch);
	size_t new_count = documents_of(after, &new, &scratch);
	changes->documents = arena_array(arena, old_count + new_count, sizeof(*changes->documents));
	for (size_t i = 0, j = 0; i < old_count || j < new_count;) {
		int order = i == old_count ? 1 : j == new_count ? -1 : strcmp(old[i].path, new[j].path);
		if (order < 0)
			add(changes, DOCUMENT_REMOVED, &old[i], arena);
		else if (order > 0)
			add(changes, DOCUMENT_ADDED, &new[j], arena);
		else
			compare(changes, before->snapshot, after->snapshot, &new[j], arena);
		i += order <= 0;
		j += order >= 0;
	}
	arena_release(&scratch);
}
