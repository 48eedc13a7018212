#!/bin/bash
# A line of progress on a terminal, for work longer than a second; none in a pipe. TAP.
set -u
. tests/tap.sh
. tests/example.sh

if ! strace -qq -o "$scratch/trace" -e trace=none true 2>/dev/null || ! command -v script >/dev/null 2>&1; then
	echo 'ok 1 - progress # SKIP strace cannot trace here, or there is no script(1)'
	echo 1..1
	exit 0
fi
make_example "$scratch/publicacion"
# Each file that is opened takes 8 ms more: the work of a large publication.
slow="strace -f -qq -o $scratch/trace -e trace=openat -e inject=openat:delay_enter=8000"
build="$rinde build --repo $scratch/publicacion --now 2012-09-01T00:00Z --jobs 1 --out"
blank=$(printf '\r%60s\r' '')

# on_terminal COMMAND: what a terminal of its own gets goes to $scratch/screen.
on_terminal() { script -qec "$1 2>&1 >/dev/null" "$scratch/screen" >/dev/null 2>&1 </dev/null; }
on_terminal "$slow $build $scratch/uno"
has "$scratch/screen" 'a long build tells what it does' 'rinde: escribe las páginas: [0-9]+ %'
[ "$(tr -d '\n' <"$scratch/screen" | grep -o 'rinde: ' | wc -l)" -gt 3 ]
result 'again and again' "$?" "$scratch/screen"
grep -v '^Script ' "$scratch/screen" | tr -d '\n' | grep -q "$blank\$"
result 'and clears the line at its end' "$?" "$scratch/screen"
on_terminal "env LC_ALL=en_US.UTF-8 $slow $build $scratch/ingles"
has "$scratch/screen" 'in English' 'rinde: (writing pages|gathering editions): [0-9]+ %'
# On a busy machine none may be short.
for _ in 1 2 3 4 5; do
	started=${EPOCHREALTIME/[.,]/}
	on_terminal "$build $scratch/dos"
	lasted=$((${EPOCHREALTIME/[.,]/} - started))
	[ "$lasted" -lt 1000000 ] && break
done
[ "$lasted" -ge 1000000 ] || ! grep -q 'rinde: ' "$scratch/screen"
result 'a short build tells nothing' "$?" "$scratch/screen"
# shellcheck disable=SC2086 # words
exits 0 'a long build into a pipe' $slow $build "$scratch/tres"
[ ! -s "$scratch/err" ]
result 'tells nothing' "$?" "$scratch/err"
done_testing
