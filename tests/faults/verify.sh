#!/bin/bash
# `rinde verify`: a site as published passes, and every way of tampering with it is found where it is. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
site=$scratch/site
make_repository "$publication" "$minima"
tag() {
	GIT_COMMITTER_NAME=Redacción GIT_COMMITTER_EMAIL=redaccion@example.org GIT_COMMITTER_DATE=$2 \
		git -C "$publication" tag -a -m "$1" "$1"
}
tag corte-uno 2012-04-01T08:00:00-05:00
echo 'Otra línea.' >>"$publication/content/paginas/acerca-de.md"
commit "$publication" 'Segunda edición' 2012-05-02T08:00:00-05:00
tag corte-dos 2012-05-02T08:00:00-05:00
exits 0 'a build' "$rinde" build --repo "$publication" --now 2012-05-03T00:00:00Z --out "$site"
mkdir "$site/.well-known"
echo hola >"$site/.well-known/nota"
exits 0 'the site as published' "$rinde" verify "$site"
[ ! -s "$scratch/err" ]
result 'nothing is found' "$?" "$scratch/err"
has "$scratch/out" 'it says what it looked at' "^$site: [1-9][0-9]+ archivos y 3 manifiestos"
listed=$(find "$site" -type f ! -name manifest.sha256 ! -path "$site/.*" | wc -l)
has "$scratch/out" 'every file was looked at' ": $listed archivos"
(cd "$site" && sha256sum --quiet -c manifest.sha256) >"$scratch/out" 2>&1
result 'sha256sum agrees' "$?" "$scratch/out"

cp -a "$site" "$scratch/copy"
# found NAME LINE… -- COMMAND: after the command exactly these findings, and status 1; then the site is restored.
found() {
	local name=$1
	shift
	: >"$scratch/wanted"
	while [ "$1" != -- ]; do
		echo "$1" >>"$scratch/wanted"
		shift
	done
	shift
	(cd "$site" && eval "$*")
	exits 1 "$name" timeout 20 "$rinde" verify "$site"
	sed -E 's/: error: .*(\[[a-z-]+\])$/ \1/' "$scratch/err" | sort >"$scratch/out"
	sort -o "$scratch/wanted" "$scratch/wanted"
	equal "$name: is found" "$scratch/wanted" "$scratch/out"
	rm -rf "$site"
	cp -a "$scratch/copy" "$site"
}
line_of() { grep -n "  $2\$" "$1/manifest.sha256" | cut -d: -f1; }

found 'a changed byte' 'index.html [archivo-alterado]' -- 'printf x >>index.html'
found 'a file that went' "manifest.sha256:$(line_of "$site" 404.html):1 [archivo-perdido]" -- 'rm 404.html'
found 'a file that came' 'regiones/otra.html [archivo-ajeno]' -- 'echo hola >regiones/otra.html'
found 'a hidden file in a folder' 'regiones/.otra [archivo-ajeno]' -- 'echo hola >regiones/.otra'
found 'a changed byte in an edition' 'ediciones/corte-uno/index.html [archivo-alterado]' -- \
	'cp ediciones/corte-uno/index.html t; printf x >>t; rm ediciones/corte-uno/index.html; mv t ediciones/corte-uno/index.html'
found 'a file that came into an edition' 'ediciones/corte-uno/x.html [archivo-ajeno]' -- 'echo x >ediciones/corte-uno/x.html'
found 'a folder of an edition that went' 'ediciones.json [archivo-perdido]' -- 'rm -r ediciones/corte-uno'
found 'a folder of an edition that never was' 'ediciones/corte-tres [archivo-ajeno]' -- 'cp -a ediciones/corte-dos ediciones/corte-tres'
found 'an edition whose manifest was made to fit' 'ediciones/corte-uno/manifest.sha256 [archivo-alterado]' -- \
	'cd ediciones/corte-uno; rm manifest.sha256 index.html; echo falso >index.html;
	find . -type f ! -name manifest.sha256 -printf "%P\n" | LC_ALL=C sort | xargs sha256sum >../../../m; mv ../../../m manifest.sha256'
found 'no manifest' 'manifest.sha256 [sin-manifiesto]' -- 'rm manifest.sha256'
found 'an edition without a manifest' 'ediciones/corte-uno/manifest.sha256 [sin-manifiesto]' -- 'rm ediciones/corte-uno/manifest.sha256'
found 'a manifest that was cut' "manifest.sha256:$(wc -l <"$site/manifest.sha256"):1 [manifiesto-danado]" -- 'truncate -s -3 manifest.sha256'
found 'a line twice' "manifest.sha256:2:1 [manifiesto-danado]" -- 'sed -i "1p" manifest.sha256'
found 'a manifest that is a link' 'manifest.sha256 [sin-manifiesto]' -- 'mv manifest.sha256 /tmp/m.$$; ln -s /tmp/m.$$ manifest.sha256'
rm -f /tmp/m.*
found 'a link in the place of a file' 'index.html [enlace-simbolico]' "manifest.sha256:$(line_of "$site" index.html):1 [archivo-perdido]" -- \
	'mv index.html .i; ln -s .i index.html'
found 'a link in the place of an edition' 'ediciones.json [archivo-perdido]' 'ediciones/corte-uno [enlace-simbolico]' -- \
	'mv ediciones/corte-uno ../fuera; ln -s ../../fuera ediciones/corte-uno'
rm -rf "$scratch/fuera"
found 'a pipe' 'regiones/tubo [no-es-archivo]' -- 'mkfifo regiones/tubo'
found 'a name with a newline' 'regiones/a�b [archivo-ajeno]' -- 'echo x >"regiones/a
b"'
exits 1 'a folder that is not there' "$rinde" verify "$scratch/no"
exits 1 'a folder that is no site' "$rinde" verify "$publication"
exits 2 'no folder' "$rinde" verify
exits 2 'two folders' "$rinde" verify "$site" "$site"
done_testing
