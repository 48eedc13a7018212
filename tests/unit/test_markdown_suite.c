/*
 * The GFM specification and its extension cases against documents/markdown.c: our HTML must mean the same.
 * Both are brought to one form; where our rules differ on purpose the case is counted under its reason.
 */
#include "documents/markdown.h"

#include "expect.h"
#include "html.h"

static int copy_address(void *context, const char *destination, bool image, struct place place,
	struct buffer *href, struct report *report)
{
	(void)context, (void)image, (void)place, (void)report;
	buffer_string(href, destination);
	return 0;
}

static bool is_block(const char *name)
{
	static const char *const names[] = {"p", "pre", "hr", "ul", "ol", "li", "blockquote", "h1", "h2",
		"h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "br", "section", NULL};
	return html_in(name, names);
}

/* Attributes that carry meaning in both forms. `align="right"` is our class `num`; left and centre are not
 * kept.
 */
static void add_attributes(struct buffer *out, const struct html_tag *tag)
{
	static const char *const kept[] = {"href", "src", "alt", "title", "start", "type", "checked", NULL};
	for (size_t k = 0; kept[k]; k++)
		for (size_t i = 0; i < tag->count; i++)
			if (!strcmp(tag->attributes[i].name, kept[k]) &&
				(strcmp(kept[k], "title") || *tag->attributes[i].value))
				buffer_printf(out, " %s=\"%s\"", kept[k], tag->attributes[i].value);
	for (size_t i = 0; i < tag->count; i++) {
		const char *name = tag->attributes[i].name, *value = tag->attributes[i].value;
		if ((!strcmp(name, "align") && !strcmp(value, "right")) ||
			(!strcmp(name, "class") && !strcmp(value, "num")))
			buffer_string(out, " class=\"num\"");
		else if (!strcmp(name, "class") && !strncmp(value, "language-", 9))
			buffer_printf(out, " class=\"%s\"", value);
	}
}

static void drop_blank(struct buffer *out)
{
	while (out->length && strchr(" \n", out->data[out->length - 1]))
		out->data[--out->length] = '\0';
}

static void replace(struct buffer *out, const char *from, const char *to)
{
	struct buffer result = {0};
	const char *p = out->data;
	for (const char *hit; (hit = strstr(p, from)); p = hit + strlen(from)) {
		buffer_add(&result, p, (size_t)(hit - p));
		buffer_string(&result, to);
	}
	buffer_string(&result, p);
	buffer_release(out);
	*out = result;
}

/* One form of the HTML: tags without what only we or only they write, blanks collapsed outside `pre`. */
static void normalise(struct buffer *out, const char *html)
{
	bool in_pre = false, skip_blank = true;
	buffer_string(out, "");
	for (const char *p = html; *p;) {
		struct html_tag tag;
		/* Captions are ours: the text above a table, said again for those who hear it. */
		const char *caption = strncmp(p, "<caption ", 9) ? NULL : strstr(p, "</caption>");
		if (caption) {
			p = caption + strlen("</caption>");
			continue;
		}
		const char *end = *p == '<' ? html_read_tag(p, &tag) : NULL;
		if (end && strcmp(tag.name, "div")) {
			bool block = is_block(tag.name);
			if (!strcmp(tag.name, "pre"))
				in_pre = !tag.closing;
			if (block && !in_pre)
				drop_blank(out);
			buffer_printf(out, "<%s%s", tag.closing ? "/" : "", tag.name);
			add_attributes(out, &tag);
			buffer_char(out, '>');
			skip_blank = block || !strcmp(tag.name, "input");
		} else if (!end && (*p == ' ' || *p == '\n') && !in_pre) {
			if (!skip_blank)
				buffer_char(out, ' ');
			skip_blank = true;
		} else if (!end) {
			buffer_char(out, *p);
			skip_blank = false;
		}
		if (end)
			html_tag_release(&tag);
		p = end ? end : p + 1;
	}
	drop_blank(out);
	replace(out, "<th></th>", "<td></td>");
	replace(out, "'", "&#39;");
	replace(out, "&#x27;", "&#39;");
}

/* Why an example may come out otherwise: our rules, each on purpose. */
enum reason { RAW_HTML, LINK, FOOTNOTE, AUTOLINK, NO_HTML_GIVEN, REASONS };

static const char *const reasons[] = {
	"raw HTML is shown as text",
	"other schemes, backslashes and foreign images are refused",
	"footnotes have our own markup",
	"bare addresses become links everywhere, not only where an example asks for it",
	"the case asks for no particular HTML, only for none to crash",
};

struct tally {
	unsigned ran, passed, failed, left_out[REASONS];
	struct buffer lines[REASONS];
};

struct example {
	const char *markdown, *expected, *info;
	unsigned line;
};

static void leave_out(struct tally *tally, enum reason reason, const struct example *example)
{
	tally->left_out[reason]++;
	buffer_printf(&tally->lines[reason], " %u", example->line);
}

static bool has_finding(const struct report *report, enum finding_id id)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->findings[i].id == id)
			return true;
	return false;
}

/* Whether both say the same once links are taken off. */
static bool same_without_links(const char *ours, const char *theirs)
{
	struct buffer a = {0}, b = {0};
	buffer_string(&a, ours);
	buffer_string(&b, theirs);
	for (struct buffer *text = &a; text; text = text == &a ? &b : NULL) {
		replace(text, "</a>", "");
		for (char *tag; (tag = strstr(text->data, "<a "));) {
			const char *end = strchr(tag, '>') + 1;
			memmove(tag, end, strlen(end) + 1);
		}
	}
	bool same = !strcmp(a.data, b.data);
	buffer_release(&a);
	buffer_release(&b);
	return same;
}

static void judge(
	struct tally *tally, const struct example *example, const char *html, const struct report *report)
{
	struct buffer ours = {0}, theirs = {0};
	normalise(&ours, html);
	normalise(&theirs, example->expected);
	if (!strcmp(ours.data, theirs.data)) {
		tally->passed++;
	} else if (has_finding(report, FINDING_RAW_HTML)) {
		leave_out(tally, RAW_HTML, example);
	} else if (has_finding(report, FINDING_FORBIDDEN_LINK) ||
		   has_finding(report, FINDING_FORBIDDEN_IMAGE) ||
		   strstr(example->expected, "href=\"ftp://") || strstr(example->expected, "href=\"xmpp:")) {
		leave_out(tally, LINK, example);
	} else if (strstr(example->expected, "footnote")) {
		leave_out(tally, FOOTNOTE, example);
	} else if (!strcmp(example->expected, "<IGNORE>\n")) {
		leave_out(tally, NO_HTML_GIVEN, example);
	} else if (!strstr(example->info, "autolink") && same_without_links(ours.data, theirs.data)) {
		leave_out(tally, AUTOLINK, example);
	} else {
		tally->failed++;
		print_message("# line %u\n# markdown: %s\n# ours:   %s\n# theirs: %s\n", example->line,
			example->markdown, ours.data, theirs.data);
	}
	buffer_release(&ours);
	buffer_release(&theirs);
}

static void run_example(struct tally *tally, const struct example *example)
{
	struct markdown_options options = {.path = "x.md", .first_line = 1, .resolve = copy_address};
	struct report report = {0};
	struct buffer out = {0};
	markdown_render(&out, example->markdown, strlen(example->markdown), &options, &report);
	buffer_add(&out, "", 0);
	tally->ran++;
	const char *fault = html_fault(out.data);
	if (fault)
		print_message("# line %u: %s: %s\n", example->line, fault, out.data);
	assert_null(fault);
	judge(tally, example, out.data, &report);
	buffer_release(&out);
	report_release(&report);
}

/* Cuts the file into examples and puts TABs back for arrows. */
static struct tally run_file(char *text)
{
	static const char fence[] = "\n```````````````````````````````` example";
	static const char closing[] = "\n````````````````````````````````\n";
	struct tally tally = {0};
	unsigned line = 1;
	const char *counted = text;
	for (char *p = text; (p = strstr(p, fence));) {
		for (; counted < p; counted++)
			line += *counted == '\n';
		char *info = p + strlen(fence), *markdown = strchr(info, '\n') + 1;
		char *end = strstr(markdown - 1, closing);
		char *dot = strncmp(markdown, ".\n", 2) ? strstr(markdown, "\n.\n") + 1 : markdown;
		struct buffer input = {0}, expected = {0};
		markdown[-1] = '\0';
		buffer_add(&input, markdown, (size_t)(dot - markdown));
		if (dot + 2 < end + 1)
			buffer_add(&expected, dot + 2, (size_t)(end + 1 - dot - 2));
		buffer_add(&expected, "", 0);
		replace(&input, "\u2192", "\t");
		replace(&expected, "\u2192", "\t");
		run_example(&tally, &(struct example){input.data, expected.data, info, line + 1});
		buffer_release(&input);
		buffer_release(&expected);
		counted = markdown;
		line += 2;
		p = end;
	}
	return tally;
}

static void run_suite(const char *name)
{
	size_t length;
	char *text = suite_file(name, &length);
	if (!text) {
		say_skipped(name);
		return;
	}
	struct tally t = run_file(text);
	print_message("# %s: %u ran, %u mean the same, %u failed\n", name, t.ran, t.passed, t.failed);
	for (size_t i = 0; i < REASONS; i++) {
		if (t.left_out[i])
			print_message(
				"# left out: %u, %s; lines%s\n", t.left_out[i], reasons[i], t.lines[i].data);
		buffer_release(&t.lines[i]);
	}
	assert_int_equal(t.failed, 0);
	assert_true(t.ran > 25 && t.passed * 5 > t.ran * 4);
	free(text);
}

static void test_specification(void **state)
{
	(void)state;
	run_suite("markdown/gfm-spec.txt");
}

static void test_extensions(void **state)
{
	(void)state;
	run_suite("markdown/gfm-extensions.txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_specification),
		cmocka_unit_test(test_extensions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
