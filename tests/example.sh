# Sourced after tap.sh: the worked examples of the rule, as a repository with a history.
# shellcheck shell=bash

# indicator DIR CODE UNIT REST: its front matter.
indicator() {
	printf -- '---\ncodigo: %s\nnombre: Indicador %s\nentidad: sena\ntipo: resultado\nnorma: 109-2012\nvigencia: 2012\ndesde: 2012-03\nperiodicidad: mensual\ncorte: 25\nunidad: %s\n%b\n---\nTexto.\n' \
		"$2" "$2" "$3" "$4" >"$1/content/indicadores/$2.md"
}

# rows DIR REGION ROW…: adds rows; a row is "indicador,periodo,variable,valor".
rows() {
	local file=$1/data/seguimiento/$2.csv region=$2 row
	shift 2
	[ -f "$file" ] || echo 'indicador,region,periodo,variable,valor' >"$file"
	for row; do echo "${row%%,*},$region,${row#*,}" >>"$file"; done
}

# make_example DIR: two editions, corte-2012-05 and corte-2012-06; May of Antioquia is corrected between them.
make_example() {
	local r=$1
	mkdir -p "$r/content/circulares" "$r/content/indicadores" "$r/data/seguimiento"
	printf 'titulo: Cuentas\nentidad: sena\nurl_base: https://cuentas.example.org/\nrepositorio: https://git.example.org/cuentas\n' >"$r/content/sitio.yaml"
	printf 'entidad,nombre,sigla,pais\nsena,Servicio,S,co\n' >"$r/data/entidades.csv"
	printf '%s\n' entidad,region,codigo,nombre,segmento sena,antioquia,05,Antioquia,grande sena,cesar,20,Cesar,grande \
		sena,guainia,94,Guainía,pequena sena,meta,50,Meta,mediana >"$r/data/regiones.csv"
	printf -- '---\nnumero: 109\nfecha: 2012-03-14\nemisor: S\nasunto: A\nentidad: sena\n---\nTexto.\n' >"$r/content/circulares/109-2012.md"
	indicator "$r" cv contratos 'variables: {contratos: flujo}\nnumerador: contratos\nventana: anio\nmeta: {fuente: tabla, prorrateo: lineal}'
	indicator "$r" em empresas 'variables: {monetizan: stock}\nnumerador: monetizan\nventana: mes\nmeta: {fuente: tabla, sentido: maximo}'
	indicator "$r" eg proporción 'variables: {gestionados: flujo, recibidos: flujo}\nnumerador: gestionados\ndenominador: recibidos\nventana: mes\nmeta: {fuente: constante, valor: 0.6}'
	printf '%s\n' indicador,region,periodo,valor,norma cv,antioquia,2012,2500,109-2012 cv,guainia,2012,0,109-2012 \
		cv,cesar,2012,100,109-2012 em,meta,2012,3,109-2012 em,antioquia,2012,10,109-2012 >"$r/data/metas.csv"
	git -C "$r" init -q --initial-branch=main
	commit "$r" 'Publica la Circular 109' 2012-03-14T17:30:00-05:00
	rows "$r" antioquia cv,2012-01,contratos,200 cv,2012-02,contratos,180 cv,2012-03,contratos,220
	commit "$r" 'Reporta marzo' 2012-03-21T09:00:00-05:00
	rows "$r" antioquia cv,2012-04,contratos,190 cv,2012-05,contratos,201 em,2012-05,monetizan,8
	rows "$r" meta em,2012-05,monetizan,4 em,2012-06,monetizan,3 eg,2012-05,gestionados,0 eg,2012-05,recibidos,0 \
		eg,2012-06,gestionados,59 eg,2012-06,recibidos,98
	rows "$r" guainia cv,2012-06,contratos,3
	rows "$r" cesar cv,2012-05,contratos,4
	commit "$r" 'Reporta mayo' 2012-05-28T09:00:00-05:00
	git -C "$r" tag corte-2012-05
	rows "$r" antioquia cv,2012-06,contratos,150
	commit "$r" 'Reporta junio' 2012-06-25T23:00:00-05:00
	sed -i 's/,201$/,210/' "$r/data/seguimiento/antioquia.csv"
	commit "$r" $'Corrige mayo\n\nCorreccion: nueve contratos se habían cargado a otra regional' 2012-07-02T08:00:00-05:00
	git -C "$r" tag corte-2012-06
}
