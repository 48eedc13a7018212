/* Room: pages. A figure's sheet for machines, regiones/<region>/<indicador>.json. */
#ifndef PAGES_SHEET_DATA_H
#define PAGES_SHEET_DATA_H

#include "pages/layout.h"

/* JSON-LD with terms of PROV-O: each period's figure is derived from rows, each row was made by a commit,
 * with its time and author. Numbers as in cumplimiento.csv, as strings, so that no reader rounds them. */
page_renderer render_sheet_data;

#endif
