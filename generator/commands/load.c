/* Room: commands. Source, model and compliance of one edition, put in line. */
#include "commands/load.h"

#include "base/suggest.h"
#include "model/calendar.h"

#include <string.h>

static const struct changes no_changes = {0};
static const struct corrections no_corrections = {0};

static int read_commit(struct loaded *loaded, const struct options *options, const char *commit,
	struct instant when, struct snapshot *snapshot, struct model *model, struct report *report)
{
	int unread = snapshot_read(snapshot, loaded->repository, commit, &loaded->arena, report);
	snapshot->date = when;
	if (unread && !snapshot->count)
		return -1;
	return model_load(model, snapshot, options->now, &loaded->arena, report) || unread ? -1 : 0;
}

/* The latest commit, or the one asked for; and the editions by its pattern and calendar. */
static int read_head(struct loaded *loaded, const struct options *options, struct report *report)
{
	struct edition_list *list = &loaded->editions;
	const char *revision = options->revision ? options->revision : "HEAD";
	char commit[COMMIT_HEX + 1];
	struct instant when;
	size_t kept = 0;
	loaded->repository = repository_open(options->repo, report);
	if (!loaded->repository || repository_resolve(loaded->repository, revision, commit, &when, report) ||
		read_commit(loaded, options, commit, when, &loaded->head_snapshot, &loaded->head, report) ||
		editions_read(
			list, loaded->repository, loaded->head.site.edition_pattern, &loaded->arena, report))
		return -1;
	for (size_t i = 0; i < list->count; i++)
		if (edition_is_due(&loaded->head, &list->editions[i], options->now))
			list->editions[kept++] = list->editions[i];
	list->count = kept;
	return 0;
}

/* The edition asked for, else the latest; `*edition` is NULL when there is none. */
static int choose_edition(struct loaded *loaded, const struct options *options,
	const struct edition **edition, struct report *report)
{
	const struct edition_list *list = &loaded->editions;
	const char **known = arena_array(&loaded->arena, list->count + 1, sizeof(*known));
	*edition = NULL;
	if (options->revision)
		return 0;
	if (list->count)
		*edition = &list->editions[list->count - 1];
	if (!options->edition)
		return 0;
	for (size_t i = 0; i < list->count; i++) {
		known[i] = list->editions[i].id;
		*edition = &list->editions[i];
		if (!strcmp(known[i], options->edition))
			return 0;
	}
	return report_add(report, FINDING_UNKNOWN_EDITION, (struct place){0}, options->edition,
		suggestion(report, options->edition, known, list->count, &loaded->arena));
}

static int read_committed(struct loaded *loaded, const struct options *options, struct report *report)
{
	struct publication *publication = &loaded->publication;
	if (read_head(loaded, options, report) ||
		choose_edition(loaded, options, &publication->edition, report))
		return -1;
	const struct edition *edition = publication->edition;
	if (edition && read_commit(loaded, options, edition->commit, edition->when, &loaded->snapshot,
			       &loaded->model, report))
		return -1;
	if (!edition) {
		loaded->snapshot = loaded->head_snapshot;
		loaded->model = loaded->head;
	}
	const char *commit = loaded->snapshot.commit;
	struct provenance *provenance =
		provenance_read(loaded->repository, commit, &loaded->editions, &loaded->arena, report);
	if (!provenance)
		return -1;
	publication->provenance = provenance;
	publication->position = provenance_position(provenance, commit);
	publication->editions = &loaded->editions;
	provenance_apply(provenance, &loaded->model, publication->position);
	return 0;
}

/* Files on disk: what the history up to HEAD knows of their rows, where they are in a repository. */
static int read_worktree(struct loaded *loaded, const struct options *options, struct report *report)
{
	struct report none = {0};
	struct instant when;
	char commit[COMMIT_HEX + 1];
	int unread = snapshot_read_worktree(
		&loaded->snapshot, options->repo, options->now, &loaded->arena, report);
	if ((unread && !loaded->snapshot.count) ||
		model_load(&loaded->model, &loaded->snapshot, options->now, &loaded->arena, report) || unread)
		return -1;
	loaded->head = loaded->model;
	loaded->repository = repository_open(options->repo, &none);
	if (loaded->repository && repository_is_shallow(loaded->repository)) {
		report_release(&none);
		return report_add(report, FINDING_SHALLOW, (struct place){0});
	}
	bool found =
		loaded->repository && !repository_resolve(loaded->repository, "HEAD", commit, &when, &none);
	report_release(&none);
	if (!found)
		return 0;
	struct provenance *provenance =
		provenance_read(loaded->repository, commit, NULL, &loaded->arena, report);
	if (!provenance)
		return -1;
	loaded->publication.provenance = provenance;
	loaded->publication.position = NONE;
	provenance_apply(provenance, &loaded->model, NONE);
	return 0;
}

int load_publication(struct loaded *loaded, const struct options *options, struct report *report)
{
	struct publication *publication = &loaded->publication;
	*loaded = (struct loaded){.repository = NULL};
	if (options->worktree ? read_worktree(loaded, options, report)
			      : read_committed(loaded, options, report))
		return -1;
	assess(&loaded->assessment, &loaded->model, &loaded->arena);
	publication->model = &loaded->model;
	publication->assessment = &loaded->assessment;
	publication->latest = &loaded->head;
	publication->base_url = loaded->head.site.base_url;
	publication->changes = &no_changes;
	publication->corrections = &no_corrections;
	publication->arena = &loaded->arena;
	return 0;
}

void load_release(struct loaded *loaded)
{
	repository_close(loaded->repository);
	arena_release(&loaded->arena);
}
