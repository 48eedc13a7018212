#!/bin/sh
# Prints the C source that carries the files named as arguments inside the program (pages/builtin.h): the
# templates that serve a publication which brings none. Names are given from the project's root.
set -eu

echo '#include "pages/builtin.h"'
number=0
for file in "$@"; do
	echo "static const unsigned char file_${number}[] = {"
	od -An -v -tx1 "$file" | sed 's/[0-9a-f][0-9a-f]/0x&,/g'
	echo '0};'
	number=$((number + 1))
done
echo 'const struct builtin_file builtin_files[] = {'
number=0
for file in "$@"; do
	echo "{\"${file#templates/}\", (const char *)file_$number, sizeof(file_$number) - 1},"
	number=$((number + 1))
done
echo '};'
echo "const size_t builtin_count = $number;"
