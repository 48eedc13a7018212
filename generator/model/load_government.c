/* Room: model. `gobierno` of sitio.yaml: links and ways to reach the entity, as the agency gives them. It
 * must not know what the law of any country names. */
#include "model/fields.h"

#include <string.h>

static const char path[] = "content/sitio.yaml";

/* {titulo, enlace}: an address, or the id of a page of content/paginas. */
static struct site_link load_link(struct loader *loader, const struct node *map)
{
	static const char *const known[] = {"titulo", "enlace", NULL};
	node_check_keys(map, known, path, loader->report);
	struct site_link link = {.title = required_member(loader, path, map, "titulo"), .href = ""};
	if (!*required_member(loader, path, map, "enlace"))
		return link;
	struct field field = field_of_key(loader, path, map, "enlace");
	if (is_web_address(field.text, true))
		link.href = field.text;
	else if (strchr(field.text, ':') || strchr(field.text, '/'))
		report_add(loader->report, FINDING_FORBIDDEN_LINK, field.place, field.text);
	else if (field_reference(loader, field, NAMED_PAGE) != NONE)
		link.href = arena_printf(loader->arena, "%s.html", field.text);
	return link;
}

static void load_links(
	struct loader *loader, const struct node *government, const char *key, struct site_links *links)
{
	const struct node *list = node_get(government, key);
	if (!list || (list->kind == NODE_SCALAR && !*list->text))
		return;
	const struct node *item = first_map(loader, path, list, key,
		say(loader, "una lista de {titulo, enlace}", "a list of {titulo, enlace}"));
	links->items = arena_array(loader->arena, list->count, sizeof(*links->items));
	for (; item; item = item->next) {
		struct site_link link = load_link(loader, item);
		if (*link.href)
			links->items[links->count++] = link;
	}
}

void load_government(struct loader *loader)
{
	static const char *const known[] = {"barra", "transparencia", "politicas", "direccion", "telefono",
		"horario", "correo", "notificaciones", NULL};
	struct government *government = &loader->model->site.government;
	const struct node *map = loader->settings ? node_get(loader->settings, "gobierno") : NULL;
	if (!map)
		return;
	if (map->kind != NODE_MAP) {
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, map), "gobierno",
			say(loader, "un mapa: {barra, transparencia, politicas, direccion}",
				"a map: {barra, transparencia, politicas, direccion}"));
		return;
	}
	node_check_keys(map, known, path, loader->report);
	const struct node *bar = node_get(map, "barra");
	if (bar && bar->kind == NODE_MAP)
		government->bar = load_link(loader, bar);
	else if (bar)
		report_add(loader->report, FINDING_WRONG_KIND, node_place(path, bar), "barra",
			say(loader, "un mapa: {titulo, enlace}", "a map: {titulo, enlace}"));
	load_links(loader, map, "transparencia", &government->menu);
	load_links(loader, map, "politicas", &government->policies);
	government->address = field_of_key(loader, path, map, "direccion").text;
	government->phone = field_of_key(loader, path, map, "telefono").text;
	government->hours = field_of_key(loader, path, map, "horario").text;
	government->mail = field_of_key(loader, path, map, "correo").text;
	government->judicial = field_of_key(loader, path, map, "notificaciones").text;
}
