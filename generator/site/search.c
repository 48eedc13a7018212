/* Room: site. What pagefind writes depends on the pages alone: its files are named by their contents. What it
 * adds for sites without a search page of their own is thrown away. */
#include "site/search.h"

#include "base/child.h"
#include "site/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "pagefind"
/* Tells the next build what the index was made of. */
#define ORIGIN FOLDER "/origen.txt"

enum { SECONDS_MOST = 600 };

/* The notice of simulated data and drawings repeat themselves; a link names its file (4-site). */
static const char *const options[] = {"--site", ".", "--output-subdir", FOLDER, "--keep-index-url",
	"--exclude-selectors", ".simulated, svg", NULL};

static int failed(struct report *report, const char *program, const char *why)
{
	return report_add(report, FINDING_SEARCH_FAILED, ((struct place){NULL, 0, 0}), program, why);
}

static char *joined(struct arena *arena, const char *folder, const char *path)
{
	return arena_printf(arena, "%s/%s", folder, path);
}

static bool hash_path(const char *path, unsigned char hash[HASH_BYTES])
{
	int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool right = file >= 0 && folder_hash_file(file, hash);
	if (file >= 0)
		close(file);
	return right;
}

struct walk {
	struct arena *arena;
	const char *root;
	struct search_index *index;
	size_t capacity;
};

/* Adds the files below root/folder; false when something is no file, no folder, or cannot be read. */
static bool find_files(struct walk *walk, const char *folder)
{
	DIR *listing = opendir(joined(walk->arena, walk->root, folder));
	struct dirent *entry;
	bool right = listing != NULL;
	while (right && (entry = readdir(listing))) {
		struct search_index *index = walk->index;
		struct search_file file = {.path = joined(walk->arena, folder, entry->d_name)};
		const char *path = joined(walk->arena, walk->root, file.path);
		struct stat status;
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		if (lstat(path, &status))
			right = false;
		else if (S_ISDIR(status.st_mode))
			right = find_files(walk, file.path);
		else if ((right = S_ISREG(status.st_mode) && hash_path(path, file.hash))) {
			index->files = arena_grow(walk->arena, index->files, index->count, &walk->capacity,
				sizeof(*index->files));
			index->files[index->count++] = file;
		}
	}
	if (listing)
		closedir(listing);
	return right;
}

static int compare_files(const void *a, const void *b)
{
	return strcmp(((const struct search_file *)a)->path, ((const struct search_file *)b)->path);
}

static bool list_files(struct search_index *index, const char *root, struct arena *arena)
{
	struct walk walk = {.arena = arena, .root = root, .index = index};
	*index = (struct search_index){0};
	bool right = find_files(&walk, FOLDER);
	if (index->count)
		qsort(index->files, index->count, sizeof(*index->files), compare_files);
	return right;
}

/* Whether the files, and no others of the folder, are those that the manifest of their site names. */
static bool is_as_published(const struct search_index *index, const char *root, struct arena *arena)
{
	struct buffer lines = {0};
	size_t length, named = 0;
	const char *manifest =
		folder_read_file(arena, AT_FDCWD, joined(arena, root, "manifest.sha256"), &length);
	buffer_add(&lines, "", 0);
	for (size_t i = 0; i < index->count; i++)
		manifest_line(&lines, index->files[i].hash, index->files[i].path);
	for (const char *line = manifest; line && (line = strstr(line, "  " FOLDER "/")); line++)
		named++;
	bool same = manifest && named == index->count && strstr(manifest, lines.data);
	buffer_release(&lines);
	return same;
}

/* Takes the index of the present target over; false when it is of other pages, or not as it was. */
static bool take_over(struct search_index *index, const struct staging *staging, const char *origin,
	bool copies, struct arena *arena)
{
	size_t length;
	const char *known =
		folder_read_file(arena, AT_FDCWD, joined(arena, staging->target, ORIGIN), &length);
	bool right = known && !strcmp(known, origin) && list_files(index, staging->target, arena) &&
		     is_as_published(index, staging->target, arena);
	for (size_t i = 0; i < index->count && right; i++) {
		const char *from = joined(arena, staging->target, index->files[i].path);
		char *to = joined(arena, staging->root, index->files[i].path), *slash = strrchr(to, '/');
		*slash = '\0';
		right = folder_make(to) == 0;
		*slash = '/';
		right = right && (copies ? folder_copy_file : folder_link_entry)(from, to) == 0;
	}
	return right;
}

/* Its own pages, marks and worker, none of which buscar.js asks for. */
static int prune(const struct staging *staging, struct arena *arena)
{
	const char *path = joined(arena, staging->root, FOLDER);
	DIR *folder = opendir(path);
	struct dirent *entry;
	int result = folder ? 0 : -1;
	while (folder && !result && (entry = readdir(folder))) {
		const char *ending = strrchr(entry->d_name, '.');
		if (!strncmp(entry->d_name, "pagefind-", 9) && ending &&
			(!strcmp(ending, ".js") || !strcmp(ending, ".css")))
			result = folder_remove(joined(arena, path, entry->d_name));
	}
	if (folder)
		closedir(folder);
	return result;
}

/* The last line that says something; where none does, the exit status. */
static const char *last_words(struct buffer *output, int status, bool english, struct arena *arena)
{
	while (output->length && strchr(" \n\r", output->data[output->length - 1]))
		output->data[--output->length] = '\0';
	const char *line = output->length ? strrchr(output->data, '\n') : NULL;
	if (!output->length)
		return arena_printf(arena, english ? "exit status %d" : "estado de salida %d", status);
	return line ? line + 1 : output->data;
}

static int run(const struct staging *staging, const char *program, struct arena *arena, struct report *report)
{
	enum { MOST = sizeof(options) / sizeof(*options) + 1 };
	const char *arguments[MOST] = {program}, *path = getenv("PATH");
	const char *environment[] = {path ? arena_printf(arena, "PATH=%s", path) : NULL, NULL};
	struct buffer output = {0};
	memcpy(arguments + 1, options, sizeof(options));
	buffer_add(&output, "", 0);
	int status = child_run(&(struct child){arguments, environment, staging->root, SECONDS_MOST}, &output);
	int result = 0;
	if (status < 0)
		result = failed(
			report, program, report->english ? "it cannot be run" : "no se puede ejecutar");
	else if (status)
		result = failed(report, program, last_words(&output, status, report->english, arena));
	buffer_release(&output);
	if (!result && prune(staging, arena))
		result = failed(report, program, strerror(errno));
	return result;
}

/* What decides the index: the program, what it is asked, and the pages. */
static void origin_of(
	struct buffer *origin, const unsigned char program[HASH_BYTES], const unsigned char pages[HASH_BYTES])
{
	manifest_line(origin, program, "programa");
	manifest_line(origin, pages, "paginas");
	for (size_t i = 0; options[i]; i++)
		buffer_printf(origin, "%s\n", options[i]);
}

int search_make(struct search_index *index, const struct staging *staging, const char *program,
	const unsigned char pages[HASH_BYTES], bool copies, struct arena *arena, struct report *report)
{
	unsigned char hash[HASH_BYTES];
	char *absolute = realpath(program, NULL);
	struct buffer origin = {0};
	if (!absolute || !hash_path(absolute, hash)) {
		free(absolute);
		return failed(report, program, strerror(errno));
	}
	int result = 0;
	origin_of(&origin, hash, pages);
	if (!take_over(index, staging, origin.data, copies, arena)) {
		if (folder_remove(joined(arena, staging->root, FOLDER)))
			result = cannot_write(report, FOLDER);
		else if (!(result = run(staging, absolute, arena, report)) &&
			 (folder_write_file(joined(arena, staging->root, ORIGIN), &origin) ||
				 !list_files(index, staging->root, arena)))
			result = cannot_write(report, FOLDER);
	}
	buffer_release(&origin);
	free(absolute);
	return result;
}
