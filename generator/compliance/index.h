/* Room: compliance. The index of a unit, from its figures. Only for assess.c; it knows scores and weights,
 * and no rows. */
#ifndef COMPLIANCE_INDEX_H
#define COMPLIANCE_INDEX_H

#include "compliance/assessment.h"

/* Fills `indices` from the finished figures (3-compliance "Index of a unit"), in the order of indices.csv. */
void assess_indices(struct assessment *assessment, struct arena *arena);

#endif
