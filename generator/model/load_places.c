/* Room: model. The publication's own settings and lists: sitio.yaml, entities, regions, norms, origins,
 * calendar, withdrawals. */
#include "model/fields.h"

#include "base/utf8.h"

#include <string.h>

const char *const segment_ids[SEGMENT_COUNT] = {"", "grande", "mediana", "pequena"};

static const char *const reserved_ids[] = {"index", "404", "buscar", "calendario", "indice", "regiones",
	"indicadores", "circulares", "planes", "municipios", "evaluaciones", "acciones", "ediciones", "datos",
	"assets", "en", NULL};

bool load_table(struct loader *loader, const char *path, const struct column *columns, size_t count,
	struct table *table)
{
	struct model *model = loader->model;
	const struct file *file = snapshot_find(model->snapshot, path);
	if (!file)
		return false;
	int failed = table_parse(
		table, path, file->bytes, file->length, columns, count, loader->arena, loader->report);
	if (failed)
		return false;
	model->sources = arena_grow(loader->arena, model->sources, model->source_count,
		&loader->source_capacity, sizeof(*model->sources));
	model->sources[model->source_count++] =
		(struct source_table){.path = path, .file = file, .table = *table};
	return true;
}

int field_id(struct loader *loader, struct field field, const char **id)
{
	if (field_slug(loader, field, id))
		return -1;
	for (size_t i = 0; reserved_ids[i]; i++)
		if (!strcmp(reserved_ids[i], *id))
			return report_add(loader->report, FINDING_RESERVED, field.place, *id);
	return 0;
}

/* Reports the later row of two whose key is equal; `key` is what the finding shows. */
void report_duplicate(
	struct loader *loader, struct place later, const char *key, const char *path, unsigned line)
{
	report_add(loader->report, FINDING_DUPLICATE, later, key,
		arena_printf(loader->arena, "%s:%u", path, line));
}

/* Whether an earlier row has the same text in that column; reports it. Lists of ids are short or sorted
 * later. */
static bool row_repeats(struct loader *loader, const struct table *table, size_t row, size_t column)
{
	const struct cell *cell = table_cell(table, row, column);
	for (size_t i = 0; i < row; i++) {
		const struct cell *before = table_cell(table, i, column);
		if (strcmp(before->text, cell->text) != 0 || !*cell->text)
			continue;
		report_duplicate(loader, table_place(table, cell), cell->text, table->path, before->line);
		return true;
	}
	return false;
}

void load_entities(struct loader *loader)
{
	enum { ENTITY, NAME, ACRONYM, COUNTRY, COLUMNS };
	static const struct column columns[COLUMNS] = {{"entidad", true, false}, {"nombre", true, false},
		{"sigla", true, false}, {"pais", true, false}};
	struct model *model = loader->model;
	struct table table;
	if (!snapshot_find(model->snapshot, "data/entidades.csv"))
		report_add(
			loader->report, FINDING_FILE_MISSING, ((struct place){"data/entidades.csv", 1, 1}));
	if (!load_table(loader, "data/entidades.csv", columns, COLUMNS, &table))
		return;
	model->entities = arena_array(loader->arena, table.rows, sizeof(*model->entities));
	for (size_t row = 0; row < table.rows; row++) {
		struct entity entity = {NULL, table_cell(&table, row, NAME)->text,
			table_cell(&table, row, ACRONYM)->text, table_cell(&table, row, COUNTRY)->text};
		if (field_slug(loader, field_of_cell(&table, row, ENTITY, "entidad"), &entity.id) ||
			row_repeats(loader, &table, row, ENTITY))
			continue;
		model->entities[model->entity_count++] = entity;
	}
	sort_by_id(model->entities, model->entity_count, sizeof(*model->entities));
}

void load_thresholds(
	struct loader *loader, const char *path, const struct node *map, struct thresholds *thresholds)
{
	static const char *const known[] = {"cumple", "riesgo", "sobre", NULL};
	const struct node *node = node_get(map, "umbrales");
	if (!node)
		return;
	if (node->kind != NODE_MAP) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, node), "umbrales",
			"un mapa: {cumple: 1, riesgo: 0.8, sobre: 1.2}");
		return;
	}
	node_check_keys(node, known, path, loader->report);
	field_decimal_from(loader, field_of_key(loader, path, node, "cumple"), 0, 1000, &thresholds->meets);
	field_decimal_from(loader, field_of_key(loader, path, node, "riesgo"), 0, 1000, &thresholds->risk);
	field_decimal_from(loader, field_of_key(loader, path, node, "sobre"), 0, 1000, &thresholds->over);
	if (thresholds->risk.millionths > thresholds->meets.millionths)
		report_add(loader->report, FINDING_SETTING_RANGE, node_place(path, node), "umbrales.riesgo",
			decimal_text(loader->arena, thresholds->risk), "ser menor o igual que «cumple»");
}

static void load_edition_pattern(struct loader *loader, const char *path, const struct node *data)
{
	static const char *const known[] = {"patron", NULL};
	const struct node *editions = node_get(data, "ediciones");
	loader->model->site.edition_pattern = "*";
	if (!editions)
		return;
	if (editions->kind != NODE_MAP) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, editions), "ediciones",
			"un mapa: {patron: \"*\"}");
		return;
	}
	node_check_keys(editions, known, path, loader->report);
	struct field pattern = field_of_key(loader, path, editions, "patron");
	if (*pattern.text)
		loader->model->site.edition_pattern = pattern.text;
}

const char *required_key(struct loader *loader, const char *path, const struct node *map, const char *key)
{
	const struct node *node = node_get(map, key);
	if (!node || (node->kind == NODE_SCALAR && !*node->text)) {
		struct place place = node ? node_key_place(path, node) : (struct place){path, 1, 1};
		if (node || !node_is_misspelt(map, key, path, loader->report))
			report_add(loader->report, FINDING_MISSING_KEY, place, key);
		return "";
	}
	return field_of_key(loader, path, map, key).text;
}

static bool is_web_address(const char *text, bool mail)
{
	return !strncmp(text, "https://", 8) || !strncmp(text, "http://", 7) ||
	       (mail && !strncmp(text, "mailto:", 7));
}

static const char *address_key(
	struct loader *loader, const char *path, const struct node *data, const char *key, bool mail)
{
	struct field field = field_of_key(loader, path, data, key);
	if (*field.text && !is_web_address(field.text, mail))
		report_add(loader->report, FINDING_FORBIDDEN_LINK, field.place, field.text);
	return field.text;
}

static void site_defaults(struct site *site)
{
	*site = (struct site){.entity = NONE,
		.title = "",
		.language = "es",
		.edition_pattern = "*",
		.zone = -300,
		.thresholds = {{1000000}, {800000}, {1200000}},
		.tolerance = {100000},
		.least_evaluated = {500000}};
}

void load_site(struct loader *loader)
{
	static const char *const known[] = {"titulo", "entidad", "descripcion", "idioma", "zona", "url_base",
		"informar_error", "repositorio", "contacto", "licencia", "umbrales", "tolerancia",
		"gracia_dias", "minimo_evaluados", "ediciones", NULL};
	static const char *const languages[] = {"es", NULL};
	const char *path = "content/sitio.yaml";
	struct site *site = &loader->model->site;
	const struct file *file = snapshot_find(loader->model->snapshot, path);
	struct document document;
	size_t language = 0;
	site_defaults(site);
	if (!file) {
		report_add(loader->report, FINDING_FILE_MISSING, ((struct place){path, 1, 1}));
		return;
	}
	if (yaml_parse(&document, path, file->bytes, file->length, loader->arena, loader->report))
		return;
	const struct node *data = document.data;
	node_check_keys(data, known, path, loader->report);
	site->title = required_key(loader, path, data, "titulo");
	if (*required_key(loader, path, data, "entidad"))
		site->entity = field_entity(loader, field_of_key(loader, path, data, "entidad"));
	site->description = field_of_key(loader, path, data, "descripcion").text;
	field_choice(loader, field_of_key(loader, path, data, "idioma"), languages, &language);
	struct field zone = field_of_key(loader, path, data, "zona");
	if (*zone.text && !offset_parse(zone.text, &site->zone))
		report_add(loader->report, FINDING_SETTING_RANGE, zone.place, "zona", zone.text,
			"escribirse como -05:00");
	site->base_url = address_key(loader, path, data, "url_base", false);
	site->report_error = address_key(loader, path, data, "informar_error", true);
	site->repository = address_key(loader, path, data, "repositorio", false);
	site->contact = field_of_key(loader, path, data, "contacto").text;
	site->licence = field_of_key(loader, path, data, "licencia").text;
	load_thresholds(loader, path, data, &site->thresholds);
	field_decimal_from(loader, field_of_key(loader, path, data, "tolerancia"), 0, 1000, &site->tolerance);
	field_decimal_from(
		loader, field_of_key(loader, path, data, "minimo_evaluados"), 0, 1, &site->least_evaluated);
	field_whole(loader, field_of_key(loader, path, data, "gracia_dias"), 0, 3660, &site->grace_days);
	load_edition_pattern(loader, path, data);
}

/* A code of exactly `length` digits, as text. */
int field_code(struct loader *loader, struct field field, size_t length)
{
	if (!*field.text || (strlen(field.text) == length && strspn(field.text, "0123456789") == length))
		return 0;
	return report_add(loader->report, FINDING_BAD_CODE, field.place, field.text,
		arena_printf(loader->arena, "%zu", length));
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
	if (!snapshot_find(model->snapshot, "data/regiones.csv"))
		report_add(loader->report, FINDING_FILE_MISSING, ((struct place){"data/regiones.csv", 1, 1}));
	if (!load_table(loader, "data/regiones.csv", columns, COLUMNS, &table))
		return;
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
		if (field_id(loader, field_of_cell(&table, row, REGION, "region"), &region.id) ||
			row_repeats(loader, &table, row, REGION) || region.entity == NONE)
			continue;
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
	if (!load_table(loader, "data/normas.csv", columns, COLUMNS, &table))
		return;
	model->norms = arena_array(loader->arena, table.rows, sizeof(*model->norms));
	for (size_t row = 0; row < table.rows; row++) {
		struct norm norm = {
			NULL, table_cell(&table, row, TITLE)->text, table_cell(&table, row, LINK)->text};
		if (*norm.link && !is_web_address(norm.link, false))
			report_add(loader->report, FINDING_FORBIDDEN_LINK,
				table_place(&table, table_cell(&table, row, LINK)), norm.link);
		if (field_slug(loader, field_of_cell(&table, row, ID, "id"), &norm.id) ||
			row_repeats(loader, &table, row, ID))
			continue;
		model->norms[model->norm_count++] = norm;
	}
	sort_by_id(model->norms, model->norm_count, sizeof(*model->norms));
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
	model->origins = arena_array(loader->arena, table.rows, sizeof(*model->origins));
	for (size_t row = 0; row < table.rows; row++) {
		size_t simulated = 0;
		field_choice(loader, field_of_cell(&table, row, ORIGIN, "origen"), origins, &simulated);
		row_repeats(loader, &table, row, PATH);
		model->origins[model->origin_count++] = (struct origin){table_cell(&table, row, PATH)->text,
			simulated == 1, table_cell(&table, row, NOTE)->text};
	}
}

bool path_is_simulated(const struct model *model, const char *path)
{
	size_t longest = 0;
	bool simulated = false;
	const char *under = strncmp(path, "data/", 5) == 0 ? path + 5 : path;
	for (size_t i = 0; i < model->origin_count; i++) {
		size_t length = strlen(model->origins[i].prefix);
		if (length < longest || strncmp(under, model->origins[i].prefix, length) != 0)
			continue;
		longest = length;
		simulated = model->origins[i].simulated;
	}
	return simulated;
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
	model->withdrawals = arena_array(loader->arena, table.rows, sizeof(*model->withdrawals));
	for (size_t row = 0; row < table.rows; row++) {
		struct withdrawal withdrawal = {.document = table_cell(&table, row, DOCUMENT)->text,
			.reason = table_cell(&table, row, REASON)->text};
		if (!field_date(loader, field_of_cell(&table, row, DATE, "fecha"), &withdrawal.date))
			model->withdrawals[model->withdrawal_count++] = withdrawal;
	}
}
