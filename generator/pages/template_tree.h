/*
 * Room: pages. A parsed template as the parser leaves it and the renderer walks it. Private to the two: pages
 * use template.h. It must not know views.
 */
#ifndef PAGES_TEMPLATE_TREE_H
#define PAGES_TEMPLATE_TREE_H

#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind {
	NODE_TEXT,
	NODE_VARIABLE,
	NODE_UNESCAPED, /* {{{x}}} and {{&x}} */
	NODE_SECTION,
	NODE_INVERTED,
	NODE_PARTIAL,
	NODE_PARENT, /* its children are the blocks it overrides, and nothing else */
	NODE_BLOCK,
};

/* Indentation is a matter of lines: a template that is included at an indented place gets that indentation
 * at the start of each of its own lines, but not after a newline inside a value. So the parser marks the
 * nodes with which a line of the template starts. */
struct node {
	enum node_kind kind;
	bool starts_line; /* the first of its line: indentation is due before it */
	bool own_line;	  /* partial, parent, block: nothing else is on its line, which is not written */
	bool lines;	  /* block: its content begins on a new line, without its common indentation */
	bool closes_line; /* block: the newline after its end tag is not written */
	const char *text; /* of a text node its bytes, of all others the name */
	size_t length;
	const char *const *parts; /* the name at its dots, up to a NULL; empty for "." */
	const char *indent;	  /* partial, parent, block: what stands before it on its line */
	size_t indent_length;
	struct place place;
	struct node *children, *next;
};

struct template
{
	const char *name, *path;
	struct node *nodes;
	struct template *next;
};

/* Adds FINDING_TEMPLATE at the place, in the language of the report: the sentence, then the name in quotes
 * unless it is NULL. Returns -1. */
int template_finding(struct report *report, struct place place, const char *spanish, const char *english,
	const char *name);

#endif
