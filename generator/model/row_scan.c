/* Room: model. Changed lines to keyed rows. Most commits add some lines to a long file: only those are taken
 * apart, unless a quote may change where a line ends. */
#include "model/row_scan.h"

#include "base/utf8.h"
#include "documents/table.h"

#include <stdlib.h>
#include <string.h>

enum { KEYS_MOST = 7, NO_COLUMN = -1 };
#define PART_END '\x1f'
#define CELL_END '\x1e'

/* Which files have keyed rows, what keys them and which column is their value. */
struct keyed_table {
	const char *name, *path; /* a path that ends in '/' is a folder */
	const char *keys[KEYS_MOST];
	const char *value;
};

static const struct keyed_table keyed_tables[] = {
	{"seguimiento", "data/seguimiento/",
		{"indicador", "region", "periodo", "variable", "rol", "canal", "tipo_contacto"}, "valor"},
	{"metas", "data/metas.csv", {"indicador", "region", "rol", "periodo", "vigente_desde"}, "valor"},
	{"retroalimentacion", "data/retroalimentacion.csv", {"municipio"}, "respuesta"},
	{"entregas", "data/entregas.csv", {"accion", "periodo"}, "entregado"},
};

struct span {
	const char *text;
	size_t length;
};

/* What the header says: where the cells of a row are. */
struct layout {
	const struct keyed_table *table;
	int width, value;
	int keys[KEYS_MOST];
	struct span *names;
	int *order; /* columns by name */
};

static const struct keyed_table *table_of(const char *path)
{
	for (size_t i = 0; i < sizeof(keyed_tables) / sizeof(*keyed_tables); i++) {
		const char *where = keyed_tables[i].path;
		size_t length = strlen(where);
		if (where[length - 1] == '/' ? !strncmp(path, where, length) : !strcmp(path, where))
			return &keyed_tables[i];
	}
	return NULL;
}

void key_begin(struct buffer *key, const char *table)
{
	buffer_clear(key);
	buffer_string(key, table);
}

void key_add(struct buffer *key, const char *part)
{
	buffer_char(key, PART_END);
	buffer_string(key, part);
}

static struct span trimmed(struct span cell)
{
	while (cell.length && (*cell.text == ' ' || *cell.text == '\t'))
		cell.text++, cell.length--;
	while (cell.length && (cell.text[cell.length - 1] == ' ' || cell.text[cell.length - 1] == '\t'))
		cell.length--;
	return cell;
}

static int compare_spans(const struct span *a, const struct span *b)
{
	size_t least = a->length < b->length ? a->length : b->length;
	int order = memcmp(a->text, b->text, least);
	return order ? order : (a->length > b->length) - (a->length < b->length);
}

static int compare_columns(const void *left, const void *right, void *context)
{
	const struct span *names = context;
	return compare_spans(&names[*(const int *)left], &names[*(const int *)right]);
}

static int column_named(const struct layout *layout, const char *name)
{
	size_t length = strlen(name);
	for (int i = 0; i < layout->width; i++)
		if (layout->names[i].length == length && !memcmp(layout->names[i].text, name, length))
			return i;
	return NO_COLUMN;
}

/* Returns whether the rows below that header can be told apart at all. */
static bool read_header(struct layout *layout, const struct keyed_table *table, struct arena *scratch,
	struct span *cells, int width)
{
	*layout = (struct layout){.table = table, .width = width, .names = cells};
	layout->order = arena_array(scratch, (size_t)width, sizeof(*layout->order));
	for (int i = 0; i < width; i++)
		layout->order[i] = i;
	qsort_r(layout->order, (size_t)width, sizeof(*layout->order), compare_columns, cells);
	for (int i = 0; i < KEYS_MOST && table->keys[i]; i++)
		layout->keys[i] = column_named(layout, table->keys[i]);
	layout->value = column_named(layout, table->value);
	return layout->keys[0] != NO_COLUMN;
}

static size_t put(char *out, struct span cell, char end)
{
	memcpy(out, cell.text, cell.length);
	out[cell.length] = end;
	return cell.length + 1;
}

static void add_row(struct scanned_rows *rows, const struct layout *layout, const struct span *cells,
	struct arena *scratch)
{
	size_t needed = strlen(layout->table->name) + KEYS_MOST + 3;
	if (!cells[layout->keys[0]].length)
		return;
	for (int i = 0; i < layout->width; i++)
		needed += 3 * cells[i].length + layout->names[i].length + 2;
	char *key = arena_alloc(scratch, needed), *out = key;
	struct scanned_row row = {.key = key};
	out += put(out, (struct span){layout->table->name, strlen(layout->table->name)}, PART_END);
	for (int i = 0; i < KEYS_MOST && layout->table->keys[i]; i++) {
		static const struct span nothing = {"", 0};
		out += put(out, layout->keys[i] == NO_COLUMN ? nothing : cells[layout->keys[i]], PART_END);
	}
	out[-1] = '\0';
	row.key_length = (size_t)(out - key) - 1;
	row.content = out;
	for (int i = 0; i < layout->width; i++) {
		int column = layout->order[i];
		if (!cells[column].length)
			continue;
		out += put(out, layout->names[column], PART_END);
		out += put(out, cells[column], CELL_END);
	}
	row.content_length = (size_t)(out - row.content);
	*out++ = '\0';
	row.value = layout->value == NO_COLUMN ? "" : out;
	if (layout->value != NO_COLUMN)
		put(out, cells[layout->value], '\0');
	rows->items = arena_grow(scratch, rows->items, rows->count, &rows->capacity, sizeof(*rows->items));
	rows->items[rows->count++] = row;
}

/* Cuts a line without quotes at its commas. Returns the number of cells, at most `most` + 1; 0 for one that
 * bears what is no text. */
static int cut_line(struct span line, struct span *cells, int most)
{
	int count = 0;
	bool high = false;
	size_t start = 0;
	for (size_t i = 0; i <= line.length; i++) {
		unsigned char byte = i < line.length ? (unsigned char)line.text[i] : ',';
		high |= byte >= 0x80;
		if ((byte < ' ' && byte != '\t') || byte == 0x7f)
			return 0;
		if (byte != ',')
			continue;
		if (count < most)
			cells[count] = trimmed((struct span){line.text + start, i - start});
		count++;
		start = i + 1;
		if (count > most)
			break;
	}
	return high && utf8_invalid_at(line.text, line.length) < line.length ? 0 : count;
}

/* The next line from `*at` on, without its end; `*at` moves past it. */
static struct span next_line(const char *bytes, size_t length, size_t *at)
{
	const char *start = bytes + *at, *end = memchr(start, '\n', length - *at);
	struct span line = {start, end ? (size_t)(end - start) : length - *at};
	*at += line.length + (end != NULL);
	if (line.length && start[line.length - 1] == '\r')
		line.length--;
	return line;
}

/* The first line that is not empty. Sets `*at` past it. */
static struct span header_line(const struct version *version, size_t *at)
{
	struct span line = {"", 0};
	*at = version->length >= 3 && !memcmp(version->bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
	while (!line.length && *at < version->length)
		line = next_line(version->bytes, version->length, at);
	return line;
}

static int count_commas(struct span line)
{
	int count = 0;
	for (size_t i = 0; i < line.length; i++)
		count += line.text[i] == ',';
	return count;
}

/* The lines from `from` to `to` of a version without quotes. */
static void scan_lines(struct scanned_rows *rows, const struct keyed_table *table,
	const struct version *version, size_t from, size_t to, struct arena *scratch)
{
	struct layout layout;
	size_t at;
	struct span header = header_line(version, &at);
	int width = count_commas(header) + 1;
	struct span *names = arena_array(scratch, (size_t)width, sizeof(*names));
	struct span *cells = arena_array(scratch, (size_t)width, sizeof(*cells));
	if (cut_line(header, names, width) != width || !read_header(&layout, table, scratch, names, width))
		return;
	for (at = at > from ? at : from; at < to;)
		if (cut_line(next_line(version->bytes, to, &at), cells, width) == width)
			add_row(rows, &layout, cells, scratch);
}

/* Every row of a version, read as the model reads it. */
static void scan_table(struct scanned_rows *rows, const struct keyed_table *keyed, const char *path,
	const struct version *version, struct arena *scratch)
{
	struct table table;
	struct layout layout;
	struct report unread = {0};
	bool whole = !table_parse(&table, path, version->bytes, version->length, NULL, 0, scratch, &unread);
	size_t width = whole ? table.file_columns : 0;
	struct span *names = arena_array(scratch, width, sizeof(*names));
	struct span *cells = arena_array(scratch, width, sizeof(*cells));
	report_release(&unread);
	for (size_t i = 0; i < width; i++)
		names[i] =
			trimmed((struct span){table.file_header[i].text, strlen(table.file_header[i].text)});
	if (!whole || !read_header(&layout, keyed, scratch, names, (int)width))
		return;
	for (size_t row = 0; row < table.rows; row++) {
		for (size_t i = 0; i < width; i++) {
			const char *text = table.file_cells[row * width + i].text;
			cells[i] = trimmed((struct span){text, strlen(text)});
		}
		add_row(rows, &layout, cells, scratch);
	}
}

/* Whether lines end where they seem to: no quotes, and no carriage return but before a line feed. */
static bool is_plain(const struct version *version)
{
	const char *at = version->bytes, *end = at + version->length;
	if (memchr(at, '"', version->length))
		return false;
	while ((at = memchr(at, '\r', (size_t)(end - at)))) {
		if (++at == end || *at != '\n')
			return false;
	}
	return true;
}

static void scan_version(struct scanned_rows *rows, const struct keyed_table *table, const char *path,
	const struct version *version, size_t from, size_t to, struct arena *scratch)
{
	if (is_plain(version))
		scan_lines(rows, table, version, from, to, scratch);
	else
		scan_table(rows, table, path, version, scratch);
}

void scan_change(const struct change *change, struct arena *scratch, struct scanned_rows *before,
	struct scanned_rows *after)
{
	const struct keyed_table *table = table_of(change->path);
	const struct version *old = &change->before, *new = &change->after;
	size_t head = change->same_head, tail = change->same_tail, header_end = 0;
	*before = *after = (struct scanned_rows){0};
	if (!table)
		return;
	if (head)
		header_line(old, &header_end);
	/* What is equal in both can be left out only where it means the same in both. */
	if (head < header_end || (old->bytes && !is_plain(old)) || (new->bytes && !is_plain(new)))
		head = tail = 0;
	if (!head)
		tail = 0;
	if (old->bytes)
		scan_version(before, table, change->path, old, head, old->length - tail, scratch);
	if (new->bytes)
		scan_version(after, table, change->path, new, head, new->length - tail, scratch);
}
