/*
 * Room: source. The editions of a publication: tags, their dates and what their messages say (4-site
 * "Editions"). It must not know what an edition holds.
 */
#ifndef SOURCE_EDITIONS_H
#define SOURCE_EDITIONS_H

#include "source/repository.h"

/* Ids of the trees of the three folders; zero where there is none. Two commits with the same three hold the
 * same publication, byte for byte. */
struct tree_ids {
	unsigned char content[20], data[20], templates[20];
};

enum signature_state {
	SIGNATURE_NONE,	     /* the tag bears none */
	SIGNATURE_UNCHECKED, /* nobody said whom to trust */
	SIGNATURE_GOOD,
	SIGNATURE_BAD,	    /* git does not find it good, or not by one of the allowed */
	SIGNATURE_MISNAMED, /* signed as a tag of another name */
	SIGNATURE_UNTRIED   /* git, or the program that it needs, could not be run */
};

struct tag_signature {
	enum signature_state state;
	const char *signer; /* of a good one: who the allowed-signers file says it is; else "" */
};

struct edition {
	const char *id;	   /* the folder's name on the site: 4-site "Editions" */
	const char *name;  /* the tag's, without refs/tags/; in valid UTF-8 */
	const char *title; /* first line of the tag's message; the name where there is none */
	const char *notes; /* the rest of the message, without a signature; "" where there is none */
	char commit[COMMIT_HEX + 1];
	char tag[COMMIT_HEX + 1]; /* id of the tag object, "" for a light tag */
	struct instant when;	  /* tagger's date, else the commit's */
	bool annotated;
	bool bears_signature;		/* not that it is a good one */
	struct tag_signature signature; /* as signature.h found it; at first NONE or UNCHECKED */
	struct tree_ids trees;
};

struct edition_list {
	struct edition *editions;
	size_t count;
};

/*
 * Lists the tags that match the glob `pattern` (`*` matches slashes too), packed or loose, annotated, light
 * or tags of tags, in order of their dates, then of their names as bytes; the clock of a tag counts, not its
 * ancestry. Everything is owned by the arena.
 * Returns 0, or -1 with EDITION_TWICE (two names give one id: neither the second nor later ones are listed),
 * EDITION_NAME (an id that no folder of the site can bear), BAD_OBJECT or SHALLOW. A tag on a tree or blob is
 * passed over with TAG_NOT_COMMIT (aviso).
 */
int editions_read(struct edition_list *list, struct repository *repository, const char *pattern,
	struct arena *arena, struct report *report);

/* The id of a tag's name: lower case, every byte outside [a-z0-9._-] as `-`. */
char *edition_id(struct arena *arena, const char *name);

/* The three trees of a commit, read without any blob. Returns 0, or -1 with BAD_OBJECT. */
int tree_ids_read(
	struct tree_ids *trees, struct repository *repository, const char *commit, struct report *report);

#endif
