// What can be judged of the site's files without a browser: links, titles, headings, nothing inline, nothing foreign.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { done, files, nothing } from "./judge.mjs";

const root = process.argv[2];
const all = files(root);
const pages = all.filter((path) => path.endsWith(".html"));
const text = new Map(pages.map((path) => [path, readFileSync(join(root, path), "utf8")]));

const unescape = (value) => value.replace(/&(amp|lt|gt|quot|#39|#x27);/g,
	(_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" })[name]);
const attributes = (html, name) => [...html.matchAll(new RegExp(`<([a-zA-Z0-9]+)\\b[^>]*?\\s${name}="([^"]*)"`, "g"))]
	.map(([, element, value]) => ({ element: element.toLowerCase(), value: unescape(value) }));
const idList = new Map(pages.map((path) => [path, attributes(text.get(path), "id").map(({ value }) => value)]));
const ids = new Map([...idList].map(([path, list]) => [path, new Set(list)]));
const there = new Set(all);
const every = (complain) => pages.flatMap((path) => [complain(text.get(path), path)].flat().filter(Boolean)
	.map((complaint) => `${path}: ${complaint}`));

nothing("the pages of the issue are there", ["index.html", "regiones/index.html", "regiones/antioquia.html",
	"regiones/antioquia/cv.html", "indicadores/index.html", "indicadores/cv.html", "circulares/index.html",
	"circulares/040-2012.html", "circulares/109-2012.html", "circulares/112-2012.html", "datos/index.html", "404.html",
	"acerca-de.html", "datos/cumplimiento.csv", "datos/indices.csv", "manifest.sha256"]
	.filter((path) => !all.includes(path)));

const base = new URL(readFileSync("content/sitio.yaml", "utf8").match(/^url_base:\s*(\S+)/m)[1]).pathname;
const external = /^(https?:|mailto:)/i;
nothing("every internal link leads to a file and a place in it", every((html, path) =>
	["href", "src", "action"].flatMap((name) => attributes(html, name)).map(({ value }) => {
		if (external.test(value)) return null;
		if (/^[a-z][a-z0-9+.-]*:/i.test(value)) return `scheme of ${value}`;
		const [address, fragment] = value.split("#");
		const bare = decodeURIComponent(address.split("?")[0]);
		if (bare.startsWith("/") && path !== "404.html") return `root-absolute link ${value}`;
		const target = bare === "" ? path : bare.startsWith("/") ? bare.slice(base.length)
			: posix.normalize(posix.join(posix.dirname(path), bare));
		if (target.startsWith("..")) return `${value} leaves the site`;
		const file = target === "" || target.endsWith("/") ? `${target}index.html` : target;
		if (path !== "404.html" && file !== target) return `${value} does not name its file`;
		if (!there.has(file)) return `${value} leads nowhere`;
		if (fragment && file.endsWith(".html") && !ids.get(file).has(decodeURIComponent(fragment)))
			return `${value}: no such id`;
		return null;
	})));
// The A–Z index: all that has a page or a place of its own, and the letters in order.
nothing("the index leads to everything that has a name", pages.filter((path) => path.endsWith("indice.html")).flatMap((path) => {
	const edition = path.slice(0, -"indice.html".length);
	const listed = new Set(attributes(text.get(path).match(/<main[\s\S]*<\/main>/)[0], "href").map(({ value }) => value));
	const named = pages.filter((page) => page.startsWith(edition) && !text.get(page).includes('http-equiv="refresh"'))
		.map((page) => page.slice(edition.length)).filter((page) => /^(regiones|indicadores|circulares|planes)\/[^/]*\.html$|^[^/]*\.html$/.test(page) &&
			!/(^|\/)index\.html$/.test(page) && !["404.html", "indice.html", "buscar.html", "cambios.html"].includes(page));
	const places = readFileSync("data/municipios.csv", "utf8").trim().split("\n").slice(1).map((line) => line.slice(0, 5));
	const shown = new Set([...listed].map((value) => value.split("#m-")[1]));
	return [...named.filter((page) => !listed.has(page)),
		...(edition ? [] : places.filter((code) => !shown.has(code)).slice(0, 3))].map((what) => `${path} lacks ${what}`);
}));
nothing("the index is in order", pages.filter((path) => path.endsWith("indice.html")).flatMap((path) => {
	const names = [...text.get(path).matchAll(/<li><a [^>]*>([^<]*)<\/a>, /g)]
		.map(([, name]) => unescape(name).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
	return [names.length < (path.includes("/") ? 10 : 1100) && `${names.length} entries`, ...names.map((name, i) => i && names[i - 1] > name && name)].filter(Boolean)
		.map((what) => `${path}: ${what}`);
}));
nothing("nothing is loaded from elsewhere", every((html) => ["src", "href", "srcset", "poster", "data"].flatMap((name) =>
	attributes(html, name).filter(({ element, value }) => element !== "a" && /^([a-z]+:)?\/\//i.test(value) &&
		!(element === "link" && /rel="(canonical|license|alternate)"/.test(html.match(new RegExp(`<link[^>]*${
			value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("&", "&(?:amp;)?")}[^>]*>`))?.[0] ?? ""))))
	.map(({ element, value }) => `<${element}> ${value}`)));
nothing("style sheets load nothing from elsewhere", all.filter((path) => path.endsWith(".css"))
	.filter((path) => /url\(\s*["']?(?:[a-z]+:|\/\/)|@import/i.test(readFileSync(join(root, path), "utf8"))));
nothing("no inline style, script or handler", every((html) => [
	/<[a-z][^>]*\sstyle="/i.test(html) && "style attribute",
	/<style\b/i.test(html) && "<style>",
	/<[a-z][^>]*\son[a-z]+="/i.test(html) && "event handler",
	[...html.matchAll(/<script\b([^>]*)>([^<]*)/gi)].some(([, attribute, body]) =>
		body.trim() && !/type="application\/(ld\+)?json"/.test(attribute)) && "inline script",
]));
nothing("every page says its language: Colombian Spanish, or English below en/", every((html, path) =>
	html.match(/^<!DOCTYPE html>\s*<html[^>]*\blang="([^"]*)"/i)?.[1] !== (/^(ediciones\/[^/]+\/)?en\//.test(path) ? "en" : "es-CO") && "lang"));
nothing("every page has one h1", every((html) => {
	const found = [...html.matchAll(/<h1\b/gi)].length;
	return found !== 1 && `${found} h1`;
}));
nothing("every page has one main, a header, a footer, a skip link and a description", every((html) => [
	[...html.matchAll(/<main\b/gi)].length !== 1 && "main", !/<header\b/i.test(html) && "header",
	!/<footer\b/i.test(html) && "footer", !/<body[^>]*>\s*(?:<svg[\s\S]*?<\/svg>\s*)?<a[^>]+href="#/i.test(html) && "skip link first",
	!/<meta name="description" content="[^"]+"/i.test(html) && "description"]));
const titles = new Map();
for (const path of pages) {
	// A permanent copy may bear the title of its page; within an edition titles are its own.
	const edition = path.match(/^ediciones\/[^/]+\//)?.[0] ?? "";
	const title = `${edition}${text.get(path).match(/<title>([^<]*)<\/title>/)?.[1] ?? ""}`;
	titles.set(title, [...(titles.get(title) ?? []), path]);
}
nothing("titles are there and unique", [...titles].filter(([title, paths]) => !title.replace(/^ediciones\/[^/]+\//, "").trim() || paths.length > 1)
	.map(([title, paths]) => `"${title}": ${paths.slice(0, 3)}`));
nothing("ids are unique on their page", every((_, path) => idList.get(path)
	.filter((id, index, list) => list.indexOf(id) !== index).map((id) => `#${id}`)));
nothing("every table has a caption and scopes", every((html) => [...html.matchAll(/<table\b[\s\S]*?<\/table>/gi)].flatMap(([table]) => [
	!/<caption\b/i.test(table) && !/<table[^>]*aria-labelledby=/i.test(table) && `no caption: ${table.slice(0, 80)}`,
	/<th\b(?![^>]*\bscope=)/i.test(table) && `th without scope: ${table.match(/<th\b(?![^>]*\bscope=)[^>]*>[^<]*/i)[0]}`])));
// Of the outermost drawings: what is inside one is named or hidden with it.
nothing("every drawing is named or hidden", every((html) => {
	let depth = 0;
	return [...html.matchAll(/<(\/?)svg\b[^>]*>/gi)].map(([tag, closes]) => {
		depth += closes ? -1 : 1;
		return !closes && depth === 1 && !/aria-hidden="true"|role="(img|group|list)"|\shidden/.test(tag) && tag;
	});
}));
// The regions and indicators with a simulated figure, as the edition's own download tells.
const simulated = new Set(all.filter((path) => path.endsWith("datos/cumplimiento.csv")).flatMap((path) => {
	const edition = path.slice(0, -"datos/cumplimiento.csv".length);
	return readFileSync(join(root, path), "utf8").split("\n").filter((line) => line.endsWith(",simulado")).flatMap((line) => {
		const [, indicator, scope, region] = line.split(",");
		return [`${edition}index.html`, `${edition}indicadores/${indicator}.html`, ...(scope === "region"
			? [`${edition}regiones/${region}.html`, `${edition}regiones/${region}/${indicator}.html`] : [])];
	});
}));
nothing("every page with simulated figures says so", every((html, path) =>
	simulated.has(path) && !/[Dd]atos simulados/.test(html) && "no notice"));
nothing("figures are simulated", simulated.size > 300 ? [] : [`only ${simulated.size} pages`]);
nothing("drawings have numbers for measures", every((html) =>
	html.match(/\s(x|y|x1|x2|y1|y2|cx|cy|r|d|width|height|points|transform)="[^"]*(nan|inf|NaN)\b[^"]*"/)?.[0]));
nothing("no number of the machine reaches a reader", every((html) => {
	const shown = html.replace(/<(script|style|code|pre)\b[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
	return shown.match(/\b(NaN|undefined)\b|\(null\)|\{\{\S*/)?.[0];
}));
done();
