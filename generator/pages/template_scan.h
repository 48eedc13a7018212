/*
 * Room: pages. Cuts a template into texts and tags. Private to the template engine. It must not know what
 * tags do, beyond the change of delimiters, which is an affair of cutting.
 */
#ifndef PAGES_TEMPLATE_SCAN_H
#define PAGES_TEMPLATE_SCAN_H

#include "base/arena.h"
#include "base/report.h"
#include "pages/language.h"

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
	TOKEN_TEXT = 'T',
	TOKEN_VARIABLE = 'v',
	TOKEN_UNESCAPED = '&',
	TOKEN_SECTION = '#',
	TOKEN_INVERTED = '^',
	TOKEN_CLOSE = '/',
	TOKEN_PARTIAL = '>',
	TOKEN_PARENT = '<',
	TOKEN_BLOCK = '$',
	TOKEN_COMMENT = '!',
	TOKEN_DELIMITERS = '=',
};

/* A text ends with its newline, so that no text reaches from one line into the next. The later members are
 * the parser's notes. */
struct token {
	enum token_kind kind;
	const char *text; /* into the template; of a tag the name, as an arena string */
	size_t length;
	struct place place;
	size_t other; /* of an opening or closing tag: the index of its fellow */
	bool dropped; /* white space of a line that is not written */
	bool starts_line, own_line, lines;
	const char *indent;
	size_t indent_length;
};

struct tokens {
	struct token *items;
	size_t count, capacity;
};

/* Returns 0, or -1 with FINDING_TEMPLATE: an unclosed tag, an empty name, bad delimiters, a word that the
 * language lacks. Without language (NULL) no tag is a word. */
int template_scan(struct arena *arena, const struct language *language, const char *path, const char *text,
	size_t length, struct tokens *tokens, struct report *report);

#endif
