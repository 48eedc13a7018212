/* Room: model. The calendar speaks in days; instants are made of them in the publication's own zone. */
#include "model/calendar.h"

#include <string.h>

const struct release *edition_release(const struct model *latest, const struct edition *edition)
{
	const struct release *found = NULL;
	for (size_t i = 0; i < latest->release_count; i++) {
		const struct release *release = &latest->releases[i];
		if (!*release->edition || (strcmp(release->edition, edition->id) != 0 &&
						  strcmp(release->edition, edition->name) != 0))
			continue;
		if (!found || release->date > found->date)
			found = release;
	}
	return found;
}

struct instant release_start(const struct model *latest, const struct release *release)
{
	int zone = latest->site.zone;
	return (struct instant){(int64_t)release->date * 86400 - (int64_t)zone * 60, zone};
}

bool edition_is_due(const struct model *latest, const struct edition *edition, struct instant now)
{
	const struct release *release = edition_release(latest, edition);
	return !release || now.seconds >= release_start(latest, release).seconds;
}
