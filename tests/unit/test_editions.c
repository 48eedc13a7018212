/* Tags of every kind as editions. */
#include "fixture_repository.h"

#include "source/editions.h"

struct listing {
	struct report report;
	struct arena arena;
	struct edition_list list;
	int result;
};

static struct listing list_editions(const char *path, const char *pattern)
{
	struct listing l = {.result = -1};
	struct repository *repository = repository_open(path, &l.report);
	if (repository)
		l.result = editions_read(&l.list, repository, pattern, &l.arena, &l.report);
	repository_close(repository);
	return l;
}

static void listing_release(struct listing *l)
{
	report_release(&l->report);
	arena_release(&l->arena);
}

static void make_history(void)
{
	run("git init -q -b main p; cd p; git config advice.nestedTag false; git config advice.detachedHead "
	    "false\n"
	    "mkdir content data; echo a > content/a.md; echo a > data/a.csv; git add .; git commit -q -m "
	    "uno");
}

/* Commits a change on that day and tags it. */
static void tag_on(const char *day, const char *arguments)
{
	run("cd p; export GIT_COMMITTER_DATE='%s 12:00:00 -0500'; echo '%s' >> data/a.csv; git commit -q -a "
	    "-m x; git tag %s",
		day, day, arguments);
}

/* The names in order, joined by spaces; each followed by =id where that differs. */
static char *summary(struct listing *l)
{
	char *text = arena_string(&l->arena, "");
	for (size_t i = 0; i < l->list.count; i++) {
		const struct edition *e = &l->list.editions[i];
		const char *gap = i ? " " : "";
		text = strcmp(e->id, e->name) == 0
			       ? arena_printf(&l->arena, "%s%s%s", text, gap, e->name)
			       : arena_printf(&l->arena, "%s%s%s=%s", text, gap, e->name, e->id);
	}
	return text;
}

static void order_names_and_ids(void **state)
{
	(void)state;
	make_history();
	tag_on("2012-06-25", "corte-2012-06");
	tag_on("2012-03-25", "-a -m Marzo corte/2012-03");
	tag_on("2012-05-25", "ñandú");
	tag_on("2012-05-25", "Mayo_Z");
	tag_on("2012-04-25", "-a -m Abril corte-2012-04");
	run("cd p; GIT_COMMITTER_DATE='2012-07-25 12:00:00 -0500' git tag -a -m 'Corte doble' doble "
	    "corte-2012-04\n"
	    "git tag gemela corte-2012-06");
	struct listing l = list_editions("p", "*");
	assert_int_equal(l.report.count, 0);
	assert_int_equal(l.result, 0);
	assert_string_equal(summary(&l),
		"corte/2012-03=corte-2012-03 corte-2012-04 Mayo_Z=mayo_z ñandú=--and-- "
		"corte-2012-06 gemela doble");
	const struct edition *double_tag = &l.list.editions[6], *april = &l.list.editions[1];
	assert_string_equal(double_tag->commit, april->commit);
	assert_string_equal(double_tag->title, "Corte doble");
	assert_true(double_tag->annotated);
	assert_memory_equal(&double_tag->trees, &april->trees, sizeof(april->trees));
	assert_memory_not_equal(&l.list.editions[0].trees, &april->trees, sizeof(april->trees));
	assert_memory_equal(l.list.editions[0].trees.content, april->trees.content, 20);
	assert_false(l.list.editions[4].annotated);
	assert_string_equal(l.list.editions[4].tag, "");
	assert_string_equal(l.list.editions[4].title, "corte-2012-06");
	assert_int_equal(april->when.offset, -300);
	listing_release(&l);
	/* The same from packed references and from a bare mirror, and through a pattern. */
	run("git clone -q --mirror p espejo.git; git -C p pack-refs --all");
	static const char *const paths[] = {"p", "espejo.git"};
	for (size_t i = 0; i < 2; i++) {
		l = list_editions(paths[i], "corte*");
		assert_string_equal(summary(&l), "corte/2012-03=corte-2012-03 corte-2012-04 corte-2012-06");
		listing_release(&l);
	}
	l = list_editions("p", "nada-*");
	assert_int_equal(l.result, 0);
	assert_int_equal(l.list.count, 0);
	listing_release(&l);
}

static void messages_and_signatures(void **state)
{
	(void)state;
	make_history();
	run("cd p; printf '\\n  Corte de marzo \\r\\n\\nPrimera nota.\\r\\n\\nSegunda nota.\\n\\n' > ../m\n"
	    "git tag -a --cleanup=verbatim -F ../m a1; printf '' | git tag -a --cleanup=verbatim -F - a2\n"
	    "head=$(git rev-parse HEAD); tagger='tagger Oficina <o@example.org> 1332691200 -0500'\n"
	    "sign() { printf 'object %%s\\ntype commit\\ntag %%s\\n%%s\\n\\nTitulo\\n\\nNotas\\n-----BEGIN "
	    "%%s SIGNATURE-----\\nabc\\n"
	    "-----END %%s SIGNATURE-----\\n' $head $1 \"$tagger\" $2 $2 | git hash-object -t tag -w --stdin; "
	    "}\n"
	    "git update-ref refs/tags/s1 $(sign s1 PGP); git update-ref refs/tags/s2 $(sign s2 SSH)\n"
	    "git update-ref refs/tags/sin $(printf 'object %%s\\ntype commit\\ntag sin\\n\\nSin fecha\\n' "
	    "$head | git hash-object -t tag --literally -w --stdin)\n"
	    "git update-ref refs/tags/latino $(printf 'object %%s\\ntype commit\\ntag "
	    "latino\\n%%s\\n\\nA\\361o\\n' $head \"$tagger\" | git hash-object -t tag --literally -w "
	    "--stdin)");
	struct listing l = list_editions("p", "*");
	assert_int_equal(l.result, 0);
	assert_string_equal(summary(&l), "a1 a2 latino s1 s2 sin");
	const struct edition *e = l.list.editions;
	assert_string_equal(e[0].title, "Corte de marzo");
	assert_string_equal(e[0].notes, "Primera nota.\r\n\nSegunda nota.");
	assert_false(e[0].bears_signature);
	assert_string_equal(e[1].title, "a2");
	assert_string_equal(e[1].notes, "");
	assert_string_equal(e[2].title, "Año");
	for (size_t i = 3; i < 5; i++) {
		assert_string_equal(e[i].title, "Titulo");
		assert_string_equal(e[i].notes, "Notas");
		assert_true(e[i].bears_signature);
	}
	assert_int_equal(e[5].when.seconds, 1332691200); /* the commit's */
	listing_release(&l);
}

static void tags_that_are_no_editions(void **state)
{
	(void)state;
	make_history();
	tag_on("2012-03-25", "buena");
	run("cd p; git tag arbol 'HEAD^{tree}'; git tag -a -m x hoja HEAD:data/a.csv; git tag Corte-1; git "
	    "tag corte/1\n"
	    "git tag index.html; git tag corte-2; echo basura > .git/refs/tags/rota\n"
	    "echo deadbeefdeadbeefdeadbeefdeadbeefdeadbeef > .git/refs/tags/perdida");
	struct listing l = list_editions("p", "*");
	assert_int_equal(l.result, -1);
	assert_string_equal(summary(&l), "Corte-1=corte-1 buena corte-2");
	assert_int_equal(findings_at(&l.report, FINDING_TAG_NOT_COMMIT, "refs/tags/arbol"), 1);
	assert_int_equal(findings_at(&l.report, FINDING_TAG_NOT_COMMIT, "refs/tags/hoja"), 1);
	assert_int_equal(findings_at(&l.report, FINDING_EDITION_TWICE, "refs/tags/corte/1"), 1);
	assert_int_equal(findings_at(&l.report, FINDING_EDITION_NAME, "refs/tags/index.html"), 1);
	assert_int_equal(findings_at(&l.report, FINDING_BAD_OBJECT, "refs/tags/perdida"), 1);
	for (size_t i = 0; i < l.report.count; i++)
		if (l.report.findings[i].id == FINDING_EDITION_TWICE)
			assert_non_null(strstr(l.report.findings[i].message, "«Corte-1» y «corte/1»"));
	listing_release(&l);
	l = list_editions("p", "buena");
	assert_int_equal(l.report.count, 0);
	assert_int_equal(l.list.count, 1);
	listing_release(&l);
}

static void none_and_shallow(void **state)
{
	(void)state;
	run("git init -q vacio");
	struct listing l = list_editions("vacio", "*");
	assert_int_equal(l.result, 0);
	assert_int_equal(l.list.count, 0);
	listing_release(&l);
	make_history();
	tag_on("2012-03-25", "e1");
	run("git clone -q --depth 1 \"file://$PWD/p\" corto");
	l = list_editions("corto", "*");
	assert_int_equal(l.result, -1);
	assert_int_equal(findings_at(&l.report, FINDING_SHALLOW, NULL), 1);
	listing_release(&l);
}

#define test(name) cmocka_unit_test_setup_teardown(name, fixture_enter, fixture_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(order_names_and_ids),
		test(messages_and_signatures),
		test(tags_that_are_no_editions),
		test(none_and_shallow),
	};
	return cmocka_run_group_tests_name("editions", tests, NULL, NULL);
}
