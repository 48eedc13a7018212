/*
 * The project's own publication with one file spoilt at random: bytes turned, cut off, doubled, or a naughty
 * string put in. Loading must end, and say nothing that a terminal must not see. RINDE_SEEDS and
 * RINDE_FIRST_SEED choose other seeds.
 */
#include "expect.h"

#include "compliance/assessment.h"
#include "model/model.h"

#include <string.h>

static uint64_t setting(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);
	return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

/* SplitMix64 */
static uint64_t draw(uint64_t *state, uint64_t below)
{
	uint64_t z = (*state += 0x9E3779B97F4A7C15);
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
	return (z ^ (z >> 31)) % below;
}

static const char *const naughty[] = {"\x1b[31m", "\xC2\x9B", "\xE2\x80\xAE", "\"", "\r", ";", ",", "&a",
	"*a", "!!str ", "---\n", "\xF0\x9F\x92\xA9", "Ω≈ç√∫", "<script>", "../../../etc/passwd", "%s%n",
	"1/0", "-99999999999999999999", "1e309", "0x0", "\xEF\xBB\xBF", "NULL", "{", "[", "| ", "\t", "'; --",
	"\xFF\xFE"};

static void spoil(struct buffer *out, const struct file *file, uint64_t *state)
{
	size_t length = file->length, at = length ? draw(state, length) : 0;
	const char *word = naughty[draw(state, sizeof(naughty) / sizeof(*naughty))];
	switch (draw(state, 5)) {
	case 0: /* bits turned */
		buffer_add(out, file->bytes, length);
		for (uint64_t i = 0; i < 1 + draw(state, 4) && length; i++)
			out->data[draw(state, length)] ^= (char)(1 << draw(state, 8));
		break;
	case 1: /* the end cut off */
		buffer_add(out, file->bytes, at);
		break;
	case 2: /* a stretch cut out */
		buffer_add(out, file->bytes, at);
		at += draw(state, length - at + 1);
		buffer_add(out, file->bytes + at, length - at);
		break;
	case 3: /* a stretch doubled */
		buffer_add(out, file->bytes, length);
		buffer_add(out, file->bytes + at, draw(state, length - at + 1));
		break;
	default:
		buffer_add(out, file->bytes, at);
		buffer_string(out, word);
		buffer_add(out, file->bytes + at, length - at);
	}
	buffer_add(out, "", 0);
}

static void expect_shown(const struct report *report, uint64_t seed)
{
	struct buffer out = {0};
	report_text(report, &out);
	for (size_t i = 0; i < out.length; i++) {
		unsigned char byte = (unsigned char)out.data[i], next = (unsigned char)out.data[i + 1];
		bool control = (byte < ' ' && byte != '\n') || byte == 0x7F || (byte == 0xC2 && next < 0xA0);
		if (control)
			fail_msg("seed %llu: a finding has the byte %02X", (unsigned long long)seed, byte);
	}
	buffer_release(&out);
}

static void load_spoilt(const struct snapshot *whole, uint64_t seed)
{
	struct arena arena = {0};
	struct report report = {0};
	struct buffer bytes = {0};
	struct model model;
	struct assessment assessment;
	struct snapshot snapshot = *whole;
	uint64_t state = seed;
	snapshot.files = arena_array(&arena, whole->count, sizeof(*snapshot.files));
	memcpy(snapshot.files, whole->files, whole->count * sizeof(*snapshot.files));
	struct file *file;
	do
		file = &snapshot.files[draw(&state, snapshot.count)];
	while (!strncmp(file->path, "templates/", 10)); /* the model does not read them */
	spoil(&bytes, file, &state);
	file->bytes = bytes.data;
	file->length = bytes.length;
	int result = model_load(&model, &snapshot, snapshot.date, &arena, &report);
	assert_int_equal(result, report.errors ? -1 : 0);
	report_sort(&report);
	expect_shown(&report, seed);
	for (size_t i = 0; i < report.count; i++)
		assert_true(report.findings[i].place.line > 0);
	if (!result)
		assess(&assessment, &model, &arena);
	buffer_release(&bytes);
	report_release(&report);
	arena_release(&arena);
}

static void test_spoilt_publications(void **state)
{
	struct arena arena = {0};
	struct report report = {0};
	struct snapshot snapshot;
	struct instant now;
	uint64_t first = setting("RINDE_FIRST_SEED", 1), count = setting("RINDE_SEEDS", 300);
	(void)state;
	assert_true(instant_parse("2012-07-02T09:00:00-05:00", &now));
	assert_int_equal(snapshot_read_worktree(&snapshot, ".", now, &arena, &report), 0);
	assert_true(snapshot.count > 20);
	for (uint64_t seed = first; seed < first + count; seed++)
		load_spoilt(&snapshot, seed);
	report_release(&report);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_spoilt_publications)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
