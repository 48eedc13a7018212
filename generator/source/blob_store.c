/* Room: source. Two tables by id, one of blobs and one of folders, swept when a generation ends. It must not
 * know formats. */
#include "source/blob_store.h"

#include "source/collector.h"
#include "source/objects.h"

#include <stdlib.h>
#include <string.h>

/* The files under one folder with one tree. Paths lie behind the array. */
struct folder {
	unsigned char id[ID_SIZE]; /* of the tree */
	unsigned used;
	const char *path;
	size_t count;
	struct folder_file {
		const char *path;
		struct blob *blob;
	} files[];
};

/* Open addressing; both kinds of entries begin with an id and `used`. */
struct entry {
	unsigned char id[ID_SIZE];
	unsigned used;
};

struct entry_table {
	struct entry **slots;
	size_t capacity, count; /* capacity is 0 or a power of two */
};

struct blob_store {
	struct entry_table blobs, folders;
	unsigned generation;
	size_t size;
};

static size_t slot_of(const struct entry_table *table, const unsigned char *id)
{
	size_t hash;
	memcpy(&hash, id, sizeof(hash));
	return hash & (table->capacity - 1);
}

static void table_put(struct entry_table *table, struct entry *entry)
{
	size_t slot = slot_of(table, entry->id);
	while (table->slots[slot])
		slot = (slot + 1) & (table->capacity - 1);
	table->slots[slot] = entry;
}

/* Moves the entries that `used` says are still wanted into a table of `capacity` slots. */
static void table_rebuild(struct entry_table *table, size_t capacity)
{
	struct entry_table old = *table;
	table->slots = memory_alloc(capacity * sizeof(*table->slots));
	memset(table->slots, 0, capacity * sizeof(*table->slots));
	table->capacity = capacity;
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i])
			table_put(table, old.slots[i]);
	free(old.slots);
}

static void table_add(struct entry_table *table, struct entry *entry)
{
	if (2 * (table->count + 1) > table->capacity)
		table_rebuild(table, table->capacity ? 2 * table->capacity : 1024);
	table_put(table, entry);
	table->count++;
}

/* Frees entries not used since `oldest`. */
static void table_sweep(struct blob_store *store, struct entry_table *table, unsigned oldest)
{
	bool dropped = false;
	for (size_t i = 0; i < table->capacity; i++) {
		struct entry *entry = table->slots[i];
		if (!entry || entry->used >= oldest)
			continue;
		if (table == &store->blobs)
			store->size -= ((struct blob *)entry)->length;
		free(entry);
		table->slots[i] = NULL;
		table->count--;
		dropped = true;
	}
	/* Holes would hide what was put behind them. */
	if (dropped)
		table_rebuild(table, table->capacity);
}

struct blob_store *blob_store_new(void)
{
	struct blob_store *store = memory_alloc(sizeof(*store));
	*store = (struct blob_store){.generation = 1};
	return store;
}

void blob_store_free(struct blob_store *store)
{
	if (!store)
		return;
	table_sweep(store, &store->folders, store->generation + 1);
	table_sweep(store, &store->blobs, store->generation + 1);
	free(store->folders.slots);
	free(store->blobs.slots);
	free(store);
}

void blob_store_advance(struct blob_store *store)
{
	/* Whatever a remembered folder needs was used together with it, so no folder outlives its blobs. */
	table_sweep(store, &store->folders, store->generation);
	table_sweep(store, &store->blobs, store->generation);
	store->generation++;
}

size_t blob_store_size(const struct blob_store *store)
{
	return store->size;
}

const struct blob *blob_store_find(struct blob_store *store, const unsigned char *id)
{
	const struct entry_table *table = &store->blobs;
	if (!table->capacity)
		return NULL;
	for (size_t slot = slot_of(table, id); table->slots[slot];
		slot = (slot + 1) & (table->capacity - 1)) {
		struct blob *blob = (struct blob *)table->slots[slot];
		if (memcmp(blob->id, id, ID_SIZE) == 0) {
			blob->used = store->generation;
			return blob;
		}
	}
	return NULL;
}

const struct blob *blob_store_add(
	struct blob_store *store, const unsigned char *id, const char *bytes, size_t length)
{
	struct blob *blob = memory_alloc(sizeof(*blob) + length + 1);
	memcpy(blob->id, id, ID_SIZE);
	blob->used = store->generation;
	blob->length = length;
	memcpy(blob->bytes, bytes, length);
	blob->bytes[length] = 0;
	store->size += length;
	table_add(&store->blobs, (struct entry *)blob);
	return blob;
}

static struct folder *folder_find(const struct blob_store *store, const unsigned char *tree, const char *path)
{
	const struct entry_table *table = &store->folders;
	if (!table->capacity)
		return NULL;
	for (size_t slot = slot_of(table, tree); table->slots[slot];
		slot = (slot + 1) & (table->capacity - 1)) {
		struct folder *folder = (struct folder *)table->slots[slot];
		if (memcmp(folder->id, tree, ID_SIZE) == 0 && strcmp(folder->path, path) == 0)
			return folder;
	}
	return NULL;
}

bool blob_store_recall(struct blob_store *store, const unsigned char *tree, const char *folder_path,
	struct collector *collector)
{
	struct folder *folder = folder_find(store, tree, folder_path);
	/* Near a limit the slow way finds the very file that passes it. */
	if (!folder || collector->seen + folder->count > FILES_MOST / 2)
		return false;
	folder->used = store->generation;
	collector->seen += folder->count;
	for (size_t i = 0; i < folder->count; i++) {
		struct blob *blob = folder->files[i].blob;
		blob->used = store->generation;
		collector_add(collector, arena_string(collector->arena, folder->files[i].path), blob->bytes,
			blob->length, blob->id);
	}
	return true;
}

void blob_store_remember(struct blob_store *store, const unsigned char *tree, const char *path,
	const struct file *files, size_t count)
{
	size_t size = sizeof(struct folder) + count * sizeof(struct folder_file) + strlen(path) + 1;
	if (folder_find(store, tree, path))
		return;
	for (size_t i = 0; i < count; i++)
		size += strlen(files[i].path) + 1;
	struct folder *folder = memory_alloc(size);
	char *text = (char *)(folder->files + count);
	memcpy(folder->id, tree, ID_SIZE);
	folder->used = store->generation;
	folder->count = count;
	folder->path = text;
	text = stpcpy(text, path) + 1;
	for (size_t i = 0; i < count; i++) {
		/* The bytes were handed out from a blob of this store, which begins a header before them. */
		const struct blob *blob = blob_store_find(store, files[i].id);
		folder->files[i] = (struct folder_file){text, (struct blob *)blob};
		text = stpcpy(text, files[i].path) + 1;
	}
	table_add(&store->folders, (struct entry *)folder);
}
