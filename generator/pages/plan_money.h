/* Room: pages. The money of plans in tables: by fund, ordinary and complementary apart, of one plan and of
 * all. Sums are compliance's. */
#ifndef PAGES_PLAN_MONEY_H
#define PAGES_PLAN_MONEY_H

#include "pages/plan_views.h"

/* Sets `recursos` of an initiative: {fuente, gestionado, asignado}; `con_recursos`. */
void add_initiative_money(struct page_draft *draft, struct view *map, size_t initiative);

/* Sets `tablas` of a plan's page: its own initiatives and those that it shares, each by fund; `con_tablas`.
 */
void add_plan_money(struct page_draft *draft, const struct plan *plan);

/* Adds the entity's money by fund and by region, if it has any: the two tables have one total. */
void add_entity_money(struct page_draft *draft, struct view *list, size_t entity);

/* Plans the files of these tables: of a plan's page, or with NULL of the one about all. */
void plan_money_tables(struct page_adder *adder, const struct plan *plan);

#endif
