#!/bin/bash
# Golden publications: tests/golden/<case>/{content,data,expected}. Each is built from the files on disk, at one instant,
# and must give expected/ byte for byte: as built, under the sanitizers, and (the smallest) under valgrind. TAP.
# --regenerate writes expected/ instead; `make golden` then shows what changed, for a person to judge.
set -u
. tests/tap.sh

# same NAME EXPECTED COMMAND…: the command writes $scratch/site, and it is what was expected.
same() {
	local name=$1 expected=$2
	shift 2
	rm -rf "$scratch/site"
	"$@" --out "$scratch/site" >"$scratch/log" 2>&1 </dev/null && diff -r "$expected" "$scratch/site" >"$scratch/diff" 2>&1
	result "$name" "$?" "$scratch/log" "$scratch/diff"
	: >"$scratch/diff"
}

: >"$scratch/diff"
for folder in tests/golden/*/; do
	folder=${folder%/}
	build=(build --repo "$folder" --worktree --now "$now")
	if [ "${1:-}" = --regenerate ]; then
		rm -rf "$folder/expected"
		"$rinde" "${build[@]}" --out "$folder/expected" || exit 1
		continue
	fi
	same "$folder" "$folder/expected" "$rinde" "${build[@]}"
	same "$folder with one process" "$folder/expected" "$rinde" "${build[@]}" --jobs 1
	if [ -x "${RINDE_ASAN:-}" ]; then
		same "$folder under the sanitizers" "$folder/expected" "$RINDE_ASAN" "${build[@]}"
	fi
done
[ "${1:-}" = --regenerate ] && exit 0
if command -v valgrind >/dev/null 2>&1; then
	same "minima under valgrind" "$minima/expected" valgrind -q --error-exitcode=99 --leak-check=full \
		--errors-for-leak-kinds=definite "$rinde" build --repo tests/golden/minima --worktree --now "$now" --jobs 1
fi
done_testing
