#!/bin/bash
# A build of several editions, killed at 50 random instants, and at each rename of the swap: the root and every edition's
# folder are each whole, old or new, and the next build gives the bytes of a fresh one. TAP.
set -u
. tests/tap.sh
. tests/example.sh

seed=${KILLED_SEED:-$((RANDOM * 32768 + RANDOM))}
RANDOM=$seed
echo "# KILLED_SEED=$seed"
instant=2012-09-01T08:00:00-05:00
site=$scratch/web/site
before=$scratch/antes after=$scratch/despues
make_example "$before"
git -C "$before" tag retirada corte-2012-05
git -C "$before" tag movida corte-2012-05~1
cp -R "$before" "$after"
git -C "$after" tag -d retirada >/dev/null
git -C "$after" tag -f movida corte-2012-06~1 >/dev/null
rows "$after" cesar cv,2012-07,contratos,5
commit "$after" 'Reporta julio' 2012-07-26T09:00:00-05:00
git -C "$after" tag corte-2012-07

# build REPOSITORY TARGET
build() { "$rinde" build --repo "$1" --now "$instant" --jobs 3 --out "$2"; }
mkdir -p "$scratch/web"
exits 0 'the older site' build "$before" "$site"
echo deny >"$site/.htaccess"
cp -a "$scratch/web" "$scratch/old"
exits 0 'the newer site, afresh' build "$after" "$scratch/fresh"
echo deny >"$scratch/fresh/.htaccess"
exits 0 'which is as it should be' "$rinde" verify "$scratch/fresh"

# one_of MANIFEST: it is the older site's or the newer one's.
one_of() { cmp -s "$site/$1" "$scratch/old/site/$1" || cmp -s "$site/$1" "$scratch/fresh/$1"; }
# The root is one of the two, all that its manifest names is there, and nothing else is. (A link may stand in for
# ediciones/, and the editions may be newer than the root: `rinde verify` of all together is for afterwards.)
whole_root() {
	local count
	one_of manifest.sha256 && (cd "$site" && sha256sum -c --strict --quiet manifest.sha256) >/dev/null 2>&1 || return 1
	count=$(cd "$site" && find -L . -path './.*' -prune -o -path './ediciones/*/*' -prune -o -type f ! -name manifest.sha256 -print | wc -l)
	[ "$count" -eq "$(wc -l <"$site/manifest.sha256")" ]
}

# inspect WHEN: what is published now; what is wrong goes to $scratch/wrong.
inspect() {
	local folder id
	whole_root || echo "$1: the root is torn" >>"$scratch/wrong"
	cmp -s "$site/.htaccess" "$scratch/fresh/.htaccess" || echo "$1: a dot entry is lost" >>"$scratch/wrong"
	for folder in "$site"/ediciones/*/; do
		id=$(basename "$folder")
		one_of "ediciones/$id/manifest.sha256" && "$rinde" verify "$folder" >/dev/null 2>&1 || echo "$1: $id is torn" >>"$scratch/wrong"
	done
	for id in $(sed -n 's/^{"id":"\([^"]*\)".*/\1/p' "$site/ediciones.json"); do
		[ -s "$site/ediciones/$id/index.html" ] || echo "$1: there is no edition $id" >>"$scratch/wrong"
	done
}

# mended WHEN: the next build's site is the fresh one, and nothing is left beside it.
mended() {
	build "$after" "$site" >"$scratch/out" 2>&1 || sed "s/^/$1: /" "$scratch/out" >>"$scratch/wrong"
	diff -r "$site" "$scratch/fresh" >"$scratch/diff" 2>&1 || echo "$1: $(head -n 1 "$scratch/diff")" >>"$scratch/wrong"
	[ "$(ls -A "$scratch/web")" = site ] || echo "$1: beside it is $(ls -A "$scratch/web")" >>"$scratch/wrong"
}
renew() {
	rm -rf "$scratch/web"
	cp -a "$scratch/old" "$scratch/web"
}
told() { # NAME; no finding was noted
	[ ! -s "$scratch/wrong" ]
	result "$1" "$?" "$scratch/wrong"
}

# How long it takes, in microseconds: the middle of five.
clock() { echo "${EPOCHREALTIME/[.,]/}"; }
for _ in 1 2 3 4 5; do
	renew
	started=$(clock)
	build "$after" "$site" >/dev/null 2>&1
	echo $(($(clock) - started))
done | sort -n | sed -n 3p >"$scratch/lasts"
lasts=$(cat "$scratch/lasts")

# One process group each, so that one signal reaches the parent and its workers.
set -m
killed=0 old=0 new=0
: >"$scratch/wrong"
for ((n = 1; n <= 50; n++)); do
	renew
	wait_for=$((lasts * ((RANDOM * 32768 + RANDOM) % 1000) / 1000))
	"$rinde" build --repo "$after" --now "$instant" --jobs 3 --out "$site" >/dev/null 2>&1 &
	child=$!
	sleep "$(printf '%d.%06d' $((wait_for / 1000000)) $((wait_for % 1000000)))"
	kill -KILL -- "-$child" 2>/dev/null
	{ wait "$child"; } 2>/dev/null
	[ $? -eq 137 ] && killed=$((killed + 1))
	if cmp -s "$site/manifest.sha256" "$scratch/fresh/manifest.sha256"; then new=$((new + 1)); else old=$((old + 1)); fi
	inspect "killed after $wait_for of $lasts µs"
	mended "killed after $wait_for of $lasts µs"
done 2>/dev/null
told "50 kills spread over $lasts µs: $old old sites, $new new ones, each whole and mended by the next build"
[ "$killed" -gt 25 ]
result "$killed of them in mid-work" "$?"

# A worker alone: the build says so and publishes nothing, or the worker was done.
died=0
: >"$scratch/wrong"
for ((n = 1; n <= 10; n++)); do
	renew
	"$rinde" build --repo "$after" --now "$instant" --jobs 3 --out "$site" >/dev/null 2>"$scratch/err" &
	child=$!
	for ((tries = 0; tries < 50000; tries++)); do
		read -r worker _ <"/proc/$child/task/$child/children"
		[ -n "$worker" ] && break
	done 2>/dev/null
	[ -n "${worker:-}" ] && kill -KILL "$worker" 2>/dev/null
	wait "$child" 2>/dev/null
	status=$?
	worker=
	case $status in
	0) wanted=$scratch/fresh ;;
	1)
		died=$((died + 1)) wanted=$scratch/old/site
		grep -q '\[proceso-fallido\]$' "$scratch/err" || echo "worker $n: it does not say so" >>"$scratch/wrong"
		;;
	*) wanted=/nonexistent ;;
	esac
	cmp -s "$site/manifest.sha256" "$wanted/manifest.sha256" || echo "worker $n: exit $status, another site" >>"$scratch/wrong"
	inspect "worker $n"
	mended "worker $n"
done 2>/dev/null
set +m
told "a worker killed: $died of 10 builds say so, and publish nothing"
[ "$died" -gt 4 ]
result 'most in mid-work' "$?"

# The instants that chance hardly meets: between two renames of the swap.
if strace -qq -o "$scratch/trace" -e trace=none true 2>/dev/null; then
	# strace counts each call by itself.
	for calls in renameat2 rename symlink,symlinkat; do
		for how in signal=KILL error=EIO; do
			: >"$scratch/wrong"
			for ((n = 1; n <= 40; n++)); do
				renew
				(strace -f -qq -o "$scratch/trace" -e "trace=$calls" -e "inject=$calls:$how:when=$n" \
					"$rinde" build --repo "$after" --now "$instant" --jobs 3 --out "$site"; exit $?) >/dev/null 2>&1
				grep -qE 'INJECTED|killed by SIGKILL' "$scratch/trace" || break
				inspect "$calls $n"
				# A build that fails gives back what it finds, too.
				"$rinde" build --repo "$scratch/nada" --out "$site" >/dev/null 2>&1
				inspect "$calls $n, then a failure"
				mended "$calls $n"
			done
			told "$calls, $how: $((n - 1)) times"
			[ "$n" -gt 1 ]
			result 'at least once' "$?"
		done
	done
else
	echo "ok $((++tap_count)) - renames # SKIP strace cannot trace here"
fi
done_testing
