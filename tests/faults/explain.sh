#!/bin/bash
# `rinde explain`: the worked examples of the rule (README "How a figure comes to be"), told to the last row and commit.
# tests/faults/explain/*.txt hold what it must say. TAP. --regenerate writes them anew, for a person to judge.
set -u
. tests/tap.sh
unset SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8
expected=$root/tests/faults/explain
r=$scratch/r
mkdir -p "$r/content/circulares" "$r/content/indicadores" "$r/data/seguimiento"

cat >"$r/content/sitio.yaml" <<'END'
titulo: Cuentas
entidad: sena
END
printf 'entidad,nombre,sigla,pais\nsena,Servicio,S,co\n' >"$r/data/entidades.csv"
printf 'entidad,region,codigo,nombre,segmento\nsena,antioquia,05,Antioquia,grande\nsena,cesar,20,Cesar,grande\nsena,guainia,94,Guainía,pequena\nsena,meta,50,Meta,mediana\n' \
	>"$r/data/regiones.csv"
printf -- '---\nnumero: 109\nfecha: 2012-03-14\nemisor: S\nasunto: A\nentidad: sena\n---\nTexto.\n' >"$r/content/circulares/109-2012.md"
# indicator CODE UNIT REST: its front matter.
indicator() {
	printf -- '---\ncodigo: %s\nnombre: Indicador %s\nentidad: sena\ntipo: resultado\nnorma: 109-2012\nvigencia: 2012\ndesde: 2012-03\nperiodicidad: mensual\ncorte: 25\nunidad: %s\n%b\n---\nTexto.\n' \
		"$1" "$1" "$2" "$3" >"$r/content/indicadores/$1.md"
}
indicator cv contratos 'variables: {contratos: flujo}\nnumerador: contratos\nventana: anio\nmeta: {fuente: tabla, prorrateo: lineal}'
indicator em empresas 'variables: {monetizan: stock}\nnumerador: monetizan\nventana: mes\nmeta: {fuente: tabla, sentido: maximo}'
indicator eg proporción 'variables: {gestionados: flujo, recibidos: flujo}\nnumerador: gestionados\ndenominador: recibidos\nventana: mes\nmeta: {fuente: constante, valor: 0.6}'
printf 'indicador,region,periodo,valor,norma\ncv,antioquia,2012,2500,109-2012\ncv,guainia,2012,0,109-2012\ncv,cesar,2012,100,109-2012\nem,meta,2012,3,109-2012\nem,antioquia,2012,10,109-2012\n' \
	>"$r/data/metas.csv"
git -C "$r" init -q --initial-branch=main
commit "$r" 'Publica la Circular 109' 2012-03-14T17:30:00-05:00

# rows FILE ROW…: adds rows; a row is "indicador,periodo,variable,valor".
rows() {
	local file=$r/data/seguimiento/$1.csv region=$1 row
	shift
	[ -f "$file" ] || echo 'indicador,region,periodo,variable,valor' >"$file"
	for row; do echo "${row%%,*},$region,${row#*,}" >>"$file"; done
}
rows antioquia cv,2012-01,contratos,200 cv,2012-02,contratos,180 cv,2012-03,contratos,220
commit "$r" 'Reporta marzo' 2012-03-21T09:00:00-05:00
rows antioquia cv,2012-04,contratos,190 cv,2012-05,contratos,201 em,2012-05,monetizan,8
rows meta em,2012-05,monetizan,4 em,2012-06,monetizan,3 eg,2012-05,gestionados,0 eg,2012-05,recibidos,0 eg,2012-06,gestionados,59 eg,2012-06,recibidos,98
rows guainia cv,2012-06,contratos,3
rows cesar cv,2012-05,contratos,4
commit "$r" 'Reporta mayo' 2012-05-28T09:00:00-05:00
git -C "$r" tag corte-2012-05
rows antioquia cv,2012-06,contratos,150
commit "$r" 'Reporta junio' 2012-06-25T23:00:00-05:00
sed -i 's/,201$/,210/' "$r/data/seguimiento/antioquia.csv"
commit "$r" $'Corrige mayo\n\nCorreccion: nueve contratos se habían cargado a otra regional' 2012-07-02T08:00:00-05:00
sed -i 's/^titulo.*/titulo: Cuentas claras/' "$r/content/sitio.yaml"
git -C "$r" tag corte-2012-06

# tells NAME ARGUMENT…: what explain says of a figure is what tests/faults/explain/NAME.txt says.
tells() {
	local name=$1
	shift
	if [ "$regenerate" ]; then
		mkdir -p "$expected"
		env LC_ALL="$language" "$rinde" explain --repo "$r" "$@" >"$expected/$name.txt"
		return
	fi
	exits 0 "explain $*" env LC_ALL="$language" "$rinde" explain --repo "$r" "$@"
	equal "… says what it must" "$expected/$name.txt" "$scratch/out"
}
language=C.UTF-8 regenerate=
[ "${1:-}" = --regenerate ] && regenerate=1
tells cv-antioquia cv antioquia 2012-06
tells cv-antioquia-antes cv antioquia 2012-05 --edition corte-2012-05
tells cv-guainia cv guainia 2012-06
tells cv-cesar cv cesar 2012-06
tells cv-grande cv grande 2012-06
tells em-meta em meta 2012-05
tells em-nacional em nacional 2012-06
tells eg-meta eg meta 2012-06
tells eg-meta-sin-casos eg meta 2012-05
language=en_US.UTF-8
tells eg-meta-en eg meta 2012-06
language=C.UTF-8
sed -i 's/,150$/,151/' "$r/data/seguimiento/antioquia.csv"
tells cv-antioquia-en-disco cv antioquia 2012-06 --worktree --now 2012-07-03T08:00:00-05:00
[ "$regenerate" ] && exit 0

[ "$(grep -c '^valor: 1150$' "$expected/cv-antioquia.txt")" -eq 1 ] &&
	grep -q '^meta al corte: 2500 × 6 ÷ 12 = 1250$' "$expected/cv-antioquia.txt" &&
	grep -q '^cumplimiento: 1150 ÷ 1250 = 0.92$' "$expected/cv-antioquia.txt" &&
	grep -q '^estado: riesgo$' "$expected/cv-antioquia.txt"
result 'the worked example is 1150 of 1250, 0.92, riesgo' "$?" "$expected/cv-antioquia.txt"

explain=("$rinde" explain --repo "$r")
exits 1 'an unknown indicator' "${explain[@]}" cvv antioquia 2012-06
has "$scratch/err" 'the nearest is named' 'cvv.*¿quiso decir «cv»\?'
exits 1 'an unknown unit' "${explain[@]}" cv antiokia 2012-06
has "$scratch/err" 'the nearest is named' '¿quiso decir «antioquia»\?'
exits 1 'a month without figure' "${explain[@]}" cv antioquia 2012-11
has "$scratch/err" 'the months that have one are named' 'de 2012-01 a 2012-06'
exits 1 'an unknown edition' "${explain[@]}" cv antioquia 2012-06 --edition corte-2012-6
has "$scratch/err" 'the nearest is named' '¿quiso decir «corte-2012-06»\?'
exits 1 'no repository' "$rinde" explain --repo "$scratch/nada" cv antioquia 2012-06
exits 2 'an operand too few' "${explain[@]}" cv antioquia
exits 2 'a period that is no month' "${explain[@]}" cv antioquia 2012-T1
exits 2 'two ways to name the files' "${explain[@]}" cv antioquia 2012-06 --edition corte-2012-06 --worktree
done_testing
