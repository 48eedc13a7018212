/* Room: source. The publication's files at one commit, read from git's trees. It must not know what the files
 * mean. */
#include "source/blob_store.h"
#include "source/collector.h"
#include "source/objects.h"

#include <stdlib.h>
#include <string.h>

struct tree_reader {
	struct collector collector;
	struct repository *repository;
	struct blob_store *store; /* NULL: bytes go to the arena */
};

/* First file whose path is not before `path`. */
static size_t lower_bound(const struct snapshot *snapshot, const char *path)
{
	size_t low = 0, high = snapshot->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(snapshot->files[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct file *snapshot_find(const struct snapshot *snapshot, const char *path)
{
	size_t at = lower_bound(snapshot, path);
	return at < snapshot->count && strcmp(snapshot->files[at].path, path) == 0 ? &snapshot->files[at]
										   : NULL;
}

size_t snapshot_under(const struct snapshot *snapshot, const char *prefix, const struct file **first)
{
	size_t at = lower_bound(snapshot, prefix), length = strlen(prefix), end = at;
	while (end < snapshot->count && strncmp(snapshot->files[end].path, prefix, length) == 0)
		end++;
	*first = snapshot->files ? snapshot->files + at : NULL;
	return end - at;
}

static void read_blob(struct tree_reader *reader, const char *path, const unsigned char *id)
{
	struct collector *collector = &reader->collector;
	struct place place = whole_file(path);
	const struct blob *blob = reader->store ? blob_store_find(reader->store, id) : NULL;
	struct object object;
	if (!blob) {
		if (object_read(&object, reader->repository, id, GIT_OBJECT_BLOB, BLOB_MOST, place,
			    collector->report))
			return;
		if (reader->store) {
			blob = blob_store_add(reader->store, id, object.bytes, object.length);
		} else {
			const char *bytes = arena_copy(collector->arena, object.bytes, object.length);
			collector_add(collector, path, bytes, object.length, id);
		}
		object_release(&object);
	}
	if (blob)
		collector_add(collector, path, blob->bytes, blob->length, id);
}

/* Lists a tree's entries. Returns their number; -1 with BAD_OBJECT when the bytes are no tree. */
static int list_tree(struct tree_reader *reader, const char *folder, const struct object *tree,
	struct listed **names, size_t *count)
{
	size_t at = 0, capacity = 0;
	struct tree_entry entry;
	int more;
	*names = NULL;
	*count = 0;
	while ((more = tree_next(tree, &at, &entry)) > 0) {
		if (*count == capacity) {
			capacity = capacity ? 2 * capacity : 64;
			*names = memory_resize(*names, capacity * sizeof(**names));
		}
		(*names)[(*count)++] = (struct listed){entry.name, entry.length, entry.mode, entry.id};
	}
	if (more < 0)
		report_add(reader->collector.report, FINDING_BAD_OBJECT, whole_file(folder),
			in_language(reader->collector.report, "el árbol está dañado", "the tree is damaged"));
	return more;
}

static void read_tree(struct tree_reader *reader, const unsigned char *id, const char *folder, unsigned depth)
{
	struct collector *collector = &reader->collector;
	size_t findings = collector->report->count, first = collector->snapshot->count, count;
	struct object tree;
	struct listed *names;
	if (reader->store && blob_store_recall(reader->store, id, folder, collector))
		return;
	if (object_read(&tree, reader->repository, id, GIT_OBJECT_TREE, TREE_MOST, whole_file(folder),
		    collector->report))
		return;
	list_tree(reader, folder, &tree, &names, &count);
	count = collector_order(collector, folder, names, count);
	for (size_t i = 0; i < count && !collector->full; i++) {
		const char *path = collector_path(collector, folder, depth, &names[i]);
		if (!path)
			continue;
		if (names[i].mode == 040000)
			read_tree(reader, names[i].id, path, depth + 1);
		else if (*folder)
			read_blob(reader, path, names[i].id);
	}
	free(names);
	object_release(&tree);
	/* What had findings is read again each time, so that each edition tells its own. */
	if (reader->store && *folder && collector->report->count == findings)
		blob_store_remember(reader->store, id, folder, collector->snapshot->files + first,
			collector->snapshot->count - first);
}

int snapshot_read_shared(struct snapshot *snapshot, struct repository *repository, const char *commit,
	struct arena *arena, struct blob_store *store, struct report *report)
{
	struct tree_reader reader = {{snapshot, arena, report, 0, 0, 0, false}, repository, store};
	unsigned char id[ID_SIZE];
	size_t errors = report->errors;
	struct object object;
	struct object_text text;
	*snapshot = (struct snapshot){0};
	if (!id_parse(id, commit))
		return report_add(report, FINDING_UNKNOWN_REVISION, (struct place){0}, commit);
	if (object_read(&object, repository, id, GIT_OBJECT_COMMIT, TEXT_MOST, (struct place){0}, report))
		return -1;
	int error = object_text_parse(&text, &object);
	object_release(&object);
	if (error)
		return report_add(report, FINDING_BAD_OBJECT, (struct place){0}, commit);
	memcpy(snapshot->commit, commit, COMMIT_HEX);
	snapshot->date = text.committer.date;
	read_tree(&reader, text.target, "", 0);
	collector_finish(&reader.collector);
	return report->errors == errors ? 0 : -1;
}

int snapshot_read(struct snapshot *snapshot, struct repository *repository, const char *commit,
	struct arena *arena, struct report *report)
{
	return snapshot_read_shared(snapshot, repository, commit, arena, NULL, report);
}

/* Down the folders of `path`, then in all beneath. */
static bool tree_has_file(struct repository *repository, const unsigned char *id, const char *path,
	const char *name, unsigned depth)
{
	struct object tree;
	struct tree_entry entry;
	size_t at = 0, length = strcspn(path, "/");
	bool found = false;
	size_t size;
	if (depth > 32 || object_try(&tree, repository, id, GIT_OBJECT_TREE, TREE_MOST, &size) != OBJECT_OK)
		return false;
	while (!found && tree_next(&tree, &at, &entry) > 0) {
		if (length ? entry.length == length && !strncmp(entry.name, path, length)
			   : entry.mode == 040000)
			found = tree_has_file(
				repository, entry.id, path + length + (path[length] == '/'), name, depth + 1);
		else if (!length && entry.mode != 040000)
			found = !strcmp(entry.name, name);
	}
	object_release(&tree);
	return found;
}

bool commit_has_file(struct repository *repository, const char *commit, const char *folder, const char *name)
{
	struct object object;
	struct object_text text;
	unsigned char id[ID_SIZE];
	size_t length;
	if (!id_parse(id, commit) ||
		object_try(&object, repository, id, GIT_OBJECT_COMMIT, TEXT_MOST, &length) != OBJECT_OK)
		return false;
	int error = object_text_parse(&text, &object);
	object_release(&object);
	return !error && tree_has_file(repository, text.target, folder, name, 0);
}
