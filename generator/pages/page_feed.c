/*
 * Room: pages. feed.xml (Atom, RFC 4287): an entry for each edition and for each correction, that is, for
 * each commit that corrected published figures of an indicator. Dates and ids come from the data alone, so
 * that the same publication gives the same feed whenever it is built.
 */
#include "pages/page_feed.h"

#include "pages/change_words.h"
#include "pages/layout.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* An edition, or the corrections of one commit and indicator that one edition brought. */
struct entry {
	struct instant when;
	const struct edition *edition;
	const struct figure_change *const *changes; /* NULL: the entry is the edition's own */
	size_t count;
};

bool has_feed(const struct publication *publication)
{
	return !publication->permanent && publication->edition && *publication->base_url;
}

static void add_escaped(struct buffer *out, const char *text)
{
	buffer_html(out, text, strlen(text));
}

static void add_element(struct buffer *out, const char *element, const char *text)
{
	buffer_printf(out, "<%s>", element);
	add_escaped(out, text);
	buffer_printf(out, "</%s>\n", element);
}

/* The host of an address in lower case, without user and port. */
static const char *host_of(struct arena *arena, const char *address)
{
	const char *start = strstr(address, "://");
	start = start ? start + 3 : address;
	size_t length = strcspn(start, "/?#");
	const char *user = memchr(start, '@', length);
	if (user) {
		length -= (size_t)(user + 1 - start);
		start = user + 1;
	}
	const char *port = memchr(start, ':', length);
	char *host = arena_copy(arena, start, port ? (size_t)(port - start) : length);
	for (char *p = host; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	return host;
}

static int compare_by_cause(const void *left, const void *right)
{
	const struct figure_change *a = *(const struct figure_change *const *)left,
				   *b = *(const struct figure_change *const *)right;
	int order = strcmp(a->revision->commit, b->revision->commit);
	if (!order)
		order = strcmp(a->edition, b->edition);
	if (!order)
		order = strcmp(a->indicator, b->indicator);
	if (!order)
		order = (int)a->scope - (int)b->scope;
	if (!order)
		order = strcmp(a->region, b->region);
	if (!order)
		order = strcmp(a->role, b->role);
	return order ? order : (a->period > b->period) - (a->period < b->period);
}

static bool same_cause(const struct figure_change *a, const struct figure_change *b)
{
	return !strcmp(a->revision->commit, b->revision->commit) && !strcmp(a->edition, b->edition) &&
	       !strcmp(a->indicator, b->indicator);
}

static size_t add_corrections(
	const struct publication *publication, struct entry *entries, size_t count, struct arena *arena)
{
	const struct corrections *all = publication->corrections;
	const struct figure_change **list = arena_array(arena, all->count, sizeof(*list));
	size_t found = 0;
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i]->kind == CHANGE_CORRECTED && all->items[i]->revision &&
			edition_index(publication->editions, all->items[i]->edition) != NONE)
			list[found++] = all->items[i];
	if (found)
		qsort(list, found, sizeof(*list), compare_by_cause);
	for (size_t from = 0, to; from < found; from = to) {
		size_t index = edition_index(publication->editions, list[from]->edition);
		for (to = from + 1; to < found; to++)
			if (!same_cause(list[from], list[to]))
				break;
		entries[count++] = (struct entry){list[from]->revision->when,
			&publication->editions->editions[index], list + from, to - from};
	}
	return count;
}

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	if (a->when.seconds != b->when.seconds)
		return a->when.seconds > b->when.seconds ? -1 : 1;
	if (!a->changes != !b->changes)
		return a->changes ? 1 : -1;
	int order = strcmp(b->edition->id, a->edition->id);
	return order || !a->changes ? order : compare_by_cause(a->changes, b->changes);
}

static void add_edition(struct buffer *out, const struct publication *publication, const struct entry *entry,
	const struct voice *voice)
{
	const struct edition *edition = entry->edition;
	bool titled = *edition->title && strcmp(edition->title, edition->name) != 0;
	add_element(out, "title",
		titled ? phrase(voice, W_feed_edicion_y_titulo, edition->id, edition->title)
		       : phrase(voice, W_feed_edicion, edition->id));
	buffer_string(out, "<link rel=\"alternate\" type=\"text/html\" href=\"");
	add_escaped(out, publication->base_url);
	buffer_printf(out, "ediciones/%s/index.html\"/>\n", edition->id);
	add_element(out, "summary", *edition->notes ? edition->notes : word(voice, W_feed_edicion_sin_notas));
}

/* What the entry is about: the regions whose figure was wrong; where none is, the sums that were. */
static size_t told(const struct entry *entry)
{
	size_t regions = 0;
	while (regions < entry->count && entry->changes[regions]->scope == SCOPE_REGION)
		regions++;
	return regions ? regions : entry->count;
}

static void add_correction(struct buffer *out, const struct publication *publication,
	const struct entry *entry, const struct voice *voice)
{
	struct arena *arena = voice->arena;
	const struct figure_change *first = entry->changes[0];
	const struct model *model = publication->model;
	size_t count = told(entry);
	const char *address = change_address(arena, model, first);
	bool several = strcmp(first->region, entry->changes[count - 1]->region) != 0;
	if (several && address)
		address = arena_printf(arena, "indicadores/%s.html", first->indicator);
	add_element(out, "title",
		phrase(voice, several ? W_feed_correccion_y_otras : W_feed_correccion,
			change_title(voice, model, first)));
	buffer_string(out, "<link rel=\"alternate\" type=\"text/html\" href=\"");
	add_escaped(out, publication->base_url);
	buffer_printf(out, "ediciones/%s/%s\"/>\n", entry->edition->id, address ? address : "cambios.html");
	buffer_string(out, "<author><name>");
	add_escaped(out, first->revision->author);
	buffer_string(out, "</name></author>\n<summary>");
	for (size_t i = 0; i < count; i++) {
		const struct figure_change *change = entry->changes[i];
		buffer_string(out, i ? "; " : "");
		add_escaped(out, phrase(voice, W_feed_corregida, change_title(voice, model, change),
					 month_and_year(voice, change->period),
					 change_shown(voice, model, change, change->before),
					 change_shown(voice, model, change, change->after)));
	}
	buffer_string(out, ". ");
	add_escaped(out, as_sentence(arena, change_reason(voice, first)));
	buffer_string(out, "</summary>\n");
}

static void add_entry(struct buffer *out, const struct publication *publication, const struct entry *entry,
	const char *host, struct arena *arena)
{
	const char *day = date_text(arena, instant_date(entry->when));
	const char *when = instant_text(arena, entry->when);
	buffer_string(out, "<entry>\n");
	add_element(out, "id",
		entry->changes
			? arena_printf(arena, "tag:%s,%s:correccion/%s/%s/%s", host, day, entry->edition->id,
				  entry->changes[0]->revision->commit, entry->changes[0]->indicator)
			: arena_printf(arena, "tag:%s,%s:edicion/%s", host, day, entry->edition->id));
	add_element(out, "updated", when);
	add_element(out, "published", when);
	(entry->changes ? add_correction : add_edition)(
		out, publication, entry, &(const struct voice){arena, languages[0]});
	buffer_string(out, "</entry>\n");
}

static void add_head(struct buffer *out, const struct publication *publication, const struct entry *newest,
	struct arena *arena)
{
	const struct model *model = publication->latest;
	const struct entity *owner = &model->entities[model->site.entity];
	buffer_string(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			   "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"es-CO\">\n");
	add_element(out, "id", arena_printf(arena, "%sfeed.xml", publication->base_url));
	add_element(out, "title", model->site.title);
	add_element(out, "subtitle", languages[0]->text(W_feed_lema));
	buffer_string(out, "<link rel=\"self\" type=\"application/atom+xml\" href=\"");
	add_escaped(out, publication->base_url);
	buffer_string(out, "feed.xml\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"");
	add_escaped(out, publication->base_url);
	buffer_string(out, "index.html\"/>\n<author><name>");
	add_escaped(out, owner->name);
	buffer_string(out, "</name></author>\n");
	add_element(out, "updated", instant_text(arena, newest->when));
}

static int render_feed(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	const struct edition_list *editions = publication->editions;
	struct entry *entries =
		arena_array(&scratch, editions->count + publication->corrections->count, sizeof(*entries));
	const char *host = host_of(&scratch, publication->base_url);
	size_t count = 0;
	(void)page;
	(void)report;
	for (size_t i = 0; i < editions->count; i++)
		if (publication->manifests[i])
			entries[count++] = (struct entry){
				.when = editions->editions[i].when, .edition = &editions->editions[i]};
	count = add_corrections(publication, entries, count, &scratch);
	qsort(entries, count, sizeof(*entries), compare_entries);
	add_head(out, publication, entries, &scratch);
	for (size_t i = 0; i < count; i++)
		add_entry(out, publication, &entries[i], host, &scratch);
	buffer_string(out, "</feed>\n");
	arena_release(&scratch);
	return 0;
}

void plan_feed(struct page_adder *adder)
{
	if (!has_feed(adder->publication))
		return;
	plan_add(adder, render_feed, 0, 0, "feed.xml");
	adder->pages[adder->count - 1].late = true; /* it tells only of editions that are published */
}
