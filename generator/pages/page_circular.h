/*
 * Room: pages. One circular: its data, its text with the errata beside it, what it sets and what cites it. It
 * must not know the list of circulars.
 */
#ifndef PAGES_PAGE_CIRCULAR_H
#define PAGES_PAGE_CIRCULAR_H

#include "pages/layout.h"

/* Renders circulares/<id>.html; `subject` is the circular. */
page_renderer render_circular;

/* How many errata of it are noted. */
size_t circular_errata(const struct model *model, size_t circular);

#endif
