/*
 * Room: source. libgit2's memory, with a ceiling for each piece: an object that claims to be larger than
 * anything rinde reads fails as if memory were short, instead of taking it. This spares asking for each
 * object's size before reading it, which for packed objects costs as much as the reading. It must not know
 * what is read.
 */
#include "source/objects.h"

#include <git2/sys/alloc.h>
#include <stdlib.h>
#include <string.h>

static void *capped_malloc(size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return size > ALLOCATION_MOST ? NULL : malloc(size ? size : 1);
}

static void *capped_calloc(size_t count, size_t size, const char *file, int line)
{
	size_t bytes;
	(void)file, (void)line;
	if (__builtin_mul_overflow(count, size, &bytes) || bytes > ALLOCATION_MOST)
		return NULL;
	return calloc(1, bytes ? bytes : 1);
}

static void *capped_realloc(void *memory, size_t size, const char *file, int line)
{
	(void)file, (void)line;
	return size > ALLOCATION_MOST ? NULL : realloc(memory, size ? size : 1);
}

static void *capped_reallocarray(void *memory, size_t count, size_t size, const char *file, int line)
{
	size_t bytes;
	return __builtin_mul_overflow(count, size, &bytes) ? NULL : capped_realloc(memory, bytes, file, line);
}

static void *capped_mallocarray(size_t count, size_t size, const char *file, int line)
{
	return capped_reallocarray(NULL, count, size, file, line);
}

static char *capped_substring(const char *string, size_t length, const char *file, int line)
{
	char *copy = length < ALLOCATION_MOST ? capped_malloc(length + 1, file, line) : NULL;
	if (copy) {
		memcpy(copy, string, length);
		copy[length] = 0;
	}
	return copy;
}

static char *capped_strdup(const char *string, const char *file, int line)
{
	return capped_substring(string, strlen(string), file, line);
}

static char *capped_strndup(const char *string, size_t most, const char *file, int line)
{
	return capped_substring(string, strnlen(string, most), file, line);
}

void allocator_set_up(void)
{
	static const git_allocator capped = {capped_malloc, capped_calloc, capped_strdup, capped_strndup,
		capped_substring, capped_realloc, capped_reallocarray, capped_mallocarray, free};
	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &capped);
}
