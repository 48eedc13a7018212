/*
 * Room: model. Texts that editions share are checked once: what was found of a blob without fault is
 * remembered while editions use it (4-site "Editions": cost grows with what changed). It must not know what a
 * link means.
 */
#ifndef MODEL_TEXT_CACHE_H
#define MODEL_TEXT_CACHE_H

#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

/* A destination in a text, and where it stands. */
struct text_link {
	char *destination;
	unsigned line, column;
	bool image;
};

struct checked_text {
	unsigned char id[20]; /* of the blob */
	unsigned used;	      /* the last generation that asked for it */
	struct text_link *links;
	size_t count, capacity;
	struct checked_text *next;
};

struct text_cache;

struct text_cache *text_cache_new(void);
void text_cache_free(struct text_cache *cache);

/* Begins a new edition: what neither it nor the one before asked for is forgotten. */
void text_cache_advance(struct text_cache *cache);

/* The text of that blob, or NULL when it is not known, or when `cache` is NULL, or the id that of no blob (a
 * file on disk). */
const struct checked_text *text_cache_find(struct text_cache *cache, const unsigned char id[20]);

/* Begins the record of a text; links are added to it, and it is kept or dropped. NULL where text_cache_find()
 * can never find it. */
struct checked_text *text_cache_begin(struct text_cache *cache, const unsigned char id[20]);
void checked_text_add(
	struct checked_text *text, const char *destination, unsigned line, unsigned column, bool image);
void text_cache_keep(struct text_cache *cache, struct checked_text *text);
void checked_text_drop(struct checked_text *text);

#endif
