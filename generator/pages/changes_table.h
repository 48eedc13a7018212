/* Room: pages. The columns and rows of cambios.csv, for the table of downloads. It must not know how they are
 * written. */
#ifndef PAGES_CHANGES_TABLE_H
#define PAGES_CHANGES_TABLE_H

#include "pages/download.h"

#define CHANGES_COLUMNS 13
extern const struct download_column changes_columns[CHANGES_COLUMNS];

size_t changes_rows(const struct publication *publication);
void changes_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena);

#endif
