/*
 * The files of a random publication (2-formats): the same world in a random dress, that is columns in any
 * order, quotes where none are needed, BOM, CRLF, flow or block YAML, rows over several files. It knows
 * nothing of generator/.
 */
#include "oracle_world.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 10, CELL = 64 };

/* One CSV file being written: its columns in the order chosen, the marks of its dress. */
struct sheet {
	struct text text;
	const char *columns[MAX_COLUMNS];
	int order[MAX_COLUMNS];
	int count;
	int quote_percent;
	const char *line_end;
};

static void add_file(struct oracle_publication *publication, const char *path, struct text text)
{
	size_t count = publication->count++;
	size_t size = strlen(path) + 1;

	publication->paths = oracle_resize(publication->paths, (count + 1) * sizeof(char *));
	publication->bytes = oracle_resize(publication->bytes, (count + 1) * sizeof(char *));
	publication->lengths = oracle_resize(publication->lengths, (count + 1) * sizeof(size_t));
	while (count > 0 && strcmp(publication->paths[count - 1], path) > 0) {
		publication->paths[count] = publication->paths[count - 1];
		publication->bytes[count] = publication->bytes[count - 1];
		publication->lengths[count] = publication->lengths[count - 1];
		count--;
	}
	publication->paths[count] = memcpy(oracle_resize(NULL, size), path, size);
	publication->bytes[count] = text.bytes;
	publication->lengths[count] = text.length;
}

/* --- cells -----------------------------------------------------------------------------------------------
 */

/*
 * Decimals with or without their trailing zeros. Where `decimales` is not declared, never three of them:
 * `1.234` might be taken for a thousands separator.
 */
static void number_text(struct oracle_world *world, char *out, struct number number, bool declared)
{
	unsigned long long units = (unsigned long long)(number.units < 0 ? -number.units : number.units);
	unsigned long long power = 1;
	int decimals = number.decimals, length;

	if (chance(world, 60))
		while (decimals > 0 && units % 10 == 0) {
			units /= 10;
			decimals--;
		}
	if (decimals == 3 && !declared) {
		units *= 10;
		decimals = 4;
	}
	for (int i = 0; i < decimals; i++)
		power *= 10;
	length = snprintf(out, CELL, "%s%llu", number.units < 0 ? "-" : "", units / power);
	if (decimals == 0)
		return;
	out[length++] = '.';
	for (units %= power; decimals > 0; decimals--) {
		power /= 10;
		out[length++] = (char)('0' + units / power % 10);
	}
	out[length] = '\0';
}

static void date_text(char *out, long long days)
{
	int year, month, day;

	out[0] = '\0';
	if (days == NO_DATE)
		return;
	day_split(days, &year, &month, &day);
	snprintf(out, CELL, "%04d-%02d-%02d", year, month, day);
}

static void period_text(char *out, int first, int length)
{
	int year = year_of(first), month = month_of(first);

	if (length == 12)
		snprintf(out, CELL, "%04d", year);
	else if (length == 1)
		snprintf(out, CELL, "%04d-%02d", year, month);
	else
		snprintf(out, CELL, "%04d-%c%d", year, length == 6 ? 'S' : 'T', (month - 1) / length + 1);
}

static const char *name_or_empty(const char *const *names, int index)
{
	return index == NONE ? "" : names[index];
}

/* --- CSV -------------------------------------------------------------------------------------------------
 */

static void sheet_cell(struct oracle_world *world, struct sheet *sheet, int position, const char *cell)
{
	bool quoted = strpbrk(cell, ",\"\r\n") || chance(world, sheet->quote_percent);

	if (position > 0)
		text_add(&sheet->text, ",");
	if (!quoted) {
		text_add(&sheet->text, "%s", cell);
		return;
	}
	text_add(&sheet->text, "\"");
	for (; *cell; cell++)
		text_add(&sheet->text, *cell == '"' ? "\"\"" : "%c", *cell);
	text_add(&sheet->text, "\"");
}

static void sheet_row(struct oracle_world *world, struct sheet *sheet, const char *const *cells)
{
	for (int i = 0; i < sheet->count; i++)
		sheet_cell(world, sheet, i, cells[sheet->order[i]]);
	text_add(&sheet->text, "%s", sheet->line_end);
}

/* `optional`: a bit for each column that may be left out of this file. */
static struct sheet sheet_start(
	struct oracle_world *world, const char *const *columns, int count, unsigned required, unsigned used)
{
	struct sheet sheet = {0};

	sheet.quote_percent = chance(world, 30) ? 20 : 0;
	sheet.line_end = chance(world, 20) ? "\r\n" : "\n";
	if (chance(world, 15))
		text_add(&sheet.text, "\357\273\277");
	for (int i = 0; i < count; i++) {
		bool kept = ((required | used) >> i & 1) || chance(world, 40);

		sheet.columns[i] = columns[i];
		if (kept)
			sheet.order[sheet.count++] = i;
	}
	if (chance(world, 40))
		for (int i = sheet.count - 1; i > 0; i--) {
			int j = draw(world, i + 1), moved = sheet.order[i];

			sheet.order[i] = sheet.order[j];
			sheet.order[j] = moved;
		}
	sheet_row(world, &sheet, sheet.columns);
	return sheet;
}

static void sheet_end(struct oracle_world *world, struct sheet *sheet, struct oracle_publication *publication,
	const char *path)
{
	if (chance(world, 10)) { /* no line end after the last row */
		sheet->text.length -= strlen(sheet->line_end);
		sheet->text.bytes[sheet->text.length] = '\0';
	}
	add_file(publication, path, sheet->text);
}

static void write_entities(struct oracle_world *world, struct oracle_publication *publication)
{
	static const char *const columns[] = {"entidad", "nombre", "sigla", "pais"};
	struct sheet sheet = sheet_start(world, columns, 4, 0xf, 0);

	for (int i = 0; i < world->entity_count; i++) {
		const char *const cells[] = {
			world->entities[i], "Servicio, de \"prueba\"", "SP", i ? "CL" : "CO"};

		sheet_row(world, &sheet, cells);
	}
	sheet_end(world, &sheet, publication, "data/entidades.csv");
}

static void write_regions(struct oracle_world *world, struct oracle_publication *publication)
{
	static const char *const columns[] = {
		"entidad", "region", "codigo", "nombre", "segmento", "fila", "columna"};
	unsigned used = 0;
	bool placed = chance(world, 50);
	struct sheet sheet;

	for (int i = 0; i < world->region_count; i++)
		if (world->regions[i].segment != NONE)
			used |= 1u << 4;
	if (placed)
		used |= 3u << 5;
	sheet = sheet_start(world, columns, 7, 0xf, used);
	for (int i = 0; i < world->region_count; i++) {
		const struct region *region = &world->regions[i];
		char line[CELL] = "", column[CELL] = "";
		const char *const cells[] = {world->entities[region->entity], region->slug, region->code,
			region->name, name_or_empty(oracle_segments, region->segment), line, column};

		if (placed) {
			snprintf(line, sizeof(line), "%d", i / 3 + 1);
			snprintf(column, sizeof(column), "%d", i % 3 + 1);
		}
		sheet_row(world, &sheet, cells);
	}
	sheet_end(world, &sheet, publication, "data/regiones.csv");
}

static void write_targets(struct oracle_world *world, struct oracle_publication *publication)
{
	static const char *const columns[] = {
		"indicador", "region", "rol", "periodo", "valor", "norma", "vigente_desde"};
	unsigned used = 0;
	struct sheet sheet;

	if (world->target_count == 0 && chance(world, 50))
		return;
	for (size_t i = 0; i < world->target_count; i++)
		used |= (world->targets[i].region != NONE ? 1u << 1 : 0) |
			(world->targets[i].role != NONE ? 1u << 2 : 0) |
			(world->targets[i].in_force != NO_DATE ? 1u << 6 : 0);
	sheet = sheet_start(world, columns, 7, 0x39, used);
	for (size_t i = 0; i < world->target_count; i++) {
		const struct target *target = &world->targets[i];
		const struct indicator *indicator = &world->indicators[target->indicator];
		char period[CELL], value[CELL], in_force[CELL];
		const char *const cells[] = {indicator->code,
			target->region == NONE ? "" : world->regions[target->region].slug,
			name_or_empty(oracle_roles, target->role), period, value,
			world->circulars[target->norm], in_force};

		period_text(period, target->first, target->length);
		number_text(world, value, target->value, indicator->published_decimals != NONE);
		date_text(in_force, target->in_force);
		sheet_row(world, &sheet, cells);
	}
	sheet_end(world, &sheet, publication, "data/metas.csv");
}

static void write_row(struct oracle_world *world, struct sheet *sheet, const struct row *row)
{
	static const char *const notes[] = {"", "", "", "dato, \"revisado\"", "dos\nl\303\255neas"};
	const struct indicator *indicator = &world->indicators[row->indicator];
	char period[CELL], value[CELL] = "", reported[CELL];
	const char *const cells[] = {indicator->code, world->regions[row->region].slug, period,
		indicator->variables[row->variable].name, value, name_or_empty(oracle_roles, row->role),
		name_or_empty(oracle_channels, row->channel), name_or_empty(oracle_contacts, row->contact),
		reported, notes[draw(world, 5)]};

	period_text(period, row->month, 1);
	if (row->has_value)
		number_text(world, value, row->value, indicator->published_decimals != NONE);
	date_text(reported, row->reported);
	sheet_row(world, sheet, cells);
}

static void write_observations(struct oracle_world *world, struct oracle_publication *publication, int file)
{
	static const char *const columns[] = {"indicador", "region", "periodo", "variable", "valor", "rol",
		"canal", "tipo_contacto", "reportado", "nota"};
	unsigned used = 0;
	char path[CELL];
	struct sheet sheet;

	for (size_t i = 0; i < world->row_count; i++)
		if (world->rows[i].file == file)
			used |= (world->rows[i].role != NONE ? 1u << 5 : 0) |
				(world->rows[i].channel != NONE ? 1u << 6 : 0) |
				(world->rows[i].contact != NONE ? 1u << 7 : 0) |
				(world->rows[i].reported != NO_DATE ? 1u << 8 : 0);
	sheet = sheet_start(world, columns, 10, 0x1f, used);
	for (size_t i = 0; i < world->row_count; i++)
		if (world->rows[i].file == file)
			write_row(world, &sheet, &world->rows[i]);
	snprintf(path, sizeof(path), "data/%s", world->files[file].path);
	sheet_end(world, &sheet, publication, path);
}

static void write_origins(struct oracle_world *world, struct oracle_publication *publication)
{
	static const char *const columns[] = {"ruta", "origen", "nota"};
	struct sheet sheet;
	bool folder_written = false, any = false;

	for (int i = 0; i < world->file_count; i++)
		any = any || world->files[i].simulated;
	if (!any && chance(world, 50))
		return;
	sheet = sheet_start(world, columns, 3, 0x3, 0);
	for (int i = 0; i < world->file_count; i++) {
		bool folder = strncmp(world->files[i].path, "seguimiento/prueba/", 19) == 0;
		const char *const cells[] = {folder ? "seguimiento/prueba/" : world->files[i].path,
			world->files[i].simulated ? "simulado" : "oficial", ""};

		if (folder && folder_written)
			continue;
		folder_written = folder_written || folder;
		if (world->files[i].simulated || chance(world, 50))
			sheet_row(world, &sheet, cells);
	}
	sheet_end(world, &sheet, publication, "data/origenes.csv");
}

/* --- front matter ----------------------------------------------------------------------------------------
 */

/* Map entries written as a block, or as a flow map on one line. */
static void map_start(struct text *text, const char *key, bool flow)
{
	text_add(text, flow ? "%s: {" : "%s:", key);
}

static void map_entry(struct text *text, bool flow, bool *first, const char *key, const char *value)
{
	if (flow)
		text_add(text, "%s%s: %s", *first ? "" : ", ", key, value);
	else
		text_add(text, "\n  %s: %s", key, value);
	*first = false;
}

static void map_end(struct text *text, bool flow)
{
	text_add(text, flow ? "}\n" : "\n");
}

static void write_thresholds(
	struct oracle_world *world, struct text *text, const struct thresholds *thresholds)
{
	bool flow = chance(world, 60), first = true;
	char value[CELL];

	if (thresholds->meet_given || thresholds->risk_given || thresholds->over_given) {
		map_start(text, "umbrales", flow);
		number_text(world, value, thresholds->meet, false);
		if (thresholds->meet_given)
			map_entry(text, flow, &first, "cumple", value);
		number_text(world, value, thresholds->risk, false);
		if (thresholds->risk_given)
			map_entry(text, flow, &first, "riesgo", value);
		number_text(world, value, thresholds->over, false);
		if (thresholds->over_given)
			map_entry(text, flow, &first, "sobre", value);
		map_end(text, flow);
	}
	number_text(world, value, thresholds->tolerance, false);
	if (thresholds->tolerance_given)
		text_add(text, "tolerancia: %s\n", value);
}

static void write_site(struct oracle_world *world, struct oracle_publication *publication)
{
	struct text text = {0};
	char value[CELL];

	text_add(&text, "titulo: Publicaci\303\263n de prueba\nentidad: %s\n", world->entities[0]);
	if (chance(world, 50))
		text_add(&text, "zona: \"-05:00\"\nidioma: es\n");
	write_thresholds(world, &text, &world->thresholds);
	if (world->grace_given)
		text_add(&text, "gracia_dias: %d\n", world->grace_days);
	number_text(world, value, world->minimum_assessed, false);
	if (world->minimum_given)
		text_add(&text, "minimo_evaluados: %s\n", value);
	add_file(publication, "content/sitio.yaml", text);
}

static void write_circular(struct oracle_world *world, struct oracle_publication *publication, int index)
{
	const char *id = world->circulars[index];
	int number_length = (int)(strchr(id, '-') - id);
	struct text text = {0};
	char path[CELL];

	text_add(&text, "---\nnumero: \"%.*s\"\nfecha: %s-01-14\nemisor: Direcci\303\263n General\n",
		number_length, id, id + number_length + 1);
	text_add(&text, "asunto: \"Metas: las de prueba\"\nentidad: %s\n---\n\nTexto de la circular.\n",
		world->entities[0]);
	snprintf(path, sizeof(path), "content/circulares/%s.md", id);
	add_file(publication, path, text);
}

static void write_variables(struct oracle_world *world, struct text *text, const struct indicator *indicator)
{
	bool flow = chance(world, 60), first = true;

	map_start(text, "variables", flow);
	for (int i = 0; i < indicator->variable_count; i++)
		map_entry(text, flow, &first, indicator->variables[i].name,
			indicator->variables[i].flow ? "flujo" : "stock");
	map_end(text, flow);
}

static void write_reference(
	struct text *text, const struct oracle_world *world, int index, const char *key, struct reference ref)
{
	const struct indicator *owner;

	if (ref.indicator == NONE)
		return;
	owner = &world->indicators[ref.indicator];
	if (ref.indicator == index)
		text_add(text, "%s: %s\n", key, owner->variables[ref.variable].name);
	else
		text_add(text, "%s: %s.%s\n", key, owner->code, owner->variables[ref.variable].name);
}

static void write_target_rule(
	struct oracle_world *world, struct text *text, const struct indicator *indicator)
{
	static const char *const sources[] = {"tabla", "constante", "ninguna"};
	bool flow = chance(world, 60), first = true;
	char value[CELL];

	map_start(text, "meta", flow);
	map_entry(text, flow, &first, "fuente", sources[indicator->source]);
	number_text(world, value, indicator->constant, false);
	if (indicator->source == SOURCE_CONSTANT)
		map_entry(text, flow, &first, "valor", value);
	if (indicator->ceiling || chance(world, 50))
		map_entry(text, flow, &first, "sentido", indicator->ceiling ? "maximo" : "minimo");
	if (indicator->prorated || chance(world, 50))
		map_entry(text, flow, &first, "prorrateo", indicator->prorated ? "lineal" : "ninguno");
	map_end(text, flow);
}

static void write_exceptions(struct oracle_world *world, struct text *text, const struct indicator *indicator)
{
	bool flow = chance(world, 60), first = true;

	for (int region = 0; region < world->region_count; region++) {
		if (!indicator->not_applicable[region])
			continue;
		if (first)
			map_start(text, "no_aplica", false);
		if (flow)
			text_add(text, "%s%s", first ? " [" : ", ", world->regions[region].slug);
		else
			text_add(text, "\n  - %s", world->regions[region].slug);
		first = false;
	}
	if (!first)
		text_add(text, flow ? "]\n" : "\n");
}

static void write_indicator(struct oracle_world *world, struct oracle_publication *publication, int index)
{
	static const char *const windows[] = {"", "mes", "", "trimestre", "", "", "semestre"};
	const struct indicator *indicator = &world->indicators[index];
	struct text text = {0};
	char path[CELL], value[CELL];

	text_add(&text, "---\ncodigo: %s\nnombre: \"Indicador %s\"\nentidad: %s\ntipo: %s\nnorma: %s\n",
		indicator->code, indicator->code, world->entities[indicator->entity],
		index % 2 ? "proceso" : "resultado", world->circulars[indicator->norm]);
	if (indicator->last_year == indicator->first_year)
		text_add(&text, "vigencia: %d\n", indicator->first_year);
	else
		text_add(&text, "vigencia: %d-%d\n", indicator->first_year, indicator->last_year);
	if (indicator->from_given)
		text_add(&text, "desde: %04d-%02d\n", year_of(indicator->from), month_of(indicator->from));
	text_add(&text, "periodicidad: mensual\ncorte: %d\nunidad: unidades\n", indicator->cut_day);
	write_variables(world, &text, indicator);
	write_reference(&text, world, index, "numerador", indicator->numerator);
	write_reference(&text, world, index, "denominador", indicator->denominator);
	text_add(&text, "ventana: %s\n", indicator->window == 12 ? "anio" : windows[indicator->window]);
	write_target_rule(world, &text, indicator);
	write_thresholds(world, &text, &indicator->thresholds);
	number_text(world, value, indicator->weight, false);
	if (indicator->weight_given)
		text_add(&text, "peso: %s\n", value);
	if (indicator->published_decimals != NONE)
		text_add(&text, "decimales: %d\n", indicator->published_decimals);
	write_exceptions(world, &text, indicator);
	text_add(&text, "---\n\nUn indicador de prueba.\n");
	snprintf(path, sizeof(path), "content/indicadores/%s.md", indicator->code);
	add_file(publication, path, text);
}

void oracle_write(struct oracle_world *world, struct oracle_publication *publication)
{
	write_site(world, publication);
	write_entities(world, publication);
	write_regions(world, publication);
	for (int i = 0; i < world->circular_count; i++)
		write_circular(world, publication, i);
	for (int i = 0; i < world->indicator_count; i++)
		write_indicator(world, publication, i);
	write_targets(world, publication);
	for (int i = 0; i < world->file_count; i++)
		write_observations(world, publication, i);
	write_origins(world, publication);
}
