/* Room: pages. Files beside pages, written cell by cell as a page's rows are told. */
#include "pages/page_table.h"

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
	table.wanted = draft->page->table && !strcmp(draft->page->table, name);
	draft->tables = true;
	table_cells(&table, columns);
	if (!draft->page->table)
		view_set_text(view, key, file_href(draft, "%s", table_path(draft->arena, draft->path, name)));
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
	if (table->wanted)
		csv_row(&table->draft->csv, cells, table->column_count);
}

void table_row_of(const struct page_table *table, size_t row)
{
	const char *cells[32] = {0};
	if (!table->wanted)
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
