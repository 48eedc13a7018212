/* Room: site. Staging folder, workers, manifest, swap; in that order, so that the target is whole at any
 * instant. */
#include "site/publish.h"

#include "site/folder.h"
#include "site/workers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct paths {
	char *parent, *name, *target, *fresh;
};

static struct paths paths_of(const char *target, struct arena *arena)
{
	char *copy = arena_string(arena, target);
	size_t length = strlen(copy);
	while (length > 1 && copy[length - 1] == '/')
		copy[--length] = '\0';
	char *slash = strrchr(copy, '/');
	struct paths paths = {.target = copy, .name = slash ? slash + 1 : copy};
	paths.parent = !slash ? "." : slash == copy ? "/" : arena_copy(arena, copy, (size_t)(slash - copy));
	paths.fresh = arena_printf(arena, "%s/.%s.rinde-nuevo", paths.parent, paths.name);
	return paths;
}

static int cannot_write(struct report *report, const char *path)
{
	return report_add(report, FINDING_CANNOT_WRITE, ((struct place){NULL, 0, 0}), path, strerror(errno));
}

/* Makes every folder that a path of the list needs; paths are sorted, so equal folders follow each other. */
static int make_folders(const struct page_list *list, const char *root, struct report *report)
{
	struct buffer path = {0};
	const char *last = "";
	size_t last_length = 0;
	int result = folder_make(root) ? cannot_write(report, root) : 0;
	for (size_t i = 0; i < list->count && !result; i++) {
		const char *slash = strrchr(list->pages[i].path, '/');
		size_t length = slash ? (size_t)(slash - list->pages[i].path) : 0;
		if (length == last_length && !memcmp(last, list->pages[i].path, length))
			continue;
		last = list->pages[i].path;
		last_length = length;
		buffer_clear(&path);
		buffer_printf(&path, "%s/%.*s", root, (int)length, last);
		if (folder_make(path.data))
			result = cannot_write(report, path.data);
	}
	buffer_release(&path);
	return result;
}

/* manifest.sha256, in the format of sha256sum; paths are in order already. */
static int write_manifest(
	const struct page_list *list, const struct rendered *results, const char *root, struct report *report)
{
	struct buffer path = {0};
	buffer_printf(&path, "%s/manifest.sha256", root);
	FILE *out = fopen(path.data, "we");
	bool failed = !out;
	for (size_t i = 0; i < list->count && out; i++) {
		for (int b = 0; b < HASH_BYTES; b++)
			fprintf(out, "%02x", results[i].hash[b]);
		fprintf(out, "  %s\n", list->pages[i].path);
	}
	if (out)
		failed = ferror(out) | fclose(out);
	int result = failed ? cannot_write(report, path.data) : 0;
	buffer_release(&path);
	return result;
}

/* Dot entries of the target's root (.gitignore, .well-known) belong to whoever put them there: the new root
 * gets them too. */
static int carry_dot_entries(const struct paths *paths, struct report *report)
{
	DIR *folder = opendir(paths->target);
	struct dirent *entry;
	struct buffer from = {0}, to = {0};
	int result = 0;
	while (folder && !result && (entry = readdir(folder))) {
		struct stat status;
		if (entry->d_name[0] != '.' || !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		buffer_clear(&from);
		buffer_clear(&to);
		buffer_printf(&from, "%s/%s", paths->target, entry->d_name);
		buffer_printf(&to, "%s/%s", paths->fresh, entry->d_name);
		if (lstat(from.data, &status) || folder_link_entry(from.data, to.data))
			result = cannot_write(report, from.data);
	}
	if (folder)
		closedir(folder);
	buffer_release(&from);
	buffer_release(&to);
	return result;
}

/* What was written must be on the disk before it takes the place of what was. */
static int flush(const char *folder)
{
	int opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result = opened < 0 ? -1 : syncfs(opened);
	if (opened >= 0)
		close(opened);
	return result;
}

static int fill(const struct publication *publication, const struct page_list *list,
	const struct publish_options *options, const struct paths *paths, struct rendered *results,
	struct report *report)
{
	if (folder_remove(paths->fresh))
		return cannot_write(report, paths->fresh);
	if (make_folders(list, paths->fresh, report) ||
		workers_render(publication, list, paths->fresh, options->jobs, results, report) ||
		write_manifest(list, results, paths->fresh, report) || carry_dot_entries(paths, report))
		return -1;
	if (flush(paths->fresh) || folder_exchange(paths->fresh, paths->target))
		return cannot_write(report, paths->target);
	return 0;
}

int site_publish(const struct publication *publication, const struct page_list *list,
	const struct publish_options *options, struct report *report)
{
	struct arena arena = {0};
	struct rendered *results = arena_array(&arena, list->count, sizeof(*results));
	int lock = -1, result = -1;
	if (options->dry) {
		result = workers_render(publication, list, NULL, options->jobs, results, report);
		goto done;
	}
	struct paths paths = paths_of(options->target, &arena);
	if (folder_make(paths.parent)) {
		cannot_write(report, paths.parent);
		goto done;
	}
	/* The parent folder is the lock: it outlives the exchange and leaves no file behind. */
	lock = open(paths.parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (lock < 0 || flock(lock, LOCK_EX)) {
		cannot_write(report, paths.parent);
		goto done;
	}
	if (!folder_may_be_replaced(paths.target)) {
		report_add(report, FINDING_NOT_A_SITE, ((struct place){NULL, 0, 0}), paths.target);
		goto done;
	}
	result = fill(publication, list, options, &paths, results, report);
	folder_remove(paths.fresh);
done:
	if (lock >= 0)
		close(lock);
	arena_release(&arena);
	return result;
}
