/* Room: pages. Words, the furthest paths of each cost, and the way back along them. It must not know what the
 * words say. */
#include "pages/word_diff.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A word with the white space after it; white space before the first is an empty word of its own. */
struct word {
	const char *text;
	size_t length; /* of the word alone */
	size_t whole;  /* with the space */
	bool ends_paragraph;
};

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t split(const char *text, size_t length, struct word **words, struct arena *arena)
{
	size_t count = 0, capacity = 0;
	*words = NULL;
	for (size_t at = 0; at < length;) {
		struct word word = {.text = text + at};
		size_t lines = 0;
		while (at + word.length < length && !is_space(word.text[word.length]))
			word.length++;
		word.whole = word.length;
		while (at + word.whole < length && is_space(word.text[word.whole]))
			lines += word.text[word.whole++] == '\n';
		word.ends_paragraph = lines > 1;
		at += word.whole;
		*words = arena_grow(arena, *words, count, &capacity, sizeof(**words));
		(*words)[count++] = word;
	}
	return count;
}

static bool same_word(const struct word *a, const struct word *b)
{
	return a->length == b->length && a->ends_paragraph == b->ends_paragraph &&
	       !memcmp(a->text, b->text, a->length);
}

struct work {
	const struct word *before, *after;
	size_t before_count, after_count; /* of what lies between the equal ends */
	size_t most;
	bool *deleted, *inserted; /* per word */
};

/* Row `cost` of the furthest paths: for each diagonal from −cost to cost, how far into `before`. */
static int32_t *row_of(int32_t *rows, size_t cost)
{
	return rows + cost * cost + cost; /* rows of 1, 3, 5 … cells; this points at diagonal 0 */
}

/* Whether the best way to a diagonal comes down from the one above it: an insertion. */
static bool comes_down(const int32_t *last, ptrdiff_t diagonal, ptrdiff_t cost)
{
	return diagonal == -cost || (diagonal != cost && last[diagonal - 1] < last[diagonal + 1]);
}

static int32_t step(const int32_t *last, ptrdiff_t diagonal, ptrdiff_t cost)
{
	return comes_down(last, diagonal, cost) ? last[diagonal + 1] : last[diagonal - 1] + 1;
}

static int32_t slide(const struct work *work, int32_t x, ptrdiff_t diagonal)
{
	ptrdiff_t y = x - diagonal;
	while (x >= 0 && y >= 0 && (size_t)x < work->before_count && (size_t)y < work->after_count &&
		same_word(&work->before[x], &work->after[y])) {
		x++;
		y++;
	}
	return x;
}

/* Marks the edits on the way back from the end. */
static void mark(struct work *work, int32_t *rows, size_t cost)
{
	ptrdiff_t x = (ptrdiff_t)work->before_count, diagonal = x - (ptrdiff_t)work->after_count;
	for (; cost > 0; cost--) {
		const int32_t *last = row_of(rows, cost - 1);
		bool down = comes_down(last, diagonal, (ptrdiff_t)cost);
		diagonal += down ? 1 : -1;
		x = last[diagonal];
		if (down)
			work->inserted[x - diagonal] = true;
		else
			work->deleted[x] = true;
	}
}

/* Finds the least cost at which a path reaches the end. False when that exceeds `most`. */
static bool search(struct work *work)
{
	ptrdiff_t goal = (ptrdiff_t)work->before_count - (ptrdiff_t)work->after_count;
	size_t limit = work->before_count + work->after_count;
	int32_t *rows = NULL;
	size_t capacity = 0;
	if (limit > work->most)
		limit = work->most;
	for (size_t cost = 0; cost <= limit; cost++) {
		size_t cells = (cost + 1) * (cost + 1);
		if (cells > capacity) {
			capacity = cells * 2;
			rows = memory_resize(rows, capacity * sizeof(*rows));
		}
		int32_t *row = row_of(rows, cost);
		for (ptrdiff_t d = -(ptrdiff_t)cost; d <= (ptrdiff_t)cost; d += 2) {
			int32_t x = cost ? step(row_of(rows, cost - 1), d, (ptrdiff_t)cost) : 0;
			row[d] = slide(work, x, d);
			if (d == goal && row[d] >= (ptrdiff_t)work->before_count) {
				mark(work, rows, cost);
				free(rows);
				return true;
			}
		}
	}
	free(rows);
	return false;
}

struct words {
	struct word *before, *after;
	size_t before_count, after_count, head, tail; /* equal words at both ends */
};

static void add_edit(struct word_diff *diff, size_t *capacity, enum word_edit_kind kind,
	const struct word *words, size_t count, struct arena *arena)
{
	if (!count)
		return;
	const struct word *last = &words[count - 1];
	const char *end = last->text + last->whole;
	diff->edits = arena_grow(arena, diff->edits, diff->count, capacity, sizeof(*diff->edits));
	diff->edits[diff->count++] =
		(struct word_edit){kind, words->text, (size_t)(end - words->text), count};
}

/* Gathers marked words into runs. The equal ends are part of the first and the last run. */
static void gather(
	struct word_diff *diff, const struct words *words, const struct work *work, struct arena *arena)
{
	size_t capacity = 0, i = 0, j = 0, same = words->head;
	size_t before_end = words->before_count - words->head - words->tail;
	size_t after_end = words->after_count - words->head - words->tail;
	const struct word *run = words->after;
	while (i < before_end || j < after_end) {
		size_t deleted = 0, inserted = 0;
		while (i + deleted < before_end && work->deleted[i + deleted])
			deleted++;
		while (j + inserted < after_end && work->inserted[j + inserted])
			inserted++;
		if (!deleted && !inserted) {
			same++;
			i++;
			j++;
			continue;
		}
		add_edit(diff, &capacity, WORDS_SAME, run, same, arena);
		add_edit(diff, &capacity, WORDS_DELETED, work->before + i, deleted, arena);
		add_edit(diff, &capacity, WORDS_INSERTED, work->after + j, inserted, arena);
		i += deleted;
		j += inserted;
		run = work->after + j;
		same = 0;
	}
	add_edit(diff, &capacity, WORDS_SAME, run, same + words->tail, arena);
}

void word_diff(struct word_diff *diff, const char *before, size_t before_length, const char *after,
	size_t after_length, size_t most, struct arena *arena)
{
	struct arena scratch = {0};
	struct words words = {0};
	*diff = (struct word_diff){0};
	words.before_count = split(before, before_length, &words.before, &scratch);
	words.after_count = split(after, after_length, &words.after, &scratch);
	while (words.head < words.before_count && words.head < words.after_count &&
		same_word(&words.before[words.head], &words.after[words.head]))
		words.head++;
	while (words.head + words.tail < words.before_count && words.head + words.tail < words.after_count &&
		same_word(&words.before[words.before_count - 1 - words.tail],
			&words.after[words.after_count - 1 - words.tail]))
		words.tail++;
	struct work work = {.before = words.before + words.head,
		.after = words.after + words.head,
		.before_count = words.before_count - words.head - words.tail,
		.after_count = words.after_count - words.head - words.tail,
		.most = most};
	work.deleted = arena_array(&scratch, work.before_count, sizeof(bool));
	work.inserted = arena_array(&scratch, work.after_count, sizeof(bool));
	if (!search(&work)) {
		diff->whole = true;
		words.head = words.tail = 0;
		work.before = words.before;
		work.after = words.after;
		work.deleted = arena_array(&scratch, words.before_count, sizeof(bool));
		work.inserted = arena_array(&scratch, words.after_count, sizeof(bool));
		memset(work.deleted, true, words.before_count);
		memset(work.inserted, true, words.after_count);
	}
	gather(diff, &words, &work, arena);
	arena_release(&scratch);
}
