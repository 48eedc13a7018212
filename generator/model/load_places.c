/* Room: model. The publication's own lists: entities, regions, norms, origins, calendar, withdrawals. */
#include "model/fields.h"

#include <string.h>

const char *const segment_ids[SEGMENT_COUNT] = {"", "grande", "mediana", "pequena"};

void load_entities(struct loader *loader)
{
	enum { ENTITY, NAME, ACRONYM, COUNTRY, COLUMNS };
	static const struct column columns[COLUMNS] = {{"entidad", true, false}, {"nombre", true, false},
		{"sigla", true, false}, {"pais", true, false}};
	struct model *model = loader->model;
	struct table table;
	if (!load_named_table(
		    loader, "data/entidades.csv", true, NAMED_ENTITY, columns, COLUMNS, ENTITY, &table))
		return;
	const bool *repeated = repeated_rows(loader, &table, ENTITY);
	model->entities = arena_array(loader->arena, table.rows, sizeof(*model->entities));
	for (size_t row = 0; row < table.rows; row++) {
		struct entity entity = {NULL, table_cell(&table, row, NAME)->text,
			table_cell(&table, row, ACRONYM)->text, table_cell(&table, row, COUNTRY)->text};
		if (field_slug(loader, field_of_cell(&table, row, ENTITY, "entidad"), &entity.id))
			lose(loader, NAMED_ENTITY, entity.id);
		else if (!repeated[row])
			model->entities[model->entity_count++] = entity;
	}
	sort_by_id(model->entities, model->entity_count, sizeof(*model->entities));
}

void load_regions(struct loader *loader)
{
	enum { ENTITY, REGION, CODE, NAME, SEGMENT, ROW, COLUMN, COLUMNS };
	static const struct column columns[COLUMNS] = {{"entidad", true, false}, {"region", true, false},
		{"codigo", true, true}, {"nombre", true, false}, {"segmento", false, true},
		{"fila", false, true}, {"columna", false, true}};
	static const char *const segments[] = {"", "grande", "mediana", "pequena", NULL};
	struct model *model = loader->model;
	struct table table;
	if (!load_named_table(
		    loader, "data/regiones.csv", true, NAMED_REGION, columns, COLUMNS, REGION, &table))
		return;
	const bool *repeated = repeated_rows(loader, &table, REGION);
	model->regions = arena_array(loader->arena, table.rows, sizeof(*model->regions));
	for (size_t row = 0; row < table.rows; row++) {
		struct region region = {.name = table_cell(&table, row, NAME)->text,
			.code = table_cell(&table, row, CODE)->text};
		size_t segment = 0;
		region.entity = field_entity(loader, field_of_cell(&table, row, ENTITY, "entidad"));
		field_code(loader, field_of_cell(&table, row, CODE, "codigo"), 2);
		field_choice(loader, field_of_cell(&table, row, SEGMENT, "segmento"), segments, &segment);
		field_whole(loader, field_of_cell(&table, row, ROW, "fila"), 1, 99, &region.row);
		field_whole(loader, field_of_cell(&table, row, COLUMN, "columna"), 1, 99, &region.column);
		region.segment = (enum segment)segment;
		if (field_id(loader, field_of_cell(&table, row, REGION, "region"), &region.id))
			lose(loader, NAMED_REGION, region.id);
		else if (!repeated[row])
			model->regions[model->region_count++] = region;
	}
	sort_by_id(model->regions, model->region_count, sizeof(*model->regions));
}

void load_norms(struct loader *loader)
{
	enum { ID, TITLE, LINK, COLUMNS };
	static const struct column columns[COLUMNS] = {
		{"id", true, false}, {"titulo", true, false}, {"enlace", false, true}};
	struct model *model = loader->model;
	struct table table;
	if (!load_named_table(loader, "data/normas.csv", false, NAMED_NORM, columns, COLUMNS, ID, &table))
		return;
	const bool *repeated = repeated_rows(loader, &table, ID);
	model->norms = arena_array(loader->arena, table.rows, sizeof(*model->norms));
	for (size_t row = 0; row < table.rows; row++) {
		struct norm norm = {
			NULL, table_cell(&table, row, TITLE)->text, table_cell(&table, row, LINK)->text};
		if (*norm.link && !is_web_address(norm.link, false))
			report_add(loader->report, FINDING_FORBIDDEN_LINK,
				table_place(&table, table_cell(&table, row, LINK)), norm.link);
		if (field_slug(loader, field_of_cell(&table, row, ID, "id"), &norm.id))
			lose(loader, NAMED_NORM, norm.id);
		else if (!repeated[row])
			model->norms[model->norm_count++] = norm;
	}
	sort_by_id(model->norms, model->norm_count, sizeof(*model->norms));
}

/* A slip in the path would publish simulated data as official. */
static void check_origin(struct loader *loader, struct field path)
{
	const struct file *first;
	const char *prefix = arena_printf(loader->arena, "data/%s", path.text);
	if (*path.text && !snapshot_under(loader->model->snapshot, prefix, &first))
		report_add(loader->report, FINDING_ORIGIN_UNUSED, path.place, path.text);
}

void load_origins(struct loader *loader)
{
	enum { PATH, ORIGIN, NOTE, COLUMNS };
	static const struct column columns[COLUMNS] = {
		{"ruta", true, false}, {"origen", true, false}, {"nota", false, true}};
	static const char *const origins[] = {"oficial", "simulado", NULL};
	struct model *model = loader->model;
	struct table table;
	if (!load_table(loader, "data/origenes.csv", columns, COLUMNS, &table))
		return;
	repeated_rows(loader, &table, PATH);
	model->origins = arena_array(loader->arena, table.rows, sizeof(*model->origins));
	for (size_t row = 0; row < table.rows; row++) {
		size_t simulated = 0;
		field_choice(loader, field_of_cell(&table, row, ORIGIN, "origen"), origins, &simulated);
		check_origin(loader, field_of_cell(&table, row, PATH, "ruta"));
		model->origins[model->origin_count++] = (struct origin){table_cell(&table, row, PATH)->text,
			simulated == 1, table_cell(&table, row, NOTE)->text};
	}
}

/* The row with the longest prefix of the path, or NULL; of several the last. */
static const struct origin *origin_of(const struct model *model, const char *path)
{
	size_t longest = 0;
	const struct origin *found = NULL;
	const char *under = strncmp(path, "data/", 5) == 0 ? path + 5 : path;
	for (size_t i = 0; i < model->origin_count; i++) {
		size_t length = strlen(model->origins[i].prefix);
		if (length < longest || strncmp(under, model->origins[i].prefix, length) != 0)
			continue;
		longest = length;
		found = &model->origins[i];
	}
	return found;
}

bool path_is_simulated(const struct model *model, const char *path)
{
	const struct origin *origin = origin_of(model, path);
	return origin && origin->simulated;
}

const char *simulated_note(const struct model *model, const char *path)
{
	const struct origin *origin = origin_of(model, path);
	return origin && origin->simulated && *origin->note ? origin->note : NULL;
}

void load_calendar(struct loader *loader)
{
	enum { DATE, TITLE, EDITION, COLUMNS };
	static const struct column columns[COLUMNS] = {
		{"fecha", true, false}, {"titulo", true, false}, {"edicion", false, true}};
	struct model *model = loader->model;
	struct table table;
	if (!load_table(loader, "data/calendario.csv", columns, COLUMNS, &table))
		return;
	repeated_rows(loader, &table, EDITION);
	model->releases = arena_array(loader->arena, table.rows, sizeof(*model->releases));
	for (size_t row = 0; row < table.rows; row++) {
		struct release release = {.title = table_cell(&table, row, TITLE)->text,
			.edition = table_cell(&table, row, EDITION)->text};
		if (!field_date(loader, field_of_cell(&table, row, DATE, "fecha"), &release.date))
			model->releases[model->release_count++] = release;
	}
}

void load_withdrawals(struct loader *loader)
{
	enum { DOCUMENT, DATE, REASON, COLUMNS };
	static const struct column columns[COLUMNS] = {
		{"documento", true, false}, {"fecha", true, false}, {"motivo", true, false}};
	struct model *model = loader->model;
	struct table table;
	if (!load_table(loader, "data/retiros.csv", columns, COLUMNS, &table))
		return;
	repeated_rows(loader, &table, DOCUMENT);
	model->withdrawals = arena_array(loader->arena, table.rows, sizeof(*model->withdrawals));
	for (size_t row = 0; row < table.rows; row++) {
		struct withdrawal withdrawal = {.document = table_cell(&table, row, DOCUMENT)->text,
			.reason = table_cell(&table, row, REASON)->text,
			.place = field_of_cell(&table, row, DOCUMENT, "documento").place};
		int wrong = field_date(loader, field_of_cell(&table, row, DATE, "fecha"), &withdrawal.date);
		if (is_embargoed(loader, NAMED_CIRCULAR, withdrawal.document) ||
			is_embargoed(loader, NAMED_PLAN, withdrawal.document))
			hide_row(loader, &table, row);
		else if (!wrong)
			model->withdrawals[model->withdrawal_count++] = withdrawal;
	}
}
