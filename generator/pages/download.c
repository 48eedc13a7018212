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
	[COLUMN_TEXT] = {"texto", "\"type\": \"string\", \"format\": \"default\"", "\"string\"",
		"\"type\": [\"string\", \"null\"]"},
	[COLUMN_NUMBER] = {"número", "\"type\": \"number\", \"format\": \"default\"", "\"decimal\"",
		"\"type\": [\"number\", \"null\"]"},
	[COLUMN_WHOLE] = {"entero", "\"type\": \"integer\", \"format\": \"default\"", "\"integer\"",
		"\"type\": [\"integer\", \"null\"]"},
	[COLUMN_DATE] = {"fecha", "\"type\": \"date\", \"format\": \"default\"",
		"{\"base\": \"date\", \"format\": \"yyyy-MM-dd\"}",
		"\"type\": [\"string\", \"null\"], \"format\": \"date\""},
	[COLUMN_MONTH] = {"mes", "\"type\": \"yearmonth\", \"format\": \"default\"", "\"gYearMonth\"",
		"\"type\": [\"string\", \"null\"], \"pattern\": \"^[0-9]{4}-(0[1-9]|1[0-2])$\""},
	[COLUMN_FLAG] = {"si o vacío",
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
		for (size_t i = 0; i < download->column_count; i++) {
			if (i)
				buffer_char(out, ',');
			if (cells[i])
				csv_cell(out, cells[i]);
		}
		buffer_char(out, '\n');
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
	{"entidad", COLUMN_TEXT, "Entidad que rinde la cuenta"},
	{"indicador", COLUMN_TEXT, "Código del indicador"},
	{"ambito", COLUMN_TEXT, "region, segmento, nacional o rol"},
	{"region", COLUMN_TEXT, "Identificador de la región o del segmento; vacío en los demás ámbitos"},
	{"rol", COLUMN_TEXT, "Rol, en el ámbito rol"},
	{"periodo", COLUMN_MONTH, "Mes del corte"},
	{"numerador", COLUMN_NUMBER, "Numerador en la ventana"},
	{"denominador", COLUMN_NUMBER, "Denominador en la ventana, si la fórmula lo tiene"},
	{"valor", COLUMN_NUMBER, "Numerador, o numerador entre denominador"},
	{"meta", COLUMN_NUMBER, "Meta completa de la ventana"},
	{"meta_al_corte", COLUMN_NUMBER, "Parte de la meta que corresponde al corte"},
	{"cumplimiento", COLUMN_NUMBER, "Valor entre meta al corte; en un techo, uso del techo"},
	{"puntaje", COLUMN_NUMBER, "De 0 a 1, con el que entra al índice"},
	{"estado", COLUMN_TEXT, "Estado de la cifra"},
	{"sobre", COLUMN_FLAG, "si, cuando pasa el umbral de sobrecumplimiento"},
	{"meses_reportados", COLUMN_WHOLE, "Meses de la ventana con reporte"},
	{"meses_esperados", COLUMN_WHOLE, "Meses de la ventana que debían reportarse"},
	{"cobertura_reportadas", COLUMN_WHOLE, "Regiones con reporte en el mes"},
	{"cobertura_esperadas", COLUMN_WHOLE, "Regiones a las que se aplica"},
	{"norma", COLUMN_TEXT, "Circular que fijó la meta o el indicador"},
	{"reportado", COLUMN_DATE, "Día en que la región reportó el mes"},
	{"oportunidad", COLUMN_TEXT, "oportuno o tardio"},
	{"origen", COLUMN_TEXT, "oficial o simulado"},
};

static const struct download_column index_columns[] = {
	{"entidad", COLUMN_TEXT, "Entidad que rinde la cuenta"},
	{"ambito", COLUMN_TEXT, "region, segmento o nacional"},
	{"region", COLUMN_TEXT, "Identificador de la región o del segmento"},
	{"periodo", COLUMN_MONTH, "Mes del corte"},
	{"indice", COLUMN_NUMBER, "Promedio ponderado de los puntajes, de 0 a 1; vacío si no se publica"},
	{"evaluados", COLUMN_WHOLE, "Indicadores evaluados"},
	{"con_meta", COLUMN_WHOLE, "Indicadores con meta"},
};

const struct download downloads[] = {
	{"cumplimiento", "Cumplimiento",
		"Cada cifra de cada región, segmento, rol y del país, mes a mes, con su meta y su estado.",
		compliance_columns, sizeof(compliance_columns) / sizeof(*compliance_columns), compliance_rows,
		compliance_row, NULL, NULL},
	{"indices", "Índices", "El índice de cumplimiento de cada región, segmento y del país, mes a mes.",
		index_columns, sizeof(index_columns) / sizeof(*index_columns), index_rows, index_row, NULL,
		NULL},
	{"cambios", "Cambios",
		"Lo que cambió frente a la edición anterior: cifras nuevas, revisadas, corregidas y "
		"retiradas, y "
		"metas, con quién, cuándo y por qué.",
		changes_columns, CHANGES_COLUMNS, changes_rows, changes_row, NULL, NULL},
	{"retroalimentacion", "Retroalimentación a los planes municipales",
		"Cada municipio priorizado: si llegó su plan de desarrollo, cuándo se respondió y en qué "
		"estado está.",
		feedback_columns, FEEDBACK_COLUMNS, feedback_rows, feedback_row, feedback_present,
		feedback_is_simulated},
	{"planes", "Planes estratégicos regionales",
		"Cada plan con sus hitos, su consulta y los lineamientos que cubre.", plan_columns,
		PLAN_COLUMNS, plan_rows, plan_row, plans_present, NULL},
	{"lineamientos", "Lineamientos por región",
		"Cada región y cada lineamiento: cuántas iniciativas tiene su plan, o que no hay plan.",
		guideline_columns, GUIDELINE_COLUMNS, guideline_rows, guideline_row, plans_present, NULL},
	{"recursos-por-fuente", "Recursos por fuente",
		"Lo gestionado y lo asignado para las iniciativas, por fuente: de cada región, de los "
		"proyectos interregionales y del país. Las regiones y los interregionales suman el país.",
		fund_columns, FUND_COLUMNS, fund_rows, fund_row, plans_present, NULL},
	{"acciones", "Plan de acción",
		"Cada periodo de cada acción que ya comenzó: su plazo, cuándo se entregó y en qué estado "
		"está.",
		action_columns, ACTION_COLUMNS, action_rows, action_row, actions_present,
		actions_are_simulated},
};

const size_t download_count = sizeof(downloads) / sizeof(*downloads);
