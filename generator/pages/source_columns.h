/*
 * Room: pages. What the source tables under data/ are called and what their columns mean (2-formats "data/"),
 * for the readers of the downloads. It must not know how they are read or judged.
 */
#ifndef PAGES_SOURCE_COLUMNS_H
#define PAGES_SOURCE_COLUMNS_H

#include "pages/download.h"

/* A table, or all tables of a folder. */
struct source_kind {
	const char *path; /* below data/: "metas.csv", or a folder as "seguimiento/" */
	enum word title, description;
	const struct download_column *columns;
	size_t column_count;
};

extern const struct source_kind source_kinds[];
extern const size_t source_kind_count;

/* The kind of the table at that path (as in a snapshot), or NULL: also of what is no table. */
const struct source_kind *source_kind_of(const char *path);

/* The column of that name, or NULL; `kind` may be NULL. */
const struct download_column *source_column(const struct source_kind *kind, const char *name);

#endif
