/*
 * Room: pages. The downloads for who collects data of many sites: DCAT 3 (W3C) and schema.org, as JSON-LD.
 * Addresses are relative to the file, so that a copy of the site under another address describes itself.
 * Sizes and hashes stand in datapackage.json. It must not know HTML.
 */
#ifndef PAGES_CATALOGUE_H
#define PAGES_CATALOGUE_H

#include "pages/publication.h"

/* datos/catalogo.jsonld: a catalogue, with a data set for each table and a distribution for each of its
 * files. */
void catalogue_dcat(const struct publication *publication, struct buffer *out);

/* datos/dataset.jsonld: the publication as one Dataset, for search engines. */
void catalogue_schema_org(const struct publication *publication, struct buffer *out);

#endif
