/* Room: model. Dates of the calendar against the instant of the build. */
#include "model/calendar.h"

#include <string.h>

bool edition_is_due(const struct model *latest, const struct edition *edition, struct instant now)
{
	const struct instant local = {now.seconds, latest->site.zone};
	for (size_t i = 0; i < latest->release_count; i++) {
		const struct release *release = &latest->releases[i];
		bool names =
			!strcmp(release->edition, edition->id) || !strcmp(release->edition, edition->name);
		if (names && instant_date(local) < release->date)
			return false;
	}
	return true;
}
