/*
 * Room: documents, for markdown.c alone. Where in the plain text of a block the words of notes stand. It must
 * not know how blocks are written.
 */
#ifndef DOCUMENTS_MARKDOWN_MARKS_H
#define DOCUMENTS_MARKDOWN_MARKS_H

#include "documents/markdown.h"

/* The stretch [start, end) of a block's plain text that a note marks. */
struct mark {
	size_t start, end;
	struct markdown_note *note;
};

struct marks {
	struct mark *list; /* by start; owned by the arena */
	size_t count, capacity;
	size_t at; /* how much of the plain text has been written */
	bool open; /* a `<mark>` has been written and not closed */
};

/* Empties the list for the next block. */
void marks_clear(struct marks *marks);

/* Finds the first occurrence of every note not yet found; any run of blanks equals any other. Sets `found`.
 */
void marks_find(struct marks *marks, struct markdown_note *notes, size_t note_count, const char *plain,
	size_t length, struct arena *arena);

/* Appends the next words of the block, escaped; `<mark>` around what is marked if `visible`. */
void marks_write(struct marks *marks, struct buffer *out, const char *text, size_t length, bool visible);

/* Closes a mark before a tag is written; the next words open it again. */
void marks_close(struct marks *marks, struct buffer *out);

#endif
