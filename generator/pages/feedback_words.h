/* Room: pages. What every page says of the answers to municipal plans: a sentence, counts by state. It must
 * not know whose page it is. */
#ifndef PAGES_FEEDBACK_WORDS_H
#define PAGES_FEEDBACK_WORDS_H

#include "compliance/feedback.h"
#include "pages/layout.h"

/* "125 municipios, 52 priorizados: llegaron 35 planes y 24 se respondieron a más tardar el 31 de marzo de
 * 2012 (68,6 %)". Owned by the draft's arena. */
const char *feedback_sentence(const struct page_draft *draft, const struct feedback_tally *tally);

/* Sets `cuentas` of the map: of each state that occurs, `glifo`, `cuantas`, `que`. Notes the glyphs. */
void feedback_counts(struct page_draft *draft, struct view *map, const struct feedback_tally *tally);

/* Sets `municipios` of the page's content, for the region's page and, with `region` NONE, for the home;
 * false where the publication has no answers to show. */
void add_feedback_section(struct page_draft *draft, size_t entity, size_t region);

void plan_municipalities(struct page_adder *adder); /* page_municipalities.c: municipios/ */

#endif
