/* Room: pages. From tokens to the tree: matches opening and closing tags, takes away the lines that hold only
 * tags, notes what is indented and how far. It must not know views or output. */
#include "pages/template.h"

#include "pages/template_scan.h"
#include "pages/template_tree.h"

#include <stdint.h>
#include <string.h>

enum { MOST_OPEN = 64 };

int template_finding(
	struct report *report, struct place place, const char *spanish, const char *english, const char *name)
{
	struct buffer sentence = {0};
	buffer_string(&sentence, report->english ? english : spanish);
	if (name)
		buffer_printf(&sentence, report->english ? " '%s'" : " «%s»", name);
	report_add(report, FINDING_TEMPLATE, place, sentence.data);
	buffer_release(&sentence);
	return -1;
}

static bool is_opening(const struct token *token)
{
	return token->kind == TOKEN_SECTION || token->kind == TOKEN_INVERTED || token->kind == TOKEN_PARENT ||
	       token->kind == TOKEN_BLOCK;
}

static int match_tags(struct tokens *tokens, struct report *report)
{
	size_t open[MOST_OPEN], depth = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		struct token *token = &tokens->items[i];
		if (is_opening(token)) {
			if (depth == MOST_OPEN)
				return template_finding(report, token->place,
					"demasiadas etiquetas una dentro de otra:",
					"too many tags one inside another:", token->text);
			open[depth++] = i;
		} else if (token->kind == TOKEN_CLOSE) {
			struct token *opening = depth ? &tokens->items[open[depth - 1]] : NULL;
			if (!opening)
				return template_finding(report, token->place, "se cierra lo que no se abrió:",
					"closes what was not opened:", token->text);
			if (strcmp(opening->text, token->text) != 0)
				return template_finding(report, token->place,
					"se cierra otra etiqueta; la abierta es",
					"closes another tag; the open one is", opening->text);
			depth--;
			opening->other = i;
			token->other = open[depth];
		}
	}
	if (depth)
		return template_finding(report, tokens->items[open[depth - 1]].place,
			"una sección que no se cierra:", "a section that is not closed:",
			tokens->items[open[depth - 1]].text);
	return 0;
}

static bool is_blank(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r')
			return false;
	}
	return true;
}

static bool inherits(const struct tokens *tokens, const struct token *token)
{
	const struct token *opening = token->kind == TOKEN_CLOSE ? &tokens->items[token->other] : token;
	return opening->kind == TOKEN_PARENT || opening->kind == TOKEN_BLOCK;
}

/* Whether a line is only tags that write nothing themselves: one tag, or several of inheritance, whose ends
 * may stand on one line (specification, "Standalone parent" and "Standalone block"). */
static bool is_standalone(const struct tokens *tokens, size_t first, size_t last)
{
	size_t tags = 0, inheriting = 0;
	for (size_t i = first; i < last; i++) {
		const struct token *token = &tokens->items[i];
		if (token->kind == TOKEN_VARIABLE || token->kind == TOKEN_UNESCAPED)
			return false;
		if (token->kind == TOKEN_TEXT && !is_blank(token->text, token->length))
			return false;
		tags += token->kind != TOKEN_TEXT;
		inheriting += token->kind != TOKEN_TEXT && inherits(tokens, token);
	}
	return tags == 1 || (tags && tags == inheriting);
}

/* Gives the white space before the first tag of a line to that tag, as its indentation. */
static void move_indent(struct tokens *tokens, size_t first, size_t last)
{
	struct token *space = &tokens->items[first];
	if (space->kind != TOKEN_TEXT || first + 1 >= last)
		return;
	space[1].indent = space->text;
	space[1].indent_length = space->length;
	space->dropped = true;
}

static void mark_line(struct tokens *tokens, size_t first, size_t last)
{
	struct token *start = &tokens->items[first];
	if (is_standalone(tokens, first, last)) {
		move_indent(tokens, first, last);
		for (size_t i = first; i < last; i++) {
			struct token *token = &tokens->items[i];
			token->dropped = token->kind == TOKEN_TEXT;
			token->own_line = true;
			token->lines = token->kind == TOKEN_BLOCK && token->other >= last;
		}
		return;
	}
	bool block_first = start->kind == TOKEN_TEXT && first + 1 < last && start[1].kind == TOKEN_BLOCK &&
			   is_blank(start->text, start->length);
	if (block_first)
		move_indent(tokens, first, last);
	start[block_first].starts_line = true;
}

static void mark_lines(struct tokens *tokens)
{
	size_t first = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];
		bool ends = token->kind == TOKEN_TEXT && token->text[token->length - 1] == '\n';
		if (ends || i + 1 == tokens->count) {
			mark_line(tokens, first, i + 1);
			first = i + 1;
		}
	}
}

static const char *const *split_name(struct arena *arena, const char *name)
{
	size_t count = 1;
	for (const char *p = name; *p; p++)
		count += *p == '.';
	const char **parts = arena_array(arena, count + 1, sizeof(*parts));
	if (strcmp(name, ".") == 0)
		return parts;
	for (size_t i = 0; i < count; i++) {
		size_t length = strcspn(name, ".");
		parts[i] = arena_copy(arena, name, length);
		name += length + 1;
	}
	return parts;
}

static enum node_kind kind_of(enum token_kind kind)
{
	switch (kind) {
	case TOKEN_VARIABLE:
		return NODE_VARIABLE;
	case TOKEN_UNESCAPED:
		return NODE_UNESCAPED;
	case TOKEN_SECTION:
		return NODE_SECTION;
	case TOKEN_INVERTED:
		return NODE_INVERTED;
	case TOKEN_PARTIAL:
		return NODE_PARTIAL;
	case TOKEN_PARENT:
		return NODE_PARENT;
	case TOKEN_BLOCK:
		return NODE_BLOCK;
	case TOKEN_TEXT:
	case TOKEN_CLOSE:
	case TOKEN_COMMENT:
	case TOKEN_DELIMITERS:
		break;
	}
	return NODE_TEXT;
}

static struct node *make_node(struct arena *arena, const struct token *token)
{
	struct node *node = arena_alloc(arena, sizeof(*node));
	node->kind = kind_of(token->kind);
	node->starts_line = token->starts_line;
	node->own_line = token->own_line;
	node->lines = token->lines;
	node->text = token->text;
	node->length = token->length;
	node->indent = token->indent;
	node->indent_length = token->indent_length;
	node->place = token->place;
	if (node->kind != NODE_TEXT)
		node->parts = split_name(arena, token->text);
	return node;
}

/* A line that begins with a tag needs a place for the indentation before it. Blocks see to it themselves. */
static struct node *make_line_start(struct arena *arena)
{
	struct node *node = arena_alloc(arena, sizeof(*node));
	node->kind = NODE_TEXT;
	node->starts_line = true;
	node->text = "";
	return node;
}

static size_t indent_of_text(const struct node *node)
{
	size_t length = 0;
	while (length < node->length && (node->text[length] == ' ' || node->text[length] == '\t'))
		length++;
	return length;
}

static bool is_blank_line(const struct node *text)
{
	return text->length && text->text[text->length - 1] == '\n' && is_blank(text->text, text->length);
}

/* The indentation that all lines of a block's content share. SIZE_MAX: there are no lines. */
static size_t common_indent(const struct node *node)
{
	size_t least = SIZE_MAX;
	for (; node; node = node->next) {
		size_t length = SIZE_MAX;
		if (node->kind == NODE_TEXT && node->starts_line) {
			length = is_blank_line(node) ? SIZE_MAX : indent_of_text(node);
		} else if (node->kind == NODE_SECTION || node->kind == NODE_INVERTED) {
			length = common_indent(node->children);
		} else if (node->own_line || node->starts_line) {
			length = node->indent_length;
		}
		least = length < least ? length : least;
	}
	return least;
}

static void remove_indent(struct node *node, size_t length)
{
	for (; node; node = node->next) {
		if (node->kind == NODE_TEXT && node->starts_line) {
			size_t there = indent_of_text(node);
			size_t less = there < length ? there : length;
			node->text += less;
			node->length -= less;
		} else if (node->kind == NODE_SECTION || node->kind == NODE_INVERTED) {
			remove_indent(node->children, length);
		} else if (node->own_line || node->starts_line) {
			node->indent += length;
			node->indent_length -= length;
		}
	}
}

/* The first text of a line that stands `length` deep, to take its white space as the block's. */
static const char *deep_space(const struct node *node)
{
	for (; node; node = node->next) {
		const char *found = NULL;
		if (node->kind == NODE_TEXT && node->starts_line && !is_blank_line(node))
			found = node->text;
		else if (node->kind == NODE_SECTION || node->kind == NODE_INVERTED)
			found = deep_space(node->children);
		else if (node->own_line || node->starts_line)
			found = node->indent;
		if (found)
			return found;
	}
	return NULL;
}

/* Indentation is removed where a block is defined and added where it is expanded; a block with lines of its
 * own stands as deep as they do (specification, "Block reindentation", "Intrinsic indentation"). */
static void indent_block(struct node *block)
{
	if (!block->lines)
		return;
	size_t length = common_indent(block->children);
	if (length == SIZE_MAX)
		return;
	block->indent_length = 0;
	if (!length)
		return;
	block->indent = deep_space(block->children);
	block->indent_length = length;
	remove_indent(block->children, length);
}

static struct node *build(
	struct arena *arena, struct tokens *tokens, size_t from, size_t to, bool blocks_only)
{
	struct node *first = NULL, **link = &first;
	for (size_t i = from; i < to; i++) {
		const struct token *token = &tokens->items[i];
		size_t end = is_opening(token) ? token->other : i;
		bool wanted = blocks_only ? token->kind == TOKEN_BLOCK : !token->dropped;
		if (wanted && token->starts_line && token->kind != TOKEN_TEXT && token->kind != TOKEN_BLOCK) {
			*link = make_line_start(arena);
			link = &(*link)->next;
		}
		if (wanted && (token->kind == TOKEN_TEXT || kind_of(token->kind) != NODE_TEXT)) {
			struct node *node = make_node(arena, token);
			if (is_opening(token))
				node->children =
					build(arena, tokens, i + 1, end, token->kind == TOKEN_PARENT);
			if (token->kind == TOKEN_BLOCK) {
				node->closes_line = tokens->items[end].own_line;
				indent_block(node);
			}
			*link = node;
			link = &node->next;
		}
		i = end;
	}
	return first;
}

static struct template *find_or_make(struct template_set *set, const char *name)
{
	struct template **link = &set->first;
	while (*link && strcmp((*link)->name, name) != 0)
		link = &(*link)->next;
	if (!*link) {
		*link = arena_alloc(set->arena, sizeof(**link));
		(*link)->name = arena_string(set->arena, name);
	}
	return *link;
}

int template_add(struct template_set *set, const char *name, const char *path, const char *text,
	size_t length, struct report *report)
{
	struct tokens tokens = {0};
	path = arena_string(set->arena, path);
	if (template_scan(set->arena, set->language, path, text, length, &tokens, report) ||
		match_tags(&tokens, report))
		return -1;
	mark_lines(&tokens);
	struct template *template = find_or_make(set, name);
	template->path = path;
	template->nodes = build(set->arena, &tokens, 0, tokens.count, false);
	return 0;
}
