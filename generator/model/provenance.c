/*
 * Room: model. A ledger of rows: each key with its events, built in one walk of the history. What a commit
 * moves without changing cancels out; a merge's rows are traced to the commits that it brings in. It must not
 * know how rows are written.
 */
#include "model/provenance.h"

#include "model/row_scan.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	const struct scanned_row *row;
	const char *path;
	struct entry *next;
};

/* What a commit does to a row: either may be NULL, for a row that was not there or is not any more. */
struct difference {
	struct row *row;
	const struct entry *before, *after;
	/* For a merge: whom the row comes from. */
	struct contributor *source;
};

struct event_node {
	struct row_event event;
	struct event_node *next;
};

struct row {
	const char *key;
	size_t key_length;
	uint64_t hash;
	const struct row_event *events; /* once the walk is over */
	size_t event_count;
	struct event_node *oldest, *newest; /* while it lasts */
	date first_valued;		    /* DATE_NONE: never was */
	size_t first_position;
	/* While one commit is read: */
	struct entry *removed, *added;
	bool touched;
	struct difference *difference;
};

struct provenance {
	struct row **slots; /* open addressing; a power of two */
	size_t slot_count, row_count, event_count;
	struct history_line line;
	struct revision **revisions;
	size_t revision_count, revision_capacity;
};

/* A commit of the walk, and its revision once an event needs it. */
struct contributor {
	const struct step *step;
	const struct revision *revision;
};

struct reader {
	struct provenance *out;
	struct arena *arena;
	struct arena nodes, scratch;
	const char *path; /* the copy made last: rows of one file follow each other */
};

struct differences {
	struct difference *items;
	size_t count;
};

static uint64_t hash_of(const char *bytes, size_t length)
{
	uint64_t hash = 0xcbf29ce484222325u;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3u;
	return hash ^ hash >> 29;
}

static struct row **slot_of(const struct provenance *p, const char *key, size_t length, uint64_t hash)
{
	size_t at = hash & (p->slot_count - 1);
	for (; p->slots[at]; at = (at + 1) & (p->slot_count - 1))
		if (p->slots[at]->hash == hash && p->slots[at]->key_length == length &&
			!memcmp(p->slots[at]->key, key, length))
			break;
	return &p->slots[at];
}

static const struct row *find_row(const struct provenance *p, const char *key, size_t length)
{
	return p->slot_count ? *slot_of(p, key, length, hash_of(key, length)) : NULL;
}

static void grow(struct reader *reader)
{
	struct provenance *p = reader->out;
	struct row **old = p->slots;
	size_t count = p->slot_count;
	p->slot_count = count ? 2 * count : 1024;
	p->slots = arena_array(reader->arena, p->slot_count, sizeof(struct row *));
	for (size_t i = 0; i < count; i++)
		if (old[i])
			*slot_of(p, old[i]->key, old[i]->key_length, old[i]->hash) = old[i];
}

static struct row *row_of(struct reader *reader, const struct scanned_row *scanned)
{
	struct provenance *p = reader->out;
	uint64_t hash = hash_of(scanned->key, scanned->key_length);
	if (2 * (p->row_count + 1) > p->slot_count)
		grow(reader);
	struct row **slot = slot_of(p, scanned->key, scanned->key_length, hash);
	if (!*slot) {
		*slot = arena_alloc(reader->arena, sizeof(struct row));
		**slot = (struct row){.key = arena_copy(reader->arena, scanned->key, scanned->key_length),
			.key_length = scanned->key_length,
			.hash = hash,
			.first_valued = DATE_NONE};
		p->row_count++;
	}
	return *slot;
}

static bool same_content(const struct scanned_row *a, const struct scanned_row *b)
{
	return a->content_length == b->content_length && !memcmp(a->content, b->content, a->content_length);
}

/* Takes one of the entries that says the same off the list; returns whether there was one. */
static bool cancel(struct entry **list, const struct scanned_row *row)
{
	for (; *list; list = &(*list)->next) {
		if (!same_content((*list)->row, row))
			continue;
		*list = (*list)->next;
		return true;
	}
	return false;
}

static void push(struct entry **list, const struct scanned_row *row, const char *path, struct arena *scratch)
{
	struct entry *entry = arena_alloc(scratch, sizeof(*entry));
	*entry = (struct entry){row, path, *list};
	*list = entry;
}

static void touch(struct differences *found, struct row *row)
{
	if (!row->touched)
		found->items[found->count++].row = row;
	row->touched = true;
}

/* What a commit does to rows, over all its files: a row that leaves one file and stands in another as it was
 * is none. Of a key that stands twice (which no publication may) the last is meant. */
static struct differences differences_of(
	struct reader *reader, const struct step *step, struct arena *scratch)
{
	struct scanned_rows *before = arena_array(scratch, step->change_count, sizeof(*before));
	struct scanned_rows *after = arena_array(scratch, step->change_count, sizeof(*after));
	struct differences found = {0}, left = {0};
	size_t most = 0;
	for (size_t i = 0; i < step->change_count; i++) {
		scan_change(&step->changes[i], scratch, &before[i], &after[i]);
		most += before[i].count + after[i].count;
	}
	found.items = arena_array(scratch, most, sizeof(*found.items));
	for (size_t i = 0; i < step->change_count; i++) {
		for (size_t k = 0; k < before[i].count; k++) {
			struct row *row = row_of(reader, &before[i].items[k]);
			touch(&found, row);
			push(&row->removed, &before[i].items[k], step->changes[i].path, scratch);
		}
	}
	for (size_t i = 0; i < step->change_count; i++) {
		for (size_t k = 0; k < after[i].count; k++) {
			struct row *row = row_of(reader, &after[i].items[k]);
			touch(&found, row);
			if (!cancel(&row->removed, &after[i].items[k]))
				push(&row->added, &after[i].items[k], step->changes[i].path, scratch);
		}
	}
	left.items = found.items;
	for (size_t i = 0; i < found.count; i++) {
		struct row *row = found.items[i].row;
		if (row->removed || row->added)
			left.items[left.count++] =
				(struct difference){.row = row, .before = row->removed, .after = row->added};
		row->removed = row->added = NULL;
		row->touched = false;
	}
	return left;
}

static const struct revision *revision_of(struct reader *reader, struct contributor *contributor)
{
	const struct step *step = contributor->step;
	struct arena *arena = reader->arena;
	if (contributor->revision)
		return contributor->revision;
	struct revision *revision = arena_alloc(arena, sizeof(*revision));
	*revision = (struct revision){.author = arena_string(arena, step->author),
		.when = step->when,
		.subject = arena_string(arena, step->subject),
		.correction = arena_string(arena, step_trailer(step, "Correccion")),
		.reason = arena_string(arena, step_trailer(step, "Revision")),
		.position = step->position,
		.first_edition = step->first_edition ? arena_string(arena, step->first_edition->id) : NULL};
	memcpy(revision->commit, step->commit, sizeof(revision->commit));
	struct provenance *p = reader->out;
	p->revisions = arena_grow(
		arena, p->revisions, p->revision_count, &p->revision_capacity, sizeof(*p->revisions));
	p->revisions[p->revision_count++] = revision;
	return contributor->revision = revision;
}

static const char *keep_path(struct reader *reader, const char *path)
{
	if (!reader->path || strcmp(reader->path, path) != 0)
		reader->path = arena_string(reader->arena, path);
	return reader->path;
}

static void add_event(
	struct reader *reader, const struct difference *difference, struct contributor *contributor)
{
	struct row *row = difference->row;
	const struct entry *where = difference->after ? difference->after : difference->before;
	struct event_node *node = arena_alloc(&reader->nodes, sizeof(*node));
	node->event = (struct row_event){.revision = revision_of(reader, contributor),
		.path = keep_path(reader, where->path),
		.before = difference->before ? arena_string(reader->arena, difference->before->row->value)
					     : NULL,
		.after = difference->after ? arena_string(reader->arena, difference->after->row->value)
					   : NULL};
	if (row->newest)
		row->newest->next = node;
	else
		row->oldest = node;
	row->newest = node;
	row->event_count++;
	reader->out->event_count++;
}

static void note_value(const struct difference *difference, const struct step *step)
{
	struct row *row = difference->row;
	if (row->first_valued != DATE_NONE || !difference->after || !*difference->after->row->value)
		return;
	row->first_valued = instant_date(step->when);
	row->first_position = step->position;
}

static bool same_outcome(const struct difference *a, const struct difference *b)
{
	if (!a->after || !b->after)
		return !a->after && !b->after;
	return same_content(a->after->row, b->after->row);
}

/* Finds for each row that a merge changes the commit it comes from (history.h, struct step "merged"), and on
 * the way when its key first had a value. */
static void trace_merge(struct reader *reader, struct differences *all, struct contributor *contributors,
	struct arena *scratch)
{
	const struct step *merge = contributors[0].step;
	for (size_t i = 0; i < all->count; i++)
		all->items[i].row->difference = &all->items[i];
	for (size_t k = 0; k < merge->merged_count; k++) {
		struct contributor *one = &contributors[k + 1];
		struct differences brought = differences_of(reader, one->step, scratch);
		for (size_t i = 0; i < brought.count; i++) {
			struct difference *wanted = brought.items[i].row->difference;
			if (!wanted)
				continue;
			note_value(&brought.items[i], one->step);
			bool worse = one->step->is_merge && wanted->source && !wanted->source->step->is_merge;
			if (!worse && same_outcome(wanted, &brought.items[i]))
				wanted->source = one;
		}
	}
	for (size_t i = 0; i < all->count; i++)
		all->items[i].row->difference = NULL;
}

static int take_step(const struct step *step, void *context)
{
	struct reader *reader = context;
	struct differences all = differences_of(reader, step, &reader->scratch);
	if (all.count) {
		struct contributor *contributors =
			arena_array(&reader->scratch, step->merged_count + 1, sizeof(*contributors));
		contributors[0].step = step;
		for (size_t i = 0; i < step->merged_count; i++)
			contributors[i + 1].step = &step->merged[i];
		if (step->merged_count)
			trace_merge(reader, &all, contributors, &reader->scratch);
		for (size_t i = 0; i < all.count; i++) {
			note_value(&all.items[i], step);
			add_event(reader, &all.items[i],
				all.items[i].source ? all.items[i].source : &contributors[0]);
		}
	}
	arena_clear(&reader->scratch);
	return 0;
}

/* Lays the events of each row side by side. */
static void settle(struct reader *reader)
{
	struct provenance *p = reader->out;
	struct row_event *events = arena_array(reader->arena, p->event_count, sizeof(*events));
	for (size_t i = 0; i < p->slot_count; i++) {
		struct row *row = p->slots[i];
		if (!row)
			continue;
		row->events = events;
		for (const struct event_node *node = row->oldest; node; node = node->next)
			*events++ = node->event;
		row->oldest = row->newest = NULL;
	}
	arena_release(&reader->nodes);
	arena_release(&reader->scratch);
}

struct provenance *provenance_read(struct repository *repository, const char *commit,
	const struct edition_list *editions, struct arena *arena, struct report *report)
{
	struct reader reader = {.out = arena_alloc(arena, sizeof(struct provenance)), .arena = arena};
	const struct history_request request = {.folder = "data",
		.suffix = ".csv",
		.editions = editions,
		.line = &reader.out->line,
		.arena = arena};
	int failed = history_walk(repository, commit, &request, take_step, &reader, report);
	settle(&reader);
	return failed ? NULL : reader.out;
}

static const char *next_edition(const struct provenance *provenance, const struct edition_list *editions,
	size_t after, const struct revision *revision)
{
	for (size_t i = after + 1; i < editions->count; i++) {
		size_t position = provenance_position(provenance, editions->editions[i].commit);
		if (position != NONE && position >= revision->position)
			return editions->editions[i].id;
	}
	return NULL;
}

void provenance_leave_out(struct provenance *provenance, const struct edition_list *editions, size_t left_out)
{
	const char *id = editions->editions[left_out].id;
	for (size_t i = 0; i < provenance->revision_count; i++) {
		struct revision *revision = provenance->revisions[i];
		if (revision->first_edition && !strcmp(revision->first_edition, id))
			revision->first_edition = next_edition(provenance, editions, left_out, revision);
	}
}

size_t provenance_position(const struct provenance *provenance, const char *commit)
{
	return history_line_find(&provenance->line, commit);
}

size_t provenance_events(
	const struct provenance *provenance, const char *key, size_t position, const struct row_event **first)
{
	const struct row *row = find_row(provenance, key, strlen(key));
	size_t count = row ? row->event_count : 0;
	*first = row ? row->events : NULL;
	while (count && row->events[count - 1].revision->position > position)
		count--;
	return count;
}

date provenance_first_valued(const struct provenance *provenance, const char *key, size_t position)
{
	const struct row *row = find_row(provenance, key, strlen(key));
	return row && row->first_position <= position ? row->first_valued : DATE_NONE;
}
