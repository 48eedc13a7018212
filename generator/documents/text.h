/*
 * Room: documents. What every document is before it is a table, data or prose: UTF-8 without control
 * characters; and the counting of lines and columns in it. It must not know any format.
 */
#ifndef DOCUMENTS_TEXT_H
#define DOCUMENTS_TEXT_H

#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

/* A byte of a text and where a person sees it: line and column from 1, columns in characters. */
struct position {
	size_t offset;
	unsigned line, column;
};

/* Moves forward to `offset`; going back is a mistake of the caller. */
void position_move(struct position *position, const char *bytes, size_t offset);

struct place position_place(const char *path, struct position position);

/* The position of the first byte after a byte order mark, if there is one: line 1, column 1. */
struct position text_start(const char *bytes, size_t length);

/* Reports ENCODING at the first byte that is not UTF-8. Returns 0 or -1. */
int text_check_encoding(const char *path, const char *bytes, size_t length, struct report *report);

/* Offset of the first character from `from` on that is no text, or `length`: C0 and C1 controls but TAB, LF
 * and CR LF, the line breaks U+2028 and U+2029, a byte order mark amid the text, noncharacters. Valid UTF-8
 * only.
 */
size_t text_control_at(const char *bytes, size_t length, size_t from);

/* Reports CONTROL for the first such character of each line (at most 20 lines). Returns 0 or -1. */
int text_check_controls(const char *path, const char *bytes, size_t length, struct report *report);

/* Whether two texts have the same words: they differ in white space at most. */
bool text_same_words(const char *a, size_t a_length, const char *b, size_t b_length);

#endif
