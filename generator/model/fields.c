/* Room: model. One reader for each type of value; the findings say what was meant wherever that can be known.
 */
#include "model/fields.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

const char *say(const struct loader *loader, const char *spanish, const char *english)
{
	return loader->report->english ? english : spanish;
}

struct field field_of_cell(const struct table *table, size_t row, size_t column, const char *name)
{
	const struct cell *cell = table_cell(table, row, column);
	return (struct field){cell->text, name, table_place(table, cell)};
}

struct field field_of_key(struct loader *loader, const char *path, const struct node *map, const char *key)
{
	const struct node *node = node_get(map, key);
	if (!node)
		return (struct field){"", key, node_place(path, map)};
	if (node->kind != NODE_SCALAR) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, node), key,
			say(loader, "un valor simple", "a plain value"));
		return (struct field){"", key, node_place(path, node)};
	}
	return (struct field){node->text, key, node_place(path, node)};
}

static int missing(struct loader *loader, struct field field)
{
	return report_add(loader->report, FINDING_EMPTY_CELL, field.place, field.name);
}

int field_slug(struct loader *loader, struct field field, const char **id)
{
	*id = field.text;
	if (!*field.text)
		return missing(loader, field);
	if (!slug_is_valid(field.text))
		return report_add(loader->report, FINDING_BAD_SLUG, field.place, field.text);
	return 0;
}

static const char *const reserved_ids[] = {"index", "404", "buscar", "calendario", "indice", "regiones",
	"indicadores", "circulares", "planes", "municipios", "evaluaciones", "acciones", "ediciones", "datos",
	"assets", "en", NULL};

int field_id(struct loader *loader, struct field field, const char **id)
{
	if (field_slug(loader, field, id))
		return -1;
	for (size_t i = 0; reserved_ids[i]; i++)
		if (!strcmp(reserved_ids[i], *id))
			return report_add(loader->report, FINDING_RESERVED, field.place, *id);
	return 0;
}

/* A code of exactly `length` digits, as text. */
int field_code(struct loader *loader, struct field field, size_t length)
{
	if (!*field.text || (strlen(field.text) == length && strspn(field.text, "0123456789") == length))
		return 0;
	return report_add(loader->report, FINDING_BAD_CODE, field.place, field.text,
		arena_printf(loader->arena, "%zu", length));
}

int field_date(struct loader *loader, struct field field, date *value)
{
	date meant;
	*value = DATE_NONE;
	if (!*field.text || date_parse(field.text, value))
		return 0;
	if (date_parse_foreign(field.text, &meant))
		return report_add(loader->report, FINDING_FOREIGN_DATE, field.place, field.text,
			date_text(loader->arena, meant));
	return report_add(loader->report, FINDING_BAD_DATE, field.place, field.text);
}

int field_period(struct loader *loader, struct field field, struct period *value)
{
	if (!*field.text)
		return missing(loader, field);
	if (!period_parse(field.text, value))
		return report_add(loader->report, FINDING_BAD_PERIOD, field.place, field.text,
			"2012, 2012-S1, 2012-T1, 2012-03");
	return 0;
}

/* A slip in a year must not make thousands of periods. */
enum { MOST_YEARS = 50 };

int field_years(struct loader *loader, struct field field, month *first, month *last)
{
	char *text = arena_string(loader->arena, field.text);
	char *dash = strlen(text) == 9 ? strchr(text, '-') : NULL;
	struct period from = {WINDOW_YEAR, 0}, to;
	if (!*text)
		return -1;
	if (dash)
		*dash = '\0';
	bool valid = period_parse(text, &from) && from.window == WINDOW_YEAR;
	to = from;
	if (dash)
		valid = valid && period_parse(dash + 1, &to) && to.window == WINDOW_YEAR;
	if (!valid)
		return report_add(loader->report, FINDING_BAD_PERIOD, field.place, field.text,
			say(loader, "un año, 2012, o dos, 2012-2014", "a year, 2012, or two, 2012-2014"));
	if (from.first > to.first)
		return report_add(loader->report, FINDING_DATES_OUT_OF_ORDER, field.place,
			period_text(loader->arena, from), period_text(loader->arena, to));
	if (to.first - from.first >= 12 * MOST_YEARS)
		return report_add(loader->report, FINDING_SETTING_RANGE, field.place, field.name, field.text,
			arena_printf(loader->arena,
				say(loader, "durar %d años como máximo", "last %d years at most"),
				MOST_YEARS));
	*first = from.first;
	*last = to.first + 11;
	return 0;
}

int field_month(struct loader *loader, struct field field, month *value)
{
	struct period period;
	if (!*field.text)
		return missing(loader, field);
	if (!period_parse(field.text, &period) || period.window != WINDOW_MONTH)
		return report_add(loader->report, FINDING_BAD_PERIOD, field.place, field.text,
			say(loader, "un mes: 2012-03", "a month: 2012-03"));
	*value = period.first;
	return 0;
}

/* What a number with a decimal comma means, for the finding. */
static const char *with_point(struct loader *loader, const char *text)
{
	char *copy = arena_string(loader->arena, text);
	*strchr(copy, ',') = '.';
	return copy;
}

int field_decimal(struct loader *loader, struct field field, struct decimal *value, unsigned *decimals)
{
	if (!*field.text)
		return missing(loader, field);
	switch (decimal_parse(field.text, value, decimals)) {
	case DECIMAL_OK:
		return 0;
	case DECIMAL_COMMA:
		return report_add(loader->report, FINDING_DECIMAL_COMMA, field.place, field.text,
			with_point(loader, field.text));
	case DECIMAL_THOUSANDS:
		return report_add(loader->report, FINDING_THOUSANDS, field.place, field.text);
	case DECIMAL_TOO_LONG:
		return report_add(loader->report, FINDING_NUMBER_TOO_LONG, field.place, field.text);
	case DECIMAL_NOT_A_NUMBER:
		break;
	}
	return report_add(loader->report, FINDING_BAD_NUMBER, field.place, field.text);
}

int field_decimal_from(
	struct loader *loader, struct field field, long least, long most, struct decimal *value)
{
	struct decimal read;
	if (!*field.text)
		return 0;
	if (field_decimal(loader, field, &read, NULL))
		return -1;
	if (read.millionths < (__int128)least * 1000000 || read.millionths > (__int128)most * 1000000)
		return report_add(loader->report, FINDING_SETTING_RANGE, field.place, field.name, field.text,
			arena_printf(loader->arena,
				say(loader, "estar entre %ld y %ld", "be from %ld to %ld"), least, most));
	*value = read;
	return 0;
}

int field_whole(struct loader *loader, struct field field, int least, int most, int *value)
{
	struct decimal read = {0};
	unsigned decimals = 0;
	if (!*field.text)
		return 0;
	if (decimal_parse(field.text, &read, &decimals) != DECIMAL_OK || decimals ||
		read.millionths < (__int128)least * 1000000 || read.millionths > (__int128)most * 1000000)
		return report_add(loader->report, FINDING_SETTING_RANGE, field.place, field.name, field.text,
			arena_printf(loader->arena,
				say(loader, "ser un número entero de %d a %d",
					"be a whole number from %d to %d"),
				least, most));
	*value = (int)(read.millionths / 1000000);
	return 0;
}

int field_choice(struct loader *loader, struct field field, const char *const *choices, size_t *value)
{
	char *list = "";
	if (!*field.text)
		return 0;
	for (size_t i = 0; choices[i]; i++) {
		if (!strcmp(choices[i], field.text)) {
			*value = i;
			return 0;
		}
		if (*choices[i])
			list = arena_printf(loader->arena, "%s%s%s", list, *list ? ", " : "", choices[i]);
	}
	return report_add(loader->report, FINDING_BAD_CHOICE, field.place, field.text, field.name, list);
}

int field_instant(struct loader *loader, struct field field, struct instant *value)
{
	if (!instant_parse(field.text, value))
		return report_add(loader->report, FINDING_BAD_INSTANT, field.place, field.text);
	return 0;
}

static const char *required(
	struct loader *loader, const char *path, const struct node *map, const char *key, struct place absent)
{
	const struct node *node = node_get(map, key);
	if (!node || (node->kind == NODE_SCALAR && !*node->text)) {
		struct place place = node ? node_key_place(path, node) : absent;
		report_add(loader->report, FINDING_MISSING_KEY, place, key);
		return "";
	}
	return field_of_key(loader, path, map, key).text;
}

const char *required_key(struct loader *loader, const char *path, const struct node *map, const char *key)
{
	return required(loader, path, map, key, (struct place){path, 1, 1});
}

const char *required_member(struct loader *loader, const char *path, const struct node *map, const char *key)
{
	return required(loader, path, map, key, node_place(path, map));
}

int field_names(
	struct loader *loader, const char *path, const struct node *map, const char *key, struct names *names)
{
	const struct node *node = node_get(map, key);
	*names = (struct names){0};
	if (!node || (node->kind == NODE_SCALAR && !*node->text))
		return 0;
	if (node->kind == NODE_MAP)
		return report_add(loader->report, FINDING_WRONG_KIND, node_place(path, node), key,
			say(loader, "una lista", "a list"));
	names->items =
		arena_array(loader->arena, node->kind == NODE_LIST ? node->count : 1, sizeof(*names->items));
	if (node->kind == NODE_SCALAR) {
		names->items[names->count++] = node->text;
		return 0;
	}
	for (const struct node *item = node->children; item; item = item->next) {
		if (item->kind != NODE_SCALAR)
			return report_add(loader->report, FINDING_WRONG_KIND, node_place(path, item), key,
				say(loader, "una lista de valores simples", "a list of plain values"));
		names->items[names->count++] = item->text;
	}
	return 0;
}

struct names cell_names(struct loader *loader, const char *text)
{
	struct names names = {NULL, 0};
	size_t capacity = 0;
	while (*text) {
		size_t length = strcspn(text, ";"), from = strspn(text, " ");
		size_t end = length;
		while (end > from && text[end - 1] == ' ')
			end--;
		if (end > from) {
			names.items = arena_grow(
				loader->arena, names.items, names.count, &capacity, sizeof(*names.items));
			names.items[names.count++] =
				arena_printf(loader->arena, "%.*s", (int)(end - from), text + from);
		}
		text += length + (text[length] == ';');
	}
	return names;
}

static int compare_ids(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t find_by_id(const void *items, size_t count, size_t size, const char *id)
{
	const char *found = count ? bsearch(&id, items, count, size, compare_ids) : NULL;
	return found ? (size_t)(found - (const char *)items) / size : NONE;
}

void sort_by_id(void *items, size_t count, size_t size)
{
	if (count)
		qsort(items, count, size, compare_ids);
}

const char *stem_of(struct arena *arena, const char *path)
{
	const char *name = strrchr(path, '/');
	name = name ? name + 1 : path;
	const char *dot = strrchr(name, '.');
	return arena_copy(arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

bool lies_in(const char *path, const char *folder)
{
	size_t length = strlen(folder);
	return !strncmp(path, folder, length) && !strchr(path + length, '/');
}
