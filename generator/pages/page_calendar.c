/* Room: pages. calendario.html and calendario.ics. */
#include "pages/page_calendar.h"

#include <stdlib.h>
#include <string.h>

const struct edition *release_edition(const struct publication *publication, const struct release *release)
{
	const struct edition_list *list = publication->editions;
	for (size_t i = 0; list && *release->edition && i < list->count; i++) {
		const struct edition *edition = &list->editions[i];
		bool left_out = publication->manifests && !publication->manifests[i];
		if (!left_out &&
			(!strcmp(edition->id, release->edition) || !strcmp(edition->name, release->edition)))
			return edition;
	}
	return NULL;
}

bool release_is_pending(const struct publication *publication, const struct release *release)
{
	if (publication->editions && *release->edition)
		return !release_edition(publication, release);
	return release->date > publication->model->as_of;
}

const struct release *next_release(const struct publication *publication)
{
	const struct model *latest = publication->latest;
	const struct release *next = NULL;
	for (size_t i = 0; i < latest->release_count; i++) {
		const struct release *release = &latest->releases[i];
		if (release->date > publication->model->as_of && release_is_pending(publication, release) &&
			(!next || release->date < next->date))
			next = release;
	}
	return next;
}

static int compare_dates(const void *left, const void *right, void *context)
{
	const struct release *releases = context, *a = &releases[*(const size_t *)left],
			     *b = &releases[*(const size_t *)right];
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return strcmp(a->title, b->title);
}

static const size_t *by_date(const struct model *latest, struct arena *arena)
{
	size_t *order = arena_array(arena, latest->release_count + 1, sizeof(*order));
	for (size_t i = 0; i < latest->release_count; i++)
		order[i] = i;
	if (latest->release_count)
		qsort_r(order, latest->release_count, sizeof(*order), compare_dates, latest->releases);
	return order;
}

static void add_release(struct page_draft *draft, struct view *list, const struct release *release)
{
	const struct edition *edition = release_edition(draft->publication, release);
	bool late = release_is_pending(draft->publication, release) && release->date <= draft->model->as_of;
	struct view *line = view_add_map(list);
	view_set(line, "fecha", date_view(&draft->voice, release->date, false));
	view_set_text(line, "titulo", release->title);
	view_set_text(line, "href", edition ? site_href(draft, "ediciones/%s/index.html", edition->id) : "");
	view_set_truth(line, "atrasada", late);
}

static int render_calendar(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_draft draft;
	const struct model *latest = publication->latest;
	page_begin(&draft, publication, page, &scratch);
	draft.title = draft.crumb = word(&draft.voice, W_calendario);
	draft.description = word(&draft.voice, W_calendario_descripcion);
	struct view *coming = view_set_list(draft.content, "proximas");
	struct view *past = view_set_list(draft.content, "publicadas");
	const size_t *order = by_date(latest, &scratch);
	for (size_t i = 0; i < latest->release_count; i++)
		if (release_is_pending(publication, &latest->releases[order[i]]))
			add_release(&draft, coming, &latest->releases[order[i]]);
	for (size_t i = latest->release_count; i-- > 0;)
		if (!release_is_pending(publication, &latest->releases[order[i]]))
			add_release(&draft, past, &latest->releases[order[i]]);
	view_set_text(draft.content, "ics", file_href(&draft, "calendario.ics"));
	view_set_truth(draft.content, "con_proximas", view_count(coming) > 0);
	view_set_truth(draft.content, "con_publicadas", view_count(past) > 0);
	return page_finish(&draft, "calendario", out, report);
}

static int render_feed(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	(void)page;
	(void)report;
	calendar_feed(publication, out);
	return 0;
}

void plan_calendar(struct page_adder *adder)
{
	if (adder->publication->permanent || !adder->publication->latest->release_count)
		return;
	/* Which editions were left out is known at the end. */
	plan_add(adder, render_calendar, NONE, NONE, "calendario.html");
	adder->pages[adder->count - 1].late = adder->publication->editions != NULL;
	plan_add(adder, render_feed, NONE, NONE, "calendario.ics");
	adder->pages[adder->count - 1].late = adder->publication->editions != NULL;
}
