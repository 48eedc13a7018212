/* Room: documents. A small hash table from id to the last number tried, so that many like headings stay
 * cheap.
 */
#include "documents/markdown_ids.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { MOST_BYTES = 60 };

struct id_entry {
	const char *id; /* NULL: free */
	unsigned last;	/* number given last to a heading of this text */
};

static struct id_entry *slot(struct id_entry *entries, size_t capacity, const char *id)
{
	uint64_t hash = 14695981039346656037u;
	for (const char *p = id; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 1099511628211u;
	size_t i = hash & (capacity - 1);
	while (entries[i].id && strcmp(entries[i].id, id))
		i = (i + 1) & (capacity - 1);
	return &entries[i];
}

static void make_room(struct id_set *set, struct arena *arena)
{
	if (set->count * 2 < set->capacity)
		return;
	size_t capacity = set->capacity ? set->capacity * 2 : 64;
	struct id_entry *entries = arena_array(arena, capacity, sizeof(*entries));
	for (size_t i = 0; i < set->capacity; i++)
		if (set->entries[i].id)
			*slot(entries, capacity, set->entries[i].id) = set->entries[i];
	set->entries = entries;
	set->capacity = capacity;
}

/* Adds the id if it is new; returns whether it was. */
static bool take(struct id_set *set, const char *id, struct arena *arena)
{
	make_room(set, arena);
	struct id_entry *entry = slot(set->entries, set->capacity, id);
	if (entry->id)
		return false;
	*entry = (struct id_entry){id, 1};
	set->count++;
	return true;
}

static const char *slug_of(const char *text, struct arena *arena)
{
	const char *folded = utf8_fold(arena, text);
	char *slug = arena_alloc(arena, sizeof("s-") + MOST_BYTES);
	size_t length = 0;
	bool gap = false;
	for (const char *p = folded; *p && length < MOST_BYTES; p++) {
		bool word = (*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9');
		if (word && gap && length && length + 1 < MOST_BYTES)
			slug[length++] = '-';
		if (word)
			slug[length++] = *p;
		gap = !word;
	}
	/* An id that begins with a digit is valid HTML and awkward everywhere else. */
	if (slug[0] >= '0' && slug[0] <= '9') {
		memmove(slug + 2, slug, length + 1);
		memcpy(slug, "s-", 2);
	}
	return length ? slug : "seccion";
}

const char *id_for(struct id_set *set, const char *text, struct arena *arena)
{
	const char *slug = slug_of(text, arena);
	if (take(set, slug, arena))
		return slug;
	for (;;) {
		unsigned number = ++slot(set->entries, set->capacity, slug)->last;
		const char *id = arena_printf(arena, "%s-%u", slug, number);
		if (take(set, id, arena))
			return id;
	}
}

void ids_reserve(struct id_set *set, const char *const *ids, struct arena *arena)
{
	for (size_t i = 0; ids && ids[i]; i++)
		take(set, ids[i], arena);
}

unsigned id_mention(struct id_set *set, unsigned number, struct arena *arena)
{
	while (set->mention_room <= number)
		set->mentions = arena_grow(
			arena, set->mentions, set->mention_room, &set->mention_room, sizeof(*set->mentions));
	return ++set->mentions[number];
}
