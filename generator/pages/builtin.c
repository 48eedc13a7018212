/* Room: pages. Looks in the generated table of built-in files. It must not know the publication's own. */
#include "pages/builtin.h"

#include <string.h>

const struct builtin_file *builtin_find(const char *name)
{
	for (size_t i = 0; i < builtin_count; i++) {
		if (strcmp(builtin_files[i].name, name) == 0)
			return &builtin_files[i];
	}
	return NULL;
}

char *template_name(struct arena *arena, const char *path)
{
	static const char ending[] = ".mustache";
	size_t length = strlen(path), end = sizeof(ending) - 1;
	if (length <= end || strcmp(path + length - end, ending) != 0)
		return NULL;
	return arena_copy(arena, path, length - end);
}

int builtin_templates(struct template_set *set, struct report *report)
{
	int result = 0;
	for (size_t i = 0; i < builtin_count; i++) {
		const struct builtin_file *file = &builtin_files[i];
		const char *name = template_name(set->arena, file->name);
		if (!name)
			continue;
		const char *path = arena_printf(set->arena, "templates/%s", file->name);
		if (template_add(set, name, path, file->bytes, file->length, report))
			result = -1;
	}
	return result;
}
