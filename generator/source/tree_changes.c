/* Room: source. Compares trees side by side in git's own order. It must not read blobs. */
#include "source/tree_changes.h"

#include "source/collector.h"

#include <string.h>

/* One tree while two are compared. */
struct side {
	struct object tree; /* no bytes: an empty one */
	size_t at;
	struct tree_entry entry;
	int more; /* 1: `entry` is the next one */
};

struct comparison {
	struct tree_changes *changes;
	struct object_cache *cache;
	struct arena *arena;
	struct report *report;
	size_t seen; /* trees, which can name each other a million times */
};

static int report_damaged(struct report *report, const char *path)
{
	return report_add(report, FINDING_BAD_OBJECT, whole_file(path),
		in_language(report, "el árbol está dañado", "the tree is damaged"));
}

static int tree_get(struct object *tree, struct object_cache *cache, const unsigned char *id,
	const char *path, struct report *report)
{
	return object_cache_read(tree, cache, id, GIT_OBJECT_TREE, TREE_MOST, whole_file(path), report);
}

static bool is_file(unsigned mode)
{
	return mode == 0100644 || mode == 0100755;
}

static void side_next(struct side *side)
{
	if (side->tree.bytes)
		side->more = tree_next(&side->tree, &side->at, &side->entry);
}

/* Whether a snapshot would hold the entry. */
static bool is_held(const struct tree_entry *entry, const char *folder, const struct report *report)
{
	return (is_file(entry->mode) ? *folder != 0 : entry->mode == 040000) && entry->name[0] != '.' &&
	       name_is_ours(folder, entry->name) && !name_problem(entry->name, entry->length, report);
}

/* Git's order: bytes, and a folder's name as if a slash followed. */
static int compare_entries(const struct tree_entry *a, const struct tree_entry *b)
{
	size_t shorter = a->length < b->length ? a->length : b->length;
	int order = memcmp(a->name, b->name, shorter);
	if (order)
		return order;
	unsigned char x = (unsigned char)a->name[shorter], y = (unsigned char)b->name[shorter];
	x = !x && a->mode == 040000 ? '/' : x;
	y = !y && b->mode == 040000 ? '/' : y;
	return (x > y) - (x < y);
}

static int compare_trees(struct comparison *comparison, const unsigned char *before,
	const unsigned char *after, const char *folder, unsigned depth);

static int add_difference(struct comparison *comparison, const struct tree_entry *before,
	const struct tree_entry *after, const char *folder, unsigned depth)
{
	/* A link that becomes a file is a file added. */
	before = before && is_held(before, folder, comparison->report) ? before : NULL;
	after = after && is_held(after, folder, comparison->report) ? after : NULL;
	if ((!before && !after) || (before && after && memcmp(before->id, after->id, ID_SIZE) == 0))
		return 0;
	const struct tree_entry *named = before ? before : after;
	const char *path = *folder ? arena_printf(comparison->arena, "%s/%s", folder, named->name)
				   : arena_string(comparison->arena, named->name);
	if (named->mode == 040000)
		return compare_trees(
			comparison, before ? before->id : NULL, after ? after->id : NULL, path, depth + 1);
	struct tree_changes *changes = comparison->changes;
	changes->items = arena_grow(comparison->arena, changes->items, changes->count, &changes->capacity,
		sizeof(*changes->items));
	struct tree_change *change = &changes->items[changes->count++];
	*change = (struct tree_change){.path = path, .had = before, .has = after};
	if (before)
		memcpy(change->before, before->id, ID_SIZE);
	if (after)
		memcpy(change->after, after->id, ID_SIZE);
	return 0;
}

static int compare_sides(
	struct comparison *comparison, struct side *a, struct side *b, const char *folder, unsigned depth)
{
	struct report *report = comparison->report;
	int error = 0;
	side_next(a);
	side_next(b);
	while (!error && (a->more > 0 || b->more > 0) && a->more >= 0 && b->more >= 0) {
		int order = !a->more ? 1 : !b->more ? -1 : compare_entries(&a->entry, &b->entry);
		if (order || memcmp(a->entry.id, b->entry.id, ID_SIZE) != 0 || a->entry.mode != b->entry.mode)
			error = add_difference(comparison, order <= 0 ? &a->entry : NULL,
				order >= 0 ? &b->entry : NULL, folder, depth);
		if (order <= 0)
			side_next(a);
		if (order >= 0)
			side_next(b);
	}
	return a->more < 0 || b->more < 0 ? report_damaged(report, folder) : error;
}

static int compare_trees(struct comparison *comparison, const unsigned char *before,
	const unsigned char *after, const char *folder, unsigned depth)
{
	struct side a = {0}, b = {0};
	int error = 0;
	if (depth > DEPTH_MOST || ++comparison->seen > FILES_MOST)
		return 0;
	if (before)
		error = tree_get(&a.tree, comparison->cache, before, folder, comparison->report);
	if (!error && after)
		error = tree_get(&b.tree, comparison->cache, after, folder, comparison->report);
	if (!error)
		error = compare_sides(comparison, &a, &b, folder, depth);
	object_release(&a.tree);
	object_release(&b.tree);
	return error;
}

int tree_find(struct object_cache *cache, const unsigned char *root, const char *path, bool folder,
	unsigned char id[ID_SIZE], struct report *report)
{
	memcpy(id, root, ID_SIZE);
	for (const char *name = path, *end; *name; name = *end ? end + 1 : end) {
		struct object tree;
		struct tree_entry entry;
		size_t at = 0;
		int more;
		end = strchrnul(name, '/');
		if (tree_get(&tree, cache, id, path, report))
			return -1;
		while ((more = tree_next(&tree, &at, &entry)) > 0)
			if (entry.length == (size_t)(end - name) &&
				memcmp(entry.name, name, entry.length) == 0)
				break;
		if (more > 0)
			memcpy(id, entry.id, ID_SIZE);
		object_release(&tree);
		if (more < 0)
			return report_damaged(report, path);
		if (!more || (*end || folder ? entry.mode != 040000 : !is_file(entry.mode)))
			return 0;
	}
	return 1;
}

int tree_changes_find(struct tree_changes *changes, struct object_cache *cache, const unsigned char *before,
	const unsigned char *after, const char *folder, struct arena *arena, struct report *report)
{
	struct comparison comparison = {changes, cache, arena, report, 0};
	unsigned char a[ID_SIZE], b[ID_SIZE];
	int had = before ? tree_find(cache, before, folder, true, a, report) : 0;
	int has = had < 0 ? -1 : after ? tree_find(cache, after, folder, true, b, report) : 0;
	if (has < 0)
		return -1;
	if (had == has && (!had || memcmp(a, b, ID_SIZE) == 0))
		return 0;
	return compare_trees(&comparison, had ? a : NULL, has ? b : NULL, folder, 0);
}
