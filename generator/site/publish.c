/* Room: site. Render into staging, link what is shared, write manifests, swap; in that order, so that the
 * target is whole at any instant. */
#include "site/publish.h"

#include "site/folder.h"
#include "site/render.h"
#include "site/search.h"
#include "site/staging.h"
#include "site/workers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Items that one worker task renders: a run of one group. */
struct task {
	size_t first, count;
};

struct build {
	struct site_plan *plan;
	const struct publish_options *options;
	struct staging staging;
	struct arena arena;
	struct task *tasks;
	size_t task_count;
	size_t *home; /* per item: the volume whose folder gets the file itself; the others get links */
	unsigned char (*hashes)[HASH_BYTES]; /* per item, shared with the workers */
	struct search_index search;
};

int site_lock(const char *target, struct report *report)
{
	struct arena arena = {0};
	struct staging staging = staging_of(target, &arena);
	int lock = -1;
	if (folder_make(staging.parent))
		cannot_write(report, staging.parent);
	/* The parent folder is the lock: it outlives the exchange and leaves no file behind. */
	else if ((lock = open(staging.parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0 ||
		 flock(lock, LOCK_EX))
		cannot_write(report, staging.parent);
	else if (!folder_may_be_replaced(target))
		report_add(report, FINDING_NOT_A_SITE, ((struct place){NULL, 0, 0}), target);
	else if (!staging_recover(&staging, report)) {
		arena_release(&arena);
		return lock;
	}
	if (lock >= 0)
		close(lock);
	arena_release(&arena);
	return -1;
}

static struct renderer renderer_of(const struct build *build)
{
	return (struct renderer){
		.staging = &build->staging, .render = build->plan->render, .context = build->plan->context};
}

static int render_item(struct build *build, struct renderer *renderer, size_t index, struct report *report)
{
	const struct site_volume *home =
		build->options->dry ? NULL : &build->plan->volumes[build->home[index]];
	return render_file(renderer, &build->plan->items[index], home, build->hashes[index], report);
}

static int render_task(void *context, size_t which, struct report *report)
{
	struct build *build = context;
	const struct task *task = &build->tasks[which];
	struct renderer renderer = renderer_of(build);
	int result = 0;
	for (size_t i = 0; i < task->count; i++)
		result |= render_item(build, &renderer, task->first + i, report);
	renderer_release(&renderer);
	return result;
}

static const char *render_name(void *context, size_t which)
{
	const struct build *build = context;
	return build->plan->items[build->tasks[which].first].path;
}

/* A volume's files that another has already: linked from there, or from the present target. */
static int link_item(struct build *build, size_t volume, size_t index, struct buffer *from, struct buffer *to)
{
	const struct site_item *item = &build->plan->items[index];
	staging_path(&build->staging, &build->plan->volumes[volume], item->path, to);
	buffer_clear(from);
	if (item->existing)
		buffer_printf(from, "%s/%s", build->staging.target, item->existing);
	else if (build->home[index] != volume)
		staging_path(&build->staging, &build->plan->volumes[build->home[index]], item->path, from);
	else
		return 0;
	return build->options->copies ? folder_copy_file(from->data, to->data)
				      : folder_link_entry(from->data, to->data);
}

/* The root's manifest names the files of the search too; both lists are sorted by path. */
static int write_manifest(
	struct build *build, struct site_volume *volume, struct buffer *path, struct report *report)
{
	struct buffer out = {0};
	const struct search_file *file = build->search.files, *end = file + build->search.count;
	buffer_add(&out, "", 0);
	for (size_t i = 0; i < volume->count; i++) {
		const char *name = build->plan->items[volume->items[i]].path;
		for (; !volume->id && file < end && strcmp(file->path, name) < 0; file++)
			manifest_line(&out, file->hash, file->path);
		manifest_line(&out, build->hashes[volume->items[i]], name);
	}
	for (; !volume->id && file < end; file++)
		manifest_line(&out, file->hash, file->path);
	SHA256((const unsigned char *)out.data, out.length, volume->manifest);
	staging_path(&build->staging, volume, "manifest.sha256", path);
	int result = folder_write_file(path->data, &out) ? cannot_write(report, path->data) : 0;
	buffer_release(&out);
	return result;
}

static int index_pages(struct build *build, struct report *report)
{
	const struct site_volume *root = &build->plan->volumes[0];
	unsigned char pages[HASH_BYTES];
	struct buffer lines = {0};
	if (!build->options->search)
		return 0;
	buffer_add(&lines, "", 0);
	for (size_t i = 0; i < root->count; i++) {
		const struct site_item *item = &build->plan->items[root->items[i]];
		const char *ending = strrchr(item->path, '.');
		if (ending && !strcmp(ending, ".html"))
			manifest_line(&lines, build->hashes[root->items[i]], item->path);
	}
	SHA256((const unsigned char *)lines.data, lines.length, pages);
	buffer_release(&lines);
	return search_make(&build->search, &build->staging, build->options->search, pages,
		build->options->copies, &build->arena, report);
}

static int link_task(void *context, size_t which, struct report *report)
{
	struct build *build = context;
	struct site_volume *volume = &build->plan->volumes[which];
	struct buffer from = {0}, to = {0};
	int result = 0;
	for (size_t i = 0; i < volume->count && !volume->keep && !result; i++)
		if (link_item(build, which, volume->items[i], &from, &to))
			result = cannot_write(report, to.data);
	buffer_release(&from);
	buffer_release(&to);
	return result;
}

static const char *link_name(void *context, size_t which)
{
	const struct build *build = context;
	const char *id = build->plan->volumes[which].id;
	return id ? id : "index.html";
}

/* Makes the folders of a volume; paths are sorted, so equal folders follow each other. */
static int make_folders(struct build *build, const struct site_volume *volume, struct report *report)
{
	struct buffer path = {0};
	const char *last = NULL;
	size_t last_length = 0;
	int result = 0;
	for (size_t i = 0; i < volume->count && !result; i++) {
		const char *name = build->plan->items[volume->items[i]].path, *slash = strrchr(name, '/');
		size_t length = slash ? (size_t)(slash - name) : 0;
		if (last && length == last_length && !memcmp(last, name, length))
			continue;
		last = name;
		last_length = length;
		staging_path(&build->staging, volume, name, &path);
		*strrchr(path.data, '/') = '\0';
		if (folder_make(path.data))
			result = cannot_write(report, path.data);
	}
	buffer_release(&path);
	return result;
}

/* Runs of at most TASK_ITEMS items of one group; and the volume where each item is written. */
static void divide(struct build *build)
{
	struct site_plan *plan = build->plan;
	build->tasks = arena_array(&build->arena, plan->item_count + 1, sizeof(*build->tasks));
	build->home = arena_array(&build->arena, plan->item_count + 1, sizeof(*build->home));
	for (size_t i = 0; i < plan->item_count; i++) {
		struct task *task = build->task_count ? &build->tasks[build->task_count - 1] : NULL;
		if (plan->items[i].late)
			continue;
		if (plan->items[i].existing || plan->items[i].rendered) {
			memcpy(build->hashes[i], plan->items[i].hash, HASH_BYTES);
			continue;
		}
		bool same = task && plan->items[task->first].group == plan->items[i].group &&
			    task->count < TASK_ITEMS && task->first + task->count == i;
		if (same)
			task->count++;
		else
			build->tasks[build->task_count++] = (struct task){i, 1};
	}
	for (size_t v = plan->volume_count; v-- > 0;)
		for (size_t i = 0; i < plan->volumes[v].count && !plan->volumes[v].keep; i++)
			build->home[plan->volumes[v].items[i]] = v;
}

/* Dot entries of the target's root (.gitignore, .well-known) belong to whoever put them there: the new root
 * gets them too. */
static int carry_dot_entries(const struct staging *staging, struct report *report)
{
	DIR *folder = opendir(staging->target);
	struct dirent *entry;
	struct buffer from = {0}, to = {0};
	int result = 0;
	while (folder && !result && (entry = readdir(folder))) {
		if (entry->d_name[0] != '.' || !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") ||
			!strcmp(entry->d_name, STATE_FILE))
			continue;
		buffer_clear(&from);
		buffer_clear(&to);
		buffer_printf(&from, "%s/%s", staging->target, entry->d_name);
		buffer_printf(&to, "%s/%s", staging->root, entry->d_name);
		if (folder_link_entry(from.data, to.data))
			result = cannot_write(report, from.data);
	}
	if (folder)
		closedir(folder);
	buffer_release(&from);
	buffer_release(&to);
	return result;
}

static int write_state(struct build *build, struct report *report)
{
	struct buffer path = {0}, out = {0};
	int result = 0;
	if (build->plan->remember) {
		buffer_add(&out, "", 0);
		build->plan->remember(build->plan->context, build->plan, &out);
		buffer_printf(&path, "%s/%s", build->staging.root, STATE_FILE);
		if (folder_write_file(path.data, &out))
			result = cannot_write(report, path.data);
	}
	buffer_release(&path);
	buffer_release(&out);
	return result;
}

/* What was written must be on the disk before it takes the place of what was. */
static int flush(const struct staging *staging, struct report *report)
{
	int folder = open(staging->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int result = folder < 0 || syncfs(folder) ? cannot_write(report, staging->root) : 0;
	if (folder >= 0)
		close(folder);
	return result;
}

static int render_late(struct build *build, struct report *report)
{
	struct renderer renderer = renderer_of(build);
	int result = 0;
	for (size_t i = 0; i < build->plan->item_count; i++)
		if (build->plan->items[i].late)
			result |= render_item(build, &renderer, i, report);
	renderer_release(&renderer);
	return result;
}

static struct crew crew_for(
	const struct build *build, const struct report *report, const char *spanish, const char *english)
{
	return (struct crew){
		build->options->jobs, build->options->progress, report->english ? english : spanish};
}

static int render(struct build *build, struct report *report)
{
	struct crew crew = crew_for(build, report, "escribe las páginas", "writing pages");
	return workers_run(build->task_count, &crew, render_task, render_name, build, report);
}

static int fill(struct build *build, struct report *report)
{
	struct site_plan *plan = build->plan;
	struct buffer path = {0};
	int result = folder_make(build->staging.root) ? cannot_write(report, build->staging.root) : 0;
	for (size_t v = 0; v < plan->volume_count && !result; v++)
		if (!plan->volumes[v].keep)
			result = make_folders(build, &plan->volumes[v], report);
	if (!result)
		result = render(build, report);
	struct crew crew = crew_for(build, report, "reúne las ediciones", "gathering editions");
	if (!result)
		result = workers_run(plan->volume_count, &crew, link_task, link_name, build, report);
	for (size_t v = 1; v < plan->volume_count && !result; v++)
		if (!plan->volumes[v].keep)
			result = write_manifest(build, &plan->volumes[v], &path, report);
	if (!result)
		result = render_late(build, report);
	if (!result)
		result = index_pages(build, report);
	if (!result)
		result = write_manifest(build, &plan->volumes[0], &path, report);
	for (size_t i = 0; i < plan->item_count; i++)
		memcpy(plan->items[i].hash, build->hashes[i], HASH_BYTES);
	buffer_release(&path);
	if (result || carry_dot_entries(&build->staging, report) || write_state(build, report))
		return -1;
	return flush(&build->staging, report);
}

int site_publish(struct site_plan *plan, const struct publish_options *options, struct report *report)
{
	struct build build = {.plan = plan, .options = options};
	size_t hash_bytes = (plan->item_count + 1) * HASH_BYTES;
	int result;
	build.staging = staging_of(options->target, &build.arena);
	build.hashes = shared_memory(hash_bytes);
	divide(&build);
	if (options->dry)
		result = render(&build, report) | render_late(&build, report);
	else if (!(result = fill(&build, report)))
		result = staging_swap(&build.staging, plan, report);
	if (!options->dry)
		staging_clear(&build.staging);
	munmap(build.hashes, hash_bytes);
	arena_release(&build.arena);
	return result;
}
