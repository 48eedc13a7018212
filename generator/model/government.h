/*
 * Room: model. What the law of a country asks each public site to bear on every page: the bar of the State,
 * the menu of transparency, the policies, and how to reach the entity (in Colombia, Ley 1712 de 2014 and
 * Resolución 1519 de 2020, annexes 1 and 2). All of it is the agency's to fill in: `gobierno` in sitio.yaml.
 * It must not know how a page shows it.
 */
#ifndef MODEL_GOVERNMENT_H
#define MODEL_GOVERNMENT_H

#include <stddef.h>

struct loader;

/* A link that the agency names: to a whole address, or to a page of content/paginas. */
struct site_link {
	const char *title;
	const char *href; /* "https://…", "mailto:…", or "<id>.html" */
};

struct site_links {
	struct site_link *items;
	size_t count;
};

struct government {
	struct site_link bar;		     /* title NULL: no bar */
	struct site_links menu, policies;    /* transparencia, politicas */
	const char *address, *phone, *hours; /* direccion, telefono, horario; "" when not given */
	const char *mail, *judicial;	     /* correo, notificaciones: addresses of mail */
};

/* Reads `gobierno` into model->site.government, when the pages are known. Findings: UNKNOWN_KEY, WRONG_KIND,
 * MISSING_KEY, FORBIDDEN_LINK, and those of a reference to a page that is not there. */
void load_government(struct loader *loader);

#endif
