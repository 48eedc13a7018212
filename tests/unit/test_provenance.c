/* Where rows come from, in histories of every shape: each test makes a repository, reads its provenance, and
 * compares the life of a row, told as text. */
#include "fixture_repository.h"

#include "model/provenance.h"

#define HEADER "indicador,region,periodo,variable,valor,rol,canal,tipo_contacto,reportado,nota"

struct reading {
	struct report report;
	struct arena arena;
	struct repository *repository;
	struct edition_list editions;
	struct provenance *provenance;
	char commit[COMMIT_HEX + 1];
};

static struct reading read_all(void)
{
	struct reading r = {.provenance = NULL};
	struct instant when;
	r.repository = repository_open("p", &r.report);
	assert_non_null(r.repository);
	assert_int_equal(editions_read(&r.editions, r.repository, "*", &r.arena, &r.report), 0);
	assert_int_equal(repository_resolve(r.repository, "HEAD", r.commit, &when, &r.report), 0);
	r.provenance = provenance_read(r.repository, r.commit, &r.editions, &r.arena, &r.report);
	assert_non_null(r.provenance);
	assert_int_equal(r.report.count, 0);
	return r;
}

static void reading_release(struct reading *r)
{
	repository_close(r->repository);
	report_release(&r->report);
	arena_release(&r->arena);
}

/* "base [e1] -:200 | fin 200:210", and the day on which the key first had a value. */
static void tell(struct buffer *out, const struct reading *r, const char *key, size_t position)
{
	const struct row_event *event;
	size_t count = provenance_events(r->provenance, key, position, &event);
	struct arena scratch = {0};
	for (size_t i = 0; i < count; i++, event++) {
		buffer_printf(out, "%s%s", i ? " | " : "", event->revision->subject);
		if (event->revision->first_edition)
			buffer_printf(out, " [%s]", event->revision->first_edition);
		buffer_printf(out, " %s:%s", event->before ? event->before : "-",
			event->after ? event->after : "-");
	}
	buffer_printf(
		out, "; %s", date_text(&scratch, provenance_first_valued(r->provenance, key, position)));
	arena_release(&scratch);
}

static void assert_life(const struct reading *r, const char *key, size_t position, const char *expected)
{
	struct buffer told = {0};
	tell(&told, r, key, position);
	assert_string_equal(told.data, expected);
	buffer_release(&told);
}

#define CV(region, period)                                                                                   \
	"seguimiento\x1f"                                                                                    \
	"cv\x1f" region "\x1f" period "\x1f"                                                                 \
	"contratos\x1f\x1f\x1f"
#define MAY CV("antioquia", "2012-05")
#define JUNE CV("antioquia", "2012-06")
#define CESAR CV("cesar", "2012-05")

/* Runs a script in the new repository p. `at DAY SUBJECT …` commits on that day; `rows FILE LINE…` writes a
 * file. */
static void in_p(const char *script)
{
	run("test -d p || git init -q -b main p; cd p; mkdir -p data/seguimiento content; "
	    "s=data/seguimiento\n"
	    "h=" HEADER "\n"
	    "at() { d=$1; shift; git add -A; GIT_AUTHOR_DATE=\"2012-${d}T23:30:00-0500\" git commit -q "
	    "--allow-empty -m \"$@\"; }\n"
	    "rows() { f=$1; shift; printf '%%s\\n' $h \"$@\" > $f; }\n%s",
		script);
}

static void a_life(void **state)
{
	(void)state;
	in_p("rows $s/a.csv cv,antioquia,2012-05,contratos,201,,,,, cv,cesar,2012-05,contratos,,,,,,\n"
	     "at 05-25 mayo; git tag corte-2012-05; echo x > content/x.md; at 06-01 texto\n"
	     "sed -i s/,201,/,210,/ $s/a.csv; sed -i s/contratos,,/contratos,7,/ $s/a.csv\n"
	     "at 06-29 \"$(printf 'Corrige mayo\\n\\nCorreccion: cargados a otra regional\\n')\"\n"
	     "sed -i s/,210,/,201,/ $s/a.csv; at 06-30 \"$(printf 'Revierte\\n\\nRevision: no era\\n')\"; "
	     "git "
	     "tag "
	     "corte-2012-06\n"
	     "sed -i s/,201,/,,/ $s/a.csv; at 07-01 vacía; sed -i s/contratos,,/contratos,211,/ $s/a.csv; at "
	     "07-02 llena\n"
	     "sed -i /antioquia/d $s/a.csv; at 07-03 quita");
	struct reading r = read_all();
	assert_life(&r, MAY, NONE,
		"mayo [corte-2012-05] -:201 | Corrige mayo [corte-2012-06] 201:210 | Revierte "
		"[corte-2012-06] "
		"210:201 | vacía 201: | llena :211 | quita 211:-; 2012-05-25");
	assert_life(&r, MAY, 1, "mayo [corte-2012-05] -:201; 2012-05-25");
	assert_life(&r, CESAR, 1, "mayo [corte-2012-05] -:; ");
	assert_life(&r, CESAR, NONE, "mayo [corte-2012-05] -: | Corrige mayo [corte-2012-06] :7; 2012-06-29");
	assert_life(&r, JUNE, NONE, "; ");
	const struct row_event *event;
	assert_int_equal(provenance_events(r.provenance, MAY, NONE, &event), 6);
	assert_string_equal(event[1].revision->correction, "cargados a otra regional");
	assert_null(event[1].revision->reason);
	assert_null(event[2].revision->correction);
	assert_string_equal(event[2].revision->reason, "no era");
	assert_string_equal(event[1].revision->author, "Oficina de Planeación");
	assert_string_equal(event[5].path, "data/seguimiento/a.csv");
	assert_int_equal(event[1].revision->position, 2);
	/* Commits without data are on the line too. */
	assert_int_equal(provenance_position(r.provenance, r.editions.editions[0].commit), 0);
	assert_int_equal(provenance_position(r.provenance, r.editions.editions[1].commit), 3);
	assert_int_equal(provenance_position(r.provenance, r.commit), 6);
	assert_int_equal(provenance_position(r.provenance, "00000000000000000000000000000000000000aa"), NONE);
	reading_release(&r);
}

/* Nothing of this changes what a row says. */
static void what_changes_nothing(void **state)
{
	(void)state;
	in_p("rows $s/a.csv cv,antioquia,2012-05,contratos,201,,,,,ojo cv,antioquia,2012-06,contratos,8,,,,, "
	     "cv,cesar,2012-05,contratos,3,,,,,\n"
	     "at 05-25 uno; mkdir $s/2012; git mv $s/a.csv $s/2012/antioquia.csv; at 05-26 renombra\n"
	     "f=$s/2012/antioquia.csv; (head -1 $f; tail -n +2 $f | sort -r) > t; mv t $f; at 05-27 "
	     "reordena\n"
	     "sed -i 's/$/\\r/' $f; at 05-28 crlf\n"
	     "printf '\\357\\273\\277' > t; cat $f >> t; mv t $f; at 05-28 bom\n"
	     "printf 'nota,valor,indicador,variable,periodo,region\\nojo, 201 "
	     ",cv,contratos,2012-05,antioquia\\n,\"8\",cv,\"contratos\",2012-06,antioquia\\n,3,cv,contratos,"
	     "2012-05,cesar' > $f; at 05-29 columnas\n"
	     "(head -2 $f; tail -1 $f) > t; (head -1 $f; sed -n 3p $f) > $s/junio.csv; mv t $f; at 05-30 "
	     "parte");
	struct reading r = read_all();
	assert_life(&r, MAY, NONE, "uno -:201; 2012-05-25");
	assert_life(&r, JUNE, NONE, "uno -:8; 2012-05-25");
	assert_life(&r, CESAR, NONE, "uno -:3; 2012-05-25");
	reading_release(&r);
}

static void what_cannot_be_read(void **state)
{
	(void)state;
	in_p("rows $s/a.csv cv,antioquia,2012-05,contratos,201,,,,, cv,cesar,2012-05,contratos,3,,,,,\n"
	     "at 05-25 uno; printf 'cv,antioquia\\n\\n,,,,,,,,,\\n,antioquia,2012-05,contratos,9,,,,,\\n' >> "
	     "$s/a.csv\n"
	     "printf 'cv,antioquia,2012-06,contratos,8,,,,,a\\361o\\n' >> $s/a.csv; at 05-26 basura\n"
	     "sed -i 's/,201,/,\"201,/' $s/a.csv; at 05-27 comilla; sed -i 's/\"//' $s/a.csv; at 05-28 sana\n"
	     "echo nada > $s/b.csv; : > $s/c.csv; rows $s/d.CSV cv,antioquia,2012-06,contratos,1,,,,,; at "
	     "05-29 ajenos\n"
	     /* The same key twice: one of the two goes again. */
	     "rows $s/e.csv cv,cesar,2012-05,contratos,4,,,,,; at 05-30 doble; git rm -q $s/e.csv; at 05-31 "
	     "sencilla");
	struct reading r = read_all();
	/* A broken quote makes the rows around it unreadable: the day of the first value stays. */
	assert_life(&r, MAY, 1, "uno -:201; 2012-05-25");
	const struct row_event *event;
	size_t count = provenance_events(r.provenance, MAY, NONE, &event);
	assert_int_equal(count, 3);
	assert_string_equal(event[2].after, "201");
	assert_int_equal(provenance_first_valued(r.provenance, MAY, NONE), date_of(2012, 5, 25));
	assert_int_equal(provenance_events(r.provenance, JUNE, NONE, &event), 0);
	count = provenance_events(r.provenance, CESAR, NONE, &event);
	assert_string_equal(event[count - 1].revision->subject, "sencilla");
	reading_release(&r);
}

static void merges(void **state)
{
	(void)state;
	in_p("rows $s/a.csv cv,cesar,2012-05,contratos,3,,,,, cv,sucre,2012-05,contratos,1,,,,,; at 05-01 "
	     "base\n"
	     "git checkout -q -b rama; rows $s/b.csv cv,antioquia,2012-05,contratos,200,,,,,; at 05-20 "
	     "entrega\n"
	     "sed -i s/,200,/,201,/ $s/b.csv; at 06-20 corrige; git mv $s/b.csv $s/c.csv; at 06-21 mueve\n"
	     "git checkout -q main; sed -i s/,3,/,4,/ $s/a.csv; at 05-21 principal\n"
	     "git checkout -q rama; git merge -q -m toma main; sed -i /sucre/d $s/a.csv; at 06-22 borra\n"
	     "git checkout -q main; git merge -q --no-ff --no-commit rama\n"
	     "echo cv,antioquia,2012-06,contratos,9,,,,, >> $s/c.csv; at 06-25 mezcla; git tag corte");
	struct reading r = read_all();
	/* Brought by the branch; first given on the branch, before it was corrected there. */
	assert_life(&r, MAY, NONE, "corrige [corte] -:201; 2012-05-20");
	const struct row_event *event;
	assert_int_equal(provenance_events(r.provenance, MAY, NONE, &event), 1);
	assert_int_equal(event->revision->position, 2);
	assert_life(&r, CESAR, NONE, "base [corte] -:3 | principal [corte] 3:4; 2012-05-01");
	assert_life(&r, CV("sucre", "2012-05"), NONE, "base [corte] -:1 | borra [corte] 1:-; 2012-05-01");
	/* Made in the merge itself. */
	assert_life(&r, JUNE, NONE, "mezcla [corte] -:9; 2012-06-25");
	reading_release(&r);
}

static void other_tables(void **state)
{
	(void)state;
	in_p("printf 'indicador,region,rol,periodo,valor,norma,vigente_desde\\n"
	     "cv,antioquia,,2012,2500,109-2012,\\ncv,,,2012-T1,20,109-2012,2012-03-01\\n' > data/metas.csv\n"
	     "printf 'municipio,respuesta\\n05001,2012-03-21\\n' > data/retroalimentacion.csv\n"
	     "printf 'accion,periodo,entregado\\na,2012-T1,2012-03-30\\n' > data/entregas.csv\n"
	     "printf 'fecha,titulo\\n2012-03-01,x\\n' > data/calendario.csv; at 03-01 uno\n"
	     "sed -i s/2500/2600/ data/metas.csv; sed -i s/21$/22/ data/retroalimentacion.csv; at 03-02 dos");
	struct reading r = read_all();
	assert_life(&r,
		"metas\x1f"
		"cv\x1f"
		"antioquia\x1f\x1f"
		"2012\x1f",
		NONE, "uno -:2500 | dos 2500:2600; 2012-03-01");
	assert_life(&r,
		"metas\x1f"
		"cv\x1f\x1f\x1f"
		"2012-T1\x1f"
		"2012-03-01",
		NONE, "uno -:20; 2012-03-01");
	assert_life(&r,
		"retroalimentacion\x1f"
		"05001",
		NONE, "uno -:2012-03-21 | dos 2012-03-21:2012-03-22; 2012-03-01");
	assert_life(&r,
		"entregas\x1f"
		"a\x1f"
		"2012-T1",
		NONE, "uno -:2012-03-30; 2012-03-01");
	reading_release(&r);
}

/* A whole publication of one indicator and two regions. */
static const char publication[] =
	"mkdir -p content/circulares content/indicadores\n"
	"printf 'titulo: P\\nentidad: e\\n' > content/sitio.yaml\n"
	"printf 'entidad,nombre,sigla,pais\\ne,E,E,co\\n' > data/entidades.csv\n"
	"printf 'entidad,region,codigo,nombre\\ne,antioquia,05,Antioquia\\ne,cesar,20,Cesar\\n' > "
	"data/regiones.csv\n"
	"printf -- '---\\nnumero: 109\\nfecha: 2012-03-14\\nemisor: E\\nasunto: A\\nentidad: e\\n---\\n# "
	"A\\n' > "
	"content/circulares/109-2012.md\n"
	"printf -- '---\\ncodigo: cv\\nnombre: C\\nentidad: e\\ntipo: resultado\\nnorma: "
	"109-2012\\nvigencia: "
	"2012\\nperiodicidad: mensual\\ncorte: 25\\nunidad: contratos\\nvariables: {contratos: "
	"flujo}\\nnumerador: contratos\\nventana: anio\\nmeta: {fuente: tabla, prorrateo: "
	"lineal}\\n---\\nC.\\n' "
	"> content/indicadores/cv.md\n"
	"printf 'indicador,region,periodo,valor,norma\\ncv,antioquia,2012,2500,109-2012\\n' > "
	"data/metas.csv\n";

struct applied {
	struct reading r;
	struct snapshot snapshot;
	struct model model;
};

static void apply(struct applied *a, bool worktree)
{
	struct instant now = {1341237600, -300}; /* 2012-07-02 */
	a->r = read_all();
	if (worktree)
		assert_int_equal(
			snapshot_read_worktree(&a->snapshot, "p", now, &a->r.arena, &a->r.report), 0);
	else
		assert_int_equal(
			snapshot_read(&a->snapshot, a->r.repository, a->r.commit, &a->r.arena, &a->r.report),
			0);
	a->snapshot.date = now;
	int wrong = model_load(&a->model, &a->snapshot, now, &a->r.arena, &a->r.report);
	for (size_t i = 0; i < a->r.report.count; i++)
		print_error("%s %s\n", a->r.report.findings[i].place.path, a->r.report.findings[i].message);
	assert_int_equal(wrong, 0);
	provenance_apply(a->r.provenance, &a->model,
		worktree ? NONE : provenance_position(a->r.provenance, a->r.commit));
}

static void assert_origin(const struct applied *a, size_t index, const char *subject, const char *first)
{
	const struct observation *o = &a->model.observations[index];
	struct arena scratch = {0};
	assert_true(index < a->model.observation_count);
	assert_string_equal(o->origin ? o->origin->revision->subject : "", subject);
	assert_string_equal(date_text(&scratch, o->first_valued), first);
	arena_release(&scratch);
}

static void onto_a_model(void **state)
{
	(void)state;
	in_p(publication);
	in_p("rows $s/a.csv cv,antioquia,2012-05,contratos,201.0,,,,, cv,cesar,2012-05,contratos,,,,,,\n"
	     "at 05-25 mayo; echo cv,antioquia,2012-06,contratos,8,,sena,nuevo,, >> $s/a.csv; git add -A\n"
	     /* Past midnight already in the author's zone. */
	     "GIT_AUTHOR_DATE='2012-06-26T01:00:00+0545' git commit -q -m junio\n"
	     "sed -i s/,201.0,/,210,/ $s/a.csv; at 06-29 corrige; sed -i s/2500/2600/ data/metas.csv; at "
	     "06-30 "
	     "meta");
	struct applied a = {.model = {0}};
	apply(&a, false);
	assert_int_equal(a.model.observation_count, 3);
	assert_origin(&a, 0, "corrige", "2012-05-25");
	assert_origin(&a, 1, "junio", "2012-06-26");
	assert_origin(&a, 2, "mayo", "");
	assert_string_equal(a.model.targets[0].origin->revision->subject, "meta");
	/* As of an earlier commit: what came later is not known. */
	provenance_apply(a.r.provenance, &a.model, 0);
	assert_origin(&a, 0, "", "2012-05-25");
	assert_origin(&a, 1, "", "2012-07-02");
	assert_null(a.model.targets[0].origin);
	reading_release(&a.r);
}

/* Files on disk: a row that no commit has comes from none; an old key stays as early as it was. */
static void onto_files_on_disk(void **state)
{
	(void)state;
	in_p(publication);
	in_p("rows $s/a.csv cv,antioquia,2012-04,contratos,5,,,,, cv,antioquia,2012-05,contratos,201,,,,,\n"
	     "at 05-25 mayo; sed -i s/,201,/,210,/ $s/a.csv; at 06-29 corrige; sed -i s/,210,/,201,/ "
	     "$s/a.csv\n"
	     "echo cv,antioquia,2012-06,contratos,8,,,,, >> $s/a.csv");
	struct applied a = {.model = {0}};
	apply(&a, true);
	assert_int_equal(a.model.observation_count, 3);
	assert_origin(&a, 0, "mayo", "2012-05-25");
	assert_origin(&a, 1, "", "2012-05-25");
	assert_origin(&a, 2, "", "2012-07-02");
	reading_release(&a.r);
}

static void an_edition_left_out(void **state)
{
	(void)state;
	in_p("rows $s/a.csv cv,antioquia,2012-05,contratos,1,,,,,; at 05-25 uno; git tag e1\n"
	     "sed -i s/,1,/,2,/ $s/a.csv; at 05-26 dos; git tag e2; git tag e3");
	struct reading r = read_all();
	provenance_leave_out(r.provenance, &r.editions, 0);
	assert_life(&r, MAY, NONE, "uno [e2] -:1 | dos [e2] 1:2; 2012-05-25");
	provenance_leave_out(r.provenance, &r.editions, 1);
	assert_life(&r, MAY, NONE, "uno [e3] -:1 | dos [e3] 1:2; 2012-05-25");
	provenance_leave_out(r.provenance, &r.editions, 2);
	assert_life(&r, MAY, NONE, "uno -:1 | dos 1:2; 2012-05-25");
	reading_release(&r);
}

static void a_history_that_cannot_be_read(void **state)
{
	(void)state;
	in_p("rows $s/a.csv cv,antioquia,2012-05,contratos,1,,,,,; at 05-25 uno; echo >> $s/a.csv; at 05-26 "
	     "dos");
	run("git clone -q --depth 1 \"file://$PWD/p\" corto");
	struct report report = {0};
	struct arena arena = {0};
	struct instant when;
	char commit[COMMIT_HEX + 1];
	struct repository *repository = repository_open("corto", &report);
	assert_int_equal(repository_resolve(repository, "HEAD", commit, &when, &report), 0);
	assert_null(provenance_read(repository, commit, NULL, &arena, &report));
	assert_int_equal(findings_at(&report, FINDING_SHALLOW, NULL), 1);
	repository_close(repository);
	report_release(&report);
	arena_release(&arena);
}

#define test(name) cmocka_unit_test_setup_teardown(name, fixture_enter, fixture_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(a_life),
		test(what_changes_nothing),
		test(what_cannot_be_read),
		test(merges),
		test(other_tables),
		test(onto_a_model),
		test(onto_files_on_disk),
		test(an_edition_left_out),
		test(a_history_that_cannot_be_read),
	};
	return cmocka_run_group_tests_name("provenance", tests, NULL, NULL);
}
