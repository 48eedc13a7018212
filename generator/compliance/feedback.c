/* Room: compliance. The rule of circular 112, case by case as 3-compliance lists it. */
#include "compliance/feedback.h"

const char *const feedback_ids[FEEDBACK_STATES] = {
	"no_recibido", "a_tiempo", "anticipada", "tarde", "pendiente", "vencida"};

enum feedback_state feedback_state(const struct feedback *feedback, date from, date to, date as_of)
{
	if (!feedback->listed || feedback->received == DATE_NONE)
		return FEEDBACK_NOT_RECEIVED;
	if (feedback->answered == DATE_NONE)
		return as_of <= to ? FEEDBACK_PENDING : FEEDBACK_OVERDUE;
	if (feedback->answered < from)
		return FEEDBACK_EARLY;
	return feedback->answered <= to ? FEEDBACK_IN_TIME : FEEDBACK_LATE;
}

enum feedback_state municipality_state(const struct model *model, const struct municipality *municipality)
{
	return feedback_state(
		&municipality->feedback, model->feedback_from, model->feedback_to, model->as_of);
}

bool has_feedback(const struct model *model)
{
	return model->municipality_count > 0 && model->feedback_circular != NONE;
}

struct feedback_tally feedback_count(const struct model *model, size_t entity, size_t region)
{
	struct feedback_tally tally = {0};
	for (size_t i = 0; i < model->municipality_count; i++) {
		const struct municipality *m = &model->municipalities[i];
		if (region == NONE ? model->regions[m->region].entity != entity : m->region != region)
			continue;
		tally.municipalities++;
		if (!m->prioritised)
			continue;
		tally.prioritised++;
		enum feedback_state state = municipality_state(model, m);
		tally.states[state]++;
		tally.received += state != FEEDBACK_NOT_RECEIVED;
		if (m->feedback.listed && m->feedback.projects > 0)
			tally.projects += m->feedback.projects;
	}
	return tally;
}

const struct fraction *feedback_rate(struct arena *arena, const struct feedback_tally *tally)
{
	if (!tally->received)
		return NULL;
	return fraction_whole(arena, (long)(tally->states[FEEDBACK_IN_TIME] + tally->states[FEEDBACK_EARLY]),
		(long)tally->received);
}
