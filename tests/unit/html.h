/*
 * What the tests of Markdown share: reading HTML tag by tag, to compare its meaning and to prove that it is
 * closed, quoted and free of anything that runs. It must not know how the HTML was made.
 */
#ifndef TESTS_HTML_H
#define TESTS_HTML_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct html_tag {
	char name[32];
	bool closing, self_closing;
	struct {
		char name[32];
		char *value;
	} attributes[16];
	size_t count;
};

static inline void html_tag_release(struct html_tag *tag)
{
	for (size_t i = 0; i < tag->count; i++)
		free(tag->attributes[i].value);
	tag->count = 0;
}

static inline bool html_is_name(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       byte == '-';
}

static inline const char *html_name(const char *p, char *name, size_t size)
{
	size_t length = 0;
	for (; html_is_name(*p); p++)
		if (length + 1 < size)
			name[length++] = *p;
	name[length] = '\0';
	return p;
}

/* Reads the tag at `p`, which is "<"; NULL if it is not one with quoted attributes. */
static inline const char *html_read_tag(const char *p, struct html_tag *tag)
{
	*tag = (struct html_tag){.closing = p[1] == '/'};
	p = html_name(p + 1 + tag->closing, tag->name, sizeof(tag->name));
	while (*tag->name) {
		p += strspn(p, " \n\t");
		if (*p == '/' || *p == '>') {
			tag->self_closing = *p == '/';
			p += tag->self_closing;
			if (*p == '>')
				return p + 1;
			break;
		}
		if (!html_is_name(*p) || tag->count == 16)
			break;
		size_t i = tag->count;
		p = html_name(p, tag->attributes[i].name, sizeof(tag->attributes[i].name));
		if (*p != '=') {
			tag->attributes[tag->count++].value = strdup("");
			continue;
		}
		const char *end = p[1] == '"' ? strchr(p + 2, '"') : NULL;
		if (!end)
			break;
		tag->attributes[tag->count++].value = strndup(p + 2, (size_t)(end - p - 2));
		p = end + 1;
	}
	html_tag_release(tag);
	return NULL;
}

static inline bool html_in(const char *word, const char *const *list)
{
	while (*list && strcmp(*list, word))
		list++;
	return *list != NULL;
}

static inline bool html_is_void(const char *name)
{
	static const char *const names[] = {"br", "hr", "img", "input", NULL};
	return html_in(name, names);
}

/* What is wrong with the HTML that Markdown gave, or NULL: tags and attributes of a short list only, closed
 * in order, no address that runs something. */
static inline const char *html_fault(const char *html)
{
	static const char *const tags[] = {"p", "a", "em", "strong", "code", "pre", "del", "br", "hr", "img",
		"ul", "ol", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "div", "table", "thead",
		"caption", "tbody", "tr", "th", "td", "input", "sup", "section", "mark", NULL};
	static const char *const attributes[] = {"href", "src", "alt", "title", "id", "class", "role",
		"aria-label", "tabindex", "scope", "start", "type", "disabled", "checked", NULL};
	static const char *const schemes[] = {"https:", "http:", "mailto:", NULL};
	char open[256][16];
	size_t depth = 0;
	const char *fault = NULL;
	for (const char *p = html; *p && !fault;) {
		struct html_tag tag;
		if (*p == '>')
			return "a bare >";
		if (*p != '<') {
			p++;
			continue;
		}
		const char *end = html_read_tag(p, &tag);
		if (!end || !html_in(tag.name, tags))
			fault = "not a tag of ours";
		for (size_t i = 0; i < tag.count && !fault; i++) {
			const char *name = tag.attributes[i].name, *value = tag.attributes[i].value;
			const char *colon = strchr(value, ':'), *stop = value + strcspn(value, "/?#");
			if (!html_in(name, attributes) || strpbrk(value, "<>"))
				fault = "not an attribute of ours";
			bool address = !strcmp(name, "href") || !strcmp(name, "src");
			bool known = false;
			for (size_t s = 0; schemes[s]; s++)
				known = known || !strncasecmp(value, schemes[s], strlen(schemes[s]));
			if (address && colon && colon < stop && !known)
				fault = "an unknown scheme";
			if (address && !strncmp(value, "//", 2))
				fault = "an address of another host";
		}
		if (!fault && tag.closing) {
			if (!depth || strcmp(open[--depth], tag.name))
				fault = "closed out of order";
		} else if (!fault && !html_is_void(tag.name)) {
			if (depth == 256)
				fault = "too deep";
			else
				snprintf(open[depth++], sizeof(open[0]), "%.15s", tag.name);
		}
		html_tag_release(&tag);
		p = end;
	}
	return fault ? fault : depth ? "not closed" : NULL;
}

#endif
