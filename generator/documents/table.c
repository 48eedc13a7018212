/*
 * Room: documents. Reads CSV with libcsv, which knows quotes but no positions: beside it a cursor walks the
 * same bytes, so that every cell knows its line and column. What the columns mean is not known here; their
 * names are matched in table_columns.c.
 */
#include "documents/table_columns.h"

#include "documents/text.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

/* A file with more broken quotes than this is not worth more lines on the terminal. */
enum { MOST_BROKEN_QUOTES = 50 };

struct reader {
	const char *bytes;
	size_t length;
	struct position at; /* where the cell that libcsv hands over next begins */
	struct position row_start;
	struct raw_table *raw;
	struct cell *row; /* cells of the row that is being read */
	size_t row_count, row_capacity;
	size_t capacity;
	size_t broken_quotes;
	bool controls;	  /* some row has a control character */
	bool after_blank; /* the line before was blank, and reported */
	struct arena *arena;
	struct report *report;
};

/* libcsv trims what this calls a space; cells are trimmed where they get a type, never in the file's own
 * copy.
 */
static int never_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static bool ends_line(char byte)
{
	return byte == '\n' || byte == '\r';
}

static void move_past_line_end(struct reader *r)
{
	size_t end = r->at.offset;
	if (end < r->length && r->bytes[end] == '\r')
		end++;
	if (end < r->length && r->bytes[end] == '\n')
		end++;
	position_move(&r->at, r->bytes, end);
}

/* One notice for a run of blank rows: spreadsheets leave hundreds of them. */
static void report_blank(struct reader *r, struct position at)
{
	if (!r->after_blank)
		report_add(r->report, FINDING_BLANK_ROW, position_place(r->raw->path, at), NULL);
	r->after_blank = true;
}

/* libcsv passes over empty lines without a word. */
static void skip_blank_lines(struct reader *r)
{
	while (r->at.offset < r->length && ends_line(r->bytes[r->at.offset])) {
		report_blank(r, r->at);
		move_past_line_end(r);
	}
	r->row_start = r->at;
}

/* Offset of the end of the cell that begins at `start`: a comma, a line end or the end of the file. */
static size_t cell_end(const char *bytes, size_t length, size_t start)
{
	size_t i = start;
	if (i < length && bytes[i] == '"') {
		for (i++; i < length; i++) {
			if (bytes[i] == '"' && !(i + 1 < length && bytes[i + 1] == '"'))
				break;
			i += bytes[i] == '"';
		}
	}
	while (i < length && bytes[i] != ',' && !ends_line(bytes[i]))
		i++;
	return i;
}

static void take_cell(void *text, size_t length, void *data)
{
	struct reader *r = data;
	if (!r->row_count)
		skip_blank_lines(r);
	r->row = arena_grow(r->arena, r->row, r->row_count, &r->row_capacity, sizeof(*r->row));
	r->row[r->row_count++] = (struct cell){arena_copy(r->arena, text, length), r->at.line, r->at.column};
	size_t end = cell_end(r->bytes, r->length, r->at.offset);
	end += end < r->length && r->bytes[end] == ',';
	position_move(&r->at, r->bytes, end);
}

static bool row_is_blank(const struct reader *r)
{
	for (size_t i = 0; i < r->row_count; i++)
		if (r->row[i].text[strspn(r->row[i].text, " \t\r\n")])
			return false;
	return true;
}

static size_t next_line(const struct reader *r, size_t offset)
{
	const char *end = memchr(r->bytes + offset, '\n', r->length - offset);
	return end ? (size_t)(end - r->bytes) + 1 : r->length;
}

/* Whether the line at `start` has as many cells as the header: then a quoted cell that runs over it has most
 * likely swallowed it. */
static bool looks_like_row(const struct reader *r, size_t start)
{
	size_t count = 1, i = start, end = next_line(r, start);
	if (start >= r->length || ends_line(r->bytes[start]))
		return false;
	/* Not past this line, or a row of many lines would be read once for each. */
	for (;;) {
		i = cell_end(r->bytes, end, i);
		if (i >= end || ends_line(r->bytes[i]))
			return count == r->raw->width;
		count++;
		i++;
	}
}

/* The first cell of the row whose quote swallowed a row below it, or NULL. */
static const struct cell *swallowing_cell(const struct reader *r)
{
	struct position at = r->row_start;
	for (size_t i = 0; i < r->row_count; i++) {
		size_t end = cell_end(r->bytes, r->length, at.offset), below = next_line(r, at.offset);
		if (below < end && looks_like_row(r, below))
			return &r->row[i];
		position_move(&at, r->bytes, end < r->length ? end + 1 : end);
	}
	return NULL;
}

/* Notes that a row was left out of which the first `count` cells could be read. */
static void lose_row(struct reader *r, size_t count)
{
	struct raw_table *raw = r->raw;
	if (!raw->header)
		return;
	raw->lost = arena_grow(r->arena, raw->lost, raw->lost_count, &raw->lost_capacity, sizeof(*raw->lost));
	struct lost_row *lost = &raw->lost[raw->lost_count++];
	lost->count = count < raw->width ? count : raw->width;
	lost->cells = arena_array(r->arena, lost->count + 1, sizeof(*lost->cells));
	if (lost->count)
		memcpy(lost->cells, r->row, lost->count * sizeof(*lost->cells));
}

static void report_ragged(struct reader *r)
{
	char cells[24], header[24];
	const struct cell *swallowing = swallowing_cell(r);
	if (swallowing) {
		struct place place = {r->raw->path, swallowing->line, swallowing->column};
		report_add(r->report, FINDING_UNCLOSED_QUOTE, place, NULL);
		lose_row(r, (size_t)(swallowing - r->row));
		lose_row(r, 0); /* what it swallowed */
		return;
	}
	lose_row(r, r->row_count);
	snprintf(cells, sizeof(cells), "%zu", r->row_count);
	snprintf(header, sizeof(header), "%zu", r->raw->width);
	report_add(r->report, FINDING_RAGGED, position_place(r->raw->path, r->row_start), cells, header);
}

static void keep_row(struct reader *r)
{
	struct raw_table *raw = r->raw;
	for (size_t i = 0; i < r->row_count; i++) {
		raw->cells = arena_grow(
			r->arena, raw->cells, raw->rows * raw->width + i, &r->capacity, sizeof(*raw->cells));
		raw->cells[raw->rows * raw->width + i] = r->row[i];
	}
	raw->rows++;
}

static void take_row(int terminator, void *data)
{
	struct reader *r = data;
	(void)terminator;
	move_past_line_end(r);
	size_t end = r->at.offset;
	bool spoilt = r->controls && text_control_at(r->bytes, end, r->row_start.offset) < end;
	if (row_is_blank(r)) {
		report_blank(r, r->row_start);
	} else {
		r->after_blank = false;
		if (!r->raw->header) {
			r->raw->header = arena_array(r->arena, r->row_count, sizeof(*r->row));
			memcpy(r->raw->header, r->row, r->row_count * sizeof(*r->row));
			r->raw->width = r->row_count;
			r->raw->header_spoilt = spoilt;
		} else if (spoilt) {
			lose_row(r, r->row_count);
		} else if (r->row_count != r->raw->width) {
			report_ragged(r);
		} else {
			keep_row(r);
		}
	}
	r->row_count = 0;
	r->row_start = r->at;
}

/* Says what is wrong where libcsv stopped, and returns the offset where reading may go on. */
static size_t report_quote(struct reader *r, size_t stopped)
{
	if (!r->row_count)
		skip_blank_lines(r);
	struct position quote = r->at;
	bool quoted = r->bytes[quote.offset] == '"';
	size_t below = next_line(r, quote.offset);
	r->broken_quotes++;
	lose_row(r, r->row_count);
	if (quoted && (stopped >= r->length || (below < stopped && looks_like_row(r, below)))) {
		report_add(r->report, FINDING_UNCLOSED_QUOTE, position_place(r->raw->path, quote), NULL);
		if (looks_like_row(r, below))
			return below;
		if (below < r->length)
			lose_row(r, 0); /* what it swallowed */
		return r->length;
	}
	/* After a closing quote libcsv stops one byte later than the quote that is out of place. */
	position_move(&quote, r->bytes, quoted ? stopped - 1 : stopped);
	report_add(r->report, FINDING_STRAY_QUOTE, position_place(r->raw->path, quote), NULL);
	return next_line(r, stopped);
}

/* Reads from the cursor to the end or to the first broken quote; returns where to go on. */
static size_t read_stretch(struct reader *r)
{
	struct csv_parser parser;
	size_t start = r->at.offset, read, resume = r->length;
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&parser, never_space);
	csv_set_realloc_func(&parser, memory_resize);
	r->row_count = 0;
	r->row_start = r->at;
	read = csv_parse(&parser, r->bytes + start, r->length - start, take_cell, take_row, r);
	if (read < r->length - start)
		resume = report_quote(r, start + read);
	else if (csv_fini(&parser, take_cell, take_row, r) != 0)
		resume = report_quote(r, r->length);
	csv_free(&parser);
	return resume;
}

static void read_all(struct reader *r)
{
	for (;;) {
		size_t resume = read_stretch(r);
		bool lost = !r->raw->header || r->broken_quotes >= MOST_BROKEN_QUOTES;
		if (lost)
			lose_row(r, 0);
		if (resume >= r->length || lost)
			break;
		position_move(&r->at, r->bytes, resume);
	}
	r->row_count = 0;
	if (r->at.offset < r->length && !r->broken_quotes)
		skip_blank_lines(r);
}

int table_parse(struct table *table, const char *path, const char *bytes, size_t length,
	const struct column *columns, size_t column_count, struct arena *arena, struct report *report)
{
	struct raw_table raw = {.path = path};
	struct reader r = {.bytes = bytes, .length = length, .raw = &raw, .arena = arena, .report = report};
	*table = (struct table){.path = path, .columns = column_count};
	if (text_check_encoding(path, bytes, length, report))
		return -1;
	r.at = text_start(bytes, length);
	if (table_check_separator(path, bytes, length, columns, column_count, report))
		return -1;
	r.controls = text_check_controls(path, bytes, length, report) != 0;
	read_all(&r);
	if (raw.header_spoilt)
		return -1;
	if (!raw.header)
		return r.broken_quotes ? -1 : table_report_no_header(path, columns, column_count, report);
	return table_match(table, &raw, columns, arena, report);
}

const struct cell *table_cell(const struct table *table, size_t row, size_t column)
{
	return &table->cells[row * table->columns + column];
}

const struct cell *table_lost_cell(const struct table *table, size_t lost, size_t column)
{
	return &table->lost_cells[lost * table->columns + column];
}

struct place table_place(const struct table *table, const struct cell *cell)
{
	return (struct place){table->path, cell->line, cell->column};
}
