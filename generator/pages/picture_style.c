/* Room: pages. The style of drawings that stand alone; templates/assets/site.css has the same for pages. */
#include "pages/picture_style.h"

#include <stddef.h>
#include <string.h>

#define INK "#17191c"
#define MUTED "#54585c"
#define LINE "#d6d6d1"
#define STRONG "#85898e"
#define PAPER "#ffffff"
#define SURFACE "#f4f4f1"
#define EDGES " stroke=\"" STRONG "\" stroke-width=\"1\" stroke-linejoin=\"round\""
#define HERE " stroke=\"" INK "\" stroke-width=\"3\""

static const struct {
	const char *id;
	struct tone tone;
} tones[] = {{"cumple", {"#00708f", "#e6f3f9", false}}, {"riesgo", {"#9c5700", "#fbe7c0", false}},
	{"incumple", {"#8f1330", "#f4c6c8", false}}, {"parcial", {INK, SURFACE, false}},
	{"sin_dato", {INK, SURFACE, false}}, {"pendiente", {MUTED, PAPER, false}},
	{"sin_casos", {MUTED, PAPER, false}}, {"sin_meta", {MUTED, PAPER, false}},
	{"meta_cero", {MUTED, PAPER, false}}, {"no_aplica", {MUTED, PAPER, false}},
	{"q0", {MUTED, PAPER, false}}, {"q1", {INK, "#e1eef4", false}}, {"q2", {INK, "#a5cde0", false}},
	{"q3", {INK, "#1b7396", true}}, {"q4", {INK, "#0b3f58", true}}};

/* The first that fits holds; NULL fits all. */
static const struct {
	const char *kind, *element, *class_name, *attributes;
} rules[] = {
	{NULL, "line", "grid", " stroke=\"" LINE "\""},
	{NULL, "line", "axis", " stroke=\"" STRONG "\""},
	{NULL, "line", "target", " stroke=\"" MUTED "\" stroke-width=\"1.5\""},
	{NULL, "line", "limit", " stroke=\"" INK "\" stroke-width=\"2\""},
	{NULL, "line", "line", " stroke=\"" INK "\" stroke-width=\"3\" stroke-linecap=\"round\""},
	{NULL, "line", "proj",
		" stroke=\"" INK "\" stroke-width=\"2\" stroke-dasharray=\"2 6\" stroke-linecap=\"round\""},
	{NULL, "circle", "end", " fill=\"" PAPER "\" stroke=\"" INK "\" stroke-width=\"2\""},
	{NULL, "circle", "dot", " fill=\"" INK "\""},
	{NULL, "rect", "fill", " fill=\"@c\""},
	{NULL, "rect", "b0", " fill=\"" LINE "\""},
	{NULL, "rect", "b1", " fill=\"" SURFACE "\""},
	{NULL, "rect", "mark", " fill=\"" INK "\""},
	{NULL, "path", "g-cut", " fill=\"none\" stroke=\"" PAPER "\" stroke-width=\"2.2\""},
	{NULL, NULL, "g-solid", " fill=\"@c\" stroke=\"none\""},
	{NULL, "g", "g", " fill=\"none\" stroke=\"@c\" stroke-width=\"2\""},
	{"panels", "path", "target", " fill=\"none\" stroke=\"" STRONG "\""},
	{"panels", "path", "line",
		" fill=\"none\" stroke=\"" INK "\" stroke-width=\"1.75\" stroke-linecap=\"round\""},
	{"panels", "path", "end",
		" fill=\"none\" stroke=\"" INK "\" stroke-width=\"6\" stroke-linecap=\"round\""},
	{"panels", "path", "zero", " fill=\"none\" stroke=\"" LINE "\""},
	{"panels", "path", "bars", " fill=\"" MUTED "\""},
	{"tiles", "rect", "q0", " fill=\"@t\" stroke-dasharray=\"3 3\"" EDGES},
	{"tiles", "rect", "here", " fill=\"@t\"" HERE},
	{"tiles", "rect", NULL, " fill=\"@t\"" EDGES},
	{"map", "path", "rest", " fill=\"none\" stroke=\"" LINE "\""},
	{"map", "path", "here", " fill=\"@t\"" HERE},
	{"map", "path", "q0", " fill=\"@t\" stroke-dasharray=\"3 3\"" EDGES},
	{"map", "path", NULL, " fill=\"@t\"" EDGES},
	{"tiles", "text", "code", " font-size=\"15\" font-weight=\"700\" fill=\"@l\""},
	{"tiles", "text", NULL, " fill=\"@l\""},
	{"map", "text", "code", " font-size=\"20\" font-weight=\"700\" fill=\"@l\" text-anchor=\"middle\""},
	{"map", "text", NULL, " font-size=\"20\" fill=\"@l\" text-anchor=\"middle\""},
	{NULL, "text", "tick", " fill=\"" MUTED "\""},
	{NULL, "text", "strong", " font-weight=\"700\" fill=\"" INK "\""},
	{NULL, "text", "big", " font-size=\"14\" font-weight=\"700\" fill=\"" INK "\""},
	{NULL, "text", NULL, " fill=\"" INK "\""},
};

bool has_class(const char *classes, const char *name)
{
	size_t length = strlen(name);
	for (const char *p = classes; (p = strstr(p, name)); p += length)
		if ((p == classes || p[-1] == ' ') && (p[length] == ' ' || !p[length]))
			return true;
	return false;
}

const struct tone *tone_of(const char *classes)
{
	for (size_t i = 0; i < sizeof(tones) / sizeof(*tones); i++)
		if (has_class(classes, tones[i].id))
			return &tones[i].tone;
	return NULL;
}

const char *style_of(const char *kind, const char *element, const char *classes)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		if ((!rules[i].kind || !strcmp(rules[i].kind, kind)) &&
			(!rules[i].element || !strcmp(rules[i].element, element)) &&
			(!rules[i].class_name || has_class(classes, rules[i].class_name)))
			return rules[i].attributes;
	return "";
}
