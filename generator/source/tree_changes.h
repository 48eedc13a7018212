/*
 * Room: source, and for this room alone. Which files differ between two trees, found by comparing ids and
 * going down only where they differ. It must not read blobs.
 */
#ifndef SOURCE_TREE_CHANGES_H
#define SOURCE_TREE_CHANGES_H

#include "source/object_cache.h"

/* A file that differs. An id is zero where there is no file. */
struct tree_change {
	const char *path;
	unsigned char before[ID_SIZE], after[ID_SIZE];
	bool had, has;
};

struct tree_changes {
	struct tree_change *items;
	size_t count, capacity;
};

/* Adds the files under `folder` ("": the three folders of a publication) that differ between two root trees;
 * NULL is an empty tree. Only files that a snapshot would hold count: what has another mode or a refused or
 * hidden name is taken as absent. Paths are owned by the arena. Returns 0, or -1 with BAD_OBJECT. */
int tree_changes_find(struct tree_changes *changes, struct object_cache *cache, const unsigned char *before,
	const unsigned char *after, const char *folder, struct arena *arena, struct report *report);

/* Finds the file or folder at a path. Returns 1 and its id, 0 if there is none or it has another mode than
 * `folder` asks for, -1 with BAD_OBJECT. */
int tree_find(struct object_cache *cache, const unsigned char *root, const char *path, bool folder,
	unsigned char id[ID_SIZE], struct report *report);

#endif
