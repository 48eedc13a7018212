/* Room: source. One slot for many ids, the latest wins: simple, bounded, and enough for steps that follow
 * each other. It must not know what the objects mean. */
#include "source/object_cache.h"

#include <string.h>

void object_cache_release(struct object_cache *cache)
{
	for (size_t i = 0; i < CACHE_SLOTS; i++)
		object_release(&cache->slots[i].object);
}

static struct cache_slot *slot_of(struct object_cache *cache, const unsigned char *id)
{
	return &cache->slots[(id[0] | id[1] << 8) % CACHE_SLOTS];
}

/* Gives the caller its own hold on what the slot has. */
static void share(struct object *object, const struct object *cached)
{
	*object = *cached;
	git_odb_object_dup(&object->handle, cached->handle);
}

enum object_status object_cache_try(struct object *object, struct object_cache *cache,
	const unsigned char *id, git_object_t type, size_t most, size_t *length)
{
	struct cache_slot *slot = slot_of(cache, id);
	if (slot->object.handle && slot->type == type && memcmp(slot->id, id, ID_SIZE) == 0) {
		share(object, &slot->object);
		*length = object->length;
		return OBJECT_OK;
	}
	enum object_status status = object_try(object, cache->repository, id, type, most, length);
	if (status == OBJECT_OK && *length <= CACHED_MOST) {
		object_release(&slot->object);
		memcpy(slot->id, id, ID_SIZE);
		slot->type = type;
		share(&slot->object, object);
	}
	return status;
}

int object_cache_read(struct object *object, struct object_cache *cache, const unsigned char *id,
	git_object_t type, size_t most, struct place place, struct report *report)
{
	size_t length;
	if (object_cache_try(object, cache, id, type, most, &length) == OBJECT_OK)
		return 0;
	/* Read again, for the finding. */
	return object_read(object, cache->repository, id, type, most, place, report);
}
