/* Room: pages. What is left of a withdrawn document. */
#include "pages/page_withdrawn.h"

#include "model/plans.h"

static int render_notice(struct page_draft *draft, const struct withdrawal *withdrawal, struct buffer *out,
	struct report *report)
{
	const char *day = long_date(&draft->voice, withdrawal->date);
	draft->title = phrase(&draft->voice, W_retirado_titulo, withdrawal->document);
	draft->description = phrase(&draft->voice, W_retirado_descripcion, withdrawal->document, day);
	draft->crumb = withdrawal->document;
	view_set_text(draft->content, "documento", withdrawal->document);
	view_set(draft->content, "fecha", date_view(&draft->voice, withdrawal->date, false));
	view_set_text(draft->content, "motivo", withdrawal->reason);
	return page_finish(draft, "retirado", out, report);
}

int render_withdrawn_circular(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	page_crumb(&draft, "circulares/index.html", word(&draft.voice, W_circulares));
	return render_notice(&draft, publication->model->circulars[page->subject].withdrawn, out, report);
}

int render_withdrawn_plan(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	page_crumb(&draft, "planes/index.html", word(&draft.voice, W_planes));
	return render_notice(&draft, publication->model->plans[page->subject].withdrawn, out, report);
}

int render_withdrawn_text(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	page_begin(&draft, publication, page, &scratch);
	return render_notice(&draft, publication->model->pages[page->subject].withdrawn, out, report);
}
