/* Room: base. Nearest names by edit distance over folded text, so that "Región" finds "region". */
#include "base/suggest.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* How many edits still make the two names look like one. */
static size_t tolerance(const char *a, const char *b)
{
	size_t length_a = strlen(a), length_b = strlen(b),
	       shorter = length_a < length_b ? length_a : length_b;
	return shorter < 6 ? 1 : shorter / 3;
}

size_t nearest_name(const char *wrong, const char *const *known, size_t count)
{
	struct arena scratch = {0};
	const char *folded = utf8_fold(&scratch, wrong);
	size_t nearest = count, least = SIZE_MAX;
	for (size_t i = 0; i < count && *folded; i++) {
		const char *name = utf8_fold(&scratch, known[i]);
		size_t distance = edit_distance(folded, name);
		if (distance <= tolerance(folded, name) && distance < least) {
			least = distance;
			nearest = i;
		}
	}
	arena_release(&scratch);
	return nearest;
}

const char *suggestion(const struct report *report, const char *wrong, const char *const *known, size_t count,
	struct arena *arena)
{
	size_t nearest = nearest_name(wrong, known, count);
	if (nearest == count)
		return "";
	return arena_printf(
		arena, report->english ? "; did you mean '%s'?" : "; ¿quiso decir «%s»?", known[nearest]);
}
