/* Room: pages. The values of view.h: growing lists and maps in the arena. A map is a short array searched in
 * order: pages set a dozen members, and an array keeps them cheap to make. It must not know templates. */
#include "pages/view.h"

#include <assert.h>
#include <string.h>

struct member {
	const char *key; /* NULL in a list */
	struct view *value;
};

struct view {
	enum view_kind kind;
	bool truth;
	const char *string;
	struct arena *arena;
	struct member *members;
	size_t count, capacity;
};

static struct view *make(struct arena *arena, enum view_kind kind)
{
	struct view *view = arena_alloc(arena, sizeof(*view));
	view->kind = kind;
	view->arena = arena;
	view->string = "";
	return view;
}

struct view *view_map(struct arena *arena)
{
	return make(arena, VIEW_MAP);
}

struct view *view_list(struct arena *arena)
{
	return make(arena, VIEW_LIST);
}

struct view *view_text(struct arena *arena, const char *text)
{
	struct view *view = make(arena, VIEW_TEXT);
	if (text)
		view->string = arena_string(arena, text);
	return view;
}

struct view *view_html(struct arena *arena, const char *html)
{
	struct view *view = view_text(arena, html);
	view->kind = VIEW_HTML;
	return view;
}

struct view *view_truth(struct arena *arena, bool truth)
{
	struct view *view = make(arena, VIEW_TRUTH);
	view->truth = truth;
	return view;
}

static struct member *add_member(struct view *view)
{
	view->members =
		arena_grow(view->arena, view->members, view->count, &view->capacity, sizeof(*view->members));
	return &view->members[view->count++];
}

static struct member *find_member(const struct view *map, const char *key)
{
	for (size_t i = 0; i < map->count; i++) {
		if (map->members[i].key == key || strcmp(map->members[i].key, key) == 0)
			return &map->members[i];
	}
	return NULL;
}

void view_set(struct view *map, const char *key, struct view *value)
{
	assert(map->kind == VIEW_MAP);
	struct member *member = find_member(map, key);
	if (!member) {
		member = add_member(map);
		member->key = key;
	}
	member->value = value;
}

void view_set_text(struct view *map, const char *key, const char *text)
{
	view_set(map, key, view_text(map->arena, text));
}

void view_set_html(struct view *map, const char *key, const char *html)
{
	view_set(map, key, view_html(map->arena, html));
}

void view_set_truth(struct view *map, const char *key, bool truth)
{
	view_set(map, key, view_truth(map->arena, truth));
}

struct view *view_set_list(struct view *map, const char *key)
{
	struct view *list = view_list(map->arena);
	view_set(map, key, list);
	return list;
}

struct view *view_set_map(struct view *map, const char *key)
{
	struct view *member = view_map(map->arena);
	view_set(map, key, member);
	return member;
}

void view_add(struct view *list, struct view *value)
{
	assert(list->kind == VIEW_LIST);
	add_member(list)->value = value;
}

struct view *view_add_map(struct view *list)
{
	struct view *map = view_map(list->arena);
	view_add(list, map);
	return map;
}

enum view_kind view_kind(const struct view *view)
{
	return view->kind;
}

const char *view_string(const struct view *view)
{
	return view->string;
}

const struct view *view_get(const struct view *map, const char *key)
{
	if (map->kind != VIEW_MAP)
		return NULL;
	const struct member *member = find_member(map, key);
	return member ? member->value : NULL;
}

size_t view_count(const struct view *list)
{
	return list->kind == VIEW_LIST ? list->count : 0;
}

const struct view *view_item(const struct view *list, size_t index)
{
	assert(list->kind == VIEW_LIST && index < list->count);
	return list->members[index].value;
}

bool view_is_true(const struct view *view)
{
	switch (view->kind) {
	case VIEW_TRUTH:
		return view->truth;
	case VIEW_LIST:
		return view->count > 0;
	case VIEW_MAP:
		return true;
	case VIEW_TEXT:
	case VIEW_HTML:
		break;
	}
	return view->string[0] != '\0';
}

void view_write(const struct view *view, struct buffer *out)
{
	const size_t length = strlen(view->string);
	buffer_char(out, (char)('0' + view->kind));
	buffer_char(out, view->truth ? 't' : 'f');
	buffer_add(out, (const char *)&length, sizeof(length));
	buffer_add(out, view->string, length);
	for (size_t i = 0; i < view->count; i++) {
		buffer_char(out, '\n');
		buffer_string(out, view->members[i].key ? view->members[i].key : "");
		buffer_char(out, '=');
		view_write(view->members[i].value, out);
	}
	buffer_char(out, ';');
}
