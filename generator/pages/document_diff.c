/* Room: pages. Passages: changes that lie close together, with the words around them. It must not know pages.
 */
#include "pages/document_diff.h"

#include "pages/word_diff.h"
#include "pages/words.h"

#include "base/buffer.h"

#include <string.h>

enum {
	EDITS_MOST = 2000, /* words of one document's difference, past which it is "another text" */
	CONTEXT = 12,	   /* words shown before and after a change */
	PASSAGES_MOST = 60
};

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* The offset behind the first `words` words of a text. */
static size_t words_forward(const char *text, size_t length, size_t words)
{
	size_t at = 0;
	while (words-- && at < length) {
		while (at < length && !is_blank(text[at]))
			at++;
		while (at < length && is_blank(text[at]))
			at++;
	}
	return at;
}

/* The offset at which the last `words` words of a text begin. */
static size_t words_back(const char *text, size_t length, size_t words)
{
	size_t at = length;
	while (words-- && at) {
		while (at && is_blank(text[at - 1]))
			at--;
		while (at && !is_blank(text[at - 1]))
			at--;
	}
	return at;
}

static void add_text(struct buffer *html, const char *element, const char *text, size_t length)
{
	size_t shown = length;
	while (shown && is_blank(text[shown - 1]))
		shown--;
	if (*element)
		buffer_printf(html, "<%s>", element);
	buffer_html(html, text, shown);
	if (*element)
		buffer_printf(html, "</%s>", element);
	buffer_html(html, text + shown, length - shown);
}

/* What is the same between two changes, or before the first, or after the last. Ends the passage where it is
 * long. */
static void add_same(struct buffer *html, const struct word_edit *edit, bool first, bool last, bool *open,
	size_t *passages)
{
	size_t head = first ? 0 : words_forward(edit->text, edit->length, CONTEXT);
	size_t tail = last ? edit->length : words_back(edit->text, edit->length, CONTEXT);
	if (!first && !last && head >= tail) {
		add_text(html, "", edit->text, edit->length);
		return;
	}
	if (!first) {
		add_text(html, "", edit->text, head);
		buffer_string(html, head < edit->length ? " …</p>\n" : "</p>\n");
		*open = false;
	}
	if (!last) {
		buffer_string(html, tail ? "<p class=\"diff\">… " : "<p class=\"diff\">");
		add_text(html, "", edit->text + tail, edit->length - tail);
		*open = true;
		++*passages;
	}
}

static size_t passages_html(struct buffer *html, const struct word_diff *diff)
{
	bool open = false;
	size_t passages = 0, left = 0;
	for (size_t i = 0; i < diff->count; i++) {
		const struct word_edit *edit = &diff->edits[i];
		if (edit->kind == WORDS_SAME && passages == PASSAGES_MOST && !open) {
			left++;
			continue;
		}
		if (edit->kind == WORDS_SAME) {
			bool last = i + 1 == diff->count || passages == PASSAGES_MOST;
			add_same(html, edit, i == 0, last, &open, &passages);
			continue;
		}
		if (!open && passages == PASSAGES_MOST) {
			left++;
			continue;
		}
		if (!open) {
			buffer_string(html, "<p class=\"diff\">");
			open = true;
			passages++;
		}
		add_text(html, edit->kind == WORDS_DELETED ? "del" : "ins", edit->text, edit->length);
	}
	if (open)
		buffer_string(html, "</p>\n");
	return left;
}

void document_difference(const struct voice *voice, struct view *view, const struct document_change *change)
{
	struct arena *arena = voice->arena;
	struct arena scratch = {0};
	struct word_diff diff;
	struct buffer html = {0};
	word_diff(&diff, change->before, strlen(change->before), change->after, strlen(change->after),
		EDITS_MOST, &scratch);
	size_t left = 0;
	if (diff.whole)
		view_set_text(view, "nota", word(voice, W_cambios_casi_todo));
	else if (diff.count < 2 && (!diff.count || diff.edits[0].kind == WORDS_SAME))
		view_set_text(view, "nota", word(voice, W_cambios_solo_espacios));
	else
		left = passages_html(&html, &diff);
	if (html.length)
		view_set_html(view, "diferencia", arena_copy(arena, html.data, html.length));
	if (left)
		view_set_text(view, "nota",
			phrase(voice, W_cambios_primeros_pasajes, arena_printf(arena, "%d", PASSAGES_MOST)));
	buffer_release(&html);
	arena_release(&scratch);
}
