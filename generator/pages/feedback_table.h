/* Room: pages. retroalimentacion as a download: a line for each prioritised municipality, by code (4-site
 * "Downloads"). It must not know HTML. */
#ifndef PAGES_FEEDBACK_TABLE_H
#define PAGES_FEEDBACK_TABLE_H

#include "pages/download.h"

enum { FEEDBACK_COLUMNS = 7 };
extern const struct download_column feedback_columns[FEEDBACK_COLUMNS];
bool feedback_present(const struct publication *publication);
bool feedback_is_simulated(const struct publication *publication);
size_t feedback_rows(const struct publication *publication);
void feedback_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena);

#endif
