/* Room: pages. How plans are shown wherever they are: their name, their milestones, what they cover and what
 * they cost, in words and views. It must not know whole pages. */
#ifndef PAGES_PLAN_VIEWS_H
#define PAGES_PLAN_VIEWS_H

#include "compliance/plans.h"
#include "pages/layout.h"

/* "Plan estratégico de Antioquia, 2012–2014" */
const char *plan_title(const struct voice *voice, const struct model *model, const struct plan *plan);
/* A view of `href` and `nombre`. */
struct view *plan_link(const struct page_draft *draft, const struct plan *plan);

/* "Aprobado", "En preparación", "Retirado" */
const char *plan_stage_word(const struct voice *voice, const struct model *model, const struct plan *plan);
/* "Aprobado el 18 de junio de 2012; falta socializarlo." */
const char *plan_stage_sentence(
	const struct voice *voice, const struct model *model, const struct plan *plan);
/* "Cubre 5 de los 6 lineamientos de la Circular 040 de 2012 con 7 iniciativas, 2 de ellas interregionales."
 */
const char *plan_coverage_sentence(
	const struct voice *voice, const struct model *model, const struct plan *plan);
/* "Sin plan publicado.", and in which projects of other regions it takes part all the same. */
const char *no_plan_sentence(const struct voice *voice, const struct model *model, size_t region);

/* "2. Establecer relacionamientos estratégicos…"; "Lineamiento 2" when its circular was withdrawn. */
const char *guideline_title(const struct voice *voice, const struct circular *circular, size_t guideline);

/* "$ 1.240.000" of pesos, with no-break space. */
const char *pesos(const struct voice *voice, struct decimal amount);

/* Sets `pasos`: each milestone's `hecho`, `titulo`, `fecha`, `ante`, `evidencia`, `evidencia_href`, `nota`,
 * `estado`. */
void add_milestones(struct page_draft *draft, struct view *map, const struct plan *plan);

/* Sets `consulta` of the map: `frase`, `abierta`, and how to take part (`enlace`, `enlace_texto`); false
 * where there is none. */
void add_consultation(struct page_draft *draft, struct view *map, const struct plan *plan);

/* Sets `plan` of a region's page; `hay` is false where the region has none. */
void add_region_plan(struct page_draft *draft, size_t region);

/* Sets `planes` of the home: how many regions have a plan, and the open consultations; false where the
 * publication has no plans. */
void add_plans_section(struct page_draft *draft, size_t entity);

/* Whether the tables that plans are drawn from are simulated, and what the notice says of them, or NULL. */
bool plans_are_simulated(const struct model *model);
const char *plans_note(const struct model *model);

/* Regions of the entity, and those of them with a plan that was not withdrawn. */
size_t count_plans(const struct model *model, size_t entity, size_t *regions);

#endif
