/* Room: model. Whether an SVG is a picture and nothing else. It is read as an XML reader would, tag by tag;
 * what is not understood is refused. It must not know what shows it. */
#include "model/svg.h"

#include "base/utf8.h"
#include "model/attachments.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum fault {
	FAULT_NONE,
	FAULT_ENCODING,
	FAULT_FORM,
	FAULT_DECLARATION,
	FAULT_SCRIPT,
	FAULT_HANDLER,
	FAULT_OUTSIDE
};

static const char *const faults[][2] = {{NULL, NULL}, {"el SVG no está en UTF-8", "the SVG is not UTF-8"},
	{"no es un SVG bien formado", "it is no well-formed SVG"},
	{"el SVG trae declaraciones o instrucciones", "the SVG holds declarations or instructions"},
	{"el SVG trae un programa u otro documento", "the SVG holds a script or another document"},
	{"el SVG responde a eventos con un programa", "the SVG answers events with a script"},
	{"el SVG llama a algo de fuera", "the SVG calls something from outside"}};

struct scan {
	const char *at, *end, *start;
	const struct svg_listener *listener; /* or NULL */
	bool style;			     /* within a <style> */
	bool element;			     /* the root has been seen */
};

static bool ahead(const struct scan *s, const char *word)
{
	size_t length = strlen(word);
	return (size_t)(s->end - s->at) >= length && !memcmp(s->at, word, length);
}

/* Moves past the next `word`; false when there is none. `*from` and `*length` get what lay before it. */
static bool pass(struct scan *s, const char *word, const char **from, size_t *length)
{
	const char *found = memmem(s->at, (size_t)(s->end - s->at), word, strlen(word));
	if (!found)
		return false;
	*from = s->at;
	*length = (size_t)(found - s->at);
	s->at = found + strlen(word);
	return true;
}

static bool is_inside(const char *address)
{
	static const char *const harmless[] = {"#", "data:image/png", "data:image/jpeg", "data:image/gif",
		"data:image/webp", "data:font/", NULL};
	address += strspn(address, " \t\r\n\"'");
	for (size_t i = 0; harmless[i]; i++)
		if (!strncasecmp(address, harmless[i], strlen(harmless[i])))
			return true;
	return !*address;
}

/* A backslash could spell any of these words in another way. */
static bool css_calls(const char *text)
{
	if (strchr(text, '\\') || strcasestr(text, "@import") || strcasestr(text, "image-set("))
		return true;
	for (const char *p = text; (p = strcasestr(p, "url(")) != NULL; p += 4)
		if (!is_inside(p + 4))
			return true;
	return false;
}

static void add_character(struct buffer *out, unsigned long code)
{
	if (code && code < 0x80)
		buffer_char(out, (char)code);
	else
		buffer_char(out, '?'); /* no word that matters has one */
}

/* The text with its references to characters replaced: what a reader of XML would see. */
static void decode(struct buffer *out, const char *text, size_t length)
{
	static const struct {
		const char *name;
		char byte;
	} named[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
	for (size_t i = 0; i < length; i++) {
		char *end = NULL;
		size_t n = 0;
		if (text[i] == '&' && i + 3 < length && text[i + 1] == '#') {
			bool hex = text[i + 2] == 'x';
			unsigned long code = strtoul(text + i + (hex ? 3 : 2), &end, hex ? 16 : 10);
			add_character(out, code);
			i = (size_t)(end - text);
			i -= i < length && text[i] == ';' ? 0 : 1;
			continue;
		}
		while (text[i] == '&' && n < 5 &&
			strncmp(text + i, named[n].name, strlen(named[n].name)) != 0)
			n++;
		bool found = text[i] == '&' && n < 5;
		buffer_char(out, found ? named[n].byte : text[i]);
		i += found ? strlen(named[n].name) - 1 : 0;
	}
	buffer_add(out, "", 0);
}

static bool styles_call(const char *text, size_t length)
{
	struct buffer plain = {0};
	decode(&plain, text, length);
	bool calls = css_calls(plain.data);
	buffer_release(&plain);
	return calls;
}

static const char *local_name(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon ? colon + 1 : name;
}

static bool is_one_of(const char *name, const char *const *list)
{
	for (size_t i = 0; list[i]; i++)
		if (!strcasecmp(list[i], name))
			return true;
	return false;
}

static enum fault judge_element(const char *name)
{
	static const char *const refused[] = {"script", "foreignObject", "handler", "listener", "iframe",
		"embed", "object", "audio", "video", "link", "meta", "base", NULL};
	return is_one_of(local_name(name), refused) ? FAULT_SCRIPT : FAULT_NONE;
}

static enum fault judge_attribute(const char *name, const char *value)
{
	static const char *const addresses[] = {"href", "src", "base", NULL};
	const char *local = local_name(name);
	if (!strncmp(name, "xmlns", 5))
		return strstr(value, "/xhtml") ? FAULT_SCRIPT : FAULT_NONE;
	if (!strncasecmp(local, "on", 2))
		return FAULT_HANDLER;
	if (is_one_of(local, addresses))
		return is_inside(value) ? FAULT_NONE : FAULT_OUTSIDE;
	/* An animation may give an address to what had a harmless one. */
	if (!strcasecmp(local, "attributeName") && is_one_of(local_name(value), addresses))
		return FAULT_OUTSIDE;
	return css_calls(value) ? FAULT_OUTSIDE : FAULT_NONE;
}

static size_t name_length(const struct scan *s)
{
	size_t length = 0;
	while (s->at + length < s->end && !strchr(" \t\r\n/>=<\"'", s->at[length]))
		length++;
	return length;
}

static void skip_blanks(struct scan *s)
{
	while (s->at < s->end && strchr(" \t\r\n", *s->at))
		s->at++;
}

static enum fault read_attribute(struct scan *s, struct buffer *name, struct buffer *value)
{
	const char *from;
	size_t length = name_length(s);
	if (!length)
		return FAULT_FORM;
	buffer_add(name, s->at, length);
	s->at += length;
	skip_blanks(s);
	if (!ahead(s, "="))
		return FAULT_FORM;
	s->at++;
	skip_blanks(s);
	char quote[2] = {s->at < s->end ? *s->at : '\0', '\0'};
	if (*quote != '"' && *quote != '\'')
		return FAULT_FORM;
	s->at++;
	if (!pass(s, quote, &from, &length) || memchr(from, '<', length))
		return FAULT_FORM;
	decode(value, from, length);
	if (s->listener)
		s->listener->attribute(s->listener->context, name->data, value->data);
	return judge_attribute(name->data, value->data);
}

static void tell_text(const struct scan *s, const char *text, size_t length)
{
	struct buffer plain = {0};
	if (!s->listener || !length)
		return;
	decode(&plain, text, length);
	s->listener->text(s->listener->context, plain.data);
	buffer_release(&plain);
}

static void tell_close(const struct scan *s)
{
	if (s->listener)
		s->listener->close(s->listener->context);
}

static enum fault read_element(struct scan *s)
{
	struct buffer name = {0}, value = {0};
	size_t length = name_length(s);
	enum fault fault = length ? FAULT_NONE : FAULT_FORM;
	buffer_add(&name, s->at, length);
	s->at += length;
	if (!s->element && strcmp(local_name(name.data), "svg") != 0)
		fault = FAULT_FORM;
	if (!fault)
		fault = judge_element(name.data);
	if (!fault && s->listener)
		s->listener->open(
			s->listener->context, local_name(name.data), (size_t)(s->at - s->start) - length - 1);
	s->element = true;
	s->style = !strcasecmp(local_name(name.data), "style");
	for (skip_blanks(s); !fault && !ahead(s, ">") && !ahead(s, "/>"); skip_blanks(s)) {
		buffer_clear(&name);
		buffer_clear(&value);
		fault = read_attribute(s, &name, &value);
	}
	s->style = s->style && !ahead(s, "/>");
	if (!fault && ahead(s, "/>"))
		tell_close(s);
	s->at += ahead(s, "/>") ? 2 : 1;
	buffer_release(&name);
	buffer_release(&value);
	return fault;
}

/* `<?xml …?>` alone may stand there, and name no encoding but UTF-8. */
static enum fault read_instruction(struct scan *s)
{
	const char *from;
	size_t length;
	bool declaration = ahead(s, "<?xml ");
	if (!pass(s, "?>", &from, &length) || !declaration)
		return FAULT_DECLARATION;
	const char *encoding = memmem(from, length, "encoding", 8);
	if (encoding && !memmem(from, length, "UTF-8", 5) && !memmem(from, length, "utf-8", 5))
		return FAULT_ENCODING;
	return FAULT_NONE;
}

static enum fault read_markup(struct scan *s)
{
	const char *from;
	size_t length;
	if (ahead(s, "<!--"))
		return pass(s, "-->", &from, &length) ? FAULT_NONE : FAULT_FORM;
	if (ahead(s, "<![CDATA[")) {
		if (!pass(s, "]]>", &from, &length))
			return FAULT_FORM;
		return s->style && styles_call(from + 9, length - 9) ? FAULT_OUTSIDE : FAULT_NONE;
	}
	if (ahead(s, "<!"))
		return pass(s, ">", &from, &length) && !memchr(from, '[', length) &&
				       !strncmp(from, "<!DOCTYPE", 9)
			       ? FAULT_NONE
			       : FAULT_DECLARATION;
	if (ahead(s, "<?"))
		return read_instruction(s);
	if (ahead(s, "</")) {
		s->style = false;
		tell_close(s);
		return pass(s, ">", &from, &length) ? FAULT_NONE : FAULT_FORM;
	}
	s->at++;
	return read_element(s);
}

static enum fault judge(const char *bytes, size_t length, const struct svg_listener *listener, size_t *at)
{
	struct scan s = {bytes, bytes + length, bytes, listener, false, false};
	*at = 0;
	if (memchr(bytes, '\0', length) || utf8_invalid_at(bytes, length) != length)
		return FAULT_ENCODING;
	while (s.at < s.end) {
		const char *open = memchr(s.at, '<', (size_t)(s.end - s.at));
		const char *stop = open ? open : s.end;
		if (s.style && styles_call(s.at, (size_t)(stop - s.at)))
			return FAULT_OUTSIDE;
		tell_text(&s, s.at, (size_t)(stop - s.at));
		s.at = stop;
		*at = (size_t)(stop - bytes);
		enum fault fault = open ? read_markup(&s) : FAULT_NONE;
		if (fault)
			return fault;
	}
	return s.element ? FAULT_NONE : FAULT_FORM;
}

const char *svg_fault(const char *bytes, size_t length, bool english)
{
	size_t at;
	return svg_read(bytes, length, NULL, english, &at);
}

const char *svg_read(
	const char *bytes, size_t length, const struct svg_listener *listener, bool english, size_t *at)
{
	return faults[judge(bytes, length, listener, at)][english];
}
