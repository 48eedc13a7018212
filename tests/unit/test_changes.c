/*
 * What an edition changes: small histories in real repositories, two tags of each compared, and every change
 * told as a line. How rows are followed is for test_provenance.c.
 */
#include "fixture_repository.h"

#include "compliance/changes.h"

/* One edition, loaded and assessed. */
struct side {
	struct snapshot snapshot;
	struct model model;
	struct assessment assessment;
	size_t position;
};

struct reading {
	struct report report;
	struct arena arena;
	struct repository *repository;
	struct edition_list editions;
	struct provenance *provenance;
	struct changes changes;
};

static void load_side(struct reading *r, struct side *side, const char *tag)
{
	char commit[COMMIT_HEX + 1];
	struct instant when;
	assert_int_equal(repository_resolve(r->repository, tag, commit, &when, &r->report), 0);
	assert_int_equal(snapshot_read(&side->snapshot, r->repository, commit, &r->arena, &r->report), 0);
	side->snapshot.date = when;
	if (model_load(&side->model, &side->snapshot, when, &r->arena, &r->report))
		fail_msg("%s: %s", tag, r->report.findings[0].message);
	side->position = provenance_position(r->provenance, commit);
	provenance_apply(r->provenance, &side->model, side->position);
	assess(&side->assessment, &side->model, &r->arena);
}

static struct reading compare(const char *from, const char *to)
{
	struct reading r = {.provenance = NULL};
	struct side before, after;
	char commit[COMMIT_HEX + 1];
	struct instant when;
	r.repository = repository_open("p", &r.report);
	assert_non_null(r.repository);
	assert_int_equal(editions_read(&r.editions, r.repository, "*", &r.arena, &r.report), 0);
	assert_int_equal(repository_resolve(r.repository, "HEAD", commit, &when, &r.report), 0);
	r.provenance = provenance_read(r.repository, commit, &r.editions, &r.arena, &r.report);
	assert_non_null(r.provenance);
	load_side(&r, &before, from);
	load_side(&r, &after, to);
	changes_between(&r.changes, &before.assessment, &after.assessment, r.provenance, after.position, to,
		&r.arena);
	return r;
}

static void reading_release(struct reading *r)
{
	repository_close(r->repository);
	report_release(&r->report);
	arena_release(&r->arena);
}

/* Only the lines that hold `only`, if given: "revisado cv region norte 2012-03 valor 5→7 (subject; motive)".
 */
static void expect(const char *from, const char *to, const char *only, const char *expected)
{
	struct reading r = compare(from, to);
	struct buffer told = {0}, line = {0};
	buffer_add(&told, "", 0);
	for (size_t i = 0; i < r.changes.figure_count; i++) {
		const struct figure_change *c = &r.changes.figures[i];
		buffer_clear(&line);
		buffer_printf(&line, "%s %s %s%s%s%s%s %s %s %s→%s", change_ids[c->kind], c->indicator,
			scope_ids[c->scope], *c->region ? " " : "", c->region, *c->role ? " " : "", c->role,
			month_text(&r.arena, c->period), c->field, c->before, c->after);
		if (c->revision)
			buffer_printf(
				&line, " (%s%s%s)", c->revision->subject, *c->reason ? "; " : "", c->reason);
		buffer_char(&line, '\n');
		assert_string_equal(c->edition, to);
		if (!only || strstr(line.data, only))
			buffer_add(&told, line.data, line.length);
	}
	assert_string_equal(told.data, expected);
	buffer_release(&told);
	buffer_release(&line);
	reading_release(&r);
}

static void expect_documents(const char *from, const char *to, const char *expected)
{
	static const char signs[] = {'+', '~', '-'};
	struct reading r = compare(from, to);
	struct buffer told = {0};
	buffer_add(&told, "", 0);
	for (size_t i = 0; i < r.changes.document_count; i++) {
		const struct document_change *d = &r.changes.documents[i];
		buffer_printf(&told, "%c %s (%s)\n", signs[d->kind], d->path, d->title);
		assert_int_equal(d->before != NULL, d->kind == DOCUMENT_CHANGED);
		assert_int_equal(d->after != NULL, d->kind == DOCUMENT_CHANGED);
	}
	assert_string_equal(told.data, expected);
	buffer_release(&told);
	reading_release(&r);
}

/*
 * A publication of two regions, norte (grande) and sur (none): cv, a flow of the year with targets by region
 * and by role; em, a ceiling on a stock. `at DAY SUBJECT [TRAILER]` commits on that day of 2012; `tag DAY
 * NAME` tags; `rows REGION LINE…` writes a region's rows, "cv 03 5" being one of variable c or m with that
 * value.
 */
static void in_p(const char *script)
{
	run("test -d p || git init -q -b main p; cd p\n"
	    "at() { d=$1; s=$2; t=${3:-}; git add -A; GIT_AUTHOR_DATE=\"2012-${d}T23:30:00-0500\" "
	    "GIT_COMMITTER_DATE=\"2012-${d}T23:40:00-0500\" "
	    "git commit -q --allow-empty -m \"$s\" ${t:+-m \"$t\"}; }\n"
	    "tag() { GIT_COMMITTER_DATE=\"2012-${1}T09:00:00-0500\" git tag -a -m $2 $2; }\n"
	    "rows() { r=$1; shift; { echo indicador,region,periodo,variable,valor,rol; for l; do set -- $l\n"
	    "v=c; test $1 = em && v=m; echo $1,$r,2012-$2,$v,${3#-},${4:-}; done; } > "
	    "data/seguimiento/$r.csv; }\n"
	    "page() { printf -- '---\\ntitulo: %%s\\n---\\n%%s\\n' \"$2\" \"$3\" > content/paginas/$1.md; }\n"
	    "targets() { echo indicador,region,rol,periodo,valor,norma > data/metas.csv\n"
	    "for l; do set -- $l; echo $1,${2#-},${3#-},2012,$4,1-2012; done >> data/metas.csv; }\n"
	    "indicator() { printf -- '---\\ncodigo: %%s\\nnombre: Nombre %%s\\nentidad: e\\ntipo: "
	    "resultado\\nnorma: 1-2012\\nvigencia: 2012\\ndesde: 2012-03\\nperiodicidad: mensual\\ncorte: "
	    "25\\nunidad: u\\n%%s\\n---\\n' $1 $1 \"$2\" > content/indicadores/$1.md; }\n"
	    "if ! test -d content; then\n"
	    "mkdir -p content/circulares content/indicadores content/paginas data/seguimiento\n"
	    "printf 'titulo: T\\nentidad: e\\n' > content/sitio.yaml\n"
	    "printf 'entidad,nombre,sigla,pais\\ne,E,E,Colombia\\n' > data/entidades.csv\n"
	    "printf 'entidad,region,codigo,nombre,segmento\\ne,norte,05,Norte,grande\\ne,sur,07,Sur,\\n' > "
	    "data/regiones.csv\n"
	    "printf -- '---\\nnumero: 1\\nfecha: 2012-03-14\\nemisor: D\\nasunto: Metas\\nentidad: "
	    "e\\n---\\nTexto.\\n' > content/circulares/1-2012.md\n"
	    "indicator cv 'variables: {c: flujo}\nnumerador: c\nventana: anio\nmeta: {fuente: tabla, "
	    "prorrateo: lineal}'\n"
	    "indicator em 'variables: {m: stock}\nnumerador: m\nventana: mes\nmeta: {fuente: tabla, sentido: "
	    "maximo}'\n"
	    "targets 'cv norte - 120' 'cv sur - 60' 'em norte - 3'\n"
	    "fi\n%s",
		script);
}

static void an_edition_without_one_before(void **state)
{
	struct changes changes;
	struct arena arena = {0};
	struct assessment assessment = {0};
	(void)state;
	changes_between(&changes, NULL, &assessment, NULL, NONE, "e", &arena);
	assert_int_equal(changes.figure_count, 0);
	assert_int_equal(changes.document_count, 0);
	arena_release(&arena);
}

/* The cut of April passes: what comes with it is new, but for the state of who did not report. */
static void a_month_passes(void **state)
{
	(void)state;
	in_p("rows norte 'cv 03 5'; rows sur 'cv 03 2'; at 03-20 marzo; tag 04-02 a\n"
	     "rows norte 'cv 03 5' 'cv 04 36'; at 04-20 abril; tag 05-02 b\n");
	expect("a", "b", " cv ",
		"nuevo cv region norte 2012-04 valor →41 (abril)\n"
		"nuevo cv region norte 2012-04 meta_al_corte →40 (marzo)\n"
		"nuevo cv region norte 2012-04 estado →cumple (abril)\n"
		"nuevo cv region sur 2012-04 meta_al_corte →20 (marzo)\n"
		"nuevo cv segmento grande 2012-04 valor →41 (abril)\n"
		"nuevo cv segmento grande 2012-04 meta_al_corte →40 (marzo)\n"
		"nuevo cv segmento grande 2012-04 estado →cumple (abril)\n"
		"nuevo cv nacional 2012-04 valor →43 (abril)\n"
		"nuevo cv nacional 2012-04 meta_al_corte →60 (marzo)\n"
		"nuevo cv nacional 2012-04 estado →incumple (abril)\n");
	expect("a", "a", NULL, "");
}

/* With days of grace, a state goes from pending to without data by itself: no change. */
static void time_alone_changes_nothing(void **state)
{
	(void)state;
	in_p("echo 'gracia_dias: 10' >> content/sitio.yaml\n"
	     "rows norte 'cv 03 5'; at 03-20 marzo; tag 03-26 a; tag 04-20 b\n"
	     "sed -i 's/gracia_dias: 10/gracia_dias: 40/' content/sitio.yaml; at 04-21 gracia; tag 04-22 "
	     "c\n");
	expect("a", "b", NULL, "");
	expect("b", "a", NULL, "");
	/* The grace given later is a change of its own. */
	expect("b", "c", " cv region sur ", "revisado cv region sur 2012-03 estado sin_dato→pendiente\n");
}

static void values_are_revised_and_corrected(void **state)
{
	(void)state;
	in_p("rows norte 'cv 03 5'; rows sur 'cv 03 9'; at 03-20 marzo; tag 04-02 a\n"
	     "rows norte 'cv 03 7'; at 04-03 completa 'Revision: faltaba una sede'\n"
	     "rows sur 'cv 03 8'; at 04-04 calla; tag 04-05 b\n"
	     "rows sur 'cv 03 12'; at 04-06 corrige 'Correccion: eran de otra regional'\n"
	     "rows sur 'cv 03 13'; at 04-07 retoca; tag 04-08 c\n");
	expect("a", "b", NULL,
		"revisado cv region norte 2012-03 valor 5→7 (completa; faltaba una sede)\n"
		"revisado cv region sur 2012-03 valor 9→8 (calla)\n"
		"revisado cv segmento grande 2012-03 valor 5→7 (completa; faltaba una sede)\n"
		"revisado cv nacional 2012-03 valor 14→15 (calla)\n");
	/* A correction that another commit touched again is a correction still; the commit is the latest. */
	expect("b", "c", NULL,
		"corregido cv region sur 2012-03 valor 8→13 (retoca)\n"
		"corregido cv region sur 2012-03 estado incumple→riesgo (retoca)\n"
		"corregido cv nacional 2012-03 valor 15→20 (retoca)\n");
	/* Backwards, no commit brought anything. */
	expect("c", "b", " valor ",
		"revisado cv region sur 2012-03 valor 13→8\n"
		"revisado cv nacional 2012-03 valor 20→15\n");
}

/* A row of March is in the window of every later month, and a correction in all of them. */
static void a_flow_changes_later_months(void **state)
{
	(void)state;
	in_p("rows norte 'cv 03 10' 'cv 04 10'; at 04-20 abril; tag 05-02 a\n"
	     "rows norte 'cv 03 11' 'cv 04 10'; at 05-03 corrige 'Correccion: faltaba uno'; tag 05-04 b\n");
	expect("a", "b", "region norte",
		"corregido cv region norte 2012-03 valor 10→11 (corrige; faltaba uno)\n"
		"corregido cv region norte 2012-04 valor 20→21 (corrige; faltaba uno)\n");
}

static void late_reports_are_new_and_what_goes_is_withdrawn(void **state)
{
	(void)state;
	in_p("rows norte 'cv 03 5'; at 03-20 marzo; tag 04-02 a\n"
	     "rows sur 'cv 03 15'; at 04-03 tarde; tag 04-04 b\n"
	     "rm data/seguimiento/sur.csv; at 04-05 quita 'Correccion: no era de sur'; tag 04-06 c\n");
	expect("a", "b", NULL,
		"nuevo cv region sur 2012-03 valor →15 (tarde)\n"
		"nuevo cv region sur 2012-03 estado sin_dato→cumple (tarde)\n"
		"revisado cv nacional 2012-03 valor 5→20 (tarde)\n");
	expect("b", "c", NULL,
		"retirado cv region sur 2012-03 valor 15→ (quita; no era de sur)\n"
		"retirado cv region sur 2012-03 estado cumple→sin_dato (quita; no era de sur)\n"
		"corregido cv nacional 2012-03 valor 20→5 (quita; no era de sur)\n");
}

static void targets_change(void **state)
{
	(void)state;
	in_p("rows norte 'cv 03 27'; rows sur 'cv 03 9'; at 03-20 marzo 'Correccion: otra cosa'; tag 04-02 "
	     "a\n"
	     "targets 'cv norte - 108' 'cv sur - 60' 'em norte - 3'; at 04-03 ajusta 'Revision: acta 4'; "
	     "tag 04-04 b\n"
	     "targets 'cv norte - 108' 'em norte - 3'; at 04-05 quita; tag 04-06 c\n");
	expect("a", "b", NULL,
		"meta_cambiada cv region norte 2012-03 meta_al_corte 30→27 (ajusta; acta 4)\n"
		"meta_cambiada cv region norte 2012-03 estado riesgo→cumple (ajusta; acta 4)\n"
		"meta_cambiada cv segmento grande 2012-03 meta_al_corte 30→27 (ajusta; acta 4)\n"
		"meta_cambiada cv segmento grande 2012-03 estado riesgo→cumple (ajusta; acta 4)\n"
		"meta_cambiada cv nacional 2012-03 meta_al_corte 45→42 (ajusta; acta 4)\n");
	expect("b", "c", "sur",
		"meta_cambiada cv region sur 2012-03 meta_al_corte 15→ (quita)\n"
		"meta_cambiada cv region sur 2012-03 estado incumple→sin_meta (quita)\n");
}

/* The ceiling is partial until all have reported: the value of the sum stays, its state does not. */
static void coverage_changes_a_state(void **state)
{
	(void)state;
	in_p("rows norte 'em 03 2'; at 03-20 marzo; tag 04-02 a\n"
	     "rows sur 'em 03 0'; at 04-03 tarde 'Revision: llegó tarde'; tag 04-04 b\n");
	expect("a", "b", "nacional",
		"revisado em nacional 2012-03 estado parcial→cumple (tarde; llegó tarde)\n");
}

/* Of a ratio of nothing to nothing, what is new is the state alone. */
static void a_report_without_cases_is_new(void **state)
{
	(void)state;
	in_p("indicator eg 'variables: {c: flujo, t: flujo}\nnumerador: c\ndenominador: t\nventana: "
	     "mes\nmeta: "
	     "{fuente: constante, valor: 0.6}'\n"
	     "at 03-20 marzo; tag 04-02 a\n"
	     "printf "
	     "'indicador,region,periodo,variable,valor\\neg,norte,2012-03,c,0\\neg,norte,2012-03,t,0\\n' > "
	     "data/seguimiento/eg.csv; at 04-03 cero; tag 04-04 b\n"
	     "sed -i 's/0.6/0.5/' content/indicadores/eg.md; at 04-05 meta; tag 04-06 c\n");
	expect("a", "b", "norte", "nuevo eg region norte 2012-03 estado sin_dato→sin_casos (cero)\n");
	/* A constant is in no row: no commit is told. */
	expect("b", "c", "norte", "meta_cambiada eg region norte 2012-03 meta_al_corte 0.6→0.5\n");
}

/* A row moves to another role: its region stays as it was, the roles do not. */
static void roles_are_units(void **state)
{
	(void)state;
	in_p("indicator se 'variables: {c: flujo}\nnumerador: c\nventana: anio\nmeta: {fuente: tabla}'\n"
	     "targets 'se - estrategico 10' 'se - empresarial 20'\n"
	     "rows norte 'se 03 5 estrategico'; at 03-20 marzo; tag 04-02 a\n"
	     "rows norte 'se 03 5 empresarial'; at 04-03 mueve 'Correccion: era del otro rol'; tag 04-04 "
	     "b\n");
	expect("a", "b", NULL,
		"nuevo se rol empresarial 2012-03 valor →5 (mueve; era del otro rol)\n"
		"nuevo se rol empresarial 2012-03 estado sin_dato→incumple (mueve; era del otro rol)\n"
		"retirado se rol estrategico 2012-03 valor 5→ (mueve; era del otro rol)\n"
		"retirado se rol estrategico 2012-03 estado incumple→sin_dato (mueve; era del otro rol)\n");
}

/* What an edition begins or ceases to measure has its states too: time did not bring them. */
static void indicators_and_regions_come_and_go(void **state)
{
	(void)state;
	in_p("at 03-20 marzo; tag 04-02 a\n"
	     "indicator pe 'variables: {c: flujo}\nnumerador: c\nventana: anio\nmeta: "
	     "{fuente: ninguna}'; at 04-03 mide; tag 04-04 b\n"
	     "sed -i /sur/d data/regiones.csv data/metas.csv; at 04-05 fuera; tag 04-06 c\n");
	expect("a", "b", NULL,
		"nuevo pe region norte 2012-03 estado →sin_dato\n"
		"nuevo pe region sur 2012-03 estado →sin_dato\n"
		"nuevo pe segmento grande 2012-03 estado →sin_dato\n"
		"nuevo pe nacional 2012-03 estado →sin_dato\n");
	expect("b", "c", NULL,
		"retirado cv region sur 2012-03 meta_al_corte 15→ (fuera)\n"
		"retirado cv region sur 2012-03 estado sin_dato→\n"
		"meta_cambiada cv nacional 2012-03 meta_al_corte 45→30 (fuera)\n"
		"retirado em region sur 2012-03 estado sin_dato→\n"
		"retirado pe region sur 2012-03 estado sin_dato→\n");
}

/* A correction made on a branch is one of those that its merge brings after the edition. */
static void merged_commits_count(void **state)
{
	(void)state;
	in_p("rows norte 'cv 03 5'; rows sur 'cv 03 2'; at 03-20 marzo\n"
	     "git checkout -q -b rama; rows norte 'cv 03 6'; at 03-21 corrige 'Correccion: de rama'\n"
	     "git checkout -q main; rows sur 'cv 03 3'; at 03-22 sigue; tag 04-02 a\n"
	     "GIT_COMMITTER_DATE=2012-04-03T09:00:00-0500 git merge -q -m une rama; tag 04-04 b\n");
	expect("a", "b", "region", "corregido cv region norte 2012-03 valor 5→6 (corrige; de rama)\n");
}

static void documents_are_compared(void **state)
{
	(void)state;
	in_p("page uno Uno 'a b'; page dos Dos c; at 03-20 marzo; tag 04-02 a\n"
	     "page uno Uno 'a c'; rm content/paginas/dos.md; page tres Tres d\n"
	     "sed 's/numero: 1/numero: 2\\nembargo: 2012-05-01T09:00-05:00/' content/circulares/1-2012.md > "
	     "content/circulares/2-2012.md\n"
	     "echo más >> content/indicadores/cv.md; at 04-03 textos; tag 04-04 b\n");
	expect_documents("a", "b",
		"~ content/indicadores/cv.md (Nombre cv)\n"
		"- content/paginas/dos.md (Dos)\n"
		"+ content/paginas/tres.md (Tres)\n"
		"~ content/paginas/uno.md (Uno)\n");
	expect_documents("b", "b", "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_enter, fixture_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_edition_without_one_before),
		TEST(a_month_passes),
		TEST(time_alone_changes_nothing),
		TEST(values_are_revised_and_corrected),
		TEST(a_flow_changes_later_months),
		TEST(late_reports_are_new_and_what_goes_is_withdrawn),
		TEST(targets_change),
		TEST(coverage_changes_a_state),
		TEST(a_report_without_cases_is_new),
		TEST(roles_are_units),
		TEST(indicators_and_regions_come_and_go),
		TEST(merged_commits_count),
		TEST(documents_are_compared),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
