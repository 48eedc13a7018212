/*
 * Room: pages. The drawings of pages as files beside them (picture.h), each planned where a page offers it.
 * It must not draw anything that no page shows.
 */
#ifndef PAGES_PAGE_PICTURES_H
#define PAGES_PAGE_PICTURES_H

#include "pages/layout.h"

/* For partials/descarga: sets `key` to {href, nombre} of the picture at that address within the edition, or
 * to false when `drawing` is "": then no such file is planned. */
void add_picture_link(struct page_draft *draft, const char *key, const char *drawing, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* How far a bullet bar's band reaches, as chart_bullet() has it. */
double bullet_risk(const struct indicator *indicator);
/* Whether a figure has a bullet bar on its region's page. */
bool has_bullet(const struct figure *figure);

#endif
