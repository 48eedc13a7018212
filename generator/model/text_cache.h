/*
 * Room: model. Texts that editions share are checked once: what was found of a blob without fault is
 * remembered while editions use it (4-site "Editions": cost grows with what changed). It must not know what a
 * link means.
 */
#ifndef MODEL_TEXT_CACHE_H
#define MODEL_TEXT_CACHE_H

#include "base/arena.h"
#include "documents/front_matter.h"

#include <stdbool.h>
#include <stddef.h>

/* A destination in a text. */
struct text_link {
	char *destination;
	bool image;
};

/* What is known of a blob that is a document. A part is set once, when it was found without fault. */
struct known_text {
	unsigned char id[20]; /* of the blob */
	unsigned used;	      /* the last generation that asked for it */
	bool parsed;
	struct arena arena; /* of the front matter */
	struct node *data;
	size_t body_at, body_length;
	unsigned body_line;
	bool checked;
	struct text_link *links; /* hardly any twice */
	size_t count, capacity;
	struct known_text *next;
};

struct text_cache;

struct text_cache *text_cache_new(void);
void text_cache_free(struct text_cache *cache);

/* Begins a new edition: what neither it nor the one before asked for is forgotten. */
void text_cache_advance(struct text_cache *cache);

/* The blob's entry, new when it is asked for first; NULL when `cache` is NULL, or the id that of no blob (a
 * file on disk). It stands until the second text_cache_advance() after it was asked for. */
struct known_text *text_cache_entry(struct text_cache *cache, const unsigned char id[20]);

/* Notes a link of the text; or forgets all that were noted. */
void known_text_add(struct known_text *text, const char *destination, bool image);
void known_text_clear(struct known_text *text);

#endif
