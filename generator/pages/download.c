/* Room: pages. Computed tables, such as cumplimiento and indices, row-exact as 4-site prescribes, and the two
 * ways to write a table. */
#include "pages/download.h"

#include "base/decimal.h"
#include "pages/action_table.h"
#include "pages/changes_table.h"
#include "pages/feedback_table.h"
#include "pages/plan_tables.h"

#include <string.h>

/* Words stay as they are in every format; `si` and nothing are how tables say true and false. */
const struct column_kind column_kinds[] = {
	[COLUMN_TEXT] = {W_tipo_texto, "\"type\": \"string\", \"format\": \"default\"", "\"string\"",
		"\"type\": [\"string\", \"null\"]"},
	[COLUMN_NUMBER] = {W_tipo_numero, "\"type\": \"number\", \"format\": \"default\"", "\"decimal\"",
		"\"type\": [\"number\", \"null\"]"},
	[COLUMN_WHOLE] = {W_tipo_entero, "\"type\": \"integer\", \"format\": \"default\"", "\"integer\"",
		"\"type\": [\"integer\", \"null\"]"},
	[COLUMN_DATE] = {W_tipo_fecha, "\"type\": \"date\", \"format\": \"default\"",
		"{\"base\": \"date\", \"format\": \"yyyy-MM-dd\"}",
		"\"type\": [\"string\", \"null\"], \"format\": \"date\""},
	[COLUMN_MONTH] = {W_mes, "\"type\": \"yearmonth\", \"format\": \"default\"", "\"gYearMonth\"",
		"\"type\": [\"string\", \"null\"], \"pattern\": \"^[0-9]{4}-(0[1-9]|1[0-2])$\""},
	[COLUMN_FLAG] = {W_tipo_si_o_vacio,
		"\"type\": \"boolean\", \"format\": \"default\", \"trueValues\": [\"si\"], "
		"\"falseValues\": [\"no\"]",
		"{\"base\": \"boolean\", \"format\": \"si|no\"}", "\"enum\": [\"si\", \"no\", null]"},
};

/* Any number of digits: sums and quotients are longer than what data files may hold. */
static bool is_number(const char *text)
{
	const char *digits = "0123456789";
	text += *text == '-' || *text == '+';
	size_t whole = strspn(text, digits);
	if (!whole || !text[whole])
		return whole != 0;
	size_t places = text[whole] == '.' ? strspn(text + whole + 1, digits) : 0;
	return places && !text[whole + 1 + places];
}

bool download_is_simulated(const struct publication *publication, const struct download *download)
{
	return download->simulated && download->simulated(publication);
}

bool download_is_present(const struct publication *publication, const struct download *download)
{
	return !download->present || download->present(publication);
}

void csv_cell(struct buffer *out, const char *text)
{
	bool formula = *text && strchr("=+-@\t\r", *text) && !is_number(text);
	bool quoted = strpbrk(text, ",\"\r\n") != NULL;
	if (quoted)
		buffer_char(out, '"');
	if (formula)
		buffer_char(out, '\'');
	for (const char *p = text; *p; p++) {
		if (*p == '"')
			buffer_char(out, '"');
		buffer_char(out, *p);
	}
	if (quoted)
		buffer_char(out, '"');
}

void csv_row(struct buffer *out, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_char(out, ',');
		if (cells[i])
			csv_cell(out, cells[i]);
	}
	buffer_char(out, '\n');
}

void download_csv(const struct publication *publication, const struct download *download, struct buffer *out)
{
	size_t rows = download->rows(publication);
	for (size_t i = 0; i < download->column_count; i++)
		buffer_printf(out, "%s%s", i ? "," : "", download->columns[i].name);
	buffer_char(out, '\n');
	struct arena arena = {0};
	for (size_t row = 0; row < rows; row++) {
		const char *cells[32] = {0};
		download->row(publication, row, cells, &arena);
		csv_row(out, cells, download->column_count);
		if (arena.used > 1u << 20)
			arena_release(&arena);
	}
	arena_release(&arena);
}

static void json_cell(struct buffer *out, enum column_type type, const char *text)
{
	if (!text || !*text)
		buffer_string(out, "null");
	else if (type == COLUMN_NUMBER || type == COLUMN_WHOLE)
		buffer_string(out, text);
	else
		buffer_json(out, text);
}

void download_json(const struct publication *publication, const struct download *download, struct buffer *out)
{
	size_t rows = download->rows(publication);
	struct arena arena = {0};
	buffer_char(out, '[');
	for (size_t row = 0; row < rows; row++) {
		const char *cells[32] = {0};
		download->row(publication, row, cells, &arena);
		buffer_string(out, row ? ",\n{" : "\n{");
		for (size_t i = 0; i < download->column_count; i++) {
			buffer_printf(out, "%s\"%s\":", i ? "," : "", download->columns[i].name);
			json_cell(out, download->columns[i].type, cells[i]);
		}
		buffer_char(out, '}');
		if (arena.used > 1u << 20)
			arena_release(&arena);
	}
	buffer_string(out, "\n]\n");
	arena_release(&arena);
}

void source_csv(const struct source_table *source, struct buffer *out)
{
	const struct table *table = &source->table;
	for (size_t i = 0; i < table->file_columns; i++) {
		if (i)
			buffer_char(out, ',');
		csv_cell(out, table->file_header[i].text);
	}
	buffer_char(out, '\n');
	for (size_t row = 0; row < table->rows; row++) {
		if (source->hidden && source->hidden[row])
			continue;
		for (size_t i = 0; i < table->file_columns; i++) {
			if (i)
				buffer_char(out, ',');
			csv_cell(out, table->file_cells[row * table->file_columns + i].text);
		}
		buffer_char(out, '\n');
	}
}

static const char *published(struct arena *arena, const struct fraction *number)
{
	return fraction_text(arena, number, 6, true);
}

static const char *whole(struct arena *arena, unsigned number)
{
	return arena_printf(arena, "%u", number);
}

static size_t compliance_rows(const struct publication *publication)
{
	return publication->assessment->count;
}

static void compliance_row(
	const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	static const char *const timeliness[] = {"", "oportuno", "tardio"};
	const struct model *model = publication->model;
	const struct figure *f = &publication->assessment->figures[row];
	const char **cell = cells;
	*cell++ = model->entities[f->unit.entity].id;
	*cell++ = model->indicators[f->indicator].code;
	*cell++ = scope_ids[f->unit.scope];
	*cell++ = unit_id(model, f->unit);
	*cell++ = f->unit.scope == SCOPE_ROLE ? model->roles.items[f->unit.role] : "";
	*cell++ = month_text(arena, f->period);
	*cell++ = published(arena, f->numerator);
	*cell++ = published(arena, f->denominator);
	*cell++ = published(arena, f->value);
	*cell++ = published(arena, f->target);
	*cell++ = published(arena, f->target_at_cut);
	*cell++ = published(arena, f->compliance);
	*cell++ = published(arena, f->score);
	*cell++ = state_ids[f->state];
	*cell++ = f->over ? "si" : "";
	*cell++ = whole(arena, f->months_reported);
	*cell++ = whole(arena, f->months_expected);
	*cell++ = whole(arena, f->regions_reported);
	*cell++ = whole(arena, f->regions_expected);
	*cell++ = f->norm;
	*cell++ = date_text(arena, f->reported_on);
	*cell++ = timeliness[f->timeliness];
	*cell++ = f->simulated ? "simulado" : "oficial";
}

static size_t index_rows(const struct publication *publication)
{
	return publication->assessment->index_count;
}

static void index_row(
	const struct publication *publication, size_t row, const char **cells, struct arena *arena)
{
	const struct model *model = publication->model;
	const struct index_line *line = &publication->assessment->indices[row];
	const char **cell = cells;
	*cell++ = model->entities[line->unit.entity].id;
	*cell++ = scope_ids[line->unit.scope];
	*cell++ = unit_id(model, line->unit);
	*cell++ = month_text(arena, line->period);
	*cell++ = published(arena, line->index);
	*cell++ = whole(arena, line->evaluated);
	*cell++ = whole(arena, line->with_target);
}

static const struct download_column compliance_columns[] = {
	{"entidad", COLUMN_TEXT, W_col_entidad_que_rinde},
	{"indicador", COLUMN_TEXT, W_col_indicador_codigo},
	{"ambito", COLUMN_TEXT, W_col_ambito},
	{"region", COLUMN_TEXT, W_col_region_o_segmento_o_vacio},
	{"rol", COLUMN_TEXT, W_col_rol},
	{"periodo", COLUMN_MONTH, W_col_mes_del_corte},
	{"numerador", COLUMN_NUMBER, W_col_numerador},
	{"denominador", COLUMN_NUMBER, W_col_denominador},
	{"valor", COLUMN_NUMBER, W_col_valor},
	{"meta", COLUMN_NUMBER, W_col_meta_completa},
	{"meta_al_corte", COLUMN_NUMBER, W_col_meta_al_corte},
	{"cumplimiento", COLUMN_NUMBER, W_col_cumplimiento},
	{"puntaje", COLUMN_NUMBER, W_col_puntaje},
	{"estado", COLUMN_TEXT, W_col_estado},
	{"sobre", COLUMN_FLAG, W_col_sobre},
	{"meses_reportados", COLUMN_WHOLE, W_col_meses_reportados},
	{"meses_esperados", COLUMN_WHOLE, W_col_meses_esperados},
	{"cobertura_reportadas", COLUMN_WHOLE, W_col_cobertura_reportadas},
	{"cobertura_esperadas", COLUMN_WHOLE, W_col_cobertura_esperadas},
	{"norma", COLUMN_TEXT, W_col_norma},
	{"reportado", COLUMN_DATE, W_col_reportado},
	{"oportunidad", COLUMN_TEXT, W_col_oportunidad},
	{"origen", COLUMN_TEXT, W_col_origen},
};

static const struct download_column index_columns[] = {
	{"entidad", COLUMN_TEXT, W_col_entidad_que_rinde},
	{"ambito", COLUMN_TEXT, W_col_ambito_sin_rol},
	{"region", COLUMN_TEXT, W_col_region_o_segmento},
	{"periodo", COLUMN_MONTH, W_col_mes_del_corte},
	{"indice", COLUMN_NUMBER, W_col_indice},
	{"evaluados", COLUMN_WHOLE, W_col_evaluados},
	{"con_meta", COLUMN_WHOLE, W_col_con_meta},
};

const struct download downloads[] = {
	{"cumplimiento", W_datos_cumplimiento, W_tabla_cumplimiento_que, compliance_columns,
		sizeof(compliance_columns) / sizeof(*compliance_columns), compliance_rows, compliance_row,
		NULL, NULL},
	{"indices", W_tabla_indices, W_tabla_indices_que, index_columns,
		sizeof(index_columns) / sizeof(*index_columns), index_rows, index_row, NULL, NULL},
	{"cambios", W_ediciones_cambios, W_tabla_cambios_que, changes_columns, CHANGES_COLUMNS, changes_rows,
		changes_row, NULL, NULL},
	{"retroalimentacion", W_tabla_retroalimentacion, W_tabla_retroalimentacion_que, feedback_columns,
		FEEDBACK_COLUMNS, feedback_rows, feedback_row, feedback_present, feedback_is_simulated},
	{"planes", W_planes_planes_estrategicos_regionales, W_tabla_planes_que, plan_columns, PLAN_COLUMNS,
		plan_rows, plan_row, plans_present, NULL},
	{"lineamientos", W_tabla_lineamientos, W_tabla_lineamientos_que, guideline_columns, GUIDELINE_COLUMNS,
		guideline_rows, guideline_row, plans_present, NULL},
	{"recursos-por-fuente", W_tabla_recursos, W_tabla_recursos_que, fund_columns, FUND_COLUMNS, fund_rows,
		fund_row, plans_present, NULL},
	{"acciones", W_plan_de_accion, W_tabla_acciones_que, action_columns, ACTION_COLUMNS, action_rows,
		action_row, actions_present, actions_are_simulated},
};

const size_t download_count = sizeof(downloads) / sizeof(*downloads);
