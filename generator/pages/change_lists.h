/* Room: pages. Views of what changed: figures by the commit that changed them, new figures by indicator,
 * documents. It must not know where they are shown. */
#ifndef PAGES_CHANGE_LISTS_H
#define PAGES_CHANGE_LISTS_H

#include "pages/layout.h"

/* A list of the commits that made changes of that kind, the latest first: {id, con_commit, autor, fecha,
 * motivo, commit, enlace, cuantas, filas, resto}; `filas` has at most a few hundred {href, titulo, mes,
 * campo, antes, despues}, `resto` how many more there are, as words. Sets `csv` of `section`: the file of all
 * of them, which has the name of the kind. */
struct view *change_causes(struct page_draft *draft, enum change_kind kind, struct view *section);

/* New values by indicator: {href, codigo, nombre, regiones, sumas}, and the content's `nuevas_csv`. `*total`
 * and `*regions` get how many new values of regions there are, and in how many regions. */
struct view *new_figures(struct page_draft *draft, size_t *total, size_t *regions);

/* The months of the new values: "junio de 2012", "abril a junio de 2012"; "" if there are none. */
const char *new_months(struct page_draft *draft);

/* Documents of one kind of change: {href, titulo, ruta, diferencia, nota}; `href` is "" when it is gone. With
 * `differences`, a changed one has the words that changed as HTML, or a note that says why it has none. */
struct view *changed_documents(struct page_draft *draft, enum document_change_kind kind, bool differences);

#endif
