/*
 * Room: model, for the loaders of targets, observations and deliveries alone. What their rows have in common.
 * It must not know any table's columns.
 */
#ifndef MODEL_FIGURES_H
#define MODEL_FIGURES_H

#include "model/fields.h"

/* Index of the role, which is added when it is new; "" is the first. */
size_t role_of(struct loader *loader, const char *name);

/* Signs for sorting: indices (NONE, the nation, first), numbers, and rows by path and line. */
int order(size_t a, size_t b);
int order_int(long a, long b);
int order_places(const char *path_a, unsigned line_a, const char *path_b, unsigned line_b);

/* TOO_MANY_DECIMALS where a value has more than its indicator admits. */
void check_decimals(struct loader *loader, struct field field, size_t indicator, unsigned decimals);

/* OUTSIDE_VALIDITY where a period is not wholly inside its owner's, from `first` to `last`. Returns whether
 * it is. */
bool check_validity(struct loader *loader, struct field field, const char *owner, month first, month last,
	struct period period);

#endif
