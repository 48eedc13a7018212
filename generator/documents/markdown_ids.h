/*
 * Room: documents, for markdown.c alone. Ids of headings: the slug of their text, no two alike; and of
 * references to footnotes. It must not know levels or pages.
 */
#ifndef DOCUMENTS_MARKDOWN_IDS_H
#define DOCUMENTS_MARKDOWN_IDS_H

#include "base/arena.h"

#include <stddef.h>

struct id_entry;

/* The ids given so far. Zero-initialise; owned by the arena that is handed in. */
struct id_set {
	struct id_entry *entries;
	size_t count, capacity;
	unsigned *mentions; /* per footnote number */
	size_t mention_room;
};

/* A new id for a heading's plain text: `indicadores-estrategicos`, the next of that text
 * `indicadores-estrategicos-2`; `s-1-objeto`
 * where it begins with a digit; `seccion` for a text without letters. Owned by the arena. */
const char *id_for(struct id_set *set, const char *text, struct arena *arena);

/* How often footnote `number` was referred to, this time included. */
unsigned id_mention(struct id_set *set, unsigned number, struct arena *arena);

/* Notes that other things on the page bear those ids; the list ends with NULL, or is NULL. */
void ids_reserve(struct id_set *set, const char *const *ids, struct arena *arena);

#endif
