/*
 * Room: source. Loose objects, one zlib stream a file. libgit2's own reader loops for ever on a truncated one
 * (7-library-facts), so this takes its place in the object database. It must not know what the objects mean.
 */
#include "source/objects.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

struct loose_backend {
	git_odb_backend parent;
	char *folder;
};

/* A stream that is being inflated from a file. */
struct inflater {
	z_stream stream;
	int file, status;
	unsigned char input[16384];
};

static char *loose_path(git_odb_backend *backend, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1], *path;
	git_oid_tostr(hex, sizeof(hex), id);
	const char *folder = ((struct loose_backend *)backend)->folder;
	size_t size = strlen(folder) + sizeof(hex) + 3;
	path = memory_alloc(size);
	snprintf(path, size, "%s/%.2s/%s", folder, hex, hex + 2);
	return path;
}

static int inflater_open(struct inflater *inflater, git_odb_backend *backend, const git_oid *id)
{
	char *path = loose_path(backend, id);
	memset(inflater, 0, sizeof(*inflater));
	inflater->file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	free(path);
	if (inflater->file < 0)
		return errno == ENOENT || errno == ENOTDIR ? GIT_ENOTFOUND : GIT_ERROR;
	struct stat status;
	if (fstat(inflater->file, &status) || !S_ISREG(status.st_mode) ||
		inflateInit(&inflater->stream) != Z_OK) {
		close(inflater->file);
		return GIT_ERROR;
	}
	return 0;
}

static void inflater_close(struct inflater *inflater)
{
	inflateEnd(&inflater->stream);
	close(inflater->file);
}

/* Inflates up to `size` bytes. Returns how many; fewer at the end of the stream or of the file. */
static size_t inflater_read(struct inflater *inflater, void *bytes, size_t size)
{
	inflater->stream.next_out = bytes;
	inflater->stream.avail_out = (uInt)size;
	while (inflater->stream.avail_out && inflater->status == Z_OK) {
		if (!inflater->stream.avail_in) {
			ssize_t got = read(inflater->file, inflater->input, sizeof(inflater->input));
			if (got < 0 && errno == EINTR)
				continue;
			if (got <= 0)
				break;
			inflater->stream.next_in = inflater->input;
			inflater->stream.avail_in = (uInt)got;
		}
		inflater->status = inflate(&inflater->stream, Z_NO_FLUSH);
	}
	return size - inflater->stream.avail_out;
}

/* Reads "blob 123\0" and leaves the stream behind it; the bytes that came along are moved to the front of
 * `start`, and `*ahead` says how many. */
static int read_header(
	struct inflater *inflater, char start[64], size_t *ahead, git_object_t *type, size_t *length)
{
	size_t got = inflater_read(inflater, start, 64);
	const char *end = memchr(start, 0, got),
		   *space = end ? memchr(start, ' ', (size_t)(end - start)) : NULL;
	if (!space || end == space + 1 || end - space > 16)
		return GIT_ERROR;
	*length = 0;
	for (const char *digit = space + 1; digit < end; digit++) {
		if (*digit < '0' || *digit > '9')
			return GIT_ERROR;
		*length = *length * 10 + (size_t)(*digit - '0');
	}
	start[space - start] = 0;
	*type = git_object_string2type(start);
	*ahead = got - (size_t)(end + 1 - start);
	memmove(start, end + 1, *ahead);
	return git_object_typeisloose(*type) ? 0 : GIT_ERROR;
}

static int loose_read_header(size_t *length, git_object_t *type, git_odb_backend *backend, const git_oid *id)
{
	struct inflater inflater;
	char start[64];
	size_t ahead;
	int error = inflater_open(&inflater, backend, id);
	if (error)
		return error;
	error = read_header(&inflater, start, &ahead, type, length);
	inflater_close(&inflater);
	return error;
}

static int loose_read(
	void **bytes, size_t *length, git_object_t *type, git_odb_backend *backend, const git_oid *id)
{
	struct inflater inflater;
	char start[64], extra;
	size_t ahead;
	int error = inflater_open(&inflater, backend, id);
	if (error)
		return error;
	*bytes = NULL;
	error = read_header(&inflater, start, &ahead, type, length);
	if (!error && (*length > OBJECT_MOST || ahead > *length))
		error = GIT_ERROR;
	if (!error && !(*bytes = git_odb_backend_data_alloc(backend, *length + 1)))
		error = GIT_ERROR;
	if (!error) {
		char *body = *bytes;
		memcpy(body, start, ahead);
		body[*length] = 0;
		size_t got = ahead + inflater_read(&inflater, body + ahead, *length - ahead);
		/* The stream must end where its header says: no byte less, none more. */
		if (got != *length || inflater_read(&inflater, &extra, 1) || inflater.status != Z_STREAM_END)
			error = GIT_ERROR;
	}
	if (error && *bytes)
		git_odb_backend_data_free(backend, *bytes);
	inflater_close(&inflater);
	return error;
}

static int loose_exists(git_odb_backend *backend, const git_oid *id)
{
	char *path = loose_path(backend, id);
	int found = access(path, F_OK) == 0;
	free(path);
	return found;
}

/* Finds the one object whose id begins with `length` digits, by listing its folder. */
static int loose_exists_prefix(git_oid *found, git_odb_backend *backend, const git_oid *prefix, size_t length)
{
	char hex[GIT_OID_HEXSZ + 1], full[GIT_OID_HEXSZ + 1] = "";
	int count = 0;
	if (length < GIT_OID_MINPREFIXLEN || length > GIT_OID_HEXSZ)
		return GIT_ENOTFOUND;
	git_oid_tostr(hex, sizeof(hex), prefix);
	char *folder = loose_path(backend, prefix);
	*strrchr(folder, '/') = 0;
	DIR *listing = opendir(folder);
	free(folder);
	if (!listing)
		return GIT_ENOTFOUND;
	for (struct dirent *entry; count < 2 && (entry = readdir(listing));) {
		if (strlen(entry->d_name) != GIT_OID_HEXSZ - 2 ||
			strncmp(entry->d_name, hex + 2, length - 2) != 0)
			continue;
		snprintf(full, sizeof(full), "%.2s%.38s", hex, entry->d_name);
		count += git_oid_fromstr(found, full) == 0;
	}
	closedir(listing);
	return count == 1 ? 0 : count ? GIT_EAMBIGUOUS : GIT_ENOTFOUND;
}

static int loose_read_prefix(git_oid *found, void **bytes, size_t *length, git_object_t *type,
	git_odb_backend *backend, const git_oid *prefix, size_t digits)
{
	int error = loose_exists_prefix(found, backend, prefix, digits);
	return error ? error : loose_read(bytes, length, type, backend, found);
}

static void loose_free(git_odb_backend *backend)
{
	free(((struct loose_backend *)backend)->folder);
	free(backend);
}

git_odb_backend *loose_backend_new(const char *objects_folder)
{
	struct loose_backend *backend = memory_alloc(sizeof(*backend));
	size_t size = strlen(objects_folder) + 1;
	memset(backend, 0, sizeof(*backend));
	git_odb_init_backend(&backend->parent, GIT_ODB_BACKEND_VERSION);
	backend->folder = memcpy(memory_alloc(size), objects_folder, size);
	backend->parent.read = loose_read;
	backend->parent.read_header = loose_read_header;
	backend->parent.read_prefix = loose_read_prefix;
	backend->parent.exists = loose_exists;
	backend->parent.exists_prefix = loose_exists_prefix;
	backend->parent.free = loose_free;
	return &backend->parent;
}
