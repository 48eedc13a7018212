/* Room: model. Who is meant by a name. One fault is one finding: a file that cannot be read is reported once,
 * not again at each of the thousand rows that name it. */
#include "model/references.h"

#include "base/utf8.h"
#include "model/actions.h"
#include "model/fields.h"
#include "model/plans.h"

#include <string.h>

/* Where each kind is written down, and what naming an unknown one is called. A folder ends with a slash: its
 * documents are named by their files. */
static const struct {
	const char *source;
	enum finding_id unknown;
} kinds[NAMED_COUNT] = {
	[NAMED_ENTITY] = {"data/entidades.csv", FINDING_UNKNOWN_ENTITY},
	[NAMED_REGION] = {"data/regiones.csv", FINDING_UNKNOWN_REGION},
	[NAMED_CIRCULAR] = {"content/circulares/", FINDING_UNKNOWN_CIRCULAR},
	[NAMED_INDICATOR] = {"content/indicadores/", FINDING_UNKNOWN_INDICATOR},
	[NAMED_NORM] = {"data/normas.csv", FINDING_UNKNOWN_DOCUMENT},
	[NAMED_PAGE] = {"content/paginas/", FINDING_UNKNOWN_DOCUMENT},
	[NAMED_MUNICIPALITY] = {"data/municipios.csv", FINDING_UNKNOWN_MUNICIPALITY},
	[NAMED_ACTION] = {"data/acciones.csv", FINDING_UNKNOWN_ACTION},
	[NAMED_PLAN] = {"content/planes/", FINDING_UNKNOWN_DOCUMENT},
	[NAMED_INITIATIVE] = {"data/iniciativas.csv", FINDING_UNKNOWN_INITIATIVE},
	[NAMED_FUND] = {"data/fuentes.csv", FINDING_UNKNOWN_FUND},
};

/* An array sorted by id whose items begin with the id. */
struct shelf {
	const void *items;
	size_t count, size;
};

static struct shelf shelf_of(const struct model *model, enum named kind)
{
	switch (kind) {
	case NAMED_ENTITY:
		return (struct shelf){model->entities, model->entity_count, sizeof(*model->entities)};
	case NAMED_REGION:
		return (struct shelf){model->regions, model->region_count, sizeof(*model->regions)};
	case NAMED_CIRCULAR:
		return (struct shelf){model->circulars, model->circular_count, sizeof(*model->circulars)};
	case NAMED_INDICATOR:
		return (struct shelf){model->indicators, model->indicator_count, sizeof(*model->indicators)};
	case NAMED_NORM:
		return (struct shelf){model->norms, model->norm_count, sizeof(*model->norms)};
	case NAMED_MUNICIPALITY:
		return (struct shelf){
			model->municipalities, model->municipality_count, sizeof(*model->municipalities)};
	case NAMED_ACTION:
		return (struct shelf){model->actions, model->action_count, sizeof(*model->actions)};
	case NAMED_PLAN:
		return (struct shelf){model->plans, model->plan_count, sizeof(*model->plans)};
	case NAMED_INITIATIVE:
		return (struct shelf){
			model->initiatives, model->initiative_count, sizeof(*model->initiatives)};
	case NAMED_FUND:
		return (struct shelf){model->funds, model->fund_count, sizeof(*model->funds)};
	default:
		return (struct shelf){model->pages, model->page_count, sizeof(*model->pages)};
	}
}

size_t named_find(const struct model *model, enum named kind, const char *id)
{
	struct shelf shelf = shelf_of(model, kind);
	return find_by_id(shelf.items, shelf.count, shelf.size, id);
}

const char *named_nearest(const struct model *model, enum named kind, const char *wrong, struct arena *arena,
	struct report *report)
{
	struct shelf shelf = shelf_of(model, kind);
	const char **known = arena_array(arena, shelf.count + 1, sizeof(*known));
	for (size_t i = 0; i < shelf.count; i++)
		known[i] = *(const char *const *)((const char *)shelf.items + i * shelf.size);
	return suggestion(report, wrong, known, shelf.count, arena);
}

/* The nearest name for a finding. A table may repeat one mistake in each of its rows, or be wrong in all of
 * them: the same name is looked for once, and after so many there is no help in one more hint. */
static const char *hint(struct loader *loader, enum named kind, const char *wrong)
{
	enum { MOST_HINTS = 500 };
	if (loader->hint && loader->hint_kind == kind && !strcmp(loader->hint_wrong, wrong))
		return loader->hint;
	if (loader->hint_count++ >= MOST_HINTS)
		return "";
	loader->hint_kind = kind;
	loader->hint_wrong = wrong;
	loader->hint = named_nearest(loader->model, kind, wrong, loader->arena, loader->report);
	return loader->hint;
}

size_t field_reference(struct loader *loader, struct field field, enum named kind)
{
	if (!*field.text) {
		report_add(loader->report, FINDING_EMPTY_CELL, field.place, field.name);
		return NONE;
	}
	size_t found = named_find(loader->model, kind, field.text);
	if (found != NONE || is_lost(loader, kind, field.text))
		return found;
	if (is_embargoed(loader, kind, field.text))
		report_embargoed(loader, field.place, field.text);
	else
		report_add(loader->report, kinds[kind].unknown, field.place, field.text,
			hint(loader, kind, field.text));
	return NONE;
}

size_t field_entity(struct loader *loader, struct field field)
{
	return field_reference(loader, field, NAMED_ENTITY);
}

size_t field_region(struct loader *loader, struct field field)
{
	return field_reference(loader, field, NAMED_REGION);
}

size_t field_circular(struct loader *loader, struct field field)
{
	return field_reference(loader, field, NAMED_CIRCULAR);
}

size_t field_indicator(struct loader *loader, struct field field)
{
	return field_reference(loader, field, NAMED_INDICATOR);
}

static void add_id(struct loader *loader, struct known_ids *ids, const char *id)
{
	ids->names.items = arena_grow(
		loader->arena, ids->names.items, ids->names.count, &ids->capacity, sizeof(*ids->names.items));
	ids->names.items[ids->names.count++] = id;
}

static bool has_id(const struct known_ids *ids, const char *id)
{
	for (size_t i = 0; i < ids->names.count; i++)
		if (!strcmp(ids->names.items[i], id))
			return true;
	return ids->all;
}

void lose(struct loader *loader, enum named kind, const char *id)
{
	if (*id)
		add_id(loader, &loader->lost[kind], id);
	else
		lose_all(loader, kind);
}

void lose_all(struct loader *loader, enum named kind)
{
	loader->lost[kind].all = true;
}

bool is_lost(const struct loader *loader, enum named kind, const char *id)
{
	const struct known_ids *lost = &loader->lost[kind];
	bool found = has_id(lost, id);
	/* A row whose id is no id at all is lost under that name; what is near to it was most likely meant.
	 */
	for (size_t i = 0; i < lost->names.count && !found; i++)
		found = !slug_is_valid(lost->names.items[i]) &&
			nearest_name(id, &lost->names.items[i], 1) == 0;
	return found;
}

void lose_rows(struct loader *loader, enum named kind, const struct table *table, size_t column)
{
	for (size_t i = 0; i < table->lost_rows; i++)
		lose(loader, kind, table_lost_cell(table, i, column)->text);
}

/* Whether `path` is a file, or one of the folders, on the way to `source`. */
static bool leads_to(const char *path, const char *source)
{
	size_t length = strlen(path);
	if (strncmp(path, source, length) != 0)
		return false;
	return !length || !source[length] || source[length] == '/';
}

void lose_unread(struct loader *loader)
{
	for (size_t i = 0; i < loader->report->count; i++) {
		const struct finding *finding = &loader->report->findings[i];
		const char *path = finding->place.path;
		if (finding->level != LEVEL_ERROR || !path)
			continue;
		for (enum named kind = 0; kind < NAMED_COUNT; kind++) {
			size_t length = strlen(kinds[kind].source);
			if (finding->id == FINDING_PUBLICATION_TOO_BIG || leads_to(path, kinds[kind].source))
				lose_all(loader, kind);
			else if (kinds[kind].source[length - 1] == '/' &&
				 !strncmp(path, kinds[kind].source, length))
				lose(loader, kind, stem_of(loader->arena, path));
		}
	}
}

bool is_unread(const struct loader *loader, const char *path)
{
	for (size_t i = 0; i < loader->report->count; i++) {
		const struct finding *finding = &loader->report->findings[i];
		const char *found = finding->place.path;
		if (finding->level == LEVEL_ERROR && found &&
			(finding->id == FINDING_PUBLICATION_TOO_BIG || leads_to(found, path)))
			return true;
	}
	return false;
}

void doubt(struct loader *loader, const struct indicator *indicator)
{
	add_id(loader, &loader->doubtful, indicator->code);
}

bool is_doubtful(const struct loader *loader, const struct indicator *indicator)
{
	return has_id(&loader->doubtful, indicator->code);
}

void check_region_entity(struct loader *loader, struct field field, size_t region, size_t wanted)
{
	const struct model *model = loader->model;
	size_t owner = region == NONE ? NONE : model->regions[region].entity;
	if (owner != NONE && wanted != NONE && owner != wanted)
		report_add(loader->report, FINDING_WRONG_ENTITY, field.place, field.text,
			model->entities[owner].id, model->entities[wanted].id);
}

void embargo(struct loader *loader, enum named kind, const char *id)
{
	add_id(loader, &loader->embargoed[kind], id);
}

bool is_embargoed(const struct loader *loader, enum named kind, const char *id)
{
	return has_id(&loader->embargoed[kind], id);
}

int report_embargoed(struct loader *loader, struct place place, const char *name)
{
	return report_add(loader->report, FINDING_EMBARGOED, place, name);
}
