// Every table of data has a link to a file with exactly its rows: as many, in the same order, each about what its row
// is about. Tables within texts are part of what was written, and have none.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { done, files, nothing } from "./judge.mjs";

const root = process.argv[2];
const all = new Set(files(root));
const editions = [...new Set([...all].map((path) => path.match(/^ediciones\/([^/]+)\//)?.[1]).filter(Boolean))];
// The site, its English pages, and of the editions the first, the middle and the last.
const some = [0, editions.length >> 1, editions.length - 1].map((i) => `ediciones/${editions[i]}/`);
const pages = [...all].filter((path) => path.endsWith(".html") &&
	(!path.startsWith("ediciones/") || some.some((folder) => path.startsWith(folder))));

const unescape = (html) => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) =>
	({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name]);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("-", " ");
function table(csv) {
	const rows = [[]];
	for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n)/g)) {
		rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
		if (end === "\n") rows.push([]);
	}
	const [names, ...cells] = rows.filter((row) => row.length);
	return cells.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}
// The list of editions, which the page shows from the latest, is published as JSON alone.
const rowsOf = (file) => file.endsWith(".json") ? JSON.parse(readFileSync(join(root, file), "utf8")).reverse()
	: table(readFileSync(join(root, file), "utf8"));

// What of a file's row stands in the table's: by the caption's id, and the folder where one id has several meanings.
const keys = [["cap-m", "regiones/", "periodo"], ["cap-m", "municipios/", "municipio"], ["cap-m", "evaluaciones/", "nombre"],
	["cap-k", "", "region"], ["cap-o", "", "periodo"], ["cap-h", "", "fecha"], ["cap-v", "", "periodo"], ["cap-u", "", "estado"],
	["cap-r", "indicadores/", "region"], ["cap-i", "regiones/", "indicador"], ["cap-i", "indicadores/", "indicador"],
	["cap-e-", "regiones/", "pregunta"], ["g-", "regiones/", "region"], ["e-", "municipios/", "region"], ["r-", "planes/", "nombre"],
	["cap-t-", "acciones/", "entregas"], ["cap-r-", "acciones/", "grupo"], ["cap-e", "acciones/", "accion"],
	["cap-e", "ediciones/", "id"], ["cap-c", "evaluaciones/", "grado"], ["cap-fija", "", "indicador"], ["cap-metas", "", "region"],
	["cap-n", "", "indicador"], ["cap-indices", "index.html", "region"], ["cap-f", "metodo", "indicador"], ["cap-f", "regiones/", "estado"], ["cap-origen", "datos/", "ruta"]];
const fits = (list, id, page) => list.find(([begin, folder]) => (begin.endsWith("-") ? id.startsWith(begin) : id === begin) &&
	page.startsWith(folder));

const complaints = new Map(["link", "count", "key"].map((name) => [name, []]));
let tables = 0;
const linked = new Set();
for (const path of pages) {
	const page = path.replace(/^ediciones\/[^/]+\/(?=.)/, (edition) => path === "ediciones/index.html" ? edition : "").replace(/^en\//, "");
	const html = readFileSync(join(root, path), "utf8").replace(/<section class="text"[\s\S]*?<\/section>/g, "");
	for (const [, href] of html.matchAll(/href="([^"]*\.csv)"/g)) linked.add(posix.normalize(posix.join(posix.dirname(path), href)));
	for (const [, id, kind, body] of html.matchAll(/<div class="scroll[^"]*" role="group" aria-labelledby="([^"]*)" tabindex="0">\s*<table([^>]*)>([\s\S]*?)<\/table>/g)) {
		const complain = (name, what) => complaints.get(name).push(`${path} #${id}: ${what}`);
		const caption = body.match(/<caption[\s\S]*?<\/caption>/)[0];
		const rows = [...body.matchAll(/<tbody[\s\S]*?<\/tbody>/g)].flatMap(([group]) => [...group.matchAll(/<tr\b([^>]*)>([\s\S]*?)<\/tr>/g)]
			.filter(([, attributes]) => !/class="(sum|group)"/.test(attributes) || /matrix"/.test(kind)).map(([, , row]) => unescape(row)));
		tables++;
		if (page === "cambios.html" && id !== "cap-n") continue; // below: one file for the commits of a section
		const href = (caption.match(/href="([^"]*\.csv)"/) ?? caption.match(/href="([^"]*\.json)"/))?.[1];
		const file = href && posix.normalize(posix.join(posix.dirname(path), href));
		if (!file || !all.has(file)) {
			complain("link", file ? `${file} is not there` : "no file");
			continue;
		}
		const lines = rowsOf(file), matrix = /class="(matrix|year)/.test(kind), key = fits(keys, id, page)?.[2];
		if (matrix) { // its cells are the rows of the file
			const foot = body.match(/<tfoot[\s\S]*<\/tfoot>/)?.[0] ?? "";
			const shown = page.startsWith("planes/") ? rows.length * [...body.matchAll(/<col>/g)].length
				: page === "index.html" ? [...(rows.join("") + foot).matchAll(/<td[ >](?:(?!<\/td>)[\s\S])*?<use/g)].length
				: rows.reduce((sum, row) => sum + [...row.matchAll(/<td\b/g)].length, 0);
			if (lines.length !== shown) complain("count", `${shown} cells, ${lines.length} rows in ${file}`);
			continue;
		}
		if (lines.length !== rows.length) complain("count", `${rows.length} rows, ${lines.length} in ${file}`);
		else if (path.startsWith("en/") && /^(grado|nombre)$/.test(key)) continue; // files speak Spanish
		else if (!key) complain("key", "nobody says what tells its rows apart");
		else for (const [i, line] of lines.entries())
			if (!plain(rows[i]).includes(plain(line[key] || "?"))) complain("key", `row ${i + 1} is not about ${line[key]}, as in ${file}`);
	}
	if (page !== "cambios.html") continue;
	for (const [, id, section] of html.matchAll(/<section aria-labelledby="([a-z]+)">\s*<h2[^>]*>[^<]*<\/h2>\s*<p>(?=[^<]*<a href="[^"]*\.csv")([\s\S]*?)<\/section>/g)) {
		const file = posix.normalize(posix.join(posix.dirname(path), section.match(/href="([^"]*\.csv)"/)[1]));
		const counts = [...section.matchAll(/<caption[^>]*>([\d.]+) /g)].map(([, count]) => Number(count.replaceAll(".", "")));
		const shown = counts.reduce((sum, count) => sum + count, 0);
		if (id !== "nuevas" && rowsOf(file).length !== shown) complaints.get("count").push(`${path} #${id}: ${shown} changes, ${rowsOf(file).length} in ${file}`);
	}
}
nothing("tables were found", tables > 3000 ? [] : [tables]);
nothing(`every table of data has a link to its rows: ${tables} tables`, complaints.get("link"));
nothing("the file has as many rows", complaints.get("count"));
nothing("and they are about the same, in the same order", complaints.get("key"));

// Beside the pages lie no files that no page leads to, but those that have no row yet.
nothing("a file that no table leads to has no row", [...all].filter((path) => path.endsWith(".csv") && !/(^|\/)datos\//.test(path) &&
	(!path.startsWith("ediciones/") || some.some((folder) => path.startsWith(folder))) && !linked.has(path) && rowsOf(path).length));
done();
