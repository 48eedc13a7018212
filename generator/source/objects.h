/*
 * Room: source, and for this room alone. Git's objects as bytes, read under a cap and taken apart by hand:
 * trees, commits and tags come from strangers, so nothing in them is trusted. It must not know files or
 * formats.
 */
#ifndef SOURCE_OBJECTS_H
#define SOURCE_OBJECTS_H

#include "source/repository.h"

#include <git2.h>

enum {
	ID_SIZE = GIT_OID_RAWSZ,
	BLOB_MOST = 32 << 20,	   /* bytes of one file */
	TREE_MOST = 32 << 20,	   /* bytes of one folder's listing */
	TEXT_MOST = 4 << 20,	   /* bytes of a commit or a tag */
	OBJECT_MOST = 48 << 20,	   /* bytes that the loose reader inflates at all */
	ALLOCATION_MOST = 96 << 20 /* bytes of any one piece of libgit2's memory */
};

struct repository {
	git_repository *git;
	git_odb *odb;
};

/* An object's bytes, held by libgit2 until object_release(). Followed by a NUL. */
struct object {
	const char *bytes;
	size_t length;
	git_odb_object *handle;
};

enum object_status { OBJECT_OK, OBJECT_MISSING, OBJECT_OF_OTHER_TYPE, OBJECT_TOO_BIG, OBJECT_DAMAGED };

/* Reads an object of that type and at most `most` bytes, and reports nothing. `*length` gets its length where
 * that is known. The caller releases what came with OBJECT_OK. */
enum object_status object_try(struct object *object, struct repository *repository, const unsigned char *id,
	git_object_t type, size_t most, size_t *length);

/* Reads an object of that type and at most `most` bytes. Returns 0, or -1 with BAD_OBJECT (missing, damaged
 * or of another type) or TOO_BIG at `place`. The caller releases it. */
int object_read(struct object *object, struct repository *repository, const unsigned char *id,
	git_object_t type, size_t most, struct place place, struct report *report);
void object_release(struct object *object);

/* One entry of a tree. `name` is NUL-terminated and lives as long as the object. */
struct tree_entry {
	unsigned mode;
	const char *name;
	size_t length;
	const unsigned char *id;
};

/* Takes the next entry and moves `*at` behind it. Returns 1, 0 at the end, -1 when the bytes are no tree. */
int tree_next(const struct object *tree, size_t *at, struct tree_entry *entry);

/* Name (not yet cleaned) and moment of an `author`, `committer` or `tagger` line. */
struct signature {
	const char *name;
	size_t length;
	struct instant date;
	bool given; /* whether there was such a line with a date */
};

/* What rinde needs of a commit or tag; points into the object. */
struct object_text {
	unsigned char target[ID_SIZE]; /* a commit's tree, a tag's object */
	const char *target_type;       /* of a tag: "commit\n…", "tree\n…" */
	const char *parents;	       /* lines "parent <40 hex>\n", parent_count of them */
	size_t parent_count;
	struct signature author, committer; /* a tag's tagger is in `committer` */
	const char *message;
	size_t message_length;
};

/* Takes a commit or tag apart. Returns 0, or -1 when the bytes are neither. */
int object_text_parse(struct object_text *text, const struct object *object);

/* Follows tags from `*id` to the commit, whose id `*id` gets; `*when` gets the outermost dated tag's date,
 * else the commit's. `tag`, if not NULL, gets the outermost tag (no bytes where there is none), which the
 * caller releases. Returns 1, 0 if it leads to no commit, -1 with BAD_OBJECT. */
int object_follow(struct repository *repository, git_oid *id, struct instant *when, struct object *tag,
	struct place place, struct report *report);

/* The id of the commit's parent number `index`. */
void object_text_parent(const struct object_text *text, size_t index, unsigned char id[ID_SIZE]);

/* A copy in valid UTF-8: text that is not is taken for Latin-1, as old commits were written. */
char *text_clean(struct arena *arena, const char *bytes, size_t length);

/* Reads 40 hexadecimal digits. */
bool id_parse(unsigned char id[ID_SIZE], const char *hex);

/* The place of a finding that concerns a file or folder as a whole; none for the root (""). */
struct place whole_file(const char *path);

/* The sentence in the report's language. */
const char *in_language(const struct report *report, const char *spanish, const char *english);

/* A backend of libgit2 that reads the loose objects of a folder and, unlike libgit2's own, ends on a
 * truncated one. Freed by the odb that it is given to. */
git_odb_backend *loose_backend_new(const char *objects_folder);

/* Gives libgit2 memory whose pieces are at most ALLOCATION_MOST bytes. To be called before libgit2 is used.
 */
void allocator_set_up(void);

#endif
