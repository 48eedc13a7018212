#!/bin/bash
# The house's rules that a machine can judge (README "The house"): who may include whom, sizes, names that must not
# occur. Prints TAP. It reads the sources as they stand in the working directory, the project's root.
set -u

count=0 bad=0
# check NAME OFFENCES: passes when there are none.
check() {
	count=$((count + 1))
	if [ -z "$2" ]; then
		echo "ok $count - $1"
	else
		bad=$((bad + 1))
		echo "not ok $count - $1"
		printf '%s\n' "$2" | head -n 25 | sed 's/^/# /'
	fi
}

tracked() {
	git ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do
		[ -f "$file" ] && printf '%s\n' "$file"
	done
}
mapfile -t code < <(tracked 'generator/*.[ch]' 'generator/*.def')
mapfile -t c_files < <(tracked 'generator/*.[ch]' 'tests/*.[ch]')
mapfile -t scripts < <(tracked '*.sh' '.ci/run')
mapfile -t texts < <(tracked | grep -vE '\.(png|jpg|pdf|ods|xlsx|woff2?)$')
check 'there is code to judge' "$([ "${#code[@]}" -gt 20 ] || echo "only ${#code[@]} files")"

# Which rooms a room may include, besides itself.
allowed() {
	case $1 in
	base) echo base ;;
	source | documents) echo base ;;
	model) echo base source documents ;;
	compliance) echo base model ;;
	pages) echo base model compliance ;;
	site) echo base ;; # and pages/page.h
	main.c) echo base commands ;;
	esac
}
fences() {
	local file room header other
	for file in "${code[@]}"; do
		room=${file#generator/}
		room=${room%%/*}
		[ "$room" = commands ] && continue
		sed -nE 's/^[[:space:]]*#[[:space:]]*include[[:space:]]+"([^"]+)".*/\1/p' "$file" | while IFS= read -r header; do
			other=${header%%/*}
			[ "$other" = "$room" ] && continue
			[ "$room $header" = 'site pages/page.h' ] && continue
			case " $(allowed "$room") " in *" $other "*) continue ;; esac
			echo "$file includes $header"
		done
	done
}
check 'a room includes only the rooms before it' "$(fences)"

# A library's header and the one place that may include it.
foreign() {
	grep -nE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]$1" "${code[@]}" | grep -vE "^$2"
}
check 'git2.h only in source/' "$(foreign 'git2' 'generator/source/')"
check 'csv.h only in documents/table.c' "$(foreign 'csv\.h' 'generator/documents/table\.c:')"
check 'yaml.h only in documents/front_matter.c' "$(foreign 'yaml\.h' 'generator/documents/front_matter\.c:')"
check 'jansson.h only in model/map_geojson.c' "$(foreign 'jansson\.h' 'generator/model/map_geojson\.c:')"
check 'microhttpd.h only in commands/serve.c' "$(foreign 'microhttpd\.h' 'generator/commands/serve\.c:')"
check 'cmark-gfm only in documents/' "$(foreign 'cmark-gfm' 'generator/documents/')"
check 'cmark-gfm in no more than one file' \
	"$(grep -lE '#[[:space:]]*include[[:space:]]*[<"]cmark-gfm' "${code[@]}" | sed 1d)"

check 'no file of code past 600 lines' "$(wc -l "${c_files[@]}" | awk '$2 != "total" && $1 > 600')"
check 'Makefile within 120 lines' "$(awk 'END { if (NR > 120) print NR " lines" }' Makefile)"
check 'the top level has no more than the house names' "$(tracked | cut -d/ -f1 | sort -u |
	grep -vxE 'generator|content|templates|data|site|tests|Makefile|README\.md|LICENSE|\..*')"
check 'site/ has one tracked file' "$(tracked site | grep -vx site/.gitignore)"
check 'every C file opens by saying what it is' "$(for file in "${c_files[@]}"; do
	head -c 2 "$file" | grep -q '^/\*' || echo "$file"; done)"

check 'banned functions are not called' \
	"$(grep -nE '\b(strcpy|strcat|sprintf|vsprintf|gets|strncpy|strtok|atoi|atol|atof|strtod|strtof|rand|system|popen|alloca|tmpnam|mktemp)[[:space:]]*\(' "${code[@]}")"
# fraction_approximate() is for the length of a bar in a drawing, and nothing that is decided or published as a figure.
check "no floating point where figures are made" \
	"$(grep -nE '\b(float|double)[ *]+[a-z_]+ *[=;,()[]|\((float|double)\)' generator/{base,source,documents,model,compliance}/*.[ch] | grep -v fraction_approximate)"
check 'no typedef of a struct' "$(grep -nE '^[[:space:]]*typedef[[:space:]]+(struct|union|enum)\b' "${code[@]}")"
check 'nothing left for later' "$(grep -nE '\b(TODO|FIXME|XXX|HACK)\b' "${c_files[@]}" Makefile README.md templates -r | grep -v '^tests/house')"

mapfile -t reporting < <(printf '%s\n' "${code[@]}" | grep -v 'findings\.def$')
findings() {
	local symbol
	sed -nE 's/^FINDING\((FINDING_[A-Z0-9_]+),.*/\1/p' generator/base/findings.def | while IFS= read -r symbol; do
		grep -qwF "$symbol" "${reporting[@]}" || echo "$symbol is never reported"
	done
}
check 'every finding of findings.def is reported somewhere' "$(findings)"
check 'the ids of findings are unique' \
	"$(sed -nE 's/^FINDING\(FINDING_[A-Z0-9_]+, "([^"]+)".*/\1/p' generator/base/findings.def | sort | uniq -d)"

# Every word that a reader sees comes from the tables of pages/words_*.def: templates have none of their own, and C
# no text with a letter that only Spanish has (the engine's findings and the grammar of units are told in place).
own_words() {
	local file
	for file in templates/*.mustache templates/partials/*.mustache; do
		sed -E -e 's/\{\{![^}]*\}\}//g' -e 's/\{\{[^}]*\}\}//g' -e 's/(aria-label|placeholder|title|alt)="([^"]*)"/>\2</g' \
			-e 's/<[^>]*>//g' -e 's/^[^<]*>//; s/<[^>]*$//; s/&[a-z]+;//g; s/ lang=""//' "$file" | grep -n '[[:alpha:]]' | sed "s|^|$file:|"
	done
	LC_ALL=C.UTF-8 grep -nE '^[^/*]*"[^"]*[áéíóúñÁÉÍÓÚ¿«][^"]*"' generator/pages/*.c |
		grep -vE 'pages/template_|"estratégico"|"proporción"|són%s'
}
check 'words stand in the tables alone' "$(own_words)"
unused_words() {
	comm -23 <(sed -nE 's/^WORD\(([a-z0-9_]+),.*/\1/p' generator/pages/words_es.def | sort -u) \
		<(tracked 'generator/*.[ch]' 'templates/*.mustache' 'templates/partials/*.mustache' | xargs grep -ohE '(W_|w\.)[a-z0-9_]+' | sed -E 's/^(W_|w\.)//' | sort -u) |
		grep -vxE '(estado|meta|metas|region|regiones|explica)_.*|[a-z]{3}|[a-z]+o|[a-z]+bre|(segundo|tercer|cuarto)_(trimestre|semestre)|abril' # by arithmetic
}
check 'every word is said somewhere' "$(unused_words)"

# Writable globals, as the linker sees them. Tables of constant pointers lie in .data.rel.ro and are no offence.
library=${BUILD:-build}/librinde.a
if [ -f "$library" ] && command -v objdump >/dev/null 2>&1; then
	check 'no mutable globals' "$(objdump -t "$library" |
		awk '/file format/ { object = $1 } / O \.(bss|data|data\.rel|data\.rel\.local|tbss|tdata)\t/ { print object, $NF }')"
fi

# A host with a dot in it, other than the placeholders of RFC 2606, this machine, and the identifiers (not addresses to
# fetch) that XML, Atom, sitemap, JSON-LD, JSON Schema, DCAT, RELAX NG and Data Package require.
identifiers='relaxng\.org/ns/|www\.w3\.org/|json-schema\.org/draft/|www\.iana\.org/assignments/media-types/|purl\.org/dc/|schema\.org|www\.sitemaps\.org/schemas/|datapackage\.org/profiles/|xmlns\.com/foaf/'
check 'no network addresses' "$(grep -noIE '\b(https?|ftp|git|ssh)://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+[^[:space:]"<>)]*' "${texts[@]}" |
	grep -viE "://([a-z0-9-]+\.)*(example\.(org|com|net|edu)|[a-z0-9-]+\.(example|test|invalid))\b|://127\.0\.0\.1|://($identifiers)")"

if command -v clang-format >/dev/null 2>&1; then
	check 'clang-format has nothing to change' "$(for file in "${c_files[@]}"; do
		clang-format "$file" | cmp -s - "$file" || echo "$file (make format)"; done)"
fi
if command -v shellcheck >/dev/null 2>&1; then
	check 'shellcheck has nothing to say' "$(shellcheck -f gcc -S warning "${scripts[@]}")"
fi
# What main.c's table offers, and what the manual page tells.
manual() {
	local table=generator/main.c page=generator/rinde.1 name
	for name in $(sed -nE 's/^\t\{"([a-z]+)",.*/\1/p' $table); do
		grep -qE "^\.Cm $name( |$)" $page || echo "the synopsis lacks $name"
		grep -qE "^\.It Cm $name( |$)" $page || echo "the commands lack $name"
	done
	for name in $(sed -n '/commands\[\]/,/^};/p' $table | grep -oE -- '--[a-z-]+' | sort -u); do
		grep -qE "^\.It Fl ${name#-}( |$)" $page || echo "the options lack $name"
	done
}
check 'the man page tells every command and option' "$(manual)"
if command -v mandoc >/dev/null 2>&1; then
	check 'the man page is sound' "$(mandoc -T lint -W warning generator/rinde.1 2>&1)"
fi

echo "1..$count"
[ "$bad" -eq 0 ]
