/* Room: commands. Corrections and revisions of published values: kept from every edition, and borne by a
 * figure's page in all of them (4-site "Changes"). It must not know how they are found. */
#include "commands/plan.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

static const struct revision *copy_revision(struct arena *arena, const struct revision *revision)
{
	struct revision *copy = arena_alloc(arena, sizeof(*copy));
	if (!revision)
		return NULL;
	*copy = *revision;
	copy->author = arena_string(arena, revision->author);
	copy->subject = arena_string(arena, revision->subject);
	copy->correction = arena_string(arena, revision->correction);
	copy->reason = arena_string(arena, revision->reason);
	copy->first_edition = arena_string(arena, revision->first_edition);
	return copy;
}

bool bears_on_pages(const struct figure_change *change)
{
	bool kind = change->kind == CHANGE_CORRECTED || change->kind == CHANGE_REVISED;
	return kind && !strcmp(change->field, "valor");
}

void keep_corrections(struct edition_plan *plan, struct slot *slot, const struct changes *changes)
{
	struct arena *arena = &plan->arena;
	size_t count = 0;
	for (size_t i = 0; i < changes->figure_count; i++)
		count += bears_on_pages(&changes->figures[i]);
	slot->changes = (struct changes){.figures = arena_array(arena, count, sizeof(struct figure_change))};
	for (size_t i = 0; i < changes->figure_count; i++) {
		if (!bears_on_pages(&changes->figures[i]))
			continue;
		struct figure_change *copy = &slot->changes.figures[slot->changes.figure_count++];
		*copy = changes->figures[i];
		copy->edition = arena_string(arena, copy->edition);
		copy->entity = arena_string(arena, copy->entity);
		copy->indicator = arena_string(arena, copy->indicator);
		copy->region = arena_string(arena, copy->region);
		copy->role = arena_string(arena, copy->role);
		copy->before = arena_string(arena, copy->before);
		copy->after = arena_string(arena, copy->after);
		copy->reason = arena_string(arena, copy->reason);
		copy->revision = copy_revision(arena, copy->revision);
	}
}

/* Corrections of one figure stay in the order of editions. */
struct ordered {
	const struct figure_change *change;
	size_t order;
};

static int compare_corrections(const void *left, const void *right)
{
	const struct ordered *x = left, *y = right;
	const struct figure_change *a = x->change, *b = y->change;
	int order = strcmp(a->indicator, b->indicator);
	order = order ? order : (int)a->scope - (int)b->scope;
	order = order ? order : strcmp(a->region, b->region);
	order = order ? order : strcmp(a->role, b->role);
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

void gather_corrections(struct edition_plan *plan)
{
	size_t count = 0;
	for (size_t i = 0; i < plan->editions.count; i++)
		count += plan->slots[i].changes.figure_count;
	arena_release(&plan->corrections_arena);
	struct ordered *found = arena_array(&plan->corrections_arena, count + 1, sizeof(*found));
	const struct figure_change **items = arena_array(&plan->corrections_arena, count + 1, sizeof(*items));
	count = 0;
	for (size_t i = 0; i < plan->editions.count; i++) {
		const struct changes *changes = &plan->slots[i].changes;
		for (size_t k = 0; k < changes->figure_count; k++) {
			const struct figure_change *change = &changes->figures[k];
			if (!bears_on_pages(change))
				continue;
			found[count] = (struct ordered){change, count};
			count++;
		}
	}
	if (count)
		qsort(found, count, sizeof(*found), compare_corrections);
	for (size_t i = 0; i < count; i++)
		items[i] = found[i].change;
	plan->corrections = (struct corrections){items, count};
}

/* Whether the correction concerns the page of that path: the figure's sheet, and what lies beside it. */
static bool concerns(const struct figure_change *change, const char *path)
{
	struct buffer stem = {0};
	if (change->scope != SCOPE_REGION)
		return false;
	buffer_printf(&stem, "regiones/%s/%s.", change->region, change->indicator);
	bool same = !strncmp(path, stem.data, stem.length);
	buffer_release(&stem);
	return same;
}

void corrections_key(const struct edition_plan *plan, const char *path, unsigned char key[KEY_BYTES])
{
	unsigned char whole[EVP_MAX_MD_SIZE];
	struct buffer bytes = {0};
	buffer_add(&bytes, "", 0);
	if (!strncmp(path, "regiones/", 9)) {
		for (size_t i = 0; i < plan->corrections.count; i++) {
			const struct figure_change *c = plan->corrections.items[i];
			if (concerns(c, path))
				buffer_printf(&bytes, "%d %d %s %s %s %s\n", (int)c->kind, c->period,
					c->before, c->after, c->edition, c->reason);
		}
	}
	EVP_Digest(bytes.data, bytes.length, whole, NULL, EVP_sha256(), NULL);
	memcpy(key, whole, KEY_BYTES);
	buffer_release(&bytes);
}
