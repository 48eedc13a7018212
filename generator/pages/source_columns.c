/* Room: pages. The tables of 2-formats in the words of their readers. */
#include "pages/source_columns.h"

#include <string.h>

static const struct download_column entities[] = {
	{"entidad", COLUMN_TEXT, W_col_entidad_id},
	{"nombre", COLUMN_TEXT, W_col_nombre_completo},
	{"sigla", COLUMN_TEXT, W_col_sigla},
	{"pais", COLUMN_TEXT, W_pais},
};

static const struct download_column regions[] = {
	{"entidad", COLUMN_TEXT, W_col_entidad_de_la_region},
	{"region", COLUMN_TEXT, W_col_region_id},
	{"codigo", COLUMN_TEXT, W_col_region_codigo},
	{"nombre", COLUMN_TEXT, W_col_nombre},
	{"segmento", COLUMN_TEXT, W_col_segmento},
	{"fila", COLUMN_WHOLE, W_col_mapa_fila},
	{"columna", COLUMN_WHOLE, W_col_mapa_columna},
};

static const struct download_column targets[] = {
	{"indicador", COLUMN_TEXT, W_col_indicador_codigo},
	{"region", COLUMN_TEXT, W_col_meta_region},
	{"rol", COLUMN_TEXT, W_col_meta_rol},
	{"periodo", COLUMN_TEXT, W_col_meta_periodo},
	{"valor", COLUMN_NUMBER, W_circular_meta},
	{"norma", COLUMN_TEXT, W_col_meta_norma},
	{"vigente_desde", COLUMN_DATE, W_col_vigente_desde},
};

static const struct download_column observations[] = {
	{"indicador", COLUMN_TEXT, W_col_indicador_codigo},
	{"region", COLUMN_TEXT, W_col_region_id},
	{"periodo", COLUMN_MONTH, W_ficha_mes},
	{"variable", COLUMN_TEXT, W_col_variable},
	{"valor", COLUMN_NUMBER, W_col_valor_reportado},
	{"rol", COLUMN_TEXT, W_col_logro_rol},
	{"canal", COLUMN_TEXT, W_col_canal},
	{"tipo_contacto", COLUMN_TEXT, W_col_tipo_contacto},
	{"reportado", COLUMN_DATE, W_col_reportado_dia},
	{"nota", COLUMN_TEXT, W_col_nota_reporte},
};

static const struct download_column municipalities[] = {
	{"municipio", COLUMN_TEXT, W_col_municipio_codigo},
	{"nombre", COLUMN_TEXT, W_col_nombre},
	{"region", COLUMN_TEXT, W_col_municipio_region},
	{"priorizado", COLUMN_FLAG, W_col_priorizado},
};

static const struct download_column feedback[] = {
	{"municipio", COLUMN_TEXT, W_col_municipio_codigo},
	{"plan_recibido", COLUMN_DATE, W_col_plan_recibido},
	{"respuesta", COLUMN_DATE, W_col_respuesta},
	{"proyectos", COLUMN_WHOLE, W_col_proyectos},
	{"dimensiones", COLUMN_TEXT, W_col_dimensiones},
	{"nota", COLUMN_TEXT, W_col_nota_respuesta},
};

static const struct download_column initiatives[] = {
	{"iniciativa", COLUMN_TEXT, W_col_iniciativa_id},
	{"regiones", COLUMN_TEXT, W_col_iniciativa_regiones},
	{"lineamiento", COLUMN_TEXT, W_col_iniciativa_lineamiento},
	{"nombre", COLUMN_TEXT, W_col_nombre},
	{"municipios", COLUMN_TEXT, W_col_iniciativa_municipios},
	{"aliados", COLUMN_TEXT, W_col_aliados},
	{"indicadores", COLUMN_TEXT, W_col_iniciativa_indicadores},
	{"estado", COLUMN_TEXT, W_col_iniciativa_estado},
	{"inicio", COLUMN_DATE, W_col_primer_dia},
	{"fin", COLUMN_DATE, W_col_ultimo_dia},
};

static const struct download_column resources[] = {
	{"iniciativa", COLUMN_TEXT, W_col_recurso_iniciativa},
	{"fuente", COLUMN_TEXT, W_col_recurso_fuente},
	{"monto", COLUMN_NUMBER, W_col_pesos},
	{"estado", COLUMN_TEXT, W_col_recurso_estado},
};

static const struct download_column funds[] = {
	{"fuente", COLUMN_TEXT, W_col_fuente_id},
	{"nombre", COLUMN_TEXT, W_col_nombre},
	{"tipo", COLUMN_TEXT, W_col_fuente_tipo},
};

static const struct download_column actions[] = {
	{"accion", COLUMN_TEXT, W_col_accion_id},
	{"entidad", COLUMN_TEXT, W_col_accion_entidad},
	{"numeral", COLUMN_TEXT, W_col_accion_numeral},
	{"lineamiento", COLUMN_TEXT, W_col_accion_lineamiento},
	{"descripcion", COLUMN_TEXT, W_col_accion_descripcion},
	{"resultado", COLUMN_TEXT, W_acciones_resultado_esperado},
	{"herramienta", COLUMN_TEXT, W_col_accion_herramienta},
	{"periodicidad", COLUMN_TEXT, W_col_accion_periodicidad},
	{"observacion", COLUMN_TEXT, W_col_accion_observacion},
	{"responsables", COLUMN_TEXT, W_col_accion_responsables},
	{"vigencia", COLUMN_TEXT, W_col_accion_vigencia},
};

static const struct download_column deliveries[] = {
	{"accion", COLUMN_TEXT, W_col_accion_id},
	{"periodo", COLUMN_TEXT, W_col_entrega_periodo},
	{"entregado", COLUMN_DATE, W_col_entrega_dia},
	{"evidencia", COLUMN_TEXT, W_col_evidencia},
};

static const struct download_column norms[] = {
	{"id", COLUMN_TEXT, W_col_norma_id},
	{"titulo", COLUMN_TEXT, W_col_titulo},
	{"enlace", COLUMN_TEXT, W_col_norma_enlace},
};

static const struct download_column errata[] = {
	{"documento", COLUMN_TEXT, W_col_errata_documento},
	{"dice", COLUMN_TEXT, W_col_errata_dice},
	{"debe_decir", COLUMN_TEXT, W_col_errata_debe_decir},
	{"motivo", COLUMN_TEXT, W_col_por_que},
};

static const struct download_column releases[] = {
	{"fecha", COLUMN_DATE, W_col_publicacion_dia},
	{"titulo", COLUMN_TEXT, W_col_publicacion_que},
	{"edicion", COLUMN_TEXT, W_col_publicacion_edicion},
};

static const struct download_column withdrawals[] = {
	{"documento", COLUMN_TEXT, W_retirado_documento_retirado},
	{"fecha", COLUMN_DATE, W_col_retiro_dia},
	{"motivo", COLUMN_TEXT, W_col_retiro_motivo},
};

static const struct download_column origins[] = {
	{"ruta", COLUMN_TEXT, W_col_origen_ruta},
	{"origen", COLUMN_TEXT, W_col_origen},
	{"nota", COLUMN_TEXT, W_col_origen_nota},
};

#define COLUMNS(list) list, sizeof(list) / sizeof(*list)

const struct source_kind source_kinds[] = {
	{"seguimiento/", W_fuente_seguimiento, W_fuente_seguimiento_que, COLUMNS(observations)},
	{"metas.csv", W_fuente_metas, W_fuente_metas_que, COLUMNS(targets)},
	{"regiones.csv", W_regiones, W_fuente_regiones_que, COLUMNS(regions)},
	{"entidades.csv", W_fuente_entidades, W_fuente_entidades_que, COLUMNS(entities)},
	{"municipios.csv", W_municipios, W_fuente_municipios_que, COLUMNS(municipalities)},
	{"retroalimentacion.csv", W_fuente_retroalimentacion, W_fuente_retroalimentacion_que,
		COLUMNS(feedback)},
	{"iniciativas.csv", W_fuente_iniciativas, W_fuente_iniciativas_que, COLUMNS(initiatives)},
	{"recursos.csv", W_plan_recursos_2, W_fuente_recursos_que, COLUMNS(resources)},
	{"fuentes.csv", W_fuente_fuentes, W_fuente_fuentes_que, COLUMNS(funds)},
	{"acciones.csv", W_plan_de_accion, W_fuente_acciones_que, COLUMNS(actions)},
	{"entregas.csv", W_fuente_entregas, W_fuente_entregas_que, COLUMNS(deliveries)},
	{"erratas.csv", W_circular_erratas, W_fuente_erratas_que, COLUMNS(errata)},
	{"normas.csv", W_circulares_otras_normas, W_fuente_normas_que, COLUMNS(norms)},
	{"origenes.csv", W_fuente_origenes, W_fuente_origenes_que, COLUMNS(origins)},
	{"calendario.csv", W_fuente_calendario, W_fuente_calendario_que, COLUMNS(releases)},
	{"retiros.csv", W_fuente_retiros, W_fuente_retiros_que, COLUMNS(withdrawals)},
};
const size_t source_kind_count = sizeof(source_kinds) / sizeof(*source_kinds);

const struct source_kind *source_kind_of(const char *path)
{
	const char *below = path + strlen("data/");
	if (strncmp(path, "data/", strlen("data/")) != 0)
		return NULL;
	for (size_t i = 0; i < source_kind_count; i++) {
		size_t length = strlen(source_kinds[i].path);
		bool folder = source_kinds[i].path[length - 1] == '/';
		if (folder ? !strncmp(below, source_kinds[i].path, length)
			   : !strcmp(below, source_kinds[i].path))
			return &source_kinds[i];
	}
	return NULL;
}

const struct download_column *source_column(const struct source_kind *kind, const char *name)
{
	for (size_t i = 0; kind && i < kind->column_count; i++)
		if (!strcmp(kind->columns[i].name, name))
			return &kind->columns[i];
	return NULL;
}
