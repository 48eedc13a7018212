/* Room: pages. Files that are copied as they are, assets and attachments, and those that tell search engines
 * what there is. */
#include "pages/page_alias.h"
#include "pages/page_withdrawn.h"
#include "pages/templates.h"

#include <string.h>

/* Snippets for whoever sets up the server: the site's, not of each copy. */
static const char server_folder[] = "servidor/";
static const char search_script[] = "buscar.js";

static int render_asset(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	const struct asset *asset = &publication->assets->items[page->subject];
	(void)report;
	buffer_add(out, asset->bytes, asset->length);
	return 0;
}

static int render_attachment(const struct publication *publication, const struct page *page,
	struct buffer *out, struct report *report)
{
	const struct model *model = publication->model;
	const struct file *file = snapshot_find(model->snapshot, model->files.items[page->subject]);
	(void)report; /* model_load() has seen to it that the file is there and sound */
	buffer_add(out, file->bytes, file->length);
	return 0;
}

/* All may be read; where the list of pages is. */
static int render_robots(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	(void)page;
	(void)report;
	buffer_printf(out, "User-agent: *\nAllow: /\n\nSitemap: %ssitemap.xml\n", publication->base_url);
	return 0;
}

/* A page that a reader may look for: neither the page for addresses that do not exist nor one that only leads
 * on, nor a notice in the place of a document. */
static bool is_listed(const struct page *page)
{
	size_t length = strlen(page->path);
	return length > 5 && !strcmp(page->path + length - 5, ".html") && strcmp(page->path, "404.html") &&
	       page->render != render_circular_alias && page->render != render_text_alias &&
	       page->render != render_withdrawn_circular && page->render != render_withdrawn_plan &&
	       page->render != render_withdrawn_text;
}

static void add_address(struct buffer *out, const char *base, const char *path)
{
	buffer_string(out, "<url><loc>");
	buffer_html(out, base, strlen(base));
	buffer_html(out, path, address_length(path));
	buffer_string(out, "</loc></url>\n");
}

static int render_sitemap(const struct publication *publication, const struct page *page, struct buffer *out,
	struct report *report)
{
	struct arena scratch = {0};
	struct page_list list;
	(void)page;
	int result = pages_plan(publication, &list, &scratch, report);
	buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			   "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	for (size_t i = 0; i < list.count; i++)
		if (is_listed(&list.pages[i]))
			add_address(out, publication->base_url, list.pages[i].path);
	buffer_string(out, "</urlset>\n");
	arena_release(&scratch);
	return result;
}

/* The search is the site's too, where it has one. */
static bool is_needed(const struct publication *publication, const char *name)
{
	if (!strncmp(name, search_script, strlen(search_script)))
		return publication->search && !publication->permanent;
	return !publication->permanent || strncmp(name, server_folder, strlen(server_folder)) != 0;
}

static void plan_assets(struct page_adder *adder)
{
	const struct asset_list *assets = adder->publication->assets;
	for (size_t i = 0; i < assets->count; i++)
		if (is_needed(adder->publication, assets->items[i].name))
			plan_add(adder, render_asset, i, NONE, "%s", assets->items[i].name);
}

void plan_files(struct page_adder *adder)
{
	const struct publication *publication = adder->publication;
	const struct names *files = &publication->model->files;
	plan_assets(adder);
	for (size_t i = 0; i < files->count; i++)
		plan_add(adder, render_attachment, i, NONE, "%s", files->items[i] + strlen("content/"));
	/* Addresses for search engines are whole ones, and those of the site, not of a copy. */
	if (!*publication->base_url || publication->permanent)
		return;
	plan_add(adder, render_robots, NONE, NONE, "robots.txt");
	plan_add(adder, render_sitemap, NONE, NONE, "sitemap.xml");
}
