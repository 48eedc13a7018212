/*
 * The oracle's tools: growing text, repeatable random numbers, the calendar, and the life of a publication.
 * Like all of the oracle it knows nothing of generator/.
 */
#include "oracle_world.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const oracle_segments[SEGMENTS] = {"grande", "mediana", "pequena"};
const char *const oracle_roles[ROLES] = {"estrategico", "empresarial", "apoyo"};
const char *const oracle_channels[3] = {"telefono", "presencial", "correo"};
const char *const oracle_contacts[2] = {"nuevo", "seguimiento"};

void *oracle_resize(void *memory, size_t size)
{
	void *result = realloc(memory, size);

	if (!result) {
		fputs("oracle: out of memory\n", stderr);
		exit(1);
	}
	return result;
}

void text_add(struct text *text, const char *format, ...)
{
	va_list arguments;
	int needed;

	va_start(arguments, format);
	needed = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (needed < 0)
		abort();
	if (text->length + (size_t)needed + 1 > text->capacity) {
		text->capacity = 2 * (text->length + (size_t)needed + 1);
		text->bytes = oracle_resize(text->bytes, text->capacity);
	}
	va_start(arguments, format);
	vsnprintf(text->bytes + text->length, (size_t)needed + 1, format, arguments);
	va_end(arguments);
	text->length += (size_t)needed;
}

int draw(struct oracle_world *world, int below)
{
	uint64_t mixed;

	world->random += UINT64_C(0x9e3779b97f4a7c15);
	mixed = world->random;
	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
	mixed ^= mixed >> 31;
	return (int)((mixed >> 16) % (uint64_t)below);
}

bool chance(struct oracle_world *world, int percent)
{
	return draw(world, 100) < percent;
}

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* Counted out year by year and month by month: slow, and plain to see. */
long long day_number(int year, int month, int day)
{
	long long days = 0;

	for (int y = 1970; y < year; y++)
		days += leap(y) ? 366 : 365;
	for (int m = 1; m < month; m++)
		days += days_in_month(year, m);
	return days + day - 1;
}

void day_split(long long days, int *year, int *month, int *day)
{
	*year = 1970;
	while (days >= (leap(*year) ? 366 : 365)) {
		days -= leap(*year) ? 366 : 365;
		(*year)++;
	}
	*month = 1;
	while (days >= days_in_month(*year, *month)) {
		days -= days_in_month(*year, *month);
		(*month)++;
	}
	*day = (int)days + 1;
}

int year_of(int month_index)
{
	return FIRST_YEAR + month_index / 12;
}

int month_of(int month_index)
{
	return month_index % 12 + 1;
}

/* "day `corte` of that month", "past the month's end = its last day". */
long long cut_date(const struct indicator *indicator, int month_index)
{
	int year = year_of(month_index), month = month_of(month_index);
	int last = days_in_month(year, month);

	return day_number(year, month, indicator->cut_day < last ? indicator->cut_day : last);
}

struct oracle_publication *oracle_generate(uint64_t seed)
{
	struct oracle_publication *publication = oracle_resize(NULL, sizeof(*publication));
	struct oracle_world *world = oracle_resize(NULL, sizeof(*world));

	memset(publication, 0, sizeof(*publication));
	memset(world, 0, sizeof(*world));
	memset(world->head, 0xff, sizeof(world->head));
	world->random = seed * UINT64_C(0x2545f4914f6cdd1d) + 1;
	oracle_populate(world);
	oracle_write(world, publication);
	publication->world = world;
	publication->asof = world->asof;
	day_split(world->asof, &publication->asof_year, &publication->asof_month, &publication->asof_day);
	return publication;
}

void oracle_free(struct oracle_publication *publication)
{
	if (!publication)
		return;
	for (size_t i = 0; i < publication->count; i++) {
		free(publication->paths[i]);
		free(publication->bytes[i]);
	}
	free(publication->paths);
	free(publication->bytes);
	free(publication->lengths);
	free(publication->world->targets);
	free(publication->world->rows);
	free(publication->world);
	free(publication);
}
