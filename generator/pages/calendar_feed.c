/* Room: pages. The calendar for calendar programs: iCalendar, RFC 5545. */
#include "pages/page_calendar.h"

#include <openssl/sha.h>
#include <string.h>

enum { LINE_MOST = 75 }; /* octets of a content line, RFC 5545 section 3.1 */

/* One content line, folded between characters, ended with CRLF. */
static void add_line(struct buffer *out, const char *text)
{
	size_t room = LINE_MOST, length = strlen(text);
	while (length > room) {
		size_t cut = room;
		while (cut && ((unsigned char)text[cut] & 0xC0) == 0x80)
			cut--;
		buffer_add(out, text, cut);
		buffer_string(out, "\r\n ");
		text += cut;
		length -= cut;
		room = LINE_MOST - 1;
	}
	buffer_string(out, text);
	buffer_string(out, "\r\n");
}

/* A TEXT value: section 3.3.11. */
static void add_text(struct buffer *out, const char *name, const char *text)
{
	struct buffer line = {0};
	buffer_printf(&line, "%s:", name);
	for (const char *p = text; *p; p++) {
		if (*p == '\n')
			buffer_string(&line, "\\n");
		else if ((unsigned char)*p >= ' ' && *p != 0x7f) {
			if (strchr("\\;,", *p))
				buffer_char(&line, '\\');
			buffer_char(&line, *p);
		}
	}
	add_line(out, line.data);
	buffer_release(&line);
}

static const char *basic_date(struct arena *arena, date day)
{
	int year, month_of_year, day_of_month;
	date_split(day, &year, &month_of_year, &day_of_month);
	return arena_printf(arena, "%04d%02d%02d", year, month_of_year, day_of_month);
}

/* "cuentas.example.org" of the published address; without one, the owner's id. */
static const char *host(const struct publication *publication, struct arena *arena)
{
	const char *begin = strstr(publication->base_url, "://");
	if (!begin)
		return publication->latest->entities[publication->latest->site.entity].id;
	return arena_copy(arena, begin + 3, strcspn(begin + 3, "/:?#"));
}

/* A row that names an edition is known by it, so that its day may change; another by its title and day. */
static const char *identity(
	const struct publication *publication, const struct release *release, struct arena *arena)
{
	const char *named = *release->edition ? release->edition : release->title;
	const char *kind = *release->edition ? "edicion" : basic_date(arena, release->date);
	unsigned char hash[SHA256_DIGEST_LENGTH];
	SHA256((const unsigned char *)named, strlen(named), hash);
	return arena_printf(arena, "%s-%02x%02x%02x%02x%02x%02x%02x%02x@%s", kind, hash[0], hash[1], hash[2],
		hash[3], hash[4], hash[5], hash[6], hash[7], host(publication, arena));
}

static void add_event(const struct publication *publication, const struct release *release,
	struct buffer *out, struct arena *arena)
{
	const struct edition *edition = release_edition(publication, release);
	const char *day = basic_date(arena, release->date);
	add_line(out, "BEGIN:VEVENT");
	add_text(out, "UID", identity(publication, release, arena));
	/* A moment that the data give: the same calendar is the same file, whenever it is built. */
	add_line(out, arena_printf(arena, "DTSTAMP:%sT000000Z", day));
	add_line(out, arena_printf(arena, "DTSTART;VALUE=DATE:%s", day));
	add_line(out, arena_printf(arena, "DTEND;VALUE=DATE:%s", basic_date(arena, release->date + 1)));
	add_text(out, "SUMMARY", release->title);
	if (edition && *publication->base_url)
		add_line(out, arena_printf(arena, "URL:%sediciones/%s/index.html", publication->base_url,
				      edition->id));
	add_line(out, "TRANSP:TRANSPARENT");
	add_line(out, "END:VEVENT");
}

void calendar_feed(const struct publication *publication, struct buffer *out)
{
	struct arena scratch = {0};
	const struct model *latest = publication->latest;
	add_line(out, "BEGIN:VCALENDAR");
	add_line(out, "VERSION:2.0");
	add_text(out, "PRODID",
		arena_printf(&scratch, "-//%s//rinde//ES", latest->entities[latest->site.entity].id));
	add_text(out, "X-WR-CALNAME", latest->site.title);
	for (size_t i = 0; i < latest->release_count; i++)
		add_event(publication, &latest->releases[i], out, &scratch);
	add_line(out, "END:VCALENDAR");
	arena_release(&scratch);
}
