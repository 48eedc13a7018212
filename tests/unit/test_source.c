/* Repositories of every shape, whole and hostile, read through source/. */
#include "fixture_repository.h"

#include "source/blob_store.h"
#include "source/repository.h"

#include <sys/stat.h>
#include <time.h>

/* What one reading gave. */
struct reading {
	struct report report;
	struct arena arena;
	struct snapshot snapshot;
	struct instant when;
	int result;
};

static struct reading read_revision(const char *path, const char *revision)
{
	struct reading r = {.result = -1};
	char commit[COMMIT_HEX + 1];
	struct repository *repository = repository_open(path, &r.report);
	if (repository && repository_resolve(repository, revision, commit, &r.when, &r.report) == 0)
		r.result = snapshot_read(&r.snapshot, repository, commit, &r.arena, &r.report);
	repository_close(repository);
	return r;
}

static void reading_release(struct reading *r)
{
	report_release(&r->report);
	arena_release(&r->arena);
}

static void make_publication(const char *path)
{
	run("git init -q -b main '%s'; cd '%s'\n"
	    "mkdir -p content/circulares data/seguimiento templates otros\n"
	    "echo 'titulo: Prueba' > content/sitio.yaml\n"
	    "echo texto > content/circulares/109-2012.md\n"
	    "echo uno > content/circulares.md\n"
	    "echo no > content/.oculto; echo no > otros/fuera.txt\n"
	    "printf 'a,b\\n1,2\\n' > data/seguimiento/antioquia.csv\n"
	    "printf '' > data/vacio.csv\n"
	    "ln -s /etc/passwd otros/enlace\n"
	    "git add -A; git commit -q -m 'Primera entrega'",
		path, path);
}

/* The five files of make_publication(), whole. */
static void assert_publication(struct reading *r)
{
	static const char *const paths[] = {"content/circulares.md", "content/circulares/109-2012.md",
		"content/sitio.yaml", "data/seguimiento/antioquia.csv", "data/vacio.csv"};
	assert_int_equal(r->report.count, 0);
	assert_int_equal(r->result, 0);
	assert_int_equal(r->snapshot.count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(r->snapshot.files[i].path, paths[i]);
	const struct file *file = snapshot_find(&r->snapshot, "data/seguimiento/antioquia.csv");
	assert_non_null(file);
	assert_int_equal(file->length, 8);
	assert_memory_equal(file->bytes, "a,b\n1,2\n", 9);
	assert_null(snapshot_find(&r->snapshot, "data/seguimiento"));
	const struct file *first;
	assert_int_equal(snapshot_under(&r->snapshot, "content/circulares/", &first), 1);
	assert_string_equal(first->path, "content/circulares/109-2012.md");
	assert_int_equal(snapshot_under(&r->snapshot, "content/", &first), 3);
	assert_int_equal(snapshot_under(&r->snapshot, "zzz", &first), 0);
}

static void assert_reads_whole(const char *path, const char *revision)
{
	struct reading r = read_revision(path, revision);
	assert_publication(&r);
	reading_release(&r);
}

static void shapes(void **state)
{
	(void)state;
	make_publication("libre");
	assert_reads_whole("libre", "HEAD");
	assert_reads_whole("libre/.git", "main");
	run("git clone -q --bare libre desnudo.git");
	assert_reads_whole("desnudo.git", "HEAD");
	run("git -C libre gc -q --prune=now; test -z \"$(find libre/.git/objects/?? -type f 2>/dev/null)\"");
	assert_reads_whole("libre", "HEAD");
	run("git clone -q --shared libre prestado; git -C libre worktree add -q ../arbol HEAD 2>/dev/null");
	assert_reads_whole("prestado", "HEAD");
	assert_reads_whole("arbol", "HEAD");
	run("git -C libre checkout -q --detach");
	assert_reads_whole("libre", "HEAD");
	run("git -C libre config extensions.worktreeConfig true; git -C libre config "
	    "core.repositoryformatversion 1");
	assert_reads_whole("libre", "HEAD");
}

static void a_shared_object_folder_in_quarantine(void **state)
{
	(void)state;
	make_publication("libre");
	run("git clone -q --bare libre destino.git; mkdir cuarentena\n"
	    "cd libre; echo nuevo > data/nuevo.csv\n"
	    "export GIT_OBJECT_DIRECTORY=$PWD/../cuarentena "
	    "GIT_ALTERNATE_OBJECT_DIRECTORIES=$PWD/.git/objects\n"
	    "git add -A; git commit -q -m Segunda; git rev-parse main > ../id");
	char *id = output_of("cat id"), *quarantine = output_of("echo $PWD/cuarentena");
	struct reading r = read_revision("destino.git", id);
	assert_int_equal(r.result, -1);
	reading_release(&r);
	setenv("GIT_QUARANTINE_PATH", quarantine, 1);
	r = read_revision("destino.git", id);
	unsetenv("GIT_QUARANTINE_PATH");
	assert_int_equal(r.result, 0);
	assert_non_null(snapshot_find(&r.snapshot, "data/nuevo.csv"));
	reading_release(&r);
	free(id);
	free(quarantine);
}

static void revisions_and_their_dates(void **state)
{
	(void)state;
	make_publication("p");
	run("cd p; git tag ligera; GIT_COMMITTER_DATE='2012-04-02T08:00:00-0500' git tag -a -m Corte "
	    "corte/2012-03\n"
	    "GIT_COMMITTER_DATE='2012-04-03T08:00:00-0500' git -c advice.nestedTag=false tag -a -m Doble "
	    "doble corte/2012-03\n"
	    "git tag arbol 'HEAD^{tree}'; git rev-parse --short=10 HEAD > ../corto");
	char *abbreviated = output_of("cat corto");
	const struct {
		const char *revision;
		int64_t seconds;
	} cases[] = {{"HEAD", 1332691200}, {"ligera", 1332691200}, {"corte/2012-03", 1333371600},
		{"doble", 1333458000}, {"refs/heads/main", 1332691200}, {abbreviated, 1332691200}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reading r = read_revision("p", cases[i].revision);
		assert_publication(&r);
		assert_int_equal(r.when.seconds, cases[i].seconds);
		assert_int_equal(r.when.offset, -300);
		assert_int_equal(r.snapshot.date.seconds, 1332691200);
		reading_release(&r);
	}
	static const char *const unknown[] = {"arbol", "no-existe", "deadbeef", "a..b", ""};
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++) {
		struct reading r = read_revision("p", unknown[i]);
		assert_int_equal(r.result, -1);
		assert_int_equal(findings_at(&r.report, FINDING_UNKNOWN_REVISION, NULL), 1);
		reading_release(&r);
	}
	free(abbreviated);
}

static void assert_refused(const char *path, enum finding_id id)
{
	struct reading r = read_revision(path, "HEAD");
	assert_int_equal(r.result, -1);
	assert_int_equal(r.report.count, 1);
	assert_int_equal(r.report.findings[0].id, id);
	reading_release(&r);
}

static void repositories_that_do_not_open(void **state)
{
	(void)state;
	make_publication("p");
	run("mkdir vacia; git init -q -b main nueva; git init -q --object-format=sha256 -b main larga\n"
	    "cd larga; mkdir data; echo a > data/a.csv; git add .; git commit -q -m a");
	assert_refused("vacia", FINDING_NO_REPOSITORY);
	assert_refused("no-existe", FINDING_NO_REPOSITORY);
	assert_refused("p/content", FINDING_NO_REPOSITORY);
	assert_refused("nueva", FINDING_UNBORN);
	assert_refused("larga", FINDING_REPOSITORY_FORMAT);
}

static void a_shallow_clone(void **state)
{
	(void)state;
	struct report report = {0};
	make_publication("p");
	run("cd p; echo b > data/b.csv; git add .; git commit -q -m b; cd ..\n"
	    "git clone -q --depth 1 \"file://$PWD/p\" corto");
	struct repository *whole = repository_open("p", &report),
			  *shallow = repository_open("corto", &report);
	assert_false(repository_is_shallow(whole));
	assert_true(repository_is_shallow(shallow));
	repository_close(whole);
	repository_close(shallow);
	report_release(&report);
}

static void a_repository_of_another_user(void **state)
{
	if (geteuid() != 0)
		skip();
	make_publication("p");
	run("git clone -q --bare p b.git; chown -R 65534 p b.git");
	struct reading r = read_revision("p", "HEAD");
	assert_int_equal(r.report.count, 1);
	assert_int_equal(r.report.findings[0].id, FINDING_UNSAFE_OWNER);
	char path[200];
	snprintf(path, sizeof(path), "%s/p", (char *)*state);
	/* The finding's command, run as it stands, mends it. */
	char *command = strstr(r.report.findings[0].message, "git config");
	assert_non_null(command);
	assert_non_null(strstr(command, path));
	run("%s", command);
	reading_release(&r);
	assert_reads_whole("p", "HEAD");
	assert_refused("b.git", FINDING_UNSAFE_OWNER);
	run("git config --global --add safe.directory \"$PWD/b.git\"");
	assert_reads_whole("b.git", "HEAD");
}

static void links_and_submodules(void **state)
{
	(void)state;
	make_publication("p");
	run("cd p; ln -s ../../etc/passwd data/metas.csv; ln -s content content/circulares/yo; ln -s data "
	    "content/.x\n"
	    "rmdir templates; ln -s content templates\n"
	    "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),content/anexos\n"
	    "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),otros/anexos\n"
	    "git add -A 2>/dev/null || true\n"
	    "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),content/anexos\n"
	    "git commit -q -m enlaces");
	struct reading r = read_revision("p", "HEAD");
	assert_int_equal(r.result, -1);
	assert_int_equal(r.report.count, 4);
	assert_int_equal(findings_at(&r.report, FINDING_SYMLINK, "data/metas.csv"), 1);
	assert_int_equal(findings_at(&r.report, FINDING_SYMLINK, "content/circulares/yo"), 1);
	assert_int_equal(findings_at(&r.report, FINDING_SYMLINK, "templates"), 1);
	assert_int_equal(findings_at(&r.report, FINDING_SUBMODULE, "content/anexos"), 1);
	assert_int_equal(r.snapshot.count, 5);
	reading_release(&r);
}

/* Writes a tree object byte by byte: no porcelain would write these. `entries` is a format of printf(1) in
 * which B stands for a blob's raw id. Commits it as data/ and returns what reading it gives. */
static struct reading read_evil_tree(const char *entries)
{
	run("rm -rf p; git init -q -b main p; cd p\n"
	    "raw() { printf \"$(printf '%%s' \"$1\" | sed 's/../\\\\x&/g')\"; }\n"
	    "blob=$(echo hola | git hash-object -w --stdin)\n"
	    "hex=$(printf '%%s' \"$blob\" | sed 's/../\\\\x&/g')\n"
	    "format=$(printf '%%s' '%s' | sed \"s/@/$(printf '%%s' \"$hex\" | sed 's/\\\\/\\\\\\\\/g')/g\")\n"
	    "bash -c 'printf \"$0\"' \"$format\" > tree\n"
	    "tree=$(git hash-object -t tree --literally -w --stdin < tree)\n"
	    "root=$(printf '040000 tree %%s\\tdata\\n' $tree | git mktree)\n"
	    "git update-ref refs/heads/main $(git commit-tree -m mal $root)",
		entries);
	return read_revision("p", "HEAD");
}

static void assert_evil(const char *entries, enum finding_id id, const char *path, size_t files)
{
	struct reading r = read_evil_tree(entries);
	if (r.report.count != 1 || findings_at(&r.report, id, path) != 1) {
		struct buffer text = {0};
		report_text(&r.report, &text);
		fail_msg("%s gave: %s", entries, text.data ? text.data : "nothing");
	}
	assert_int_equal(r.result, -1);
	assert_int_equal(r.report.findings[0].place.line, 1);
	assert_int_equal(r.snapshot.count, files);
	reading_release(&r);
}

static void names_in_trees(void **state)
{
	(void)state;
	assert_evil("100644 ..\\0@100644 a\\0@", FINDING_BAD_PATH, "data/..", 1);
	assert_evil("100644 .\\0@100644 a\\0@", FINDING_BAD_PATH, "data/.", 1);
	assert_evil("100644 .GIT\\0@100644 a\\0@", FINDING_BAD_PATH, "data/.GIT", 1);
	assert_evil("100644 /etc/passwd\\0@100644 a\\0@", FINDING_BAD_PATH, "data//etc/passwd", 1);
	assert_evil("100644 a\\x5cb\\0@", FINDING_BAD_PATH, "data/a\\b", 0);
	assert_evil("100644 \\0@", FINDING_BAD_PATH, "data/", 0);
	assert_evil("100644 con\\nsalto\\0@", FINDING_BAD_PATH, "data/con\xEF\xBF\xBDsalto", 0);
	assert_evil("100644 a\\x1b[31m\\0@", FINDING_BAD_PATH, "data/a\xEF\xBF\xBD[31m", 0);
	assert_evil("100644 a\\xc2\\x9bz\\0@", FINDING_BAD_PATH, "data/a\xEF\xBF\xBDz", 0);
	assert_evil("100644 a\\xe1\\0@", FINDING_BAD_PATH, "data/a\xEF\xBF\xBD", 0);
	assert_evil("100644 a\\0@100644 b\\0@100644 a\\0@", FINDING_PATH_TWICE, "data/a", 2);
	assert_evil("100666 a\\0@100644 b\\0@", FINDING_NOT_A_FILE, "data/a", 1);
	assert_evil("40000 a\\0@100644 b\\0@", FINDING_BAD_OBJECT, "data/a", 1);
	assert_evil("100644 a", FINDING_BAD_OBJECT, "data", 0);
	assert_evil("basura", FINDING_BAD_OBJECT, "data", 0);
	/* Unordered, and a folder's name written with a leading zero as some tools do. */
	struct reading r = read_evil_tree("100644 b\\0@100755 a\\0@100644 .oculto\\0@");
	assert_int_equal(r.report.count, 0);
	assert_int_equal(r.snapshot.count, 2);
	assert_string_equal(r.snapshot.files[0].path, "data/a");
	reading_release(&r);
}

static void sizes_and_depths(void **state)
{
	(void)state;
	make_publication("p");
	run("cd p; head -c 33554433 /dev/zero > data/grande.csv; head -c 33554432 /dev/zero > "
	    "data/justo.csv\n"
	    "d=data; for i in $(seq 70); do d=$d/d; done; mkdir -p $d; echo a > $d/a.csv\n"
	    "git add -A; git -c core.compression=1 commit -q -m grande");
	struct reading r = read_revision("p", "HEAD");
	assert_int_equal(r.report.count, 2);
	assert_int_equal(findings_at(&r.report, FINDING_TOO_BIG, "data/grande.csv"), 1);
	assert_int_equal(r.report.findings[r.report.findings[0].id == FINDING_TOO_BIG].id, FINDING_BAD_PATH);
	assert_non_null(snapshot_find(&r.snapshot, "data/justo.csv"));
	reading_release(&r);
	/* The same from a pack, and one that libgit2 is given no memory for. */
	run("cd p; head -c 130000000 /dev/zero > data/enorme.csv; git add -A\n"
	    "git -c core.compression=1 commit -q -m enorme; git -c pack.compression=1 gc -q --prune=now");
	r = read_revision("p", "HEAD");
	assert_int_equal(r.report.count, 3);
	assert_int_equal(findings_at(&r.report, FINDING_TOO_BIG, "data/grande.csv"), 1);
	assert_int_equal(findings_at(&r.report, FINDING_TOO_BIG, "data/enorme.csv"), 1);
	assert_non_null(snapshot_find(&r.snapshot, "data/justo.csv"));
	reading_release(&r);
	/* Ten folders that each name the next one ten times: 10^10 paths in 11 objects. */
	run("cd p; id=$(echo a | git hash-object -w --stdin); mode='100644 blob'\n"
	    "for level in $(seq 10); do\n"
	    "  id=$(for i in 0 1 2 3 4 5 6 7 8 9; do printf '%%s %%s\\tx%%s\\n' \"$mode\" $id $i; done | git "
	    "mktree)\n"
	    "  mode='040000 tree'\ndone\n"
	    "root=$(printf '040000 tree %%s\\tdata\\n' $id | git mktree)\n"
	    "git update-ref refs/heads/bomba $(git commit-tree -m bomba $root)");
	r = read_revision("p", "bomba");
	assert_int_equal(r.report.count, 1);
	assert_int_equal(r.report.findings[0].id, FINDING_PUBLICATION_TOO_BIG);
	assert_true(r.snapshot.count < 200000);
	reading_release(&r);
}

/* Cuts the loose object that `rev-parse` gives to `bytes` and reads HEAD; the finding must come at once. */
static void assert_damaged(const char *object, const char *damage, const char *path)
{
	make_publication("d");
	run("cd d; id=$(git rev-parse '%s'); f=.git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-)\n"
	    "chmod u+w $f; %s",
		object, damage);
	clock_t start = clock();
	struct reading r = read_revision("d", "HEAD");
	assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
	assert_int_equal(r.result, -1);
	assert_int_equal(r.report.count, 1);
	assert_int_equal(findings_at(&r.report, FINDING_BAD_OBJECT, path), 1);
	reading_release(&r);
	run("rm -rf d");
}

static void damaged_objects(void **state)
{
	(void)state;
	const char *const blob = "HEAD:content/circulares/109-2012.md",
			  *blob_path = "content/circulares/109-2012.md";
	assert_damaged(blob, "truncate -s 10 $f", blob_path);
	assert_damaged(blob, "truncate -s -3 $f", blob_path);
	assert_damaged(blob, "truncate -s 0 $f", blob_path);
	assert_damaged(blob, "echo basura > $f", blob_path);
	assert_damaged(blob, "rm $f", blob_path);
	assert_damaged(blob, "rm $f; mkdir $f", blob_path);
	assert_damaged(blob, "rm $f; mkfifo $f", blob_path);
	assert_damaged("HEAD:content", "truncate -s -6 $f", "content");
	assert_damaged("HEAD^{tree}", "truncate -s 12 $f", NULL);
	assert_damaged("HEAD", "truncate -s 60 $f", NULL);
	assert_damaged("HEAD", "rm $f", NULL);
}

static void a_stream_that_lies_about_its_length(void **state)
{
	(void)state;
	static const char *const headers[] = {
		"blob 3", "blob 99", "blob 99999999999", "blob -1", "blob", "tag 6"};
	for (size_t i = 0; i < sizeof(headers) / sizeof(*headers); i++) {
		char damage[300];
		snprintf(damage, sizeof(damage),
			"printf '%s\\0texto\\n' | perl -MCompress::Zlib -e 'undef $/; print "
			"compress(<STDIN>)' > $f",
			headers[i]);
		make_publication("d");
		run("cd d; id=$(git rev-parse HEAD:content/circulares/109-2012.md)\n"
		    "f=.git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-); chmod u+w $f; %s",
			damage);
		struct reading r = read_revision("d", "HEAD");
		assert_int_equal(r.report.count, 1);
		assert_string_equal(r.report.findings[0].place.path, "content/circulares/109-2012.md");
		assert_int_equal(r.report.findings[0].id, i == 2 ? FINDING_TOO_BIG : FINDING_BAD_OBJECT);
		reading_release(&r);
		run("rm -rf d");
	}
}

static void the_files_on_disk(void **state)
{
	(void)state;
	struct report report = {0};
	struct arena arena = {0};
	struct snapshot snapshot;
	struct instant now = {1332691200, -300};
	make_publication("p");
	run("cd p; echo libre > data/sin-rastrear.csv; echo data/ignorado.csv > .gitignore; echo x > "
	    "data/ignorado.csv");
	assert_int_equal(snapshot_read_worktree(&snapshot, "p", now, &arena, &report), 0);
	assert_int_equal(report.count, 0);
	assert_int_equal(snapshot.count, 7);
	assert_string_equal(snapshot.commit, "");
	assert_int_equal(snapshot.date.seconds, now.seconds);
	assert_string_equal(snapshot_find(&snapshot, "data/sin-rastrear.csv")->bytes, "libre\n");
	run("cd p; ln -s /etc/passwd data/enlace.csv; ln -s .. content/bucle; mkfifo data/tubo.csv\n"
	    "head -c 33554433 /dev/zero > data/grande.csv; printf a > \"$(printf 'data/mal\\nx')\"\n"
	    "git init -q content/anexos; echo a > content/anexos/a.md; ln -s x data/.oculto; rmdir "
	    "templates; ln -s data templates");
	assert_int_equal(snapshot_read_worktree(&snapshot, "p", now, &arena, &report), -1);
	assert_int_equal(report.count, 7);
	assert_int_equal(findings_at(&report, FINDING_SYMLINK, "data/enlace.csv"), 1);
	assert_int_equal(findings_at(&report, FINDING_SYMLINK, "content/bucle"), 1);
	assert_int_equal(findings_at(&report, FINDING_SYMLINK, "templates"), 1);
	assert_int_equal(findings_at(&report, FINDING_NOT_A_FILE, "data/tubo.csv"), 1);
	assert_int_equal(findings_at(&report, FINDING_TOO_BIG, "data/grande.csv"), 1);
	assert_int_equal(findings_at(&report, FINDING_SUBMODULE, "content/anexos"), 1);
	report_release(&report);
	assert_int_equal(snapshot_read_worktree(&snapshot, "no-existe", now, &arena, &report), -1);
	assert_int_equal(findings_at(&report, FINDING_NO_REPOSITORY, NULL), 1);
	report_release(&report);
	arena_release(&arena);
}

/* Reads every commit of a history through one store and compares with plain readings. */
static void bytes_shared_between_editions(void **state)
{
	(void)state;
	struct report report = {0};
	make_publication("p");
	run("cd p; git tag e0; for i in 1 2 3 4 5 6 7 8 9; do head -c 100000 /dev/urandom > data/cambia.csv\n"
	    "cp data/cambia.csv data/copia.csv; git add -A; git commit -q -m $i; git tag e$i; done");
	struct repository *repository = repository_open("p", &report);
	struct blob_store *store = blob_store_new();
	struct arena arenas[2] = {{0}, {0}};
	struct snapshot shared[2];
	for (int i = 0; i < 10; i++) {
		char tag[3] = {'e', (char)('0' + i), 0}, commit[COMMIT_HEX + 1];
		struct instant when;
		struct reading plain = read_revision("p", tag);
		blob_store_advance(store);
		arena_release(&arenas[i % 2]);
		assert_int_equal(repository_resolve(repository, tag, commit, &when, &report), 0);
		assert_int_equal(snapshot_read_shared(
					 &shared[i % 2], repository, commit, &arenas[i % 2], store, &report),
			0);
		assert_int_equal(plain.snapshot.count, shared[i % 2].count);
		for (size_t f = 0; f < plain.snapshot.count; f++) {
			const struct file *a = &plain.snapshot.files[f], *b = &shared[i % 2].files[f];
			assert_string_equal(a->path, b->path);
			assert_memory_equal(a->id, b->id, 20);
			assert_int_equal(a->length, b->length);
			assert_memory_equal(a->bytes, b->bytes, a->length + 1);
		}
		/* What did not change is the same memory; the edition before is still there. */
		if (i)
			assert_ptr_equal(snapshot_find(&shared[0], "content/sitio.yaml")->bytes,
				snapshot_find(&shared[1], "content/sitio.yaml")->bytes);
		assert_true(blob_store_size(store) < 250000);
		reading_release(&plain);
	}
	arena_release(&arenas[0]);
	arena_release(&arenas[1]);
	blob_store_free(store);
	repository_close(repository);
	report_release(&report);
}

static void findings_told_by_each_edition(void **state)
{
	(void)state;
	struct report report = {0};
	struct arena arena = {0};
	struct snapshot snapshot;
	make_publication("p");
	run("cd p; ln -s x data/seguimiento/enlace.csv; git add -A; git commit -q -m enlace");
	struct repository *repository = repository_open("p", &report);
	struct blob_store *store = blob_store_new();
	for (size_t round = 1; round <= 3; round++) {
		char commit[COMMIT_HEX + 1];
		struct instant when;
		blob_store_advance(store);
		assert_int_equal(repository_resolve(repository, "HEAD", commit, &when, &report), 0);
		assert_int_equal(
			snapshot_read_shared(&snapshot, repository, commit, &arena, store, &report), -1);
		assert_int_equal(findings_at(&report, FINDING_SYMLINK, "data/seguimiento/enlace.csv"), round);
		assert_int_equal(snapshot.count, 5);
	}
	blob_store_free(store);
	repository_close(repository);
	arena_release(&arena);
	report_release(&report);
}

#define test(name) cmocka_unit_test_setup_teardown(name, fixture_enter, fixture_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(shapes),
		test(a_shared_object_folder_in_quarantine),
		test(revisions_and_their_dates),
		test(repositories_that_do_not_open),
		test(a_shallow_clone),
		test(a_repository_of_another_user),
		test(links_and_submodules),
		test(names_in_trees),
		test(sizes_and_depths),
		test(damaged_objects),
		test(a_stream_that_lies_about_its_length),
		test(the_files_on_disk),
		test(bytes_shared_between_editions),
		test(findings_told_by_each_edition),
	};
	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
