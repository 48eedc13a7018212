/* Room: model. The publication's own settings: sitio.yaml, and the thresholds that an indicator may set anew.
 */
#include "model/fields.h"

#include <string.h>

void load_thresholds(
	struct loader *loader, const char *path, const struct node *map, struct thresholds *thresholds)
{
	static const char *const known[] = {"cumple", "riesgo", "sobre", NULL};
	const struct node *node = node_get(map, "umbrales");
	if (!node)
		return;
	if (node->kind != NODE_MAP) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, node), "umbrales",
			say(loader, "un mapa: {cumple: 1, riesgo: 0.8, sobre: 1.2}",
				"a map: {cumple: 1, riesgo: 0.8, sobre: 1.2}"));
		return;
	}
	const struct thresholds inherited = *thresholds;
	int wrong = node_check_keys(node, known, path, loader->report);
	field_decimal_from(loader, field_of_key(loader, path, node, "cumple"), 0, 1000, &thresholds->meets);
	field_decimal_from(loader, field_of_key(loader, path, node, "riesgo"), 0, 1000, &thresholds->risk);
	field_decimal_from(loader, field_of_key(loader, path, node, "sobre"), 0, 1000, &thresholds->over);
	if (thresholds->risk.millionths <= thresholds->meets.millionths)
		return;
	const char *risk = decimal_text(loader->arena, thresholds->risk);
	/* What inherits these is not to blame; nor are they, where `0,9` was read as two keys. */
	*thresholds = inherited;
	if (wrong)
		return;
	report_add(loader->report, FINDING_SETTING_RANGE, node_place(path, node), "umbrales.riesgo", risk,
		say(loader, "ser menor o igual que «cumple»", "be at most 'cumple'"));
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
			say(loader, "un mapa: {patron: \"*\"}", "a map: {patron: \"*\"}"));
		return;
	}
	node_check_keys(editions, known, path, loader->report);
	struct field pattern = field_of_key(loader, path, editions, "patron");
	if (*pattern.text)
		loader->model->site.edition_pattern = pattern.text;
}

/* idiomas: the languages of the site's frame; Spanish is always one. */
static void load_languages(struct loader *loader, const char *path, const struct node *data)
{
	static const char *const known[] = {"es", "en", NULL};
	const struct node *node = node_get(data, "idiomas");
	const struct node *item = node && node->kind == NODE_LIST ? node->children : node;
	struct names names;
	if (field_names(loader, path, data, "idiomas", &names))
		return;
	for (size_t i = 0; i < names.count; i++, item = item->next) {
		size_t language = 0;
		const struct field field = {names.items[i], "idiomas", node_place(path, item)};
		if (!field_choice(loader, field, known, &language) && language)
			loader->model->site.english = true;
	}
}

bool is_web_address(const char *text, bool mail)
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
		.edition_pattern = "*",
		.zone = -300,
		.thresholds = {{1000000}, {800000}, {1200000}},
		.tolerance = {100000},
		.least_evaluated = {500000}};
}

void load_site(struct loader *loader)
{
	static const char *const known[] = {"titulo", "entidad", "descripcion", "idioma", "idiomas", "zona",
		"url_base", "informar_error", "repositorio", "contacto", "licencia", "umbrales", "tolerancia",
		"gracia_dias", "minimo_evaluados", "ediciones", "gobierno", NULL};
	static const char *const languages[] = {"es", NULL};
	const char *path = "content/sitio.yaml";
	struct site *site = &loader->model->site;
	const struct file *file = snapshot_find(loader->model->snapshot, path);
	struct document document;
	size_t language = 0;
	site_defaults(site);
	if (!file) {
		if (!is_unread(loader, path))
			report_missing(loader, path);
		return;
	}
	if (yaml_parse(&document, path, file->bytes, file->length, loader->arena, loader->report))
		return;
	const struct node *data = loader->settings = document.data;
	node_check_keys(data, known, path, loader->report);
	site->title = required_key(loader, path, data, "titulo");
	if (*required_key(loader, path, data, "entidad"))
		site->entity = field_entity(loader, field_of_key(loader, path, data, "entidad"));
	site->description = field_of_key(loader, path, data, "descripcion").text;
	field_choice(loader, field_of_key(loader, path, data, "idioma"), languages, &language);
	load_languages(loader, path, data);
	struct field zone = field_of_key(loader, path, data, "zona");
	if (*zone.text && !offset_parse(zone.text, &site->zone))
		report_add(loader->report, FINDING_SETTING_RANGE, zone.place, "zona", zone.text,
			say(loader, "escribirse como -05:00", "be written as -05:00"));
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
