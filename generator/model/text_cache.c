/* Room: model. A table of chains by the first bytes of the blob's id, which are as good as random. */
#include "model/text_cache.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { CHAINS = 4096, NEAR = 64 };

struct text_cache {
	unsigned generation;
	struct known_text *chains[CHAINS];
};

struct text_cache *text_cache_new(void)
{
	struct text_cache *cache = memory_alloc(sizeof(*cache));
	memset(cache, 0, sizeof(*cache));
	return cache;
}

void known_text_clear(struct known_text *text)
{
	for (size_t i = 0; i < text->count; i++)
		free(text->links[i].destination);
	text->count = 0;
}

static void drop(struct known_text *text)
{
	known_text_clear(text);
	free(text->links);
	arena_release(&text->arena);
	free(text);
}

/* Drops what was used last before `generation`. */
static void drop_before(struct text_cache *cache, unsigned generation)
{
	for (size_t i = 0; i < CHAINS; i++) {
		struct known_text **at = &cache->chains[i];
		while (*at) {
			struct known_text *text = *at;
			if (text->used >= generation) {
				at = &text->next;
				continue;
			}
			*at = text->next;
			drop(text);
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

static struct known_text **chain_of(struct text_cache *cache, const unsigned char id[20])
{
	return &cache->chains[(id[0] | id[1] << 8) % CHAINS];
}

static bool is_blob(const unsigned char id[20])
{
	static const unsigned char none[20] = {0};
	return memcmp(id, none, sizeof(none)) != 0;
}

struct known_text *text_cache_entry(struct text_cache *cache, const unsigned char id[20])
{
	if (!cache || !is_blob(id))
		return NULL;
	struct known_text **chain = chain_of(cache, id), *text = *chain;
	while (text && memcmp(text->id, id, sizeof(text->id)) != 0)
		text = text->next;
	if (!text) {
		text = memory_alloc(sizeof(*text));
		*text = (struct known_text){.next = *chain};
		memcpy(text->id, id, sizeof(text->id));
		*chain = text;
	}
	text->used = cache->generation;
	return text;
}

void known_text_add(struct known_text *text, const char *destination, bool image)
{
	size_t length = strlen(destination) + 1;
	/* Far ones too would make a text of many links slow for the gain of a few. */
	for (size_t i = text->count > NEAR ? text->count - NEAR : 0; i < text->count; i++)
		if (text->links[i].image == image && !strcmp(text->links[i].destination, destination))
			return;
	if (text->count == text->capacity) {
		text->capacity = text->capacity ? text->capacity * 2 : 4;
		text->links = memory_resize(text->links, text->capacity * sizeof(*text->links));
	}
	text->links[text->count++] =
		(struct text_link){memcpy(memory_alloc(length), destination, length), image};
}
