/* Room: pages. Pieces of a figure's pages: its chart, its ranking, its map, the rows it uses. Shared by
 * sheets, regions and indicators. */
#ifndef PAGES_SHEET_PARTS_H
#define PAGES_SHEET_PARTS_H

#include "pages/page_table.h"

/* A row that a figure's term sums. */
struct used_row {
	const struct observation *observation;
};

/* The rows of a region that the figure's term sums in its window (3-compliance "Value of a region"). */
size_t rows_used(const struct page_draft *draft, const struct figure *figure, struct term term,
	struct used_row **rows);

/* Whether any row of the indicator or its formula in that region is simulated, used in a sum or not: the page
 * shows it. */
bool rows_are_simulated(const struct model *model, const struct figure *figure);

/* "contactadas", "contactadas (EC)" when it is of another indicator. */
const char *term_name(struct arena *arena, const struct model *model, size_t indicator, struct term term);
/* "estratégico, visita, nuevo": what else keys the row; "" if nothing. */
const char *row_detail(struct arena *arena, const struct model *model, const struct observation *o);
/* Address of the published source table. */
const char *source_href(const struct page_draft *draft, const char *path);
/* "2012", "2012 a 2014" */
const char *validity(const struct voice *voice, const struct indicator *indicator);
/* "Meta", "Techo"; with `at_cut`, "Meta al corte" where it is shared out over the months. */
const char *goal_title(const struct voice *voice, const struct indicator *indicator, bool at_cut);
/* "80 % ≤ 92,0 % < 100 % → En riesgo", or why there is no judgement. */
const char *state_rule(const struct voice *voice, const struct model *model, const struct figure *figure);
/* "Pasa del 120 % de la meta …" */
const char *over_text(const struct voice *voice, const struct model *model, const struct figure *figure);
/* The whole address where the page stands for good: in the edition since which it is unchanged (4-site
 * "Provenance"); "" when the site has none. */
const char *permanent_address(const struct page_draft *draft);

/* Where to tell of a wrong figure, with this page's address filled in; "" when the site names no address. */
const char *report_address(const struct page_draft *draft);
/* Sets a list of {href, nombre} of the circulars joined by ';'. */
void add_norms(struct page_draft *draft, const char *key, const char *norms);

/* Rows of the formula in the months of vigencia: `filas` with file, line, value, and what is known of their
 * commit, date and first edition; `con_filas`, `con_commits`, `con_ediciones`. */
void add_source_rows(struct page_draft *draft, const struct figure *figure);
/* The commits of the rows that the figure sums, each once, oldest first. */
size_t figure_commits(
	const struct page_draft *draft, const struct figure *figure, const struct revision ***revisions);

/* The chart of the last figure's year; "" unless some month of it has a value (has_chart()). */
const char *sheet_chart(struct page_draft *draft, const struct figure *figures, size_t count);
bool has_chart(const struct figure *figures, size_t count);
const char *sheet_chart_title(const struct page_draft *draft, const struct figure *last);
const char *sheet_chart_caption(struct page_draft *draft, const struct figure *figure);
/* `ranking`: the regions of the figure's segment (or of the entity, when it has none) at the same period,
 * best first. */
void add_ranking(struct page_draft *draft, const struct figure *figure);
/* `mosaico`, `mosaico_clave`: the state of the indicator in every region at the period. */
void add_tiles(struct page_draft *draft, const struct figure *figure);

/* Regions of `group` with a figure at the period, best first; without compliance last. */
size_t rank_figures(const struct page_draft *draft, size_t indicator, struct unit group, month period,
	const struct figure ***ranked);
/* Sets rows of a ranked table: `puestos`, and `aparte` those that have no share to be ranked by, which is not
 * to say that they do badly (`con_aparte`: both have any). Each: puesto, nombre, href, valor, meta,
 * porcentaje, estado, barra, aqui (the region `here`; NONE: none). Their file is one of the indicator's page,
 * which plans it: of all regions, and of each segment, by its id. */
void add_ranked_rows(struct page_draft *draft, struct view *map, const struct figure *const *ranked,
	size_t count, size_t here);
/* Adds the figure of a unit at the period, where it has one: nombre, estado, valor, meta, porcentaje,
 * cobertura, aqui (the region `here`). A region without segment, among segments that have a line each, says
 * so. */
void add_unit_row(const struct page_table *table, struct view *list, size_t indicator, struct unit unit,
	month period, size_t here);
/* `frente`: the region, its segment and the nation, in such rows; its file is "frente". */
void add_comparison(struct page_draft *draft, const struct figure *figure);

/* Whether the entity sorts any of its regions into segments: only then is "without segment" worth a line. */
bool any_segment(const struct model *model, size_t entity);
/* Whether it has a region in that one, or, of SEGMENT_NONE, in none. */
bool segment_has_region(const struct model *model, size_t entity, enum segment segment);

/* The figure of a region at a period, or NULL. */
const struct figure *figure_at(
	const struct publication *publication, size_t indicator, struct unit unit, month period);

#endif
