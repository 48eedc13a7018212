/* Room: documents. Matches a file's header to the columns asked for and lays its cells in their order. */
#include "documents/table_columns.h"

#include "base/suggest.h"
#include "documents/text.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define NO_COLUMN SIZE_MAX

/* The text without ASCII blanks around it; the same pointer when there are none. */
static const char *trimmed(struct arena *arena, const char *text)
{
	size_t start = strspn(text, " \t"), end = strlen(text);
	while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\t'))
		end--;
	return text[end] ? arena_copy(arena, text + start, end - start) : text + start;
}

static size_t find_column(const struct column *columns, size_t count, const char *name, size_t length)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(columns[i].name) == length && !memcmp(columns[i].name, name, length))
			return i;
	return NO_COLUMN;
}

static bool is_wrapping(char byte)
{
	return byte == ' ' || byte == '"' || byte == '\r';
}

/* How many parts of a header line, cut at `separator`, are names of columns. */
static size_t known_parts(
	const char *line, size_t length, char separator, const struct column *columns, size_t count)
{
	size_t known = 0, start = 0;
	for (size_t i = 0; i <= length; i++) {
		if (i < length && line[i] != separator)
			continue;
		size_t from = start, to = i;
		while (from < to && is_wrapping(line[from]))
			from++;
		while (to > from && is_wrapping(line[to - 1]))
			to--;
		known += find_column(columns, count, line + from, to - from) != NO_COLUMN;
		start = i + 1;
	}
	return known;
}

int table_check_separator(const char *path, const char *bytes, size_t length, const struct column *columns,
	size_t count, struct report *report)
{
	static const char others[] = ";\t|";
	struct position at = text_start(bytes, length);
	size_t start = at.offset;
	while (start < length && (bytes[start] == '\r' || bytes[start] == '\n'))
		start++;
	const char *line = bytes + start, *end = memchr(line, '\n', length - start);
	size_t line_length = end ? (size_t)(end - line) : length - start;
	size_t known = known_parts(line, line_length, ',', columns, count);
	bool commas = memchr(line, ',', line_length) != NULL;
	for (const char *other = others; *other; other++) {
		const char *first = memchr(line, *other, line_length);
		if (!first || known > 1 ||
			(commas && known_parts(line, line_length, *other, columns, count) <= known))
			continue;
		char shown[2] = {*other, '\0'};
		position_move(&at, bytes, (size_t)(first - bytes));
		return report_add(report, FINDING_SEPARATOR, position_place(path, at),
			*other != '\t'	  ? shown
			: report->english ? "tab"
					  : "tabulador");
	}
	return 0;
}

int table_report_no_header(
	const char *path, const struct column *columns, size_t count, struct report *report)
{
	struct buffer names = {0};
	for (size_t i = 0; i < count; i++)
		if (columns[i].required)
			buffer_printf(&names, "%s%s", names.length ? "," : "", columns[i].name);
	report_add(report, FINDING_NO_HEADER, ((struct place){path, 1, 1}), names.data ? names.data : "");
	buffer_release(&names);
	return -1;
}

/* Reports a column that nobody asked for, and returns the one that was most likely meant if the file has not
 * got it: so its cells are checked too, and it is not reported as missing besides. */
static size_t unknown_column(struct table *table, const struct cell *cell, const char *name,
	const struct column *columns, struct arena *arena, struct report *report)
{
	const char **names = arena_array(arena, table->columns + 1, sizeof(*names));
	for (size_t i = 0; i < table->columns; i++)
		names[i] = columns[i].name;
	size_t nearest = nearest_name(name, names, table->columns);
	report_add(report, FINDING_UNKNOWN_COLUMN, table_place(table, cell), name,
		suggestion(report, name, names, table->columns, arena));
	return nearest < table->columns ? nearest : NO_COLUMN;
}

static void report_column_twice(const struct table *table, const struct cell *cell, const char *name,
	size_t first, struct report *report)
{
	char number[24];
	snprintf(number, sizeof(number), "%zu", first + 1);
	report_add(report, FINDING_COLUMN_TWICE, table_place(table, cell), name, number);
}

/* Per column of the caller, its index in the file or NO_COLUMN. */
static size_t *match_header(struct table *table, const struct raw_table *raw, const struct column *columns,
	struct arena *arena, struct report *report)
{
	size_t *source = arena_array(arena, table->columns + 1, sizeof(*source));
	const char **names = arena_array(arena, raw->width, sizeof(*names));
	for (size_t i = 0; i < table->columns; i++)
		source[i] = NO_COLUMN;
	for (size_t i = 0; i < raw->width; i++) {
		names[i] = trimmed(arena, raw->header[i].text);
		size_t column = find_column(columns, table->columns, names[i], strlen(names[i]));
		if (column == NO_COLUMN)
			continue;
		if (source[column] == NO_COLUMN)
			source[column] = i;
		else
			report_column_twice(table, &raw->header[i], names[i], source[column], report);
	}
	for (size_t i = 0; i < raw->width; i++) {
		if (find_column(columns, table->columns, names[i], strlen(names[i])) != NO_COLUMN)
			continue;
		size_t meant = unknown_column(table, &raw->header[i], names[i], columns, arena, report);
		if (meant != NO_COLUMN && source[meant] == NO_COLUMN)
			source[meant] = i;
	}
	return source;
}

static void fill_cell(struct table *table, size_t row, size_t column, const struct cell *from,
	const struct column *wanted, struct arena *arena, struct report *report)
{
	struct cell *cell = &table->cells[row * table->columns + column];
	const char *text = trimmed(arena, from->text);
	*cell = (struct cell){text, from->line, from->column};
	if (!*text && wanted->required && !wanted->may_empty)
		report_add(report, FINDING_EMPTY_CELL, table_place(table, cell), wanted->name);
}

/* Lays what is left of the rows that were left out in the caller's order. */
static void keep_lost(
	struct table *table, const struct raw_table *raw, const size_t *source, struct arena *arena)
{
	table->lost_rows = raw->lost_count;
	table->lost_cells = arena_array(arena, raw->lost_count * table->columns + 1, sizeof(struct cell));
	for (size_t row = 0; row < raw->lost_count; row++) {
		const struct lost_row *lost = &raw->lost[row];
		for (size_t i = 0; i < table->columns; i++) {
			struct cell *cell = &table->lost_cells[row * table->columns + i];
			*cell = source[i] < lost->count ? lost->cells[source[i]] : (struct cell){"", 0, 0};
			cell->text = trimmed(arena, cell->text);
		}
	}
}

int table_match(struct table *table, const struct raw_table *raw, const struct column *columns,
	struct arena *arena, struct report *report)
{
	size_t *source = match_header(table, raw, columns, arena, report);
	int result = 0;
	table->present = arena_array(arena, table->columns + 1, sizeof(*table->present));
	table->file_columns = raw->width;
	table->file_header = raw->header;
	table->file_cells = raw->cells;
	table->rows = raw->rows;
	table->cells = arena_array(arena, raw->rows * table->columns + 1, sizeof(*table->cells));
	for (size_t i = 0; i < table->columns; i++) {
		table->present[i] = source[i] != NO_COLUMN;
		if (!table->present[i] && columns[i].required)
			result = report_add(report, FINDING_MISSING_COLUMN,
				((struct place){table->path, 1, 1}), columns[i].name);
	}
	keep_lost(table, raw, source, arena);
	for (size_t row = 0; row < raw->rows; row++) {
		const struct cell *cells = &raw->cells[row * raw->width];
		for (size_t i = 0; i < table->columns; i++) {
			if (table->present[i])
				fill_cell(table, row, i, &cells[source[i]], &columns[i], arena, report);
			else
				table->cells[row * table->columns + i] =
					(struct cell){"", cells[0].line, cells[0].column};
		}
	}
	return result;
}
