/* Room: model. What rows of targets and of observations have in common: roles, order, the limits that an
 * indicator sets. */
#include "model/figures.h"

#include <string.h>

size_t role_of(struct loader *loader, const char *name)
{
	struct names *roles = &loader->model->roles;
	size_t found = role_find(loader->model, name);
	if (found != NONE)
		return found;
	roles->items = arena_grow(
		loader->arena, roles->items, roles->count, &loader->role_capacity, sizeof(*roles->items));
	roles->items[roles->count] = name;
	return roles->count++;
}

int order(size_t a, size_t b)
{
	return (a + 1 > b + 1) - (a + 1 < b + 1);
}

int order_int(long a, long b)
{
	return (a > b) - (a < b);
}

int order_places(const char *path_a, unsigned line_a, const char *path_b, unsigned line_b)
{
	int result = strcmp(path_a, path_b);
	return result ? result : order_int(line_a, line_b);
}

void check_decimals(struct loader *loader, struct field field, size_t indicator, unsigned decimals)
{
	const struct indicator *owner = &loader->model->indicators[indicator];
	if (owner->decimals < 0 || (int)decimals <= owner->decimals)
		return;
	report_add(loader->report, FINDING_TOO_MANY_DECIMALS, field.place, field.text, owner->code,
		arena_printf(loader->arena, "%d", owner->decimals));
}

bool check_validity(struct loader *loader, struct field field, const char *owner, month first, month last,
	struct period period)
{
	if (period.first >= first && period.first + window_months(period.window) - 1 <= last)
		return true;
	int from = month_year(first), to = month_year(last);
	const char *years = from == to ? arena_printf(loader->arena, "%d", from)
				       : arena_printf(loader->arena, "%d-%d", from, to);
	report_add(loader->report, FINDING_OUTSIDE_VALIDITY, field.place, field.text, owner, years);
	return false;
}
