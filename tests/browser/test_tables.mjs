// The tables as a reader orders and filters them, by mouse and by keyboard: what tablas.js makes of numbers, dates,
// states and names in the way of each language, and that it moves nothing when a table comes near. How many rows a table
// has, and what is in them, is for others to test.
import { browser, done, nothing, read_through } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const [site, chromium] = [await serve(root), await browser()];
const context = await chromium.newContext({ locale: "es-CO" });
const complaints = [];
const words = `data-order="Ordenar por {q}" data-ascending="{q}: sube" data-descending="{q}: baja" data-original="vuelve"
	data-filter="Filtrar" data-shown="{n} de {total} filas"`;

// A page that holds the table, dressed and served as the site's own.
async function open(table, lang = "es-CO") {
	const page = await context.newPage();
	page.on("console", (message) => complaints.push(message.text()));
	page.on("pageerror", (error) => complaints.push(error.message));
	await page.route("**/prueba.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body:
		`<!DOCTYPE html><html lang="${lang}"><title>t</title><link rel="stylesheet" href="site.css">
		<script src="tablas.js" defer ${words}></script><body><main><section>${table}</section></main>` }));
	await page.goto(`${site.origin}/prueba.html`);
	await read_through(page);
	return page;
}
const cell = (content) => content.startsWith("<t") && !content.startsWith("<time") ? content : `<td>${content}</td>`;
const row = (cells, attributes = "") => `<tr${attributes}>${[cells].flat().map(cell).join("")}</tr>`;
const table = (heads, bodies, foot = "", label = "") => `<div class="scroll${label}" role="group" aria-labelledby="c" tabindex="0"><table>
	<caption id="c"><b>Prueba</b></caption><thead><tr>${heads.map((head) => head.startsWith("<th") ? head : `<th scope="col">${head}</th>`).join("")}</tr></thead>
	${bodies.map((rows) => `<tbody>${rows.join("")}</tbody>`).join("")}${foot}</table></div>`;
const column = (page, index = 0) => page.$$eval("tbody tr:not([hidden])", (rows, i) => rows.map((tr) => tr.cells[i]?.textContent ?? ""), index);
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const same = (found, expected) => JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];

// Three clicks: up, down, and back to how it was. The `last` cells have nothing to order by.
async function orders(what, head, cells, expected, last, lang) {
	const page = await open(table([head], [cells.map((content) => row(content))]), lang);
	const first = await column(page), name = head.replace(/<[^>]*>/g, "");
	const full = expected.slice(0, -last || undefined), empty = expected.slice(full.length);
	await press(page, name);
	nothing(`${what}, upwards`, same(await column(page), expected));
	await press(page, name);
	nothing(`${what}, downwards, and nothing is last`, same(await column(page), [...full].reverse().concat(empty)));
	await press(page, name);
	nothing(`${what}, as they were`, same(await column(page), first));
	await page.close();
}
await orders("numbers of Colombia", "Valor", ["1.234,5", "–", "92,0 %", "", "−3", "12 de 33", "≤ 6,0 %", "$ 1.436.000"],
	["−3", "≤ 6,0 %", "12 de 33", "92,0 %", "1.234,5", "$ 1.436.000", "–", ""], 2);
await orders("numbers in English", "Value", ["1,234.5", "–", "92.0%", "", "−3", "12 of 33", "≤ 6.05", "9"],
	["−3", "≤ 6.05", "9", "12 of 33", "92.0%", "1,234.5", "–", ""], 2, "en");
await orders("figures among words", '<th scope="col" class="num">Índice</th>', ["95,1", "100,0", "9,5", "–", "86,4", "157<sup>corregido</sup>"],
	["9,5", "86,4", "95,1", "100,0", "157corregido", "–"], 1);
await orders("days that are shown short", "Día", ["2012-12-20 20 dic", "–", "2013-01-04 4 ene", "2012-03-19 19 mar", "2012-10-05 5 oct"].map((day) =>
	day.length > 1 ? `<time datetime="${day.slice(0, 10)}">${day.slice(11)}</time>` : day), ["19 mar", "5 oct", "20 dic", "4 ene", "–"], 1);
await orders("days and periods of machines", "Periodo", ["2012-10", "2012-02", "2011-T4", "2012-02-03", "2011"],
	["2011", "2011-T4", "2012-02", "2012-02-03", "2012-10"], 0);
await orders("states by their gravity", "Estado", ["cumple", "sin_meta", "riesgo", "incumple", "parcial", "sin_dato", "pendiente"].map((state) =>
	`<span class="state ${state}">${state}</span>`).concat("no priorizado", "–"),
	["incumple", "sin_dato", "riesgo", "parcial", "pendiente", "cumple", "sin_meta", "no priorizado", "–"], 2);
await orders("names, accents or not", "Región", ["Ñuble", "nariño", "Óbita", "Norte 10", "Ábrego", "Norte 9", "Zarzal"],
	["Ábrego", "nariño", "Norte 9", "Norte 10", "Ñuble", "Óbita", "Zarzal"], 0);

const pairs = [["b", "1"], ["a", "2"], ["c", "1"], ["a", "1"], ["b", "2"]];
const stable = await open(table(["Nombre", "Grupo"], [pairs.map((pair) => row(pair))]));
await press(stable, "Nombre");
await press(stable, "Grupo");
nothing("what is equal keeps its order", same((await column(stable)).join(""), "abcab"));
await press(stable, "Grupo");
await press(stable, "Grupo");
nothing("and the third click forgets every order", same((await column(stable)).join(""), "bacab"));

const sum = ' class="sum"', group = ' class="group"', foot = `<tfoot>${row("total")}</tfoot>`;
const grouped = await open(table(["Fuente", "Otra"], [
	[row("z suma", sum), row("c"), row("a", ' class="here" id="aqui"'), row("b"), row("e"), row("d")],
	[row('<th scope="rowgroup">y</th>', group), row("b"), row("a")], [row("x", group), row("ñ")]], foot));
await press(grouped, "Fuente");
nothing("each group is ordered under its head, and the sum at the end stays", same((await grouped.$$eval("table tr:not(:has([scope=col]))",
	(rows) => rows.map((tr) => tr.cells[0].textContent))).join(" "), "z suma a b c d e y a b x ñ total"));
nothing("the marked row stays marked", same(await grouped.textContent("tr.here"), "a"));
await grouped.getByLabel("Filtrar: Prueba").fill("Ñ");
nothing("a group of which nothing is left goes, with its head", same((await grouped.$$eval("tbody tr", (rows) => rows.filter((tr) =>
	tr.checkVisibility()).map((tr) => tr.textContent))).join(" "), "x ñ"));
nothing("heads of groups are no rows", same(await grouped.textContent("output"), "1 de 8 filas"));

const letters = await open(table(["Nombre"], [["c", "a"], ["b", "e", "f", "g", "h"], ["d"]].map((names) => names.map((name) => row(name)))));
await press(letters, "Nombre");
nothing("groups without heads are ordered as one", same((await column(letters)).join(""), "abcdefgh"));
await press(letters, "Nombre");
await press(letters, "Nombre");
nothing("and come back", same(await letters.$$eval("tbody", (bodies) => bodies.map((body) => body.textContent)), ["ca", "befgh", "d"]));

// By keyboard alone, in words for who does not see it.
const names = ["Nariño", "Córdoba", "Bogotá", "Meta", "Cauca", "Huila", "Sucre", "Tolima", "Quindío", "Caldas", "Chocó", "Vaupés", "Arauca"];
const keys = await open(table(["Región", '<th scope="col"><a href="#x">CV</a> <span class="unit">contratos</span></th>', '<th scope="col"><span class="vh">Barra</span></th>'],
	[names.map((name, i) => row([name, String(i), ""]))]));
await keys.keyboard.press("Tab");
nothing("the filter is the first stop, and says of which table", same(await keys.evaluate(() => document.activeElement.ariaLabel), "Filtrar: Prueba"));
await keys.keyboard.type("BOGOTA");
nothing("it finds without accents", same(await column(keys), ["Bogotá"]));
nothing("and says how many rows show", same(await keys.textContent("output"), "1 de 13 filas"));
await keys.keyboard.press("Control+A");
await keys.keyboard.press("Delete");
nothing("without words all is there, and nothing is said", same([await keys.textContent("output"), (await column(keys)).length], ["", 13]));
await keys.keyboard.press("Tab");
await keys.keyboard.press("Tab");
await keys.keyboard.press("Enter");
nothing("Enter on a head orders", same((await column(keys))[0], "Arauca"));
nothing("the order is told", same([await keys.getAttribute("th:first-child", "aria-sort"), await keys.textContent("[role=status].vh")], ["ascending", "Región: sube"]));
await keys.keyboard.press("Space");
nothing("and so does the space bar", same([(await column(keys))[0], await keys.getAttribute("th:first-child", "aria-sort")], ["Vaupés", "descending"]));
await press(keys, "Ordenar por CV contratos");
nothing("one column alone is ordered", same(await keys.$$eval("th", (heads) => heads.map((th) => th.getAttribute("aria-sort"))), [null, "ascending", null]));
nothing("a head's link stays a link, and its name its name", same([await keys.getByRole("link", { name: "CV" }).count(), await keys.$eval("th:nth-child(2)", (th) => th.abbr)], [1, "CV contratos"]));
nothing("a head is called as before", same(await keys.getByRole("columnheader", { name: "Región", exact: true }).count(), 1));
nothing("what has no words to order has no button", same(await keys.locator("th:last-child button").count(), 0));

const few = await open(table(["Nombre"], [["a", "b", "c", "d"].map((name) => row(name))]));
nothing("four rows need no order", same(await few.locator("button, .filter").count(), 0));
const year = await open(table(["Nombre"], [names.slice(1).map((name) => row(name))]));
nothing("a year needs no filter", same([await year.locator("button").count(), await year.locator(".filter").count()], [1, 0]));
const text = await open(`<div class="doc">${table(["Nombre"], [names.map((name) => row(name))])}</div>`);
nothing("a text stays as it was issued", same(await text.locator("button, .filter").count(), 0));
nothing("no message on the console", complaints);

// Where everything stands before the script has come, and when it has: nothing moves, nothing is said otherwise.
const pages = ["index.html", "regiones/index.html", "regiones/antioquia/cv.html", "indicadores/cv.html", "circulares/109-2012.html",
	"planes/index.html", "municipios/antioquia.html", "acciones/index.html", "en/index.html"];
const before = await chromium.newContext({ locale: "es-CO" });
await before.route("**/tablas.js*", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
const places = (page) => page.evaluate(() => [...document.querySelectorAll("main :is(h1, h2, p, table, caption, th, td, svg), footer")].map((element) => {
	const { left, top, width, height } = element.getBoundingClientRect();
	return [element.localName, ...[left, top, width, height].map(Math.round)].join(" ");
}));
const moved = [];
let buttons = 0, filters = 0;
for (const path of pages)
	for (const [width, height] of [[360, 740], [1280, 800]]) {
		const [one, other] = await Promise.all([before, context].map(async (scripts) => {
			const page = await scripts.newPage();
			await page.setViewportSize({ width, height });
			await page.goto(`${site.origin}/${path}`);
			await read_through(page);
			return page;
		}));
		const [old, now] = [await places(one), await places(other)];
		const first = old.findIndex((place, i) => place !== now[i]);
		if (first >= 0) moved.push(`${path} at ${width}: ${old[first]}, then ${now[first]}`);
		buttons += await other.locator(".sort").count();
		filters += await other.locator(".filter").count();
		await one.close();
		await other.close();
	}
nothing("nothing moves when the script comes", moved);
nothing("there was something to come", buttons > 100 && filters > 8 ? [] : [`${buttons} buttons, ${filters} filters`]);

await chromium.close();
site.close();
done();
