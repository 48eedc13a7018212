/*
 * Room: documents, for markdown.c alone. What a text must not exceed before cmark-gfm sees it, so that no
 * text costs more than a moment (7-library-facts). It must not know cmark-gfm.
 */
#ifndef DOCUMENTS_MARKDOWN_LIMITS_H
#define DOCUMENTS_MARKDOWN_LIMITS_H

#include "base/report.h"

#include <stddef.h>

/* Reports MARKDOWN_LIMIT at the first line that goes too far; `first_line` is the line of the file where the
 * text begins. Returns 0 or -1. */
int markdown_check_limits(
	const char *text, size_t length, const char *path, unsigned first_line, struct report *report);

#endif
