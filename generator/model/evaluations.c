/* Room: model. Look-ups and counts over the answers of an evaluation. It must not know files. */
#include "model/evaluations.h"

const char *const answer_part_titles[PART_COUNT] = {"Desarrollo alcanzado", "Recomendaciones"};

const struct office *office_of(const struct instrument *instrument, size_t region)
{
	for (size_t i = 0; i < instrument->office_count; i++)
		if (instrument->offices[i].region == region)
			return &instrument->offices[i];
	return NULL;
}

size_t latest_instrument(const struct model *model)
{
	size_t latest = NONE;
	for (size_t i = 0; i < model->instrument_count; i++)
		if (latest == NONE || model->instruments[i].year > model->instruments[latest].year)
			latest = i;
	return latest;
}

size_t count_answers(
	const struct instrument *instrument, size_t criterion, enum answer_state state, size_t grade)
{
	size_t count = 0;
	for (size_t i = 0; i < instrument->office_count; i++)
		for (size_t c = 0; c < instrument->criterion_count; c++) {
			const struct answer *answer = &instrument->offices[i].answers[c];
			count += (criterion == NONE || criterion == c) && answer->state == state &&
				 (state != ANSWER_GRADED || answer->grade == grade);
		}
	return count;
}
