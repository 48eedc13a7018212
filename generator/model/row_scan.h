/*
 * Room: model, and for provenance.c alone. The keyed rows of two versions of a data file, as far as the
 * versions differ. Old versions may be malformed: what cannot be read is passed over. It must not know
 * commits or events.
 */
#ifndef MODEL_ROW_SCAN_H
#define MODEL_ROW_SCAN_H

#include "base/buffer.h"
#include "source/history.h"

/* A row by its key and what it says. `content` holds every cell that is not empty with the name of its
 * column, in the order of those names: two rows say the same if it is equal. All is valid UTF-8, without
 * control characters but the separators, followed by a NUL, and owned by the scratch arena. */
struct scanned_row {
	const char *key, *content, *value;
	size_t key_length, content_length;
};

struct scanned_rows {
	struct scanned_row *items;
	size_t count, capacity;
};

/* The rows of the file before and after the change; those that stand in both, on lines that did not change,
 * are left out of both. None of a file that has no keyed rows (2-formats "data/"). */
void scan_change(const struct change *change, struct arena *scratch, struct scanned_rows *before,
	struct scanned_rows *after);

/* A key as rows have it: key_begin() with the table's name, then key_add() for each key column. */
void key_begin(struct buffer *key, const char *table);
void key_add(struct buffer *key, const char *part);

#endif
