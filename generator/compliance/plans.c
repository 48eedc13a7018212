/* Room: compliance. Plans, guidelines and funds, by count and exact sum. */
#include "compliance/plans.h"

const char *const consultation_ids[] = {"", "por_abrir", "abierta", "cerrada"};

enum milestone_state milestone_state(
	const struct model *model, const struct plan *plan, enum milestone milestone)
{
	date day = plan->milestones[milestone].date;
	if (day == DATE_NONE)
		return MILESTONE_UNDATED;
	return day > model->as_of ? MILESTONE_FORESEEN : MILESTONE_DONE;
}

enum milestone plan_stage(const struct model *model, const struct plan *plan)
{
	for (enum milestone m = MILESTONE_COUNT; m-- > FORMULATED;)
		if (milestone_state(model, plan, m) == MILESTONE_DONE)
			return m;
	return MILESTONE_COUNT;
}

enum consultation consultation_of(const struct model *model, const struct plan *plan)
{
	if (!plan->has_consultation)
		return CONSULTATION_NONE;
	if (model->as_of < plan->open_from)
		return CONSULTATION_TO_COME;
	return model->as_of <= plan->open_to ? CONSULTATION_OPEN : CONSULTATION_CLOSED;
}

bool is_interregional(const struct initiative *initiative)
{
	return initiative->region_count > 1;
}

struct coverage coverage_of(const struct model *model, const struct plan *plan, size_t guideline)
{
	struct coverage coverage = {0, 0};
	for (size_t i = 0; i < model->initiative_count; i++) {
		const struct initiative *initiative = &model->initiatives[i];
		if (initiative->guideline != guideline || !plan_has(plan, initiative))
			continue;
		if (is_interregional(initiative))
			coverage.interregional++;
		else
			coverage.own++;
	}
	return coverage;
}

size_t guidelines_covered(const struct model *model, const struct plan *plan)
{
	size_t covered = 0;
	for (size_t g = 0; g < model->circulars[plan->norm].guideline_count; g++) {
		struct coverage coverage = coverage_of(model, plan, g);
		covered += coverage.own + coverage.interregional > 0;
	}
	return covered;
}

bool sets_guidelines(const struct model *model, size_t circular)
{
	bool named = false;
	for (size_t i = 0; i < model->plan_count && !named; i++)
		named = model->plans[i].norm == circular;
	for (size_t i = 0; i < model->initiative_count && !named; i++)
		named = model->initiatives[i].circular == circular;
	return named && model->circulars[circular].guideline_count > 0;
}

static bool is_in_scope(
	const struct model *model, const struct fund_scope *scope, const struct initiative *initiative)
{
	if (model->circulars[initiative->circular].entity != scope->entity ||
		(scope->region != NONE && !joins_region(initiative, scope->region)) ||
		(scope->plan && !plan_has(scope->plan, initiative)))
		return false;
	return scope->part == SUM_ALL || (scope->part == SUM_INTERREGIONAL) == is_interregional(initiative);
}

static void add_resource(struct fund_sum *sum, const struct resource *resource)
{
	struct decimal *part = resource->assigned ? &sum->assigned : &sum->managed;
	part->millionths += resource->amount.millionths;
	sum->rows++;
}

struct fund_sum fund_sum(const struct model *model, const struct fund_scope *scope, size_t fund)
{
	struct fund_sum sum = {0};
	for (size_t i = 0; i < model->resource_count; i++) {
		const struct resource *resource = &model->resources[i];
		if (resource->fund == fund &&
			is_in_scope(model, scope, &model->initiatives[resource->initiative]))
			add_resource(&sum, resource);
	}
	return sum;
}

struct fund_sum fund_kind_sum(const struct model *model, const struct fund_scope *scope, bool complementary)
{
	struct fund_sum total = {0};
	for (size_t fund = 0; fund < model->fund_count; fund++) {
		struct fund_sum sum = fund_sum(model, scope, fund);
		if (model->funds[fund].complementary != complementary)
			continue;
		total.rows += sum.rows;
		total.managed.millionths += sum.managed.millionths;
		total.assigned.millionths += sum.assigned.millionths;
	}
	return total;
}

const size_t *funds_in_order(const struct model *model, struct arena *arena)
{
	size_t *order = arena_array(arena, model->fund_count + 1, sizeof(*order));
	for (size_t i = 0; i < model->fund_count; i++) {
		size_t at = i;
		for (; at > 0 && model->funds[order[at - 1]].place > model->funds[i].place; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	return order;
}
