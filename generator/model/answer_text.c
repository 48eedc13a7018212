/* Room: model. Cutting a text at its headings, line by line, so that every slice keeps its place in the file.
 */
#include "model/answer_text.h"

#include "base/suggest.h"
#include "documents/markdown.h"

#include <string.h>

size_t criterion_find(const struct instrument *instrument, const char *id)
{
	for (size_t i = 0; i < instrument->criterion_count; i++)
		if (!strcmp(instrument->criteria[i].id, id))
			return i;
	return NONE;
}

void report_unknown_criterion(
	struct loader *loader, const struct instrument *instrument, struct place place, const char *id)
{
	const char **ids = arena_array(loader->arena, instrument->criterion_count + 1, sizeof(*ids));
	for (size_t i = 0; i < instrument->criterion_count; i++)
		ids[i] = instrument->criteria[i].id;
	size_t nearest = nearest_name(id, ids, instrument->criterion_count);
	const char *hint = "";
	if (nearest < instrument->criterion_count)
		hint = arena_printf(loader->arena,
			say(loader, "; ¿quiso decir «%s»?", "; did you mean '%s'?"), ids[nearest]);
	report_add(loader->report, FINDING_UNKNOWN_CRITERION, place, id, hint);
}

/* One pass over the lines. */
struct cutter {
	struct loader *loader;
	const struct instrument *instrument;
	const struct office *office;
	struct answer_heading *headings;
	size_t criterion;      /* NONE: before the first, or one that is not known */
	struct document *part; /* being read, or NULL */
	bool skipping;	       /* under a heading that was reported */
};

static void report_form(struct cutter *cutter, unsigned line)
{
	report_add(cutter->loader->report, FINDING_ANSWER_FORM,
		((struct place){cutter->office->document.path, line, 1}));
	cutter->skipping = true;
}

static void open_criterion(struct cutter *cutter, const char *id, unsigned line)
{
	struct loader *loader = cutter->loader;
	struct place place = {cutter->office->document.path, line, 4};
	cutter->part = NULL;
	cutter->skipping = true;
	cutter->criterion = criterion_find(cutter->instrument, id);
	if (cutter->criterion == NONE) {
		report_unknown_criterion(loader, cutter->instrument, place, id);
		return;
	}
	struct answer_heading *heading = &cutter->headings[cutter->criterion];
	if (heading->line) {
		report_duplicate(loader, place, id, place.path, heading->line);
		cutter->criterion = NONE;
		return;
	}
	heading->line = line;
	cutter->skipping = false;
}

static void open_part(struct cutter *cutter, const char *title, const char *after, unsigned line)
{
	cutter->part = NULL;
	if (cutter->criterion == NONE && cutter->skipping)
		return;
	for (size_t i = 0; i < PART_COUNT && cutter->criterion != NONE; i++) {
		struct document *part = &cutter->office->answers[cutter->criterion].parts[i];
		if (strcmp(title, answer_part_titles[i]) != 0 || part->path)
			continue;
		*part = (struct document){.path = cutter->office->document.path,
			.data = cutter->office->document.data,
			.body = after,
			.body_line = line + 1};
		cutter->part = part;
		cutter->skipping = false;
		return;
	}
	report_form(cutter, line);
}

/* The heading's own words. */
static const char *heading_text(struct arena *arena, const char *line, size_t length, size_t marks)
{
	while (length > marks && strchr(" \t\r", line[length - 1]))
		length--;
	while (marks < length && line[marks] == ' ')
		marks++;
	return arena_copy(arena, line + marks, length - marks);
}

static void cut_line(
	struct cutter *cutter, const char *line, size_t length, const char *after, unsigned number)
{
	struct arena *arena = cutter->loader->arena;
	if (length > 3 && !strncmp(line, "## ", 3)) {
		open_criterion(cutter, heading_text(arena, line, length, 3), number);
	} else if (length > 4 && !strncmp(line, "### ", 4)) {
		open_part(cutter, heading_text(arena, line, length, 4), after, number);
	} else if (cutter->part) {
		cutter->part->body_length = (size_t)(after - cutter->part->body);
	} else if (!cutter->skipping && *heading_text(arena, line, length, 0)) {
		report_form(cutter, number);
	}
}

/* An answer has both parts, though they be blank. */
static void check_parts(struct cutter *cutter)
{
	for (size_t i = 0; i < cutter->instrument->criterion_count; i++)
		for (size_t p = 0; p < PART_COUNT; p++) {
			struct document *part = &cutter->office->answers[i].parts[p];
			if (cutter->headings[i].line && !part->path)
				report_add(cutter->loader->report, FINDING_ANSWER_MISSING,
					((struct place){
						cutter->office->document.path, cutter->headings[i].line, 1}),
					arena_printf(cutter->loader->arena, "### %s", answer_part_titles[p]),
					say(cutter->loader, "en esta respuesta", "in this answer"));
			if (!part->path)
				*part = (struct document){.path = cutter->office->document.path, .body = ""};
		}
}

void split_answers(struct loader *loader, const struct instrument *instrument, const struct office *office,
	struct answer_heading *headings)
{
	struct cutter cutter = {loader, instrument, office, headings, NONE, NULL, false};
	const char *p = office->document.body, *end = p + office->document.body_length;
	size_t errors = loader->report->errors;
	unsigned number = office->document.body_line;
	for (; p < end; number++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		const char *after = stop ? stop + 1 : end;
		cut_line(&cutter, p, (size_t)((stop ? stop : end) - p), after, number);
		p = after;
	}
	if (loader->report->errors == errors)
		check_parts(&cutter);
}

/* The text's words, one space between them. */
static const char *folded(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text), *out = copy;
	for (const char *p = text; *p;) {
		size_t space = strspn(p, " \t\r\n"), word = strcspn(p + space, " \t\r\n");
		if (word && out > copy)
			*out++ = ' ';
		memmove(out, p + space, word);
		out += word;
		p += space + word;
	}
	*out = '\0';
	return copy;
}

static const char *part_words(struct arena *arena, const struct document *part)
{
	struct buffer plain = {0};
	buffer_add(&plain, "", 0);
	markdown_plain(&plain, part->body, part->body_length);
	const char *words = folded(arena, plain.data);
	buffer_release(&plain);
	return words;
}

bool answer_is_blank(struct arena *arena, const struct answer *answer)
{
	for (size_t i = 0; i < PART_COUNT; i++)
		if (*part_words(arena, &answer->parts[i]))
			return false;
	return true;
}

bool answer_says(struct arena *arena, const struct answer *answer, const char *words)
{
	const char *wanted = folded(arena, words);
	for (size_t i = 0; i < PART_COUNT; i++)
		if (strstr(part_words(arena, &answer->parts[i]), wanted))
			return true;
	return false;
}
