/* Room: source. Names refused or passed over, limits, order: the same for commits and for the disk. It must
 * not know git's objects or the disk. */
#include "source/collector.h"

#include "source/objects.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool has_control(const char *name, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)name[i];
		if (byte < 0x20 || byte == 0x7F)
			return true;
		if (byte == 0xC2 && i + 1 < length && (unsigned char)name[i + 1] < 0xA0)
			return true;
	}
	return false;
}

/* A backslash is a slash to browsers and to Windows. */
const char *name_problem(const char *name, size_t length, const struct report *report)
{
	if (!length)
		return in_language(report, "está vacío", "it is empty");
	if (length > NAME_MOST)
		return in_language(report, "es demasiado largo", "it is too long");
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return in_language(report, "lleva a otra carpeta", "it leads to another folder");
	if (strcasecmp(name, ".git") == 0)
		return in_language(report, "es de git", "it is git's own");
	if (memchr(name, '/', length) || memchr(name, '\\', length))
		return in_language(report, "tiene una barra", "it has a slash");
	if (utf8_invalid_at(name, length) != length)
		return in_language(report, "no está en UTF-8", "it is not UTF-8");
	if (has_control(name, length))
		return in_language(report, "tiene caracteres de control", "it has control characters");
	return NULL;
}

static int compare_names(const void *left, const void *right)
{
	const struct listed *a = left, *b = right;
	int order = strcmp(a->name, b->name);
	/* The first of two in the tree stays the first. */
	return order ? order : (a->name > b->name) - (a->name < b->name);
}

bool name_is_ours(const char *folder, const char *name)
{
	return *folder || strcmp(name, "content") == 0 || strcmp(name, "data") == 0 ||
	       strcmp(name, "templates") == 0;
}

static char *join(struct arena *arena, const char *folder, const struct listed *name)
{
	size_t length = strlen(folder);
	char *path = arena_alloc(arena, length + 1 + name->length + 1);
	memcpy(path, folder, length);
	if (length)
		path[length++] = '/';
	memcpy(path + length, name->name, name->length);
	return path;
}

size_t collector_order(struct collector *collector, const char *folder, struct listed *names, size_t count)
{
	size_t kept = 0;
	if (count)
		qsort(names, count, sizeof(*names), compare_names);
	for (size_t i = 0; i < count; i++) {
		if (!kept || strcmp(names[kept - 1].name, names[i].name) != 0)
			names[kept++] = names[i];
		else if (name_is_ours(folder, names[i].name))
			report_add(collector->report, FINDING_PATH_TWICE,
				whole_file(join(collector->arena, folder, &names[i])));
	}
	return kept;
}

static void report_full(struct collector *collector, const char *path, size_t most, const char *of)
{
	collector->full = true;
	report_add(collector->report, FINDING_PUBLICATION_TOO_BIG, whole_file(path),
		arena_printf(collector->arena, "%zu", most), of);
}

static bool mode_is_read(struct collector *collector, unsigned mode, const char *path)
{
	struct arena scratch = {0};
	if (mode == 0100644 || mode == 0100755 || mode == 040000)
		return true;
	if (mode == 0120000)
		report_add(collector->report, FINDING_SYMLINK, whole_file(path));
	else if (mode == 0160000)
		report_add(collector->report, FINDING_SUBMODULE, whole_file(path));
	else
		report_add(collector->report, FINDING_NOT_A_FILE, whole_file(path),
			arena_printf(&scratch, "%06o", mode));
	arena_release(&scratch);
	return false;
}

char *collector_path(
	struct collector *collector, const char *folder, unsigned depth, const struct listed *name)
{
	struct report *report = collector->report;
	if (collector->full || !name_is_ours(folder, name->name))
		return NULL;
	const char *problem = name_problem(name->name, name->length, report);
	if (!problem && name->name[0] == '.')
		return NULL;
	char *path = join(collector->arena, folder, name);
	if (!problem && (depth > DEPTH_MOST || strlen(path) > PATH_MOST))
		problem = in_language(report, "la ruta es demasiado larga", "the path is too long");
	if (problem) {
		report_add(report, FINDING_BAD_PATH, whole_file(path), problem);
		return NULL;
	}
	/* Folders count too: a few small trees can name each other a million times. */
	if (++collector->seen > FILES_MOST) {
		report_full(collector, path, FILES_MOST, in_language(report, "archivos", "files"));
		return NULL;
	}
	return mode_is_read(collector, name->mode, path) ? path : NULL;
}

void collector_add(struct collector *collector, const char *path, const char *bytes, size_t length,
	const unsigned char *id)
{
	struct snapshot *snapshot = collector->snapshot;
	collector->bytes += length;
	if (collector->bytes > BYTES_MOST) {
		report_full(collector, path, BYTES_MOST, "bytes");
		return;
	}
	snapshot->files = arena_grow(collector->arena, snapshot->files, snapshot->count, &collector->capacity,
		sizeof(*snapshot->files));
	struct file *file = &snapshot->files[snapshot->count++];
	*file = (struct file){.path = path, .bytes = bytes, .length = length};
	if (id)
		memcpy(file->id, id, sizeof(file->id));
}

static int compare_paths(const void *left, const void *right)
{
	return strcmp(((const struct file *)left)->path, ((const struct file *)right)->path);
}

/* Folders were walked by name, and "a.md" sorts before "a/b" though "a" sorts before "a.md". */
void collector_finish(struct collector *collector)
{
	struct snapshot *snapshot = collector->snapshot;
	if (snapshot->count)
		qsort(snapshot->files, snapshot->count, sizeof(*snapshot->files), compare_paths);
}
