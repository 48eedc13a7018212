/* Room: commands. Runs to files and folders: what must be rendered, what is linked, what stands as it is. And
 * the renderer of the workers. */
#include "commands/plan.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

const struct page *page_of(const struct page_list *list, const char *path)
{
	size_t low = 0, high = list->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(list->pages[middle].path, path);
		if (!order)
			return &list->pages[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A folder of the present target that has the run's file as it must be, or NONE. */
static size_t standing_edition(const struct edition_plan *plan, const struct run *run, bool gone,
	const unsigned char corrections[KEY_BYTES])
{
	if (!run->stored || run->stored_gone != gone ||
		memcmp(run->stored_corrections, corrections, KEY_BYTES) != 0)
		return NONE;
	for (size_t i = run->first; i <= run->last; i++)
		if (plan->slots[i].remembered && plan->slots[i].intact && !plan->slots[i].left_out)
			return i;
	return NONE;
}

/* Groups in descending order: the latest edition, which workers inherit loaded, comes first. */
static int compare_runs(const void *left, const void *right, void *context)
{
	const struct run *runs = context, *a = &runs[*(const size_t *)left],
			 *b = &runs[*(const size_t *)right];
	if (a->last != b->last)
		return a->last > b->last ? -1 : 1;
	return strcmp(a->path, b->path);
}

static void add_root_items(struct edition_plan *plan)
{
	struct site_volume *root = &plan->site.volumes[0];
	root->items = arena_array(&plan->arena, plan->root_pages.count + 1, sizeof(size_t));
	for (size_t i = 0; i < plan->root_pages.count; i++) {
		root->items[root->count++] = plan->site.item_count;
		plan->site.items[plan->site.item_count++] =
			(struct site_item){.path = plan->root_pages.pages[i].path,
				.late = plan->root_pages.pages[i].late,
				.group = plan->latest};
	}
}

static void set_since(struct edition_plan *plan, const char *path, const char *since)
{
	const struct page *page = page_of(&plan->root_pages, path);
	if (page)
		plan->site.items[plan->site.volumes[0].items[page - plan->root_pages.pages]].since = since;
}

/* A root page stands unchanged since the first edition of the run that reaches the latest, in every language;
 * one that no edition has, since none. */
static void set_root_since(struct edition_plan *plan)
{
	for (size_t i = 0; i < plan->run_count; i++) {
		const struct run *run = &plan->runs[i];
		for (size_t k = 0; k < LANGUAGE_COUNT && run->last == plan->latest; k++)
			set_since(plan, arena_printf(&plan->arena, "%s%s", languages[k]->folder, run->path),
				plan->editions.editions[run->first].id);
	}
}

static const char *first_edition(const struct edition_plan *plan, const struct run *run)
{
	return plan->editions.editions[run->first].id;
}

static void add_run_item(struct edition_plan *plan, struct run *run)
{
	unsigned char corrections[KEY_BYTES];
	bool gone = !page_of(&plan->root_pages, run->path);
	corrections_key(plan, run->path, corrections);
	bool as_told = run->stored_gone == gone && !memcmp(run->stored_corrections, corrections, KEY_BYTES);
	const unsigned char *rendered =
		as_told && !run->stored ? early_hash(plan->early, (size_t)(run - plan->runs)) : NULL;
	size_t standing = standing_edition(plan, run, gone, corrections);
	run->item = plan->site.item_count;
	struct site_item *item = &plan->site.items[plan->site.item_count++];
	*item = (struct site_item){.path = run->path,
		.group = run->last,
		.permanent = true,
		.since = first_edition(plan, run),
		.rendered = rendered != NULL,
		.gone = gone};
	if (rendered)
		memcpy(item->hash, rendered, HASH_BYTES);
	if (standing != NONE) {
		item->existing = arena_printf(
			&plan->arena, "ediciones/%s/%s", plan->editions.editions[standing].id, run->path);
		memcpy(item->hash, run->hash, HASH_BYTES);
	}
	run->stored_gone = gone;
	memcpy(run->stored_corrections, corrections, KEY_BYTES);
}

static int compare_paths(const void *left, const void *right, void *context)
{
	const struct site_item *items = context;
	return strcmp(items[*(const size_t *)left].path, items[*(const size_t *)right].path);
}

/* One volume for each published edition; kept as it stands when all its files do. */
static void add_volumes(struct edition_plan *plan)
{
	size_t *volume_of = arena_array(&plan->arena, plan->editions.count, sizeof(size_t));
	for (size_t i = 0; i < plan->editions.count; i++) {
		if (plan->slots[i].left_out)
			continue;
		volume_of[i] = plan->site.volume_count++;
		plan->site.volumes[volume_of[i]] = (struct site_volume){
			.id = plan->editions.editions[i].id, .keep = plan->slots[i].intact};
		memcpy(plan->site.volumes[volume_of[i]].manifest, plan->slots[i].manifest, HASH_BYTES);
	}
	for (int pass = 0; pass < 2; pass++) {
		for (size_t r = 0; r < plan->run_count; r++) {
			const struct run *run = &plan->runs[r];
			for (size_t i = run->first; i <= run->last; i++) {
				struct site_volume *volume = &plan->site.volumes[volume_of[i]];
				if (plan->slots[i].left_out)
					continue;
				if (pass)
					volume->items[volume->count] = run->item;
				volume->count++;
				volume->keep &= plan->site.items[run->item].existing != NULL;
			}
		}
		for (size_t v = 1; v < plan->site.volume_count && !pass; v++) {
			plan->site.volumes[v].items =
				arena_array(&plan->arena, plan->site.volumes[v].count + 1, sizeof(size_t));
			plan->site.volumes[v].count = 0;
		}
	}
	for (size_t v = 1; v < plan->site.volume_count; v++)
		qsort_r(plan->site.volumes[v].items, plan->site.volumes[v].count, sizeof(size_t),
			compare_paths, plan->site.items);
}

/* The hashes that the late pages tell. */
static void tell_manifests(struct edition_plan *plan)
{
	const char **manifests = arena_array(&plan->arena, plan->editions.count, sizeof(*manifests));
	for (size_t i = 0; i < plan->editions.count; i++) {
		const struct site_volume *volume = volume_of(&plan->site, plan->editions.editions[i].id);
		manifests[i] = volume ? hex_text(&plan->arena, volume->manifest, HASH_BYTES) : NULL;
	}
	plan->root.manifests = manifests;
}

/* In a worker, the repository is opened anew: handles do not fork. */
static bool open_own_repository(struct edition_plan *plan, struct report *report)
{
	if (!plan->worker_repository)
		plan->repository = plan->worker_repository = repository_open(plan->options->repo, report);
	return plan->repository != NULL;
}

static int render_item(void *context, const struct site_item *item, struct buffer *out, struct report *report)
{
	struct edition_plan *plan = context;
	const struct publication *publication = &plan->root;
	const struct page_list *list = &plan->root_pages;
	struct loaded_edition *loaded = NULL;
	if (item->permanent) {
		loaded = plan->loaded[0].index == item->group ? &plan->loaded[0] : &plan->loaded[1];
		/* A worker loads what it needs over its own copy of the older of the two. */
		if (loaded->index != item->group) {
			loaded = plan->loaded[0].index == plan->latest ? &plan->loaded[1] : &plan->loaded[0];
			if (!open_own_repository(plan, report) ||
				plan_load(plan, loaded, item->group, report))
				return -1;
		}
		publication = &loaded->publication;
		list = &loaded->pages;
	}
	if (item->late)
		tell_manifests(plan);
	const struct page *planned = page_of(list, item->path);
	if (!planned)
		return report_add(report, FINDING_WORKER, ((struct place){NULL, 0, 0}), item->path, "?");
	if (planned->inputs == INPUTS_EDITION && item->permanent && plan_lacks_changes(loaded) &&
		(!open_own_repository(plan, report) || plan_changes_of(plan, loaded, report)))
		return -1;
	struct page page = *planned;
	page.since = item->since;
	page.gone = item->gone;
	return page_render(publication, &page, out, report);
}

/* Which corrections a page bears, and whether it is gone from the latest edition, is not known before the end
 * of the walk: the few that turn out otherwise are rendered again. */
void plan_render_early(struct edition_plan *plan, struct loaded_edition *now, size_t first)
{
	struct site_item *items = arena_array(&now->arena, plan->run_count - first, sizeof(*items));
	for (size_t i = first; i < plan->run_count; i++) {
		struct run *run = &plan->runs[i];
		run->stored_gone = page_of(&now->pages, run->path)->gone;
		corrections_key(plan, run->path, run->stored_corrections);
		items[i - first] = (struct site_item){.path = run->path,
			.group = now->index,
			.permanent = true,
			.since = first_edition(plan, run),
			.gone = run->stored_gone};
	}
	early_render(plan->early, now->publication.edition->id, items, first, plan->run_count - first,
		render_item, plan, plan->report);
}

static int compare_in_order(const void *left, const void *right, void *context)
{
	const struct run *runs = context, *a = &runs[*(const size_t *)left],
			 *b = &runs[*(const size_t *)right];
	int order = strcmp(a->path, b->path);
	return order ? order : (a->first > b->first) - (a->first < b->first);
}

size_t *runs_in_order(const struct edition_plan *plan)
{
	size_t *order = memory_alloc((plan->run_count + 1) * sizeof(*order));
	for (size_t i = 0; i < plan->run_count; i++)
		order[i] = i;
	qsort_r(order, plan->run_count, sizeof(*order), compare_in_order, plan->runs);
	return order;
}

void plan_site(struct edition_plan *plan)
{
	size_t *order = arena_array(&plan->arena, plan->run_count + 1, sizeof(*order));
	plan->site = (struct site_plan){.render = render_item,
		.context = plan,
		.remember = plan->latest == NONE ? NULL : plan_remember};
	plan->site.items = arena_array(
		&plan->arena, plan->run_count + plan->root_pages.count + 1, sizeof(*plan->site.items));
	plan->site.volumes = arena_array(&plan->arena, plan->editions.count + 1, sizeof(*plan->site.volumes));
	plan->site.volume_count = 1;
	add_root_items(plan);
	if (plan->latest == NONE)
		return;
	set_root_since(plan);
	for (size_t i = 0; i < plan->run_count; i++)
		order[i] = i;
	qsort_r(order, plan->run_count, sizeof(*order), compare_runs, plan->runs);
	for (size_t i = 0; i < plan->run_count; i++)
		add_run_item(plan, &plan->runs[order[i]]);
	add_volumes(plan);
}
