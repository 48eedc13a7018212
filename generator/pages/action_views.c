/* Room: pages. The parts that pages about the action plan share. */
#include "pages/action_views.h"

#include <stdlib.h>
#include <string.h>

bool is_of_plan(const struct model *model, const struct year_plan *plan, const struct due *due)
{
	return model->actions[due->action].entity == plan->entity &&
	       month_year(due->period.first) == plan->year;
}

static bool plan_has(const struct year_plan *plans, size_t count, size_t entity, int year)
{
	for (size_t i = 0; i < count; i++)
		if (plans[i].entity == entity && plans[i].year == year)
			return true;
	return false;
}

static int compare_plans(const void *left, const void *right, void *owner)
{
	const struct year_plan *a = left, *b = right;
	bool own_a = a->entity == *(size_t *)owner, own_b = b->entity == *(size_t *)owner;
	if (a->year != b->year)
		return a->year > b->year ? -1 : 1;
	if (own_a != own_b)
		return own_a ? -1 : 1;
	return (a->entity > b->entity) - (a->entity < b->entity);
}

static void count_plan(const struct model *model, struct year_plan *plan)
{
	for (size_t i = 0; i < model->action_count; i++) {
		size_t begun = periods_begun(model, &model->actions[i]);
		for (size_t n = 0; n < action_periods(&model->actions[i]); n++) {
			const struct due due = action_due(model, i, n);
			if (!is_of_plan(model, plan, &due))
				continue;
			plan->to_come += n >= begun;
			plan->tally.states[due.state] += n < begun;
		}
	}
}

const char *year_plan_id(struct arena *arena, const struct model *model, const struct year_plan *plan)
{
	return arena_printf(arena, "%s-%d", model->entities[plan->entity].id, plan->year);
}

struct year_plan *year_plans(const struct model *model, size_t *count, struct arena *arena)
{
	struct year_plan *plans = NULL;
	size_t owner = model->site.entity, capacity = 0;
	*count = 0;
	for (size_t i = 0; i < model->action_count; i++) {
		const struct action *action = &model->actions[i];
		for (int year = month_year(action->first); year <= month_year(action->last); year++) {
			if (plan_has(plans, *count, action->entity, year))
				continue;
			plans = arena_grow(arena, plans, *count, &capacity, sizeof(*plans));
			plans[*count] = (struct year_plan){.entity = action->entity, .year = year};
			count_plan(model, &plans[(*count)++]);
		}
	}
	if (*count)
		qsort_r(plans, *count, sizeof(*plans), compare_plans, &owner);
	return plans;
}

const char *plan_sentence(const struct page_draft *draft, const struct year_plan *plan)
{
	static const enum delivery_state order[] = {
		DELIVERY_IN_TIME, DELIVERY_LATE, DELIVERY_OVERDUE, DELIVERY_PENDING};
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	const char *parts[DELIVERY_STATES + 1];
	size_t count = 0, all = tally_total(&plan->tally) + plan->to_come;
	for (size_t i = 0; i < DELIVERY_STATES; i++) {
		long n = (long)plan->tally.states[order[i]];
		const struct state_words *state = state_words(delivery_ids[order[i]]);
		if (n)
			parts[count++] = counted(voice, n, state->place[0], state->place[1]);
	}
	if (plan->to_come)
		parts[count++] =
			phrase(voice, W_acciones_no_comenzadas, shown_count(voice, (long)plan->to_come));
	const struct fraction *rate = delivery_rate(arena, &plan->tally);
	const char *year = arena_printf(arena, "%d", plan->year),
		   *asked = counted(voice, (long)all, W_n_entrega, W_n_entregas),
		   *states = listed(voice, parts, count);
	if (!rate)
		return phrase(voice, W_acciones_pide, year, asked, states);
	return phrase(voice,
		plan->tally.states[DELIVERY_PENDING] ? W_acciones_pide_y_falta_plazo
						     : W_acciones_pide_y_llego_a_tiempo,
		year, asked, states, shown_percent(voice, rate, NULL, 0));
}

void delivery_counts(struct page_draft *draft, struct view *map, const struct delivery_tally *tally)
{
	struct view *list = view_set_list(map, "cuentas");
	for (size_t s = 0; s < DELIVERY_STATES; s++) {
		const struct state_words *words = state_words(delivery_ids[s]);
		if (!tally->states[s])
			continue;
		struct view *item = view_add_map(list);
		state_use(&draft->glyphs, words);
		view_set_text(item, "glifo", words->glyph);
		view_set_text(item, "cuantas", shown_count(&draft->voice, (long)tally->states[s]));
		view_set_text(item, "que", word(&draft->voice, words->place[tally->states[s] != 1]));
	}
}

const char *action_name(struct arena *arena, const struct action *action)
{
	return first_words(arena, action->description, 80);
}

const char *bare_name(struct arena *arena, const char *name)
{
	size_t length = strlen(name);
	while (length && (name[length - 1] == '.' || name[length - 1] == ' '))
		length--;
	return arena_copy(arena, name, length);
}

void add_actions_section(struct page_draft *draft)
{
	size_t count;
	const struct year_plan *plans = year_plans(draft->model, &count, draft->arena);
	view_set_truth(draft->content, "acciones", false);
	if (!count)
		return;
	size_t first = 0;
	while (first + 1 < count && !tally_total(&plans[first].tally))
		first++;
	struct view *map = view_set_map(draft->content, "acciones"), *list = view_set_list(map, "planes");
	view_set_text(map, "anio", arena_printf(draft->arena, "%d", plans[first].year));
	view_set_text(map, "href", href(draft, "acciones/index.html"));
	for (size_t i = first; i < count && plans[i].year == plans[first].year; i++) {
		struct view *item = view_add_map(list);
		view_set_text(
			item, "entidad", count > 1 ? draft->model->entities[plans[i].entity].acronym : "");
		view_set_text(item, "frase", plan_sentence(draft, &plans[i]));
	}
	draft->simulated |= draft->model->deliveries_simulated;
}
