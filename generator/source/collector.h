/*
 * Room: source, and for this room alone. The rules that hold for the files of a commit and for those on disk
 * alike: which names are read, which are refused, and how many. It must not know where the bytes come from.
 */
#ifndef SOURCE_COLLECTOR_H
#define SOURCE_COLLECTOR_H

#include "source/repository.h"

enum { FILES_MOST = 200000, DEPTH_MOST = 64, PATH_MOST = 1024, NAME_MOST = 255 };
#define BYTES_MOST ((size_t)2 << 30)

/* Gathers a snapshot's files. Zero-initialise, then set the first three. */
struct collector {
	struct snapshot *snapshot;
	struct arena *arena; /* owns paths, and bytes that a reader puts there */
	struct report *report;
	size_t capacity, seen, bytes;
	bool full; /* a limit was passed: nothing more is read */
};

/* One name in a folder, as both readers list them. */
struct listed {
	const char *name;
	size_t length;
	unsigned mode;		 /* as git writes it */
	const unsigned char *id; /* of its object; NULL on disk */
};

/* Sorts the names of one folder by bytes and reports those that stand twice (PATH_TWICE), which are dropped.
 * Returns how many are left. */
size_t collector_order(struct collector *collector, const char *folder, struct listed *names, size_t count);

/* What is wrong with a name, in the report's language, or NULL. */
const char *name_problem(const char *name, size_t length, const struct report *report);

/* Whether a publication reads that name in that folder ("" at the root): at the root three, elsewhere all. */
bool name_is_ours(const char *folder, const char *name);

/* The path of a name in `folder` ("" at the root), owned by the arena; or NULL when it is not to be read:
 * silently if it is hidden or, at the root, not a folder of a publication; with BAD_PATH if it could lead
 * astray, PUBLICATION_TOO_BIG past the limit, SYMLINK, SUBMODULE or NOT_A_FILE by its mode. */
char *collector_path(
	struct collector *collector, const char *folder, unsigned depth, const struct listed *name);

/* Adds a file. `bytes` lives at least as long as the snapshot; `id` may be NULL. */
void collector_add(struct collector *collector, const char *path, const char *bytes, size_t length,
	const unsigned char *id);

/* Puts the files in order of their paths. */
void collector_finish(struct collector *collector);

#endif
