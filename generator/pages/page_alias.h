/*
 * Room: pages. The page at a former id: it leads on to where the text is now (4-site). It must not know what
 * lies there.
 */
#ifndef PAGES_PAGE_ALIAS_H
#define PAGES_PAGE_ALIAS_H

#include "pages/layout.h"

/* Renders a page that leads to `target`, an address within the edition, of what is called `name`. */
int alias_page(const struct publication *publication, const struct page *page, const char *target,
	const char *name, struct buffer *out, struct report *report);

/* The renderers of alias pages; `subject` is the circular or text, `other` the alias. sitemap.xml leaves them
 * out. */
page_renderer render_circular_alias, render_text_alias;

#endif
