/*
 * Room: source. What changed, commit by commit: one walk of the first-parent history for all files (4-site
 * "Provenance"). It must not know rows or formats: it hands out the changed files with their bytes before and
 * after, and model/ finds its rows in them by key, so that renamed files, rows in another order and CRLF lose
 * nothing.
 */
#ifndef SOURCE_HISTORY_H
#define SOURCE_HISTORY_H

#include "source/editions.h"
#include "source/repository.h"

/* A last line of a commit's message such as `Correccion: why`. */
struct trailer {
	const char *key, *value;
};

/* One version of a file. `bytes` is NULL where the file does not exist, was not asked for, or exceeds the cap
 * of a blob; else it is followed by a NUL. */
struct version {
	const char *bytes;
	size_t length;
	bool exists;
	unsigned char id[20];
};

/* A file that a commit adds, changes or removes. A renamed one is removed and added. */
struct change {
	const char *path;
	struct version before, after;
	size_t same_head, same_tail; /* bytes of whole lines, at the start and at the end, that are equal in
					both and not counted twice; 0 unless both have bytes */
};

/* One commit. Everything lives until the visitor returns. */
struct step {
	char commit[COMMIT_HEX + 1];
	const char *author;  /* name only, in valid UTF-8 */
	struct instant when; /* the author's date */
	const char *subject; /* first line of the message */
	const struct trailer *trailers;
	size_t trailer_count;
	bool is_merge;
	size_t position; /* along the first-parent history, oldest 0; of a merged commit, that of its merge */
	const struct edition *first_edition; /* the earliest that contains the commit, or NULL */
	const struct change *changes;	     /* against the first parent, by path */
	size_t change_count;
	/* Of a merge with changes: the commits that it brings in and that change files, parents before
	 * children. Of each the changes against its first parent, and of a merge among them only files that
	 * differ from all its parents. A row that the merge changes comes from the last of them that brought
	 * the row with that content, one that is no merge rather than one that is; and from the merge itself
	 * when there is none. */
	const struct step *merged;
	size_t merged_count;
};

/* Every commit of the first-parent history, oldest first: also those that change no file. */
struct history_line {
	unsigned char (*ids)[20];
	size_t count;
};

/* The index of a commit on the line, given as hexadecimal digits, or (size_t)-1. */
size_t history_line_find(const struct history_line *line, const char *commit);

struct history_request {
	const char *folder; /* "data", "content/circulares"; "" for the three folders of a publication */
	const char *suffix; /* read the bytes of files whose path ends so, such as ".csv"; NULL: of none */
	const struct edition_list *editions; /* for first_edition; may be NULL */
	struct history_line *line;	     /* gets the whole line, owned by `arena`; may be NULL */
	struct arena *arena;
};

/* The value of the last trailer with that key (in any case of its letters), or NULL. */
const char *step_trailer(const struct step *step, const char *key);

/*
 * Visits each first-parent commit from the oldest to `commit` that changes files under the folder. A visitor
 * that returns other than 0 ends the walk. Returns 0, or -1 with SHALLOW, or with BAD_OBJECT when history
 * cannot be read; what exceeds a cap is no finding here.
 */
int history_walk(struct repository *repository, const char *commit, const struct history_request *request,
	int (*visit)(const struct step *step, void *context), void *context, struct report *report);

#endif
