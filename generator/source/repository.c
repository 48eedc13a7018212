/*
 * Room: source. Opens a repository read-only, over an object database of our own making, and resolves
 * revisions. It must not know what the commits hold.
 */
#include "source/objects.h"

#include <errno.h>
#include <git2/sys/repository.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ALTERNATES_DEEP = 5, ALTERNATES_MOST = 64, PACKED_FIRST = 2, LOOSE_NEXT = 1 };

/* Libgit2's settings are the process's: the same at every opening. */
static void library_set_up(void)
{
	const char *extensions[] = {"worktreeconfig", "preciousobjects", "partialclone"};
	allocator_set_up();
	if (git_libgit2_init() == 1) /* and not after repository_verify_hashes() */
		git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, sizeof(extensions) / sizeof(*extensions));
	git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)(4 << 20));
}

void repository_verify_hashes(void)
{
	library_set_up();
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
}

static int odb_add_folder(git_odb *odb, const char *folder, unsigned depth, unsigned *count);

/* objects/info/alternates names further object folders, one a line, relative to this one. */
static int odb_add_alternates(git_odb *odb, const char *folder, unsigned depth, unsigned *count)
{
	struct arena scratch = {0};
	char *line = NULL;
	size_t capacity = 0;
	int error = 0;
	FILE *list = fopen(arena_printf(&scratch, "%s/info/alternates", folder), "re");
	for (ssize_t length; list && !error && (length = getline(&line, &capacity, list)) > 0;) {
		if (line[length - 1] == '\n')
			line[--length] = 0;
		if (!length || line[0] == '#')
			continue;
		const char *other = line[0] == '/' ? line : arena_printf(&scratch, "%s/%s", folder, line);
		error = odb_add_folder(odb, other, depth + 1, count);
	}
	if (list)
		fclose(list);
	free(line);
	arena_release(&scratch);
	return error;
}

static int odb_add_folder(git_odb *odb, const char *folder, unsigned depth, unsigned *count)
{
	git_odb_backend *packs;
	if (depth > ALTERNATES_DEEP || ++*count > ALTERNATES_MOST)
		return 0;
	if (git_odb_backend_pack(&packs, folder) || git_odb_add_backend(odb, packs, PACKED_FIRST) ||
		git_odb_add_backend(odb, loose_backend_new(folder), LOOSE_NEXT))
		return -1;
	return odb_add_alternates(odb, folder, depth, count);
}

static int odb_set_up(struct repository *repository)
{
	git_buf objects = GIT_BUF_INIT;
	/* In a pre-receive hook the pushed objects wait in a folder of their own. */
	const char *quarantine = getenv("GIT_QUARANTINE_PATH");
	unsigned count = 0;
	int error = git_repository_item_path(&objects, repository->git, GIT_REPOSITORY_ITEM_OBJECTS) ||
		    git_odb_new(&repository->odb) ||
		    odb_add_folder(repository->odb, objects.ptr, 0, &count) ||
		    (quarantine && odb_add_folder(repository->odb, quarantine, 0, &count)) ||
		    git_repository_set_odb(repository->git, repository->odb);
	git_buf_dispose(&objects);
	return error ? -1 : 0;
}

static const char *last_error(void)
{
	const git_error *error = git_error_last();
	return error && error->message ? error->message : "libgit2";
}

static int report_unsafe(const char *path, struct report *report)
{
	/* git compares safe.directory with the resolved path: of the working tree, or of a bare repository.
	 */
	char *resolved = realpath(path, NULL);
	size_t length = resolved ? strlen(resolved) : 0;
	if (length > 5 && strcmp(resolved + length - 5, "/.git") == 0)
		resolved[length - 5] = 0;
	report_add(report, FINDING_UNSAFE_OWNER, (struct place){0}, resolved ? resolved : path);
	free(resolved);
	return -1;
}

static int report_not_opened(int error, const char *path, struct report *report)
{
	struct stat status;
	/* Where no safe.directory is configured at all, libgit2 1.5 says that it did not find one. */
	const git_error *last = git_error_last();
	if (error == GIT_EOWNER || (error == GIT_ENOTFOUND && last && last->klass == GIT_ERROR_CONFIG))
		return report_unsafe(path, report);
	if (error != GIT_ENOTFOUND)
		return report_add(report, FINDING_REPOSITORY_FORMAT, (struct place){0}, last_error());
	const char *why = stat(path, &status)
				  ? strerror(errno)
				  : in_language(report, "no tiene .git ni es un repositorio desnudo",
					    "it has no .git nor is it a bare repository");
	return report_add(report, FINDING_NO_REPOSITORY, (struct place){0}, path, why);
}

struct repository *repository_open(const char *path, struct report *report)
{
	struct repository *repository = memory_alloc(sizeof(*repository));
	memset(repository, 0, sizeof(*repository));
	library_set_up();
	int error = git_repository_open_ext(&repository->git, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	if (error)
		report_not_opened(error, path, report);
	else if ((error = odb_set_up(repository)))
		report_add(report, FINDING_REPOSITORY_FORMAT, (struct place){0}, last_error());
	if (!error)
		return repository;
	repository_close(repository);
	return NULL;
}

void repository_close(struct repository *repository)
{
	if (!repository)
		return;
	git_odb_free(repository->odb);
	git_repository_free(repository->git);
	free(repository);
	git_libgit2_shutdown();
}

bool repository_is_shallow(struct repository *repository)
{
	return git_repository_is_shallow(repository->git) == 1;
}

static int resolve_id(struct repository *repository, git_oid id, char commit[COMMIT_HEX + 1],
	struct instant *when, const char *revision, struct report *report)
{
	int found = object_follow(repository, &id, when, NULL, (struct place){0}, report);
	if (found == 0)
		report_add(report, FINDING_UNKNOWN_REVISION, (struct place){0}, revision);
	git_oid_tostr(commit, COMMIT_HEX + 1, &id);
	return found > 0 ? 0 : -1;
}

int repository_resolve(struct repository *repository, const char *revision, char commit[COMMIT_HEX + 1],
	struct instant *when, struct report *report)
{
	git_object *object = NULL;
	git_oid id;
	if (strcmp(revision, "HEAD") == 0) {
		int error = git_repository_head_unborn(repository->git) == 1
				    ? GIT_EUNBORNBRANCH
				    : git_reference_name_to_id(&id, repository->git, "HEAD");
		if (error == GIT_EUNBORNBRANCH)
			return report_add(report, FINDING_UNBORN, (struct place){0});
		if (error)
			return report_add(report, FINDING_UNKNOWN_REVISION, (struct place){0}, revision);
		return resolve_id(repository, id, commit, when, revision, report);
	}
	int error = git_revparse_single(&object, repository->git, revision);
	if (error == GIT_ENOTFOUND || error == GIT_EAMBIGUOUS || error == GIT_EINVALIDSPEC)
		return report_add(report, FINDING_UNKNOWN_REVISION, (struct place){0}, revision);
	if (error)
		return report_add(report, FINDING_BAD_OBJECT, (struct place){0}, last_error());
	git_oid_cpy(&id, git_object_id(object));
	git_object_free(object);
	return resolve_id(repository, id, commit, when, revision, report);
}
