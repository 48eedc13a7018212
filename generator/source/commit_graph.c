/* Room: source. Loads commits by hand, once each, and walks them without recursion: a history can be long. It
 * must not know files. */
#include "source/commit_graph.h"

#include <stdlib.h>
#include <string.h>

/* A stack of node indices in scratch memory. */
struct stack {
	size_t *items;
	size_t count, capacity;
};

static void push(struct stack *stack, struct arena *arena, size_t item)
{
	stack->items = arena_grow(arena, stack->items, stack->count, &stack->capacity, sizeof(*stack->items));
	stack->items[stack->count++] = item;
}

static size_t slot_of(const struct commit_graph *graph, const unsigned char *id)
{
	size_t slot;
	memcpy(&slot, id, sizeof(slot));
	for (slot &= graph->slot_count - 1; graph->slots[slot]; slot = (slot + 1) & (graph->slot_count - 1))
		if (memcmp(graph->nodes[graph->slots[slot] - 1].id, id, ID_SIZE) == 0)
			break;
	return slot;
}

static void grow_slots(struct commit_graph *graph)
{
	graph->slot_count = graph->slot_count ? 2 * graph->slot_count : 4096;
	graph->slots = arena_array(&graph->arena, graph->slot_count, sizeof(*graph->slots));
	for (size_t i = 0; i < graph->count; i++)
		graph->slots[slot_of(graph, graph->nodes[i].id)] = i + 1;
}

/* The node of that id; a new one is pushed on `open`, to be loaded. */
static size_t node_of(struct commit_graph *graph, const unsigned char *id, struct stack *open)
{
	if (2 * (graph->count + 1) > graph->slot_count)
		grow_slots(graph);
	size_t slot = slot_of(graph, id);
	if (graph->slots[slot])
		return graph->slots[slot] - 1;
	graph->nodes = arena_grow(
		&graph->arena, graph->nodes, graph->count, &graph->capacity, sizeof(*graph->nodes));
	struct commit_node *node = &graph->nodes[graph->count];
	memcpy(node->id, id, ID_SIZE);
	node->edition = NO_EDITION;
	graph->slots[slot] = graph->count + 1;
	push(open, &graph->arena, graph->count);
	return graph->count++;
}

static int load_node(struct commit_graph *graph, size_t index, struct repository *repository,
	struct stack *open, struct report *report)
{
	struct object object;
	struct object_text text;
	unsigned char id[ID_SIZE];
	if (object_read(&object, repository, graph->nodes[index].id, GIT_OBJECT_COMMIT, TEXT_MOST,
		    (struct place){0}, report))
		return -1;
	int error = object_text_parse(&text, &object);
	if (error) {
		git_oid oid;
		char hex[GIT_OID_HEXSZ + 1];
		git_oid_fromraw(&oid, graph->nodes[index].id);
		git_oid_tostr(hex, sizeof(hex), &oid);
		report_add(report, FINDING_BAD_OBJECT, (struct place){0}, hex);
	} else {
		size_t *parents = arena_array(&graph->arena, text.parent_count, sizeof(*parents));
		for (size_t i = 0; i < text.parent_count; i++) {
			object_text_parent(&text, i, id);
			parents[i] = node_of(graph, id, open);
		}
		struct commit_node *node = &graph->nodes[index];
		memcpy(node->tree, text.target, ID_SIZE);
		node->parents = parents;
		node->parent_count = text.parent_count;
	}
	object_release(&object);
	return error;
}

/* The earliest edition marks all it contains; a later one only what none had before it. */
static void mark_edition(struct commit_graph *graph, size_t start, size_t edition)
{
	struct stack open = {0};
	struct arena scratch = {0};
	push(&open, &scratch, start);
	while (open.count) {
		struct commit_node *node = &graph->nodes[open.items[--open.count]];
		if (node->edition != NO_EDITION)
			continue;
		node->edition = edition;
		for (size_t i = 0; i < node->parent_count; i++)
			push(&open, &scratch, node->parents[i]);
	}
	arena_release(&scratch);
}

static void find_chain(struct commit_graph *graph, size_t head)
{
	size_t length = 1;
	for (size_t at = head; graph->nodes[at].parent_count; at = graph->nodes[at].parents[0])
		length++;
	graph->chain = arena_array(&graph->arena, length, sizeof(*graph->chain));
	graph->chain_length = length;
	for (size_t at = head; length--; at = graph->nodes[at].parents[0]) {
		graph->chain[length] = at;
		if (!length)
			break;
	}
}

int commit_graph_load(struct commit_graph *graph, struct repository *repository, const char *commit,
	const struct edition_list *editions, struct report *report)
{
	struct stack open = {0};
	unsigned char id[ID_SIZE];
	int error = 0;
	size_t edition_count = editions ? editions->count : 0, head;
	*graph = (struct commit_graph){0};
	if (!id_parse(id, commit))
		return report_add(report, FINDING_UNKNOWN_REVISION, (struct place){0}, commit);
	head = node_of(graph, id, &open);
	for (size_t i = 0; i < edition_count; i++)
		if (id_parse(id, editions->editions[i].commit))
			node_of(graph, id, &open);
	while (!error && open.count)
		error = load_node(graph, open.items[--open.count], repository, &open, report);
	if (error)
		return -1;
	for (size_t i = 0; i < edition_count; i++)
		if (id_parse(id, editions->editions[i].commit))
			mark_edition(graph, graph->slots[slot_of(graph, id)] - 1, i);
	find_chain(graph, head);
	return 0;
}

void commit_graph_release(struct commit_graph *graph)
{
	arena_release(&graph->arena);
	*graph = (struct commit_graph){0};
}

size_t commit_graph_merged(struct commit_graph *graph, size_t index, struct arena *scratch, size_t **merged)
{
	struct commit_node *step = &graph->nodes[index];
	struct stack open = {0}, found = {0};
	step->reached = true;
	for (size_t i = step->parent_count; i-- > 1;)
		push(&open, scratch, step->parents[i]);
	/* A commit is put out once its parents are: it stays on the stack, with the top bit set, below them.
	 */
	const size_t entered = (size_t)1 << (8 * sizeof(size_t) - 1);
	while (open.count) {
		size_t top = open.items[open.count - 1];
		struct commit_node *node = &graph->nodes[top & ~entered];
		if (top & entered) {
			open.count--;
			push(&found, scratch, top & ~entered);
		} else if (node->reached) {
			open.count--;
		} else {
			node->reached = true;
			open.items[open.count - 1] = top | entered;
			for (size_t i = node->parent_count; i-- > 0;)
				push(&open, scratch, node->parents[i]);
		}
	}
	*merged = found.items;
	return found.count;
}
