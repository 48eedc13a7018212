/*
 * Room: base. Bump allocation for everything that lives as long as an edition.
 * An arena only grows and is released whole; there is no free of a single object.
 * It must not know what is stored in it.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* Zero-initialise before the first use (`struct arena a = {0}`). */
struct arena {
	struct arena_block *head;
	size_t used; /* bytes handed out, for reports of size */
};

/* Gives back all memory of the arena and leaves it empty and usable. */
void arena_release(struct arena *arena);

/* Takes back everything handed out and keeps some of the memory for the next use: for scratch that is needed
 * again and again. Release it in the end. */
void arena_clear(struct arena *arena);

/* Returns `size` zeroed bytes, aligned for any type, owned by the arena. Never NULL: running out of memory
 * ends the program. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same for `count` elements of `size` bytes; ends the program if the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Copies `length` bytes and a final NUL into the arena. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* Copies a string into the arena. NULL gives NULL. */
char *arena_string(struct arena *arena, const char *string);

/* Formats into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* For arrays that grow: returns `items`, or a larger copy in the arena, with room for at least `count + 1`
 * elements. `capacity` is updated. The old copy stays in the arena. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* malloc, realloc that end the program, saying so, when there is no memory. For scratch that is freed before
 * returning. */
void *memory_alloc(size_t size);
void *memory_resize(void *memory, size_t size);

#endif
