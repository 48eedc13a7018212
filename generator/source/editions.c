/* Room: source. Finds the tags that are editions and reads their messages. It must not know what an edition
 * holds. */
#include "source/editions.h"

#include "source/objects.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

enum { EDITION_ID_MOST = 200 };

static const struct place nowhere = {0};

char *edition_id(struct arena *arena, const char *name)
{
	char *id = arena_string(arena, name);
	for (char *p = id; *p; p++) {
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
		else if (!(*p >= 'a' && *p <= 'z') && !(*p >= '0' && *p <= '9') && !strchr("._-", *p))
			*p = '-';
	}
	return id;
}

int tree_ids_read(
	struct tree_ids *trees, struct repository *repository, const char *commit, struct report *report)
{
	struct object object;
	struct object_text text;
	struct tree_entry entry;
	unsigned char id[ID_SIZE];
	size_t at = 0;
	*trees = (struct tree_ids){0};
	if (!id_parse(id, commit))
		return report_add(report, FINDING_UNKNOWN_REVISION, nowhere, commit);
	if (object_read(&object, repository, id, GIT_OBJECT_COMMIT, TEXT_MOST, nowhere, report))
		return -1;
	int error = object_text_parse(&text, &object);
	object_release(&object);
	if (error)
		return report_add(report, FINDING_BAD_OBJECT, nowhere, commit);
	if (object_read(&object, repository, text.target, GIT_OBJECT_TREE, TREE_MOST, nowhere, report))
		return -1;
	while ((error = tree_next(&object, &at, &entry)) > 0) {
		unsigned char *to = strcmp(entry.name, "content") == 0	   ? trees->content
				    : strcmp(entry.name, "data") == 0	   ? trees->data
				    : strcmp(entry.name, "templates") == 0 ? trees->templates
									   : NULL;
		if (to)
			memcpy(to, entry.id, ID_SIZE);
	}
	object_release(&object);
	return error ? report_add(report, FINDING_BAD_OBJECT, nowhere, commit) : 0;
}

/* Where the signature that git put behind the message begins, or the message's length. */
static size_t signature_start(const char *message, size_t length)
{
	static const char *const heads[] = {"-----BEGIN PGP SIGNATURE-----", "-----BEGIN PGP MESSAGE-----",
		"-----BEGIN SSH SIGNATURE-----", "-----BEGIN SIGNED MESSAGE-----"};
	size_t start = length;
	for (size_t line = 0; line < length;) {
		for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
			if (length - line >= strlen(heads[i]) &&
				memcmp(message + line, heads[i], strlen(heads[i])) == 0)
				start = line;
		const char *newline = memchr(message + line, '\n', length - line);
		line = newline ? (size_t)(newline + 1 - message) : length;
	}
	return start;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* A tag has no file: its reference stands for one. */
static struct place tag_place(struct arena *arena, const char *name)
{
	return (struct place){arena_printf(arena, "refs/tags/%s", name), 0, 0};
}

/* Takes the title and notes from the outermost tag's message. */
static void read_message(struct edition *edition, const char *message, size_t length, struct arena *arena)
{
	size_t end = signature_start(message, length), start = 0;
	edition->bears_signature = end < length;
	edition->signature.state = end < length ? SIGNATURE_UNCHECKED : SIGNATURE_NONE;
	while (end && is_blank(message[end - 1]))
		end--;
	while (start < end && is_blank(message[start]))
		start++;
	const char *newline = memchr(message + start, '\n', end - start);
	size_t stop = newline ? (size_t)(newline - message) : end, rest = stop;
	while (stop > start && is_blank(message[stop - 1]))
		stop--;
	while (rest < end && is_blank(message[rest]))
		rest++;
	if (stop > start)
		edition->title = text_clean(arena, message + start, stop - start);
	edition->notes = text_clean(arena, message + rest, end - rest);
}

/* Follows a tag to its commit and reads its message. Returns 1, 0 if it leads to no commit, -1 when it cannot
 * be read. */
static int follow(struct edition *edition, struct repository *repository, git_oid target, struct arena *arena,
	struct place place, struct report *report)
{
	struct object tag;
	struct object_text text;
	git_oid id = target;
	int found = object_follow(repository, &id, &edition->when, &tag, place, report);
	git_oid_tostr(edition->commit, sizeof(edition->commit), &id);
	if (tag.bytes && object_text_parse(&text, &tag) == 0) {
		edition->annotated = true;
		git_oid_tostr(edition->tag, sizeof(edition->tag), &target);
		read_message(edition, text.message, text.message_length, arena);
	}
	object_release(&tag);
	return found;
}

/* Why no folder of the site can bear that id, or NULL. The site keeps index.html in ediciones/ for itself,
 * and hidden names are the web server's. */
static const char *id_problem(const char *id, const struct report *report)
{
	if (strlen(id) > EDITION_ID_MOST)
		return in_language(report, "es demasiado largo", "it is too long");
	if (id[0] == '.')
		return in_language(report, "comienza con un punto", "it begins with a point");
	if (strcmp(id, "index.html") == 0)
		return in_language(report, "es un nombre que el sitio usa para sí",
			"the site keeps that name for itself");
	return NULL;
}

/* Reads one tag. Returns 1 if it is an edition, 0 if it is passed over, -1 if it is broken. */
static int read_tag(struct edition *edition, struct repository *repository, const char *reference,
	const char *pattern, struct arena *arena, struct report *report)
{
	const char *name = reference + strlen("refs/tags/"), *problem;
	git_oid target;
	*edition = (struct edition){.notes = "", .signature.signer = ""};
	if (fnmatch(pattern, name, 0) != 0)
		return 0;
	edition->id = edition_id(arena, name);
	edition->name = edition->title = text_clean(arena, name, strlen(name));
	struct place place = tag_place(arena, edition->name);
	if (git_reference_name_to_id(&target, repository->git, reference))
		return report_add(report, FINDING_BAD_OBJECT, place, edition->name);
	int found = follow(edition, repository, target, arena, place, report);
	if (found == 0)
		report_add(report, FINDING_TAG_NOT_COMMIT, place, edition->name);
	if (found > 0 && (problem = id_problem(edition->id, report)))
		return report_add(report, FINDING_EDITION_NAME, place, edition->name, problem);
	if (found > 0 && tree_ids_read(&edition->trees, repository, edition->commit, report))
		return -1;
	return found;
}

static int compare_editions(const void *left, const void *right)
{
	const struct edition *a = left, *b = right;
	int order = (a->when.seconds > b->when.seconds) - (a->when.seconds < b->when.seconds);
	return order ? order : strcmp(a->name, b->name);
}

static int compare_ids(const void *left, const void *right)
{
	const struct edition *a = *(struct edition *const *)left, *b = *(struct edition *const *)right;
	int order = strcmp(a->id, b->id);
	return order ? order : (a > b) - (a < b);
}

/* Drops editions whose id an earlier one has, and says so. */
static void drop_twins(struct edition_list *list, struct arena *arena, struct report *report)
{
	struct edition **order = arena_array(arena, list->count, sizeof(*order));
	size_t kept = 0, first = 0;
	for (size_t i = 0; i < list->count; i++)
		order[i] = &list->editions[i];
	if (list->count)
		qsort(order, list->count, sizeof(*order), compare_ids);
	for (size_t i = 1; i < list->count; i++) {
		if (strcmp(order[first]->id, order[i]->id) != 0) {
			first = i;
			continue;
		}
		report_add(report, FINDING_EDITION_TWICE, tag_place(arena, order[i]->name), order[i]->name,
			order[first]->name, order[i]->id);
		order[i]->id = NULL;
	}
	for (size_t i = 0; i < list->count; i++)
		if (list->editions[i].id)
			list->editions[kept++] = list->editions[i];
	list->count = kept;
}

int editions_read(struct edition_list *list, struct repository *repository, const char *pattern,
	struct arena *arena, struct report *report)
{
	git_reference_iterator *iterator = NULL;
	size_t errors = report->errors, capacity = 0;
	const char *reference;
	struct edition edition;
	*list = (struct edition_list){0};
	if (repository_is_shallow(repository))
		return report_add(report, FINDING_SHALLOW, nowhere);
	if (git_reference_iterator_glob_new(&iterator, repository->git, "refs/tags/*"))
		return report_add(report, FINDING_BAD_OBJECT, nowhere, "refs/tags");
	int error;
	while ((error = git_reference_next_name(&reference, iterator)) == 0) {
		if (read_tag(&edition, repository, reference, pattern, arena, report) <= 0)
			continue;
		list->editions = arena_grow(arena, list->editions, list->count, &capacity, sizeof(edition));
		list->editions[list->count++] = edition;
	}
	git_reference_iterator_free(iterator);
	if (error != GIT_ITEROVER)
		report_add(report, FINDING_BAD_OBJECT, nowhere, "refs/tags");
	if (list->count)
		qsort(list->editions, list->count, sizeof(*list->editions), compare_editions);
	drop_twins(list, arena, report);
	return report->errors == errors ? 0 : -1;
}
