/*
 * Room: pages. What changed between two texts, word by word, in a form that a person can read: the shortest
 * edit script (E. Myers, "An O(ND) Difference Algorithm", 1986) over words. It must not know HTML or
 * documents.
 */
#ifndef PAGES_WORD_DIFF_H
#define PAGES_WORD_DIFF_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum word_edit_kind { WORDS_SAME, WORDS_DELETED, WORDS_INSERTED };

/* A run of words, each with the white space after it. Points into one of the two texts: into `before` when
 * deleted, else into `after`. `words` counts them. */
struct word_edit {
	enum word_edit_kind kind;
	const char *text;
	size_t length, words;
};

/*
 * The runs, in order; neighbours differ in kind, and what is deleted stands before what is inserted in its
 * place. Same and inserted runs, one after the other, are `after` byte for byte; same and deleted runs have
 * the words of `before`. Words that differ only in the space after them are the same, but for the blank line
 * that ends a paragraph.
 */
struct word_diff {
	struct word_edit *edits;
	size_t count;
	bool whole; /* the texts differ too much for a script: all of one is deleted, all of the other
		     * inserted
		     */
};

/* Compares two texts. `most` is how many words, deleted and inserted, a script may have before it is given up
 * (time grows with the words times `most`, memory with its square). The runs belong to the arena. */
void word_diff(struct word_diff *diff, const char *before, size_t before_length, const char *after,
	size_t after_length, size_t most, struct arena *arena);

#endif
