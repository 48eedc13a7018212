/* Histories of every shape, told commit by commit. Each test writes what the visitor saw as text and
 * compares. */
#include "fixture_repository.h"

#include "source/history.h"

struct telling {
	struct report report;
	struct arena arena;
	struct buffer text;
	size_t visits, end_after; /* 0: to the end */
	int result;
};

static void tell_step(struct buffer *out, const struct step *step, const char *indent)
{
	buffer_printf(out, "%s%s%s", indent, step->subject, step->is_merge ? " (merge)" : "");
	if (step->first_edition)
		buffer_printf(out, " [%s]", step->first_edition->id);
	buffer_string(out, ":");
	for (size_t i = 0; i < step->change_count; i++) {
		const struct change *change = &step->changes[i];
		char sign = !change->before.exists ? '+' : !change->after.exists ? '-' : '~';
		buffer_printf(out, " %c%s", sign, change->path);
	}
	buffer_string(out, "\n");
	for (size_t i = 0; i < step->merged_count; i++)
		tell_step(out, &step->merged[i], "  ");
}

static int tell(const struct step *step, void *context)
{
	struct telling *t = context;
	tell_step(&t->text, step, "");
	return ++t->visits == t->end_after;
}

static struct telling walk_as(const char *path, const char *folder, const char *suffix,
	int (*visit)(const struct step *step, void *context), size_t end_after)
{
	struct telling t = {.result = -1, .end_after = end_after};
	struct edition_list editions = {0};
	struct history_request request = {.folder = folder, .suffix = suffix, .editions = &editions};
	char commit[COMMIT_HEX + 1];
	struct instant when;
	struct repository *repository = repository_open(path, &t.report);
	assert_non_null(repository);
	if (!repository_is_shallow(repository))
		assert_int_equal(editions_read(&editions, repository, "*", &t.arena, &t.report), 0);
	assert_int_equal(repository_resolve(repository, "HEAD", commit, &when, &t.report), 0);
	t.result = history_walk(repository, commit, &request, visit, &t, &t.report);
	repository_close(repository);
	return t;
}

static struct telling walk(const char *folder)
{
	return walk_as("p", folder, ".csv", tell, 0);
}

static void telling_release(struct telling *t)
{
	report_release(&t->report);
	arena_release(&t->arena);
	buffer_release(&t->text);
}

static void assert_told(const char *folder, const char *expected)
{
	struct telling t = walk(folder);
	assert_int_equal(t.report.count, 0);
	assert_int_equal(t.result, 0);
	assert_string_equal(t.text.data ? t.text.data : "", expected);
	telling_release(&t);
}

/* Runs a script in the repository p, with `commit SUBJECT` for `git add -A; git commit`. */
static void in_p(const char *script)
{
	run("cd p; commit() { git add -A; git commit -q -m \"$@\"; }; %s", script);
}

static void make_repository(void)
{
	run("git init -q -b main p; git -C p config advice.detachedHead false; mkdir -p p/data p/content");
}

static void a_straight_line(void **state)
{
	(void)state;
	make_repository();
	in_p("echo a > content/a.md; commit sin-datos; mkdir data/2012; echo uno > data/2012/a.csv; echo x > "
	     "data/x.md; commit uno\n"
	     "git tag e1; echo texto > content/b.md; commit texto; echo dos >> data/2012/a.csv; echo uno > "
	     "data/b.csv; commit dos\n"
	     "git mv data/2012/a.csv data/2012.csv; commit renombra; git tag e2; rm data/b.csv; commit "
	     "quita\n"
	     "chmod +x data/2012.csv; commit modo; git rm -q -r data; commit nada");
	assert_told("data", "uno [e1]: +data/2012/a.csv +data/x.md\n"
			    "dos [e2]: ~data/2012/a.csv +data/b.csv\n"
			    "renombra [e2]: +data/2012.csv -data/2012/a.csv\n"
			    "quita: -data/b.csv\n"
			    "nada: -data/2012.csv -data/x.md\n");
	assert_told("data/2012",
		"uno [e1]: +data/2012/a.csv\ndos [e2]: ~data/2012/a.csv\nrenombra [e2]: -data/2012/a.csv\n");
	assert_told("content", "sin-datos [e1]: +content/a.md\ntexto [e2]: +content/b.md\n");
	assert_told("otra", "");
	struct telling t = walk_as("p", "data", ".csv", tell, 2);
	assert_int_equal(t.visits, 2);
	assert_int_equal(t.result, 0);
	telling_release(&t);
}

static int check_details(const struct step *step, void *context)
{
	struct telling *t = context;
	const struct change *change = &step->changes[0];
	static const char *const authors[] = {"Oficina de Planeación", "Dirección Añeja", "Regional Cauca"};
	assert_true(t->visits < 3);
	assert_string_equal(step->author, authors[t->visits]);
	assert_int_equal(step->position, t->visits);
	assert_string_equal(change->path, "data/a.csv");
	if (t->visits == 0) {
		assert_int_equal(step->when.seconds, 1332687600);
		assert_int_equal(step->when.offset, -300);
		assert_false(change->before.exists);
		assert_null(change->before.bytes);
		assert_string_equal(change->after.bytes, "h\nuno\ndos\ntres\n");
		assert_null(step_trailer(step, "Correccion"));
	} else if (t->visits == 1) {
		assert_string_equal(step->subject, "Corrige dos");
		assert_string_equal(step_trailer(step, "Correccion"), "el acta decía otra cosa");
		assert_string_equal(step_trailer(step, "correccion"), "el acta decía otra cosa");
		assert_string_equal(step_trailer(step, "Revisado-por"), "Control");
		assert_null(step_trailer(step, "Nota"));
		assert_string_equal(change->before.bytes, "h\nuno\ndos\ntres\n");
		assert_string_equal(change->after.bytes, "h\nuno\ndoce\nonce\ntres\n");
		assert_int_equal(change->same_head, strlen("h\nuno\n"));
		assert_int_equal(change->same_tail, strlen("tres\n"));
		assert_int_equal(step->change_count, 2);
		assert_true(step->changes[1].after.exists);
		assert_null(step->changes[1].after.bytes); /* not asked for */
	} else {
		/* Nothing is counted twice. */
		assert_int_equal(change->same_head, change->before.length);
		assert_int_equal(change->same_tail, 0);
		assert_int_equal(step->when.offset, 345);
	}
	t->visits++;
	return 0;
}

static void bytes_authors_and_trailers(void **state)
{
	(void)state;
	make_repository();
	in_p("printf 'h\\nuno\\ndos\\ntres\\n' > data/a.csv; commit uno\n"
	     "printf 'h\\nuno\\ndoce\\nonce\\ntres\\n' > data/a.csv; echo m > data/m.md\n"
	     "printf 'Corrige dos\\n\\nNota: esto es cuerpo.\\n\\nMás texto.\\n\\nCorreccion: el acta decía "
	     "otra cosa\\nRevisado-por: Control\\n' > ../m\n"
	     "git add -A; GIT_AUTHOR_NAME=\"$(printf 'Direcci\\363n A\\361eja')\" git -c "
	     "i18n.commitEncoding=ISO-8859-1 commit -q -F ../m\n"
	     "printf 'h\\nuno\\ndoce\\nonce\\ntres\\ntres\\n' > data/a.csv\n"
	     "git add -A; GIT_AUTHOR_DATE='2012-05-01 00:00:00 +0545' GIT_AUTHOR_NAME='Regional Cauca' git "
	     "commit -q -m tercera");
	struct telling t = walk_as("p", "data", ".csv", check_details, 0);
	assert_int_equal(t.report.count, 0);
	assert_int_equal(t.visits, 3);
	telling_release(&t);
}

static void merges(void **state)
{
	(void)state;
	make_repository();
	in_p("echo 1 > data/a.csv; commit base; git checkout -q -b rama; echo 2 >> data/a.csv; commit "
	     "rama-uno\n"
	     "echo r > data/r.csv; commit rama-dos; echo t > content/t.md; commit rama-texto\n"
	     "git checkout -q main; echo m > data/m.csv; commit principal; git tag corte\n"
	     "git merge -q --no-ff -m entrega rama; echo 9 > data/fin.csv; commit fin; git tag corte-2");
	assert_told("data", "base [corte]: +data/a.csv\n"
			    "principal [corte]: +data/m.csv\n"
			    "entrega (merge) [corte-2]: ~data/a.csv +data/r.csv\n"
			    "  rama-uno [corte-2]: ~data/a.csv\n"
			    "  rama-dos [corte-2]: +data/r.csv\n"
			    "fin [corte-2]: +data/fin.csv\n");
}

static void merges_within_merges(void **state)
{
	(void)state;
	make_repository();
	/* A branch that took the main line in twice, once with a change of its own in the merge; and a tag on
	 * it. */
	in_p("seq 9 > data/a.csv; commit base; git checkout -q -b rama; sed -i 's/^1$/1r/' data/a.csv; "
	     "commit rama-uno\n"
	     "git checkout -q main; echo m > data/m.csv; commit principal\n"
	     "git checkout -q rama; git merge -q -m toma main; git tag en-rama\n"
	     "git checkout -q main; sed -i 's/^9$/9m/' data/a.csv; echo n > data/n.csv; commit "
	     "principal-dos\n"
	     "git checkout -q rama; git merge -q --no-commit main; echo extra > data/extra.csv; commit "
	     "toma-dos\n"
	     "git checkout -q main; git merge -q --no-ff -m entrega rama; git tag z-final");
	assert_told("data", "base [en-rama]: +data/a.csv\n"
			    "principal [en-rama]: +data/m.csv\n"
			    "principal-dos [z-final]: ~data/a.csv +data/n.csv\n"
			    "entrega (merge) [z-final]: ~data/a.csv +data/extra.csv\n"
			    "  rama-uno [en-rama]: ~data/a.csv\n"
			    /* a.csv there is of neither parent: each brought a row of it. */
			    "  toma-dos (merge) [z-final]: ~data/a.csv +data/extra.csv\n");
}

static void a_merge_that_changes_nothing_and_an_octopus(void **state)
{
	(void)state;
	make_repository();
	in_p("echo 1 > data/a.csv; commit base\n"
	     "git checkout -q -b r1; echo b > data/b.csv; commit b; git checkout -q -b r2 main; echo c > "
	     "data/c.csv; commit c\n"
	     "git checkout -q -b perdida main; echo 2 > data/a.csv; commit descartada\n"
	     "git checkout -q main; git merge -q -s ours -m nada perdida; git merge -q -m pulpo r1 r2\n"
	     "git checkout -q --orphan ajena; git rm -q -rf .; mkdir -p data; echo z > data/z.csv; commit "
	     "ajena\n"
	     "git checkout -q main; git merge -q --allow-unrelated-histories -m historias ajena");
	assert_told("data", "base: +data/a.csv\n"
			    "pulpo (merge): +data/b.csv +data/c.csv\n"
			    "  b: +data/b.csv\n"
			    "  c: +data/c.csv\n"
			    "historias (merge): +data/z.csv\n"
			    "  ajena: +data/z.csv\n");
}

static void what_snapshots_pass_over(void **state)
{
	(void)state;
	make_repository();
	in_p("echo a > data/a.csv; echo o > data/.oculto.csv; ln -s a.csv data/enlace.csv; mkdir "
	     "data/.carpeta otra\n"
	     "echo a > data/.carpeta/a.csv; echo a > otra/a.csv; printf a > \"$(printf "
	     "'data/con\\nsalto.csv')\"; commit uno\n"
	     "rm data/enlace.csv; echo ya > data/enlace.csv; rm -r data/a.csv; mkdir data/a.csv; echo b > "
	     "data/a.csv/b.csv; commit dos");
	assert_told("", "uno: +data/a.csv\ndos: -data/a.csv +data/a.csv/b.csv +data/enlace.csv\n");
}

static void limits_and_damage(void **state)
{
	(void)state;
	make_repository();
	in_p("head -c 33554433 /dev/zero > data/a.csv; echo b > data/b.csv; commit enorme\n"
	     "echo a > data/a.csv; echo bb > data/b.csv; commit chica");
	/* Too big is no finding of history: the file has been mended since. */
	assert_told("data", "enorme: +data/a.csv +data/b.csv\nchica: ~data/a.csv ~data/b.csv\n");
	in_p("id=$(git rev-parse HEAD~1:data/b.csv); f=.git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut "
	     "-c3-)\n"
	     "chmod u+w $f; truncate -s 8 $f");
	struct telling t = walk("data");
	assert_int_equal(t.result, -1);
	assert_int_equal(findings_at(&t.report, FINDING_BAD_OBJECT, "data/b.csv"), 1);
	telling_release(&t);
	in_p("id=$(git rev-parse HEAD~1); f=.git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-); rm "
	     "-f $f");
	t = walk("data");
	assert_int_equal(t.result, -1);
	assert_int_equal(findings_at(&t.report, FINDING_BAD_OBJECT, NULL), 1);
	telling_release(&t);
}

static void a_shallow_clone(void **state)
{
	(void)state;
	make_repository();
	in_p("echo a > data/a.csv; commit uno; echo b > data/a.csv; commit dos");
	run("git clone -q --depth 1 \"file://$PWD/p\" corto");
	struct telling t = walk_as("corto", "data", ".csv", tell, 0);
	assert_int_equal(t.result, -1);
	assert_int_equal(t.report.count, 1);
	assert_int_equal(findings_at(&t.report, FINDING_SHALLOW, NULL), 1);
	telling_release(&t);
}

/* Against git itself: a random history with branches, told by both. */
static void the_same_as_git_log(void **state)
{
	(void)state;
	make_repository();
	in_p("seed=7; random() { seed=$(( (seed * 1103515245 + 12345) % 2147483648 )); r=$(( seed / 65536 "
	     "% $1 )); }\n"
	     "mkdir data/s; echo 0 > data/s/f0.csv; commit c0\n"
	     "for i in $(seq 60); do\n"
	     "  random 5; case $r in\n"
	     "  0) git checkout -q -b r$i; for k in 1 2; do echo $i$k > data/s/n$i$k.csv; commit r$i$k; "
	     "done\n"
	     "     git checkout -q main; git merge -q --no-ff -m m$i r$i;;\n"
	     "  1) f=$(ls data/s | tail -1); git mv data/s/$f data/s/z$i.csv; commit c$i;;\n"
	     "  *) random 8; echo $i >> data/s/f$r.csv; commit c$i;;\n"
	     "  esac\ndone\n"
	     "git gc -q; git log --reverse --first-parent -m --raw --no-renames --format='%s' -- data |\n"
	     "awk -F'\\t' '/^:/ {split($1, f, \" \"); printf \" %s%s\", f[5] == \"A\" ? \"+\" : f[5] == "
	     "\"D\" ? \"-\" : \"~\", $2; next}\n"
	     "NF {if (NR > 1) print \"\"; printf \"%s%s:\", $0, /^m/ ? \" (merge)\" : \"\"} END {print "
	     "\"\"}' > ../esperado");
	struct telling t = walk("data");
	assert_int_equal(t.report.count, 0);
	FILE *out = fopen("visto", "w");
	fputs(t.text.data, out);
	fclose(out);
	assert_true(t.visits > 40);
	run("grep -v '^  ' visto > sin-ramas; diff esperado sin-ramas; test $(grep -c '^  ' visto) -gt 9");
	telling_release(&t);
}

#define test(name) cmocka_unit_test_setup_teardown(name, fixture_enter, fixture_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_straight_line),
		test(bytes_authors_and_trailers),
		test(merges),
		test(merges_within_merges),
		test(a_merge_that_changes_nothing_and_an_octopus),
		test(what_snapshots_pass_over),
		test(limits_and_damage),
		test(a_shallow_clone),
		test(the_same_as_git_log),
	};
	return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
