/* Room: pages. Without script: the browser is told in the head, the reader by a link. */
#include "pages/page_alias.h"

int alias_page(const struct publication *publication, const struct page *page, const char *target,
	const char *name, struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	/* Two pages may not bear one title, and a former id is all that tells these two apart. */
	draft.title = phrase(&draft.voice, W_alias_antes_en, name, page->path);
	draft.description = phrase(&draft.voice, W_alias_cambio, name);
	draft.crumb = name;
	view_set_text(draft.content, "nombre", name);
	view_set_text(draft.content, "href", href(&draft, "%s", target));
	view_set_text(draft.content, "canonica",
		*publication->base_url ? arena_printf(&scratch, "%s%s%s", publication->base_url,
						 page->language->folder, target)
				       : href(&draft, "%s", target));
	return page_finish(&draft, "alias", out, report);
}
