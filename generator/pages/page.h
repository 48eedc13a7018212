/*
 * Room: pages. What a publication consists of: a plan of files, each rendered on its own from the finished
 * model, in any order and in any process. The only header of pages/ that site/ may include; it must not know
 * how anything is rendered.
 */
#ifndef PAGES_PAGE_H
#define PAGES_PAGE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

struct publication;
struct document;
struct language;

/* What a page is made of, so that an unchanged one is known without making it (keys.h). */
enum page_inputs {
	INPUTS_EDITION,	   /* something that every edition has anew */
	INPUTS_EVERYTHING, /* any file */
	INPUTS_FIGURES,	   /* data and indicators, and at most one text of a circular or page */
	INPUTS_DOCUMENT,   /* one text, and names of what it links to */
	INPUTS_CIRCULAR,   /* one circular, or none, with what they set and what cites it */
};

/* A file to be: where it goes, and what makes it. Fields after `path` are for pages/ alone. */
struct page {
	const char *path; /* relative to the edition's root, '/' between parts */
	int (*render)(const struct publication *publication, const struct page *page, struct buffer *out,
		struct report *report);
	const struct language *language;
	bool translated;   /* stands in every language of the site, in the folder of each */
	const char *table; /* the rows of one of the page's tables instead of the page (page_table.h); NULL */
	bool picture;	   /* a drawing that some page shows: it has words, and thus a language */
	enum page_inputs inputs;
	const struct document *document; /* the text, or NULL */
	size_t subject, other;		 /* what it is about, as its kind counts them */
	const char *since; /* id of the edition since which it stands unchanged; NULL for a draft */
	bool late;	   /* made after all folders of editions, whose hashes it tells */
	bool gone;	   /* the site's root does not have it: no longer, or never */
};

struct page_list {
	struct page *pages;
	size_t count;
};

/* All files of an edition, sorted by path. The list belongs to the arena. Returns 0, or -1 with DUPLICATE
 * when two documents claim one path. */
int pages_plan(const struct publication *publication, struct page_list *list, struct arena *arena,
	struct report *report);

/* Renders one file, appending to `out`. Returns 0, or -1 with findings (TEMPLATE, or those of Markdown). */
int page_render(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report);

#endif
