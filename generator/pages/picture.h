/*
 * Room: pages. A drawing of a page as a file of its own: an SVG that says its title, what its signs mean and
 * whom to cite, and that needs neither a style sheet nor the page around it. It must not know what is drawn,
 * nor any language.
 */
#ifndef PAGES_PICTURE_H
#define PAGES_PICTURE_H

#include "base/arena.h"

#include <stddef.h>

/* A sign or a shade of the drawing and what it stands for. */
struct picture_key {
	const char *glyph; /* NULL: a square of the tone */
	const char *tone;  /* class of site.css */
	const char *text;
};

struct picture {
	const char *drawing; /* one svg element, as the functions of chart.h make them */
	const char *symbols; /* the <symbol>s of the glyphs that drawing and key use (partials/glifos) */
	const char *title;   /* shown above; that of the drawing, for those who do not see it, stays */
	const struct picture_key *key;
	size_t key_count;
	const char *const *credits; /* lines below: site, address, "Datos simulados", who made the map */
	size_t credit_count;
	const char *language; /* "es-CO" */
};

/* The bytes of the file, owned by the arena. Light on white, with presentation attributes alone, which no
 * Content-Security-Policy forbids; percentages are pixels, links are groups, and signs are drawn where they
 * stand. */
char *picture_svg(struct arena *arena, const struct picture *picture);

#endif
