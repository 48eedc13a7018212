/*
 * Room: documents. A CSV file as typed columns of cells, each with its line and column (2-formats "CSV").
 * It must not know what a column means, nor where the bytes come from.
 */
#ifndef DOCUMENTS_TABLE_H
#define DOCUMENTS_TABLE_H

#include "base/arena.h"
#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

struct column {
	const char *name;
	bool required;	/* the column must be in the header */
	bool may_empty; /* a cell of a required column may be empty all the same */
};

struct cell {
	const char *text; /* never NULL, NUL-terminated, owned by the arena; "" when empty or when the column
			     is absent */
	unsigned line, column;
};

struct table {
	const char *path;
	size_t columns;	    /* as many as the caller's list */
	size_t rows;	    /* without header and blank rows */
	struct cell *cells; /* rows × columns, in the order of the caller's list */
	bool *present;	    /* per column: is it in the file? */
	/* The file as it stands, for the download of source tables: header and rows in the file's own order.
	 */
	size_t file_columns;
	struct cell *file_header;
	struct cell *file_cells;
	/* Rows that were reported and left out: what could be read of them, "" for the rest. Who knows the
	 * columns can so tell what else would only repeat that finding. */
	size_t lost_rows;
	struct cell *lost_cells; /* lost_rows × columns */
};

/*
 * Parses a whole file. Tables and texts belong to `arena`. Returns 0, or -1 if the table cannot be used; rows
 * that are wrong in themselves (too few or too many cells, broken quotes, control characters) are reported
 * and left out, the rest is kept, so that one run tells all. ASCII blanks around a cell are dropped in
 * `cells`, and kept in `file_cells`. A cell stands where its quote opens. An unknown column that is near to
 * one which is absent is read as that one, and the absence not reported besides. Findings: ENCODING, CONTROL,
 * SEPARATOR, UNCLOSED_QUOTE, STRAY_QUOTE, NO_HEADER, RAGGED, UNKNOWN_COLUMN (with the nearest name),
 * MISSING_COLUMN (line 1), COLUMN_TWICE, EMPTY_CELL (required columns), BLANK_ROW.
 */
int table_parse(struct table *table, const char *path, const char *bytes, size_t length,
	const struct column *columns, size_t column_count, struct arena *arena, struct report *report);

/* The cell of a row in the caller's column. */
const struct cell *table_cell(const struct table *table, size_t row, size_t column);

/* The same of a row that was left out. */
const struct cell *table_lost_cell(const struct table *table, size_t lost, size_t column);

/* The place of a cell, for findings. */
struct place table_place(const struct table *table, const struct cell *cell);

#endif
