/* Room: model. Tables of a publication before their rows mean anything: which is there, which ids it gives,
 * which rows say a thing twice. */
#include "model/fields.h"

#include <stdlib.h>
#include <string.h>

bool load_table(struct loader *loader, const char *path, const struct column *columns, size_t count,
	struct table *table)
{
	struct model *model = loader->model;
	const struct file *file = snapshot_find(model->snapshot, path);
	if (!file)
		return false;
	int failed = table_parse(
		table, path, file->bytes, file->length, columns, count, loader->arena, loader->report);
	if (failed)
		return false;
	model->sources = arena_grow(loader->arena, model->sources, model->source_count,
		&loader->source_capacity, sizeof(*model->sources));
	model->sources[model->source_count++] =
		(struct source_table){.path = path, .file = file, .table = *table};
	return true;
}

void hide_row(struct loader *loader, const struct table *table, size_t row)
{
	struct source_table *source = &loader->model->sources[loader->model->source_count - 1];
	if (!source->hidden)
		source->hidden = arena_array(loader->arena, table->rows, sizeof(*source->hidden));
	source->hidden[row] = true;
}

void drop_hidden_sources(struct model *model)
{
	size_t kept = 0;
	for (size_t i = 0; i < model->source_count; i++) {
		const struct source_table *source = &model->sources[i];
		size_t shown = source->table.rows == 0;
		for (size_t row = 0; row < source->table.rows && !shown; row++)
			shown = !source->hidden || !source->hidden[row];
		if (shown)
			model->sources[kept++] = *source;
	}
	model->source_count = kept;
}

/* Reports the later row of two whose key is equal; `key` is what the finding shows. */
void report_duplicate(
	struct loader *loader, struct place later, const char *key, const char *path, unsigned line)
{
	report_add(loader->report, FINDING_DUPLICATE, later, key,
		arena_printf(loader->arena, "%s:%u", path, line));
}

struct keyed_row {
	const char *text;
	size_t row;
};

static int compare_rows(const void *left, const void *right)
{
	const struct keyed_row *a = left, *b = right;
	int result = strcmp(a->text, b->text);
	return result ? result : (a->row > b->row) - (a->row < b->row);
}

const bool *repeated_keys(
	struct loader *loader, const struct table *table, const char *const *keys, size_t column)
{
	struct keyed_row *rows = arena_array(loader->arena, table->rows + 1, sizeof(*rows));
	bool *repeated = arena_array(loader->arena, table->rows + 1, sizeof(*repeated));
	size_t first = 0;
	for (size_t i = 0; i < table->rows; i++)
		rows[i] = (struct keyed_row){keys[i], i};
	qsort(rows, table->rows, sizeof(*rows), compare_rows);
	for (size_t i = 1; i < table->rows; i++) {
		if (strcmp(rows[i].text, rows[first].text) != 0) {
			first = i;
		} else if (*rows[i].text) {
			const struct cell *later = table_cell(table, rows[i].row, column);
			report_duplicate(loader, table_place(table, later), rows[i].text, table->path,
				table_cell(table, rows[first].row, column)->line);
			repeated[rows[i].row] = true;
		}
	}
	return repeated;
}

const bool *repeated_rows(struct loader *loader, const struct table *table, size_t column)
{
	const char **keys = arena_array(loader->arena, table->rows + 1, sizeof(*keys));
	for (size_t i = 0; i < table->rows; i++)
		keys[i] = table_cell(table, i, column)->text;
	return repeated_keys(loader, table, keys, column);
}

/* Whether the cell is written with quotes: it stands where they open. */
static bool is_quoted(const struct loader *loader, const struct table *table, const struct cell *cell)
{
	const struct file *file = snapshot_find(loader->model->snapshot, table->path);
	const char *at = file->bytes, *end = at + file->length;
	for (unsigned line = 1; line < cell->line && at < end; line++) {
		const char *next = memchr(at, '\n', (size_t)(end - at));
		at = next ? next + 1 : end;
	}
	if (cell->line == 1 && file->length >= 3 && !memcmp(at, "\xef\xbb\xbf", 3))
		at += 3;
	for (unsigned column = 1; column < cell->column && at < end; column++)
		do
			at++;
		while (at < end && (*at & 0xc0) == 0x80);
	return at < end && *at == '"';
}

struct place item_place(struct loader *loader, const struct table *table, const struct cell *cell, size_t n)
{
	struct place place = table_place(table, cell);
	const char *item = cell->text, *from = item;
	bool quoted = is_quoted(loader, table, cell);
	for (;;) {
		item += strspn(item, " ;");
		if (!n--)
			break;
		item += strcspn(item, ";");
	}
	place.column += quoted;
	for (; from < item; from++) {
		if (*from == '\n') {
			place.line++;
			place.column = 1;
		} else {
			place.column += (*from & 0xc0) != 0x80;
			place.column += quoted && *from == '"';
		}
	}
	return place;
}

/* A missing file is reported in the one that needs it, where there is one. */
void report_missing(struct loader *loader, const char *path)
{
	const char *owner = "content/sitio.yaml";
	if (!snapshot_find(loader->model->snapshot, owner))
		owner = path;
	report_add(loader->report, FINDING_FILE_MISSING, ((struct place){owner, 1, 1}), path);
}

bool load_named_table(struct loader *loader, const char *path, bool required, enum named kind,
	const struct column *columns, size_t count, size_t id_column, struct table *table)
{
	bool there = snapshot_find(loader->model->snapshot, path) != NULL;
	if (!there && (!required || loader->lost[kind].all))
		return false;
	if (!there)
		report_missing(loader, path);
	if (!load_table(loader, path, columns, count, table)) {
		lose_all(loader, kind);
		return false;
	}
	lose_rows(loader, kind, table, id_column);
	return true;
}
