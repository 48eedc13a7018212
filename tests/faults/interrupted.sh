#!/bin/bash
# Every way in which the system can fail a build: each call that writes, makes, renames or removes fails once, or is the
# last that the process makes. What is published is the new site if the build said 0, the old one if it said 1, one of
# both if it was killed; and the next build publishes. TAP.
set -u
. tests/tap.sh

if ! strace -qq -o "$scratch/trace" -e trace=none true 2>/dev/null; then
	echo 'ok 1 - interrupted # SKIP strace cannot trace here'
	echo 1..1
	exit 0
fi

publication=$scratch/publicacion
site=$scratch/web/site
build=("$rinde" build --repo "$publication" --now "$now" --out "$site")
make_repository "$publication" "$minima"
mkdir -p "$scratch/web"
"${build[@]}" >/dev/null 2>&1
echo 'deny' >"$site/.htaccess"
cp -R "$scratch/web" "$scratch/old"
print_tree "$site" >"$scratch/old.tree"
sed -i '2s/,100,/,90,/' "$publication/data/seguimiento/2012/norte.csv"
commit "$publication" 'Otra cifra' 2012-04-01T08:20:00-05:00
"${build[@]}" >/dev/null 2>&1
print_tree "$site" >"$scratch/new.tree"
! cmp -s "$scratch/old.tree" "$scratch/new.tree"
result 'the two sites differ' "$?"

# published: old, new, or what else it is.
published() {
	print_tree "$site" >"$scratch/after" 2>&1
	if cmp -s "$scratch/after" "$scratch/old.tree"; then
		echo old
	elif cmp -s "$scratch/after" "$scratch/new.tree"; then
		echo new
	else
		echo torn
	fi
}

# interrupt CALLS HOW TIMES: the n-th of the calls, for n from 1 to TIMES or until there is no n-th.
interrupt() {
	local calls=$1 how=$2 times=$3 reached=0 n status
	: >"$scratch/wrong"
	for ((n = 1; n <= times; n++)); do
		rm -rf "$scratch/web"
		cp -R "$scratch/old" "$scratch/web"
		# The subshell takes bash's own word that something was killed.
		(strace -f -qq -o "$scratch/trace" -e "trace=$calls" -e "inject=$calls:$how:when=$n" "${build[@]}"; exit $?) >"$scratch/out" 2>&1
		status=$?
		grep -qE 'INJECTED|killed by SIGKILL' "$scratch/trace" || break
		reached=$((reached + 1))
		case $status-$(published) in
		0-new | 1-old | 137-old | 137-new) ;;
		*) echo "the ${n}th $calls, $how: exit $status, the site is $(published)" >>"$scratch/wrong" ;;
		esac
		"${build[@]}" >"$scratch/out" 2>&1 && [ "$(published)" = new ] && [ "$(ls -A "$scratch/web")" = site ] ||
			echo "after the ${n}th $calls, $how: $(published), beside it: $(ls -A "$scratch/web")" >>"$scratch/wrong"
	done
	[ "$reached" -gt 0 ] && [ ! -s "$scratch/wrong" ]
	result "$calls, $how: $reached times" "$?" "$scratch/wrong"
}

interrupt write error=ENOSPC 12
interrupt write signal=KILL 6
interrupt mkdir,mkdirat error=EACCES 8
interrupt mkdir,mkdirat signal=KILL 8
interrupt rename,renameat,renameat2 error=EIO 12
interrupt rename,renameat,renameat2 signal=KILL 12
interrupt syncfs,fsync,fdatasync error=EIO 4
interrupt unlink,unlinkat,rmdir signal=KILL 12
interrupt clone,clone3,fork,vfork error=EAGAIN 4
done_testing
