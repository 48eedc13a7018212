/* Room: pages. Words and small views of plans. */
#include "pages/plan_views.h"

#include <string.h>

const char *plan_title(const struct voice *voice, const struct model *model, const struct plan *plan)
{
	struct arena *arena = voice->arena;
	int first = month_year(plan->first), last = month_year(plan->last);
	const char *years =
		first == last ? arena_printf(arena, "%d", first) : arena_printf(arena, "%d–%d", first, last);
	return phrase(voice, W_plan_titulo, model->regions[plan->region].name, years);
}

struct view *plan_link(const struct page_draft *draft, const struct plan *plan)
{
	struct view *view = view_map(draft->arena);
	view_set_text(view, "href", href(draft, "planes/%s.html", plan->id));
	view_set_text(view, "nombre", plan_title(&draft->voice, draft->model, plan));
	return view;
}

static const struct {
	enum word done, noun, pending;
} words[MILESTONE_COUNT] = {{W_plan_formulado, W_plan_formulacion, W_plan_formularlo},
	{W_plan_validado, W_plan_validacion, W_plan_validarlo},
	{W_plan_aprobado, W_plan_aprobacion, W_plan_aprobarlo},
	{W_plan_socializado, W_plan_socializacion, W_plan_socializarlo}};

const char *plan_stage_word(const struct voice *voice, const struct model *model, const struct plan *plan)
{
	enum milestone stage = plan_stage(model, plan);
	if (plan->withdrawn)
		return word(voice, W_plan_retirado);
	return word(voice, stage == MILESTONE_COUNT ? W_plan_en_preparacion : words[stage].done);
}

const char *plan_stage_sentence(const struct voice *voice, const struct model *model, const struct plan *plan)
{
	enum milestone stage = plan_stage(model, plan);
	const char *left[MILESTONE_COUNT];
	size_t count = 0;
	if (plan->withdrawn)
		return phrase(voice, W_plan_se_retiro, long_date(voice, plan->withdrawn->date));
	for (enum milestone m = stage == MILESTONE_COUNT ? FORMULATED : stage + 1; m < MILESTONE_COUNT; m++)
		left[count++] = word(voice, words[m].pending);
	const char *missing = listed(voice, left, count);
	if (stage == MILESTONE_COUNT)
		return phrase(voice, W_plan_en_preparacion_falta, missing);
	const char *done = word(voice, words[stage].done),
		   *day = long_date(voice, plan->milestones[stage].date);
	return count ? phrase(voice, W_plan_etapa_y_falta, done, day, missing)
		     : phrase(voice, W_plan_etapa, done, day);
}

static size_t count_initiatives(const struct model *model, const struct plan *plan, size_t *interregional)
{
	size_t count = 0;
	*interregional = 0;
	for (size_t i = 0; i < model->initiative_count; i++) {
		if (!plan_has(plan, &model->initiatives[i]))
			continue;
		count++;
		*interregional += is_interregional(&model->initiatives[i]);
	}
	return count;
}

const char *plan_coverage_sentence(
	const struct voice *voice, const struct model *model, const struct plan *plan)
{
	const struct circular *norm = &model->circulars[plan->norm];
	const char *name = circular_name(voice, norm);
	size_t interregional, count = count_initiatives(model, plan, &interregional);
	if (!norm->guideline_count)
		return phrase(voice, W_plan_norma_sin_lineamientos, name);
	const char *all = arena_printf(voice->arena, "%zu", norm->guideline_count);
	if (!count)
		return phrase(voice, W_plan_no_cubre, all, name);
	const char *covered = arena_printf(voice->arena, "%zu", guidelines_covered(model, plan));
	if (count == 1 && interregional)
		return phrase(voice, W_plan_cubre_con_una_interregional, covered, all, name);
	const char *initiatives = counted(voice, (long)count, W_n_iniciativa, W_n_iniciativas);
	if (!interregional)
		return phrase(voice, W_plan_cubre, covered, all, name, initiatives);
	return phrase(voice,
		plural((long)interregional, W_plan_cubre_y_comparte_una, W_plan_cubre_y_comparte_varias),
		covered, all, name, initiatives, arena_printf(voice->arena, "%zu", interregional));
}

const char *no_plan_sentence(const struct voice *voice, const struct model *model, size_t region)
{
	size_t joined = 0;
	for (size_t i = 0; i < model->initiative_count; i++)
		joined += joins_region(&model->initiatives[i], region) &&
			  is_interregional(&model->initiatives[i]);
	if (!joined)
		return word(voice, W_region_sin_plan);
	return phrase(voice, W_region_sin_plan_participa,
		counted(voice, (long)joined, W_n_proyecto_interregional, W_n_proyectos_interregionales));
}

const char *guideline_title(const struct voice *voice, const struct circular *circular, size_t guideline)
{
	const struct guideline *g = &circular->guidelines[guideline];
	return *g->title ? arena_printf(voice->arena, "%s. %s", g->id, g->title)
			 : phrase(voice, W_lineamiento_numero, g->id);
}

const char *pesos(const struct voice *voice, struct decimal amount)
{
	return phrase(voice, W_pesos, shown_decimal(voice, amount));
}

/* A web address, a file beside the plan, or plain text. */
static const char *evidence_address(const struct page_draft *draft, const struct milestone_record *record)
{
	if (record->evidence_path)
		return file_href(draft, "%s", record->evidence_path + strlen("content/"));
	return !strncmp(record->evidence, "http", 4) ? record->evidence : "";
}

void add_milestones(struct page_draft *draft, struct view *map, const struct plan *plan)
{
	const struct voice *voice = &draft->voice;
	struct view *list = view_set_list(map, "pasos");
	for (enum milestone m = FORMULATED; m < MILESTONE_COUNT; m++) {
		const struct milestone_record *record = &plan->milestones[m];
		enum milestone_state state = milestone_state(draft->model, plan, m);
		enum milestone stage = plan_stage(draft->model, plan);
		struct view *step = view_add_map(list);
		bool done = state == MILESTONE_DONE, skipped = stage != MILESTONE_COUNT && m < stage && !done;
		view_set_truth(step, "hecho", done);
		view_set_text(step, "titulo", word(voice, done ? words[m].done : words[m].noun));
		view_set(step, "fecha", date_view(voice, record->date, false));
		view_set_text(step, "ante", record->before_whom);
		view_set_text(step, "evidencia", done ? record->evidence : "");
		view_set_text(step, "evidencia_href", done ? evidence_address(draft, record) : "");
		view_set_text(step, "nota",
			state == MILESTONE_FORESEEN
				? phrase(voice, W_plan_previsto_para, long_date(voice, record->date))
				: "");
		view_set(step, "estado",
			state_view(voice, skipped ? "sin_dato" : "pendiente", &draft->glyphs));
	}
}

void add_consultation(struct page_draft *draft, struct view *map, const struct plan *plan)
{
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	enum consultation state = consultation_of(draft->model, plan);
	const char *from = long_date(voice, plan->open_from), *to = long_date(voice, plan->open_to);
	const char *link = plan->consultation_link, *contact = draft->model->site.contact;
	view_set_truth(map, "consulta", false);
	if (state == CONSULTATION_NONE)
		return;
	struct view *view = view_set_map(map, "consulta");
	bool open = state == CONSULTATION_OPEN;
	if (!*link && *contact)
		link = strchr(contact, ':') ? contact : arena_printf(arena, "mailto:%s", contact);
	view_set_truth(view, "abierta", open);
	view_set_text(view, "frase",
		open				? phrase(voice, W_plan_consulta_abierta, to)
		: state == CONSULTATION_TO_COME ? phrase(voice, W_plan_consulta_por_abrir, from, to)
						: phrase(voice, W_plan_consulta_cerrada, from, to));
	view_set_text(view, "enlace", open ? link : "");
	view_set_text(view, "enlace_texto", strncmp(link, "mailto:", 7) ? link : link + 7);
}

/* The guidelines that the plan leaves without initiatives. */
static void add_gaps(struct page_draft *draft, struct view *map, const struct plan *plan)
{
	const struct circular *norm = &draft->model->circulars[plan->norm];
	struct view *list = view_set_list(map, "vacios");
	for (size_t g = 0; g < norm->guideline_count; g++) {
		struct coverage coverage = coverage_of(draft->model, plan, g);
		if (!coverage.own && !coverage.interregional)
			view_add(list, view_text(draft->arena, guideline_title(&draft->voice, norm, g)));
	}
	view_set_truth(map, "con_vacios", view_count(list) > 0);
}

static const char *resources_sentence(struct page_draft *draft, const struct plan *plan)
{
	const struct model *model = draft->model;
	struct fund_scope scope = {.entity = model->regions[plan->region].entity,
		.region = plan->region,
		.plan = plan,
		.part = SUM_OWN};
	struct fund_sum ordinary = fund_kind_sum(model, &scope, false),
			other = fund_kind_sum(model, &scope, true);
	if (!ordinary.rows && !other.rows)
		return word(&draft->voice, W_plan_no_declara_recursos);
	return phrase(&draft->voice, W_plan_recursos_propios, pesos(&draft->voice, ordinary.assigned),
		pesos(&draft->voice, other.assigned), pesos(&draft->voice, ordinary.managed),
		pesos(&draft->voice, other.managed));
}

/* Projects of several regions that this one joins, with the pages of the plans that tell of them. */
static void add_joined(struct page_draft *draft, struct view *map, size_t region)
{
	const struct model *model = draft->model;
	struct view *list = view_set_list(map, "interregionales");
	for (size_t i = 0; i < model->initiative_count; i++) {
		const struct initiative *initiative = &model->initiatives[i];
		const char *address = "";
		if (!is_interregional(initiative) || !joins_region(initiative, region))
			continue;
		for (size_t p = model->plan_count; p-- > 0;)
			if (plan_has(&model->plans[p], initiative) && !model->plans[p].withdrawn)
				address = href(
					draft, "planes/%s.html#i-%s", model->plans[p].id, initiative->id);
		struct view *item = view_add_map(list);
		view_set_text(item, "href", address);
		view_set_text(item, "nombre", initiative->name);
	}
	view_set_truth(map, "con_interregionales", view_count(list) > 0);
}

void add_region_plan(struct page_draft *draft, size_t region)
{
	const struct model *model = draft->model;
	const struct plan *plan = plan_of(model, region);
	struct view *map = view_set_map(draft->content, "plan");
	bool shown = plan && !plan->withdrawn;
	view_set_truth(map, "hay", shown);
	view_set_truth(map, "retirado", plan && plan->withdrawn);
	view_set_text(map, "frase",
		plan ? plan_stage_sentence(&draft->voice, model, plan)
		     : no_plan_sentence(&draft->voice, model, region));
	view_set_text(map, "cobertura", shown ? plan_coverage_sentence(&draft->voice, model, plan) : "");
	view_set_truth(map, "enlace", false);
	view_set_text(map, "planes", has_plans(model) ? href(draft, "planes/index.html") : "");
	add_joined(draft, map, region);
	/* Nothing is shown of the tables where there is neither a plan nor a project. */
	bool joins = view_count(view_get(map, "interregionales")) > 0;
	draft->simulated |= (plan || joins) && plans_are_simulated(model);
	view_set_truth(map, "con_detalle", shown || joins);
	if (!plan)
		return;
	struct view *link = plan_link(draft, plan);
	view_set(map, "enlace", link);
	if (!shown)
		return;
	view_set_text(map, "recursos", resources_sentence(draft, plan));
	add_milestones(draft, map, plan);
	add_consultation(draft, map, plan);
	add_gaps(draft, map, plan);
}

size_t count_plans(const struct model *model, size_t entity, size_t *regions)
{
	size_t count = 0;
	*regions = 0;
	for (size_t r = 0; r < model->region_count; r++) {
		const struct plan *plan = plan_of(model, r);
		if (model->regions[r].entity != entity || !*model->regions[r].code)
			continue;
		++*regions;
		count += plan && !plan->withdrawn;
	}
	return count;
}

void add_plans_section(struct page_draft *draft, size_t entity)
{
	const struct model *model = draft->model;
	size_t regions, count = count_plans(model, entity, &regions);
	view_set_truth(draft->content, "planes", false);
	if (!has_plans(model))
		return;
	struct view *map = view_set_map(draft->content, "planes"), *open = view_set_list(map, "consultas");
	view_set_text(map, "href", href(draft, "planes/index.html"));
	view_set_text(map, "frase",
		phrase(&draft->voice,
			plural((long)count, W_region_ha_publicado_su_plan, W_regiones_han_publicado_su_plan),
			arena_printf(draft->arena, "%zu", count),
			arena_printf(draft->arena, "%zu", regions)));
	for (size_t i = 0; i < model->plan_count; i++) {
		const struct plan *plan = &model->plans[i];
		if (consultation_of(model, plan) != CONSULTATION_OPEN)
			continue;
		struct view *item = plan_link(draft, plan);
		view_add(open, item);
		add_consultation(draft, item, plan);
	}
	view_set_truth(map, "con_consultas", view_count(open) > 0);
	draft->simulated |= plans_are_simulated(model);
}

bool plans_are_simulated(const struct model *model)
{
	return path_is_simulated(model, "data/iniciativas.csv") ||
	       path_is_simulated(model, "data/recursos.csv");
}

const char *plans_note(const struct model *model)
{
	for (size_t i = 0; i < model->origin_count; i++)
		if (model->origins[i].simulated && *model->origins[i].note &&
			!strncmp(model->origins[i].prefix, "iniciativas", strlen("iniciativas")))
			return model->origins[i].note;
	return NULL;
}
