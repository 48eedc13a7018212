/* Room: model. Changes of published rows for which nobody gave a reason (4-site "Changes"). It must not know
 * figures. */
#ifndef MODEL_UNEXPLAINED_H
#define MODEL_UNEXPLAINED_H

#include "model/provenance.h"

/*
 * Reports CHANGE_WITHOUT_REASON at each row of the model whose value stood in the latest edition that lies on
 * the line of history up to `position` (NONE: all of it), and that a commit after it changed with neither
 * `Correccion` nor `Revision`. A row that is new, or had no value, is a report that came late and needs no
 * reason; a row that is gone has no place to report at, and stands in the list of changes as withdrawn.
 */
void report_unexplained(const struct provenance *provenance, const struct model *model,
	const struct edition_list *editions, size_t position, struct report *report);

#endif
