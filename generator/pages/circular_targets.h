/*
 * Room: pages. What a circular sets: the indicators that name it as their norm, and the targets of metas.csv
 * that do. It must not know the rest of the circular's page.
 */
#ifndef PAGES_CIRCULAR_TARGETS_H
#define PAGES_CIRCULAR_TARGETS_H

#include "pages/layout.h"

/* How many indicators name the circular as their norm, and how many rows of metas.csv do. */
size_t circular_indicators(const struct model *model, size_t circular);
size_t circular_rows(const struct model *model, size_t circular);
/* Whether it sets targets of regions. */
bool circular_has_regional(const struct model *model, size_t circular);

/* Sets `fija`, a list with a line for each indicator, period and rol: `href`, `nombre`, `rol`, `meta`,
 * `unidad`, `vigencia`, `numeral`; and `fija_csv`. */
void add_national_targets(struct page_draft *draft, size_t circular);

/* Sets `metas_regionales`: `columnas` (indicators with `href`, `codigo`, `nombre`, `unidad`), `filas` by
 * region, `totales`, `csv`; and `con_metas_regionales`. */
void add_regional_targets(struct page_draft *draft, size_t circular);

#endif
