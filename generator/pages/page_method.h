/*
 * Room: pages. metodo.html, which every site has: how its figures are judged. It must not know other pages.
 */
#ifndef PAGES_PAGE_METHOD_H
#define PAGES_PAGE_METHOD_H

#include "pages/layout.h"

#define METHOD_PATH "metodo.html"

/* Index of the agency's own page of that name, whose text metodo.html bears, or NONE. */
size_t method_page(const struct model *model);

/* Plans the page. */
void plan_method(struct page_adder *adder);

#endif
