/*
 * Room: site. The order of renames that keeps the root and each edition whole at any instant. ediciones/ is
 * carried over unlinked and uncopied: a symbolic link stands in for it in the old root for the moment between
 * two exchanges. It leads to a view of the same editions with the old list of them, which is a page of the
 * root.
 */
#include "site/staging.h"

#include "site/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int cannot_write(struct report *report, const char *path)
{
	return report_add(report, FINDING_CANNOT_WRITE, ((struct place){NULL, 0, 0}), path, strerror(errno));
}

void manifest_line(struct buffer *out, const unsigned char hash[HASH_BYTES], const char *path)
{
	static const char digits[] = "0123456789abcdef";
	char hex[2 * HASH_BYTES];
	for (size_t i = 0; i < HASH_BYTES; i++) {
		hex[2 * i] = digits[hash[i] >> 4];
		hex[2 * i + 1] = digits[hash[i] & 15];
	}
	buffer_add(out, hex, sizeof(hex));
	buffer_printf(out, "  %s\n", path);
}

struct staging staging_of(const char *target, struct arena *arena)
{
	/* A link is not what is swapped: the site is where it leads. */
	char *real = realpath(target, NULL), *copy = arena_string(arena, real ? real : target);
	size_t length = strlen(copy);
	free(real);
	while (length > 1 && copy[length - 1] == '/')
		copy[--length] = '\0';
	char *slash = strrchr(copy, '/');
	struct staging staging = {.target = copy, .name = slash ? slash + 1 : copy};
	staging.parent = !slash ? "." : slash == copy ? "/" : arena_copy(arena, copy, (size_t)(slash - copy));
	staging.root = arena_printf(arena, "%s/.%s.rinde-nuevo", staging.parent, staging.name);
	staging.editions = arena_printf(arena, "%s/.%s.rinde-ediciones", staging.parent, staging.name);
	staging.view = arena_printf(arena, "%s/.%s.rinde-vista", staging.parent, staging.name);
	return staging;
}

/* The kind of what is at `folder`/ediciones: S_IFDIR, S_IFLNK, or 0 when there is nothing. */
static mode_t kind_of(const char *path)
{
	struct stat status;
	return lstat(path, &status) ? 0 : status.st_mode & S_IFMT;
}

struct pair {
	struct buffer target, fresh;
};

static struct pair editions_of(const struct staging *staging)
{
	struct pair pair = {{0}, {0}};
	buffer_printf(&pair.target, "%s/ediciones", staging->target);
	buffer_printf(&pair.fresh, "%s/ediciones", staging->root);
	return pair;
}

static void pair_release(struct pair *pair)
{
	buffer_release(&pair->target);
	buffer_release(&pair->fresh);
}

/* Gives the old root its ediciones/ back, with the list that it had. */
static int return_editions(const struct staging *staging, const struct pair *editions)
{
	struct buffer list = {0}, spare = {0}, to = {0};
	buffer_printf(&list, "%s/index.html", staging->view);
	buffer_printf(&spare, "%s/.index.html", staging->view);
	buffer_printf(&to, "%s/index.html", editions->fresh.data);
	/* The view keeps its own: until the exchange it is what the old root shows. */
	int result = folder_remove(spare.data);
	if (!result && kind_of(list.data))
		result = folder_link_entry(list.data, spare.data) || rename(spare.data, to.data);
	if (!result)
		result = folder_exchange(editions->fresh.data, editions->target.data);
	buffer_release(&list);
	buffer_release(&spare);
	buffer_release(&to);
	return result;
}

static bool is_carrying(const struct pair *editions)
{
	return kind_of(editions->target.data) == S_IFLNK && kind_of(editions->fresh.data) == S_IFDIR;
}

int staging_recover(const struct staging *staging, struct report *report)
{
	struct pair editions = editions_of(staging);
	int result = 0;
	if (is_carrying(&editions))
		result = return_editions(staging, &editions);
	pair_release(&editions);
	if (result || folder_remove(staging->root) || folder_remove(staging->editions) ||
		folder_remove(staging->view))
		return cannot_write(report, staging->root);
	return 0;
}

void staging_path(
	const struct staging *staging, const struct site_volume *volume, const char *path, struct buffer *out)
{
	const char *shared = "ediciones/";
	buffer_clear(out);
	if (volume->id)
		buffer_printf(out, "%s/%s/%s", staging->editions, volume->id, path);
	else if (!strncmp(path, shared, strlen(shared)))
		buffer_printf(out, "%s/%s", staging->editions, path + strlen(shared));
	else
		buffer_printf(out, "%s/%s", staging->root, path);
}

/* Puts each new or changed edition into the published ediciones/ by one rename. */
static int place_editions(const struct staging *staging, const struct site_plan *plan, const char *published)
{
	struct buffer from = {0}, to = {0};
	int result = 0;
	for (size_t i = 0; i < plan->volume_count && !result; i++) {
		if (!plan->volumes[i].id || plan->volumes[i].keep)
			continue;
		buffer_clear(&from);
		buffer_clear(&to);
		buffer_printf(&from, "%s/%s", staging->editions, plan->volumes[i].id);
		buffer_printf(&to, "%s/%s", published, plan->volumes[i].id);
		result = folder_exchange(from.data, to.data);
	}
	buffer_release(&from);
	buffer_release(&to);
	return result;
}

/* The list of editions, which is the root's page but lies in ediciones/. */
static int place_index(const struct staging *staging, const char *editions)
{
	struct buffer from = {0}, to = {0};
	buffer_printf(&from, "%s/index.html", staging->editions);
	buffer_printf(&to, "%s/index.html", editions);
	int result = rename(from.data, to.data);
	buffer_release(&from);
	buffer_release(&to);
	return result && errno != ENOENT ? -1 : 0;
}

static bool plan_has(const struct site_plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->volume_count; i++)
		if (plan->volumes[i].id && !strcmp(plan->volumes[i].id, id))
			return true;
	return false;
}

/* Editions whose tags are gone: nothing links to them any more. Each goes whole, to be cleared elsewhere. */
static void remove_others(const struct staging *staging, const struct site_plan *plan, const char *published)
{
	DIR *folder = opendir(published);
	struct dirent *entry;
	struct buffer path = {0}, to = {0};
	while (folder && (entry = readdir(folder))) {
		if (entry->d_name[0] == '.' || !strcmp(entry->d_name, "index.html") ||
			plan_has(plan, entry->d_name))
			continue;
		buffer_clear(&path);
		buffer_clear(&to);
		buffer_printf(&path, "%s/%s", published, entry->d_name);
		buffer_printf(&to, "%s/%s", staging->editions, entry->d_name);
		rename(path.data, to.data);
	}
	if (folder)
		closedir(folder);
	buffer_release(&path);
	buffer_release(&to);
}

/* What the old root shows while its ediciones/ is in the new one: the list as it was, and each edition. */
static int make_view(const struct staging *staging, const char *published)
{
	DIR *folder = opendir(published);
	struct dirent *entry;
	struct buffer from = {0}, to = {0};
	int result = folder ? mkdir(staging->view, 0777) : -1;
	while (!result && (entry = readdir(folder))) {
		bool is_list = !strcmp(entry->d_name, "index.html");
		if (entry->d_name[0] == '.')
			continue;
		buffer_clear(&from);
		buffer_clear(&to);
		buffer_printf(&to, "%s/%s", staging->view, entry->d_name);
		if (is_list)
			buffer_printf(&from, "%s/%s", published, entry->d_name);
		else
			buffer_printf(&from, "../.%s.rinde-nuevo/ediciones/%s", staging->name, entry->d_name);
		result = is_list ? folder_link_entry(from.data, to.data) : symlink(from.data, to.data);
	}
	if (folder)
		closedir(folder);
	buffer_release(&from);
	buffer_release(&to);
	return result;
}

static int carry_editions(
	const struct staging *staging, const struct site_plan *plan, const struct pair *editions)
{
	struct buffer link = {0};
	buffer_printf(&link, "../.%s.rinde-vista", staging->name);
	int result = place_editions(staging, plan, editions->target.data);
	if (!result)
		result = make_view(staging, editions->target.data);
	if (!result)
		result = symlink(link.data, editions->fresh.data);
	if (!result)
		result = folder_exchange(editions->fresh.data, editions->target.data);
	if (!result) {
		result = place_index(staging, editions->fresh.data);
		if (!result)
			result = folder_exchange(staging->root, staging->target);
		if (result) {
			int problem = errno;
			return_editions(staging, editions);
			errno = problem;
		}
	}
	buffer_release(&link);
	return result;
}

int staging_swap(const struct staging *staging, const struct site_plan *plan, struct report *report)
{
	struct pair editions = editions_of(staging);
	bool has_editions = plan->volume_count > 1;
	int result = 0;
	if (has_editions && kind_of(editions.target.data) == S_IFDIR) {
		result = carry_editions(staging, plan, &editions);
	} else {
		if (has_editions)
			result = rename(staging->editions, editions.fresh.data);
		if (!result)
			result = folder_exchange(staging->root, staging->target);
	}
	if (result)
		cannot_write(report, staging->target);
	else if (has_editions)
		remove_others(staging, plan, editions.target.data);
	pair_release(&editions);
	return result;
}

void staging_clear(const struct staging *staging)
{
	struct pair editions = editions_of(staging);
	/* What could not be given back lies in there; the next build gives it back. */
	bool needed = is_carrying(&editions);
	pair_release(&editions);
	if (needed)
		return;
	folder_remove(staging->root);
	folder_remove(staging->editions);
	folder_remove(staging->view);
}
