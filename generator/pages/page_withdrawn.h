/* Room: pages. The notice that stands where a document was withdrawn by law (2-formats `retiros.csv`): its
 * id, the day and the reason, and nothing else, in every edition. */
#ifndef PAGES_PAGE_WITHDRAWN_H
#define PAGES_PAGE_WITHDRAWN_H

#include "pages/layout.h"

/* Renderers of the notice at the address of a circular, of a plan, or of a page of content/paginas
 * (`subject`: its index). */
int render_withdrawn_circular(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report);
int render_withdrawn_plan(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report);
int render_withdrawn_text(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report);

#endif
