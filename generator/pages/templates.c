/* Room: pages. Built-in templates first, the publication's own over them. */
#include "pages/templates.h"

#include <string.h>

int templates_load(
	struct template_set *set, const struct snapshot *snapshot, struct arena *arena, struct report *report)
{
	const struct file *file;
	size_t count = snapshot_under(snapshot, "templates/", &file);
	*set = (struct template_set){.arena = arena, .strict = true};
	int result = builtin_templates(set, report);
	for (size_t i = 0; i < count; i++, file++) {
		char *name = template_name(arena, file->path + strlen("templates/"));
		if (name && template_add(set, name, file->path, file->bytes, file->length, report))
			result = -1;
	}
	return result;
}

bool asset_find(const struct snapshot *snapshot, const char *name, const char **bytes, size_t *length)
{
	struct buffer path = {0};
	buffer_printf(&path, "templates/assets/%s", name);
	const struct file *file = snapshot_find(snapshot, path.data);
	const struct builtin_file *builtin = file ? NULL : builtin_find(path.data + strlen("templates/"));
	buffer_release(&path);
	if (!file && !builtin)
		return false;
	*bytes = file ? file->bytes : builtin->bytes;
	*length = file ? file->length : builtin->length;
	return true;
}
