#!/bin/bash
# The same commit gives the same bytes, wherever and however it is built. TAP.
set -u
. tests/tap.sh

publication=$scratch/publicacion
make_repository "$publication" "$minima"
exits 0 'a build' "$rinde" build --repo "$publication" --now "$now" --out "$scratch/uno"
print_tree "$scratch/uno" >"$scratch/first"

# again NAME ENVIRONMENT… -- OPTION…
again() {
	local name=$1 settings=()
	shift
	while [ "$1" != -- ]; do
		settings+=("$1")
		shift
	done
	shift
	rm -rf "$scratch/otro"
	mkdir -p "$scratch/otro/lugar"
	(cd "$scratch/otro" && env "${settings[@]}" "$rinde" build --repo "$publication" --now "$now" --out lugar/site "$@") \
		>"$scratch/out" 2>&1
	result "$name: built" "$?" "$scratch/out"
	print_tree "$scratch/otro/lugar/site" >"$scratch/second"
	equal "$name: the same bytes" "$scratch/first" "$scratch/second"
}
again 'another time zone' TZ=Asia/Kathmandu --
again 'another language' LC_ALL=tr_TR.UTF-8 LANG=en_US.UTF-8 --
again 'no environment' -i PATH="$PATH" --
again 'one process' A=1 -- --jobs 1
again 'seven processes' A=1 -- --jobs 7
again 'another clock' SOURCE_DATE_EPOCH=1 --
umask 077
again 'another umask' A=1 --
umask 022

git clone -q --bare "$publication" "$scratch/desnuda.git" 2>/dev/null
git -C "$scratch/desnuda.git" gc -q
publication=$scratch/desnuda.git
again 'from a bare, packed clone' A=1 --
done_testing
