/* Room: base. Calendar arithmetic on whole days; no time zone but the fixed offsets that data and git record.
 */
#include "base/date.h"

#include <string.h>

static int64_t floor_divide(int64_t a, int64_t b)
{
	int64_t quotient = a / b;
	return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month_of_year)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return days[month_of_year - 1] + (month_of_year == 2 && is_leap(year));
}

/* Years are counted from March, so that the leap day is the last of its year. */
date date_of(int year, int month_of_year, int day)
{
	int64_t shifted = month_of_year <= 2 ? year - 1 : year;
	int64_t era = floor_divide(shifted, 400), of_era = shifted - era * 400;
	int64_t of_year = (153 * (month_of_year + (month_of_year > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return (date)(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468);
}

void date_split(date day, int *year, int *month_of_year, int *day_of_month)
{
	int64_t shifted = (int64_t)day + 719468;
	int64_t era = floor_divide(shifted, 146097), of_era = shifted - era * 146097;
	int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * years + years / 4 - years / 100), m = (5 * of_year + 2) / 153;
	*day_of_month = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month_of_year = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(years + era * 400 + (*month_of_year <= 2));
}

/* Reads exactly `count` digits and moves on. */
static bool digits(const char **p, int count, int *value)
{
	*value = 0;
	for (int i = 0; i < count; i++, (*p)++) {
		if (**p < '0' || **p > '9')
			return false;
		*value = *value * 10 + (**p - '0');
	}
	return true;
}

static bool literal(const char **p, char expected)
{
	return **p == expected && (*p)++;
}

static bool date_check(int year, int m, int day, date *result)
{
	if (year < 1 || m < 1 || m > 12 || day < 1 || day > days_in(year, m))
		return false;
	*result = date_of(year, m, day);
	return true;
}

static bool date_prefix(const char **p, date *day)
{
	int y, m, d;
	return digits(p, 4, &y) && literal(p, '-') && digits(p, 2, &m) && literal(p, '-') &&
	       digits(p, 2, &d) && date_check(y, m, d, day);
}

bool date_parse(const char *text, date *day)
{
	return date_prefix(&text, day) && !*text;
}

/* Reads one to four digits and moves on. */
static bool number(const char **p, int *value)
{
	int count = 0;
	for (*value = 0; **p >= '0' && **p <= '9' && count < 5; (*p)++, count++)
		*value = *value * 10 + (**p - '0');
	return count >= 1 && count <= 4;
}

bool date_parse_foreign(const char *text, date *day)
{
	int a, b, c;
	if (!number(&text, &a))
		return false;
	char separator = *text;
	if (separator != '/' && separator != '-' && separator != '.' && separator != ' ')
		return false;
	text++;
	if (!number(&text, &b) || !literal(&text, separator) || !number(&text, &c) || *text)
		return false;
	if (a > 31)
		return date_check(a, b, c, day);
	return c > 31 && (date_check(c, b, a, day) || date_check(c, a, b, day));
}

char *date_text(struct arena *arena, date day)
{
	int y, m, d;
	if (day == DATE_NONE)
		return arena_string(arena, "");
	date_split(day, &y, &m, &d);
	return arena_printf(arena, "%04d-%02d-%02d", y, m, d);
}

int month_year(month m)
{
	return (int)floor_divide(m, 12);
}

int month_number(month m)
{
	return m - month_year(m) * 12 + 1;
}

date month_day(month m, int day)
{
	int last = days_in(month_year(m), month_number(m));
	return date_of(month_year(m), month_number(m), day < last ? day : last);
}

date month_last(month m)
{
	return month_day(m, 31);
}

month date_month(date day)
{
	int y, m, d;
	date_split(day, &y, &m, &d);
	return y * 12 + m - 1;
}

char *month_text(struct arena *arena, month m)
{
	return arena_printf(arena, "%04d-%02d", month_year(m), month_number(m));
}

bool period_parse(const char *text, struct period *period)
{
	int year, part;
	if (!digits(&text, 4, &year) || year < 1)
		return false;
	*period = (struct period){WINDOW_YEAR, year * 12};
	if (!*text)
		return true;
	if (!literal(&text, '-'))
		return false;
	if (literal(&text, 'T')) {
		if (!digits(&text, 1, &part) || part < 1 || part > 4 || *text)
			return false;
		*period = (struct period){WINDOW_QUARTER, year * 12 + (part - 1) * 3};
	} else if (literal(&text, 'S')) {
		if (!digits(&text, 1, &part) || part < 1 || part > 2 || *text)
			return false;
		*period = (struct period){WINDOW_HALF, year * 12 + (part - 1) * 6};
	} else {
		if (!digits(&text, 2, &part) || part < 1 || part > 12 || *text)
			return false;
		*period = (struct period){WINDOW_MONTH, year * 12 + part - 1};
	}
	return true;
}

char *period_text(struct arena *arena, struct period period)
{
	int year = month_year(period.first), number = month_number(period.first);
	switch (period.window) {
	case WINDOW_MONTH:
		return month_text(arena, period.first);
	case WINDOW_QUARTER:
		return arena_printf(arena, "%04d-T%d", year, (number - 1) / 3 + 1);
	case WINDOW_HALF:
		return arena_printf(arena, "%04d-S%d", year, (number - 1) / 6 + 1);
	case WINDOW_YEAR:
		break;
	}
	return arena_printf(arena, "%04d", year);
}

int window_months(enum window window)
{
	static const unsigned char months[] = {1, 3, 6, 12};
	return months[window];
}

month window_first(enum window window, month m)
{
	return m - (month_number(m) - 1) % window_months(window);
}

bool offset_parse(const char *text, int *minutes)
{
	int hours, rest;
	if (!strcmp(text, "Z") || !strcmp(text, "z")) {
		*minutes = 0;
		return true;
	}
	bool negative = *text == '-';
	if (*text != '-' && *text != '+')
		return false;
	text++;
	if (!digits(&text, 2, &hours) || !literal(&text, ':') || !digits(&text, 2, &rest) || *text ||
		hours > 23 || rest > 59)
		return false;
	*minutes = (hours * 60 + rest) * (negative ? -1 : 1);
	return true;
}

bool instant_parse(const char *text, struct instant *instant)
{
	date day;
	int hour, minute, second = 0;
	if (!date_prefix(&text, &day) || !(literal(&text, 'T') || literal(&text, 't')))
		return false;
	if (!digits(&text, 2, &hour) || !literal(&text, ':') || !digits(&text, 2, &minute))
		return false;
	if (literal(&text, ':')) {
		int digit;
		if (!digits(&text, 2, &second))
			return false;
		if (literal(&text, '.')) {
			if (!digits(&text, 1, &digit))
				return false;
			while (*text >= '0' && *text <= '9')
				text++;
		}
	}
	if (hour > 23 || minute > 59 || second > 60 || !offset_parse(text, &instant->offset))
		return false;
	instant->seconds =
		(int64_t)day * 86400 + hour * 3600 + minute * 60 + second - (int64_t)instant->offset * 60;
	return true;
}

date instant_date(struct instant instant)
{
	return (date)floor_divide(instant.seconds + (int64_t)instant.offset * 60, 86400);
}

char *instant_text(struct arena *arena, struct instant instant)
{
	date day = instant_date(instant);
	int64_t rest = instant.seconds + (int64_t)instant.offset * 60 - (int64_t)day * 86400;
	int offset = instant.offset < 0 ? -instant.offset : instant.offset;
	return arena_printf(arena, "%sT%02d:%02d:%02d%c%02d:%02d", date_text(arena, day), (int)(rest / 3600),
		(int)(rest / 60 % 60), (int)(rest % 60), instant.offset < 0 ? '-' : '+', offset / 60,
		offset % 60);
}
