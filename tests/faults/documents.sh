#!/bin/bash
# The circulars as published: their text is the seed's, word for word, white space folded, but for the seed's own marks
# (of Markdown, of its source) and what data/erratas.csv explains beside it. The plans' text is their document's. TAP.
# Needs the seeds, which lie beside the project (or at RINDE_SEEDS).
set -u
. tests/tap.sh

seeds=${RINDE_SEEDS:-../shared/seeds}
site=$scratch/site
exits 0 'a build' "$rinde" build --worktree --now 2021-01-20T09:00:00-05:00 --out "$site"

# fold: one word a line.
fold() { sed 's/\xc2\xa0/ /g' | tr -s ' \t\r\n' '\n' | sed '/^$/d'; }
# words PAGE: the plain text of the institution's own words, without the notes beside them nor the names that tables
# have for who cannot see them.
words() {
	awk '/^<div class="doc">$/ { on = 1; next } /^<\/section>/ { on = 0 } /^<div class="sides">$/ { note = 1 }
		on && !note
		/^<\/div>$/ { note = 0 }' "$1" |
		sed -E -e 's/<caption class="vh">[^<]*<\/caption>//g' -e 's/<\/?(mark|strong|em|a|code)( [^>]*)?>//g' -e 's/<[^>]*>/ /g' \
			-e 's/&quot;/"/g' -e 's/&#39;/'"'"'/g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g' | fold
}
# marks: a text without what is Markdown: marks of lists, headings, rules and bold, addresses of links, escapes.
marks() {
	sed -E -e 's/^ *(-|#+) +//' -e '/^\|?[-| \t]+$/d' -e 's/\*\*//g' -e 's/\[([^]]*)\]\([^)]*\)/\1/g' -e 's/\\([$.-])/\1/g'
}
# seed FILE: without the frame of the site that it was copied from, whose note of its source the page says in its own way.
seed() {
	sed -e '1s/^\xef\xbb\xbf//' -e '/^Disposiciones analizadas por Avance Jurídico/,$d' -e '/^<Fuente: Archivo interno entidad emisora>/d' \
		-e 's/<sic>//g' "$1" | marks | fold
}

for number in 040 109 112; do
	page=$site/circulares/$number-2012.html
	if [ ! -f "$seeds/circular-$number-2012.txt" ]; then
		echo "ok $((tap_count += 1)) - the text of circular $number is the seed's # SKIP no seed at $seeds"
		continue
	fi
	words "$page" >"$scratch/published"
	seed "$seeds/circular-$number-2012.txt" >"$scratch/seed"
	equal "the text of circular $number is the seed's, word for word" "$scratch/seed" "$scratch/published"
	[ "$(wc -l <"$scratch/published")" -gt 400 ]
	result 'and all of it' "$?"
	# Each erratum is marked where the text says it, and told beside it.
	errata=$(grep -c "^$number-2012," data/erratas.csv)
	[ "$errata" -gt 0 ] && [ "$(grep -o '<mark class="dub">' "$page" | wc -l)" -ge "$errata" ] &&
		[ "$(grep -o '<b>Errata [0-9]*\.</b>' "$page" | wc -l)" = "$errata" ]
	result "with its $errata errata beside it" "$?"
done

# The guidelines of circular 040 are words of its letter, in its order.
sed -n 's/^    titulo: //p' content/circulares/040-2012.md >"$scratch/guidelines"
tr '\n' ' ' <"$scratch/guidelines" >"$scratch/line"
[ "$(wc -l <"$scratch/guidelines")" = 6 ] && words "$site/circulares/040-2012.html" | tr '\n' ' ' |
	grep -q "$(sed 's/^/.*/' "$scratch/guidelines" | tr -d '\n')"
result 'the six guidelines are in the letter, in this order' "$?" "$scratch/line"

for file in content/planes/*.md; do
	id=$(basename "$file" .md)
	awk 'rules >= 2; /^---$/ { rules++ }' "$file" | marks | fold >"$scratch/body"
	words "$site/planes/$id.html" >"$scratch/published"
	equal "the text of plan $id is its document's" "$scratch/body" "$scratch/published"
	has "$site/planes/$id.html" 'which says that it is simulated' 'Este plan es simulado'
	has "$site/planes/$id.html" 'as its frame does' '<strong>Datos simulados'
done
done_testing
