/* Room: model. Look-ups among plans and initiatives. It must not judge. */
#include "model/plans.h"

#include "model/fields.h"

const char *const milestone_ids[MILESTONE_COUNT] = {
	"formulacion", "validacion", "aprobacion", "socializacion"};

bool joins_region(const struct initiative *initiative, size_t region)
{
	for (size_t i = 0; i < initiative->region_count; i++)
		if (initiative->regions[i] == region)
			return true;
	return false;
}

bool plan_has(const struct plan *plan, const struct initiative *initiative)
{
	return plan->norm == initiative->circular && joins_region(initiative, plan->region) &&
	       (initiative->start == DATE_NONE || date_month(initiative->start) <= plan->last) &&
	       (initiative->end == DATE_NONE || date_month(initiative->end) >= plan->first);
}

/* Whether `plan` stands for its region rather than `other`. */
static bool stands_before(const struct plan *plan, const struct plan *other, month now)
{
	bool begun = plan->first <= now, other_begun = other->first <= now;
	if (!plan->withdrawn != !other->withdrawn)
		return !plan->withdrawn;
	if (begun != other_begun)
		return begun;
	return begun ? plan->first > other->first : plan->first < other->first;
}

const struct plan *plan_of_norm(const struct model *model, size_t region, size_t circular)
{
	const struct plan *best = NULL;
	month now = date_month(model->as_of);
	for (size_t i = 0; i < model->plan_count; i++) {
		const struct plan *plan = &model->plans[i];
		if (plan->region == region && (circular == NONE || plan->norm == circular) &&
			(!best || stands_before(plan, best, now)))
			best = plan;
	}
	return best;
}

const struct plan *plan_of(const struct model *model, size_t region)
{
	return plan_of_norm(model, region, NONE);
}

size_t plan_find(const struct model *model, const char *id)
{
	return named_find(model, NAMED_PLAN, id);
}

bool has_plans(const struct model *model)
{
	return model->plan_count > 0 || model->initiative_count > 0;
}
