/* Room: pages. The search for a free place. Letters are measured as a wide font would have them, so that a
 * narrow one has room to spare. */
#include "pages/chart_labels.h"

#include "base/utf8.h"
#include "pages/chart_axis.h"

#include <math.h>
#include <string.h>

/* Widths of drawings that labels must suit: of a screen of 320 pixels, of phones, of columns. */
static const double widths[] = {236, 260, 320, 420, 560, 680, 830};
enum {
	WIDTHS = sizeof(widths) / sizeof(*widths),
	LINE = 14,
	NEAREST = 6,
	OTHER_SIDE = 60,
	FARTHEST = 280,
	STEP = 4,
	BESIDE = 8,
	CLEAR = 3,
	SIDES = 5,
	NEAR_SIDES = 3
};

struct place {
	const char *anchor;
	double x, shift; /* as the text has them */
	double from;	 /* pixels from there to the left edge */
	double width, top, bottom;
};

void chart_stroke(struct chart_places *places, double x1, double y1, double x2, double y2, bool light)
{
	if (places->stroke_count == STROKES_MOST)
		return;
	size_t n = places->stroke_count++;
	places->strokes[n].x1 = x1;
	places->strokes[n].y1 = y1;
	places->strokes[n].x2 = x2;
	places->strokes[n].y2 = y2;
	places->strokes[n].light = light;
}

static double width_of(const char *class_name, const char *text)
{
	double letter = !class_name || !strcmp(class_name, "tick") ? 6.4
			: !strcmp(class_name, "big")		   ? 8.7
								   : 8;
	return text ? (double)utf8_characters(text, strlen(text)) * letter : 0;
}

/* Whether a stroke passes through the box, on a drawing of that width. */
static bool crosses(const struct chart_places *places, size_t n, double left, double right, double top,
	double bottom, double width)
{
	double x1 = places->strokes[n].x1 * width / 100, x2 = places->strokes[n].x2 * width / 100;
	double y1 = places->strokes[n].y1, y2 = places->strokes[n].y2;
	double enter = 0, leave = 1;
	const double moves[] = {x2 - x1, y2 - y1};
	const double lows[] = {left - x1, top - y1}, highs[] = {right - x1, bottom - y1};
	for (int axis = 0; axis < 2; axis++) {
		if (fabs(moves[axis]) < 1e-9) {
			if (lows[axis] > 0 || highs[axis] < 0)
				return false;
			continue;
		}
		double a = lows[axis] / moves[axis], b = highs[axis] / moves[axis];
		enter = fmax(enter, fmin(a, b));
		leave = fmin(leave, fmax(a, b));
	}
	return enter <= leave;
}

static bool is_free(const struct chart_places *places, const struct place *place, double width, bool light)
{
	double left = place->x * width / 100 + place->shift - place->from, right = left + place->width;
	if (left < 0 || right > width || place->top < places->top || place->bottom > places->bottom)
		return false;
	for (size_t i = 0; i < places->label_count; i++) {
		double other = places->labels[i].x * width / 100 + places->labels[i].shift;
		if (left < other + places->labels[i].width + CLEAR && other < right + CLEAR &&
			place->top < places->labels[i].bottom && places->labels[i].top < place->bottom)
			return false;
	}
	for (size_t i = 0; i < places->stroke_count; i++) {
		/* Halos keep a grid line apart from letters; a curve needs more. */
		double clear = places->strokes[i].light ? -2 : CLEAR;
		if ((light || !places->strokes[i].light) &&
			crosses(places, i, left - clear, right + clear, place->top - clear,
				place->bottom + clear, width))
			return false;
	}
	return true;
}

/* A place on one side of the point, above or below, so far from it. */
static void place_at(
	const struct chart_label *label, size_t side, bool above, double distance, struct place *place)
{
	static const char *const anchors[SIDES] = {"end", "start", "middle", "end", "start"};
	static const double shares[SIDES] = {1, 0, 0.5, 1, 0}, shifts[SIDES] = {-BESIDE, BESIDE, 0, 0, 0};
	double first = width_of(label->class_name, label->text),
	       second = width_of(label->second_class, label->second);
	double height = label->second ? 2 * LINE : LINE;
	place->anchor = anchors[side];
	place->width = first > second ? first : second;
	place->x = side == SIDES - 2 ? CHART_LEFT + CHART_WIDTH : side == SIDES - 1 ? CHART_LEFT : label->x;
	place->shift = shifts[side];
	place->from = place->width * shares[side];
	place->top = above ? label->y - distance - height : label->y + distance;
	place->bottom = place->top + height;
}

static bool suits(const struct chart_places *places, const struct place *place, bool light)
{
	size_t w = 0;
	while (w < WIDTHS && is_free(places, place, widths[w], light))
		w++;
	return w == WIDTHS;
}

/* The nearest first: to the left of the point, to the right, in the middle, and at the edges of the drawing;
 * on the other side, above or below, only when the right one is far. */
static bool find_place(const struct chart_places *places, const struct chart_label *label, bool light,
	size_t sides, struct place *found)
{
	for (double distance = NEAREST; distance < FARTHEST; distance += STEP)
		for (size_t n = 0; n < 2 * sides; n++) {
			double away = n < sides ? distance : distance - OTHER_SIDE;
			if (away < NEAREST)
				break;
			place_at(label, n % sides, label->above == (n < sides), away, found);
			if (suits(places, found, light))
				return true;
		}
	return false;
}

void chart_label(struct buffer *out, struct chart_places *places, const struct chart_label *label)
{
	struct place place;
	/* Without any free place it stands where it would by itself: better there than not at all. */
	if (!find_place(places, label, true, NEAR_SIDES, &place) &&
		!find_place(places, label, false, NEAR_SIDES, &place) &&
		!find_place(places, label, false, SIDES, &place))
		place_at(label, 0, label->above, NEAREST, &place);
	chart_text(out, label->class_name, place.x, (int)place.shift, place.top + LINE - 3, place.anchor,
		label->text);
	if (label->second)
		chart_text(out, label->second_class, place.x, (int)place.shift, place.top + 2 * LINE - 3,
			place.anchor, label->second);
	if (places->label_count == LABELS_MOST)
		return;
	size_t n = places->label_count++;
	places->labels[n].x = place.x;
	places->labels[n].shift = place.shift - place.from;
	places->labels[n].width = place.width;
	places->labels[n].top = place.top;
	places->labels[n].bottom = place.bottom;
}
