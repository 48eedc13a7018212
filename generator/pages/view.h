/*
 * Room: pages. The values a template sees: text, trusted HTML, truth, lists and maps; immutable once
 * rendered, owned by the arena. Escaping goes by type: text is always escaped, HTML never. It must not know
 * any page or where the values come from.
 */
#ifndef PAGES_VIEW_H
#define PAGES_VIEW_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum view_kind { VIEW_TEXT, VIEW_HTML, VIEW_TRUTH, VIEW_LIST, VIEW_MAP };

struct view;

struct view *view_map(struct arena *arena);
struct view *view_list(struct arena *arena);
struct view *view_text(struct arena *arena, const char *text); /* copied; NULL is "" */
struct view *view_html(struct arena *arena, const char *html); /* copied; trusted */
struct view *view_truth(struct arena *arena, bool truth);

/* Sets a member of a map (the key is not copied: pass literals or arena strings); setting twice replaces. */
void view_set(struct view *map, const char *key, struct view *value);
void view_set_text(struct view *map, const char *key, const char *text);
void view_set_html(struct view *map, const char *key, const char *html);
void view_set_truth(struct view *map, const char *key, bool truth);
/* Makes an empty list or map, sets it and returns it. */
struct view *view_set_list(struct view *map, const char *key);
struct view *view_set_map(struct view *map, const char *key);

/* Appends to a list; view_add_map() makes an empty map, appends it and returns it. */
void view_add(struct view *list, struct view *value);
struct view *view_add_map(struct view *list);

enum view_kind view_kind(const struct view *view);
const char *view_string(const struct view *view);		      /* of a text or HTML, else "" */
const struct view *view_get(const struct view *map, const char *key); /* or NULL */
size_t view_count(const struct view *list);
const struct view *view_item(const struct view *list, size_t index);
/* Appends everything the view holds, in a form that only equal views share. */
void view_write(const struct view *view, struct buffer *out);
/* Mustache truth: false, empty text, empty list are false; maps are true. */
bool view_is_true(const struct view *view);

#endif
