/*
 * Room: compliance. What an edition changes against the one before (4-site "Changes" and the rule of
 * cambios.csv under "Downloads"). Pure: two assessments in, records out; the records outlive both. No words.
 */
#ifndef COMPLIANCE_CHANGES_H
#define COMPLIANCE_CHANGES_H

#include "compliance/assessment.h"
#include "model/provenance.h"

enum change_kind {
	CHANGE_NEW,
	CHANGE_REVISED,
	CHANGE_CORRECTED,
	CHANGE_WITHDRAWN,
	CHANGE_TARGET,
	CHANGE_KIND_COUNT
};
extern const char *const
	change_ids[CHANGE_KIND_COUNT]; /* "nuevo", "revisado", "corregido", "retirado", "meta_cambiada" */

/* A line of cambios.csv: changes.c tells how each kind is found. Ids are strings, because the two editions
 * may number things differently. */
struct figure_change {
	enum change_kind kind;
	const char *entity, *indicator, *region, *role; /* region: as in cumplimiento.csv; role "" if none */
	enum scope scope;
	month period;
	const char *field, *before,
		*after; /* "valor", "meta_al_corte", "estado"; published text, "" when there was or is none */
	const struct revision *revision; /* the latest commit that touched its rows, or NULL */
	const char *reason;		 /* of its trailer; "" when none was declared */
	const char *edition;		 /* id of the edition that brought the change */
};

enum document_change_kind { DOCUMENT_ADDED, DOCUMENT_CHANGED, DOCUMENT_REMOVED };

/* A document of content/, or a table of the action plan, that was added, changed or removed. One that is
 * under embargo is none. */
struct document_change {
	enum document_change_kind kind;
	const char *path;	    /* in the repository */
	const char *title;	    /* a circular's subject, an indicator's name, a plan's region and
				       years, an evaluation's title, a page's title; "" of
				       a table */
	const char *before, *after; /* whole texts of a changed one; owned by the arena; else NULL */
};

struct changes {
	struct figure_change *figures; /* in the order of cumplimiento.csv, field by field */
	size_t figure_count;
	struct document_change *documents; /* by path */
	size_t document_count;
};

/*
 * Compares an edition with the one before. `before` may be NULL (the first edition: nothing is said to be
 * new). Everything in `changes` is owned by `arena`. The provenance is that of `after`; `position` its place
 * in history; `edition` its id.
 */
void changes_between(struct changes *changes, const struct assessment *before, const struct assessment *after,
	const struct provenance *provenance, size_t position, const char *edition, struct arena *arena);

/* The part of it that compares documents: only those that a page of the site shows. */
void document_changes(
	struct changes *changes, const struct model *before, const struct model *after, struct arena *arena);

#endif
