/*
 * Room: pages. Tables for machines: one description of columns and rows, written as CSV or as JSON (4-site
 * "Downloads"). It must not know HTML.
 */
#ifndef PAGES_DOWNLOAD_H
#define PAGES_DOWNLOAD_H

#include "pages/language.h"
#include "pages/page.h"
#include "pages/publication.h"

enum column_type { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_WHOLE, COLUMN_DATE, COLUMN_MONTH, COLUMN_FLAG };

/* What each type is called: in the words of readers, and in the formats that describe tables. */
struct column_kind {
	enum word words;
	const char *table_schema; /* members of a field of Table Schema */
	const char *csvw;	  /* a datatype of CSV on the Web */
	const char *json_schema;  /* members of a property's schema; an empty cell is null */
};
extern const struct column_kind column_kinds[];

struct download_column {
	const char *name;
	enum column_type type;
	enum word description; /* datos/index.html has it in its language, datapackage.json in Spanish */
};

struct download {
	const char *name;
	enum word title, description;
	const struct download_column *columns;
	size_t column_count;
	size_t (*rows)(const struct publication *publication);
	/* Fills `column_count` cells of a row; NULL or "" is an empty cell. Texts belong to `arena`. */
	void (*row)(
		const struct publication *publication, size_t row, const char **cells, struct arena *arena);
	/* Whether the edition has the table; NULL: always. */
	bool (*present)(const struct publication *publication);
	/* Whether its rows are simulated, where no column of theirs says it; NULL: a column does, or they
	 * follow from what does. */
	bool (*simulated)(const struct publication *publication);
};

bool download_is_present(const struct publication *publication, const struct download *download);
bool download_is_simulated(const struct publication *publication, const struct download *download);

/* Every computed table of an edition. */
extern const struct download downloads[];
extern const size_t download_count;

void download_csv(const struct publication *publication, const struct download *download, struct buffer *out);
void download_json(
	const struct publication *publication, const struct download *download, struct buffer *out);

/* One CSV cell: quoted where needed; one that a spreadsheet would run as a formula gets a leading apostrophe.
 */
void csv_cell(struct buffer *out, const char *text);

/* A row and its line end; NULL is an empty cell. */
void csv_row(struct buffer *out, const char *const *cells, size_t count);

/* A source table as it was committed, without rows under embargo. */
void source_csv(const struct source_table *source, struct buffer *out);

#endif
