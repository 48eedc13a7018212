/* Room: pages. planes.csv, lineamientos.csv and recursos-por-fuente.csv: what planes/ shows, for machines. */
#ifndef PAGES_PLAN_TABLES_H
#define PAGES_PLAN_TABLES_H

#include "compliance/plans.h"
#include "pages/download.h"

enum { PLAN_COLUMNS = 15, GUIDELINE_COLUMNS = 8, FUND_COLUMNS = 9 };
extern const struct download_column plan_columns[PLAN_COLUMNS];
extern const struct download_column guideline_columns[GUIDELINE_COLUMNS];
extern const struct download_column fund_columns[FUND_COLUMNS];

/* As of a download's members. Plans by id; guidelines by circular, region's code, guideline; sums by entity,
 * own ones by region's code, then interregional, then national, each in the order of the funds. */
bool plans_present(const struct publication *publication);
size_t plan_rows(const struct publication *publication);
void plan_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena);
size_t guideline_rows(const struct publication *publication);
void guideline_row(
	const struct publication *publication, size_t row, const char **cells, struct arena *arena);
/* The cells of one: how the region's plan answers the circular's guideline; what a fund gives in the scope.
 */
void guideline_cells(const struct publication *publication, size_t circular, size_t region, size_t guideline,
	const char **cells, struct arena *arena);
void fund_cells(const struct model *model, const struct fund_scope *scope, size_t fund, const char **cells,
	struct arena *arena);
size_t fund_rows(const struct publication *publication);
void fund_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena);

#endif
