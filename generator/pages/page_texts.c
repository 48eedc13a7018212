/* Room: pages. What carries nothing but text: content/paginas, flat at the root, their former ids, and the
 * page for addresses that do not exist. */
#include "pages/page_alias.h"
#include "pages/page_method.h"
#include "pages/page_withdrawn.h"

#include <string.h>

static int render_text(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct text_page *text = &publication->model->pages[page->subject];
	page_begin(&draft, publication, page, &scratch);
	draft.title = draft.crumb = text->title;
	draft.description = document_summary(&draft, &text->document);
	view_set_text(draft.content, "titulo", text->title);
	view_set_html(draft.content, "texto", document_html(&draft, &text->document, 2, NULL, 0, report));
	return page_finish(&draft, "texto", out, report);
}

int render_text_alias(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	const struct text_page *text = &publication->model->pages[page->subject];
	struct arena scratch = {0};
	int result = alias_page(
		publication, page, arena_printf(&scratch, "%s.html", text->id), text->title, out, report);
	arena_release(&scratch);
	return result;
}

/* "/" or "/cuentas/": the path of the published address, for the one page that is shown at any address. */
static const char *absolute_root(struct arena *arena, const char *base_url)
{
	const char *host = strstr(base_url, "://");
	const char *path = host ? strchr(host + 3, '/') : NULL;
	return path ? arena_string(arena, path) : "/";
}

static int render_not_found(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	const char *mistake = draft.model->site.report_error;
	draft.title = word(&draft.voice, W_error_404_titulo);
	draft.description = word(&draft.voice, W_error_404_descripcion);
	draft.absolute_root = absolute_root(&scratch, publication->base_url);
	view_set_text(draft.content, "titulo", draft.title);
	view_set_text(draft.content, "informar", mistake ? mistake : "");
	view_set_truth(draft.content, "con_regiones", draft.model->region_count > 0);
	view_set_truth(draft.content, "con_indicadores", draft.model->indicator_count > 0);
	view_set_truth(draft.content, "con_circulares", draft.model->circular_count > 0);
	return page_finish(&draft, "404", out, report);
}

void plan_texts(struct page_adder *adder)
{
	const struct model *model = adder->publication->model;
	size_t method = method_page(model);
	for (size_t i = 0; i < model->page_count; i++) {
		const struct text_page *text = &model->pages[i];
		for (size_t a = 0; a < text->aliases.count; a++)
			plan_add(adder, render_text_alias, i, a, "%s.html", text->aliases.items[a]);
		if (i == method)
			continue;
		plan_add(adder, text->withdrawn ? render_withdrawn_text : render_text, i, NONE, "%s.html",
			text->id);
		plan_document(adder, INPUTS_DOCUMENT, &text->document);
	}
	/* A server shows it at the root of the site, not in an edition's folder. */
	if (!adder->publication->permanent)
		plan_add(adder, render_not_found, NONE, NONE, "404.html");
}
