/* Room: pages. The home's mosaic and map of the index, with the ranking of the regions beside it. */
#ifndef PAGES_HOME_MAP_H
#define PAGES_HOME_MAP_H

#include "pages/layout.h"

/* The name of the ranking among the home's tables; it is shown where there is a map. */
#define INDEX_TABLE "indices"
bool has_index_map(const struct publication *publication, size_t entity);

/* Sets `mosaico`, `mapa`, `mapa_credito`, their `descarga_…`, and `indices` with its title and file. */
void add_index_map(struct page_draft *draft, size_t entity, month period);

#endif
