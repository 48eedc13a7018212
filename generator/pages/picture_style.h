/*
 * Room: pages. What site.css says of drawings in the light, as presentation attributes. Private to the
 * pictures. It must not know what is drawn.
 */
#ifndef PAGES_PICTURE_STYLE_H
#define PAGES_PICTURE_STYLE_H

#include <stdbool.h>

struct tone {
	const char *colour, *tint;
	bool dark; /* the tint: letters on it are white */
};

/* Whether a blank-separated list of classes has that one. */
bool has_class(const char *classes, const char *name);

/* The tone that is among the classes, or NULL. */
const struct tone *tone_of(const char *classes);

/* Attributes, each after a blank, of an element with such classes in a drawing of that kind (the class of its
 * svg). In them "@c" stands for the tone's colour and "@t" for its tint. Never NULL. */
const char *style_of(const char *kind, const char *element, const char *classes);

#endif
