/* Room: commands. `rinde diff A B`: the changes from one edition, or any revision, to another. */
#include "base/suggest.h"
#include "commands/commands.h"
#include "commands/diff_text.h"
#include "model/withdrawals.h"
#include "pages/download.h"

#include <string.h>

/* One of the two states that are compared. */
struct side {
	char commit[COMMIT_HEX + 1];
	const char *id;
	struct snapshot snapshot;
	struct model model;
	struct assessment assessment;
};

struct comparison {
	const struct options *options;
	struct report *report;
	struct arena arena;
	struct repository *repository;
	struct snapshot head;
	struct model settings; /* of the latest commit: pattern of editions, withdrawals */
	struct edition_list editions;
	struct side before, after;
	struct changes changes;
};

static int read_head(struct comparison *work)
{
	struct instant when;
	char commit[COMMIT_HEX + 1];
	work->repository = repository_open(work->options->repo, work->report);
	if (!work->repository || repository_resolve(work->repository, "HEAD", commit, &when, work->report))
		return -1;
	if (repository_is_shallow(work->repository))
		return report_add(work->report, FINDING_SHALLOW, (struct place){0});
	if (snapshot_read(&work->head, work->repository, commit, &work->arena, work->report))
		return -1;
	if (settings_load(&work->settings, &work->head, &work->arena, work->report))
		return -1;
	return editions_read(&work->editions, work->repository, work->settings.site.edition_pattern,
		&work->arena, work->report);
}

/* Any revision; where there is none, it is the edition with the nearest name that was meant. */
static int find_revision(struct comparison *work, struct side *side, const char *name)
{
	struct report unknown = {.english = work->report->english};
	const char **known = arena_array(&work->arena, 2 * work->editions.count + 1, sizeof(*known));
	size_t count = 0;
	int result = repository_resolve(work->repository, name, side->commit, &side->snapshot.date, &unknown);
	for (size_t i = 0; i < work->editions.count; i++) {
		known[count++] = work->editions.editions[i].id;
		known[count++] = work->editions.editions[i].name;
	}
	const char *nearest = suggestion(work->report, name, known, count, &work->arena);
	if (result && *nearest)
		report_add(work->report, FINDING_UNKNOWN_EDITION, (struct place){0}, name, nearest);
	else
		report_append(work->report, &unknown);
	report_release(&unknown);
	return result;
}

/* An edition by its id or its tag's name, else any revision. */
static int find_side(struct comparison *work, struct side *side, const char *name)
{
	side->id = name;
	for (size_t i = 0; i < work->editions.count; i++) {
		const struct edition *edition = &work->editions.editions[i];
		if (strcmp(edition->id, name) != 0 && strcmp(edition->name, name) != 0)
			continue;
		side->id = edition->id;
		side->snapshot.date = edition->when;
		memcpy(side->commit, edition->commit, sizeof(side->commit));
		return 0;
	}
	return find_revision(work, side, name);
}

static int load_side(struct comparison *work, struct side *side, const char *name)
{
	if (find_side(work, side, name))
		return -1;
	struct instant when = side->snapshot.date;
	if (snapshot_read(&side->snapshot, work->repository, side->commit, &work->arena, work->report))
		return -1;
	side->snapshot.date = when;
	if (model_load(&side->model, &side->snapshot, work->options->now, &work->arena, work->report))
		return -1;
	withdraw_documents(&side->model, &work->settings);
	return 0;
}

/* Rows are followed up to the later of the two. */
static int compare(struct comparison *work)
{
	char **names = work->options->operands;
	if (read_head(work) || load_side(work, &work->before, names[0]) ||
		load_side(work, &work->after, names[1]))
		return -1;
	struct provenance *provenance = provenance_read(
		work->repository, work->after.commit, &work->editions, &work->arena, work->report);
	if (!provenance)
		return -1;
	size_t position = provenance_position(provenance, work->after.commit);
	provenance_apply(provenance, &work->after.model, position);
	assess(&work->before.assessment, &work->before.model, &work->arena);
	assess(&work->after.assessment, &work->after.model, &work->arena);
	changes_between(&work->changes, &work->before.assessment, &work->after.assessment, provenance,
		position, work->after.id, &work->arena);
	return 0;
}

static void print_changes(const struct comparison *work)
{
	const struct publication publication = {.changes = &work->changes};
	struct buffer out = {0};
	const struct download *table = downloads;
	while (strcmp(table->name, "cambios") != 0)
		table++;
	if (work->options->csv)
		download_csv(&publication, table, &out);
	else if (work->options->json)
		download_json(&publication, table, &out);
	else
		diff_text(&out, &work->changes, work->before.id, work->after.id, speaks_english());
	fwrite(out.data, 1, out.length, stdout);
	buffer_release(&out);
}

int command_diff(int argc, char **argv)
{
	struct options options;
	struct report report = {.english = speaks_english()};
	int usage = options_read(&options, argc, argv);
	if (usage || options.help) {
		if (!usage)
			print_help(command_find("diff"));
		return usage;
	}
	if (options.operand_count != 2)
		return usage_error("diff", "hacen falta dos ediciones%s", "two editions are needed%s", "");
	struct comparison work = {.options = &options, .report = &report};
	int failed = compare(&work);
	if (!failed)
		print_changes(&work);
	int status = print_report(&report, false);
	repository_close(work.repository);
	arena_release(&work.arena);
	report_release(&report);
	return status || failed ? EXIT_ERRORS : EXIT_CLEAN;
}
