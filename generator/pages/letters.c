/* Room: pages. Sorting by folded names; what begins with no letter stands in one group of its own. */
#include "pages/letters.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What begins with no letter comes last, as one group. */
static bool has_letter(const struct lettered *item)
{
	return isalpha((unsigned char)*item->key);
}

static int compare(const void *left, const void *right)
{
	const struct lettered *a = left, *b = right;
	if (has_letter(a) != has_letter(b))
		return has_letter(a) ? -1 : 1;
	int result = strcmp(a->key, b->key);
	return result ? result : (a->index > b->index) - (a->index < b->index);
}

void letters_sort(struct lettered *items, size_t count)
{
	if (count)
		qsort(items, count, sizeof(*items), compare);
}

struct view *letters_open(struct arena *arena, struct view *groups, const struct lettered *item, char *letter)
{
	char first = (char)(has_letter(item) ? toupper((unsigned char)*item->key) : '#');
	if (first == *letter)
		return NULL;
	*letter = first;
	struct view *group = view_add_map(groups);
	view_set_text(group, "letra", arena_printf(arena, "%c", first));
	view_set_text(group, "id",
		first == '#' ? "letra-otras"
			     : arena_printf(arena, "letra-%c", tolower((unsigned char)first)));
	return group;
}
