/*
 * Room: pages. How a circular stands to others: what it modifies, repeals, develops, and what does so to it
 * or cites it. It must not know the rest of the circular's page.
 */
#ifndef PAGES_CIRCULAR_RELATIONS_H
#define PAGES_CIRCULAR_RELATIONS_H

#include "pages/layout.h"

/* "Vigente", "Modificada" or "Derogada": what the circular says of itself, and what others say of it. */
enum word circular_state(const struct model *model, size_t circular);

/* Adds to `list` a line {`rotulo`, `texto`, `fecha`, `enlaces`} for the circular's state, with those that
 * changed it, and one for each kind of circular that it names itself. */
void add_relations(struct page_draft *draft, struct view *list, size_t circular);

/* Sets `citan`, a list of {`href`, `nombre`, `como`}: circulars, indicators and pages that name it. */
void add_citations(struct page_draft *draft, size_t circular);

#endif
