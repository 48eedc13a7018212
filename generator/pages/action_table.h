/* Room: pages. acciones as a download: a line for each period of an action that has begun (4-site
 * "Downloads"). It must not know HTML. */
#ifndef PAGES_ACTION_TABLE_H
#define PAGES_ACTION_TABLE_H

#include "pages/download.h"

enum { ACTION_COLUMNS = 5 };
extern const struct download_column action_columns[ACTION_COLUMNS];
bool actions_present(const struct publication *publication);
bool actions_are_simulated(const struct publication *publication);
size_t action_rows(const struct publication *publication);
void action_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena);

#endif
