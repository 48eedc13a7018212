/* Room: pages. cambios.csv, row-exact as 4-site prescribes. It must not know how the changes were found. */
#include "pages/changes_table.h"

#include "pages/change_words.h"

const struct download_column changes_columns[CHANGES_COLUMNS] = {
	{"tipo", COLUMN_TEXT, "nuevo, revisado, corregido, retirado o meta_cambiada"},
	{"indicador", COLUMN_TEXT, "Código del indicador"},
	{"ambito", COLUMN_TEXT, "region, segmento, nacional o rol"},
	{"region", COLUMN_TEXT, "Identificador de la región o del segmento; vacío en los demás ámbitos"},
	{"rol", COLUMN_TEXT, "Rol, en el ámbito rol"},
	{"periodo", COLUMN_MONTH, "Mes del corte"},
	{"campo", COLUMN_TEXT, "Lo que cambió: valor, meta_al_corte o estado"},
	{"antes", COLUMN_TEXT, "Lo que decía la edición anterior; vacío si no decía nada"},
	{"despues", COLUMN_TEXT, "Lo que dice esta edición; vacío si ya no dice nada"},
	{"commit", COLUMN_TEXT, "El último commit que tocó las filas de la cifra"},
	{"fecha", COLUMN_DATE, "Día en que se hizo ese commit"},
	{"autor", COLUMN_TEXT, "Quien lo hizo"},
	{"motivo", COLUMN_TEXT, "Por qué, según quien lo hizo"},
};

size_t changes_rows(const struct publication *publication)
{
	return publication->changes->figure_count;
}

void changes_row(const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	const struct figure_change *change = &publication->changes->figures[row];
	const struct revision *revision = change->revision;
	const char **cell = cells;
	*cell++ = change_ids[change->kind];
	*cell++ = change->indicator;
	*cell++ = scope_ids[change->scope];
	*cell++ = change->region;
	*cell++ = change->role;
	*cell++ = month_text(arena, change->period);
	*cell++ = change->field;
	*cell++ = change->before;
	*cell++ = change->after;
	*cell++ = revision ? revision->commit : "";
	*cell++ = revision ? date_text(arena, instant_date(revision->when)) : "";
	*cell++ = revision ? revision->author : "";
	*cell++ = change_reason(change);
}
