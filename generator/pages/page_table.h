/*
 * Room: pages. A table of a page, for download: its rows as CSV in a file beside the page. The page's own
 * renderer makes both, from one walk over the rows, so that the file has exactly the rows of the table. It
 * must not know any one table.
 */
#ifndef PAGES_PAGE_TABLE_H
#define PAGES_PAGE_TABLE_H

#include "pages/download.h"
#include "pages/layout.h"

/* A table in the making. */
struct page_table {
	struct page_draft *draft;
	const struct download *download; /* whose columns it has; NULL: columns of its own */
	size_t column_count;
	struct buffer *csv; /* NULL: the page itself is being made */
};

/* A table of the page in the making, when files of tables are asked for. */
struct told_table {
	struct told_table *next;
	const char *name;
	struct buffer csv;
};

/* All tables of the page of which one was asked for last, since whoever asks for one asks for the others next
 * (publication.h). Zero-initialise; told_tables_release(). */
struct told_tables {
	struct arena arena;
	const char *stem;	/* of the page: its path without ".html"; NULL: none was asked for */
	bool digest, permanent; /* the variant */
	struct told_table *first;
};
void told_tables_release(struct told_tables *tables);

/* Appends the rows of the page's table, if they have been told, and returns whether they have. */
bool table_recall(const struct publication *publication, const struct page *page, struct buffer *out);

/* Appends the rows of the table that the draft is about; keeps all in the publication's memory, if it has
 * one. That a planned table has not even a head is a programming mistake. */
void tables_finish(struct page_draft *draft, struct buffer *out);

/* Plans the file of a table of the page that was added last, with the same inputs. `name` is its own within
 * the page; "" is the table that the page is about: "regiones/antioquia/cv.csv", and with "filas"
 * "regiones/antioquia/cv.filas.csv". */
void plan_table(struct page_adder *adder, const char *name);

/* Begins the table of that name, with the columns given: writes the head of its file, if it is wanted, else
 * sets `view`'s `key` to its address. The table must have been planned. */
struct page_table table_with(struct page_draft *draft, struct view *view, const char *key, const char *name,
	const char *const *columns, size_t count);
#define table_begin(draft, view, key, name, ...)                                                             \
	table_with(draft, view, key, name, (const char *const[]){__VA_ARGS__},                               \
		sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))
/* The same with the columns of a table of the whole edition, such as "cumplimiento". */
struct page_table table_of(
	struct page_draft *draft, struct view *view, const char *key, const char *name, const char *download);

/* Adds a row: a cell for each column, NULL or "" where there is nothing; the row of that number of the
 * edition's table; or that of the figure, in a table of "cumplimiento". Nothing, in the making of a page. */
void table_cells(const struct page_table *table, const char *const *cells);
#define table_row(table, ...) table_cells(table, (const char *const[]){__VA_ARGS__})
void table_row_of(const struct page_table *table, size_t row);
void table_figure(const struct page_table *table, const struct figure *figure);
/* Texts of cells: a count; names joined by ';'. */
const char *table_count(const struct page_table *table, size_t count);
const char *table_names(const struct page_table *table, const struct names *names);

#endif
