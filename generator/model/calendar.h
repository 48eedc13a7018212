/* Room: model. Which editions may be published already, by the latest commit's calendar (2-formats
 * "embargo"). It must not read the clock: the instant of the build is handed in. */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "model/model.h"
#include "source/editions.h"

/* The row of the calendar that names the edition, by its id or its tag's name; of several the last day. NULL
 * when none does. `latest` is the model of the latest commit (HEAD); the row belongs to it. */
const struct release *edition_release(const struct model *latest, const struct edition *edition);

/* 00:00 of the row's day, in the publication's zone. */
struct instant release_start(const struct model *latest, const struct release *release);

/* Whether the edition may be published at `now`: no row names it, or its day has begun. */
bool edition_is_due(const struct model *latest, const struct edition *edition, struct instant now);

#endif
