#!/bin/bash
# How long the provenance of all rows takes over 5 000 commits and 300 CSV files, against the bar: less than three times
# what `git log --first-parent --raw` takes over the same history. Information, never a test: a machine may be busy.
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
libraries=$(pkg-config --libs libcmark-gfm libgit2 yaml-0.1 libutf8proc libcrypto zlib)
# shellcheck disable=SC2086 # flags are words
"${CC:-gcc}" -O2 -std=c17 -D_GNU_SOURCE -Igenerator -o "$work/walk" tests/bench/walk.c build/librinde.a \
	$libraries -lcsv -lgmp -lm || exit 1
git init -q --bare -b main "$work/history" &&
	awk -f tests/bench/history.awk | git -C "$work/history" fast-import --quiet && git -C "$work/history" gc -q || exit 1

hyperfine --style none --warmup 2 --runs 12 --export-csv "$work/times.csv" \
	"$work/walk $work/history" "git -C $work/history log --first-parent --raw" >/dev/null 2>&1
echo "provenance over $("$work/walk" "$work/history") of ledger"
awk -F, 'NR == 2 { walk = $4 } NR == 3 {
	printf "  one walk      %6.0f ms median\n  git log --raw %6.0f ms median\n", walk * 1000, $4 * 1000
	printf "bar: less than 3 times: %.1f, %s\n", walk / $4, (walk < 3 * $4 ? "met" : "MISSED")
}' "$work/times.csv"
