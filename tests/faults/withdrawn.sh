#!/bin/bash
# retiros.csv: what it names must be a document of this publication or once have been one of an edition's. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
make_repository "$publication" "$minima"
build() { exits "$1" "$2" "$rinde" build --repo "$publication" --now 2012-06-01T00:00Z --out "$scratch/site"; }
withdraw() {
	printf 'documento,fecha,motivo\n%s,2012-05-01,Ley\n' "$1" >"$publication/data/retiros.csv"
	commit "$publication" "Retira $1" 2012-05-01T08:00:00-05:00
}
old=$(basename "$(find "$publication/content/circulares" -name '*.md' | LC_ALL=C sort | head -n 1)" .md)
mkdir -p "$publication/content/paginas/ayuda"
printf -- '---\ntitulo: Pasada\n---\nTexto.\n' >"$publication/content/paginas/ayuda/pasada.md"
commit "$publication" 'Una página' 2012-04-02T08:00:00-05:00
git -C "$publication" tag corte-uno
rm "$publication/content/paginas/ayuda/pasada.md"
withdraw "${old}9"
for check in "check --repo $publication" "check --repo $publication --rev HEAD" "build --repo $publication --out $scratch/site"; do
	# shellcheck disable=SC2086 # words
	exits 1 "${check%% *} of a mistyped withdrawal" "$rinde" $check --now 2012-06-01T00:00Z
	has "$scratch/err" 'the finding stands in the cell and says which was meant' \
		"^data/retiros\.csv:2:1: error: «${old}9» .*; ¿quiso decir «$old»\? \[retiro-sin-documento\]$"
done
[ ! -e "$scratch/site" ]
result 'nothing was published' "$?"
withdraw pasada
build 0 'a page that stands in an old edition alone'
[ ! -s "$scratch/err" ]
result 'it has nothing to say of it' "$?" "$scratch/err"
exits 0 'nor has a check' "$rinde" check --repo "$publication" --now 2012-06-01T00:00Z
! grep -rq Texto.$ "$scratch/site/ediciones/corte-uno/pasada.html"
result 'and the page is withdrawn there' "$?"
withdraw "$old"
build 0 'a circular that stands'
git -C "$publication" tag -d corte-uno >/dev/null
withdraw pasada
build 1 'what no edition has any more'
has "$scratch/err" 'it says so' '\[retiro-sin-documento\]$'
done_testing
