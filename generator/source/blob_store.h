/*
 * Room: source. Bytes shared by the snapshots of many editions: a blob that two editions have is read and
 * held once, and a folder that did not change is not walked again. What editions no longer use is dropped, so
 * memory follows the size of an edition and not their number (4-site "Editions"). It must not know formats.
 */
#ifndef SOURCE_BLOB_STORE_H
#define SOURCE_BLOB_STORE_H

#include "source/repository.h"

struct blob_store;
struct collector;

struct blob {
	unsigned char id[20];
	unsigned used; /* the last generation that used it */
	size_t length;
	char bytes[]; /* followed by a NUL */
};

/* An empty store; the caller frees it. */
struct blob_store *blob_store_new(void);
void blob_store_free(struct blob_store *store);

/* Begins a new generation: call it before reading each edition. Bytes that neither the generation that ends
 * nor the one that begins use are freed; so a snapshot stays readable until the second call after it was
 * read. */
void blob_store_advance(struct blob_store *store);

/* Bytes held at this moment, for reports of size. */
size_t blob_store_size(const struct blob_store *store);

/* snapshot_read() with the files' bytes owned by the store; paths are owned by the arena as ever. */
int snapshot_read_shared(struct snapshot *snapshot, struct repository *repository, const char *commit,
	struct arena *arena, struct blob_store *store, struct report *report);

/* For snapshot.c alone: the blob of that id, marked as used, or NULL; a blob added by copying; the files
 * under a folder put into the collector if that folder, with that tree, was read before without findings; and
 * remembered. */
const struct blob *blob_store_find(struct blob_store *store, const unsigned char *id);
const struct blob *blob_store_add(
	struct blob_store *store, const unsigned char *id, const char *bytes, size_t length);
bool blob_store_recall(
	struct blob_store *store, const unsigned char *tree, const char *folder, struct collector *collector);
void blob_store_remember(struct blob_store *store, const unsigned char *tree, const char *folder,
	const struct file *files, size_t count);

#endif
