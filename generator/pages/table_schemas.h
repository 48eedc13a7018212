/*
 * Room: pages. What a table's columns are, in a file beside it: CSV on the Web (W3C, 2015) for a CSV, JSON
 * Schema (2020-12) for a JSON. They follow from the lists of columns alone, so they are the same in every
 * edition. It must not know rows.
 */
#ifndef PAGES_TABLE_SCHEMAS_H
#define PAGES_TABLE_SCHEMAS_H

#include "pages/data_files.h"

/* Where the file's description lies below datos/: "cumplimiento.csv-metadata.json",
 * "esquemas/cumplimiento.json".
 */
const char *table_schema_path(struct arena *arena, const struct data_file *file);

void table_schema_write(const struct data_file *file, struct buffer *out);

#endif
