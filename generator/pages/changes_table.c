/* Room: pages. cambios.csv, row-exact as 4-site prescribes. It must not know how the changes were found. */
#include "pages/changes_table.h"

#include "pages/change_words.h"

const struct download_column changes_columns[CHANGES_COLUMNS] = {
	{"tipo", COLUMN_TEXT, W_col_cambio_tipo},
	{"indicador", COLUMN_TEXT, W_col_indicador_codigo},
	{"ambito", COLUMN_TEXT, W_col_ambito},
	{"region", COLUMN_TEXT, W_col_region_o_segmento_o_vacio},
	{"rol", COLUMN_TEXT, W_col_rol},
	{"periodo", COLUMN_MONTH, W_col_mes_del_corte},
	{"campo", COLUMN_TEXT, W_col_cambio_campo},
	{"antes", COLUMN_TEXT, W_col_cambio_antes},
	{"despues", COLUMN_TEXT, W_col_cambio_despues},
	{"commit", COLUMN_TEXT, W_col_cambio_commit},
	{"fecha", COLUMN_DATE, W_col_cambio_dia},
	{"autor", COLUMN_TEXT, W_col_cambio_autor},
	{"motivo", COLUMN_TEXT, W_col_cambio_motivo},
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
	*cell++ = change_reason(&(const struct voice){arena, languages[0]}, change);
}
