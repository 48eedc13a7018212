/*
 * Room: model. References from one file to another: who is meant, whom the writer may have meant, and which
 * names must not be reported because the fault lies elsewhere or an embargo hides them. It must not know what
 * the things named are.
 */
#ifndef MODEL_REFERENCES_H
#define MODEL_REFERENCES_H

#include "base/arena.h"
#include "base/report.h"
#include "documents/table.h"

#include <stdbool.h>
#include <stddef.h>

struct model;
struct loader;
struct field;

/* What a reference can name. */
enum named {
	NAMED_ENTITY,
	NAMED_REGION,
	NAMED_CIRCULAR,
	NAMED_INDICATOR,
	NAMED_NORM,
	NAMED_PAGE,
	NAMED_MUNICIPALITY,
	NAMED_ACTION,
	NAMED_PLAN,
	NAMED_INITIATIVE,
	NAMED_FUND,
	NAMED_COUNT
};

/* Index of the item of that kind and id, or NONE. */
size_t named_find(const struct model *model, enum named kind, const char *id);

/* "; ¿quiso decir «x»?" for the nearest id of that kind, or "". */
const char *named_nearest(const struct model *model, enum named kind, const char *wrong, struct arena *arena,
	struct report *report);

/* Index of what the field names; else NONE, with a finding that tells the nearest name (EMPTY_CELL when the
 * field is empty, EMBARGOED when the name may not be said yet), unless the one named is lost. */
size_t field_reference(struct loader *loader, struct field field, enum named kind);

/*
 * What could not be read is *lost*: that is reported where it stands, and a reference to it is no second
 * mistake. lose() notes one id (an empty one: any may be meant), lose_all() every id of the kind.
 */
void lose(struct loader *loader, enum named kind, const char *id);
void lose_all(struct loader *loader, enum named kind);
bool is_lost(const struct loader *loader, enum named kind, const char *id);
/* Loses what the source could not hand over (a symbolic link, a file too big), by the findings so far. */
void lose_unread(struct loader *loader);
/* Whether the file is not there because something is wrong with it, which is reported. */
bool is_unread(const struct loader *loader, const char *path);
/* Loses the ids that stood in the rows which a table left out. */
void lose_rows(struct loader *loader, enum named kind, const struct table *table, size_t column);

/* What is under embargo at `now` is known, so that naming it is no misspelling; it is absent from the model,
 * and what depends on it is absent too (2-formats "embargo"). */
void embargo(struct loader *loader, enum named kind, const char *id);
bool is_embargoed(const struct loader *loader, enum named kind, const char *id);
/* Reports that a visible document names one that is not. Returns -1. */
int report_embargoed(struct loader *loader, struct place place, const char *name);

#endif
