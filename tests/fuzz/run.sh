#!/bin/bash
# run.sh FOLDER: fuzzes each target of the folder for FUZZ_SECONDS (60), beginning from its corpus; what it finds
# goes to build/fuzz-findings/, to be mended and then added to the corpus.
# run.sh --corpus FOLDER: runs each target over its corpus once, and over the suites of others; TAP.
set -u

suites=${RINDE_SUITES:-../shared/suites}
corpus_of() {
	find "tests/fuzz/corpus/$1" -type f
	if [ -d "$suites" ]; then
		case $1 in
		table) find "$suites/csv-spectrum/csvs" -name '*.csv' ;;
		markdown) find "$suites/markdown" "$suites/strings" -name '*.txt' ;;
		esac
	fi
	case $1 in
	table) find data -name '*.csv' ;;
	front_matter | markdown) find content -name '*.md' ;;
	template) find templates -name '*.mustache' ;;
	esac
}

status=0
if [ "$1" = --corpus ]; then
	for program in "$2"/fuzz_*; do
		[ -x "$program" ] || continue
		name=${program##*/fuzz_}
		mapfile -t files < <(corpus_of "$name" | LC_ALL=C sort)
		echo "# $name: ${#files[@]} files"
		timeout 300 "$program" "${files[@]}" || status=1
	done
	exit "$status"
fi

findings=$PWD/build/fuzz-findings
mkdir -p "$findings"
for program in "$1"/fuzz_*; do
	[ -x "$program" ] || continue
	name=${program##*/fuzz_}
	work=$(mktemp -d)
	corpus_of "$name" | while IFS= read -r file; do
		cp "$file" "$work/$(cksum <"$file" | tr ' ' -)"
	done
	echo "== $name: ${FUZZ_SECONDS:-60} s"
	LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp "$program" -max_total_time="${FUZZ_SECONDS:-60}" -max_len=65536 -timeout=10 \
		-rss_limit_mb=2048 -artifact_prefix="$findings/$name-" -print_final_stats=1 -verbosity=0 "$work" || status=1
	rm -rf "$work"
done
exit "$status"
