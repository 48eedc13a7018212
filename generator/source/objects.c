/* Room: source. Reads objects under a cap and takes trees, commits and tags apart by hand. It must not know
 * what a publication is. */
#include "source/objects.h"

#include "base/utf8.h"

#include <string.h>

struct place whole_file(const char *path)
{
	return *path ? (struct place){path, 1, 1} : (struct place){0};
}

const char *in_language(const struct report *report, const char *spanish, const char *english)
{
	return report->english ? english : spanish;
}

static int report_object(const char *spanish, const char *english, const git_oid *id, struct place place,
	struct report *report)
{
	struct arena scratch = {0};
	char hex[GIT_OID_HEXSZ + 1];
	git_oid_tostr(hex, sizeof(hex), id);
	report_add(report, FINDING_BAD_OBJECT, place,
		arena_printf(&scratch, "%s %s", in_language(report, spanish, english), hex));
	arena_release(&scratch);
	return -1;
}

static int report_too_big(size_t length, size_t most, struct place place, struct report *report)
{
	struct arena scratch = {0};
	report_add(report, FINDING_TOO_BIG, place, arena_printf(&scratch, "%zu", length),
		arena_printf(&scratch, "%zu", most));
	arena_release(&scratch);
	return -1;
}

enum object_status object_try(struct object *object, struct repository *repository, const unsigned char *id,
	git_object_t type, size_t most, size_t *length)
{
	git_oid oid;
	git_object_t found;
	*object = (struct object){0};
	git_oid_fromraw(&oid, id);
	int error = git_odb_read(&object->handle, repository->odb, &oid);
	if (error == GIT_ENOTFOUND)
		return OBJECT_MISSING;
	/* One beyond the allocator's ceiling cannot be read at all; its header can. */
	if (error)
		return !git_odb_read_header(length, &found, repository->odb, &oid) && *length > most
			       ? OBJECT_TOO_BIG
			       : OBJECT_DAMAGED;
	object->bytes = git_odb_object_data(object->handle);
	*length = object->length = git_odb_object_size(object->handle);
	found = git_odb_object_type(object->handle);
	if (found == type && *length <= most)
		return OBJECT_OK;
	object_release(object);
	return found == type ? OBJECT_TOO_BIG : OBJECT_OF_OTHER_TYPE;
}

int object_read(struct object *object, struct repository *repository, const unsigned char *id,
	git_object_t type, size_t most, struct place place, struct report *report)
{
	size_t length;
	git_oid oid;
	git_oid_fromraw(&oid, id);
	switch (object_try(object, repository, id, type, most, &length)) {
	case OBJECT_OK:
		return 0;
	case OBJECT_MISSING:
		return report_object("falta", "missing", &oid, place, report);
	case OBJECT_OF_OTHER_TYPE:
		return report_object(
			"no es de la clase que debe", "not of the kind it should be", &oid, place, report);
	case OBJECT_TOO_BIG:
		return report_too_big(length, most, place, report);
	case OBJECT_DAMAGED:
		break;
	}
	return report_object("dañado", "damaged", &oid, place, report);
}

void object_release(struct object *object)
{
	git_odb_object_free(object->handle);
	*object = (struct object){0};
}

int tree_next(const struct object *tree, size_t *at, struct tree_entry *entry)
{
	const char *p = tree->bytes + *at, *end = tree->bytes + tree->length;
	unsigned mode = 0;
	if (p == end)
		return 0;
	for (; p < end && *p >= '0' && *p <= '7' && mode <= 0777777; p++)
		mode = mode * 8 + (unsigned)(*p - '0');
	if (p == end || *p != ' ')
		return -1;
	const char *name = p + 1, *name_end = memchr(name, 0, (size_t)(end - name));
	if (!name_end || end - name_end <= ID_SIZE)
		return -1;
	*entry = (struct tree_entry){
		mode, name, (size_t)(name_end - name), (const unsigned char *)name_end + 1};
	*at = (size_t)(name_end + 1 + ID_SIZE - tree->bytes);
	return 1;
}

bool id_parse(unsigned char id[ID_SIZE], const char *hex)
{
	git_oid oid;
	for (size_t i = 0; i < GIT_OID_HEXSZ; i++)
		if (!hex[i] || !strchr("0123456789abcdef", hex[i]))
			return false;
	if (git_oid_fromstrn(&oid, hex, GIT_OID_HEXSZ))
		return false;
	memcpy(id, oid.id, ID_SIZE);
	return true;
}

/* "-0530" in minutes; git admits no more than a day. */
static int offset_of(const char *p, const char *end)
{
	int sign = 1, value = 0;
	if (p < end && (*p == '-' || *p == '+'))
		sign = *p++ == '-' ? -1 : 1;
	for (int digits = 0; p < end && digits < 4 && *p >= '0' && *p <= '9'; digits++)
		value = value * 10 + (*p++ - '0');
	int minutes = value / 100 * 60 + value % 100;
	return minutes < 24 * 60 ? sign * minutes : 0;
}

/* Takes "Name <mail> 1332700000 -0500" apart; a moment past the year 9999 is none. */
static void signature_parse(struct signature *signature, const char *line, const char *end)
{
	static const int64_t latest = 253402300799;
	const char *open = memchr(line, '<', (size_t)(end - line)),
		   *p = memrchr(line, '>', (size_t)(end - line));
	const char *name_end = open ? open : end;
	while (name_end > line && name_end[-1] == ' ')
		name_end--;
	*signature = (struct signature){.name = line, .length = (size_t)(name_end - line)};
	if (!p)
		return;
	for (p++; p < end && *p == ' ';)
		p++;
	int64_t seconds = 0;
	const char *first = p;
	for (; p < end && *p >= '0' && *p <= '9' && seconds <= latest; p++)
		seconds = seconds * 10 + (*p - '0');
	if (p == first || seconds > latest)
		return;
	while (p < end && *p == ' ')
		p++;
	signature->date = (struct instant){seconds, offset_of(p, end)};
	signature->given = true;
}

static const char *after(const char *line, const char *end, const char *word)
{
	size_t length = strlen(word);
	return (size_t)(end - line) >= length && memcmp(line, word, length) == 0 ? line + length : NULL;
}

int object_text_parse(struct object_text *text, const struct object *object)
{
	const char *line = object->bytes, *end = object->bytes + object->length, *value;
	bool targeted = false;
	*text = (struct object_text){0};
	for (const char *next; line < end && *line != '\n'; line = next) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		stop = stop ? stop : end;
		next = stop < end ? stop + 1 : end;
		if ((value = after(line, stop, "tree ")) || (value = after(line, stop, "object ")))
			targeted =
				targeted || (stop - value == GIT_OID_HEXSZ && id_parse(text->target, value));
		else if ((value = after(line, stop, "type ")))
			text->target_type = value;
		else if ((value = after(line, stop, "author ")))
			signature_parse(&text->author, value, stop);
		else if ((value = after(line, stop, "committer ")) || (value = after(line, stop, "tagger ")))
			signature_parse(&text->committer, value, stop);
		else if ((value = after(line, stop, "parent "))) {
			unsigned char id[ID_SIZE];
			/* Parents stand in one block: object_text_parent() counts on it. */
			if (stop - value != GIT_OID_HEXSZ || !id_parse(id, value) || stop == end ||
				(text->parents && line != text->parents + 48 * text->parent_count))
				return -1;
			text->parents = text->parents ? text->parents : line;
			text->parent_count++;
		}
	}
	text->message = line < end ? line + 1 : end;
	text->message_length = (size_t)(end - text->message);
	return targeted ? 0 : -1;
}

int object_follow(struct repository *repository, git_oid *id, struct instant *when, struct object *tag,
	struct place place, struct report *report)
{
	bool dated = false, first = true;
	*when = (struct instant){0};
	if (tag)
		*tag = (struct object){0};
	for (;; first = false) {
		struct object object;
		struct object_text text;
		git_object_t type;
		size_t length;
		int error = git_odb_read_header(&length, &type, repository->odb, id);
		if (!error && type != GIT_OBJECT_COMMIT && type != GIT_OBJECT_TAG)
			return 0;
		type = error ? GIT_OBJECT_COMMIT : type;
		if (object_read(&object, repository, id->id, type, TEXT_MOST, place, report))
			return -1;
		if (object_text_parse(&text, &object)) {
			report_object("dañado", "damaged", id, place, report);
			object_release(&object);
			return -1;
		}
		if (!dated && text.committer.given)
			*when = text.committer.date;
		dated = dated || text.committer.given;
		if (type == GIT_OBJECT_TAG)
			git_oid_fromraw(id, text.target);
		if (type == GIT_OBJECT_TAG && first && tag)
			*tag = object;
		else
			object_release(&object);
		if (type == GIT_OBJECT_COMMIT)
			return 1;
	}
}

void object_text_parent(const struct object_text *text, size_t index, unsigned char id[ID_SIZE])
{
	id_parse(id, text->parents + 48 * index + strlen("parent "));
}

char *text_clean(struct arena *arena, const char *bytes, size_t length)
{
	if (utf8_invalid_at(bytes, length) == length)
		return arena_copy(arena, bytes, length);
	char *copy = arena_alloc(arena, 2 * length + 1), *out = copy;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		if (byte < 0x80) {
			*out++ = (char)byte;
		} else {
			*out++ = (char)(0xC0 | byte >> 6);
			*out++ = (char)(0x80 | (byte & 0x3F));
		}
	}
	return copy;
}
