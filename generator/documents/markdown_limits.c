/*
 * Room: documents. One pass over the lines of a text, counting upwards what is quadratic in cmark-gfm
 * 0.29.0.gfm.6 (measured over ninety kinds of hostile text: 1 MB of what passes takes about a second at
 * most). The counts are upper bounds: they need not know whether a line is code or prose.
 */
#include "documents/markdown_limits.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

enum {
	MOST_BYTES = 1 << 20,
	MOST_LEVELS = 16,
	MOST_CELLS = 20000, /* of one table: cmark fills short rows up to the width of the header */
	MOST_CELLS_IN_ALL = 100000,
	MOST_WORD = 4000,	  /* links without spaces are read again for each bracket in them */
	MOST_IMAGES = 2000,	  /* "![" */
	MOST_DECLARATIONS = 2000, /* "<!" and "<?" search to the end of the paragraph */
};
/* Steps for rows of tables, each the square of its pipes; bytes copied for links by reference. */
static const size_t most_row_work = 100000000, most_copied = 50000000;

struct line {
	const char *bytes;
	size_t length;
	unsigned number;
};

struct counter {
	size_t levels[MOST_LEVELS + 1]; /* columns at which the contents of open containers begin */
	size_t level_count;
	/* The run of lines without a blank one: a paragraph or a table, and what stands right around them. */
	size_t run_pipes, run_bytes, run_columns, run_cells;
	unsigned run_table_line; /* the header's, 0 before a delimiter row */
	bool run_definition;	 /* a line may define a link */
	size_t cells, row_work, images, declarations, brackets, longest_definition;
	const char *spanish, *english; /* the limit that was passed */
	unsigned limit_line;
	size_t limit_column;
};

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static bool too_much(struct counter *c, unsigned line, const char *spanish, const char *english)
{
	c->limit_line = line;
	c->limit_column = 1;
	c->spanish = spanish;
	c->english = english;
	return true;
}

/* Length of the list or quote marker at `at`, or 0. A marker is followed by a blank or ends the line. */
static size_t marker_length(const struct line *line, size_t at)
{
	size_t i = at;
	if (line->bytes[i] == '>')
		return 1;
	if (line->bytes[i] == '-' || line->bytes[i] == '+' || line->bytes[i] == '*') {
		i++;
	} else {
		while (i < line->length && i - at < 9 && line->bytes[i] >= '0' && line->bytes[i] <= '9')
			i++;
		if (i == at || i == line->length || (line->bytes[i] != '.' && line->bytes[i] != ')'))
			return 0;
		i++;
	}
	return i == line->length || is_blank(line->bytes[i]) ? i - at : 0;
}

/* `- - - -` and the like: a rule across the page and no nested lists. */
static bool is_rule(const struct line *line)
{
	size_t i = 0;
	while (i < line->length && is_blank(line->bytes[i]))
		i++;
	char mark = i < line->length ? line->bytes[i] : '\0';
	if (mark != '-' && mark != '*')
		return false;
	while (i < line->length && (line->bytes[i] == mark || is_blank(line->bytes[i])))
		i++;
	return i == line->length;
}

/* Follows which containers are open by the columns of their markers. */
static bool count_levels(struct counter *c, const struct line *line)
{
	size_t column = 0, i = 0;
	if (is_rule(line))
		return false;
	while (i < line->length) {
		if (line->bytes[i] == ' ' || line->bytes[i] == '\t') {
			column += line->bytes[i++] == '\t' ? 4 - column % 4 : 1;
			continue;
		}
		size_t marker = marker_length(line, i);
		if (!marker)
			break;
		while (c->level_count && c->levels[c->level_count - 1] > column)
			c->level_count--;
		if (c->level_count == MOST_LEVELS) {
			too_much(c, line->number, "16 niveles de listas y citas",
				"16 levels of lists and quotes");
			c->limit_column = 1 + utf8_characters(line->bytes, i);
			return true;
		}
		c->levels[c->level_count++] = column + marker;
		column += marker;
		i += marker;
	}
	return false;
}

static size_t count_byte(const struct line *line, char byte)
{
	size_t count = 0;
	for (size_t i = 0; i < line->length; i++)
		count += line->bytes[i] == byte;
	return count;
}

/* Whether the line, past quote markers, could be the row of dashes under a table's header. */
static bool is_delimiter_row(const struct line *line)
{
	size_t dashes = 0, i = 0;
	while (i < line->length && (is_blank(line->bytes[i]) || line->bytes[i] == '>'))
		i++;
	for (; i < line->length; i++) {
		if (!is_blank(line->bytes[i]) && !strchr("|:-", line->bytes[i]))
			return false;
		dashes += line->bytes[i] == '-';
	}
	return dashes > 0;
}

static void end_run(struct counter *c)
{
	if (c->run_definition && c->run_bytes > c->longest_definition)
		c->longest_definition = c->run_bytes;
	c->run_pipes = c->run_bytes = c->run_columns = c->run_cells = 0;
	c->run_table_line = 0;
	c->run_definition = false;
}

static bool count_table(struct counter *c, const struct line *line)
{
	size_t pipes = count_byte(line, '|');
	c->run_pipes += pipes;
	if (is_delimiter_row(line)) {
		/* cmark reads the whole paragraph above again as a header. */
		c->row_work += c->run_pipes * c->run_pipes + c->run_bytes;
		if (!c->run_table_line)
			c->run_table_line = line->number > 1 ? line->number - 1 : 1;
		if (pipes + 1 > c->run_columns)
			c->run_columns = pipes + 1;
	} else if (c->run_table_line) {
		c->run_cells += c->run_columns;
		c->cells += c->run_columns;
		c->row_work += pipes * pipes;
	}
	if (c->run_cells > MOST_CELLS)
		return too_much(c, c->run_table_line, "20.000 celdas por tabla", "20,000 cells a table");
	if (c->cells > MOST_CELLS_IN_ALL)
		return too_much(c, c->run_table_line, "100.000 celdas de tablas", "100,000 cells in tables");
	if (c->row_work > most_row_work)
		return too_much(c, c->run_table_line, "columnas por tabla", "columns a table");
	return false;
}

/* Counts what stands inside a line. */
static bool count_inline(struct counter *c, const struct line *line)
{
	size_t word = 0;
	for (size_t i = 0; i < line->length; i++) {
		char byte = line->bytes[i], next = i + 1 < line->length ? line->bytes[i + 1] : '\n';
		word = is_blank(byte) ? 0 : word + 1;
		c->brackets += byte == '[';
		c->images += byte == '!' && next == '[';
		c->declarations += byte == '<' && (next == '!' || next == '?');
		c->run_definition = c->run_definition || (byte == ']' && next == ':');
		if (word > MOST_WORD) {
			too_much(
				c, line->number, "4.000 bytes sin un espacio", "4,000 bytes without a blank");
			c->limit_column = 1 + utf8_characters(line->bytes, i + 1 - word);
			return true;
		}
	}
	if (c->images > MOST_IMAGES)
		return too_much(c, line->number, "2.000 imágenes", "2,000 images");
	if (c->declarations > MOST_DECLARATIONS)
		return too_much(c, line->number, "2.000 marcas «<!» o «<?»", "2,000 marks '<!' or '<?'");
	return false;
}

/* Whether the line passes a limit. */
static bool count_line(struct counter *c, const struct line *line)
{
	size_t i = 0;
	while (i < line->length && (is_blank(line->bytes[i]) || line->bytes[i] == '>'))
		i++;
	if (i == line->length)
		end_run(c);
	if (count_levels(c, line) || count_inline(c, line) || count_table(c, line))
		return true;
	c->run_bytes += line->length;
	return false;
}

/* Takes the line at `start`; cmark ends lines at LF, CR and CR LF. Returns where the next one begins. */
static size_t take_line(struct line *line, const char *text, size_t length, size_t start)
{
	size_t end = start;
	while (end < length && text[end] != '\n' && text[end] != '\r')
		end++;
	line->bytes = text + start;
	line->length = end - start;
	line->number++;
	return end + 1 + (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n');
}

static bool count_text(struct counter *c, const char *text, size_t length)
{
	struct line line = {.number = 0};
	if (length > MOST_BYTES)
		return too_much(c, 1, "1 MB", "1 MB");
	for (size_t start = 0; start < length;) {
		start = take_line(&line, text, length, start);
		if (count_line(c, &line))
			return true;
	}
	end_run(c);
	if (c->longest_definition && c->brackets > most_copied / c->longest_definition)
		return too_much(c, 1, "enlaces por referencia", "links by reference");
	return false;
}

int markdown_check_limits(
	const char *text, size_t length, const char *path, unsigned first_line, struct report *report)
{
	struct counter c = {0};
	if (!count_text(&c, text, length))
		return 0;
	struct place place = {path, first_line + c.limit_line - 1, (unsigned)c.limit_column};
	return report_add(report, FINDING_MARKDOWN_LIMIT, place, report->english ? c.english : c.spanish);
}
