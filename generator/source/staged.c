/*
 * Room: source. The publication's files as git's index has them, which is what the next commit would hold:
 * for a hook that checks before committing. It must not know what the files mean.
 */
#include "source/collector.h"
#include "source/objects.h"

#include <stdlib.h>
#include <string.h>

struct index_reader {
	struct collector collector;
	struct repository *repository;
	git_index *index;
};

static void read_staged(struct index_reader *reader, const char *path, const unsigned char *id)
{
	struct collector *collector = &reader->collector;
	struct object object;
	if (object_read(&object, reader->repository, id, GIT_OBJECT_BLOB, BLOB_MOST, whole_file(path),
		    collector->report))
		return;
	const char *bytes = arena_copy(collector->arena, object.bytes, object.length);
	collector_add(collector, path, bytes, object.length, id);
	object_release(&object);
}

/* End of the entries whose path begins like that of `first`, up to and with the slash at `slash`: entries are
 * in order of their bytes, so that they stand together. */
static size_t end_of_folder(git_index *index, size_t first, size_t end, size_t slash)
{
	const char *path = git_index_get_byindex(index, first)->path;
	size_t at = first;
	while (at < end && !strncmp(git_index_get_byindex(index, at)->path, path, slash + 1))
		at++;
	return at;
}

/* The entries from `at` to `end`, all of the folder whose path, with its slash, is `skip` bytes long. */
static void read_entries(
	struct index_reader *reader, size_t at, size_t end, size_t skip, const char *folder, unsigned depth)
{
	struct collector *collector = &reader->collector;
	while (at < end && !collector->full) {
		const git_index_entry *entry = git_index_get_byindex(reader->index, at);
		const char *name = entry->path + skip, *slash = strchr(name, '/');
		size_t length = slash ? (size_t)(slash - name) : strlen(name);
		struct listed listed = {arena_copy(collector->arena, name, length), length,
			slash ? 040000 : entry->mode, entry->id.id};
		const char *path = collector_path(collector, folder, depth, &listed);
		if (slash) {
			size_t last = end_of_folder(reader->index, at, end, skip + length);
			if (path)
				read_entries(reader, at, last, skip + length + 1, path, depth + 1);
			at = last;
			continue;
		}
		at++;
		/* Three stages of one path are a merge that nobody has resolved yet. */
		bool conflict = git_index_entry_stage(entry) > 0;
		bool intended = entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD;
		while (conflict && at < end &&
			!strcmp(git_index_get_byindex(reader->index, at)->path, entry->path))
			at++;
		if (!path || !*folder || intended)
			continue;
		if (conflict)
			report_add(collector->report, FINDING_CONFLICT, whole_file(path));
		else
			read_staged(reader, path, entry->id.id);
	}
}

int snapshot_read_staged(struct snapshot *snapshot, struct repository *repository, struct instant now,
	struct arena *arena, struct report *report)
{
	struct index_reader reader = {{snapshot, arena, report, 0, 0, 0, false}, repository, NULL};
	/* In a hook of a commit of some files only, git names an index of its own. */
	const char *named = getenv("GIT_INDEX_FILE");
	size_t errors = report->errors;
	*snapshot = (struct snapshot){.date = now};
	if (named && *named ? git_index_open(&reader.index, named)
			    : git_repository_index(&reader.index, repository->git)) {
		const git_error *error = git_error_last();
		return report_add(report, FINDING_BAD_OBJECT, (struct place){0},
			error && error->message ? error->message : "index");
	}
	read_entries(&reader, 0, git_index_entrycount(reader.index), 0, "", 0);
	collector_finish(&reader.collector);
	git_index_free(reader.index);
	return report->errors == errors ? 0 : -1;
}
