/*
 * Room: documents. Front matter through libyaml's events, never its documents: events let anchors, aliases,
 * tags, depth and duplicate keys be refused while they are read. The keys of documents are not known here.
 */
#include "documents/front_matter.h"

#include "base/suggest.h"
#include "documents/text.h"

#include <stdint.h>
#include <string.h>
#include <yaml.h>

enum { MOST_BYTES = 64 * 1024, MOST_DEPTH = 8, MOST_KEYS = 1000 };

struct reader {
	yaml_parser_t parser;
	const char *path;
	const char *bytes; /* the YAML alone */
	size_t length;
	struct position start; /* where it begins in the file */
	struct position end;   /* and where it ends */
	struct arena *arena;
	struct report *report;
};

/* What libyaml says in English about the faults that people make, in Spanish. */
static const struct {
	const char *english, *spanish;
} problems[] = {
	{"mapping values are not allowed in this context",
		"dos puntos de más; un texto con dos puntos va entre comillas"},
	{"found character that cannot start any token",
		"un valor no puede comenzar con ese carácter; las sangrías van con espacios y el texto entre "
		"comillas"},
	{"could not find expected ':'", "faltan los dos puntos después de la clave"},
	{"did not find expected key", "aquí va una clave; revise la sangría y las comillas"},
	{"did not find expected ',' or ']'", "falta una coma o el corchete «]» que cierra la lista"},
	{"did not find expected ',' or '}'", "falta una coma o la llave «}» que cierra el mapa"},
	{"did not find expected '-' indicator", "aquí va un guion; revise la sangría de la lista"},
	{"did not find expected node content", "falta un valor"},
	{"did not find expected <document start>", "sobra texto después de los datos"},
	{"found unexpected end of stream", "falta la comilla que cierra el texto"},
	{"found unexpected document indicator", "falta la comilla que cierra el texto"},
	{"found unknown escape character",
		"después de «\\» va una letra que YAML no conoce; use comillas sencillas"},
	{"block sequence entries are not allowed in this context",
		"aquí no puede comenzar una lista; revise la sangría"},
	{"block mapping entries are not allowed in this context",
		"aquí no puede comenzar un mapa; revise la sangría"},
	{"mapping keys are not allowed in this context", "aquí no puede ir una clave; revise la sangría"},
	{"found a tab character that violates indentation", "la sangría tiene un tabulador; use espacios"},
	{"found a tab character where an indentation space is expected",
		"la sangría tiene un tabulador; use espacios"},
};

static const char *in_language(const struct report *report, const char *spanish, const char *english)
{
	return report->english ? english : spanish;
}

/* Where the data end too soon, libyaml may point at a line after the last. */
static struct place mark_place(const struct reader *r, yaml_mark_t mark)
{
	if (r->start.line + (unsigned)mark.line > r->end.line)
		return position_place(r->path, r->end);
	return (struct place){r->path, r->start.line + (unsigned)mark.line, (unsigned)mark.column + 1};
}

/* libyaml's complaint about bytes (it knows no line then) or about syntax. */
static int report_syntax(struct reader *r)
{
	const char *problem = r->parser.problem ? r->parser.problem : "";
	const char *spanish = "la sintaxis de YAML no es válida";
	struct position at = r->start;
	for (size_t i = 0; i < sizeof(problems) / sizeof(*problems); i++)
		if (!strcmp(problem, problems[i].english))
			spanish = problems[i].spanish;
	struct place place = mark_place(r, r->parser.problem_mark);
	if (r->parser.error == YAML_READER_ERROR) {
		size_t offset = r->parser.problem_offset;
		position_move(&at, r->bytes - r->start.offset,
			r->start.offset + (offset < r->length ? offset : r->length));
		place = position_place(r->path, at);
	}
	return report_add(r->report, FINDING_YAML, place, in_language(r->report, spanish, problem));
}

static int refuse(struct reader *r, yaml_mark_t mark, const char *spanish, const char *english)
{
	return report_add(r->report, FINDING_YAML_FEATURE, mark_place(r, mark),
		in_language(r->report, spanish, english));
}

static void refuse_anchor_and_tag(
	struct reader *r, yaml_mark_t mark, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		refuse(r, mark, "anclas (&)", "anchors (&)");
	if (tag)
		refuse(r, mark, "etiquetas (!)", "tags (!)");
}

static struct node *new_node(struct reader *r, enum node_kind kind, yaml_mark_t mark)
{
	struct node *node = arena_alloc(r->arena, sizeof(*node));
	struct place place = mark_place(r, mark);
	*node = (struct node){.kind = kind, .text = "", .line = place.line, .column = place.column};
	return node;
}

static struct node *scalar(struct reader *r, const yaml_event_t *event)
{
	const char *text = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;
	bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	struct node *node = new_node(r, NODE_SCALAR, event->start_mark);
	refuse_anchor_and_tag(r, event->start_mark, event->data.scalar.anchor, event->data.scalar.tag);
	/* "\0" in double quotes writes what the file itself may not hold. */
	if (text_control_at(text, length, 0) < length)
		report_add(r->report, FINDING_CONTROL, mark_place(r, event->start_mark), "\\");
	else if (!(plain && (!strcmp(text, "~") || !strcmp(text, "null"))))
		node->text = arena_copy(r->arena, text, length);
	return node;
}

static struct node *read_node(struct reader *r, yaml_event_t *event, unsigned depth);

/* The next event, or -1 after a report. The caller deletes the event. */
static int next_event(struct reader *r, yaml_event_t *event)
{
	return yaml_parser_parse(&r->parser, event) ? 0 : report_syntax(r);
}

static struct node *next_node(struct reader *r, unsigned depth)
{
	yaml_event_t event;
	if (next_event(r, &event))
		return NULL;
	struct node *node = read_node(r, &event, depth);
	yaml_event_delete(&event);
	return node;
}

static int read_list(struct reader *r, struct node *list, unsigned depth)
{
	struct node **end = &list->children;
	for (;;) {
		yaml_event_t event;
		if (next_event(r, &event))
			return -1;
		bool done = event.type == YAML_SEQUENCE_END_EVENT;
		struct node *member = done ? NULL : read_node(r, &event, depth);
		yaml_event_delete(&event);
		if (done)
			return 0;
		if (!member)
			return -1;
		*end = member;
		end = &member->next;
		list->count++;
	}
}

/* Reads the value of `key` and appends it; a key that stands there already is reported and dropped. */
static int read_member(
	struct reader *r, struct node *map, struct node ***end, const struct node *key, unsigned depth)
{
	struct node *member = next_node(r, depth);
	if (!member)
		return -1;
	member->key = key->text;
	member->key_line = key->line;
	member->key_column = key->column;
	if (node_get(map, key->text)) {
		report_add(r->report, FINDING_KEY_TWICE, node_key_place(r->path, member), key->text);
		return 0;
	}
	if (map->count == MOST_KEYS)
		return report_add(r->report, FINDING_YAML_LIMIT, node_key_place(r->path, member),
			in_language(r->report, "1000 claves en un mapa", "1000 keys in a map"));
	**end = member;
	*end = &member->next;
	map->count++;
	return 0;
}

static int read_map(struct reader *r, struct node *map, unsigned depth)
{
	struct node **end = &map->children;
	for (;;) {
		yaml_event_t event;
		if (next_event(r, &event))
			return -1;
		bool done = event.type == YAML_MAPPING_END_EVENT, plain = event.type == YAML_SCALAR_EVENT;
		struct node *key = plain ? scalar(r, &event) : NULL;
		if (!done && !plain)
			refuse(r, event.start_mark, "claves que no sean un texto simple",
				"keys other than plain text");
		yaml_event_delete(&event);
		if (done)
			return 0;
		if (!key || read_member(r, map, &end, key, depth))
			return -1;
	}
}

static struct node *read_node(struct reader *r, yaml_event_t *event, unsigned depth)
{
	struct node *node;
	yaml_mark_t mark = event->start_mark;
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return scalar(r, event);
	case YAML_ALIAS_EVENT:
		refuse(r, mark, "alias (*)", "aliases (*)");
		return new_node(r, NODE_SCALAR, mark);
	case YAML_SEQUENCE_START_EVENT:
		refuse_anchor_and_tag(
			r, mark, event->data.sequence_start.anchor, event->data.sequence_start.tag);
		node = new_node(r, NODE_LIST, mark);
		break;
	default:
		refuse_anchor_and_tag(
			r, mark, event->data.mapping_start.anchor, event->data.mapping_start.tag);
		node = new_node(r, NODE_MAP, mark);
		break;
	}
	if (depth == MOST_DEPTH) {
		report_add(r->report, FINDING_YAML_LIMIT, mark_place(r, mark),
			in_language(r->report, "8 niveles", "8 levels"));
		return NULL;
	}
	int result = node->kind == NODE_LIST ? read_list(r, node, depth + 1) : read_map(r, node, depth + 1);
	return result ? NULL : node;
}

/* Reads the one document there may be; no document at all is an empty map. */
static struct node *read_stream(struct reader *r)
{
	struct node *root = NULL;
	for (;;) {
		yaml_event_t event;
		if (next_event(r, &event))
			return NULL;
		yaml_event_type_t type = event.type;
		bool document = type == YAML_DOCUMENT_START_EVENT, again = document && root;
		if (again)
			refuse(r, event.start_mark, "varios documentos", "several documents");
		else if (document && (event.data.document_start.version_directive ||
					     event.data.document_start.tag_directives.start !=
						     event.data.document_start.tag_directives.end))
			refuse(r, event.start_mark, "directivas (%)", "directives (%)");
		yaml_event_delete(&event);
		if (document && !again && !(root = next_node(r, 0)))
			return NULL;
		if (again || type == YAML_STREAM_END_EVENT)
			break;
	}
	return root ? root : new_node(r, NODE_MAP, (yaml_mark_t){0});
}

/* Parses `length` bytes of YAML that begin at `start` in the file. */
static int read_yaml(struct document *document, const char *bytes, size_t length, struct position start,
	struct arena *arena, struct report *report)
{
	struct reader r = {.path = document->path,
		.bytes = bytes,
		.length = length,
		.start = start,
		.end = start,
		.arena = arena,
		.report = report};
	if (length > MOST_BYTES)
		return report_add(report, FINDING_YAML_LIMIT, position_place(document->path, start), "64 KB");
	position_move(&r.end, bytes - start.offset, start.offset + length);
	if (!yaml_parser_initialize(&r.parser))
		return report_add(report, FINDING_YAML, position_place(document->path, start), "libyaml");
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes, length);
	struct node *root = read_stream(&r);
	yaml_parser_delete(&r.parser);
	if (!root)
		return -1;
	if (root->kind != NODE_MAP)
		return report_add(report, FINDING_WRONG_KIND, node_place(document->path, root),
			in_language(report, "los datos", "the data"),
			in_language(report, "líneas «clave: valor»", "lines 'key: value'"));
	document->data = root;
	return 0;
}

int yaml_parse(struct document *document, const char *path, const char *bytes, size_t length,
	struct arena *arena, struct report *report)
{
	struct position start = text_start(bytes, length);
	*document = (struct document){.path = path, .body = bytes + length, .body_line = 1};
	if (text_check_encoding(path, bytes, length, report) ||
		text_check_controls(path, bytes, length, report))
		return -1;
	return read_yaml(document, bytes + start.offset, length - start.offset, start, arena, report);
}

/* Whether the line [start, end) is `---`, with blanks or CR behind it. */
static bool is_fence(const char *bytes, size_t start, size_t end)
{
	while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t' || bytes[end - 1] == '\r'))
		end--;
	return end - start == 3 && !memcmp(bytes + start, "---", 3);
}

static size_t line_end(const char *bytes, size_t length, size_t start)
{
	const char *end = memchr(bytes + start, '\n', length - start);
	return end ? (size_t)(end - bytes) : length;
}

int document_parse(struct document *document, const char *path, const char *bytes, size_t length,
	struct arena *arena, struct report *report)
{
	struct position start = text_start(bytes, length), body = start;
	*document = (struct document){.path = path, .body = bytes + length, .body_line = 1};
	if (text_check_encoding(path, bytes, length, report))
		return -1;
	bool controls = text_check_controls(path, bytes, length, report) != 0;
	size_t end = line_end(bytes, length, start.offset);
	if (!is_fence(bytes, start.offset, end))
		return report_add(report, FINDING_NO_FRONT_MATTER, position_place(path, start), NULL);
	struct place opening = position_place(path, start);
	position_move(&start, bytes, end < length ? end + 1 : length);
	size_t at = start.offset;
	for (; at < length; at = end < length ? end + 1 : length) {
		end = line_end(bytes, length, at);
		if (is_fence(bytes, at, end))
			break;
	}
	if (at >= length)
		return report_add(report, FINDING_UNCLOSED_FRONT_MATTER, opening, NULL);
	position_move(&body, bytes, end < length ? end + 1 : length);
	document->body = bytes + body.offset;
	document->body_length = length - body.offset;
	document->body_line = body.line;
	if (controls && text_control_at(bytes, at, start.offset) < at)
		return -1;
	return read_yaml(document, bytes + start.offset, at - start.offset, start, arena, report);
}

const struct node *node_get(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (const struct node *member = map->children; member; member = member->next)
		if (*member->key == *key && !strcmp(member->key, key))
			return member;
	return NULL;
}

int node_check_keys(const struct node *map, const char *const *known, const char *path, struct report *report)
{
	size_t count = 0;
	int result = 0;
	while (known[count])
		count++;
	for (struct node *member = map && map->kind == NODE_MAP ? map->children : NULL; member;
		member = member->next) {
		size_t i = 0;
		while (i < count && (*known[i] != *member->key || strcmp(known[i], member->key) != 0))
			i++;
		if (i < count)
			continue;
		struct arena scratch = {0};
		size_t nearest = nearest_name(member->key, known, count);
		result = report_add(report, FINDING_UNKNOWN_KEY, node_key_place(path, member), member->key,
			suggestion(report, member->key, known, count, &scratch));
		if (nearest < count && !node_get(map, known[nearest]))
			member->key = known[nearest];
		arena_release(&scratch);
	}
	return result;
}

struct place node_place(const char *path, const struct node *node)
{
	return (struct place){path, node->line, node->column};
}

struct place node_key_place(const char *path, const struct node *node)
{
	return (struct place){path, node->key_line, node->key_column};
}
