/*
 * Room: documents. GitHub-flavoured Markdown to HTML that is safe by construction: the syntax tree is walked
 * and every element written here; raw HTML is shown as text (2-formats, 7-library-facts). The only file that
 * includes cmark-gfm. It must not know regions, circulars or any page: links and notes come through
 * callbacks.
 */
#ifndef DOCUMENTS_MARKDOWN_H
#define DOCUMENTS_MARKDOWN_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

/* A text to be marked where the document says it (an erratum): `<mark class="dub">` around the words; after
 * the top-level block that holds them, `note_html` is written. A text is looked for inside one block's plain
 * text, or across the cells of one table row joined by one space (2-formats erratas.csv). Only its first
 * occurrence is marked. */
struct markdown_note {
	const char *says;
	const char *note_html;
	bool found; /* set by markdown_render() and markdown_check(); true also where a limit kept the text
		       from being read, so that nothing is missed that was not looked for */
};

struct markdown_options {
	const char *path;    /* for findings */
	unsigned first_line; /* line of the file where the text begins */
	/* Level of the text's highest heading at the least, so that none is skipped below the heading that
	 * the text stands under: 2 makes `#` an <h2> and `##` an <h3>, `##` an <h2> where there is no `#`.
	 * 0: 1. */
	unsigned top_heading;
	const char *id_prefix; /* of heading and footnote ids, so that two documents on one page do not clash;
				  may be "" */
	/* Ids that the page has for itself, so that no heading gets one of them; ends with NULL, may be NULL.
	 */
	const char *const *taken_ids;
	/* Writes the final address of a link or an image to `href` (not escaped) and returns 0, or reports a
	 * finding and returns -1. Called for every destination; `place` is the link's. NULL: only https,
	 * http, mailto pass, and no image: images are never called from other hosts. */
	int (*resolve)(void *context, const char *destination, bool image, struct place place,
		struct buffer *href, struct report *report);
	void *context;
	/* What `resolve` understands besides https, http, mailto and relative addresses ("circular",
	 * "region"); ends with NULL, may be NULL. Any other scheme is a FORBIDDEN_LINK and never reaches
	 * `resolve`. */
	const char *const *schemes;
	struct markdown_note *notes;
	size_t note_count;
};

/*
 * Appends the HTML of the text to `out`. Returns 0, or -1 when an error was reported; what could be rendered
 * is there all the same (nothing past a limit), a refused link as its words alone. Tables become `<div
 * class="scroll" …><table>…` with a caption for those who hear it (the heading above, else the first header)
 * and `scope`, headings get ids (slug of their text, made unique), footnotes Spanish labels. Findings:
 * MARKDOWN_LIMIT (see markdown.c for the caps, checked before parsing), FORBIDDEN_LINK, FORBIDDEN_IMAGE,
 * RAW_HTML, and those of `resolve`.
 */
int markdown_render(struct buffer *out, const char *text, size_t length,
	const struct markdown_options *options, struct report *report);

/* Only checks: the same findings and `found` of notes, no output. */
int markdown_check(
	const char *text, size_t length, const struct markdown_options *options, struct report *report);

/* The plain text (blocks separated by newlines, table cells by one space), for search, descriptions and
 * comparison. */
void markdown_plain(struct buffer *out, const char *text, size_t length);

#endif
