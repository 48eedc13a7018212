/*
 * Room: documents. The YAML between two `---` lines, or a whole .yaml file, as a tree of nodes with line and
 * column (2-formats "Front matter"). It must not know the keys of any document.
 */
#ifndef DOCUMENTS_FRONT_MATTER_H
#define DOCUMENTS_FRONT_MATTER_H

#include "base/arena.h"
#include "base/report.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	const char *text;	       /* of a scalar; "" for an empty value (`key:` with nothing) */
	const char *key;	       /* of a map's member, else NULL */
	unsigned line, column;	       /* of the value, in the whole file */
	unsigned key_line, key_column; /* of the key */
	struct node *children, *next;  /* first member; next sibling, in the file's order */
	size_t count;		       /* members */
};

struct document {
	const char *path;
	struct node *data; /* a map, never NULL after success */
	const char *body;  /* what follows the second `---` line, inside the caller's bytes */
	size_t body_length;
	unsigned body_line; /* line of the body's first character, from 1 */
};

/*
 * Splits and parses a Markdown file with front matter. `bytes` must outlive the document. Returns 0 when
 * there is a map to go on with, though faults may have been reported (an anchor, a key that stands twice: the
 * first counts), else -1; the body is set in both cases, if its beginning could be found. Findings: ENCODING,
 * CONTROL, NO_FRONT_MATTER, UNCLOSED_FRONT_MATTER, YAML, YAML_FEATURE (anchors, aliases, tags, several
 * documents), YAML_LIMIT (64 KB, depth 8), KEY_TWICE, WRONG_KIND (the whole is not a map).
 */
int document_parse(struct document *document, const char *path, const char *bytes, size_t length,
	struct arena *arena, struct report *report);

/* The same for a file that is YAML as a whole (sitio.yaml); the body is empty. */
int yaml_parse(struct document *document, const char *path, const char *bytes, size_t length,
	struct arena *arena, struct report *report);

/* The member of a map with that key, or NULL (also when `map` is NULL or no map). */
const struct node *node_get(const struct node *map, const char *key);

/* Reports every member of `map` whose key is not in `known` (NULL-terminated), suggesting the nearest. One
 * that is near to a known key which is absent is read as that one from here on, so that it is not missed
 * besides. Returns 0 or -1. */
int node_check_keys(
	const struct node *map, const char *const *known, const char *path, struct report *report);

struct place node_place(const char *path, const struct node *node);
struct place node_key_place(const char *path, const struct node *node);

#endif
