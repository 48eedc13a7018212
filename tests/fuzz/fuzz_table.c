/* Any bytes as a CSV table: what is accepted has the shape that the header promises, and every cell and
 * finding stands inside the file. */
#include "fuzz.h"

#include "documents/table.h"

static const struct column columns[] = {
	{"indicador", true, false}, {"region", true, false}, {"valor", true, true}, {"nota", false, false}};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = {0};
	struct report report = {0};
	struct table table = {0};
	unsigned lines = 1;
	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n';
	int result = table_parse(&table, "data/x.csv", (const char *)data, size, columns, 4, &arena, &report);
	must_stand_in(&report, data, size);
	must_hold(!result || report.errors, "a table that cannot be used has an error that says why");
	for (size_t row = 0; !result && row < table.rows; row++) {
		unsigned last = 0;
		for (size_t column = 0; column < table.file_columns; column++) {
			const struct cell *cell = &table.file_cells[row * table.file_columns + column];
			must_hold(cell->line >= 2 && cell->line <= lines && cell->column >= 1,
				"a cell stands on a line below the header");
			must_hold(cell->line >= last, "cells come in the order of the file");
			last = cell->line;
		}
		for (size_t column = 0; column < 4; column++)
			must_hold(table_cell(&table, row, column)->text != NULL, "a cell has a text");
	}
	arena_release(&arena);
	report_release(&report);
	return 0;
}
