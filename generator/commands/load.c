/* Room: commands. The one place where source, model, compliance and pages are put in line. */
#include "commands/load.h"

#include "pages/templates.h"

#include <string.h>

static int read_snapshot(struct loaded *loaded, const struct options *options, struct report *report)
{
	char commit[COMMIT_HEX + 1];
	struct instant when;
	if (options->worktree)
		return snapshot_read_worktree(
			&loaded->snapshot, options->repo, options->now, &loaded->arena, report);
	loaded->repository = repository_open(options->repo, report);
	if (!loaded->repository)
		return -1;
	const char *revision = options->revision ? options->revision : "HEAD";
	if (repository_resolve(loaded->repository, revision, commit, &when, report))
		return -1;
	int result = snapshot_read(&loaded->snapshot, loaded->repository, commit, &loaded->arena, report);
	loaded->snapshot.date = when;
	return result;
}

/* The commit whose history tells where rows come from: the snapshot's, or for files on disk that of HEAD.
 * False when the files are in no repository, or in one without commits. */
static bool find_history(struct loaded *loaded, const struct options *options, char commit[COMMIT_HEX + 1])
{
	struct report none = {0};
	struct instant when;
	bool found = !options->worktree;
	memcpy(commit, loaded->snapshot.commit, COMMIT_HEX + 1);
	if (options->worktree) {
		loaded->repository = repository_open(options->repo, &none);
		found = loaded->repository &&
			!repository_resolve(loaded->repository, "HEAD", commit, &when, &none);
	}
	report_release(&none);
	return found;
}

static int trace_rows(struct loaded *loaded, const struct options *options, struct report *report)
{
	struct edition_list *editions = &loaded->editions;
	struct publication *publication = &loaded->publication;
	char commit[COMMIT_HEX + 1];
	if (!find_history(loaded, options, commit))
		return 0;
	if (editions_read(
		    editions, loaded->repository, loaded->model.site.edition_pattern, &loaded->arena, report))
		return -1;
	publication->provenance =
		provenance_read(loaded->repository, commit, editions, &loaded->arena, report);
	if (!publication->provenance)
		return -1;
	publication->position =
		options->worktree ? NONE : provenance_position(publication->provenance, commit);
	provenance_apply(publication->provenance, &loaded->model, publication->position);
	return 0;
}

static const struct changes no_changes = {0};
static const struct corrections no_corrections = {0};

int load_publication(struct loaded *loaded, const struct options *options, struct report *report)
{
	*loaded = (struct loaded){.repository = NULL};
	int unread = read_snapshot(loaded, options, report);
	if (unread && !loaded->snapshot.count)
		return -1;
	int wrong = model_load(&loaded->model, &loaded->snapshot, options->now, &loaded->arena, report);
	if (templates_load(&loaded->templates, &loaded->snapshot, &loaded->arena, report) || unread || wrong)
		return -1;
	if (trace_rows(loaded, options, report))
		return -1;
	assess(&loaded->assessment, &loaded->model, &loaded->arena);
	const char *base = options->base_url ? options->base_url : loaded->model.site.base_url;
	size_t length = strlen(base);
	if (length && base[length - 1] != '/')
		base = arena_printf(&loaded->arena, "%s/", base);
	loaded->publication = (struct publication){.model = &loaded->model,
		.assessment = &loaded->assessment,
		.templates = &loaded->templates,
		.base_url = base,
		.changes = &no_changes,
		.corrections = &no_corrections,
		.provenance = loaded->publication.provenance,
		.position = loaded->publication.position,
		.latest = &loaded->model,
		.arena = &loaded->arena};
	return 0;
}

void load_release(struct loaded *loaded)
{
	repository_close(loaded->repository);
	arena_release(&loaded->arena);
}
