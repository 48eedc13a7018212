/* Room: site. Two sorted lists, what the manifest says and what is there, are walked side by side. */
#include "site/verify.h"

#include "site/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEX = 64, DEPTH_MOST = 64 };
#define MANIFEST "manifest.sha256"
#define EDITIONS "ediciones"

/* A file that is there, or a line of a manifest. */
struct entry {
	const char *path;   /* from the folder that the manifest is in */
	char hash[HEX + 1]; /* lower-case hexadecimal */
	unsigned line;	    /* of the manifest */
};

struct entries {
	struct entry *items;
	size_t count, capacity;
};

/* One folder with a manifest of its own. */
struct check {
	struct arena arena;
	const char *prefix; /* of paths in findings: "" or "ediciones/corte-2012-03/" */
	bool is_root;
	struct entries listed, found;
	struct verified *verified;
	struct report *report;
};

static struct place place_of(struct check *check, const char *path, unsigned line)
{
	return (struct place){arena_printf(&check->arena, "%s%s", check->prefix, path), line, line != 0};
}

static struct entry *add_entry(struct check *check, struct entries *entries, const char *path)
{
	entries->items = arena_grow(
		&check->arena, entries->items, entries->count, &entries->capacity, sizeof(*entries->items));
	struct entry *entry = &entries->items[entries->count++];
	*entry = (struct entry){.path = arena_string(&check->arena, path)};
	return entry;
}

static int compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

static void sort_entries(struct entries *entries)
{
	if (entries->count)
		qsort(entries->items, entries->count, sizeof(*entries->items), compare_entries);
}

static void write_hex(char hex[HEX + 1], const unsigned char *bytes)
{
	for (size_t i = 0; i < HEX / 2; i++)
		snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
}

static void find_files(struct check *check, int folder, const char *under, unsigned depth);

/* A file of the site: its hash is noted. Anything but a file or folder is refused. */
static void find_entry(struct check *check, int folder, const char *name, const char *path, unsigned depth)
{
	struct stat status;
	char mode[16];
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0 && (errno == ELOOP || errno == EMLINK)) {
		report_add(check->report, FINDING_SYMLINK, place_of(check, path, 0));
		return;
	}
	if (file < 0 || fstat(file, &status)) {
		report_add(check->report, FINDING_CANNOT_READ, place_of(check, path, 0), strerror(errno));
		add_entry(check, &check->found, path); /* it is not missing */
	} else if (S_ISDIR(status.st_mode) && depth < DEPTH_MOST) {
		find_files(check, file, path, depth + 1);
		return;
	} else if (S_ISREG(status.st_mode)) {
		struct entry *entry = add_entry(check, &check->found, path);
		unsigned char hash[HASH_BYTES];
		if (folder_hash_file(file, hash))
			write_hex(entry->hash, hash);
		else
			report_add(check->report, FINDING_CANNOT_READ, place_of(check, path, 0),
				strerror(errno));
	} else {
		snprintf(mode, sizeof(mode), "%06o", (unsigned)status.st_mode);
		report_add(check->report, FINDING_NOT_A_FILE, place_of(check, path, 0), mode);
	}
	if (file >= 0)
		close(file);
}

/* Whether an entry of the folder is no business of this manifest. */
static bool is_passed_over(const struct check *check, int folder, const char *under, const char *name)
{
	struct stat status;
	if (!*under && (!strcmp(name, MANIFEST) || (check->is_root && name[0] == '.')))
		return true;
	/* Folders of editions have their own. */
	return check->is_root && !strcmp(under, EDITIONS) &&
	       !fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) && S_ISDIR(status.st_mode);
}

/* Adds what is under the folder, and closes it. */
static void find_files(struct check *check, int folder, const char *under, unsigned depth)
{
	DIR *stream = fdopendir(folder);
	const struct dirent *entry;
	if (!stream) {
		report_add(check->report, FINDING_CANNOT_READ, place_of(check, under, 0), strerror(errno));
		close(folder);
		return;
	}
	while ((entry = readdir(stream))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..") ||
			is_passed_over(check, folder, under, entry->d_name))
			continue;
		find_entry(check, folder, entry->d_name,
			*under ? arena_printf(&check->arena, "%s/%s", under, entry->d_name)
			       : arena_string(&check->arena, entry->d_name),
			depth);
	}
	closedir(stream);
}

/* `<64 hexadecimal digits>  <path>`, as sha256sum writes it, in place. */
static bool read_line(struct check *check, char *line, unsigned number)
{
	if (strspn(line, "0123456789abcdef") != HEX || strncmp(line + HEX, "  ", 2) != 0 || !line[HEX + 2])
		return false;
	struct entry *entry = add_entry(check, &check->listed, line + HEX + 2);
	memcpy(entry->hash, line, HEX);
	entry->line = number;
	return true;
}

static int read_manifest(struct check *check, int folder, char hash[HEX + 1])
{
	size_t length;
	unsigned char whole[EVP_MAX_MD_SIZE];
	unsigned number = 1;
	char *line = folder_read_file(&check->arena, folder, MANIFEST, &length);
	if (!line)
		return report_add(check->report, FINDING_NO_MANIFEST, place_of(check, MANIFEST, 0));
	EVP_Digest(line, length, whole, NULL, EVP_sha256(), NULL);
	write_hex(hash, whole);
	check->verified->manifests++;
	bool right = strlen(line) == length;
	for (char *end; *line && right; line = end + 1, number++) {
		end = strchr(line, '\n');
		right = end != NULL;
		if (right)
			*end = '\0';
		right = right && read_line(check, line, number);
		if (!right)
			break;
	}
	sort_entries(&check->listed);
	for (size_t i = 1; i < check->listed.count && right; i++) {
		right = strcmp(check->listed.items[i - 1].path, check->listed.items[i].path) != 0;
		number = check->listed.items[i].line;
	}
	return right ? 0 : report_add(check->report, FINDING_BAD_MANIFEST, place_of(check, MANIFEST, number));
}

static void compare(struct check *check)
{
	const struct entries *listed = &check->listed, *found = &check->found;
	for (size_t i = 0, j = 0; i < listed->count || j < found->count;) {
		int order = i == listed->count	? 1
			    : j == found->count ? -1
						: strcmp(listed->items[i].path, found->items[j].path);
		if (order < 0)
			report_add(check->report, FINDING_SITE_FILE_MISSING,
				place_of(check, MANIFEST, listed->items[i].line), listed->items[i].path);
		else if (order > 0)
			report_add(check->report, FINDING_SITE_FILE_EXTRA,
				place_of(check, found->items[j].path, 0));
		else if (!*found->items[j].hash)
			; /* unreadable: told already */
		else if (strcmp(listed->items[i].hash, found->items[j].hash) != 0)
			report_add(check->report, FINDING_SITE_FILE_CHANGED,
				place_of(check, found->items[j].path, 0));
		else
			check->verified->files++;
		i += order <= 0;
		j += order >= 0;
	}
}

/* One folder, which is closed, against its manifest; `hash` gets the manifest's own. */
static void verify_folder(struct check *check, int folder, char hash[HEX + 1])
{
	int list = dup(folder);
	*hash = '\0';
	if (!read_manifest(check, folder, hash)) {
		find_files(check, list, "", 0);
		list = -1;
		sort_entries(&check->found);
		compare(check);
	}
	if (list >= 0)
		close(list);
	close(folder);
	arena_release(&check->arena);
}

/* The text value of a member in a line of ediciones.json; its names and ids need no escapes. */
static bool member_of(const char *line, const char *name, char *value, size_t size)
{
	const char *begin = strstr(line, name);
	size_t length = begin ? strcspn(begin + strlen(name), "\"\n") : size;
	if (length >= size)
		return false;
	memcpy(value, begin + strlen(name), length);
	value[length] = '\0';
	return true;
}

/* Each edition that ediciones.json names, against the folder's manifest. The file itself stands in the root's
 * manifest, so that one hash vouches for all. */
static void verify_editions(int root, struct verified *verified, struct report *report)
{
	struct arena scratch = {0};
	size_t length;
	char id[256], expected[HEX + 2], hash[HEX + 1];
	const char *line = folder_read_file(&scratch, root, "ediciones.json", &length);
	for (; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		if (!member_of(line, "{\"id\":\"", id, sizeof(id)) ||
			!member_of(line, "\"manifiesto\":\"", expected, sizeof(expected)) || *line != '{')
			continue;
		struct check check = {.prefix = arena_printf(&scratch, EDITIONS "/%s/", id),
			.verified = verified,
			.report = report};
		char *path = arena_printf(&scratch, EDITIONS "/%s", id);
		int folder = strchr(id, '/') || *id == '.'
				     ? -1
				     : openat(root, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (folder < 0) {
			report_add(report, FINDING_SITE_FILE_MISSING,
				((struct place){"ediciones.json", 0, 0}), path);
			continue;
		}
		verify_folder(&check, folder, hash);
		if (*hash && strcmp(hash, expected) != 0)
			report_add(report, FINDING_SITE_FILE_CHANGED,
				((struct place){arena_printf(&scratch, "%s/" MANIFEST, path), 0, 0}));
	}
	arena_release(&scratch);
}

/* Folders that no edition of ediciones.json has. */
static void find_strangers(int root, struct report *report)
{
	struct arena scratch = {0};
	size_t length;
	int folder = openat(root, EDITIONS, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *stream = folder < 0 ? NULL : fdopendir(folder);
	const char *json = folder_read_file(&scratch, root, "ediciones.json", &length);
	const struct dirent *entry;
	struct stat status;
	while (stream && (entry = readdir(stream))) {
		const char *name = entry->d_name;
		if (!strcmp(name, ".") || !strcmp(name, "..") ||
			fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) || !S_ISDIR(status.st_mode))
			continue;
		if (!json || !strstr(json, arena_printf(&scratch, "{\"id\":\"%s\"", name)))
			report_add(report, FINDING_SITE_FILE_EXTRA,
				((struct place){arena_printf(&scratch, EDITIONS "/%s", name), 0, 0}));
	}
	if (stream)
		closedir(stream);
	else if (folder >= 0)
		close(folder);
	arena_release(&scratch);
}

int site_verify(struct verified *verified, const char *folder, struct report *report)
{
	size_t errors_before = report->errors;
	char hash[HEX + 1];
	int root = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	*verified = (struct verified){0};
	if (root < 0)
		return report_add(
			report, FINDING_CANNOT_READ, ((struct place){folder, 0, 0}), strerror(errno));
	struct check check = {.prefix = "", .is_root = true, .verified = verified, .report = report};
	verify_folder(&check, dup(root), hash);
	if (*hash) {
		verify_editions(root, verified, report);
		find_strangers(root, report);
	}
	close(root);
	return report->errors == errors_before ? 0 : -1;
}
