/* Room: pages. Built-in templates first, the publication's own over them. */
#include "pages/templates.h"

#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>

int templates_load(struct template_set *set, const struct language *language, const struct snapshot *snapshot,
	struct arena *arena, struct report *report)
{
	const struct file *file;
	size_t count = snapshot_under(snapshot, "templates/", &file);
	*set = (struct template_set){.arena = arena, .language = language, .strict = true};
	int result = builtin_templates(set, report);
	for (size_t i = 0; i < count; i++, file++) {
		char *name = template_name(arena, file->path + strlen("templates/"));
		if (name && template_add(set, name, file->path, file->bytes, file->length, report))
			result = -1;
	}
	return result;
}

const struct template_set *templates_in(const struct template_set *sets, const struct language *language)
{
	while (sets->language != language)
		sets++;
	return sets;
}

static void add_asset(struct asset_list *list, const char *name, const char *bytes, size_t length)
{
	unsigned char hash[SHA256_DIGEST_LENGTH];
	struct asset *asset = &list->items[list->count++];
	*asset = (struct asset){.name = name, .bytes = bytes, .length = length};
	SHA256((const unsigned char *)bytes, length, hash);
	snprintf(asset->version, sizeof(asset->version), "%02x%02x%02x%02x", hash[0], hash[1], hash[2],
		hash[3]);
}

void assets_load(struct asset_list *list, const struct snapshot *snapshot, struct arena *arena)
{
	const struct file *file;
	size_t own = snapshot_under(snapshot, "templates/assets/", &file);
	*list = (struct asset_list){arena_array(arena, own + builtin_count, sizeof(*list->items)), 0};
	for (size_t i = 0; i < own; i++)
		add_asset(list, file[i].path + strlen("templates/assets/"), file[i].bytes, file[i].length);
	for (size_t i = 0; i < builtin_count; i++) {
		const struct builtin_file *builtin = &builtin_files[i];
		const char *name = builtin->name + strlen("assets/");
		if (!strncmp(builtin->name, "assets/", strlen("assets/")) && !asset_find(list, name))
			add_asset(list, name, builtin->bytes, builtin->length);
	}
}

const struct asset *asset_find(const struct asset_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (!strcmp(list->items[i].name, name))
			return &list->items[i];
	return NULL;
}
