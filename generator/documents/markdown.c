/*
 * Room: documents. Parses with cmark-gfm and writes HTML node by node. Nothing of cmark's own HTML is used:
 * it knows no heading ids, Spanish notes, scrolling tables or marks, and raw HTML must come out as text.
 * Limits, links, ids and marks are next door in markdown_*.c, which need no cmark.
 */
#include "documents/markdown.h"

#include "documents/markdown_ids.h"
#include "documents/markdown_limits.h"
#include "documents/markdown_links.h"
#include "documents/markdown_marks.h"
#include "documents/markdown_source.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_NESTING = 100 };

struct writer {
	struct buffer *out;
	const struct markdown_options *options;
	struct report *report;
	struct arena arena;
	struct source source;
	int result;
	unsigned nesting;
	/* The block whose words are being written: a paragraph, heading, code, a row of a table. */
	cmark_node *block;
	struct buffer plain;
	struct marks marks;
	bool html_reported;
	struct buffer notes; /* HTML to write after the top-level block */
	struct id_set ids;
	unsigned heading_offset; /* added to heading levels, result at most 6 */
	char *label;		 /* text of the last heading, for tables */
	cmark_node *image;
	unsigned cell;	   /* of the row, from 0 */
	unsigned footnote; /* definitions written */
};

static cmark_node *parse(const char *text, size_t length)
{
	static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
	cmark_gfm_core_extensions_ensure_registered();
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8);
	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++)
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
	cmark_parser_feed(parser, text, length);
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

static bool is_type(cmark_node *node, cmark_node_type type)
{
	return node && cmark_node_get_type(node) == type;
}

/* The types of extensions have names but no public numbers. */
static bool is_named(cmark_node *node, const char *name)
{
	return !strcmp(cmark_node_get_type_string(node), name);
}

static bool is_row(cmark_node *node)
{
	return is_named(node, "table_row") || is_named(node, "table_header");
}

static const char *literal(cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	return text ? text : "";
}

/* Whether the node holds words itself, or is a row whose cells do. */
static bool is_inline_block(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK ||
	       type == CMARK_NODE_HTML_BLOCK || is_row(node);
}

/* Appends what a node on its own adds to the plain text. */
static void add_plain(struct buffer *out, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
		(is_named(node, "table_cell") && cmark_node_previous(node)))
		buffer_char(out, ' ');
	else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE ||
		 type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK)
		buffer_string(out, literal(node));
}

/* The plain text of a node and all below it. */
static void collect_plain(struct buffer *out, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
		if (event == CMARK_EVENT_ENTER)
			add_plain(out, cmark_iter_get_node(iter));
	cmark_iter_free(iter);
}

/* The place of an inline node of the current block; `needle` is what it leads to, or says. */
static struct place inline_place(struct writer *w, cmark_node *node, const char *openings, const char *needle)
{
	return source_locate(&w->source, cmark_node_get_start_line(node), cmark_node_get_start_column(node),
		cmark_node_get_end_line(w->block), openings, needle);
}

static void close_mark(struct writer *w)
{
	marks_close(&w->marks, w->out);
}

/* Markup goes through here, so that a mark never straddles a tag. */
static void tag(struct writer *w, const char *html)
{
	close_mark(w);
	buffer_string(w->out, html);
}

/* Words go through here: escaped, and marked where a note says so, but in the attribute of an image. */
static void words(struct writer *w, const char *text, size_t length)
{
	marks_write(&w->marks, w->out, text, length, w->image == NULL);
}

static void enter_block(struct writer *w, cmark_node *node)
{
	w->block = node;
	w->html_reported = false;
	marks_clear(&w->marks);
	source_seek(&w->source, cmark_node_get_start_line(node));
	buffer_clear(&w->plain);
	collect_plain(&w->plain, node);
	buffer_add(&w->plain, "", 0);
	marks_find(&w->marks, w->options->notes, w->options->note_count, w->plain.data, w->plain.length,
		&w->arena);
	for (size_t i = 0; i < w->marks.count; i++)
		buffer_string(&w->notes, w->marks.list[i].note->note_html);
}

static void flush_notes(struct writer *w)
{
	if (w->notes.length)
		buffer_add(w->out, w->notes.data, w->notes.length);
	buffer_clear(&w->notes);
}

static void raw_html(struct writer *w, cmark_node *node)
{
	if (w->html_reported)
		return;
	w->html_reported = true;
	report_add(w->report, FINDING_RAW_HTML, inline_place(w, node, "<", literal(node)), NULL);
}

/* Finds the final address of a link or image. Returns 0 or -1 after a report. */
static int resolve(struct writer *w, cmark_node *node, bool image, struct buffer *href)
{
	const char *url = cmark_node_get_url(node) ? cmark_node_get_url(node) : "";
	const char *shown = cmark_node_first_child(node) ? literal(cmark_node_first_child(node)) : "";
	/* Addresses that became links by themselves: cmark adds a scheme to some, and has no place for bare
	 * ones. */
	bool bare = !image && cmark_node_get_start_line(node) == 0, mail = !strncmp(url, "mailto:", 7);
	bool written = bare || (mail && !strcmp(url + 7, shown));
	struct place place = inline_place(w, node, image ? "![" : "[<", written ? shown : url);
	enum link_kind kind = link_kind(url, w->options->schemes);
	bool outside = kind == LINK_WEB, resolved = w->options->resolve != NULL;
	if (kind == LINK_FORBIDDEN || (image && (outside || !resolved)) || (!outside && !resolved)) {
		enum finding_id refusal = image ? FINDING_FORBIDDEN_IMAGE : FINDING_FORBIDDEN_LINK;
		/* What nobody made a link of is left as words. */
		return bare ? -1 : (w->result = report_add(w->report, refusal, place, url));
	}
	if (!resolved)
		buffer_string(href, url);
	else if (w->options->resolve(w->options->context, url, image, place, href, w->report))
		return w->result = -1;
	buffer_add(href, "", 0);
	kind = link_kind(href->data, NULL);
	if (kind != LINK_WEB && kind != LINK_RELATIVE)
		return w->result = report_add(w->report, FINDING_FORBIDDEN_LINK, place, href->data);
	return 0;
}

static void write_title(struct writer *w, cmark_node *node)
{
	const char *title = cmark_node_get_title(node);
	if (title && *title) {
		buffer_string(w->out, " title=\"");
		buffer_html(w->out, title, strlen(title));
		buffer_char(w->out, '"');
	}
}

/* A link that was refused keeps its words and loses its tags; its user data says so until it is left. */
static void write_link(struct writer *w, cmark_node *node, bool enter)
{
	struct buffer href = {0};
	if (!enter) {
		if (!cmark_node_get_user_data(node))
			tag(w, "</a>");
		return;
	}
	if (resolve(w, node, false, &href)) {
		cmark_node_set_user_data(node, w);
	} else {
		tag(w, "<a href=\"");
		link_write(w->out, href.data);
		buffer_char(w->out, '"');
		write_title(w, node);
		buffer_char(w->out, '>');
	}
	buffer_release(&href);
}

/* Inside an image only words are written, as its alternative text. */
static void write_image(struct writer *w, cmark_node *node, bool enter)
{
	struct buffer href = {0};
	if (!enter) {
		if (w->image != node)
			return;
		buffer_char(w->out, '"');
		write_title(w, node);
		buffer_char(w->out, '>');
		w->image = NULL;
	} else if (!resolve(w, node, true, &href)) {
		tag(w, "<img src=\"");
		link_write(w->out, href.data);
		buffer_string(w->out, "\" alt=\"");
		w->image = node;
	}
	buffer_release(&href);
}

static void write_heading(struct writer *w, cmark_node *node, bool enter)
{
	unsigned level = (unsigned)cmark_node_get_heading_level(node) + w->heading_offset;
	close_mark(w);
	level = level > 6 ? 6 : level;
	if (!enter) {
		buffer_printf(w->out, "</h%u>\n", level);
		return;
	}
	w->label = arena_copy(&w->arena, w->plain.data, w->plain.length);
	const char *prefix = w->options->id_prefix ? w->options->id_prefix : "";
	buffer_printf(w->out, "<h%u id=\"%s%s\">", level, prefix, id_for(&w->ids, w->label, &w->arena));
}

static void write_paragraph(struct writer *w, cmark_node *node, bool enter)
{
	cmark_node *list = cmark_node_parent(cmark_node_parent(node));
	if (!list || !cmark_node_get_list_tight(list))
		tag(w, enter ? "<p>" : "</p>\n");
	else if (!enter)
		tag(w, cmark_node_next(node) ? "\n" : "");
}

static void write_list(struct writer *w, cmark_node *node, bool enter)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(node);
	if (!enter)
		tag(w, ordered ? "</ol>\n" : "</ul>\n");
	else if (ordered && start != 1)
		buffer_printf(w->out, "<ol start=\"%d\">\n", start);
	else
		tag(w, ordered ? "<ol>\n" : "<ul>\n");
}

static void write_item(struct writer *w, cmark_node *node, bool enter)
{
	if (!enter)
		tag(w, "</li>\n");
	else if (!is_named(node, "tasklist"))
		tag(w, "<li>");
	else if (cmark_gfm_extensions_get_tasklist_item_checked(node))
		tag(w, "<li><input type=\"checkbox\" disabled checked aria-label=\"Hecho\"> ");
	else
		tag(w, "<li><input type=\"checkbox\" disabled aria-label=\"Pendiente\"> ");
}

static void write_code_block(struct writer *w, cmark_node *node)
{
	const char *info = cmark_node_get_fence_info(node);
	size_t language = info ? strcspn(info, " \t") : 0;
	tag(w, "<pre tabindex=\"0\"><code");
	if (language) {
		buffer_string(w->out, " class=\"language-");
		buffer_html(w->out, info, language);
		buffer_char(w->out, '"');
	}
	buffer_char(w->out, '>');
	words(w, literal(node), strlen(literal(node)));
	tag(w, "</code></pre>\n");
}

static void write_html_block(struct writer *w, cmark_node *node)
{
	size_t length = strlen(literal(node));
	raw_html(w, node);
	while (length && literal(node)[length - 1] == '\n')
		length--;
	tag(w, "<p>");
	words(w, literal(node), length);
	tag(w, "</p>\n");
}

static void write_table(struct writer *w, cmark_node *node, bool enter)
{
	struct buffer label = {0};
	close_mark(w);
	if (!enter) {
		cmark_node *header = cmark_node_first_child(node);
		buffer_string(w->out, header && cmark_node_next(header) ? "</tbody>\n" : "");
		buffer_string(w->out, "</table></div>\n");
		return;
	}
	if (w->label && *w->label)
		buffer_string(&label, w->label);
	else if (cmark_node_first_child(node) && cmark_node_first_child(cmark_node_first_child(node)))
		collect_plain(&label, cmark_node_first_child(cmark_node_first_child(node)));
	if (!label.length)
		buffer_string(&label, "Tabla");
	buffer_string(w->out, "<div class=\"scroll\" role=\"group\" aria-label=\"");
	buffer_html(w->out, label.data, label.length);
	buffer_string(w->out, "\" tabindex=\"0\"><table><caption class=\"vh\">");
	buffer_html(w->out, label.data, label.length);
	buffer_string(w->out, "</caption>\n");
	buffer_release(&label);
}

static void write_row(struct writer *w, cmark_node *node, bool enter)
{
	bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
	bool first = !header && cmark_gfm_extensions_get_table_row_is_header(cmark_node_previous(node));
	w->cell = 0;
	if (!enter)
		tag(w, header ? "</tr></thead>\n" : "</tr>\n");
	else
		tag(w, header ? "<thead><tr>" : first ? "<tbody>\n<tr>" : "<tr>");
}

/* A header cell without words is no header for those who hear the table. */
static void write_cell(struct writer *w, cmark_node *node, bool enter)
{
	cmark_node *row = cmark_node_parent(node);
	bool header = cmark_gfm_extensions_get_table_row_is_header(row) && cmark_node_first_child(node);
	if (!enter) {
		tag(w, header ? "</th>" : "</td>");
		return;
	}
	const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(cmark_node_parent(row));
	bool number = alignments && alignments[w->cell] == 'r';
	w->marks.at += w->cell > 0;
	w->cell++;
	tag(w, header ? "<th scope=\"col\"" : "<td");
	buffer_string(w->out, number ? " class=\"num\">" : ">");
}

static void write_reference(struct writer *w, cmark_node *node)
{
	const char *prefix = w->options->id_prefix ? w->options->id_prefix : "";
	unsigned number = (unsigned)strtoul(literal(node), NULL, 10);
	unsigned times = id_mention(&w->ids, number, &w->arena);
	close_mark(w);
	buffer_printf(w->out, "<sup><a href=\"#%sfn_%u\" id=\"%sfnref_%u", prefix, number, prefix, number);
	if (times > 1)
		buffer_printf(w->out, "_%u", times);
	buffer_printf(w->out, "\" role=\"doc-noteref\" aria-label=\"Nota %u\">%u</a></sup>", number, number);
}

static void write_footnote(struct writer *w, cmark_node *node, bool enter)
{
	const char *prefix = w->options->id_prefix ? w->options->id_prefix : "";
	close_mark(w);
	if (enter) {
		if (!w->footnote++)
			buffer_string(w->out, "<section class=\"footnotes\" role=\"doc-endnotes\" "
					      "aria-label=\"Notas\">\n<ol>\n");
		buffer_printf(w->out, "<li id=\"%sfn_%u\">", prefix, w->footnote);
		return;
	}
	buffer_printf(w->out,
		"<a href=\"#%sfnref_%u\" role=\"doc-backlink\" aria-label=\"Volver al texto de la nota %u\">"
		"\u21A9</a>",
		prefix, w->footnote, w->footnote);
	flush_notes(w);
	buffer_string(w->out, "</li>\n");
	if (!cmark_node_next(node))
		buffer_string(w->out, "</ol>\n</section>\n");
}

static bool write_extension(struct writer *w, cmark_node *node, bool enter)
{
	if (is_named(node, "table"))
		write_table(w, node, enter);
	else if (is_row(node))
		write_row(w, node, enter);
	else if (is_named(node, "table_cell"))
		write_cell(w, node, enter);
	else if (is_named(node, "strikethrough"))
		tag(w, w->image ? "" : enter ? "<del>" : "</del>");
	else
		return false;
	return true;
}

static void write_block(struct writer *w, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		tag(w, enter ? "<blockquote>\n" : "</blockquote>\n");
		break;
	case CMARK_NODE_LIST:
		write_list(w, node, enter);
		break;
	case CMARK_NODE_ITEM:
		write_item(w, node, enter);
		break;
	case CMARK_NODE_CODE_BLOCK:
		write_code_block(w, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		write_html_block(w, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		write_paragraph(w, node, enter);
		break;
	case CMARK_NODE_HEADING:
		write_heading(w, node, enter);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		tag(w, "<hr>\n");
		break;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		write_footnote(w, node, enter);
		break;
	default:
		break;
	}
}

static void write_inline(struct writer *w, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_HTML_INLINE:
		raw_html(w, node);
		/* fall through */
	case CMARK_NODE_TEXT:
		words(w, literal(node), strlen(literal(node)));
		break;
	case CMARK_NODE_SOFTBREAK:
		words(w, "\n", 1);
		break;
	case CMARK_NODE_LINEBREAK:
		tag(w, w->image ? " " : "<br>\n");
		w->marks.at++;
		break;
	case CMARK_NODE_CODE:
		tag(w, w->image ? "" : "<code>");
		words(w, literal(node), strlen(literal(node)));
		tag(w, w->image ? "" : "</code>");
		break;
	case CMARK_NODE_EMPH:
		tag(w, w->image ? "" : enter ? "<em>" : "</em>");
		break;
	case CMARK_NODE_STRONG:
		tag(w, w->image ? "" : enter ? "<strong>" : "</strong>");
		break;
	case CMARK_NODE_LINK:
		if (!w->image)
			write_link(w, node, enter);
		break;
	case CMARK_NODE_IMAGE:
		if (!w->image || w->image == node)
			write_image(w, node, enter);
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		if (!w->image && enter)
			write_reference(w, node);
		break;
	default:
		break;
	}
}

/* Markup within markup within markup is no prose, and browsers give up on it too. */
static void watch_nesting(struct writer *w, bool enter)
{
	w->nesting += enter ? 1 : -1;
	if (!enter || w->nesting != MOST_NESTING || !w->block)
		return;
	struct place place = {w->options->path,
		w->options->first_line + (unsigned)cmark_node_get_start_line(w->block) - 1, 1};
	w->result = report_add(w->report, FINDING_MARKDOWN_LIMIT, place,
		w->report->english ? "100 levels of markup" : "100 niveles de marcas");
}

/* Leaves are entered and never left. */
static bool is_leaf(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_CODE_BLOCK ||
	       type == CMARK_NODE_THEMATIC_BREAK || type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK ||
	       type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE;
}

static void write_node(struct writer *w, cmark_node *node, bool enter)
{
	bool leaf = is_leaf(node);
	if (!leaf)
		watch_nesting(w, enter);
	if (enter && is_inline_block(node))
		enter_block(w, node);
	if (!write_extension(w, node, enter)) {
		write_block(w, node, enter);
		write_inline(w, node, enter);
	}
	bool top = is_type(cmark_node_parent(node), CMARK_NODE_DOCUMENT);
	if (top && (leaf || !enter) && !is_type(node, CMARK_NODE_FOOTNOTE_DEFINITION))
		flush_notes(w);
}

/* The least level of a heading in the node, or `top` when that is less. */
static unsigned highest_heading(cmark_node *node, unsigned top)
{
	unsigned level =
		is_type(node, CMARK_NODE_HEADING) ? (unsigned)cmark_node_get_heading_level(node) : top;
	top = level < top ? level : top;
	for (cmark_node *child = cmark_node_first_child(node); child && !is_inline_block(node);
		child = cmark_node_next(child))
		top = highest_heading(child, top);
	return top;
}

static void forget_notes(const struct markdown_options *options, bool found)
{
	for (size_t i = 0; i < options->note_count; i++)
		options->notes[i].found = found;
}

int markdown_render(struct buffer *out, const char *text, size_t length,
	const struct markdown_options *options, struct report *report)
{
	struct writer w = {.out = out, .options = options, .report = report};
	int limits = markdown_check_limits(text, length, options->path, options->first_line, report);
	forget_notes(options, limits != 0);
	if (limits)
		return -1;
	ids_reserve(&w.ids, options->taken_ids, &w.arena);
	w.source = source_open(options->path, options->first_line, text, length, &w.arena);
	cmark_node *root = parse(text, length);
	w.heading_offset = options->top_heading - highest_heading(root, options->top_heading);
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;)
		write_node(&w, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	cmark_node_free(root);
	buffer_release(&w.plain);
	buffer_release(&w.notes);
	arena_release(&w.arena);
	return w.result;
}

int markdown_check(
	const char *text, size_t length, const struct markdown_options *options, struct report *report)
{
	struct buffer unused = {0};
	int result = markdown_render(&unused, text, length, options, report);
	buffer_release(&unused);
	return result;
}

void markdown_plain(struct buffer *out, const char *text, size_t length)
{
	struct report unused = {0};
	int limits = markdown_check_limits(text, length, "", 1, &unused);
	report_release(&unused);
	if (limits)
		return;
	cmark_node *root = parse(text, length);
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		bool ends = is_inline_block(node) && (event == CMARK_EVENT_EXIT || is_leaf(node));
		if (event == CMARK_EVENT_ENTER)
			add_plain(out, node);
		if (ends && out->length && out->data[out->length - 1] != '\n')
			buffer_char(out, '\n');
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
}
