/* Room: base. Bump allocator; blocks double so that a large edition costs few calls to malloc. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
	struct arena_block *next;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

static _Noreturn void out_of_memory(void)
{
	fputs("rinde: error: no queda memoria / out of memory\n", stderr);
	exit(1);
}

void *memory_alloc(size_t size)
{
	void *memory = malloc(size ? size : 1);
	if (!memory)
		out_of_memory();
	return memory;
}

void *memory_resize(void *memory, size_t size)
{
	void *grown = realloc(memory, size ? size : 1);
	if (!grown)
		out_of_memory();
	return grown;
}

void arena_release(struct arena *arena)
{
	while (arena->head) {
		struct arena_block *next = arena->head->next;
		free(arena->head);
		arena->head = next;
	}
	arena->used = 0;
}

void arena_clear(struct arena *arena)
{
	struct arena_block *kept = arena->head;
	if (!kept)
		return;
	arena->head = kept->next;
	arena_release(arena);
	kept->next = NULL;
	kept->used = 0;
	arena->head = kept;
}

static struct arena_block *block_add(struct arena *arena, size_t needed)
{
	size_t size = arena->head ? arena->head->size * 2 : 2048;
	if (size > 4u << 20)
		size = 4u << 20;
	if (size < needed)
		size = needed;
	struct arena_block *block = memory_alloc(sizeof(*block) + size);
	block->size = size;
	block->used = 0;
	block->next = arena->head;
	arena->head = block;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - 2 * align - sizeof(struct arena_block))
		out_of_memory();
	size = (size + align - 1) / align * align;
	struct arena_block *block = arena->head;
	if (!block || block->size - block->used < size)
		block = block_add(arena, size);
	void *memory = block->bytes + block->used;
	block->used += size;
	arena->used += size;
	return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	size_t bytes;
	if (__builtin_mul_overflow(count, size, &bytes))
		out_of_memory();
	return arena_alloc(arena, bytes);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
	if (length == SIZE_MAX)
		out_of_memory();
	char *copy = arena_alloc(arena, length + 1);
	if (length)
		memcpy(copy, bytes, length);
	return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
	return string ? arena_copy(arena, string, strlen(string)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list values, again;
	char usual[256]; /* most texts are, and need be formatted but once */
	va_start(values, format);
	va_copy(again, values);
	int length = vsnprintf(usual, sizeof(usual), format, values);
	va_end(values);
	if (length < 0)
		out_of_memory();
	char *text = arena_alloc(arena, (size_t)length + 1);
	if ((size_t)length < sizeof(usual))
		memcpy(text, usual, (size_t)length);
	else
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	size_t grown = *capacity ? *capacity * 2 : 16;
	void *copy = arena_array(arena, grown, size);
	if (count)
		memcpy(copy, items, count * size);
	*capacity = grown;
	return copy;
}
