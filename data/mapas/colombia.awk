# Makes data/mapas/colombia.svg, the map that the site draws, from the shapes of the npm package
# @svg-maps/colombia 2.0.0 (Victor Cazanave, after MapSVG; licence CC BY 4.0).
#
#   npm pack @svg-maps/colombia@2.0.0 && tar xzf svg-maps-colombia-2.0.0.tgz
#   awk -f data/mapas/colombia.awk data/regiones.csv package/colombia.svg >data/mapas/colombia.svg
#
# Run it from the publication's root; POSIX awk, the same bytes from mawk and gawk. What it changes:
#   names       each shape's id is the DANE code of regiones.csv, found by its name; the four names that differ
#               there are mended below
#   precision   whole numbers on a grid of 1000 in height; lines that two departments share are simplified once,
#               for both, so that no gap opens between them
#   San Andrés  drawn larger, in a frame off the coast, since at the scale of the map it is a dot
# Coordinates may come as "m" and "l" alone, which is all that the package uses; anything else stops the script.

BEGIN {
	SIDE = 1000; TOLERANCE = 1.1
	mended["Bogotá"] = "Distrito Capital"
	mended["Guaviar"] = "Guaviare"
	mended["North Santander"] = "Norte de Santander"
	mended["San Andrés y Providencia"] = "San Andrés"
	FS = ","
}

FNR == 1 { file++ }
file == 1 { if ($1 == "sena" && $3 != "") code[$4] = $3; next }
/aria-label="/ && !/Map of/ { name = between_quotes($0); if (name in mended) name = mended[name] }
/[ \t]d="/ { read_path(name, between_quotes($0)) }
END { write_map() }

function between_quotes(text) {
	sub(/^[^"]*"/, "", text)
	sub(/".*/, "", text)
	return text
}

function stop(why) {
	print "data/mapas/colombia.awk: " why > "/dev/stderr"
	failed = 1
	exit 1
}

# Every ring as its source points rx, ry [ring, 0 ...].
function read_path(name, d,    n, i, token, word, x, y, first_x, first_y, command, pair) {
	if (!(name in code))
		stop("regiones.csv has no region \"" name "\"")
	gsub(/[A-Za-z]/, " & ", d)
	n = split(d, token, /[ \t\n]+/)
	x = y = 0
	for (i = 1; i <= n; i++) {
		word = token[i]
		if (word == "")
			continue
		if (word == "z") {
			x = first_x; y = first_y
		} else if (word ~ /^[a-zA-Z]$/) {
			if (word != "m" && word != "l")
				stop("the path of " name " has the command " word)
			command = word
		} else {
			split(word, pair, ",")
			x += pair[1]; y += pair[2]
			if (command == "m") {
				rings++
				owner[rings] = code[name]
				label[code[name]] = name
				first_x = x; first_y = y
				command = "l"
			}
			rx[rings, size[rings] + 0] = x
			ry[rings, size[rings] + 0] = y
			size[rings]++
		}
	}
}

function floor(x,    whole) {
	whole = int(x)
	return whole > x ? whole - 1 : whole
}

# The box around all but San Andrés, which is at another scale.
function find_box(    r, i) {
	left = top = 1e9; right = bottom = -1e9
	for (r = 1; r <= rings; r++)
		for (i = 0; i < size[r] && owner[r] != code["San Andrés"]; i++) {
			if (rx[r, i] < left) left = rx[r, i]
			if (rx[r, i] > right) right = rx[r, i]
			if (ry[r, i] < top) top = ry[r, i]
			if (ry[r, i] > bottom) bottom = ry[r, i]
		}
	scale = SIDE / (bottom - top)
}

# Points onto the grid, each once in a row, in gx, gy.
function snap(r,    i, n, x, y) {
	n = 0
	for (i = 0; i < size[r]; i++) {
		if (owner[r] == code["San Andrés"]) {
			x = floor(52 + (rx[r, i] - 1) * 24 + .5); y = floor(72 + (ry[r, i] - 2.4) * 24 + .5)
		} else {
			x = floor((rx[r, i] - left) * scale + .5); y = floor((ry[r, i] - top) * scale + .5)
		}
		if (n && gx[r, n - 1] == x && gy[r, n - 1] == y)
			continue
		gx[r, n] = x; gy[r, n] = y; n++
	}
	if (n > 1 && gx[r, n - 1] == gx[r, 0] && gy[r, n - 1] == gy[r, 0])
		n--
	size[r] = n
}

function key(r, i) {
	i = (i + size[r]) % size[r]
	return gx[r, i] * 10000 + gy[r, i]
}

# A point whose neighbours are not the same two in every ring is where a line between two regions ends.
function note_ends(r,    i, a, b, swap, pair) {
	for (i = 0; i < size[r]; i++) {
		a = key(r, i - 1); b = key(r, i + 1)
		if (a > b) { swap = a; a = b; b = swap }
		pair = a " " b
		if (!(key(r, i) in neighbours))
			neighbours[key(r, i)] = pair
		else if (neighbours[key(r, i)] != pair)
			is_end[key(r, i)] = 1
	}
}

# Marks in `kept` the points from a to b (positions in the ring, b > a) that tell the line's shape: Douglas and
# Peucker. From whichever end the line is walked, the same are kept: the farthest, and of two, that of the lower key.
function simplify(r, a, b,    i, far, most, distance, x, y, dx, dy, length2) {
	x = gx[r, a % size[r]]; y = gy[r, a % size[r]]
	dx = gx[r, b % size[r]] - x; dy = gy[r, b % size[r]] - y
	length2 = dx * dx + dy * dy
	most = TOLERANCE * TOLERANCE; far = -1
	for (i = a + 1; i < b; i++) {
		distance = distance2(gx[r, i % size[r]] - x, gy[r, i % size[r]] - y, dx, dy, length2)
		if (distance > most || (far >= 0 && distance == most && key(r, i) < key(r, far))) {
			most = distance; far = i
		}
	}
	if (far < 0)
		return
	kept[r, far % size[r]] = 1
	simplify(r, a, far)
	simplify(r, far, b)
}

# Of a point to a line through the origin, squared; rounded, so that both directions agree.
function distance2(px, py, dx, dy, length2,    cross) {
	if (!length2)
		return px * px + py * py
	cross = dx * py - dy * px
	return floor(cross * cross / length2 * 1000 + .5) / 1000
}

function keep_points(r,    i, first, last) {
	first = -1
	for (i = 0; i < size[r]; i++)
		if (key(r, i) in is_end) { first = i; break }
	if (first < 0) { # an island: from its first point to the farthest and back
		first = 0; last = farthest(r)
		kept[r, 0] = kept[r, last] = 1
		simplify(r, 0, last)
		simplify(r, last, size[r])
		return
	}
	last = first
	kept[r, first] = 1
	for (i = first + 1; i <= first + size[r]; i++)
		if (key(r, i) in is_end) {
			kept[r, i % size[r]] = 1
			simplify(r, last, i)
			last = i
		}
}

function farthest(r,    i, dx, dy, most, far) {
	most = 0
	for (i = 1; i < size[r]; i++) {
		dx = gx[r, i] - gx[r, 0]; dy = gy[r, i] - gy[r, 0]
		if (dx * dx + dy * dy > most) { most = dx * dx + dy * dy; far = i }
	}
	return far
}

function ring_path(r,    i, n, text, x, y) {
	n = 0
	for (i = 0; i < size[r]; i++) {
		if (!((r, i) in kept))
			continue
		text = text (n == 0 ? "M" gx[r, i] " " gy[r, i] : (n == 1 ? "l" : " ") (gx[r, i] - x) " " (gy[r, i] - y))
		x = gx[r, i]; y = gy[r, i]; n++
	}
	gsub(/ -/, "-", text)
	return n > 2 ? text "z" : ""
}

function write_map(    r, c, codes, order, i, j, swap, path, paths) {
	if (failed)
		exit 1
	find_box()
	for (r = 1; r <= rings; r++)
		snap(r)
	for (r = 1; r <= rings; r++)
		note_ends(r)
	for (r = 1; r <= rings; r++) {
		keep_points(r)
		paths[owner[r]] = paths[owner[r]] ring_path(r)
	}
	codes = 0
	for (c in paths)
		order[++codes] = c
	for (i = 2; i <= codes; i++)
		for (j = i; j > 1 && order[j] + 0 < order[j - 1] + 0; j--) {
			swap = order[j]; order[j] = order[j - 1]; order[j - 1] = swap
		}
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-2 -2 %d %d\">\n", floor((right - left) * scale + 4.5), SIDE + 4
	print "<title>Colombia, por departamentos</title>"
	print "<desc>Formas: Victor Cazanave (@svg-maps/colombia 2.0.0), sobre un mapa de MapSVG. Licencia CC BY 4.0" \
		" (creativecommons.org/licenses/by/4.0). Adaptadas: nombres, precisión y el recuadro de San Andrés.</desc>"
	print "<path fill=\"none\" stroke=\"#85898e\" d=\"M0 0h104v144h-104z\"/>"
	for (i = 1; i <= codes; i++)
		printf "<path id=\"%s\" aria-label=\"%s\" fill=\"#f4f4f1\" stroke=\"#85898e\" d=\"%s\"/>\n",
			order[i], label[order[i]], paths[order[i]]
	print "</svg>"
}
