/*
 * Room: pages. datapackage.json: the downloads described for programs (Data Package, version 2). It must not
 * know HTML.
 */
#ifndef PAGES_DATA_PACKAGE_H
#define PAGES_DATA_PACKAGE_H

#include "pages/publication.h"

/* Appends the descriptor of every download, with schemas, sizes and hashes. Paths are those below datos/. */
void data_package(const struct publication *publication, struct buffer *out);

#endif
