/* Room: pages. The cutting of templates into tokens: finds the delimiters in force, the kind and name of each
 * tag, and its line and column. It must not know which tags belong together. */
#include "pages/template_scan.h"

#include "base/utf8.h"
#include "pages/template_tree.h"

#include <string.h>

struct scanner {
	struct arena *arena;
	struct report *report;
	struct tokens *tokens;
	const char *path, *at, *end, *line_start;
	unsigned line;
	const char *open, *close;
	size_t open_length, close_length;
	const struct language *language; /* NULL inside a word: a word calls no other */
};

static int scan(struct scanner *s);

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static struct place here(const struct scanner *s)
{
	size_t characters = utf8_characters(s->line_start, (size_t)(s->at - s->line_start));
	return (struct place){s->path, s->line, (unsigned)characters + 1};
}

static struct token *add(
	struct scanner *s, enum token_kind kind, const char *text, size_t length, struct place place)
{
	struct tokens *tokens = s->tokens;
	tokens->items =
		arena_grow(s->arena, tokens->items, tokens->count, &tokens->capacity, sizeof(*tokens->items));
	struct token *token = &tokens->items[tokens->count++];
	*token = (struct token){.kind = kind, .text = text, .length = length, .place = place};
	return token;
}

/* Moves to `to`, counting the lines on the way. */
static void advance(struct scanner *s, const char *to)
{
	for (; s->at < to; s->at++) {
		if (*s->at == '\n') {
			s->line++;
			s->line_start = s->at + 1;
		}
	}
}

static void add_text(struct scanner *s, const char *end)
{
	while (s->at < end) {
		const char *newline = memchr(s->at, '\n', (size_t)(end - s->at));
		const char *stop = newline ? newline + 1 : end;
		add(s, TOKEN_TEXT, s->at, (size_t)(stop - s->at), here(s));
		advance(s, stop);
	}
}

static const char *find(const struct scanner *s, const char *from, const char *word, size_t length)
{
	return memmem(from, (size_t)(s->end - from), word, length);
}

static void trim(const char **start, const char **end)
{
	while (*start < *end && is_space(**start))
		(*start)++;
	while (*end > *start && is_space((*end)[-1]))
		(*end)--;
}

/* `=<% %>=` between the delimiters: two words without white space or equals sign. */
static int change_delimiters(struct scanner *s, const char *start, const char *end, struct place place)
{
	trim(&start, &end);
	const char *gap = start;
	while (gap < end && !is_space(*gap))
		gap++;
	const char *second = gap;
	while (second < end && is_space(*second))
		second++;
	bool bad = gap == start || second == end;
	for (const char *p = start; p < end && !bad; p++)
		bad = *p == '=' || (p > second && is_space(*p));
	if (bad)
		return template_finding(s->report, place,
			"los delimitadores deben ser dos, sin espacios ni «=»",
			"there must be two delimiters, without white space or '='", NULL);
	s->open_length = (size_t)(gap - start);
	s->close_length = (size_t)(end - second);
	s->open = arena_copy(s->arena, start, s->open_length);
	s->close = arena_copy(s->arena, second, s->close_length);
	return 0;
}

static bool is_sigil(char byte)
{
	return byte && strchr("&#^/><$!=", byte);
}

/* {{w.id}}: the word's text in the place of the tag, where its own tags have their findings too. */
static int add_word(struct scanner *s, const char *id, struct place place)
{
	const char *text = language_word(s->language, id);
	if (!text)
		return template_finding(s->report, place,
			"falta en la tabla de palabras:", "lacks in the table of words:", id);
	struct scanner word = {.arena = s->arena,
		.report = s->report,
		.tokens = s->tokens,
		.path = s->path,
		.at = text,
		.end = text + strlen(text),
		.line_start = text,
		.line = place.line,
		.open = "{{",
		.close = "}}",
		.open_length = 2,
		.close_length = 2};
	return scan(&word);
}

static int add_tag(struct scanner *s, enum token_kind kind, const char *start, const char *end)
{
	struct place place = here(s);
	trim(&start, &end);
	if (kind == TOKEN_COMMENT || kind == TOKEN_DELIMITERS) {
		add(s, kind, "", 0, place);
		return kind == TOKEN_DELIMITERS ? change_delimiters(s, start, end, place) : 0;
	}
	size_t length = (size_t)(end - start);
	const char *name = arena_copy(s->arena, start, length);
	if (kind == TOKEN_VARIABLE && s->language && !strncmp(name, "w.", 2))
		return add_word(s, name + 2, place);
	add(s, kind, name, length, place);
	for (size_t i = 0; i < length; i++) {
		if (is_space(name[i]))
			return template_finding(s->report, place,
				"un nombre no lleva espacios:", "a name has no white space:", name);
	}
	if (!length)
		return template_finding(
			s->report, place, "una etiqueta sin nombre", "a tag without a name", NULL);
	return 0;
}

/* Reads the tag at the scanner's place, which is an opening delimiter. */
static int scan_tag(struct scanner *s)
{
	const char *start = s->at + s->open_length, *end, *after;
	enum token_kind kind = TOKEN_VARIABLE;
	bool standard = s->open_length == 2 && memcmp(s->open, "{{", 2) == 0;
	if (start < s->end && *start == '{' && standard) {
		kind = TOKEN_UNESCAPED;
		start++;
		end = find(s, start, "}}}", 3);
		after = end ? end + 3 : NULL;
	} else {
		if (start < s->end && is_sigil(*start))
			kind = (enum token_kind) * start++;
		/* The equals sign before the closing delimiter is part of it. */
		const char *from =
			kind == TOKEN_DELIMITERS ? memchr(start, '=', (size_t)(s->end - start)) : start;
		end = from ? find(s, from, s->close, s->close_length) : NULL;
		after = end ? end + s->close_length : NULL;
		if (end && kind == TOKEN_DELIMITERS)
			end = from;
	}
	if (!end)
		return template_finding(s->report, here(s), "una etiqueta que no se cierra",
			"a tag that is not closed", NULL);
	int result = add_tag(s, kind, start, end);
	advance(s, after);
	return result;
}

static int scan(struct scanner *s)
{
	while (s->at < s->end) {
		const char *tag = find(s, s->at, s->open, s->open_length);
		add_text(s, tag ? tag : s->end);
		if (tag && scan_tag(s))
			return -1;
	}
	return 0;
}

int template_scan(struct arena *arena, const struct language *language, const char *path, const char *text,
	size_t length, struct tokens *tokens, struct report *report)
{
	struct scanner s = {.arena = arena,
		.report = report,
		.tokens = tokens,
		.path = path,
		.at = text,
		.end = text + length,
		.line_start = text,
		.line = 1,
		.open = "{{",
		.close = "}}",
		.open_length = 2,
		.close_length = 2,
		.language = language};
	return scan(&s);
}
