/*
 * Room: model. Where each row of data comes from: the commits that brought, changed and removed it, from one
 * walk of the history (4-site "Provenance", 3-compliance "Timeliness"). Rows are followed by key and content:
 * a renamed file, another order of rows or columns, and CRLF change nothing. It must not know compliance or
 * pages.
 */
#ifndef MODEL_PROVENANCE_H
#define MODEL_PROVENANCE_H

#include "model/model.h"
#include "source/editions.h"
#include "source/history.h"

/* A commit that touched rows. */
struct revision {
	char commit[COMMIT_HEX + 1];
	const char *author;  /* name only: no e-mail is ever kept */
	struct instant when; /* the author's date */
	const char *subject;
	const char *correction, *reason; /* values of the trailers Correccion and Revision, or NULL */
	size_t position; /* along the first-parent history, oldest 0 (of a merged commit, its merge's) */
	const char *first_edition; /* id of the earliest edition that contains it, or NULL */
};

/* One step in the life of a row. */
struct row_event {
	const struct revision *revision;
	const char *path;   /* the file that held the row after the step; before, when it was removed */
	const char *before; /* the value's text: NULL, the row was not there; "", it had no value */
	const char *after;  /* NULL: the row was removed */
};

struct provenance;

/* Walks the history up to `commit` once. All belongs to `arena`. NULL, with findings of history_walk(), when
 * that fails. */
struct provenance *provenance_read(struct repository *repository, const char *commit,
	const struct edition_list *editions, struct arena *arena, struct report *report);

/* That edition is not published after all: what stood first in it stands first in the next one of the list
 * that has its commit. To be called in the order of editions, before any page tells of them. */
void provenance_leave_out(
	struct provenance *provenance, const struct edition_list *editions, size_t left_out);

/* Position of a commit on the walked line, or NONE when it is not on it. Also of commits that touch no data.
 */
size_t provenance_position(const struct provenance *provenance, const char *commit);

/* Keys of rows: the table's name ("seguimiento", "metas", and as well "retroalimentacion", "entregas"), then
 * the key columns of 2-formats, each after a U+001F. Owned by the arena. */
const char *observation_key(
	struct arena *arena, const struct model *model, const struct observation *observation);
const char *target_key(struct arena *arena, const struct model *model, const struct target *target);

/* The events of a row, oldest first, up to and including `position`. Returns how many; `*first` gets the
 * first. */
size_t provenance_events(const struct provenance *provenance, const char *key, size_t position,
	const struct row_event **first);

/* The author's day, in the author's own zone, of the first commit up to `position` in which a row with that
 * key had a value (3-compliance "Timeliness"); DATE_NONE when there was none. */
date provenance_first_valued(const struct provenance *provenance, const char *key, size_t position);

/* Sets `origin` and `first_valued` of every observation, and `origin` of every target, as of `position`; NONE
 * is for files on disk, after the whole history. A row that the last commit does not have as it stands has no
 * origin; one whose key never had a value before counts as valued first on the model's as-of date. */
void provenance_apply(const struct provenance *provenance, struct model *model, size_t position);

#endif
