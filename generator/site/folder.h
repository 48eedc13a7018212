/* Room: site. Folders of the target: whole trees removed, carried over, exchanged. It must not know what is
 * in them. */
#ifndef SITE_FOLDER_H
#define SITE_FOLDER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "site/publish.h"

#include <stdbool.h>
#include <stddef.h>

/* Removes a file or a whole folder; links are removed, not followed. Absent is fine. Returns 0, or -1 with
 * errno. */
int folder_remove(const char *path);

/* Gives `to` the same files as `from`, as hard links where the file system has them, else as copies. Returns
 * 0, or -1 with errno. */
int folder_link(const char *from, const char *to);

/* The same for one entry of any kind: a file, a symbolic link, a folder. */
int folder_link_entry(const char *from, const char *to);

/* A copy of a plain file. Returns 0, or -1 with errno. */
int folder_copy_file(const char *from, const char *to);

/* The whole of a plain file, with a NUL behind it, owned by the arena; NULL when there is none, and for a
 * link. `folder` is an open folder, or AT_FDCWD. */
char *folder_read_file(struct arena *arena, int folder, const char *path, size_t *length);
/* Writes a whole file anew. Returns 0, or -1 with errno. */
int folder_write_file(const char *path, const struct buffer *bytes);

/* The SHA-256 of what is left of an open file; false when it cannot be read. */
bool folder_hash_file(int file, unsigned char hash[HASH_BYTES]);

/* Makes the folder and those above it. Returns 0, or -1 with errno. */
int folder_make(const char *path);

/* Puts `fresh` in the place of `target` in one step; what was there is then at `fresh`. Returns 0, or -1 with
 * errno. */
int folder_exchange(const char *fresh, const char *target);

/* Whether the folder is absent, or holds nothing but dot entries, or was written by rinde (has its manifest).
 */
bool folder_may_be_replaced(const char *path);

#endif
