/*
 * The word-level difference: examples that a person can check, and random texts for which applying the
 * difference gives the later text. It must not know documents or HTML.
 */
#include "pages/word_diff.h"

#include "expect.h"

enum { MOST = 2000 };

/* The runs as "=same -deleted +inserted", spaces shown as they are. */
static void expect(const char *before, const char *after, const char *expected)
{
	static const char signs[] = {'=', '-', '+'};
	struct arena arena = {0};
	struct word_diff diff;
	struct buffer text = {0};
	word_diff(&diff, before, strlen(before), after, strlen(after), MOST, &arena);
	buffer_add(&text, "", 0);
	for (size_t i = 0; i < diff.count; i++)
		buffer_printf(&text, "%c[%.*s]", signs[diff.edits[i].kind], (int)diff.edits[i].length,
			diff.edits[i].text);
	assert_string_equal(text.data, expected);
	buffer_release(&text);
	arena_release(&arena);
}

static void words_are_told_apart(void **state)
{
	(void)state;
	expect("", "", "");
	expect("uno", "uno", "=[uno]");
	expect("", "uno dos", "+[uno dos]");
	expect("uno dos", "", "-[uno dos]");
	expect("el 25 de marzo", "el 30 de marzo", "=[el ]-[25 ]+[30 ]=[de marzo]");
	expect("plazo de mayo", "plazo final de mayo", "=[plazo ]+[final ]=[de mayo]");
	expect("a b c d", "a d", "=[a ]-[b c ]=[d]");
	expect("la niña", "la Niña", "=[la ]-[niña]+[Niña]");
	expect("a b c", "c b a", "-[a b ]=[c ]+[b a]");
}

static void space_counts_only_where_a_paragraph_ends(void **state)
{
	(void)state;
	expect("uno dos\ntres", "uno\ndos tres", "=[uno\ndos tres]");
	expect("uno dos\r\n", "uno dos\n", "=[uno dos\n]");
	expect("uno dos", "uno\n\ndos", "-[uno ]+[uno\n\n]=[dos]");
	expect("  uno", " uno", "=[ uno]");
}

static void what_differs_too_much_is_changed_wholly(void **state)
{
	struct arena arena = {0};
	struct word_diff diff;
	(void)state;
	word_diff(&diff, "a b c z", 7, "d e f z", 7, 5, &arena);
	assert_true(diff.whole);
	assert_int_equal(diff.count, 2);
	assert_int_equal(diff.edits[0].kind, WORDS_DELETED);
	assert_int_equal(diff.edits[0].length, 7);
	assert_int_equal(diff.edits[1].words, 4);
	word_diff(&diff, "a b c z", 7, "d e f z", 7, 6, &arena);
	assert_false(diff.whole);
	assert_int_equal(diff.count, 3);
	arena_release(&arena);
}

/* A small generator of its own, so that a failure can be repeated from its seed. */
static uint32_t next_number(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static void random_text(uint64_t *seed, struct buffer *text)
{
	static const char *const spaces[] = {" ", " ", " ", "\n", "\n\n", "\r\n", "  "};
	uint32_t words = next_number(seed) % 40;
	buffer_clear(text);
	buffer_add(text, "", 0);
	if (next_number(seed) % 4 == 0)
		buffer_string(text, spaces[next_number(seed) % 7]);
	for (uint32_t i = 0; i < words; i++) {
		buffer_char(text, (char)('a' + next_number(seed) % 5));
		if (i + 1 < words || next_number(seed) % 2)
			buffer_string(text, spaces[next_number(seed) % 7]);
	}
}

/* The words of a text, one a line, so that what is deleted can be compared whatever the spaces. */
static void words_only(struct buffer *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!strchr(" \n\r", text[i]))
			buffer_char(out, text[i]);
}

/* Length of the longest common subsequence of words, the slow way: the difference must be as short as
 * that allows. */
static size_t least_edits(const char *before, const char *after)
{
	static size_t table[64][64];
	const char *a[64], *b[64];
	bool a_ends[64], b_ends[64];
	size_t counts[2] = {0, 0};
	for (int side = 0; side < 2; side++) {
		const char *p = side ? after : before;
		bool begins = true;
		while (*p) {
			size_t lines = 0, *count = &counts[side];
			(side ? b : a)[*count] = p;
			if (!strchr(" \r\n", *p))
				p++;
			else if (!begins)
				fail();
			for (; *p && strchr(" \r\n", *p); p++)
				lines += *p == '\n';
			(side ? b_ends : a_ends)[(*count)++] = lines > 1;
			begins = false;
		}
	}
	for (size_t i = 0; i <= counts[0]; i++)
		for (size_t j = 0; j <= counts[1]; j++) {
			if (!i || !j) {
				table[i][j] = i + j;
				continue;
			}
			char x = *a[i - 1], y = *b[j - 1];
			bool blank_x = strchr(" \r\n", x) != NULL, blank_y = strchr(" \r\n", y) != NULL;
			size_t best = table[i - 1][j] < table[i][j - 1] ? table[i - 1][j] : table[i][j - 1];
			best++;
			if (a_ends[i - 1] == b_ends[j - 1] && (blank_x ? blank_y : x == y) &&
				table[i - 1][j - 1] < best)
				best = table[i - 1][j - 1];
			table[i][j] = best;
		}
	return table[counts[0]][counts[1]];
}

static void applying_a_difference_gives_the_later_text(void **state)
{
	struct buffer before = {0}, after = {0}, built = {0}, left = {0}, words = {0};
	(void)state;
	for (uint64_t round = 1; round <= 20000; round++) {
		struct arena arena = {0};
		struct word_diff diff;
		uint64_t seed = round;
		size_t edits = 0;
		random_text(&seed, &before);
		random_text(&seed, &after);
		word_diff(&diff, before.data, before.length, after.data, after.length, round % 3 ? MOST : 9,
			&arena);
		buffer_clear(&built);
		buffer_clear(&left);
		buffer_clear(&words);
		for (size_t i = 0; i < diff.count; i++) {
			const struct word_edit *edit = &diff.edits[i];
			assert_true(i == 0 || edit->kind != diff.edits[i - 1].kind);
			if (edit->kind != WORDS_DELETED)
				buffer_add(&built, edit->text, edit->length);
			if (edit->kind != WORDS_INSERTED)
				words_only(&left, edit->text, edit->length);
			edits += edit->kind == WORDS_SAME ? 0 : edit->words;
		}
		words_only(&words, before.data, before.length);
		buffer_add(&built, "", 0);
		buffer_add(&left, "", 0);
		buffer_add(&words, "", 0);
		assert_string_equal(built.data, after.data);
		assert_string_equal(left.data, words.data);
		size_t least = least_edits(before.data, after.data);
		assert_int_equal(diff.whole, least > (round % 3 ? MOST : 9));
		if (!diff.whole)
			assert_int_equal(edits, least);
		arena_release(&arena);
	}
	buffer_release(&before);
	buffer_release(&after);
	buffer_release(&built);
	buffer_release(&left);
	buffer_release(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_told_apart),
		cmocka_unit_test(space_counts_only_where_a_paragraph_ends),
		cmocka_unit_test(what_differs_too_much_is_changed_wholly),
		cmocka_unit_test(applying_a_difference_gives_the_later_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
