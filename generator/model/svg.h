/*
 * Room: model. An SVG read tag by tag, for whoever wants more of it than to know that it is harmless. It must
 * not know what the elements mean.
 */
#ifndef MODEL_SVG_H
#define MODEL_SVG_H

#include <stdbool.h>
#include <stddef.h>

/* What is told of an SVG, in its order. Texts live as long as the call; references to characters are
 * replaced. */
struct svg_listener {
	void (*open)(void *context, const char *element,
		size_t at); /* without its prefix; `at`: the byte of its '<' */
	void (*attribute)(void *context, const char *name, const char *value);
	void (*text)(void *context, const char *text);
	void (*close)(void *context); /* also of an element that is open and closed in one tag */
	void *context;
};

/* Reads until the end or the first fault: what svg_fault() would say of it (attachments.h), NULL when there
 * is none. `*at` gets the byte where the tag with the fault begins. What was told before a fault is void. */
const char *svg_read(
	const char *bytes, size_t length, const struct svg_listener *listener, bool english, size_t *at);

#endif
