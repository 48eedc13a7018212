/* Room: pages. Files beside pages, written cell by cell as a page's rows are told. */
#include "pages/page_table.h"

#include <assert.h>
#include <string.h>

static const char *table_path(struct arena *arena, const char *page, const char *name)
{
	return arena_printf(
		arena, "%.*s%s%s.csv", (int)(strlen(page) - strlen(".html")), page, *name ? "." : "", name);
}

void plan_table(struct page_adder *adder, const char *name)
{
	size_t page = adder->count - 1;
	while (adder->pages[page].table)
		page--;
	adder->pages =
		arena_grow(adder->arena, adder->pages, adder->count, &adder->capacity, sizeof(*adder->pages));
	struct page *file = &adder->pages[adder->count++];
	*file = adder->pages[page];
	file->table = name;
	file->path = table_path(adder->arena, file->path, name);
}

struct page_table table_with(struct page_draft *draft, struct view *view, const char *key, const char *name,
	const char *const *columns, size_t count)
{
	struct page_table table = {.draft = draft, .column_count = count};
	draft->tables = true;
	if (draft->page->table) {
		struct told_table *told = arena_alloc(draft->arena, sizeof(*told));
		*told = (struct told_table){.next = draft->told, .name = name};
		draft->told = told;
		table.csv = &told->csv;
		table_cells(&table, columns);
	} else {
		view_set_text(view, key, file_href(draft, "%s", table_path(draft->arena, draft->path, name)));
	}
	return table;
}

struct page_table table_of(
	struct page_draft *draft, struct view *view, const char *key, const char *name, const char *download)
{
	const char *columns[32];
	size_t i = 0;
	while (strcmp(downloads[i].name, download) != 0)
		i++;
	for (size_t c = 0; c < downloads[i].column_count; c++)
		columns[c] = downloads[i].columns[c].name;
	struct page_table table = table_with(draft, view, key, name, columns, downloads[i].column_count);
	table.download = &downloads[i];
	return table;
}

void table_cells(const struct page_table *table, const char *const *cells)
{
	if (table->csv)
		csv_row(table->csv, cells, table->column_count);
}

void table_row_of(const struct page_table *table, size_t row)
{
	const char *cells[32] = {0};
	if (!table->csv)
		return;
	table->download->row(table->draft->publication, row, cells, table->draft->arena);
	table_cells(table, cells);
}

void table_figure(const struct page_table *table, const struct figure *figure)
{
	table_row_of(table, (size_t)(figure - table->draft->publication->assessment->figures));
}

const char *table_count(const struct page_table *table, size_t count)
{
	return arena_printf(table->draft->arena, "%zu", count);
}

const char *table_names(const struct page_table *table, const struct names *names)
{
	const char *text = "";
	for (size_t i = 0; i < names->count; i++)
		text = arena_printf(table->draft->arena, "%s%s%s", text, i ? ";" : "", names->items[i]);
	return text;
}

void told_tables_release(struct told_tables *tables)
{
	arena_release(&tables->arena);
	*tables = (struct told_tables){0};
}

static const struct told_table *find(const struct told_table *tables, const char *name)
{
	while (tables && strcmp(tables->name, name) != 0)
		tables = tables->next;
	return tables;
}

/* How much of a table's path is its page's. */
static size_t stem_length(const struct page *table)
{
	size_t name = strlen(table->table);
	return strlen(table->path) - strlen(".csv") - (name ? name + 1 : 0);
}

bool table_recall(const struct publication *publication, const struct page *page, struct buffer *out)
{
	const struct told_tables *tables = publication->tables;
	size_t length = stem_length(page);
	if (!tables || !tables->stem || tables->digest != publication->digest ||
		tables->permanent != publication->permanent || strlen(tables->stem) != length ||
		memcmp(tables->stem, page->path, length) != 0)
		return false;
	const struct told_table *table = find(tables->first, page->table);
	if (table)
		buffer_add(out, table->csv.data, table->csv.length);
	return table;
}

/* Copies the tables, which are scratch, into the memory. */
static void keep(struct told_tables *tables, const struct page_draft *draft)
{
	struct arena *arena = &tables->arena;
	arena_clear(arena);
	tables->stem = arena_copy(arena, draft->page->path, stem_length(draft->page));
	tables->digest = draft->publication->digest;
	tables->permanent = draft->publication->permanent;
	tables->first = NULL;
	for (const struct told_table *told = draft->told; told; told = told->next) {
		struct told_table *copy = arena_alloc(arena, sizeof(*copy));
		*copy = (struct told_table){.next = tables->first, .name = arena_string(arena, told->name)};
		copy->csv.data = arena_copy(arena, told->csv.data, told->csv.length);
		copy->csv.length = told->csv.length;
		tables->first = copy;
	}
}

void tables_finish(struct page_draft *draft, struct buffer *out)
{
	const struct told_table *wanted = find(draft->told, draft->page->table);
	assert(wanted);
	buffer_add(out, wanted->csv.data, wanted->csv.length);
	if (draft->publication->tables)
		keep(draft->publication->tables, draft);
	for (struct told_table *told = draft->told; told; told = told->next)
		buffer_release(&told->csv);
}
