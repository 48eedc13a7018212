/*
 * The model against 2-formats: a small publication in memory, one change to it at a time, and exactly the
 * findings that the change must give. Whole publications are for tests/golden, faults in files for
 * tests/faults.
 */
#include "small_publication.h"

static void test_base_is_clean(void **state)
{
	(void)state;
	expect(CHANGES({"content/sitio.yaml", "titulo", "titulo"}), "");
}

/* What cannot be read is reported where it stands, and nowhere else. */
static void test_no_cascades(void **state)
{
	(void)state;
	expect_one(SITE, "", NULL, "content/sitio.yaml:1:1 archivo-ausente");
	expect_one(REGIONS, "", NULL, "content/sitio.yaml:1:1 archivo-ausente");
	expect_one(ENTITIES, "", NULL, "content/sitio.yaml:1:1 archivo-ausente");
	expect(CHANGES({SITE, "", NULL}, {REGIONS, "", NULL}),
		"content/sitio.yaml:1:1 archivo-ausente\ndata/regiones.csv:1:1 archivo-ausente");
	expect_one(SITE, "titulo: Cuentas", "titulo: [", "content/sitio.yaml:3:1 yaml-invalido");
	expect_one(REGIONS, "Norte", "Nort\xE9", "data/regiones.csv:2:22 codificacion");
	expect_one(REGIONS, NULL, "entidad;region;codigo;nombre\nagencia;norte;05;Norte\n",
		"data/regiones.csv:1:8 separador");
	expect_one(REGIONS, "agencia,norte,05,Norte,", "agencia,norte,05,\"Norte,",
		"data/regiones.csv:2:18 comilla-sin-cerrar");
	expect_one(REGIONS, "Norte,grande", "Norte,del,grande", "data/regiones.csv:2:1 fila-desigual");
	expect_one(REGIONS, "agencia,norte", "agensia,norte", "data/regiones.csv:2:1 entidad-desconocida");
	expect_one(REGIONS, "norte,05", ",05", "data/regiones.csv:2:9 celda-vacia");
	expect_one(ENTITIES, "agencia,Agencia", "Agencia,Agencia",
		"data/entidades.csv:2:1 identificador-invalido");
}

static void test_documents_that_cannot_be_read(void **state)
{
	(void)state;
	/* The id is known by the file's name; links and rows that name it are right. */
	expect_one(
		FIRST, "---\nnumero", "--\nnumero", "content/circulares/1-2012.md:1:1 sin-encabezado-yaml");
	expect_one(
		FIRST, "---\n\nVea", "--\n\nVea", "content/circulares/1-2012.md:1:1 encabezado-sin-cerrar");
	expect_one(SECOND, "numero: 2", "numero: 2: 3", "content/circulares/2-2012.md:2:10 yaml-invalido");
	expect_one(CT, "codigo", "---",
		"content/indicadores/ct.md:1:1 clave-ausente\ncontent/indicadores/ct.md:2:1 "
		"clave-desconocida");
	expect_one(PA, "codigo: pa", "codigo: [pa", "content/indicadores/pa.md:3:7 yaml-invalido");
	expect_one("content/paginas/acerca.md", "titulo:", "titulo: \x01",
		"content/paginas/acerca.md:2:9 caracter-de-control");
	expect_one("content/circulares/Bis.md", NULL, "---\nnumero: 3\n---\n",
		"content/circulares/Bis.md:1:1 identificador-invalido");
	/* The text of a document whose data cannot be read is read all the same. */
	expect(CHANGES({SECOND, "numero: 2", "numero: 2: 3"}, {SECOND, "acerca.html", "acerda.html"}),
		"content/circulares/2-2012.md:2:10 yaml-invalido\n"
		"content/circulares/2-2012.md:10:5 enlace-desconocido");
}

static void test_files(void **state)
{
	(void)state;
	expect_one("content/circulares/viejas/0-2011.md", NULL, "---\nnumero: 0\n---\n",
		"content/circulares/viejas/0-2011.md:1:1 archivo-sin-lugar");
	expect_one("content/circulares/nota.txt", NULL, "nota",
		"content/circulares/nota.txt:1:1 archivo-sin-lugar");
	expect_one("content/circulares/anexo.pdf", NULL, "%PDF-1.4", "");
	expect_one("content/paginas/guia/acerca.md", NULL, "---\ntitulo: Otra\n---\n",
		"content/paginas/guia/acerca.md:1:1 clave-repetida");
	expect_one("data/notas.txt", NULL, "lo que sea", "");
	expect_one("data/metas.csv", NULL, "", "data/metas.csv:1:1 sin-encabezado");
	expect_one("data/metas.csv", "", NULL, "");
}

static void test_settings(void **state)
{
	(void)state;
	expect_one(SITE, "titulo: Cuentas", "título: Cuentas", "content/sitio.yaml:1:1 clave-desconocida");
	expect_one(SITE, "titulo: Cuentas", "titulo:", "content/sitio.yaml:1:1 clave-ausente");
	expect_one(
		SITE, "entidad: agencia", "entidad: agensia", "content/sitio.yaml:2:10 entidad-desconocida");
	expect_one(SITE,
		"entidad:", "umbrales: {riesgo: 1.5}\nentidad:", "content/sitio.yaml:2:11 ajuste-invalido");
	expect_one(SITE,
		"entidad:", "umbrales: {cumple: 0,9}\nentidad:", "content/sitio.yaml:2:22 clave-desconocida");
	expect_one(SITE, "entidad:", "zona: Bogotá\nentidad:", "content/sitio.yaml:2:7 ajuste-invalido");
	expect_one(SITE, "entidad:", "idioma: en\nentidad:", "content/sitio.yaml:2:9 valor-desconocido");
	expect_one(SITE,
		"entidad:", "minimo_evaluados: 1.5\nentidad:", "content/sitio.yaml:2:19 ajuste-invalido");
	expect_one(SITE,
		"entidad:", "repositorio: git@x:y\nentidad:", "content/sitio.yaml:2:14 enlace-prohibido");
	expect_one(SITE, "entidad:", "ediciones: \"*\"\nentidad:", "content/sitio.yaml:2:12 tipo-inesperado");
}

static void test_regions(void **state)
{
	(void)state;
	expect_one(REGIONS, "norte,05,Norte,grande", "norte,5,Norte,gigante",
		"data/regiones.csv:2:15 codigo-invalido\ndata/regiones.csv:2:23 valor-desconocido");
	expect_one(REGIONS, "agencia,sur,70", "agencia,sur,", "");
	expect_one(REGIONS, "vecina,este", "vecina,norte", "data/regiones.csv:4:8 clave-repetida");
	expect_one(REGIONS, "vecina,este", "vecina,datos", "data/regiones.csv:4:8 identificador-reservado");
	expect_one(REGIONS, "vecina,este", "vecina,Éste", "data/regiones.csv:4:8 identificador-invalido");
	expect_one(REGIONS, "grande,1,1", "grande,0,1", "data/regiones.csv:2:31 ajuste-invalido");
	/* A byte order mark counts nothing, a quoted newline counts a line, an accent one column. */
	expect(CHANGES({REGIONS, "entidad", "\xEF\xBB\xBF\"entidad\""}, {REGIONS, "Norte", "\"Ñor\ntë\""},
		       {REGIONS, "grande", "gigante"}),
		"data/regiones.csv:3:5 valor-desconocido");
}

static void test_circulars(void **state)
{
	(void)state;
	expect_one(FIRST, "numero: 1\n", "", "content/circulares/1-2012.md:1:1 clave-ausente");
	expect_one(FIRST, "fecha: 2012-01-16", "fecha: 16/01/2012",
		"content/circulares/1-2012.md:3:8 fecha-formato");
	expect_one(FIRST, "fecha: 2012-01-16", "fecha: 2012-02-30",
		"content/circulares/1-2012.md:3:8 fecha-invalida");
	expect_one(FIRST, "titulo: B", "titulo: [B]", "content/circulares/1-2012.md:8:52 tipo-inesperado");
	expect_one(FIRST, "{id: b, titulo: B}", "{id: a, titulo: B}",
		"content/circulares/1-2012.md:8:41 clave-repetida");
	expect_one(FIRST, "{id: b, titulo: B}", "{titulo: B}",
		"content/circulares/1-2012.md:8:36 clave-ausente");
	expect_one(FIRST, "[{id: a, titulo: A}, {id: b, titulo: B}]", "a y b",
		"content/circulares/1-2012.md:8:15 tipo-inesperado");
	expect_one(SECOND, "modifica: 1-2012", "modifica: [1-2012, 3-2012]",
		"content/circulares/2-2012.md:7:20 circular-desconocida");
	expect_one(SECOND, "modifica: 1-2012", "modifica: {id: 1-2012}",
		"content/circulares/2-2012.md:7:11 tipo-inesperado");
	expect_one(SECOND, "modifica: 1-2012", "estado: muerta",
		"content/circulares/2-2012.md:7:9 valor-desconocido");
	expect_one(SECOND, "modifica: 1-2012", "ventana: {desde: 2012-03-20, hasta: 2012-03-31}",
		"content/circulares/2-2012.md:7:10 clave-ausente");
	expect_one(SECOND, "modifica: 1-2012",
		"ventana: {tabla: retroalimentacion, desde: 2012-03-31, hasta: 2012-03-20}",
		"content/circulares/2-2012.md:7:10 fechas-al-reves");
	expect_one(SECOND, "modifica: 1-2012", "alias: [Vieja]",
		"content/circulares/2-2012.md:7:9 identificador-invalido");
	expect_one(SECOND, "modifica: 1-2012", "alias: 1-2012",
		"content/circulares/2-2012.md:7:8 clave-repetida");
	expect_one(SECOND, "modifica: 1-2012", "adjuntos: anexo.pdf",
		"content/circulares/2-2012.md:7:11 tipo-inesperado");
	expect_one(SECOND, "modifica: 1-2012", "adjuntos: [{archivo: anexo.pdf, titulo: A}]",
		"content/circulares/2-2012.md:7:22 enlace-desconocido");
	expect_one(SECOND, "modifica: 1-2012", "para: *todos",
		"content/circulares/2-2012.md:7:7 yaml-no-admitido");
	expect_one(SECOND, "modifica: 1-2012", "para: !!str x",
		"content/circulares/2-2012.md:7:7 yaml-no-admitido");
}

static void test_links(void **state)
{
	(void)state;
	expect_one(FIRST, "region:norte", "region:norde",
		"content/circulares/1-2012.md:11:5 enlace-desconocido");
	expect_one(FIRST, "indicador:ct", "indicador:cta",
		"content/circulares/1-2012.md:11:28 enlace-desconocido");
	expect_one(FIRST, "norma:resolucion-7", "norma:resolucion-8",
		"content/circulares/1-2012.md:11:58 enlace-desconocido");
	expect_one(FIRST, "circular:2-2012", "plan:norte-2012",
		"content/circulares/1-2012.md:12:3 enlace-desconocido");
	expect_one(FIRST, "circular:2-2012", "javascript:x",
		"content/circulares/1-2012.md:12:3 enlace-prohibido");
	expect_one(FIRST, "circular:2-2012", "../sitio.yaml",
		"content/circulares/1-2012.md:12:3 enlace-desconocido");
	expect_one(FIRST, "circular:2-2012", "../../data/metas.csv",
		"content/circulares/1-2012.md:12:3 enlace-desconocido");
	expect_one(FIRST, "[la otra](circular:2-2012#metas)", "![la otra](circular:2-2012)",
		"content/circulares/1-2012.md:12:3 imagen-prohibida");
	expect_one(FIRST, "[la otra](circular:2-2012#metas)", "![la otra](https://x.test/a.png)",
		"content/circulares/1-2012.md:12:3 imagen-prohibida");
}

static void test_indicators(void **state)
{
	(void)state;
	expect_one(CT, "codigo: ct", "codigo: tc", "content/indicadores/ct.md:2:9 nombre-distinto");
	expect_one(CT, "codigo: ct\n", "", "content/indicadores/ct.md:1:1 clave-ausente");
	expect_one(CT, "vigencia: 2012-2013", "vigencia: 2013-2012",
		"content/indicadores/ct.md:7:11 fechas-al-reves");
	expect_one(CT, "vigencia: 2012-2013", "vigencia: 0212-2013",
		"content/indicadores/ct.md:7:11 ajuste-invalido");
	expect_one(CT, "vigencia: 2012-2013", "vigencia: siempre",
		"content/indicadores/ct.md:7:11 periodo-invalido");
	expect_one(CT, "vigencia: 2012-2013", "vigencia: 2012-2013\ndesde: 2014-01",
		"content/indicadores/ct.md:8:8 periodo-fuera-de-vigencia");
	expect_one(CT, "variables: {contratos: flujo}", "variables: contratos",
		"content/indicadores/ct.md:11:12 tipo-inesperado");
	expect_one(CT, "contratos: flujo", "contratos: flujos",
		"content/indicadores/ct.md:11:24 valor-desconocido");
	expect_one(CT, "numerador: contratos", "numerador: contrato",
		"content/indicadores/ct.md:12:12 variable-desconocida");
	expect_one(CT, "prorrateo: lineal", "prorrateo: linear",
		"content/indicadores/ct.md:14:34 valor-desconocido");
	expect_one(
		CT, "fuente: tabla", "fuente: tablas", "content/indicadores/ct.md:14:16 valor-desconocido");
	expect_one(CT, "{fuente: tabla, ", "{", "content/indicadores/ct.md:14:7 clave-ausente");
	expect_one(CT, "no_aplica: [sur]", "no_aplica: [sur, este]",
		"content/indicadores/ct.md:16:18 entidad-distinta");
	expect_one(
		CT, "ventana: anio", "ventana: bienio", "content/indicadores/ct.md:13:10 valor-desconocido");
	expect_one(CT, "ventana: anio", "ventana: anio\npeso: 0",
		"content/indicadores/ct.md:14:7 ajuste-invalido");
	expect_one(PA, "fuente: constante", "fuente: constant",
		"content/indicadores/pa.md:15:16 valor-desconocido");
	expect_one(PA, ", valor: 0.6", "", "content/indicadores/pa.md:15:7 clave-ausente");
	expect_one(PA, "valor: 0.6", "valor: -1", "content/indicadores/pa.md:15:34 numero-negativo");
	expect_one(PA, "entidad: agencia", "entidad: agensia",
		"content/indicadores/pa.md:4:10 entidad-desconocida");
	expect_one(
		PA, "norma: 1-2012", "norma: 1-2013", "content/indicadores/pa.md:6:8 circular-desconocida");
	expect_one(
		SE, "pa.atendidas", "pb.atendidas", "content/indicadores/se.md:13:14 indicador-desconocido");
	expect_one(
		SE, "pa.atendidas", "pa.atendidos", "content/indicadores/se.md:13:14 variable-desconocida");
	expect_one(VI, "riesgo: 0.9", "riesgo: 1.1", "content/indicadores/vi.md:15:11 ajuste-invalido");
}

static void test_targets(void **state)
{
	(void)state;
	expect_one(TARGETS, "ct,norte,,2012,10,", "ct,norte,,2012,9,", "data/metas.csv:2:11 metas-no-suman");
	expect_one(
		TARGETS, "ct,,bajo,2012,18,", "ct,,bajo,2012,17.5,", "data/metas.csv:6:15 decimales-de-mas");
	expect_one(TARGETS, "ct,,bajo,2012,18,", "ct,,bajo,2012,17,", "data/metas.csv:2:11 metas-no-suman");
	/* A row that does not stand leaves its sum unjudged, and no other. */
	expect(CHANGES({TARGETS, "ct,norte,,2012,10,", "ct,norde,,2012,10,"},
		       {TARGETS, "vi,norte,,2012-T1,2,", "vi,,,2012-T1,1,1-2012,\nvi,norte,,2012-T1,2,"}),
		"data/metas.csv:3:4 region-desconocida\ndata/metas.csv:8:14 metas-no-suman");
	expect_one(TARGETS, "ct,norte,,2012,10,", "ctt,norte,,2012,10,",
		"data/metas.csv:3:1 indicador-desconocido");
	expect_one(TARGETS, "ct,norte,,2012,10,", "ct,norte,,2012,10,,", "data/metas.csv:3:1 fila-desigual");
	expect_one(
		TARGETS, "ct,norte,,2012,10,", "ct,norte,,2012,-10,", "data/metas.csv:3:16 numero-negativo");
	expect_one(TARGETS, "ct,norte,,2012,10,1-2012,",
		"ct,norte,,2012,10,1-2012,\nct,norte,,2012,10,1-2012,", "data/metas.csv:4:1 clave-repetida");
	expect_one(TARGETS, "ct,norte,,2012,10,", "ct,este,,2012,10,", "data/metas.csv:3:4 entidad-distinta");
	expect_one(
		TARGETS, "vi,norte,,2012-T1", "vi,norte,,2012", "data/metas.csv:8:11 meta-de-otra-ventana");
	expect_one(TARGETS, "vi,norte,,2012-T1", "vi,norte,,2012-S1",
		"data/metas.csv:8:11 meta-de-otro-periodo");
	expect_one(TARGETS, "vi,norte,,2012-T1", "vi,norte,,2014-T1",
		"data/metas.csv:8:11 periodo-fuera-de-vigencia");
	expect_one(TARGETS, "vi,norte,,2012-T1", "pa,norte,,2012-01", "data/metas.csv:8:11 meta-sin-uso");
	expect_one(TARGETS, "2012-06-01", "junio", "data/metas.csv:9:26 fecha-invalida");
	expect_one(TARGETS, "11,2-2012", "11,2-2013", "data/metas.csv:9:19 circular-desconocida");
	/* An indicator whose window or formula cannot be read says nothing about its targets. */
	expect_one(VI, "ventana: trimestre", "ventana: bimestre",
		"content/indicadores/vi.md:13:10 valor-desconocido");
	expect_one(SE, "denominador: pa.atendidas", "denominador: [pa]",
		"content/indicadores/se.md:13:14 tipo-inesperado");
}

static void test_observations(void **state)
{
	(void)state;
	expect_one(ROWS, "norte,2012-01", "norde,2012-01",
		"data/seguimiento/2012/norte.csv:2:4 region-desconocida");
	expect_one(ROWS, "norte,2012-01", "este,2012-01",
		"data/seguimiento/2012/norte.csv:2:4 entidad-distinta");
	expect_one(ROWS, "ct,norte,2012-01", "cc,norte,2012-01",
		"data/seguimiento/2012/norte.csv:2:1 indicador-desconocido");
	expect_one(ROWS, "2012-01,contratos", "2012-01,contrato",
		"data/seguimiento/2012/norte.csv:2:18 variable-desconocida");
	expect_one(ROWS, "2012-01,", "2012-T1,", "data/seguimiento/2012/norte.csv:2:10 periodo-invalido");
	expect_one(ROWS, "2012-01,", "2014-01,",
		"data/seguimiento/2012/norte.csv:2:10 periodo-fuera-de-vigencia");
	expect_one(ROWS, "-3,", "1.234,", "data/seguimiento/2012/norte.csv:2:28 decimales-de-mas");
	expect_one(ROWS, "-3,", "1234567890123456789,", "data/seguimiento/2012/norte.csv:2:28 numero-largo");
	expect_one(ROWS, "1.5,", "1.1234567,", "data/seguimiento/2012/norte.csv:4:28 numero-largo");
	expect_one(ROWS, "1.5,", "\"1,5\",", "data/seguimiento/2012/norte.csv:4:28 coma-decimal");
	expect_one(ROWS, "1.5,", "1.234.567,", "data/seguimiento/2012/norte.csv:4:28 separador-de-miles");
	expect_one("data/seguimiento/2012/otra.csv", NULL,
		"indicador,region,periodo,variable,valor,rol\nct,norte,2012-02,contratos,4,\n"
		"ct,norte,2012-02,contratos,4,alto\n",
		"data/seguimiento/2012/otra.csv:2:1 clave-repetida");
}

static void test_lists(void **state)
{
	(void)state;
	expect_one("data/erratas.csv", "1-2012,Dice", "3-2012,Dice",
		"data/erratas.csv:2:1 documento-desconocido");
	expect_one("data/erratas.csv", "Dice mal", "Dice peor", "data/erratas.csv:2:8 errata-sin-lugar");
	expect_one("data/normas.csv", "7,\n", "7,\nresolucion-7-2011,B,\n",
		"data/normas.csv:3:1 clave-repetida");
	expect_one("data/normas.csv", "7,\n", "7,ftp://x.test\n", "data/normas.csv:2:32 enlace-prohibido");
	expect_one("data/calendario.csv", NULL, "fecha,titulo,edicion\n2012-05-01,A,e\n2012-06-01,B,e\n",
		"data/calendario.csv:3:14 clave-repetida");
	expect_one("data/retiros.csv", NULL, "documento,fecha,motivo\n1-2012,hoy,Ley\n",
		"data/retiros.csv:2:8 fecha-invalida");
	expect_one("data/origenes.csv", NULL, "ruta,origen\nmetas.csv,real\n",
		"data/origenes.csv:2:11 valor-desconocido");
	expect_one("data/origenes.csv", NULL,
		"ruta,origen\nseguimiento/2012,oficial\nseguimient/2012,simulado\n",
		"data/origenes.csv:3:1 origen-sin-archivos");
}

#define LATER "embargo: 2012-04-02T00:00-05:00\n"

/* 2-formats "embargo": what depends on the document is absent; what is visible must not name it. */
static void test_embargo(void **state)
{
	(void)state;
	const struct change hide = {SECOND, "modifica", LATER "modifica"};
	expect(CHANGES(hide), "content/circulares/1-2012.md:12:3 documento-embargado");
	const struct change unlink = {FIRST, "(circular:2-2012#metas)", ""};
	expect(CHANGES(hide, unlink), "");
	expect(CHANGES(hide, unlink, {FIRST, "numero: 1\n", "numero: 1\nderoga: [2-2012]\n"}),
		"content/circulares/1-2012.md:3:10 documento-embargado");
	/* An indicator goes with its circular; a formula or a link must not name it. */
	expect(CHANGES(hide, unlink, {PA, "norma: 1-2012", "norma: 2-2012"}),
		"content/indicadores/se.md:13:14 documento-embargado");
	expect(CHANGES(hide, unlink, {CT, "norma: 1-2012", "norma: 2-2012"}),
		"content/circulares/1-2012.md:11:28 documento-embargado");
	/* What is hidden must be right before it is shown. */
	expect(CHANGES(hide, unlink, {SECOND, "acerca.html", "circular:9-2012"},
		       {TARGETS, "ct,norte,,2012,11,", "ct,norde,,2012,11,"},
		       {"data/erratas.csv", "1-2012,Dice mal,", "2-2012,No dice,b,c\n1-2012,Dice mal,"}),
		"content/circulares/2-2012.md:11:5 enlace-desconocido\n"
		"data/erratas.csv:2:8 errata-sin-lugar\ndata/metas.csv:9:4 region-desconocida");
	expect_one(SECOND, "modifica", "embargo: pronto\nmodifica",
		"content/circulares/2-2012.md:7:10 instante-invalido");
	expect_one(SECOND, "modifica", "embargo: 2012-04-01T13:00Z\nmodifica", "");
}

static void test_embargo_hides(void **state)
{
	(void)state;
	struct world world;
	start(&world);
	apply(&world, &(struct change){SECOND, "modifica", LATER "modifica"});
	apply(&world, &(struct change){FIRST, "(circular:2-2012#metas)", ""});
	apply(&world, &(struct change){VI, "norma: 1-2012", "norma: 2-2012"});
	apply(&world, &(struct change){SECOND, "una página", "![foto](foto.png), una página"});
	apply(&world, &(struct change){"content/circulares/foto.png", NULL, "\x89PNG\r\n\x1a\n"});
	load(&world);
	assert_int_equal(world.result, 0);
	assert_int_equal(circular_find(&world.model, "2-2012"), NONE);
	assert_int_equal(indicator_find(&world.model, "vi"), NONE);
	assert_int_equal(world.model.target_count, 6);
	assert_int_equal(world.model.observation_count, 3);
	assert_int_equal(world.model.files.count, 0);
	for (size_t i = 0; i < world.model.source_count; i++) {
		const struct source_table *source = &world.model.sources[i];
		for (size_t row = 0; row < source->table.rows; row++) {
			const struct cell *first =
				&source->table.file_cells[row * source->table.file_columns];
			bool hidden = source->hidden && source->hidden[row];
			bool secret = !strcmp(first->text, "vi") ||
				      (!strcmp(source->path, TARGETS) && first->line == 9);
			assert_int_equal(hidden, secret);
		}
	}
	finish(&world);
}

static void test_nearest_names(void **state)
{
	(void)state;
	struct world world;
	start(&world);
	apply(&world, &(struct change){FIRST, "region:norte", "region:nortte"});
	load(&world);
	expect_message(
		&world.report, "el enlace «region:nortte» no lleva a nada que exista; ¿quiso decir «norte»?");
	finish(&world);
	start(&world);
	apply(&world, &(struct change){SITE, "", NULL});
	load(&world);
	expect_message(&world.report, "falta el archivo «content/sitio.yaml», que toda publicación necesita");
	finish(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_base_is_clean),
		cmocka_unit_test(test_no_cascades), cmocka_unit_test(test_documents_that_cannot_be_read),
		cmocka_unit_test(test_files), cmocka_unit_test(test_settings), cmocka_unit_test(test_regions),
		cmocka_unit_test(test_circulars), cmocka_unit_test(test_links),
		cmocka_unit_test(test_indicators), cmocka_unit_test(test_targets),
		cmocka_unit_test(test_observations), cmocka_unit_test(test_lists),
		cmocka_unit_test(test_embargo), cmocka_unit_test(test_embargo_hides),
		cmocka_unit_test(test_nearest_names)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
