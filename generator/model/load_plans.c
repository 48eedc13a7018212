/* Room: model. content/planes/: one document a region and vigencia, its milestones in their order and its
 * consultation. Which initiatives a plan takes in is read from the tables (load_initiatives.c). */
#include "model/attachments.h"
#include "model/plans.h"

#include <string.h>

#define FOLDER "content/planes/"

static void load_milestone(
	struct loader *loader, const char *path, const struct node *item, struct plan *plan, unsigned *lines)
{
	static const char *const known[] = {"hito", "fecha", "ante", "evidencia", NULL};
	static const char *const kinds[] = {"formulacion", "validacion", "aprobacion", "socializacion", NULL};
	struct field kind = field_of_key(loader, path, item, "hito");
	struct milestone_record record = {.listed = true,
		.before_whom = field_of_key(loader, path, item, "ante").text,
		.evidence = field_of_key(loader, path, item, "evidencia").text};
	size_t which = 0;
	node_check_keys(item, known, path, loader->report);
	field_date(loader, field_of_key(loader, path, item, "fecha"), &record.date);
	if (!*required_member(loader, path, item, "hito") || field_choice(loader, kind, kinds, &which))
		return;
	if (plan->milestones[which].listed) {
		report_duplicate(loader, kind.place, kind.text, path, lines[which]);
		return;
	}
	struct field evidence = field_of_key(loader, path, item, "evidencia");
	if (*record.evidence && record.date > loader->model->as_of)
		report_add(loader->report, FINDING_MILESTONE_AHEAD, evidence.place, milestone_ids[which],
			date_text(loader->arena, record.date));
	lines[which] = kind.place.line;
	plan->milestones[which] = record;
}

/* Where the milestone's date stands. */
static struct place date_place(
	struct loader *loader, const char *path, const struct node *list, enum milestone which)
{
	for (const struct node *item = list->children; item; item = item->next)
		if (!strcmp(field_of_key(loader, path, item, "hito").text, milestone_ids[which]))
			return field_of_key(loader, path, item, "fecha").place;
	return node_place(path, list);
}

/* Validation before approval before socialisation; no one step is judged twice. */
static void check_order(
	struct loader *loader, const char *path, const struct node *list, const struct plan *plan)
{
	enum milestone last = MILESTONE_COUNT;
	for (enum milestone m = FORMULATED; m < MILESTONE_COUNT; m++) {
		date day = plan->milestones[m].listed ? plan->milestones[m].date : DATE_NONE;
		if (day == DATE_NONE)
			continue;
		if (last != MILESTONE_COUNT && day < plan->milestones[last].date)
			report_add(loader->report, FINDING_MILESTONES_OUT_OF_ORDER,
				date_place(loader, path, list, m), milestone_ids[m],
				date_text(loader->arena, day), milestone_ids[last],
				date_text(loader->arena, plan->milestones[last].date));
		else if (m && (last == MILESTONE_COUNT || last + 1 < m))
			report_add(loader->report, FINDING_MILESTONE_MISSING,
				date_place(loader, path, list, m), milestone_ids[m], milestone_ids[m - 1]);
		last = m;
	}
}

static void load_milestones(
	struct loader *loader, const char *path, const struct node *data, struct plan *plan)
{
	const struct node *list = node_get(data, "hitos");
	unsigned lines[MILESTONE_COUNT] = {0};
	for (enum milestone m = FORMULATED; m < MILESTONE_COUNT; m++)
		plan->milestones[m] =
			(struct milestone_record){.date = DATE_NONE, .before_whom = "", .evidence = ""};
	if (!list || (list->kind == NODE_SCALAR && !*list->text))
		return;
	const struct node *item = first_map(loader, path, list, "hitos",
		say(loader, "una lista de {hito, fecha, ante, evidencia}",
			"a list of {hito, fecha, ante, evidencia}"));
	if (!item)
		return;
	for (; item; item = item->next)
		load_milestone(loader, path, item, plan, lines);
	check_order(loader, path, list, plan);
}

static void load_consultation(
	struct loader *loader, const char *path, const struct node *data, struct plan *plan)
{
	static const char *const known[] = {"desde", "hasta", "enlace", NULL};
	const struct node *map = node_get(data, "consulta");
	plan->open_from = plan->open_to = DATE_NONE;
	plan->consultation_link = "";
	if (!map || (map->kind == NODE_SCALAR && !*map->text))
		return;
	if (map->kind != NODE_MAP) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, map), "consulta",
			say(loader, "un mapa: {desde, hasta, enlace}", "a map: {desde, hasta, enlace}"));
		return;
	}
	struct field link = field_of_key(loader, path, map, "enlace");
	node_check_keys(map, known, path, loader->report);
	required_member(loader, path, map, "desde");
	required_member(loader, path, map, "hasta");
	field_date(loader, field_of_key(loader, path, map, "desde"), &plan->open_from);
	field_date(loader, field_of_key(loader, path, map, "hasta"), &plan->open_to);
	if (plan->open_to != DATE_NONE && plan->open_from > plan->open_to)
		report_add(
			loader->report, FINDING_DATES_OUT_OF_ORDER, node_place(path, map), "desde", "hasta");
	if (*link.text && !is_web_address(link.text, true))
		report_add(loader->report, FINDING_FORBIDDEN_LINK, link.place, link.text);
	plan->consultation_link = link.text;
	plan->has_consultation = plan->open_from != DATE_NONE && plan->open_to != DATE_NONE;
}

/* The file is named by its region and years, so that one name is one plan. */
static void check_name(struct loader *loader, const struct plan *plan)
{
	const char *path = plan->document.path;
	struct field region = field_of_key(loader, path, plan->document.data, "region"),
		     years = field_of_key(loader, path, plan->document.data, "vigencia");
	const char *name = arena_printf(loader->arena, "%s-%s", region.text, years.text);
	size_t length = strlen(region.text);
	if (!*region.text || !*years.text || !strcmp(name, plan->id))
		return;
	const char *other = arena_printf(loader->arena, FOLDER "%s.md", name);
	bool same_region = !strncmp(plan->id, region.text, length) && plan->id[length] == '-';
	struct field wrong = same_region ? years : region;
	if (snapshot_find(loader->model->snapshot, other))
		report_duplicate(loader, wrong.place, name, other, 1);
	else
		report_add(
			loader->report, FINDING_ID_MISMATCH, wrong.place, wrong.name, wrong.text, plan->id);
}

/* Returns when its embargo ends, in seconds; INT64_MIN: it may be shown. */
static int64_t load_plan(struct loader *loader, const struct file *file, struct plan *plan)
{
	static const char *const known[] = {
		"region", "vigencia", "norma", "hitos", "consulta", "embargo", NULL};
	const char *path = file->path;
	const struct node *data = plan->document.data;
	struct instant until;
	node_check_keys(data, known, path, loader->report);
	struct field region = field_of_key(loader, path, data, "region"),
		     years = field_of_key(loader, path, data, "vigencia"),
		     norm = field_of_key(loader, path, data, "norma"),
		     hidden = field_of_key(loader, path, data, "embargo");
	bool secret = is_embargoed(loader, NAMED_CIRCULAR, norm.text);
	plan->region = *required_key(loader, path, data, "region") ? field_region(loader, region) : NONE;
	plan->validity = required_key(loader, path, data, "vigencia");
	bool right = !field_years(loader, years, &plan->first, &plan->last);
	plan->norm =
		*required_key(loader, path, data, "norma") && !secret ? field_circular(loader, norm) : NONE;
	if (plan->norm != NONE)
		check_region_entity(
			loader, region, plan->region, loader->model->circulars[plan->norm].entity);
	load_milestones(loader, path, data, plan);
	load_consultation(loader, path, data, plan);
	if (right && plan->region != NONE)
		check_name(loader, plan);
	if (*hidden.text && !field_instant(loader, hidden, &until) && until.seconds > loader->now.seconds)
		return until.seconds;
	if (!right || plan->region == NONE || (plan->norm == NONE && !secret))
		lose(loader, NAMED_PLAN, plan->id);
	return secret ? INT64_MAX : INT64_MIN;
}

void load_plans(struct loader *loader)
{
	struct model *model = loader->model;
	const struct file *file;
	size_t files = snapshot_under(model->snapshot, FOLDER, &file);
	model->plans = arena_array(loader->arena, files + 1, sizeof(*model->plans));
	loader->hidden_plans = arena_array(loader->arena, files + 1, sizeof(*loader->hidden_plans));
	for (size_t i = 0; i < files; i++, file++) {
		struct plan plan = {0};
		if (!is_markdown(file->path) || !lies_in(file->path, FOLDER) ||
			load_document(loader, file, NAMED_PLAN, &plan.document, &plan.id))
			continue;
		size_t findings = loader->report->count;
		int64_t until = load_plan(loader, file, &plan);
		forget_faulty(loader, file, findings);
		if (until == INT64_MIN && is_lost(loader, NAMED_PLAN, plan.id)) {
			hide_text(loader, &plan.document, NULL);
		} else if (until == INT64_MIN) {
			model->plans[model->plan_count++] = plan;
		} else {
			if (until < model->next_embargo)
				model->next_embargo = until;
			embargo(loader, NAMED_PLAN, plan.id);
			loader->hidden_plans[loader->hidden_plan_count++] = plan;
			hide_text(loader, &plan.document, NULL);
		}
	}
	sort_by_id(model->plans, model->plan_count, sizeof(*model->plans));
}
