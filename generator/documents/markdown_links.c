/* Room: documents. An allow-list, because lists of bad schemes are never complete (7-library-facts). */
#include "documents/markdown_links.h"

#include <string.h>
#include <strings.h>

static int hexadecimal(char byte)
{
	char lower = (char)(byte | 0x20);
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The byte at `*p`, with %XX decoded; moves on. */
static unsigned char decoded(const char **p)
{
	const char *s = *p;
	int high = s[0] == '%' ? hexadecimal(s[1]) : -1, low = high < 0 ? -1 : hexadecimal(s[2]);
	*p += low < 0 ? 1 : 3;
	return (unsigned char)(low < 0 ? s[0] : high * 16 + low);
}

/* Copies the decoded scheme to `scheme`, "" if there is none; returns whether all bytes are harmless. */
static bool read_scheme(const char *destination, char *scheme, size_t size)
{
	size_t length = 0;
	bool open = true, found = false, harmless = true;
	for (const char *p = destination; *p;) {
		bool raw_backslash = *p == '\\';
		unsigned char byte = decoded(&p);
		if (byte < 0x20 || byte == 0x7F || raw_backslash)
			harmless = false;
		if (!open)
			continue;
		found = byte == ':';
		open = byte != ':' && byte != '/' && byte != '?' && byte != '#';
		if (open && length + 1 < size)
			scheme[length++] = (char)byte;
	}
	scheme[found ? length : 0] = '\0';
	/* ":x" has an empty scheme, which is none that is allowed. */
	return harmless && !(found && !length);
}

static bool is_listed(const char *scheme, const char *const *list)
{
	for (; list && *list; list++)
		if (!strcasecmp(scheme, *list))
			return true;
	return false;
}

enum link_kind link_kind(const char *destination, const char *const *schemes)
{
	static const char *const web[] = {"https", "http", "mailto", NULL};
	char scheme[64];
	const char *p = destination;
	if (!read_scheme(destination, scheme, sizeof(scheme)) || *destination == ' ')
		return LINK_FORBIDDEN;
	if (is_listed(scheme, web))
		return LINK_WEB;
	if (is_listed(scheme, schemes))
		return LINK_OWN;
	if (*scheme || (decoded(&p) == '/' && decoded(&p) == '/'))
		return LINK_FORBIDDEN;
	return LINK_RELATIVE;
}

void link_write(struct buffer *out, const char *address)
{
	for (const char *p = address; *p; p++) {
		unsigned char byte = (unsigned char)*p;
		bool word = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
		if (word || strchr("-_.~+!*(),%#@?=;:/$", byte))
			buffer_char(out, (char)byte);
		else if (byte == '&' || byte == '\'')
			buffer_html(out, p, 1);
		else
			buffer_printf(out, "%%%02X", byte);
	}
}
