/*
 * Room: source, and for this room alone. Small objects that were read lately: what one step of a walk reads
 * as new, the next has as old. Of bounded size. It must not know what the objects mean.
 */
#ifndef SOURCE_OBJECT_CACHE_H
#define SOURCE_OBJECT_CACHE_H

#include "source/objects.h"

enum { CACHE_SLOTS = 1024, CACHED_MOST = 64 << 10 };

/* Set the repository, zero the rest; the caller releases it. */
struct object_cache {
	struct repository *repository;
	struct cache_slot {
		unsigned char id[ID_SIZE];
		git_object_t type;
		struct object object;
	} slots[CACHE_SLOTS];
};

void object_cache_release(struct object_cache *cache);

/* object_try() through the cache. The object is the caller's own, to be released. */
enum object_status object_cache_try(struct object *object, struct object_cache *cache,
	const unsigned char *id, git_object_t type, size_t most, size_t *length);

/* object_read() through the cache. */
int object_cache_read(struct object *object, struct object_cache *cache, const unsigned char *id,
	git_object_t type, size_t most, struct place place, struct report *report);

#endif
