/* Room: pages. The tables of 2-formats in the words of their readers. */
#include "pages/source_columns.h"

#include <string.h>

static const struct download_column entities[] = {
	{"entidad", COLUMN_TEXT, "Identificador de la entidad"},
	{"nombre", COLUMN_TEXT, "Nombre completo"},
	{"sigla", COLUMN_TEXT, "Sigla"},
	{"pais", COLUMN_TEXT, "País"},
};

static const struct download_column regions[] = {
	{"entidad", COLUMN_TEXT, "Entidad a la que pertenece"},
	{"region", COLUMN_TEXT, "Identificador de la región"},
	{"codigo", COLUMN_TEXT, "Código oficial de dos cifras, como texto; vacío en una sede central"},
	{"nombre", COLUMN_TEXT, "Nombre"},
	{"segmento", COLUMN_TEXT, "grande, mediana o pequena; vacío si no tiene"},
	{"fila", COLUMN_WHOLE, "Fila en el mapa de mosaico"},
	{"columna", COLUMN_WHOLE, "Columna en el mapa de mosaico"},
};

static const struct download_column targets[] = {
	{"indicador", COLUMN_TEXT, "Código del indicador"},
	{"region", COLUMN_TEXT, "Región de la meta; vacía en la del país"},
	{"rol", COLUMN_TEXT, "Rol, si la meta es de uno"},
	{"periodo", COLUMN_TEXT, "Año, semestre (2012-S1), trimestre (2012-T1) o mes"},
	{"valor", COLUMN_NUMBER, "Meta"},
	{"norma", COLUMN_TEXT, "Circular que la fijó"},
	{"vigente_desde", COLUMN_DATE, "Día desde el que rige; vacío, desde el comienzo"},
};

static const struct download_column observations[] = {
	{"indicador", COLUMN_TEXT, "Código del indicador"},
	{"region", COLUMN_TEXT, "Identificador de la región"},
	{"periodo", COLUMN_MONTH, "Mes"},
	{"variable", COLUMN_TEXT, "Variable del indicador"},
	{"valor", COLUMN_NUMBER, "Valor reportado; vacío dice que no hay dato"},
	{"rol", COLUMN_TEXT, "Rol de quien lo logró, donde se distingue"},
	{"canal", COLUMN_TEXT, "Canal del contacto, donde se distingue"},
	{"tipo_contacto", COLUMN_TEXT, "Contacto nuevo o de mantenimiento, donde se distingue"},
	{"reportado", COLUMN_DATE, "Día en que la región lo entregó"},
	{"nota", COLUMN_TEXT, "Explicación de quien reporta"},
};

static const struct download_column municipalities[] = {
	{"municipio", COLUMN_TEXT, "Código DIVIPOLA de cinco cifras, como texto"},
	{"nombre", COLUMN_TEXT, "Nombre"},
	{"region", COLUMN_TEXT, "Región a la que pertenece: la de sus dos primeras cifras"},
	{"priorizado", COLUMN_FLAG, "si, cuando es de los municipios priorizados"},
};

static const struct download_column feedback[] = {
	{"municipio", COLUMN_TEXT, "Código DIVIPOLA de cinco cifras, como texto"},
	{"plan_recibido", COLUMN_DATE, "Día en que llegó el plan de desarrollo"},
	{"respuesta", COLUMN_DATE, "Día en que la región respondió"},
	{"proyectos", COLUMN_WHOLE, "Proyectos en los que la entidad puede ser aliada"},
	{"dimensiones", COLUMN_TEXT, "Dimensiones de los proyectos, separadas por punto y coma"},
	{"nota", COLUMN_TEXT, "Explicación de quien responde"},
};

static const struct download_column initiatives[] = {
	{"iniciativa", COLUMN_TEXT, "Identificador de la iniciativa"},
	{"regiones", COLUMN_TEXT, "Regiones que participan, separadas por punto y coma"},
	{"lineamiento", COLUMN_TEXT, "Circular y lineamiento al que responde"},
	{"nombre", COLUMN_TEXT, "Nombre"},
	{"municipios", COLUMN_TEXT, "Códigos de los municipios a los que llega, separados por punto y coma"},
	{"aliados", COLUMN_TEXT, "Con quién se hace, separados por punto y coma"},
	{"indicadores", COLUMN_TEXT, "Indicadores a los que aporta, separados por punto y coma"},
	{"estado", COLUMN_TEXT, "En qué va"},
	{"inicio", COLUMN_DATE, "Primer día"},
	{"fin", COLUMN_DATE, "Último día"},
};

static const struct download_column resources[] = {
	{"iniciativa", COLUMN_TEXT, "Iniciativa a la que se destina"},
	{"fuente", COLUMN_TEXT, "Fuente del recurso"},
	{"monto", COLUMN_NUMBER, "Pesos colombianos"},
	{"estado", COLUMN_TEXT, "gestionado: se tramita; asignado: la fuente ya lo comprometió"},
};

static const struct download_column funds[] = {
	{"fuente", COLUMN_TEXT, "Identificador de la fuente"},
	{"nombre", COLUMN_TEXT, "Nombre"},
	{"tipo", COLUMN_TEXT, "ordinario o complementario"},
};

static const struct download_column actions[] = {
	{"accion", COLUMN_TEXT, "Identificador de la acción"},
	{"entidad", COLUMN_TEXT, "Entidad que la hace"},
	{"numeral", COLUMN_TEXT, "Títulos bajo los que está, del mayor al menor, separados por punto y coma"},
	{"lineamiento", COLUMN_TEXT, "Lineamiento al que responde"},
	{"descripcion", COLUMN_TEXT, "La acción, con sus palabras"},
	{"resultado", COLUMN_TEXT, "Resultado esperado"},
	{"herramienta", COLUMN_TEXT, "Con qué se le hace seguimiento"},
	{"periodicidad", COLUMN_TEXT, "mensual, trimestral, semestral o anual"},
	{"observacion", COLUMN_TEXT, "Observación del seguimiento"},
	{"responsables", COLUMN_TEXT, "Responsables operativos, separados por punto y coma"},
	{"vigencia", COLUMN_TEXT, "Año, 2020, o años, 2020-2022"},
};

static const struct download_column deliveries[] = {
	{"accion", COLUMN_TEXT, "Identificador de la acción"},
	{"periodo", COLUMN_TEXT, "Mes (2020-03), trimestre (2020-T1), semestre (2020-S1) o año"},
	{"entregado", COLUMN_DATE, "Día de la entrega"},
	{"evidencia", COLUMN_TEXT, "Qué se entregó, o dónde está"},
};

static const struct download_column norms[] = {
	{"id", COLUMN_TEXT, "Identificador de la norma"},
	{"titulo", COLUMN_TEXT, "Título"},
	{"enlace", COLUMN_TEXT, "Dirección donde se lee"},
};

static const struct download_column errata[] = {
	{"documento", COLUMN_TEXT, "Circular o acción que tiene la errata"},
	{"dice", COLUMN_TEXT, "Palabras del texto emitido"},
	{"debe_decir", COLUMN_TEXT, "Palabras que debe decir"},
	{"motivo", COLUMN_TEXT, "Por qué"},
};

static const struct download_column releases[] = {
	{"fecha", COLUMN_DATE, "Día de la publicación"},
	{"titulo", COLUMN_TEXT, "Qué se publica"},
	{"edicion", COLUMN_TEXT, "Edición que sale ese día"},
};

static const struct download_column withdrawals[] = {
	{"documento", COLUMN_TEXT, "Documento retirado"},
	{"fecha", COLUMN_DATE, "Día del retiro"},
	{"motivo", COLUMN_TEXT, "Razón legal"},
};

static const struct download_column origins[] = {
	{"ruta", COLUMN_TEXT, "Comienzo de la ruta de las tablas"},
	{"origen", COLUMN_TEXT, "oficial o simulado"},
	{"nota", COLUMN_TEXT, "De dónde salen"},
};

#define COLUMNS(list) list, sizeof(list) / sizeof(*list)

const struct source_kind source_kinds[] = {
	{"seguimiento/", "Seguimiento", "Lo que reportó cada región, mes a mes, en un archivo por región.",
		COLUMNS(observations)},
	{"metas.csv", "Metas", "Las metas como las fijó cada circular.", COLUMNS(targets)},
	{"regiones.csv", "Regiones", "Las regiones con su código oficial y su segmento.", COLUMNS(regions)},
	{"entidades.csv", "Entidades", "Quién rinde la cuenta.", COLUMNS(entities)},
	{"municipios.csv", "Municipios", "Los municipios del país, y cuáles están priorizados.",
		COLUMNS(municipalities)},
	{"retroalimentacion.csv", "Retroalimentación",
		"Lo que se respondió al plan de desarrollo de cada municipio.", COLUMNS(feedback)},
	{"iniciativas.csv", "Iniciativas", "Lo que emprenden las regiones, por lineamiento.",
		COLUMNS(initiatives)},
	{"recursos.csv", "Recursos", "El dinero de cada iniciativa, por fuente.", COLUMNS(resources)},
	{"fuentes.csv", "Fuentes de recursos", "De dónde puede venir el dinero de los planes.",
		COLUMNS(funds)},
	{"acciones.csv", "Plan de acción", "Lo que el plan de acción pide, con sus palabras.",
		COLUMNS(actions)},
	{"entregas.csv", "Entregas del plan de acción", "Lo que se entregó de cada acción.",
		COLUMNS(deliveries)},
	{"erratas.csv", "Erratas", "Lo que dice y lo que debe decir cada texto.", COLUMNS(errata)},
	{"normas.csv", "Otras normas", "Las que los documentos citan y el sitio no transcribe.",
		COLUMNS(norms)},
	{"origenes.csv", "Orígenes", "Qué tablas son oficiales y cuáles simuladas.", COLUMNS(origins)},
	{"calendario.csv", "Calendario", "Los días en que se publica.", COLUMNS(releases)},
	{"retiros.csv", "Retiros", "Documentos retirados por orden legal.", COLUMNS(withdrawals)},
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
