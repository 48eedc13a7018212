/* Room: compliance. The rule of the action plan. What is dated after the as-of date has not happened yet. */
#include "compliance/deliveries.h"

const char *const delivery_ids[DELIVERY_STATES] = {"a_tiempo", "tarde", "pendiente", "vencida"};

date deadline_of(struct period period)
{
	return month_last(period.first + window_months(period.window) - 1);
}

struct due action_due(const struct model *model, size_t action, size_t n)
{
	const struct action *a = &model->actions[action];
	struct due due = {.action = action,
		.period = {a->window, a->first + (month)n * window_months(a->window)},
		.delivery = &a->deliveries[n]};
	due.deadline = deadline_of(due.period);
	due.delivered = due.delivery->delivered <= model->as_of ? due.delivery->delivered : DATE_NONE;
	if (due.delivered == DATE_NONE)
		due.state = model->as_of <= due.deadline ? DELIVERY_PENDING : DELIVERY_OVERDUE;
	else
		due.state = due.delivered <= due.deadline ? DELIVERY_IN_TIME : DELIVERY_LATE;
	return due;
}

size_t periods_begun(const struct model *model, const struct action *action)
{
	month now = date_month(model->as_of);
	if (action->first == MONTH_NONE || now < action->first)
		return 0;
	size_t begun = (size_t)(now - action->first) / (size_t)window_months(action->window) + 1;
	size_t all = action_periods(action);
	return begun < all ? begun : all;
}

size_t due_count(const struct model *model)
{
	size_t count = 0;
	for (size_t i = 0; i < model->action_count; i++)
		count += periods_begun(model, &model->actions[i]);
	return count;
}

struct due due_at(const struct model *model, size_t row)
{
	size_t action = 0;
	for (;; action++) {
		size_t begun = periods_begun(model, &model->actions[action]);
		if (row < begun)
			return action_due(model, action, row);
		row -= begun;
	}
}

size_t tally_total(const struct delivery_tally *tally)
{
	size_t total = 0;
	for (size_t s = 0; s < DELIVERY_STATES; s++)
		total += tally->states[s];
	return total;
}

const struct fraction *delivery_rate(struct arena *arena, const struct delivery_tally *tally)
{
	size_t judged = tally_total(tally) - tally->states[DELIVERY_PENDING];
	if (!judged)
		return NULL;
	return fraction_whole(arena, (long)tally->states[DELIVERY_IN_TIME], (long)judged);
}
