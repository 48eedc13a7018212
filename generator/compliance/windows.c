/* Room: compliance. Rows to months, months to windows. */
#include "compliance/windows.h"

static void add_row(struct month_sum *sum, const struct observation *o)
{
	sum->millionths += o->value.millionths;
	sum->reported = true;
	sum->simulated |= o->simulated;
}

/* Sums one term and dates its reports. A variable of another indicator may have rows outside this one's
 * vigencia: not used. */
static void add_term(struct series *series, struct month_sum *sums, const struct model *model,
	const struct indicator *indicator, struct term term, size_t region, size_t role)
{
	const struct observation *o;
	size_t count = observations_of(model, term.indicator, region, &o);
	for (size_t i = 0; i < count; i++, o++) {
		bool used = o->variable == term.variable && o->has_value && (!role || o->role == role);
		if (!used || o->month < indicator->first || o->month > indicator->last)
			continue;
		int at = o->month - indicator->first;
		date reported = o->reported != DATE_NONE ? o->reported : o->first_valued;
		add_row(&sums[at], o);
		if (reported > series->reported_on[at])
			series->reported_on[at] = reported;
	}
}

struct series series_of(
	const struct model *model, size_t indicator_index, size_t region, size_t role, struct arena *arena)
{
	const struct indicator *indicator = &model->indicators[indicator_index];
	size_t months = (size_t)(indicator->last - indicator->first + 1);
	const struct observation *o;
	struct series series = {.numerator = arena_array(arena, months, sizeof(struct month_sum)),
		.any_value = arena_array(arena, months, sizeof(bool)),
		.reported_on = arena_array(arena, months, sizeof(date))};
	for (size_t i = 0; i < months; i++)
		series.reported_on[i] = DATE_NONE;
	add_term(&series, series.numerator, model, indicator, indicator->numerator, region, role);
	if (indicator->denominator.indicator != NONE) {
		series.denominator = arena_array(arena, months, sizeof(struct month_sum));
		add_term(&series, series.denominator, model, indicator, indicator->denominator, region, role);
	}
	size_t count = observations_of(model, indicator_index, region, &o);
	for (size_t i = 0; i < count; i++, o++)
		if (o->has_value && (!role || o->role == role))
			series.any_value[o->month - indicator->first] = true;
	return series;
}

bool series_reported(const struct series *series, int at)
{
	return series->numerator[at].reported && (!series->denominator || series->denominator[at].reported);
}

static __int128 add_window(const struct month_sum *months, bool stock, const struct series *paired, int first,
	int at, bool *simulated)
{
	__int128 sum = 0;
	for (int m = stock ? at : first; m <= at; m++) {
		if (paired && !series_reported(paired, m))
			continue;
		sum += months[m].millionths;
		*simulated |= months[m].simulated;
	}
	return sum;
}

void series_add(
	const struct series *series, const struct indicator *indicator, int first, int at, struct sums *sums)
{
	bool both_flow = series->denominator && !indicator->numerator.stock && !indicator->denominator.stock;
	const struct series *paired = both_flow ? series : NULL;
	sums->numerator += add_window(
		series->numerator, indicator->numerator.stock, paired, first, at, &sums->simulated);
	if (series->denominator)
		sums->denominator += add_window(series->denominator, indicator->denominator.stock, paired,
			first, at, &sums->simulated);
}
