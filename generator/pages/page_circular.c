/* Room: pages. A circular as issued, in the institution's voice, and what the site says beside it. */
#include "pages/page_circular.h"

#include "pages/circular_relations.h"
#include "pages/circular_targets.h"

#include <ctype.h>
#include <string.h>

/* How a note beside the text begins; nothing of the text itself can, for its HTML is shown as text. */
static const char note_opening[] = "<div class=\"side\" role=\"note\" id=\"errata-";

size_t circular_errata(const struct model *model, size_t circular)
{
	size_t count = 0;
	for (size_t i = 0; i < model->erratum_count; i++)
		count += model->errata[i].circular == circular;
	return count;
}

static void add_fact(struct view *list, const char *label, const char *text, struct view *day)
{
	if (!*text && !day)
		return;
	struct view *fact = view_add_map(list);
	view_set_text(fact, "rotulo", label);
	view_set_text(fact, "texto", text);
	if (day)
		view_set(fact, "fecha", day);
	else
		view_set_truth(fact, "fecha", false);
	view_set_list(fact, "enlaces");
}

static const char *signature(struct arena *arena, const struct circular *circular)
{
	if (!*circular->signature || !*circular->position)
		return *circular->signature ? circular->signature : circular->position;
	return arena_printf(arena, "%s, %s", circular->signature, circular->position);
}

static void add_facts(struct page_draft *draft, size_t index)
{
	const struct circular *circular = &draft->model->circulars[index];
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	struct view *facts = view_set_list(draft->content, "ficha");
	add_fact(facts, word(voice, W_fecha), "", date_view(voice, circular->date, false));
	add_fact(facts, word(voice, W_circular_emisor), circular->issuer, NULL);
	add_fact(facts, word(voice, W_circular_para), circular->to, NULL);
	add_fact(facts, word(voice, W_circular_firma), signature(arena, circular), NULL);
	add_relations(draft, facts, index);
	if (circular->window_table)
		add_fact(facts, word(voice, W_circular_plazo),
			phrase(voice, W_circular_plazo_del_al, long_date(voice, circular->window_from),
				long_date(voice, circular->window_to)),
			NULL);
	add_fact(facts, word(voice, W_recursos_fuente), circular->source, NULL);
}

static void add_escaped(struct buffer *out, const char *text)
{
	buffer_html(out, text, strlen(text));
}

static const char *note_html(const struct voice *voice, const struct erratum *erratum, size_t number)
{
	struct arena *arena = voice->arena;
	const char *shown = arena_printf(arena, "%zu", number);
	struct buffer html = {0};
	buffer_printf(&html, "%s%s\"><p><b>", note_opening, shown);
	add_escaped(&html, phrase(voice, W_circular_errata, shown));
	buffer_string(&html, "</b> ");
	add_escaped(&html,
		phrase(voice, W_circular_errata_dice, erratum->says, erratum->should_say, erratum->reason));
	buffer_string(&html, "</p></div>\n");
	char *copy = arena_copy(arena, html.data, html.length);
	buffer_release(&html);
	return copy;
}

/* Notes of one block follow one another; together they make one column beside it. */
static const char *gather_notes(const struct voice *voice, const char *html)
{
	struct arena *arena = voice->arena;
	static const char closing[] = "</div>\n";
	struct buffer out = {0};
	const char *note;
	buffer_add(&out, "", 0);
	while ((note = strstr(html, note_opening)) != NULL) {
		buffer_add(&out, html, (size_t)(note - html));
		buffer_string(&out, "<div class=\"sides\">\n");
		while (!strncmp(note, note_opening, sizeof(note_opening) - 1)) {
			const char *end = strstr(note, closing) + sizeof(closing) - 1;
			buffer_add(&out, note, (size_t)(end - note));
			note = end;
		}
		buffer_string(&out, "</div>\n");
		html = note;
	}
	buffer_string(&out, html);
	char *copy = arena_copy(arena, out.data, out.length);
	buffer_release(&out);
	return copy;
}

static void add_text(struct page_draft *draft, size_t index, struct report *report)
{
	const struct model *model = draft->model;
	const struct document *document = &model->circulars[index].document;
	size_t most = circular_errata(model, index), count = 0;
	struct markdown_note *notes = arena_array(draft->arena, most + 1, sizeof(*notes));
	for (size_t i = 0; i < model->erratum_count; i++) {
		const struct erratum *erratum = &model->errata[i];
		if (erratum->circular != index)
			continue;
		notes[count].says = erratum->says;
		notes[count].note_html = note_html(&draft->voice, erratum, count + 1);
		count++;
	}
	/* Under the page's own <h2>. */
	const char *html = document_html(draft, document, 3, notes, count, report);
	view_set_html(draft->content, "texto", gather_notes(&draft->voice, html));
	view_set_text(draft->content, "erratas", count ? shown_count(&draft->voice, (long)count) : "");
	view_set_truth(draft->content, "varias_erratas", count > 1);
}

static void add_guidelines(struct page_draft *draft, const struct circular *circular)
{
	struct view *list = view_set_list(draft->content, "lineamientos");
	for (size_t i = 0; i < circular->guideline_count; i++) {
		struct view *line = view_add_map(list);
		view_set_text(line, "numero", arena_printf(draft->arena, "%zu", i + 1));
		view_set_text(line, "id", circular->guidelines[i].id);
		view_set_text(line, "titulo", circular->guidelines[i].title);
	}
}

/* A file's path as part of an address: what a URL may not hold as %XX. */
static const char *path_in_address(struct arena *arena, const char *path)
{
	struct buffer out = {0};
	for (const char *p = path; *p; p++) {
		if (isalnum((unsigned char)*p) || strchr("-._~/", *p))
			buffer_char(&out, *p);
		else
			buffer_printf(&out, "%%%02X", (unsigned char)*p);
	}
	char *copy = arena_copy(arena, out.data, out.length);
	buffer_release(&out);
	return copy;
}

static void add_attachments(struct page_draft *draft, const struct circular *circular)
{
	struct view *list = view_set_list(draft->content, "adjuntos");
	struct arena *arena = draft->arena;
	const struct voice *voice = &draft->voice;
	for (size_t i = 0; i < circular->attachment_count; i++) {
		const struct attachment *attachment = &circular->attachments[i];
		const struct file *file = snapshot_find(draft->model->snapshot, attachment->path);
		const char *published = attachment->path + strlen("content/");
		char *kind = arena_string(arena, strrchr(published, '.') + 1);
		for (char *p = kind; *p; p++)
			*p = (char)toupper((unsigned char)*p);
		struct view *line = view_add_map(list);
		view_set_text(line, "href", file_href(draft, "%s", path_in_address(arena, published)));
		view_set_text(line, "titulo", attachment->title);
		view_set_text(line, "tipo", kind);
		view_set_text(line, "tamano", file_size(voice, file->length));
	}
}

/* For search engines and previews: the whole in a sentence. */
static const char *description(struct page_draft *draft, size_t index)
{
	const struct circular *circular = &draft->model->circulars[index];
	return phrase(&draft->voice, W_circular_descripcion, circular_name(&draft->voice, circular),
		long_date(&draft->voice, circular->date), circular->subject);
}

/* Which sections there are: an empty list would leave its heading alone. */
static void add_sections(struct page_draft *draft)
{
	static const char *const lists[][2] = {{"fija", "con_fija"}, {"citan", "con_citan"},
		{"lineamientos", "con_lineamientos"}, {"adjuntos", "con_adjuntos"}};
	bool sets = view_count(view_get(draft->content, "fija")) > 0;
	bool cited = view_count(view_get(draft->content, "citan")) > 0;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		view_set_truth(
			draft->content, lists[i][1], view_count(view_get(draft->content, lists[i][0])) > 0);
	view_set_truth(draft->content, "fija_y_citan", sets && cited);
	view_set_truth(draft->content, "fija_o_citan", sets || cited);
}

/* "109 de 2012": below "Circulares" the word need not be said again. */
static const char *name_in_section(const struct voice *voice, const char *name)
{
	const char *kind = word(voice, W_circular_prefijo);
	size_t length = strlen(kind);
	return strncmp(name, kind, length) ? name : name + length;
}

int render_circular(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct circular *circular = &publication->model->circulars[page->subject];
	page_begin(&draft, publication, page, &scratch);
	page_crumb(&draft, "circulares/index.html", word(&draft.voice, W_circulares));
	const char *name = circular_name(&draft.voice, circular);
	draft.crumb = name_in_section(&draft.voice, name);
	draft.title = arena_printf(&scratch, "%s: %s", name, circular->subject);
	draft.description = description(&draft, page->subject);
	view_set_text(draft.content, "nombre", name);
	view_set_text(draft.content, "asunto", circular->subject);
	add_facts(&draft, page->subject);
	add_text(&draft, page->subject, report);
	add_national_targets(&draft, page->subject);
	add_regional_targets(&draft, page->subject);
	add_citations(&draft, page->subject);
	add_guidelines(&draft, circular);
	add_attachments(&draft, circular);
	add_sections(&draft);
	return page_finish(&draft, "circular", out, report);
}
