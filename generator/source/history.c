/*
 * Room: source. Walks the first-parent history once, oldest first, and hands out what each commit changes. It
 * must not know rows or formats.
 */
#include "source/history.h"

#include "source/commit_graph.h"
#include "source/tree_changes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TRAILERS_WITHIN = 64 << 10 }; /* bytes at a message's end in which trailers are sought */

struct walk {
	struct repository *repository;
	const struct history_request *request;
	struct report *report;
	struct commit_graph graph;
	struct object_cache *cache;
};

const char *step_trailer(const struct step *step, const char *key)
{
	for (size_t i = step->trailer_count; i-- > 0;)
		if (strcasecmp(step->trailers[i].key, key) == 0)
			return step->trailers[i].value;
	return NULL;
}

static void read_trailers(struct step *step, const char *message, struct arena *arena)
{
	git_message_trailer_array found;
	size_t length = strlen(message);
	if (git_message_trailers(
		    &found, length > TRAILERS_WITHIN ? message + length - TRAILERS_WITHIN : message))
		return;
	struct trailer *trailers = arena_array(arena, found.count, sizeof(*trailers));
	for (size_t i = 0; i < found.count; i++)
		trailers[i] = (struct trailer){arena_string(arena, found.trailers[i].key),
			arena_string(arena, found.trailers[i].value)};
	step->trailers = trailers;
	step->trailer_count = found.count;
	git_message_trailer_array_free(&found);
}

/* Author, subject and trailers of a commit. */
static int read_text(
	struct walk *walk, struct step *step, const struct commit_node *node, struct arena *arena)
{
	struct object object;
	struct object_text text;
	if (object_read(&object, walk->repository, node->id, GIT_OBJECT_COMMIT, TEXT_MOST, (struct place){0},
		    walk->report))
		return -1;
	/* The graph has taken it apart before. */
	int error = object_text_parse(&text, &object);
	if (!error) {
		char *message = text_clean(arena, text.message, text.message_length);
		char *start = message + strspn(message, "\n");
		step->author = text_clean(arena, text.author.name, text.author.length);
		step->when = text.author.date;
		step->subject = arena_copy(arena, start, strcspn(start, "\r\n"));
		read_trailers(step, message, arena);
	}
	object_release(&object);
	return error;
}

static bool is_wanted(const struct walk *walk, const char *path)
{
	const char *suffix = walk->request->suffix;
	size_t length = strlen(path);
	return suffix && length >= strlen(suffix) && strcmp(path + length - strlen(suffix), suffix) == 0;
}

static int read_version(struct walk *walk, struct version *version, const char *path, struct arena *arena)
{
	struct object object;
	size_t length;
	enum object_status status =
		object_cache_try(&object, walk->cache, version->id, GIT_OBJECT_BLOB, BLOB_MOST, &length);
	if (status == OBJECT_TOO_BIG)
		return 0;
	if (status != OBJECT_OK)
		return object_read(&object, walk->repository, version->id, GIT_OBJECT_BLOB, BLOB_MOST,
			whole_file(path), walk->report);
	version->bytes = arena_copy(arena, object.bytes, object.length);
	version->length = object.length;
	object_release(&object);
	return 0;
}

/* How many bytes of whole lines are equal at the start and at the end. */
static void find_same_lines(struct change *change)
{
	const char *a = change->before.bytes, *b = change->after.bytes;
	size_t a_length = change->before.length, b_length = change->after.length;
	size_t most = a_length < b_length ? a_length : b_length, head = 0, tail = 0;
	while (head < most && a[head] == b[head])
		head++;
	while (head && a[head - 1] != '\n')
		head--;
	while (tail < most - head && a[a_length - 1 - tail] == b[b_length - 1 - tail])
		tail++;
	/* The tail must begin a line in both. */
	while (tail && !((a_length == tail || a[a_length - tail - 1] == '\n') &&
			       (b_length == tail || b[b_length - tail - 1] == '\n')))
		tail--;
	change->same_head = head;
	change->same_tail = tail;
}

/* Whether a merge took that file as it is in one of its parents. */
static int comes_from_parent(
	struct walk *walk, const struct commit_node *node, const struct tree_change *item)
{
	unsigned char id[ID_SIZE];
	for (size_t i = 1; i < node->parent_count; i++) {
		const struct commit_node *parent = &walk->graph.nodes[node->parents[i]];
		int has = tree_find(walk->cache, parent->tree, item->path, false, id, walk->report);
		if (has < 0)
			return -1;
		if ((has == 1) == item->has && (!has || memcmp(id, item->after, ID_SIZE) == 0))
			return 1;
	}
	return 0;
}

static int add_change(
	struct walk *walk, struct change *change, const struct tree_change *item, struct arena *arena)
{
	*change = (struct change){.path = item->path, .before.exists = item->had, .after.exists = item->has};
	memcpy(change->before.id, item->before, ID_SIZE);
	memcpy(change->after.id, item->after, ID_SIZE);
	if (!is_wanted(walk, item->path))
		return 0;
	if (item->had && read_version(walk, &change->before, item->path, arena))
		return -1;
	if (item->has && read_version(walk, &change->after, item->path, arena))
		return -1;
	if (change->before.bytes && change->after.bytes)
		find_same_lines(change);
	return 0;
}

/* Fills in all of a step but what it merges; nothing but its changes' number when it has none. */
static int read_step(struct walk *walk, struct step *step, size_t index, bool on_chain, struct arena *arena)
{
	const struct commit_node *node = &walk->graph.nodes[index];
	const unsigned char *before = node->parent_count ? walk->graph.nodes[node->parents[0]].tree : NULL;
	struct tree_changes found = {0};
	git_oid id;
	if (tree_changes_find(
		    &found, walk->cache, before, node->tree, walk->request->folder, arena, walk->report))
		return -1;
	struct change *changes = arena_array(arena, found.count, sizeof(*changes));
	step->changes = changes;
	step->is_merge = node->parent_count > 1;
	for (size_t i = 0; i < found.count; i++) {
		int taken = on_chain ? 0 : comes_from_parent(walk, node, &found.items[i]);
		if (taken < 0 ||
			(!taken && add_change(walk, &changes[step->change_count++], &found.items[i], arena)))
			return -1;
	}
	if (!step->change_count)
		return 0;
	git_oid_fromraw(&id, node->id);
	git_oid_tostr(step->commit, sizeof(step->commit), &id);
	if (node->edition != NO_EDITION)
		step->first_edition = &walk->request->editions->editions[node->edition];
	return read_text(walk, step, node, arena);
}

static int read_merged(
	struct walk *walk, struct step *step, const size_t *merged, size_t count, struct arena *arena)
{
	struct step *steps = arena_array(arena, count, sizeof(*steps));
	step->merged = steps;
	for (size_t i = 0; i < count; i++) {
		struct step *one = &steps[step->merged_count];
		*one = (struct step){.position = step->position};
		if (read_step(walk, one, merged[i], false, arena))
			return -1;
		step->merged_count += one->change_count > 0;
	}
	return 0;
}

static int walk_chain(struct walk *walk, int (*visit)(const struct step *step, void *context), void *context)
{
	int error = 0, ended = 0;
	struct arena arena = {0};
	for (size_t i = 0; i < walk->graph.chain_length && !error && !ended; i++) {
		struct step step = {.position = i};
		size_t *merged,
			count = commit_graph_merged(&walk->graph, walk->graph.chain[i], &arena, &merged);
		error = read_step(walk, &step, walk->graph.chain[i], true, &arena);
		if (!error && step.change_count)
			error = read_merged(walk, &step, merged, count, &arena);
		if (!error && step.change_count)
			ended = visit(&step, context);
		arena_clear(&arena);
	}
	arena_release(&arena);
	return error;
}

static void keep_line(const struct walk *walk)
{
	struct history_line *line = walk->request->line;
	line->count = walk->graph.chain_length;
	line->ids = arena_array(walk->request->arena, line->count, sizeof(*line->ids));
	for (size_t i = 0; i < line->count; i++)
		memcpy(line->ids[i], walk->graph.nodes[walk->graph.chain[i]].id, ID_SIZE);
}

size_t history_line_find(const struct history_line *line, const char *commit)
{
	unsigned char id[ID_SIZE];
	if (!id_parse(id, commit))
		return SIZE_MAX;
	for (size_t i = line->count; i-- > 0;)
		if (memcmp(line->ids[i], id, ID_SIZE) == 0)
			return i;
	return SIZE_MAX;
}

int history_walk(struct repository *repository, const char *commit, const struct history_request *request,
	int (*visit)(const struct step *step, void *context), void *context, struct report *report)
{
	struct walk walk = {.repository = repository, .request = request, .report = report};
	if (repository_is_shallow(repository))
		return report_add(report, FINDING_SHALLOW, (struct place){0});
	walk.cache = memory_alloc(sizeof(*walk.cache));
	*walk.cache = (struct object_cache){.repository = repository};
	int error = commit_graph_load(&walk.graph, repository, commit, request->editions, report);
	if (!error && request->line)
		keep_line(&walk);
	error = error || walk_chain(&walk, visit, context);
	object_cache_release(walk.cache);
	free(walk.cache);
	commit_graph_release(&walk.graph);
	return error ? -1 : 0;
}
