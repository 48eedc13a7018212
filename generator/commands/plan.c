/* Room: commands. The walk over the editions: load, compare with the one before, join equal pages into runs.
 */
#include "commands/plan.h"

#include "documents/text.h"
#include "model/calendar.h"
#include "model/unexplained.h"
#include "model/withdrawals.h"
#include "pages/templates.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EDITIONS_OF_PACKS = 16 };

static const struct changes no_changes = {0};
static const struct corrections no_corrections = {0};

static void digest_of(const struct buffer *bytes, unsigned char key[KEY_BYTES])
{
	unsigned char whole[EVP_MAX_MD_SIZE];
	EVP_Digest(bytes->data ? bytes->data : "", bytes->length, whole, NULL, EVP_sha256(), NULL);
	memcpy(key, whole, KEY_BYTES);
}

static const char *with_slash(struct arena *arena, const char *address)
{
	size_t length = address ? strlen(address) : 0;
	return length && address[length - 1] != '/' ? arena_printf(arena, "%s/", address)
	       : length				    ? address
						    : "";
}

void plan_unload(struct loaded_edition *loaded)
{
	arena_release(&loaded->arena);
	told_tables_release(&loaded->tables);
	*loaded = (struct loaded_edition){.index = NONE};
}

/* Snapshot of a commit, through the store that editions share. */
static int read_commit(struct edition_plan *plan, struct loaded_edition *loaded, const char *commit,
	struct instant when, struct report *report)
{
	int result = snapshot_read_shared(
		&loaded->snapshot, plan->repository, commit, &loaded->arena, plan->store, report);
	loaded->snapshot.date = when;
	return result;
}

static void fill_publication(struct edition_plan *plan, struct loaded_edition *loaded,
	const struct provenance *provenance, size_t position)
{
	loaded->publication = (struct publication){.model = &loaded->model,
		.assessment = &loaded->assessment,
		.templates = plan->templates,
		.assets = &plan->assets,
		.base_url = plan->base_url,
		.search = plan->options->search != NULL,
		.permanent = true,
		.provenance = provenance,
		.position = position,
		.changes = &no_changes,
		.corrections = &plan->corrections,
		.latest = &plan->head.model,
		.editions = &plan->editions,
		.tables = &loaded->tables,
		.arena = &loaded->arena};
}

/* Index of the published edition before, or NONE. */
static size_t index_before(const struct edition_plan *plan, size_t index)
{
	while (index-- > 0)
		if (!plan->slots[index].left_out)
			return index;
	return NONE;
}

bool plan_lacks_changes(const struct loaded_edition *loaded)
{
	return loaded->publication.changes != &loaded->changes;
}

int plan_changes_of(struct edition_plan *plan, struct loaded_edition *loaded, struct report *report)
{
	struct loaded_edition before = {.index = NONE};
	size_t index = index_before(plan, loaded->index);
	int result = index == NONE ? 0 : plan_load(plan, &before, index, report);
	if (!result) {
		changes_between(&loaded->changes, index == NONE ? NULL : &before.assessment,
			&loaded->assessment, loaded->publication.provenance, loaded->publication.position,
			loaded->publication.edition->id, &loaded->arena);
		loaded->publication.changes = &loaded->changes;
	}
	plan_unload(&before);
	return result;
}

int plan_load(struct edition_plan *plan, struct loaded_edition *loaded, size_t index, struct report *report)
{
	const struct edition *edition = &plan->editions.editions[index];
	const struct provenance *provenance = plan->provenance;
	plan_unload(loaded);
	blob_store_advance(plan->store);
	if (read_commit(plan, loaded, edition->commit, edition->when, report))
		return -1;
	text_cache_advance(plan->texts);
	if (model_load_cached(&loaded->model, &loaded->snapshot, plan->options->now, plan->texts,
		    &loaded->arena, report))
		return -1;
	withdraw_documents(&loaded->model, &plan->head.model);
	size_t position = provenance_position(provenance, edition->commit);
	if (position == NONE) {
		loaded->own_provenance = provenance_read(
			plan->repository, edition->commit, &plan->editions, &loaded->arena, report);
		if (!loaded->own_provenance)
			return -1;
		for (size_t i = 0; i < index; i++)
			if (plan->slots[i].left_out)
				provenance_leave_out(loaded->own_provenance, &plan->editions, i);
		provenance = loaded->own_provenance;
		position = provenance_position(provenance, edition->commit);
	}
	provenance_apply(provenance, &loaded->model, position);
	assess(&loaded->assessment, &loaded->model, &loaded->arena);
	fill_publication(plan, loaded, provenance, position);
	loaded->publication.edition = edition;
	loaded->publication.changes = &plan->slots[index].changes;
	size_t before = index_before(plan, index);
	loaded->publication.before = before == NONE ? NULL : &plan->editions.editions[before];
	if (pages_plan(&loaded->publication, &loaded->pages, &loaded->arena, report))
		return -1;
	loaded->index = index;
	return 0;
}

static bool same_words(const struct document *a, const struct document *b)
{
	return !a || !b || text_same_words(a->body, a->body_length, b->body, b->body_length);
}

/* Whether a page is the same in the edition before, where `run` ends, and now; both are loaded. A digest of
 * now, if it was needed, is left in `digest`. */
static bool continues(struct run *run, const struct loaded_edition *before, const struct loaded_edition *now,
	const struct page *page, const unsigned char inputs[KEY_BYTES], unsigned char digest[KEY_BYTES],
	bool *has_digest, struct report *report)
{
	if (!memcmp(run->inputs, inputs, KEY_BYTES))
		return true;
	const struct page *earlier = page_of(&before->pages, page->path);
	/* Other words are another page, which need not be rendered to know that. */
	if (!earlier || !same_words(earlier->document, page->document) ||
		page_digest(&now->publication, page, digest, report))
		return false;
	*has_digest = true;
	if (!run->has_digest && page_digest(&before->publication, earlier, run->digest, report))
		return false;
	run->has_digest = true;
	if (memcmp(digest, run->digest, KEY_BYTES) != 0)
		return false;
	memcpy(run->inputs, inputs, KEY_BYTES);
	return true;
}

/* Not in the arena, where what they outgrow would stay. */
struct run *plan_add_run(struct edition_plan *plan, struct run run)
{
	if (plan->run_count == plan->run_capacity) {
		plan->run_capacity = plan->run_capacity ? plan->run_capacity * 3 / 2 : 1024;
		plan->runs = memory_resize(plan->runs, plan->run_capacity * sizeof(*plan->runs));
	}
	plan->runs[plan->run_count] = run;
	return &plan->runs[plan->run_count++];
}

static struct run *add_run(
	struct edition_plan *plan, const char *path, size_t index, const unsigned char inputs[KEY_BYTES])
{
	struct run run = {.path = arena_string(&plan->arena, path), .first = index, .last = index};
	memcpy(run.inputs, inputs, KEY_BYTES);
	return plan_add_run(plan, run);
}

static int compare_open(const void *left, const void *right, void *context)
{
	const struct run *runs = context;
	return strcmp(runs[*(const size_t *)left].path, runs[*(const size_t *)right].path);
}

/* The runs that reach edition `index`, by path. */
static size_t open_runs(struct edition_plan *plan, size_t index, size_t **open)
{
	size_t count = 0;
	*open = memory_alloc((plan->run_count + 1) * sizeof(**open));
	for (size_t i = 0; i < plan->run_count; i++)
		if (plan->runs[i].last == index)
			(*open)[count++] = i;
	qsort_r(*open, count, sizeof(**open), compare_open, plan->runs);
	return count;
}

/* Joins the pages of an edition to the runs of the one before; both lists are sorted by path. */
static void join_pages(
	struct edition_plan *plan, const struct loaded_edition *before, const struct loaded_edition *now)
{
	struct shared_keys keys;
	size_t *open = NULL, count = before ? open_runs(plan, before->index, &open) : 0, at = 0;
	shared_keys_of(&keys, &now->publication);
	for (size_t i = 0; i < now->pages.count; i++) {
		const struct page *page = &now->pages.pages[i];
		unsigned char inputs[KEY_BYTES];
		page_inputs_key(&now->publication, &keys, page, inputs);
		while (at < count && strcmp(plan->runs[open[at]].path, page->path) < 0)
			at++;
		struct run *run = at < count && !strcmp(plan->runs[open[at]].path, page->path)
					  ? &plan->runs[open[at]]
					  : NULL;
		unsigned char digest[KEY_BYTES];
		bool has_digest = false;
		if (run && continues(run, before, now, page, inputs, digest, &has_digest, plan->report)) {
			run->last = now->index;
			continue;
		}
		run = add_run(plan, page->path, now->index, inputs);
		run->has_digest = has_digest;
		if (has_digest)
			memcpy(run->digest, digest, KEY_BYTES);
	}
	free(open);
}

/* Runs from the state know no inputs: they are those of the last edition that it covers. */
static void restore_inputs(struct edition_plan *plan, const struct loaded_edition *before)
{
	struct shared_keys keys;
	shared_keys_of(&keys, &before->publication);
	for (size_t i = 0; i < plan->run_count; i++) {
		const struct page *page = plan->runs[i].last == before->index
						  ? page_of(&before->pages, plan->runs[i].path)
						  : NULL;
		if (page)
			page_inputs_key(&before->publication, &keys, page, plan->runs[i].inputs);
	}
}

/* What libgit2 keeps of each pack grows with the editions that are read, up to 16 MB, and is of no use to the
 * next. */
static int forget_packs(struct edition_plan *plan)
{
	repository_close(plan->repository);
	plan->repository = repository_open(plan->options->repo, plan->report);
	return plan->repository ? 0 : -1;
}

/* Walks the editions that the state does not cover. */
static int walk(struct edition_plan *plan, size_t from)
{
	struct loaded_edition *before = NULL;
	size_t previous = NONE;
	for (size_t i = 0; i < from; i++) {
		previous = plan->slots[i].left_out ? previous : i;
		if (plan->slots[i].left_out)
			provenance_leave_out(plan->provenance, &plan->editions, i);
	}
	gather_corrections(plan);
	for (size_t index = from; index < plan->editions.count; index++) {
		if (index % EDITIONS_OF_PACKS == 0 && forget_packs(plan))
			return -1;
		struct report report = {.english = plan->report->english};
		progress_tell(plan->progress, report.english ? "reading editions" : "lee las ediciones",
			index, plan->editions.count);
		struct loaded_edition *now = before == &plan->loaded[0] ? &plan->loaded[1] : &plan->loaded[0];
		if (previous != NONE && !before) {
			before = &plan->loaded[1];
			if (plan_load(plan, before, previous, plan->report))
				return -1;
			restore_inputs(plan, before);
		}
		bool last = index + 1 == plan->editions.count;
		if (plan_load(plan, now, index, &report)) {
			const struct edition *edition = &plan->editions.editions[index];
			plan->slots[index].left_out = true;
			provenance_leave_out(plan->provenance, &plan->editions, index);
			plan->slots[index].valid_until = now->model.next_embargo;
			report_sort(&report);
			if (last)
				report_append(plan->report, &report);
			else
				report_demote(plan->report, &report, edition->id);
			report_release(&report);
			plan_unload(now);
			if (last)
				return -1;
			continue;
		}
		report_append(plan->report, &report);
		report_release(&report);
		plan->slots[index].valid_until = now->model.next_embargo;
		changes_between(&now->changes, before ? &before->assessment : NULL, &now->assessment,
			now->publication.provenance, now->publication.position,
			plan->editions.editions[index].id, &now->arena);
		now->publication.changes = &now->changes;
		keep_corrections(plan, &plan->slots[index], &now->changes);
		if (plan->slots[index].changes.figure_count)
			gather_corrections(plan);
		size_t known = plan->run_count;
		join_pages(plan, before, now);
		plan_render_early(plan, now, known);
		before = now;
		previous = index;
	}
	plan->latest = previous;
	early_finish(plan->early, plan->report);
	return plan->report->errors ? -1 : 0;
}

/* Identity of each edition: its tag and commit, all before it, and what makes pages of them. */
static void key_editions(struct edition_plan *plan)
{
	unsigned char before[KEY_BYTES];
	memcpy(before, plan->build_key, KEY_BYTES);
	for (size_t i = 0; i < plan->editions.count; i++) {
		const struct edition *edition = &plan->editions.editions[i];
		struct buffer bytes = {0};
		buffer_add(&bytes, (const char *)before, KEY_BYTES);
		buffer_printf(&bytes, "%s\n%s\n%s\n%lld %d", edition->id, edition->commit, edition->tag,
			(long long)edition->when.seconds, edition->when.offset);
		digest_of(&bytes, plan->slots[i].key);
		memcpy(before, plan->slots[i].key, KEY_BYTES);
		buffer_release(&bytes);
	}
}

static void add_file(struct buffer *bytes, const struct snapshot *snapshot, const char *path)
{
	const struct file *file = snapshot_find(snapshot, path);
	buffer_string(bytes, path);
	if (file)
		buffer_add(bytes, (const char *)file->id, sizeof(file->id));
}

/* The program itself, the templates, and the settings of the latest commit that reach every page. */
static void key_build(struct edition_plan *plan, const struct snapshot *latest)
{
	struct buffer bytes = {0};
	const struct file *file;
	char chunk[65536];
	ssize_t count;
	int program = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	while (program >= 0 && (count = read(program, chunk, sizeof(chunk))) > 0)
		buffer_add(&bytes, chunk, (size_t)count);
	if (program >= 0)
		close(program);
	size_t templates = snapshot_under(latest, "templates/", &file);
	for (size_t i = 0; i < templates; i++)
		add_file(&bytes, latest, file[i].path);
	add_file(&bytes, &plan->head.snapshot, "content/sitio.yaml");
	add_file(&bytes, &plan->head.snapshot, "data/retiros.csv");
	buffer_string(&bytes, plan->base_url);
	buffer_char(&bytes, plan->head.model.release_count ? 'c' : '-'); /* every page leads to a calendar */
	buffer_char(&bytes, plan->options->search ? 'b' : '-');		 /* and maybe to a search */
	digest_of(&bytes, plan->build_key);
	buffer_release(&bytes);
}

/* Keeps the editions whose day has come (2-formats: the latest commit's calendar). */
static void keep_due(struct edition_plan *plan)
{
	size_t kept = 0;
	for (size_t i = 0; i < plan->editions.count; i++)
		if (edition_is_due(&plan->head.model, &plan->editions.editions[i], plan->options->now))
			plan->editions.editions[kept++] = plan->editions.editions[i];
	plan->editions.count = kept;
}

static int load_head(struct edition_plan *plan)
{
	char commit[COMMIT_HEX + 1];
	struct instant when;
	if (repository_is_shallow(plan->repository))
		return report_add(plan->report, FINDING_SHALLOW, ((struct place){NULL, 0, 0}));
	if (repository_resolve(plan->repository, "HEAD", commit, &when, plan->report))
		return -1;
	blob_store_advance(plan->store);
	if (read_commit(plan, &plan->head, commit, when, plan->report))
		return -1;
	return settings_load(&plan->head.model, &plan->head.snapshot, &plan->head.arena, plan->report);
}

/* In each language; what is wrong in one is told once. */
static int load_templates(struct edition_plan *plan, const struct snapshot *snapshot)
{
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (templates_load(&plan->templates[i], languages[i], snapshot, &plan->arena, plan->report))
			return -1;
	return 0;
}

static int plan_editions(struct edition_plan *plan)
{
	struct snapshot latest;
	const struct edition *last = &plan->editions.editions[plan->editions.count - 1];
	plan->slots = arena_array(&plan->arena, plan->editions.count, sizeof(*plan->slots));
	if (snapshot_read_shared(
		    &latest, plan->repository, last->commit, &plan->arena, plan->store, plan->report))
		return -1;
	/* Templates outlive the store's generations. */
	for (size_t i = 0; i < latest.count; i++)
		if (!strncmp(latest.files[i].path, "templates/", 10))
			latest.files[i].bytes =
				arena_copy(&plan->arena, latest.files[i].bytes, latest.files[i].length);
	if (load_templates(plan, &latest))
		return -1;
	assets_load(&plan->assets, &latest, &plan->arena);
	key_build(plan, &latest);
	key_editions(plan);
	plan->provenance =
		provenance_read(plan->repository, last->commit, &plan->editions, &plan->arena, plan->report);
	if (!plan->provenance)
		return -1;
	return walk(plan, plan_recall(plan));
}

/* What changed since the latest edition must say why, and what is withdrawn must once have been there. A
 * fault of the tags themselves is none of a draft's. */
static void check_history(struct edition_plan *plan, const struct model *model, size_t position)
{
	struct edition_list editions = {0};
	struct report unneeded = {0};
	if (!editions_read(
		    &editions, plan->repository, model->site.edition_pattern, &plan->arena, &unneeded)) {
		report_unexplained(plan->provenance, model, &editions, position, plan->report);
		report_idle_withdrawals(plan->repository, model, model, &editions, plan->report);
	}
	report_release(&unneeded);
}

/* A draft: HEAD, a revision, or the files on disk, as the root alone. */
static int plan_draft(struct edition_plan *plan)
{
	const struct options *options = plan->options;
	struct loaded_edition *draft = &plan->loaded[0];
	char commit[COMMIT_HEX + 1];
	struct instant when;
	int unread;
	plan_unload(draft);
	/* Without its history, rows would have no origin and nobody would be late. */
	if (plan->repository && repository_is_shallow(plan->repository))
		return report_add(plan->report, FINDING_SHALLOW, ((struct place){NULL, 0, 0}));
	if (options->worktree) {
		unread = options->staged ? snapshot_read_staged(&draft->snapshot, plan->repository,
						   options->now, &draft->arena, plan->report)
					 : snapshot_read_worktree(&draft->snapshot, options->repo,
						   options->now, &draft->arena, plan->report);
	} else {
		if (repository_resolve(plan->repository, options->revision ? options->revision : "HEAD",
			    commit, &when, plan->report))
			return -1;
		unread = read_commit(plan, draft, commit, when, plan->report);
	}
	if (unread && !draft->snapshot.count)
		return -1;
	int wrong = model_load(&draft->model, &draft->snapshot, options->now, &draft->arena, plan->report);
	if (load_templates(plan, &draft->snapshot) || wrong || unread)
		return -1;
	assets_load(&plan->assets, &draft->snapshot, &plan->arena);
	withdraw_documents(&draft->model, &draft->model);
	plan->base_url =
		with_slash(&plan->arena, options->base_url ? options->base_url : draft->model.site.base_url);
	size_t position = NONE;
	if (plan->repository) {
		const char *tip = options->worktree ? "HEAD" : commit;
		if (!options->worktree ||
			!repository_resolve(plan->repository, tip, commit, &when, plan->report))
			plan->provenance =
				provenance_read(plan->repository, commit, NULL, &plan->arena, plan->report);
		position = plan->provenance ? provenance_position(plan->provenance, commit) : NONE;
	}
	if (plan->provenance) {
		provenance_apply(plan->provenance, &draft->model, position);
		check_history(plan, &draft->model, position);
	}
	assess(&draft->assessment, &draft->model, &draft->arena);
	fill_publication(plan, draft, plan->provenance, position);
	draft->publication.permanent = false;
	draft->publication.latest = &draft->model;
	draft->publication.editions = NULL;
	plan->latest = NONE;
	plan->root = draft->publication;
	if (plan->report->errors)
		return -1;
	return pages_plan(&plan->root, &plan->root_pages, &plan->arena, plan->report);
}

/* The latest edition as the root. */
static int plan_root(struct edition_plan *plan)
{
	struct loaded_edition *latest =
		plan->loaded[0].index == plan->latest ? &plan->loaded[0] : &plan->loaded[1];
	if (latest->index != plan->latest && plan_load(plan, latest, plan->latest, plan->report))
		return -1;
	if (plan_lacks_changes(latest) && plan_changes_of(plan, latest, plan->report))
		return -1;
	if (report_idle_withdrawals(
		    plan->repository, &plan->head.model, &latest->model, &plan->editions, plan->report))
		return -1;
	plan->root = latest->publication;
	plan->root.permanent = false;
	return pages_plan(&plan->root, &plan->root_pages, &plan->arena, plan->report);
}

int plan_make(struct edition_plan *plan, const struct options *options, struct early *early,
	struct progress *progress, struct report *report)
{
	*plan = (struct edition_plan){.options = options,
		.early = early,
		.report = report,
		.progress = progress,
		.corrections = no_corrections};
	plan->loaded[0].index = plan->loaded[1].index = plan->head.index = NONE;
	plan->store = blob_store_new();
	plan->texts = text_cache_new();
	if (options->allowed_signers)
		repository_verify_hashes();
	bool draft = options->worktree || options->revision;
	/* Files on disk need no repository; with one, their rows have an origin. */
	struct report unneeded = {0};
	bool needed = !options->worktree || options->staged;
	plan->repository = repository_open(options->repo, needed ? report : &unneeded);
	report_release(&unneeded);
	if (!plan->repository && needed)
		return -1;
	if (!draft &&
		(load_head(plan) || editions_read(&plan->editions, plan->repository,
					    plan->head.model.site.edition_pattern, &plan->arena, report)))
		return -1;
	if (!draft)
		keep_due(plan);
	if (options->allowed_signers && plan_signatures(plan, draft))
		return -1;
	plan->base_url = with_slash(
		&plan->arena, options->base_url ? options->base_url : plan->head.model.site.base_url);
	if (draft || !plan->editions.count) {
		if (plan_draft(plan))
			return -1;
	} else if (plan_editions(plan) || plan_root(plan)) {
		return -1;
	}
	plan_site(plan);
	return 0;
}

void plan_release(struct edition_plan *plan)
{
	plan_unload(&plan->loaded[0]);
	plan_unload(&plan->loaded[1]);
	plan_unload(&plan->head);
	repository_close(plan->repository);
	if (plan->store)
		blob_store_free(plan->store);
	text_cache_free(plan->texts);
	arena_release(&plan->corrections_arena);
	free(plan->runs);
	arena_release(&plan->arena);
}
