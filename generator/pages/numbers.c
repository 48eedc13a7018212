/* Room: pages. Numbers as the language of the voice writes them, from exact fractions; part of words.h. It
 * must not know what is counted. */
#include "pages/words.h"

#include "base/buffer.h"

#include <string.h>

#define MINUS "\xE2\x88\x92"
#define NONE "\xE2\x80\x93"

enum { MOST_PLACES = 18 };

char *shown_text(const struct voice *voice, const char *machine)
{
	struct arena *arena = voice->arena;
	if (!machine)
		return arena_string(arena, NONE);
	struct buffer out = {0};
	if (*machine == '-') {
		buffer_string(&out, MINUS);
		machine++;
	}
	size_t whole = strcspn(machine, ".");
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0)
			buffer_char(&out, voice->language->group);
		buffer_char(&out, machine[i]);
	}
	if (machine[whole] == '.') {
		buffer_char(&out, voice->language->point);
		buffer_string(&out, machine + whole + 1);
	}
	char *text = arena_copy(arena, out.data ? out.data : "", out.length);
	buffer_release(&out);
	return text;
}

char *shown_number(const struct voice *voice, const struct fraction *value, unsigned places)
{
	return shown_text(voice, fraction_text(voice->arena, value, places, false));
}

char *shown_trimmed(const struct voice *voice, const struct fraction *value, unsigned most_places)
{
	return shown_text(voice, fraction_text(voice->arena, value, most_places, true));
}

char *shown_decimal(const struct voice *voice, struct decimal value)
{
	return shown_text(voice, decimal_text(voice->arena, value));
}

char *shown_count(const struct voice *voice, long count)
{
	return shown_text(voice, arena_printf(voice->arena, "%ld", count));
}

/* 10^-places, exactly. */
static const struct fraction *unit_of(struct arena *arena, unsigned places)
{
	const struct fraction *unit = fraction_whole(arena, 1, 1), *tenth = fraction_whole(arena, 1, 10);
	for (unsigned i = 0; i < places; i++)
		unit = fraction_multiply(arena, unit, tenth);
	return unit;
}

/* The number that `text` (machine form, `places` decimals) shows. */
static const struct fraction *read_back(struct arena *arena, const char *text, unsigned places)
{
	const struct fraction *sum = fraction_whole(arena, 0, 1), *ten = fraction_whole(arena, 10, 1);
	for (const char *p = text; *p; p++) {
		if (*p >= '0' && *p <= '9')
			sum = fraction_add(arena, fraction_multiply(arena, sum, ten),
				fraction_whole(arena, *p - '0', 1));
	}
	sum = fraction_multiply(arena, sum, unit_of(arena, places));
	return *text == '-' ? fraction_subtract(arena, fraction_whole(arena, 0, 1), sum) : sum;
}

/* The first threshold that `shown` does not stand to as `value` does, or NULL. */
static const struct fraction *crossed(const struct fraction *value, const struct fraction *shown,
	const struct fraction *const *thresholds, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (thresholds[i] &&
			fraction_compare(value, thresholds[i]) != fraction_compare(shown, thresholds[i]))
			return thresholds[i];
	}
	return NULL;
}

char *shown_near(const struct voice *voice, const struct fraction *value, unsigned places,
	const struct fraction *const *thresholds, size_t count)
{
	struct arena *arena = voice->arena;
	if (!value)
		return shown_text(voice, NULL);
	char *text = fraction_text(arena, value, places, false);
	while (places < MOST_PLACES && !fraction_is_exact(value, places) &&
		crossed(value, read_back(arena, text, places), thresholds, count)) {
		places++;
		text = fraction_text(arena, value, places, false);
	}
	/* Nearer to the threshold than any decimal we write: the last decimal says on which side. */
	const struct fraction *threshold = crossed(value, read_back(arena, text, places), thresholds, count);
	if (threshold && !fraction_is_exact(value, places)) {
		const struct fraction *step = unit_of(arena, places);
		value = fraction_compare(value, threshold) < 0 ? fraction_subtract(arena, threshold, step)
							       : fraction_add(arena, threshold, step);
		text = fraction_text(arena, value, places, false);
	}
	return shown_text(voice, text);
}

char *shown_share(const struct voice *voice, const struct fraction *ratio,
	const struct fraction *const *thresholds, size_t count)
{
	struct arena *arena = voice->arena;
	const struct fraction *hundred = fraction_whole(arena, 100, 1);
	const struct fraction **scaled = arena_array(arena, count + 1, sizeof(const struct fraction *));
	for (size_t i = 0; i < count; i++)
		scaled[i] = fraction_multiply(arena, thresholds[i], hundred);
	return shown_near(voice, fraction_multiply(arena, ratio, hundred), 1, scaled, count);
}

char *shown_percent(const struct voice *voice, const struct fraction *ratio,
	const struct fraction *const *thresholds, size_t count)
{
	char *share = shown_share(voice, ratio, thresholds, count);
	return ratio ? phrase(voice, W_porcentaje, share) : share;
}
