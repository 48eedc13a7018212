/*
 * Room: documents, for markdown.c alone. Where in the text as written something stands that a parser found.
 * It must not know cmark-gfm.
 */
#ifndef DOCUMENTS_MARKDOWN_SOURCE_H
#define DOCUMENTS_MARKDOWN_SOURCE_H

#include "base/arena.h"
#include "base/report.h"

#include <stddef.h>

struct source {
	const char *path;
	unsigned first_line; /* line of the file where the text begins */
	const char **lines;  /* where each line begins, and the end of the text */
	size_t line_count;
	const char *cursor;  /* what stands before it is located already */
	const char *counted; /* the byte last placed, and its column */
	unsigned column;
};

/* `text` must outlive the source; the list of lines belongs to the arena. */
struct source source_open(
	const char *path, unsigned first_line, const char *text, size_t length, struct arena *arena);

/* Puts the cursor at the start of a line of the text, counted from 1. */
void source_seek(struct source *source, int line);

/*
 * Where an inline element begins. The parser's `line` and `column` (from 1, in bytes; 0: not known) are right
 * only on the first line of a paragraph and before the first `\|` of a table's row: they count if one of the
 * bytes `openings` is there. Else `needle`, a destination or the words themselves, is looked for between the
 * cursor and the end of line `last`. Moves the cursor.
 */
struct place source_locate(
	struct source *source, int line, int column, int last, const char *openings, const char *needle);

#endif
