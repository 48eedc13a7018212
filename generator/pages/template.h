/*
 * Room: pages. A small Mustache engine: variables, sections, inverted sections, partials, blocks and parents
 * (inheritance), comments, set delimiters. Parsed once, rendered many times. It must not know pages; it sees
 * views (view.h) only.
 */
#ifndef PAGES_TEMPLATE_H
#define PAGES_TEMPLATE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/report.h"
#include "pages/language.h"
#include "pages/view.h"

#include <stdbool.h>
#include <stddef.h>

struct template;

struct template_set {
	struct arena *arena;
	struct template *first; /* all templates by name */
	const struct language
		*language; /* whose words {{w.id}} calls; NULL: such a tag is a name like others */
	bool strict;	   /* an unknown name, an unknown partial, or {{{x}}} of plain text is an error */
};

/* Parses `text` (kept by reference; must outlive the set) under `name` ("sheet", "partials/state"). `path` is
 * for findings. Returns 0 or -1. Findings: TEMPLATE with line and column. */
int template_add(struct template_set *set, const char *name, const char *path, const char *text,
	size_t length, struct report *report);

/* Appends the rendered template to `out`. Returns 0, or -1 when strict mode found something (FINDING_TEMPLATE
 * at the tag's place). */
int template_render(const struct template_set *set, const char *name, const struct view *view,
	struct buffer *out, struct report *report);

#endif
