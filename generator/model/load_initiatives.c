/* Room: model. data/fuentes.csv, data/iniciativas.csv and data/recursos.csv: what regions undertake under a
 * circular's guidelines, and the money for it. It must not add anything up. */
#include "model/fields.h"
#include "model/plans.h"

#include <string.h>

static void load_funds(struct loader *loader)
{
	enum { FUND, NAME, KIND, COLUMNS };
	static const struct column columns[COLUMNS] = {
		{"fuente", true, false}, {"nombre", true, false}, {"tipo", true, false}};
	static const char *const kinds[] = {"ordinario", "complementario", NULL};
	struct model *model = loader->model;
	struct table table;
	if (!load_named_table(loader, "data/fuentes.csv", false, NAMED_FUND, columns, COLUMNS, FUND, &table))
		return;
	const bool *repeated = repeated_rows(loader, &table, FUND);
	model->funds = arena_array(loader->arena, table.rows + 1, sizeof(*model->funds));
	for (size_t row = 0; row < table.rows; row++) {
		struct fund fund = {.name = table_cell(&table, row, NAME)->text, .place = row};
		size_t kind = 0;
		int wrong = field_slug(loader, field_of_cell(&table, row, FUND, "fuente"), &fund.id);
		wrong |= field_choice(loader, field_of_cell(&table, row, KIND, "tipo"), kinds, &kind);
		fund.complementary = kind == 1;
		if (wrong)
			lose(loader, NAMED_FUND, fund.id);
		else if (!repeated[row])
			model->funds[model->fund_count++] = fund;
	}
	sort_by_id(model->funds, model->fund_count, sizeof(*model->funds));
}

enum { ID, REGIONS, GUIDELINE, NAME, MUNICIPALITIES, ALLIES, INDICATORS, STATUS, START, END, COLUMNS };

/* One row in the reading. */
struct row {
	struct loader *loader;
	const struct table *table;
	size_t number;
	bool hidden; /* under embargo: it may name what is, too */
	bool wrong;
};

static size_t find_item(
	struct row *row, size_t column, const char *name, const char *text, enum named kind, size_t nth)
{
	struct loader *loader = row->loader;
	size_t found = named_find(loader->model, kind, text);
	if (found != NONE || (row->hidden && is_embargoed(loader, kind, text)))
		return found;
	/* Where it stands costs a look at the file, so that only what is wrong is looked for. */
	const struct cell *cell = table_cell(row->table, row->number, column);
	struct field field = {text, name, item_place(loader, row->table, cell, nth)};
	row->wrong = true;
	return field_reference(loader, field, kind);
}

/* The list of a cell, resolved, each item once. */
static size_t load_items(struct row *row, size_t column, const char *name, enum named kind, size_t **items)
{
	struct loader *loader = row->loader;
	const struct cell *cell = table_cell(row->table, row->number, column);
	struct names names = cell_names(loader, cell->text);
	size_t count = 0;
	*items = arena_array(loader->arena, names.count + 1, sizeof(**items));
	for (size_t i = 0; i < names.count; i++) {
		size_t found = find_item(row, column, name, names.items[i], kind, i);
		bool twice = false;
		for (size_t k = 0; k < count; k++)
			twice = twice || (*items)[k] == found;
		if (twice && found != NONE)
			report_duplicate(loader, item_place(loader, row->table, cell, i), names.items[i],
				row->table->path, cell->line);
		else if (found != NONE)
			(*items)[count++] = found;
	}
	return count;
}

static const char *nearest_guideline(struct loader *loader, const struct circular *circular, const char *id)
{
	const char **ids = arena_array(loader->arena, circular->guideline_count + 1, sizeof(*ids));
	for (size_t i = 0; i < circular->guideline_count; i++)
		ids[i] = arena_printf(loader->arena, "%s#%s", circular->id, circular->guidelines[i].id);
	return suggestion(loader->report, id, ids, circular->guideline_count, loader->arena);
}

/* `circular#lineamiento`. A circular under embargo hides the row. */
static void load_guideline(struct row *row, struct initiative *initiative)
{
	struct loader *loader = row->loader;
	struct field field = field_of_cell(row->table, row->number, GUIDELINE, "lineamiento"), norm = field;
	const char *hash = strchr(field.text, '#');
	initiative->circular = initiative->guideline = NONE;
	norm.text = arena_copy(
		loader->arena, field.text, hash ? (size_t)(hash - field.text) : strlen(field.text));
	row->hidden = is_embargoed(loader, NAMED_CIRCULAR, norm.text);
	if (row->hidden)
		return;
	row->wrong = true;
	if (!*field.text)
		return; /* reported as an empty cell */
	if (hash)
		initiative->circular = field_circular(loader, norm);
	if (hash && initiative->circular == NONE)
		return;
	const struct circular *circular =
		hash ? &loader->model->circulars[initiative->circular] : &(struct circular){0};
	for (size_t i = 0; i < circular->guideline_count; i++)
		if (!strcmp(circular->guidelines[i].id, hash + 1)) {
			initiative->guideline = i;
			row->wrong = false;
		}
	if (row->wrong)
		report_add(loader->report, FINDING_UNKNOWN_GUIDELINE, field.place, field.text,
			nearest_guideline(loader, circular, field.text));
}

/* Whether only plans under embargo take in the initiative. */
static bool is_of_hidden_plans(const struct loader *loader, const struct initiative *initiative)
{
	bool hidden = false;
	for (size_t i = 0; i < loader->hidden_plan_count; i++)
		hidden = hidden || plan_has(&loader->hidden_plans[i], initiative);
	for (size_t i = 0; i < loader->model->plan_count && hidden; i++)
		hidden = !plan_has(&loader->model->plans[i], initiative);
	return hidden;
}

static bool has_plan(const struct loader *loader, const struct initiative *initiative)
{
	bool found = loader->lost[NAMED_PLAN].all || loader->lost[NAMED_PLAN].names.count;
	for (size_t i = 0; i < loader->model->plan_count && !found; i++)
		found = plan_has(&loader->model->plans[i], initiative);
	return found;
}

/* Municipalities lie in the initiative's regions, and these are of the circular's entity. */
static void check_regions(struct row *row, const struct initiative *initiative)
{
	struct loader *loader = row->loader;
	const struct model *model = loader->model;
	const struct cell *cell = table_cell(row->table, row->number, MUNICIPALITIES);
	struct names codes = cell_names(loader, cell->text);
	for (size_t i = 0; i < codes.count; i++) {
		size_t found = municipality_find(model, codes.items[i]);
		size_t region = found == NONE ? NONE : model->municipalities[found].region;
		if (region != NONE && !joins_region(initiative, region))
			report_add(loader->report, FINDING_MUNICIPALITY_NOT_JOINED,
				item_place(loader, row->table, cell, i), codes.items[i],
				model->regions[region].id);
	}
	cell = table_cell(row->table, row->number, REGIONS);
	for (size_t i = 0; i < initiative->region_count && initiative->circular != NONE; i++) {
		const struct region *region = &model->regions[initiative->regions[i]];
		if (region->entity != model->circulars[initiative->circular].entity)
			check_region_entity(loader,
				(struct field){
					region->id, "regiones", item_place(loader, row->table, cell, i)},
				initiative->regions[i], model->circulars[initiative->circular].entity);
	}
}

static void load_initiative(struct row *row, struct initiative *initiative)
{
	struct loader *loader = row->loader;
	const struct table *table = row->table;
	size_t number = row->number;
	struct field start = field_of_cell(table, number, START, "inicio"),
		     end = field_of_cell(table, number, END, "fin");
	load_guideline(row, initiative);
	initiative->name = table_cell(table, number, NAME)->text;
	initiative->status = table_cell(table, number, STATUS)->text;
	initiative->allies = cell_names(loader, table_cell(table, number, ALLIES)->text);
	row->wrong |= field_date(loader, start, &initiative->start) != 0;
	row->wrong |= field_date(loader, end, &initiative->end) != 0;
	if (initiative->end != DATE_NONE && initiative->start > initiative->end)
		report_add(loader->report, FINDING_DATES_OUT_OF_ORDER, end.place, "inicio", "fin");
	initiative->region_count = load_items(row, REGIONS, "regiones", NAMED_REGION, &initiative->regions);
	row->hidden = row->hidden || (!row->wrong && is_of_hidden_plans(loader, initiative));
	bool doubtful = row->wrong;
	initiative->municipality_count = load_items(
		row, MUNICIPALITIES, "municipios", NAMED_MUNICIPALITY, &initiative->municipalities);
	initiative->indicator_count =
		load_items(row, INDICATORS, "indicadores", NAMED_INDICATOR, &initiative->indicators);
	if (doubtful)
		return;
	check_regions(row, initiative);
	if (!row->hidden && !has_plan(loader, initiative)) {
		struct field id = field_of_cell(table, number, ID, "iniciativa");
		report_add(loader->report, FINDING_INITIATIVE_WITHOUT_PLAN, id.place, id.text);
	}
}

static void load_rows(struct loader *loader, const struct table *table)
{
	struct model *model = loader->model;
	const bool *repeated = repeated_rows(loader, table, ID);
	model->initiatives = arena_array(loader->arena, table->rows + 1, sizeof(*model->initiatives));
	for (size_t number = 0; number < table->rows; number++) {
		struct row row = {.loader = loader, .table = table, .number = number};
		struct initiative initiative = {0};
		bool named =
			!field_slug(loader, field_of_cell(table, number, ID, "iniciativa"), &initiative.id);
		load_initiative(&row, &initiative);
		if (row.hidden) {
			hide_row(loader, table, number);
			embargo(loader, NAMED_INITIATIVE, initiative.id);
		} else if (row.wrong || !named) {
			lose(loader, NAMED_INITIATIVE, initiative.id);
		} else if (!repeated[number]) {
			model->initiatives[model->initiative_count++] = initiative;
		}
	}
	sort_by_id(model->initiatives, model->initiative_count, sizeof(*model->initiatives));
}

static void load_resources(struct loader *loader)
{
	enum { INITIATIVE, FUND, AMOUNT, STATE, CELLS };
	static const struct column columns[CELLS] = {{"iniciativa", true, false}, {"fuente", true, false},
		{"monto", true, false}, {"estado", true, false}};
	static const char *const states[] = {"gestionado", "asignado", NULL};
	struct model *model = loader->model;
	struct table table;
	if (!load_table(loader, "data/recursos.csv", columns, CELLS, &table))
		return;
	const char **keys = arena_array(loader->arena, table.rows + 1, sizeof(*keys));
	for (size_t row = 0; row < table.rows; row++)
		keys[row] =
			arena_printf(loader->arena, "%s, %s, %s", table_cell(&table, row, INITIATIVE)->text,
				table_cell(&table, row, FUND)->text, table_cell(&table, row, STATE)->text);
	const bool *repeated = repeated_keys(loader, &table, keys, INITIATIVE);
	model->resources = arena_array(loader->arena, table.rows + 1, sizeof(*model->resources));
	for (size_t row = 0; row < table.rows; row++) {
		struct field initiative = field_of_cell(&table, row, INITIATIVE, "iniciativa"),
			     amount = field_of_cell(&table, row, AMOUNT, "monto");
		struct resource resource = {.initiative = NONE};
		size_t state = 0;
		bool hidden = is_embargoed(loader, NAMED_INITIATIVE, initiative.text);
		if (hidden)
			hide_row(loader, &table, row);
		else if (*initiative.text)
			resource.initiative = field_reference(loader, initiative, NAMED_INITIATIVE);
		resource.fund = *table_cell(&table, row, FUND)->text
					? field_reference(loader, field_of_cell(&table, row, FUND, "fuente"),
						  NAMED_FUND)
					: NONE;
		int wrong = !*amount.text || field_decimal(loader, amount, &resource.amount, NULL);
		if (!wrong && resource.amount.millionths < 0)
			wrong = report_add(loader->report, FINDING_NEGATIVE, amount.place, amount.text);
		wrong |= field_choice(loader, field_of_cell(&table, row, STATE, "estado"), states, &state);
		resource.assigned = state == 1;
		if (!wrong && !repeated[row] && resource.initiative != NONE && resource.fund != NONE)
			model->resources[model->resource_count++] = resource;
	}
}

void load_initiatives(struct loader *loader)
{
	static const struct column columns[COLUMNS] = {{"iniciativa", true, false}, {"regiones", true, false},
		{"lineamiento", true, false}, {"nombre", true, false}, {"municipios", false, true},
		{"aliados", false, true}, {"indicadores", false, true}, {"estado", false, true},
		{"inicio", false, true}, {"fin", false, true}};
	struct table table;
	load_funds(loader);
	if (load_named_table(
		    loader, "data/iniciativas.csv", false, NAMED_INITIATIVE, columns, COLUMNS, ID, &table))
		load_rows(loader, &table);
	load_resources(loader);
}
