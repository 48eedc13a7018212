/*
 * Room: pages. What every HTML page does alike: build the views of its content in a scratch arena, wrap them
 * in the frame, render. It must not know what any one page says.
 */
#ifndef PAGES_LAYOUT_H
#define PAGES_LAYOUT_H

#include "pages/explain.h"
#include "pages/frame.h"
#include "pages/page.h"
#include "pages/publication.h"
#include "pages/view.h"

/* One page in the making. `content` is what the template sees inside {{#p}}…{{/p}}. */
struct page_draft {
	const struct publication *publication;
	const struct model *model;
	const struct page *page;
	struct arena *arena; /* scratch of this page */
	struct voice voice;  /* the page's language, over the same arena */
	struct view *content;
	struct glyphs glyphs;
	const char *path; /* of the page, from the root of its language: without "en/" */
	const char
		*root; /* "../../": what addresses of pages begin with, within the edition and the language */
	const char
		*files; /* the same of files that have no language: downloads, attachments, other editions */
	/* For the frame: */
	const char *title, *description; /* required: title */
	struct frame_link crumbs[4];
	size_t crumb_count;
	const char *crumb; /* this page's name in the breadcrumb */
	bool simulated;
	const char *simulated_note; /* what is; NULL: the first note of origenes.csv */
	unsigned terms;		    /* bits of enum topic that the page names, to be explained on it */
	size_t judged;		    /* the indicator whose thresholds are explained; NONE: the site's */
	bool only_edition;	    /* a page that editions have and the current site does not */
	const char *absolute_root;  /* 404.html alone */
	bool tables;		    /* some that a reader may order and filter */
	struct told_table *told;    /* the rows of its tables, when one is asked for (page_table.h) */
};

/* Begins a page over a fresh scratch arena; page_finish() renders `template` to `out`, releases the arena and
 * returns 0 or -1. */
void page_begin(struct page_draft *draft, const struct publication *publication, const struct page *page,
	struct arena *scratch);
int page_finish(struct page_draft *draft, const char *template, struct buffer *out, struct report *report);

/* Adds a step of the breadcrumb; `href` is an address within the edition. */
void page_crumb(struct page_draft *draft, const char *href, const char *title);

/* An address within the edition, from this page: href(draft, "regiones/%s.html", id). Owned by the scratch
 * arena. */
const char *href(const struct page_draft *draft, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* That of a file which is no page and thus has no language: file_href(draft, "datos/cumplimiento.csv"). */
const char *file_href(const struct page_draft *draft, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* An address within the whole site, such as that of another edition: site_href(draft, "ediciones/%s/%s", id,
 * path). */
const char *site_href(const struct page_draft *draft, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The web address of a commit; "" when the latest edition names no repository. */
const char *commit_address(const struct page_draft *draft, const char *commit);

/* The id as pages show it: its first ten digits. */
const char *short_commit(struct arena *arena, const char *commit);

/* Eight hexadecimal digits of the asset's hash, for `?v=`. */
const char *asset_version(const struct page_draft *draft, const char *name);

/* The document's text as HTML, links resolved to addresses of this page. `top_heading` as in markdown.h.
 * Findings go to `report`. */
const char *document_html(struct page_draft *draft, const struct document *document, unsigned top_heading,
	struct markdown_note *notes, size_t note_count, struct report *report);

/* The document's first words, up to about 160 characters, for the page's description; "" if it has none. */
const char *document_summary(struct page_draft *draft, const struct document *document);

/* A view of name and address of a region, indicator or circular: `href`, `nombre`, and `codigo` or `id`. */
struct view *region_link(const struct page_draft *draft, size_t region);
struct view *indicator_link(const struct page_draft *draft, size_t indicator);
struct view *circular_link(const struct page_draft *draft, size_t circular);

/* "Circular 109 de 2012" */
const char *circular_name(const struct voice *voice, const struct circular *circular);
/* "CV", in the short form that tables use: the code in upper case. */
const char *indicator_short(struct arena *arena, const struct indicator *indicator);

/* Pages that carry nothing but text have `order`-ed links in the footer; this is the list, by `orden`, title.
 */
size_t pages_in_order(const struct model *model, size_t **order, struct arena *arena);

/* What the frame leads to: the sections that have something to show, in `menu`, which has room for MENU_MOST;
 * and the footer's links. Both return how many, or set it. */
enum { MENU_MOST = 16 };
size_t page_menu(const struct publication *publication, struct frame_link *menu, const struct voice *voice);
const struct frame_link *page_help(const struct page_draft *draft, size_t *count);

/* Adds the pages of one kind to the plan; each lives beside its renderer. */
struct page_adder {
	struct arena *arena;
	struct page *pages;
	size_t count, capacity;
	const struct publication *publication;
	enum page_inputs inputs; /* of the pages that are added next */
};
typedef int page_renderer(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report);
void plan_add(struct page_adder *adder, page_renderer *render, size_t subject, size_t other,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Tells the text that the page added last shows. */
void plan_document(struct page_adder *adder, enum page_inputs inputs, const struct document *document);

void plan_home(struct page_adder *adder);	   /* page_home.c */
void plan_regions(struct page_adder *adder);	   /* page_regions.c */
void plan_sheets(struct page_adder *adder);	   /* page_sheet.c */
void plan_indicators(struct page_adder *adder);	   /* page_indicators.c */
void plan_pictures(struct page_adder *adder);	   /* page_pictures.c: what these and the home draw */
void plan_circulars(struct page_adder *adder);	   /* page_circulars.c */
void plan_plans(struct page_adder *adder);	   /* page_plans.c: planes/ */
void plan_evaluations(struct page_adder *adder);   /* page_evaluations.c */
void plan_texts(struct page_adder *adder);	   /* page_texts.c: content/paginas, 404.html */
void plan_index(struct page_adder *adder);	   /* page_index.c: indice.html */
void plan_changes(struct page_adder *adder);	   /* page_changes.c: cambios.html of an edition */
void plan_feed(struct page_adder *adder);	   /* page_feed.c: feed.xml of the site */
void plan_data(struct page_adder *adder);	   /* page_data.c: datos/ */
void plan_editions_list(struct page_adder *adder); /* page_editions.c */
void plan_calendar(struct page_adder *adder);	   /* page_calendar.c: calendario.html, calendario.ics */
void plan_files(struct page_adder *adder);	   /* page_files.c: assets and attachments */

#endif
