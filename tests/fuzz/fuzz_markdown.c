/* Any bytes as Markdown: the HTML has only elements that we write, closed in order, and no address outside
 * the list of schemes. */
#include "fuzz.h"

#include "documents/markdown.h"

#include "../unit/html.h"
#include "base/utf8.h"
#include "documents/text.h"

/* Lets every destination through that the module lets come here. */
static int pass(void *context, const char *destination, bool image, struct place place, struct buffer *href,
	struct report *report)
{
	(void)context, (void)image, (void)place, (void)report;
	buffer_string(href, destination);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct report report = {0};
	struct buffer out = {0}, plain = {0};
	const char *text = (const char *)data;
	struct markdown_note note = {.says = "a b", .note_html = "<p>n</p>"};
	struct markdown_options options = {.path = "content/x.md",
		.first_line = 1,
		.id_prefix = "p-",
		.resolve = pass,
		.notes = &note,
		.note_count = 1};
	if (text_check_encoding("content/x.md", text, size, &report) ||
		text_check_controls("content/x.md", text, size, &report)) {
		report_release(&report);
		return 0; /* document_parse() lets no such text through */
	}
	markdown_render(&out, text, size, &options, &report);
	must_stand_in(&report, data, size);
	buffer_add(&out, "", 0);
	const char *fault = report.errors ? NULL : html_fault(out.data);
	must_hold(!fault, fault);
	must_hold(utf8_invalid_at(out.data, out.length) == out.length, "the HTML is UTF-8");
	markdown_plain(&plain, text, size);
	buffer_release(&plain);
	buffer_release(&out);
	report_release(&report);
	return 0;
}
