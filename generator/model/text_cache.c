/* Room: model. A table of chains by the first bytes of the blob's id, which are as good as random. */
#include "model/text_cache.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { CHAINS = 4096 };

struct text_cache {
	unsigned generation;
	struct checked_text *chains[CHAINS];
};

struct text_cache *text_cache_new(void)
{
	struct text_cache *cache = memory_alloc(sizeof(*cache));
	memset(cache, 0, sizeof(*cache));
	return cache;
}

void checked_text_drop(struct checked_text *text)
{
	if (!text)
		return;
	for (size_t i = 0; i < text->count; i++)
		free(text->links[i].destination);
	free(text->links);
	free(text);
}

/* Drops what was used last before `generation`. */
static void drop_before(struct text_cache *cache, unsigned generation)
{
	for (size_t i = 0; i < CHAINS; i++) {
		struct checked_text **at = &cache->chains[i];
		while (*at) {
			struct checked_text *text = *at;
			if (text->used >= generation) {
				at = &text->next;
				continue;
			}
			*at = text->next;
			checked_text_drop(text);
		}
	}
}

void text_cache_free(struct text_cache *cache)
{
	if (!cache)
		return;
	drop_before(cache, cache->generation + 1);
	free(cache);
}

void text_cache_advance(struct text_cache *cache)
{
	drop_before(cache, cache->generation);
	cache->generation++;
}

static struct checked_text **chain_of(struct text_cache *cache, const unsigned char id[20])
{
	return &cache->chains[(id[0] | id[1] << 8) % CHAINS];
}

static bool is_blob(const unsigned char id[20])
{
	static const unsigned char none[20] = {0};
	return memcmp(id, none, sizeof(none)) != 0;
}

const struct checked_text *text_cache_find(struct text_cache *cache, const unsigned char id[20])
{
	struct checked_text *text = cache && is_blob(id) ? *chain_of(cache, id) : NULL;
	while (text && memcmp(text->id, id, sizeof(text->id)) != 0)
		text = text->next;
	if (text)
		text->used = cache->generation;
	return text;
}

struct checked_text *text_cache_begin(struct text_cache *cache, const unsigned char id[20])
{
	if (!cache || !is_blob(id))
		return NULL;
	struct checked_text *text = memory_alloc(sizeof(*text));
	*text = (struct checked_text){.used = cache->generation};
	memcpy(text->id, id, sizeof(text->id));
	return text;
}

void checked_text_add(
	struct checked_text *text, const char *destination, unsigned line, unsigned column, bool image)
{
	size_t length = strlen(destination) + 1;
	if (text->count == text->capacity) {
		text->capacity = text->capacity ? text->capacity * 2 : 4;
		text->links = memory_resize(text->links, text->capacity * sizeof(*text->links));
	}
	text->links[text->count++] =
		(struct text_link){memcpy(memory_alloc(length), destination, length), line, column, image};
}

void text_cache_keep(struct text_cache *cache, struct checked_text *text)
{
	struct checked_text **chain = chain_of(cache, text->id);
	text->next = *chain;
	*chain = text;
}
