/* Room: model. The release calendar of the latest commit, which decides when an edition may be published
 * (2-formats "embargo"). It must not read the clock: the instant of the build is handed in. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "model/model.h"
#include "source/editions.h"

/* Whether the edition's day has come: 00:00 (`zona` of the latest commit) of the date that the latest
 * commit's calendar names for it. An edition that the calendar does not name is always due. */
bool edition_is_due(const struct model *latest, const struct edition *edition, struct instant now);

#endif
