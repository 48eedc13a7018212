/*
 * Room: source. The publication's files as they lie on disk, under the same rules as those of a commit: links
 * are never followed, hidden names are passed over. It must not know git or formats.
 */
#include "source/collector.h"
#include "source/objects.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int report_unreadable(const char *path, struct report *report)
{
	return report_add(report, FINDING_CANNOT_READ, whole_file(path), strerror(errno));
}

/* The mode git would write for it. What git cannot hold keeps its own type and no permission. */
static unsigned mode_of(const struct stat *status)
{
	if (S_ISREG(status->st_mode))
		return 0100644;
	if (S_ISDIR(status->st_mode))
		return 040000;
	if (S_ISLNK(status->st_mode))
		return 0120000;
	return status->st_mode & S_IFMT;
}

static void read_file(struct collector *collector, int folder, const char *name, const char *path)
{
	struct stat status;
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0 || fstat(file, &status)) {
		report_unreadable(path, collector->report);
	} else if (status.st_size > BLOB_MOST) {
		report_add(collector->report, FINDING_TOO_BIG, whole_file(path),
			arena_printf(collector->arena, "%lld", (long long)status.st_size),
			arena_printf(collector->arena, "%d", BLOB_MOST));
	} else {
		size_t size = (size_t)status.st_size, length = 0;
		char *bytes = arena_alloc(collector->arena, size + 1);
		ssize_t got = 1;
		while (length < size && (got = read(file, bytes + length, size - length)) > 0)
			length += (size_t)got;
		if (got < 0)
			report_unreadable(path, collector->report);
		else
			collector_add(collector, path, bytes, length, NULL);
	}
	if (file >= 0)
		close(file);
}

/* Names of a folder, with their modes, in scratch memory. */
static size_t list_folder(DIR *listing, struct arena *scratch, struct listed **names)
{
	size_t count = 0, capacity = 0;
	*names = NULL;
	for (struct dirent *entry; (entry = readdir(listing));) {
		struct stat status;
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
			fstatat(dirfd(listing), entry->d_name, &status, AT_SYMLINK_NOFOLLOW))
			continue;
		const char *name = arena_string(scratch, entry->d_name);
		*names = arena_grow(scratch, *names, count, &capacity, sizeof(**names));
		(*names)[count++] = (struct listed){name, strlen(name), mode_of(&status), NULL};
	}
	return count;
}

/* Reads an open folder, and closes it. */
static void read_folder(struct collector *collector, int descriptor, const char *folder, unsigned depth)
{
	struct arena scratch = {0};
	struct listed *names;
	DIR *listing = fdopendir(descriptor);
	if (!listing) {
		report_unreadable(folder, collector->report);
		close(descriptor);
		return;
	}
	size_t count = list_folder(listing, &scratch, &names);
	count = collector_order(collector, folder, names, count);
	for (size_t i = 0; i < count && !collector->full; i++) {
		const char *name = names[i].name, *path;
		int inner;
		/* git keeps no `.git`: in a folder it marks a repository inside the publication. */
		if (*folder && strcmp(name, ".git") == 0) {
			report_add(collector->report, FINDING_SUBMODULE, whole_file(folder));
			continue;
		}
		if (!(path = collector_path(collector, folder, depth, &names[i])))
			continue;
		if (names[i].mode != 040000) {
			if (*folder)
				read_file(collector, dirfd(listing), name, path);
			continue;
		}
		inner = openat(dirfd(listing), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (inner < 0)
			report_unreadable(path, collector->report);
		else
			read_folder(collector, inner, path, depth + 1);
	}
	closedir(listing);
	arena_release(&scratch);
}

int snapshot_read_worktree(struct snapshot *snapshot, const char *path, struct instant now,
	struct arena *arena, struct report *report)
{
	struct collector collector = {snapshot, arena, report, 0, 0, 0, false};
	size_t errors = report->errors;
	*snapshot = (struct snapshot){.date = now};
	int root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (root < 0)
		return report_add(report, FINDING_NO_REPOSITORY, (struct place){0}, path, strerror(errno));
	read_folder(&collector, root, "", 0);
	collector_finish(&collector);
	return report->errors == errors ? 0 : -1;
}
