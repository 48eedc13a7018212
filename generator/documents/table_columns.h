/*
 * Room: documents, for table.c alone. From the rows of a file to the columns a caller asked for. It must not
 * know how CSV is quoted.
 */
#ifndef DOCUMENTS_TABLE_COLUMNS_H
#define DOCUMENTS_TABLE_COLUMNS_H

#include "documents/table.h"

/* The cells of a row that was left out, as far as they could be read. */
struct lost_row {
	struct cell *cells;
	size_t count;
};

/* A file as it stands: header and rows of the header's width. */
struct raw_table {
	const char *path;
	struct cell *header, *cells;
	size_t width, rows;
	struct lost_row *lost;
	size_t lost_count, lost_capacity;
	bool header_spoilt; /* a control character in it was reported */
};

/* Reports SEPARATOR where the header is separated by something else than commas. Returns 0 or -1. */
int table_check_separator(const char *path, const char *bytes, size_t length, const struct column *columns,
	size_t count, struct report *report);

/* Reports NO_HEADER, naming the required columns. Returns -1. */
int table_report_no_header(
	const char *path, const struct column *columns, size_t count, struct report *report);

/* Fills `table` from `raw` by the names of `columns` (as many as `table->columns`). Findings: UNKNOWN_COLUMN,
 * MISSING_COLUMN, COLUMN_TWICE, EMPTY_CELL. Returns 0, or -1 if a required column is missing. */
int table_match(struct table *table, const struct raw_table *raw, const struct column *columns,
	struct arena *arena, struct report *report);

#endif
