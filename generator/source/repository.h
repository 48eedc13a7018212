/*
 * Room: source. A git repository opened read-only, its editions, and the files of one commit. Only this room
 * includes git2.h. It must not know formats: it hands out sorted paths and bytes.
 */
#ifndef SOURCE_REPOSITORY_H
#define SOURCE_REPOSITORY_H

#include "base/arena.h"
#include "base/date.h"
#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

#define COMMIT_HEX 40

struct repository;

/* One file of a snapshot. `id` is git's blob id (zero for a working tree). Bytes are followed by a NUL that
 * `length` leaves out. */
struct file {
	const char *path;
	const char *bytes;
	size_t length;
	unsigned char id[20];
};

/* The files of a publication (content/, data/, templates/ and nothing else) at one commit or on disk, by
 * path, as bytes compare. */
struct snapshot {
	struct file *files;
	size_t count;
	char commit[COMMIT_HEX + 1]; /* "" for a working tree */
	struct instant date; /* tagger date, else commit date; for a working tree the instant of the build */
};

/* The file with that path, or NULL. */
const struct file *snapshot_find(const struct snapshot *snapshot, const char *path);

/* The range of files whose path begins with `prefix`. Returns how many; `*first` gets the first. */
size_t snapshot_under(const struct snapshot *snapshot, const char *prefix, const struct file **first);

/* Opens the repository whose working tree or git folder is `path` (bare or not; no search in parent folders
 * unless `path` is inside a working tree's root: a publication may not be a subfolder). NULL and a finding on
 * failure: NO_REPOSITORY, UNSAFE_OWNER, REPOSITORY_FORMAT. The caller closes it. */
struct repository *repository_open(const char *path, struct report *report);
void repository_close(struct repository *repository);

/* Resolves `revision` ("HEAD", a branch, tag or commit) to a commit. Returns 0, or -1 with UNBORN,
 * UNKNOWN_REVISION or BAD_OBJECT. `*when` gets the tagger's date when the revision is an annotated tag, else
 * the commit's. */
int repository_resolve(struct repository *repository, const char *revision, char commit[COMMIT_HEX + 1],
	struct instant *when, struct report *report);

/* From here on, in this process, an object whose bytes do not have the hash that it is stored under is
 * damaged: what a signature vouches for is named by hashes. Costs a hash of all that is read. */
void repository_verify_hashes(void);

/* Whether history is cut off (git clone --depth). */
bool repository_is_shallow(struct repository *repository);

/* Whether a commit has a file of that name in the folder (`content/circulares`) or beneath it. Reads folders
 * alone; what cannot be read has none. */
bool commit_has_file(struct repository *repository, const char *commit, const char *folder, const char *name);

/*
 * Reads the publication's files of a commit into the arena. Returns 0, or -1; all that is wrong is reported
 * in one run: SYMLINK, SUBMODULE, BAD_PATH, PATH_TWICE, TOO_BIG, BAD_OBJECT. What could be read is there all
 * the same.
 */
int snapshot_read(struct snapshot *snapshot, struct repository *repository, const char *commit,
	struct arena *arena, struct report *report);

/* The same from the files on disk under `path` (5-cli `--worktree`); the date is `now`. Hidden files and what
 * is not a plain file are treated alike. */
int snapshot_read_worktree(struct snapshot *snapshot, const char *path, struct instant now,
	struct arena *arena, struct report *report);

/* The same from git's index (5-cli `--staged`), or the one that GIT_INDEX_FILE names: what the next commit
 * would hold. The date is `now`. Besides, CONFLICT: a merge that is not resolved. */
int snapshot_read_staged(struct snapshot *snapshot, struct repository *repository, struct instant now,
	struct arena *arena, struct report *report);

#endif
