/*
 * Room: base. Days, months, periods and instants of the Gregorian calendar. It must not read the clock: the
 * instant of a build is handed in (5-cli `--now`).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/arena.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01. DATE_NONE sorts before every date. */
typedef int32_t date;
#define DATE_NONE INT32_MIN

/* Months since January of year 0: year × 12 + month − 1. */
typedef int32_t month;
#define MONTH_NONE INT32_MIN

enum window { WINDOW_MONTH, WINDOW_QUARTER, WINDOW_HALF, WINDOW_YEAR };

/* A month, quarter, half-year or year as data write it: 2012-03, 2012-T1, 2012-S1, 2012. */
struct period {
	enum window window;
	month first;
};

/* A moment and the offset (minutes east of UTC) in which it was written down; OFFSET_NONE: in none, as a
 * clock gives it. */
#define OFFSET_NONE INT_MIN
struct instant {
	int64_t seconds;
	int offset;
};

date date_of(int year, int month_of_year, int day);
void date_split(date day, int *year, int *month_of_year, int *day_of_month);

/* Reads 2012-03-25; false if it is not that, or no such day exists. */
bool date_parse(const char *text, date *day);
/* Whether the text is a date in another habit (25/03/2012, 25-03-2012, 2012/03/25); `*day` gets what it most
 * likely means. */
bool date_parse_foreign(const char *text, date *day);
/* "2012-03-25"; "" for DATE_NONE. */
char *date_text(struct arena *arena, date day);

int month_year(month m);
int month_number(month m); /* 1 to 12 */
/* Day `day` of the month; past its end, its last day (2-formats `corte`). */
date month_day(month m, int day);
date month_last(month m);
month date_month(date day);
char *month_text(struct arena *arena, month m); /* "2012-03" */

bool period_parse(const char *text, struct period *period);
char *period_text(struct arena *arena, struct period period);

/* Months in a window: 1, 3, 6, 12. */
int window_months(enum window window);
/* First month of the window of that length that contains `m`. */
month window_first(enum window window, month m);

/* Reads RFC 3339 with seconds optional: 2012-04-05T09:30-05:00, 2012-04-05T14:30:00Z. */
bool instant_parse(const char *text, struct instant *instant);
/* Reads an offset such as -05:00 or Z, in minutes. */
bool offset_parse(const char *text, int *minutes);
/* The day of the instant in its own offset. */
date instant_date(struct instant instant);
/* RFC 3339 with seconds, in its own offset. */
char *instant_text(struct arena *arena, struct instant instant);

#endif
