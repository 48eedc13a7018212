/* Room: model. The order of loading, and the look-ups by id. */
#include "model/model.h"

#include "model/attachments.h"
#include "model/maps.h"

#include <string.h>

size_t entity_find(const struct model *model, const char *id)
{
	return find_by_id(model->entities, model->entity_count, sizeof(*model->entities), id);
}

size_t region_find(const struct model *model, const char *id)
{
	return find_by_id(model->regions, model->region_count, sizeof(*model->regions), id);
}

size_t circular_find(const struct model *model, const char *id)
{
	return find_by_id(model->circulars, model->circular_count, sizeof(*model->circulars), id);
}

size_t indicator_find(const struct model *model, const char *code)
{
	return find_by_id(model->indicators, model->indicator_count, sizeof(*model->indicators), code);
}

size_t page_find(const struct model *model, const char *id)
{
	return find_by_id(model->pages, model->page_count, sizeof(*model->pages), id);
}

size_t norm_find(const struct model *model, const char *id)
{
	return find_by_id(model->norms, model->norm_count, sizeof(*model->norms), id);
}

size_t municipality_find(const struct model *model, const char *code)
{
	return named_find(model, NAMED_MUNICIPALITY, code);
}

size_t role_find(const struct model *model, const char *name)
{
	for (size_t i = 0; i < model->roles.count; i++)
		if (!strcmp(model->roles.items[i], name))
			return i;
	return NONE;
}

/* Files under content/ that no loader reads and no document shows: an editor believes them published, and
 * they are not. */
static void check_places(struct loader *loader)
{
	static const struct {
		const char *path;
		bool deep;
	} folders[] = {{"content/circulares/", false}, {"content/indicadores/", false},
		{"content/paginas/", true}, {"content/planes/", false}, {"content/evaluaciones/", true}};
	const struct file *file;
	size_t count = snapshot_under(loader->model->snapshot, "content/", &file);
	for (size_t i = 0; i < count; i++, file++) {
		bool placed = !strcmp(file->path, "content/sitio.yaml") || can_be_attached(file->path);
		for (size_t f = 0; f < sizeof(folders) / sizeof(*folders) && !placed; f++)
			placed = is_markdown(file->path) &&
				 (folders[f].deep ? !strncmp(file->path, folders[f].path,
							    strlen(folders[f].path))
						  : lies_in(file->path, folders[f].path));
		if (!placed)
			report_add(loader->report, FINDING_FILE_OUT_OF_PLACE,
				((struct place){file->path, 1, 1}));
	}
}

int model_load(struct model *model, const struct snapshot *snapshot, struct instant now, struct arena *arena,
	struct report *report)
{
	return model_load_cached(model, snapshot, now, NULL, arena, report);
}

int model_load_cached(struct model *model, const struct snapshot *snapshot, struct instant now,
	struct text_cache *texts, struct arena *arena, struct report *report)
{
	struct loader loader = {.model = model, .arena = arena, .report = report, .now = now, .texts = texts};
	size_t errors_before = report->errors;
	*model = (struct model){.arena = arena, .snapshot = snapshot, .next_embargo = INT64_MAX};
	lose_unread(&loader);
	load_entities(&loader);
	load_site(&loader);
	struct instant taken = snapshot->date;
	if (taken.offset == OFFSET_NONE)
		taken.offset = model->site.zone;
	model->as_of = instant_date(taken);
	load_regions(&loader);
	load_norms(&loader);
	load_origins(&loader);
	load_circulars(&loader);
	load_indicators(&loader);
	load_targets(&loader);
	load_observations(&loader);
	load_municipalities(&loader);
	load_feedback(&loader);
	load_plans(&loader);
	load_initiatives(&loader);
	load_evaluations(&loader);
	load_actions(&loader);
	load_deliveries(&loader);
	load_pages(&loader);
	load_government(&loader);
	load_maps(&loader);
	load_errata(&loader);
	load_calendar(&loader);
	load_withdrawals(&loader);
	check_places(&loader);
	check_texts(&loader);
	drop_hidden_sources(model);
	for (size_t i = 0; i < model->source_count; i++)
		model->sources[i].simulated = path_is_simulated(model, model->sources[i].path);
	return report->errors == errors_before ? 0 : -1;
}

int settings_load(
	struct model *model, const struct snapshot *snapshot, struct arena *arena, struct report *report)
{
	struct loader loader = {.model = model, .arena = arena, .report = report};
	size_t errors_before = report->errors;
	*model = (struct model){.arena = arena, .snapshot = snapshot, .next_embargo = INT64_MAX};
	load_entities(&loader);
	load_site(&loader);
	load_calendar(&loader);
	load_withdrawals(&loader);
	return report->errors == errors_before ? 0 : -1;
}
