/*
 * Room: commands. What a build leaves in the target's root for the next: which editions it has, which file of
 * each page stands in which, and the corrections that pages bear. Lines of words; a line that does not read
 * ends the memory there, which costs time and never a wrong page.
 */
#include "commands/plan.h"

#include "site/folder.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#define STATE_HEADER "rinde-estado 2"

static void add_hex(struct buffer *out, const unsigned char *bytes, size_t count)
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < count; i++) {
		buffer_char(out, digits[bytes[i] >> 4]);
		buffer_char(out, digits[bytes[i] & 15]);
	}
}

char *hex_text(struct arena *arena, const unsigned char *bytes, size_t count)
{
	struct buffer out = {0};
	add_hex(&out, bytes, count);
	char *copy = arena_copy(arena, out.data, out.length);
	buffer_release(&out);
	return copy;
}

static bool read_hex(const char *text, unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < 2 * count; i++) {
		const char *digits = "0123456789abcdef", *found = text[i] ? strchr(digits, text[i]) : NULL;
		if (!found)
			return false;
		bytes[i / 2] =
			(unsigned char)(i % 2 ? bytes[i / 2] | (found - digits) : (found - digits) << 4);
	}
	return !text[2 * count];
}

/* Whether the edition's folder in the target still is what the state says: its manifest has that hash. */
static bool is_intact(
	const struct edition_plan *plan, const char *id, const unsigned char expected[HASH_BYTES])
{
	unsigned char hash[EVP_MAX_MD_SIZE];
	struct arena scratch = {0};
	size_t length = 0;
	char *path = arena_printf(&scratch, "%s/ediciones/%s/manifest.sha256", plan->options->out, id);
	char *bytes = folder_read_file(&scratch, AT_FDCWD, path, &length);
	if (bytes)
		EVP_Digest(bytes, length, hash, NULL, EVP_sha256(), NULL);
	bool same = bytes && !memcmp(hash, expected, HASH_BYTES);
	arena_release(&scratch);
	return same;
}

enum { MOST_FIELDS = 16 };

/* Splits a line at tabs, in place. */
static size_t split(char *line, char *fields[MOST_FIELDS])
{
	size_t count = 0;
	while (line && count < MOST_FIELDS) {
		fields[count++] = line;
		line = strchr(line, '\t');
		if (line)
			*line++ = '\0';
	}
	return count;
}

/* edicion id clave hasta omitida manifiesto */
static bool recall_edition(struct edition_plan *plan, char **field, size_t count, size_t index)
{
	struct slot *slot = &plan->slots[index];
	unsigned char key[KEY_BYTES];
	if (count != 6 || index >= plan->editions.count ||
		strcmp(field[1], plan->editions.editions[index].id) != 0)
		return false;
	if (!read_hex(field[2], key, KEY_BYTES) || memcmp(key, slot->key, KEY_BYTES) != 0 ||
		!read_hex(field[5], slot->manifest, HASH_BYTES))
		return false;
	slot->valid_until = strtoll(field[3], NULL, 10);
	slot->left_out = *field[4] == '1';
	/* Why it is left out is not remembered: it is read again, and told again. */
	if (slot->left_out || slot->valid_until <= plan->options->now.seconds)
		return false;
	slot->remembered = true;
	slot->intact = is_intact(plan, field[1], slot->manifest);
	return true;
}

/* pagina primera ultima ausente correcciones hash ruta */
static bool recall_run(struct edition_plan *plan, char **field, size_t count, size_t editions)
{
	struct run run = {.stored = true};
	if (count != 7)
		return false;
	run.first = strtoul(field[1], NULL, 10);
	run.last = strtoul(field[2], NULL, 10);
	run.stored_gone = *field[3] == '1';
	run.path = field[6];
	if (!read_hex(field[4], run.stored_corrections, KEY_BYTES) ||
		!read_hex(field[5], run.hash, HASH_BYTES) || run.last < run.first)
		return false;
	if (run.first >= editions)
		return true;
	if (run.last >= editions)
		run.last = editions - 1;
	plan_add_run(plan, run);
	return true;
}

/* cambio edicion tipo entidad indicador ambito region rol periodo antes despues motivo commit autor segundos
 * desfase */
static bool recall_change(struct edition_plan *plan, char **field, size_t count, size_t editions)
{
	size_t index = count == 16 ? strtoul(field[1], NULL, 10) : editions;
	if (count != 16)
		return false;
	if (index >= editions)
		return true;
	struct changes *changes = &plan->slots[index].changes;
	struct revision *revision = arena_alloc(&plan->arena, sizeof(*revision));
	memcpy(revision->commit, field[12], strnlen(field[12], COMMIT_HEX));
	revision->author = field[13];
	revision->when = (struct instant){strtoll(field[14], NULL, 10), (int)strtol(field[15], NULL, 10)};
	struct figure_change change = {.kind = (enum change_kind)strtoul(field[2], NULL, 10),
		.entity = field[3],
		.indicator = field[4],
		.scope = (enum scope)strtoul(field[5], NULL, 10),
		.region = field[6],
		.role = field[7],
		.period = (month)strtol(field[8], NULL, 10),
		.field = "valor",
		.before = field[9],
		.after = field[10],
		.reason = field[11],
		.revision = *field[12] ? revision : NULL,
		.edition = plan->editions.editions[index].id};
	struct figure_change *grown = arena_array(&plan->arena, changes->figure_count + 1, sizeof(*grown));
	if (changes->figure_count)
		memcpy(grown, changes->figures, changes->figure_count * sizeof(*grown));
	grown[changes->figure_count++] = change;
	changes->figures = grown;
	return true;
}

/* Reads the lines; false at the first that is not understood. */
static bool recall_line(struct edition_plan *plan, char *line, size_t *editions, bool *open)
{
	char *field[MOST_FIELDS];
	size_t count = split(line, field);
	/* What was out of embargo then may be under embargo at an earlier instant. */
	if (!strcmp(field[0], "instante"))
		return count == 2 && strtoll(field[1], NULL, 10) <= plan->options->now.seconds;
	if (!strcmp(field[0], "edicion")) {
		*open = *open && recall_edition(plan, field, count, *editions);
		*editions += *open;
		return true;
	}
	if (!strcmp(field[0], "cambio"))
		return recall_change(plan, field, count, *editions);
	return !strcmp(field[0], "pagina") && recall_run(plan, field, count, *editions);
}

static void forget(struct edition_plan *plan)
{
	plan->run_count = 0;
	for (size_t i = 0; i < plan->editions.count; i++) {
		plan->slots[i].remembered = plan->slots[i].intact = false;
		plan->slots[i].changes = (struct changes){0};
	}
}

/* Its last line is "fin" and the hash of all before: damage would name pages that there are not. */
enum { END_LENGTH = 4 + 2 * HASH_BYTES + 1 };

static bool is_sound(char *bytes, size_t length)
{
	unsigned char hash[EVP_MAX_MD_SIZE], told[HASH_BYTES];
	char *end = bytes + length - END_LENGTH;
	if (length < END_LENGTH || strlen(bytes) != length || strncmp(end, "fin\t", 4) != 0 ||
		bytes[length - 1] != '\n')
		return false;
	EVP_Digest(bytes, length - END_LENGTH, hash, NULL, EVP_sha256(), NULL);
	bytes[length - 1] = '\0';
	bool same = read_hex(end + 4, told, HASH_BYTES) && !memcmp(hash, told, HASH_BYTES);
	bytes[length - 1] = '\n';
	return same;
}

size_t plan_recall(struct edition_plan *plan)
{
	size_t length = 0, editions = 0;
	bool open = true;
	char *path = arena_printf(&plan->arena, "%s/%s", plan->options->out, STATE_FILE);
	char *bytes = folder_read_file(&plan->arena, AT_FDCWD, path, &length), *line = bytes;
	if (!bytes || !is_sound(bytes, length) ||
		strncmp(bytes, STATE_HEADER "\n", strlen(STATE_HEADER) + 1) != 0)
		return 0;
	line = strchr(line, '\n') + 1;
	while (*line) {
		char *end = strchr(line, '\n');
		if (!end)
			break;
		*end = '\0';
		if (!strncmp(line, "fin\t", 4))
			return editions;
		if (!recall_line(plan, line, &editions, &open))
			break;
		line = end + 1;
	}
	forget(plan);
	return 0;
}

static void remember_changes(const struct edition_plan *plan, size_t index, struct buffer *out)
{
	const struct changes *changes = &plan->slots[index].changes;
	for (size_t i = 0; i < changes->figure_count; i++) {
		const struct figure_change *c = &changes->figures[i];
		const struct revision *r = c->revision;
		buffer_printf(out, "cambio\t%zu\t%d\t%s\t%s\t%d\t%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%lld\t%d\n",
			index, (int)c->kind, c->entity, c->indicator, (int)c->scope, c->region, c->role,
			c->period, c->before, c->after, c->reason, r ? r->commit : "", r ? r->author : "",
			r ? (long long)r->when.seconds : 0LL, r ? r->when.offset : 0);
	}
}

const struct site_volume *volume_of(const struct site_plan *site, const char *id)
{
	for (size_t i = 1; i < site->volume_count; i++)
		if (!strcmp(site->volumes[i].id, id))
			return &site->volumes[i];
	return NULL;
}

void plan_remember(void *context, const struct site_plan *site, struct buffer *out)
{
	static const unsigned char none[HASH_BYTES] = {0};
	const struct edition_plan *plan = context;
	buffer_printf(out, STATE_HEADER "\ninstante\t%lld\n", (long long)plan->options->now.seconds);
	for (size_t i = 0; i < plan->editions.count; i++) {
		const struct slot *slot = &plan->slots[i];
		const struct site_volume *volume = volume_of(site, plan->editions.editions[i].id);
		buffer_printf(out, "edicion\t%s\t", plan->editions.editions[i].id);
		add_hex(out, slot->key, KEY_BYTES);
		buffer_printf(out, "\t%lld\t%d\t", (long long)slot->valid_until, slot->left_out);
		add_hex(out, volume ? volume->manifest : none, HASH_BYTES);
		buffer_char(out, '\n');
	}
	for (size_t i = 0; i < plan->editions.count; i++)
		remember_changes(plan, i, out);
	size_t *order = runs_in_order(plan);
	for (size_t i = 0; i < plan->run_count; i++) {
		const struct run *run = &plan->runs[order[i]];
		buffer_printf(out, "pagina\t%zu\t%zu\t%d\t", run->first, run->last, run->stored_gone);
		add_hex(out, run->stored_corrections, KEY_BYTES);
		buffer_char(out, '\t');
		add_hex(out, site->items[run->item].hash, HASH_BYTES);
		buffer_printf(out, "\t%s\n", run->path);
	}
	unsigned char hash[EVP_MAX_MD_SIZE];
	EVP_Digest(out->data, out->length, hash, NULL, EVP_sha256(), NULL);
	buffer_string(out, "fin\t");
	add_hex(out, hash, HASH_BYTES);
	buffer_char(out, '\n');
	free(order);
}
