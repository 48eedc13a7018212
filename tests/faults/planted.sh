#!/bin/bash
# A publication with one fault of each kind: every fault is found in one run, where a person would mend it and nowhere
# else; the build refuses, and what was published stays as it was. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
site=$scratch/site
make_repository "$publication" "$minima"
exits 0 'the publication before' "$rinde" build --repo "$publication" --now "$now" --out "$site"
print_tree "$site" >"$scratch/before"

: >"$scratch/expected"
# plant PATH: the file, from standard input. fault PLACE LEVEL ID: what is to be found.
plant() {
	mkdir -p "$(dirname "$publication/$1")"
	cat >"$publication/$1"
}
fault() { echo "$1: $2: [$3]" >>"$scratch/expected"; }
# rows NAME: a file of observations with these rows below its header.
rows() {
	{
		echo 'indicador,region,periodo,variable,valor,reportado,nota'
		cat
	} | plant "data/seguimiento/2012/$1.csv"
}

# --- tables, as files
printf 'indicador,region,periodo,variable,valor,nota\nct,norte,2012-04,contratos,1,Bogot\341\n' |
	plant data/seguimiento/2012/latin1.csv
fault data/seguimiento/2012/latin1.csv:2:35 error codificacion
printf 'indicador;region;periodo;variable;valor\nct;norte;2012-04;contratos;1\n' | plant data/seguimiento/2012/puntoycoma.csv
fault data/seguimiento/2012/puntoycoma.csv:1:10 error separador
: | plant data/seguimiento/2012/vacio.csv
fault data/seguimiento/2012/vacio.csv:1:1 error sin-encabezado
rows comilla <<'END'
ct,norte,2012-04,contratos,1,,"una nota
de dos líneas"
ct,norte,2012-05,contratos,1,,"sin cerrar
ct,sur,2012-05,contratos,1,,
END
fault data/seguimiento/2012/comilla.csv:4:31 error comilla-sin-cerrar
rows suelta <<'END'
ct,sur,2012-04,contratos,1,,ñandú "del" sur
END
fault data/seguimiento/2012/suelta.csv:2:35 error comilla-suelta
rows desigual <<'END'
ct,sur,2012-05,contratos,1,,,
END
fault data/seguimiento/2012/desigual.csv:2:1 error fila-desigual
rows control <<<"ct,sur,2012-06,contratos,1,,a$(printf '\001')b"
fault data/seguimiento/2012/control.csv:2:30 error caracter-de-control
rows blanco <<'END'

ct,sur,2012-07,contratos,1,,
END
fault data/seguimiento/2012/blanco.csv:2:1 aviso fila-en-blanco
printf '\357\273\277indicador,regiom,periodo,variable,valor\nct,sur,2012-08,contratos,1\n' |
	plant data/seguimiento/2012/columna.csv
fault data/seguimiento/2012/columna.csv:1:11 error columna-desconocida
printf 'indicador,region,periodo,valor\nct,sur,2012-09,1\n' | plant data/seguimiento/2012/ausente.csv
fault data/seguimiento/2012/ausente.csv:1:1 error columna-ausente
printf 'indicador,region,periodo,variable,valor,valor\nct,sur,2012-09,contratos,1,1\n' | plant data/seguimiento/2012/dosveces.csv
fault data/seguimiento/2012/dosveces.csv:1:41 error columna-repetida

# --- cells
rows celdas <<'END'
ct,norde,2012-04,contratos,1,,
cta,sur,2012-04,contratos,1,,
ct,sur,2012-04,contrato,1,,
ct,sur,2012-13,contratos,1,,
ct,sur,2013-01,contratos,1,,
pa,sur,2012-04,atendidas,"9,5",,
pa,sur,2012-05,atendidas,1.234.567,,
pa,sur,2012-06,atendidas,1.234,,
pa,sur,2012-07,atendidas,0.1234567,,
pa,sur,2012-08,atendidas,mil,,
pa,sur,2012-09,atendidas,1,25/03/2012,
pa,sur,2012-10,atendidas,1,2012-02-30,"año, mes"
,sur,2012-11,atendidas,1,,
ct,norte,2012-03,contratos,1,,"la misma clave, en otro archivo"
pa,sur,2012-12,atendidas,1234567890123456789,,
ct,lejos,2012-04,contratos,1,,de otra entidad
END
fault data/seguimiento/2012/celdas.csv:2:4 error region-desconocida
fault data/seguimiento/2012/celdas.csv:3:1 error indicador-desconocido
fault data/seguimiento/2012/celdas.csv:4:16 error variable-desconocida
fault data/seguimiento/2012/celdas.csv:5:8 error periodo-invalido
fault data/seguimiento/2012/celdas.csv:6:8 error periodo-fuera-de-vigencia
fault data/seguimiento/2012/celdas.csv:7:26 error coma-decimal
fault data/seguimiento/2012/celdas.csv:8:26 error separador-de-miles
fault data/seguimiento/2012/celdas.csv:9:26 error decimales-de-mas
fault data/seguimiento/2012/celdas.csv:10:26 error numero-largo
fault data/seguimiento/2012/celdas.csv:11:26 error numero-invalido
fault data/seguimiento/2012/celdas.csv:12:28 error fecha-formato
fault data/seguimiento/2012/celdas.csv:13:28 error fecha-invalida
fault data/seguimiento/2012/celdas.csv:14:1 error celda-vacia
fault data/seguimiento/2012/celdas.csv:16:26 error numero-largo
fault data/seguimiento/2012/celdas.csv:17:4 error entidad-distinta
# The later place by path, then line, is the one to mend: norte.csv comes after celdas.csv.
fault data/seguimiento/2012/norte.csv:4:1 error clave-repetida

cat >>"$publication/data/regiones.csv" <<'END'
agencia,este,7,Este,gigante,3,1
agensia,oeste,15,Oeste,,4,1
END
fault data/regiones.csv:4:14 error codigo-invalido
fault data/regiones.csv:4:21 error valor-desconocido
fault data/regiones.csv:5:1 error entidad-desconocida
cat >>"$publication/data/entidades.csv" <<'END'
vecina,Agencia Vecina,AV,Chile
END
cat >>"$publication/data/regiones.csv" <<'END'
vecina,lejos,01,"Muy
lejos",,0,1
vecina,datos,02,Datos,,,
vecina,Ñuble,16,Ñuble,,,
END
# A quoted line end counts: the row after it stands two lines below.
fault data/regiones.csv:7:9 error ajuste-invalido
fault data/regiones.csv:8:8 error identificador-reservado
fault data/regiones.csv:9:8 error identificador-invalido
cat >>"$publication/data/metas.csv" <<'END'
ct,,,2012,1300,1-2012,
pa,norte,,2012-05,5,1-2012,
mu,norte,,2012,5,1-2012,
mu,norte,,2012-04,-5,1-2012,
mu,sur,,2012-04,5,99-2012,
mu,norte,,2012-T1,5,1-2012,
mu,norte,,2012-T2,5,10-2012,
END
fault data/metas.csv:4:11 error metas-no-suman
fault data/metas.csv:5:11 aviso meta-sin-uso
fault data/metas.csv:6:11 error meta-de-otra-ventana
fault data/metas.csv:7:19 error numero-negativo
fault data/metas.csv:8:19 error circular-desconocida
fault data/metas.csv:9:11 aviso meta-de-otro-periodo
cat >>"$publication/data/erratas.csv" <<'END'
1-2013,a,b,No existe el documento.
1-2012,no lo dice,b,No está en el texto.
END
fault data/erratas.csv:3:1 error documento-desconocido
fault data/erratas.csv:4:8 error errata-sin-lugar

# --- the action plan
plant data/acciones.csv <<'END'
accion,entidad,numeral,lineamiento,descripcion,resultado,herramienta,periodicidad,observacion,responsables,vigencia
informe,agencia,1,Guía,Hacer,Hecho,Informe,trimestral,,Oficina,2012
actas,agensia,1,Guía,Hacer,Hecho,Actas,anual,,Oficina,2012
comite,agencia,1,Guía,Hacer,Hecho,Actas,bimestral,,Oficina,2012
END
fault data/acciones.csv:3:7 error entidad-desconocida
fault data/acciones.csv:4:41 error valor-desconocido
plant data/entregas.csv <<'END'
accion,periodo,entregado,evidencia
informe,2012-T1,2012-03-30,
imforme,2012-T1,2012-03-30,
informe,2012-S1,2012-03-30,
informe,2013-T1,2012-03-30,
informe,2012-T1,2012-03-31,"otra vez, con Ñ"
informe,2012-T2,2012-03-31,
informe,2012-T3,2999-07-02,
comite,2012,2012-03-30,
END
fault data/entregas.csv:3:1 error accion-desconocida
fault data/entregas.csv:4:9 error entrega-de-otra-periodicidad
fault data/entregas.csv:5:9 error periodo-fuera-de-vigencia
fault data/entregas.csv:6:1 error clave-repetida
fault data/entregas.csv:7:17 aviso entrega-antes-del-periodo
fault data/entregas.csv:8:17 aviso entrega-futura

# --- indicators
sed 's/^codigo: ct/codigo: mu/; s/^ventana: anio/ventana: mes/; s/lineal/ninguno/' \
	"$minima/content/indicadores/ct.md" | plant content/indicadores/mu.md
sed 's/^codigo: ct/codigo: cd/; s/^corte: 25/corte: 40/; s/^tipo: resultado/tipo: efecto/' \
	"$minima/content/indicadores/ct.md" | plant content/indicadores/co.md
fault content/indicadores/co.md:2:9 error nombre-distinto
fault content/indicadores/co.md:5:7 error valor-desconocido
fault content/indicadores/co.md:9:8 error ajuste-invalido
sed 's/^codigo: ct/codigo: fo/; s/^meta: .*/meta: {fuente: ninguna, valor: 5}/' \
	"$minima/content/indicadores/ct.md" | plant content/indicadores/fo.md
fault content/indicadores/fo.md:14:32 error formula-invalida
sed 's/^codigo: ct/codigo: va/; s/^variables: .*/variables: contratos/' \
	"$minima/content/indicadores/ct.md" | plant content/indicadores/va.md
fault content/indicadores/va.md:11:12 error tipo-inesperado

# --- circulars and pages
circular() {
	printf -- '---\nnumero: %s\nfecha: 2012-02-01\nemisor: Dirección\nentidad: agencia\nasunto: Faltas\n' "$1"
	cat
}
circular 2 <<'END' | plant content/circulares/2-2012.md
emisior: Dirección
fecha: 2012-02-01
embargo: mañana
ventana: {tabla: retroalimentacion, desde: 2012-03-31, hasta: 2012-03-20}
---

Vea [esta](circular:99-2012), [aquella](javascript:alert(1)) y
ñandú [otra](indicador:ctt), con <b>HTML</b>.
END
fault content/circulares/2-2012.md:7:1 error clave-desconocida
fault content/circulares/2-2012.md:8:1 error clave-yaml-repetida
fault content/circulares/2-2012.md:9:10 error instante-invalido
fault content/circulares/2-2012.md:10:10 error fechas-al-reves
fault content/circulares/2-2012.md:13:5 error enlace-desconocido
fault content/circulares/2-2012.md:13:31 error enlace-prohibido
fault content/circulares/2-2012.md:14:7 error enlace-desconocido
fault content/circulares/2-2012.md:14:34 aviso html-como-texto
# Twelve kilobytes that take cmark-gfm seven seconds and a gigabyte.
{
	circular 3
	printf -- '---\n\n|%s|\n|%s|\n' "$(printf 'x|%.0s' $(seq 1500))" "$(printf -- '-|%.0s' $(seq 1500))"
	printf '|a|\n%.0s' $(seq 1500)
} </dev/null | plant content/circulares/3-2012.md
fault content/circulares/3-2012.md:9:1 error markdown-excesivo
grep -v '^asunto' <(circular 4 <<<'---') | plant content/circulares/4-2012.md
fault content/circulares/4-2012.md:1:1 error clave-ausente
circular 5 <<<'para: &todos Regionales
---' | plant content/circulares/5-2012.md
fault content/circulares/5-2012.md:7:7 error yaml-no-admitido
circular 11 <<<'para: !!str Regionales
cargo: *todos
---' | plant content/circulares/11-2012.md
fault content/circulares/11-2012.md:7:7 error yaml-no-admitido
fault content/circulares/11-2012.md:8:8 error yaml-no-admitido
# Not to be named before its hour; its own row of metas.csv above is right, and in no output.
circular 10 <<<'embargo: 2012-05-01T00:00-05:00
---' | plant content/circulares/10-2012.md
circular 12 <<'END' | plant content/circulares/12-2012.md
modifica: [1-2012, 10-2012]
---

Ñandú [pronto](circular:10-2012), ![foto](https://example.org/foto.png).
END
fault content/circulares/12-2012.md:7:20 error documento-embargado
fault content/circulares/12-2012.md:10:7 error documento-embargado
fault content/circulares/12-2012.md:10:35 error imagen-prohibida
circular 6 <<<'para: uno: dos
---' | plant content/circulares/6-2012.md
fault content/circulares/6-2012.md:7:10 error yaml-invalido
plant content/circulares/7-2012.md <<<'Comienza con el texto.'
fault content/circulares/7-2012.md:1:1 error sin-encabezado-yaml
circular 8 <<<'
No cierra sus datos.' | plant content/circulares/8-2012.md
fault content/circulares/8-2012.md:1:1 error encabezado-sin-cerrar
printf -- '---\ntitulo: Índice\n---\n' | plant content/paginas/indice.md
fault content/paginas/indice.md:1:1 error identificador-reservado
printf -- '---\ntitulo: Mayúsculas\n---\n' | plant content/paginas/Inicio.md
fault content/paginas/Inicio.md:1:1 error identificador-invalido
echo Apuntes | plant content/apuntes.md
fault content/apuntes.md:1:1 aviso archivo-sin-lugar

circular 9 <<<'adjuntos:
  - {archivo: informe.pdf, titulo: Informe}
---' | plant content/circulares/9-2012.md
echo '#!/bin/sh' | plant content/circulares/informe.pdf
fault content/circulares/informe.pdf:1:1 error adjunto-invalido

# --- maps: what is wrong with one is no error
fault data/mapas/pais.svg:1:1 aviso mapa-incompleto # it does not know "este"
printf '<svg>\n <g transform="scale(2)"><path id="05" d="M0 0h9v9z"/></g>\n</svg>\n' | plant data/mapas/giro.svg
fault data/mapas/giro.svg:2:2 aviso mapa-ilegible
printf '<svg><path id="CO-ANT" d="M0 0h9v9z"/></svg>\n' | plant data/mapas/sinregiones.svg
fault data/mapas/sinregiones.svg:1:1 aviso mapa-sin-regiones
echo '{"features":[{"properties":{"codigo":5},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2]]]}}]}' |
	plant data/mapas/repetido.geojson
fault data/mapas/repetido.geojson:1:1 aviso mapa-repetido

# --- plans
sed -i 's/^asunto: .*/&\nlineamientos: [{id: "1", titulo: Uno}, {id: "2", titulo: Dos}]/' "$publication/content/circulares/1-2012.md"
plan() {
	printf -- '---\nregion: %s\nvigencia: %s\nnorma: %s\n' "$1" "$2" "$3"
	cat
	printf -- '---\n\nTexto.\n'
}
plan norte 2012 1-2012 <<'END' | plant content/planes/norte-2012.md
hitos:
  - {hito: formulacion, fecha: 2012-03-12}
  - {hito: validacion, fecha: 2012-03-05, ante: Gremios}
  - {hito: validacion, fecha: 2012-03-05}
  - {hito: socializacion, fecha: 2032-03-05, evidencia: Acta}
consulta: {desde: 2012-03-31, hasta: 2012-03-20, enlace: "javascript:alert(1)"}
END
fault content/planes/norte-2012.md:7:31 error hitos-al-reves
fault content/planes/norte-2012.md:8:12 error clave-repetida
fault content/planes/norte-2012.md:9:34 aviso hito-sin-fecha
fault content/planes/norte-2012.md:9:57 aviso hito-futuro
fault content/planes/norte-2012.md:10:11 error fechas-al-reves
fault content/planes/norte-2012.md:10:58 error enlace-prohibido
plan norte 2012 1-2012 </dev/null | plant content/planes/norte-bis.md
fault content/planes/norte-bis.md:3:11 error clave-repetida
plan sur 2012-2014 1-2012 </dev/null | plant content/planes/sur-2012-2015.md
fault content/planes/sur-2012-2015.md:3:11 error nombre-distinto
plan lejos 2012 1-2012 </dev/null | plant content/planes/lejos-2012.md
fault content/planes/lejos-2012.md:2:9 error entidad-distinta
plan sur 2013 10-2012 </dev/null | plant content/planes/sur-2013.md
plan sur 2014 1-2012 <<<'embargo: 2012-05-01' | plant content/planes/sur-2014.md
fault content/planes/sur-2014.md:5:10 error instante-invalido
plant data/municipios.csv <<'END'
municipio,nombre,region,priorizado
05001,Uno,norte,si
70001,Dos,sur,no
END
plant data/fuentes.csv <<'END'
fuente,nombre,tipo
propios,Recursos propios,ordinario
regalias,Regalías,otro
END
fault data/fuentes.csv:3:19 error valor-desconocido
plant data/iniciativas.csv <<'END'
iniciativa,regiones,lineamiento,nombre,municipios,aliados,indicadores,estado,inicio,fin
una,norte,1-2012#1,"Una, la primera",05001;05002,Gremios,ct;ctt,,2012-06-01,2012-05-01
dos,norte;norde,1-2012#3,Dos,,,,,,
tres,norte,1-2012,Tres,,,,,31/12/2012,
cuatro,sur,1-2012#2,Cuatro,"05001",,,,,
cinco,norte;sur,1-2012#2,Cinco,,,,,,
seis,sur,10-2012#1,Bajo embargo,,,,,,
siete,norte,1-2012#2,Siete,,,,,2019-01-01,
END
fault data/iniciativas.csv:2:44 error municipio-desconocido
fault data/iniciativas.csv:2:61 error indicador-desconocido
fault data/iniciativas.csv:2:77 error fechas-al-reves
fault data/iniciativas.csv:3:11 error region-desconocida
fault data/iniciativas.csv:3:17 error lineamiento-desconocido
fault data/iniciativas.csv:4:12 error lineamiento-desconocido
fault data/iniciativas.csv:4:28 error fecha-formato
fault data/iniciativas.csv:5:29 error municipio-fuera-de-iniciativa
fault data/iniciativas.csv:8:1 aviso iniciativa-sin-plan
plant data/recursos.csv <<'END'
iniciativa,fuente,monto,estado
cinco,propios,100,gestionado
cinco,propios,200,gestionado
cinco,propio,100,asignado
cinco,propios,-100,asignado
sies,propios,100,asignado
cinco,regalias,1.000.000,prometido
seis,propios,100,asignado
END
fault data/recursos.csv:3:1 error clave-repetida
fault data/recursos.csv:4:7 error fuente-desconocida
fault data/recursos.csv:5:15 error numero-negativo
fault data/recursos.csv:6:1 error iniciativa-desconocida
fault data/recursos.csv:7:16 error separador-de-miles
fault data/recursos.csv:7:26 error valor-desconocido

# --- the tree itself
ln -s /etc/passwd "$publication/data/enlace.csv"
fault data/enlace.csv:1:1 error enlace-simbolico
git -C "$publication" add -A
git -C "$publication" update-index --add --cacheinfo "160000,$(git -C "$publication" rev-parse HEAD),content/anexos"
fault content/anexos:1:1 error submodulo
GIT_AUTHOR_NAME=R GIT_AUTHOR_EMAIL=r@example.org GIT_COMMITTER_NAME=R GIT_COMMITTER_EMAIL=r@example.org \
	git -C "$publication" commit -q -m 'Una falta de cada clase' --date 2012-04-01T09:00:00-05:00

planted=$(wc -l <"$scratch/expected")
[ "$planted" -ge 40 ] && [ "$(sed 's/.*\[//' "$scratch/expected" | sort -u | wc -l)" -ge 40 ]
result "$planted faults are planted, of 40 kinds and more" "$?"
exits 1 'build of the faulty publication' "$rinde" build --repo "$publication" --rev HEAD --now "$now" --out "$site"
sed -E 's/^([^ ]+): (error|aviso): .* (\[[a-z0-9-]+\])$/\1: \2: \3/' "$scratch/err" | LC_ALL=C sort >"$scratch/found"
LC_ALL=C sort "$scratch/expected" >"$scratch/wanted"
equal "each is found where it was planted, and nothing else" "$scratch/wanted" "$scratch/found"
print_tree "$site" >"$scratch/after"
equal 'the published site is as it was' "$scratch/before" "$scratch/after"
exits 1 'check finds' "$rinde" check --repo "$publication" --rev HEAD --now "$now"
sed -E 's/^([^ ]+): (error|aviso): .* (\[[a-z0-9-]+\])$/\1: \2: \3/' "$scratch/err" | LC_ALL=C sort >"$scratch/checked"
equal 'the same' "$scratch/found" "$scratch/checked"
[ -n "${KEEP:-}" ] && cp "$scratch/err" "$KEEP"
done_testing
