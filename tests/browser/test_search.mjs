// The search as a reader uses it: from the box of a page to a result, by keyboard alone, accents or not; and what is
// there without script.
import { readFileSync } from "node:fs";
import { basename, dirname, join, posix, resolve } from "node:path";
import { browser, done, files, here, nothing, patience, watched } from "./judge.mjs";
import { serve } from "./server.mjs";

const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");
const root = process.argv[2];
const all = files(root);
const [site, chromium] = [await serve(root), await browser()];
const complaints = [];

async function open(context, path) {
	const page = await watched(context, site.origin, (what) => complaints.push(what));
	await page.goto(`${site.origin}/${path}`);
	return page;
}
// When the script has said what it found: the links of the results, and the page's own words.
async function results(page) {
	await page.locator("#estado", { hasText: /está en|No hay nada|No se pudo/ }).waitFor({ timeout: patience });
	await page.waitForLoadState("networkidle");
	const links = await page.$$eval("#hallados > li a", (list) => list.map((a) => [a.getAttribute("href"), a.textContent]));
	return { links, status: await page.textContent("#estado") };
}
const missing = (links, address) => links.some(([href]) => href.replace(/^\.\//, "") === address) ? [] :
	[`no ${address} among ${links.slice(0, 12).map(([href]) => href).join(" ")}`];
const context = await chromium.newContext({ locale: "es-CO" });

for (const [words, address] of [["contratos de aprendizaje", "indicadores/cv.html"], ["circulares", "circulares/index.html"],
	["ejecucion", "evaluaciones/gestion-territorial-2007/informe-ejecutivo.html"], ["EJECUCIÓN", "evaluaciones/gestion-territorial-2007/informe-ejecutivo.html"],
	["narino", "regiones/narino.html"], ["Nariño", "regiones/narino.html"], ["medellin", "municipios/antioquia.html#m-05001"],
	["monetizar", "glosario.html#monetizar"]]) {
	const page = await open(context, `buscar.html?q=${encodeURIComponent(words)}`);
	const { links } = await results(page);
	nothing(`«${words}» finds ${address}`, missing(links, address));
	nothing(`«${words}»: every result is there`, links.map(([href]) => href.replace(/^\.\//, "").split("#"))
		.filter(([path, id]) => !all.includes(path) || (id && !readFileSync(join(root, path), "utf8").includes(`id="${id}"`))).map(String));
	nothing(`«${words}» finds only what is current`, links.filter(([href]) => href.includes("ediciones/")));
	await page.close();
}

const none = await open(context, "buscar.html?q=xyzzyx");
const empty = await results(none);
nothing("what is nowhere is not found", empty.links.length || !empty.status.startsWith("No hay nada") ? [empty.status] : []);
const tricky = await open(context, `buscar.html?q=${encodeURIComponent('"><img src=x onerror=alert(1)> contratos')}`);
await results(tricky);
nothing("words are shown as text", await tricky.locator("main img").count() ? ["an element came of the words"] : []);

// A kind alone, chosen with the keyboard; the address says so, and says it again after a reload.
const page = await open(context, "regiones/antioquia.html");
await page.focus(".masthead input[name=q]");
await page.keyboard.type("plan de desarrollo");
await page.keyboard.press("Enter");
await page.waitForURL(/buscar\.html\?q=plan/);
const first = await results(page);
await page.focus("#clases input:checked");
await page.keyboard.press("ArrowDown");
await page.waitForURL(/clase=/);
const kind = new URL(page.url()).searchParams.get("clase");
const chosen = await results(page);
nothing("a kind shows its own pages alone", [chosen.links.length === 0 && "none", kind !== "circular" && kind,
	...chosen.links.map(([href]) => href).filter((href) => !/^(\.\/)?circulares\//.test(href))].filter(Boolean));
nothing("and fewer than all", chosen.links.length < first.links.length ? [] : [`${chosen.links.length} of ${first.links.length}`]);
await page.reload();
nothing("the address keeps the kind", JSON.stringify((await results(page)).links) === JSON.stringify(chosen.links) ? [] : ["other results"]);
await page.focus("#clases input:checked");
await page.keyboard.press("Tab");
nothing("the next stop of the keyboard is the first result", await page.evaluate(() =>
	document.activeElement?.closest("#hallados > li:first-child") ? [] : [document.activeElement?.outerHTML ?? "nothing"]));
await page.keyboard.press("Enter");
await page.waitForURL(/\/circulares\//);
await page.goBack();
nothing("back leads to the same results", JSON.stringify((await results(page)).links) === JSON.stringify(chosen.links) ? [] : ["other results"]);

const long = await open(context, "buscar.html?q=techo");
const before = (await results(long)).links.length;
await long.focus("#siguen button");
await long.keyboard.press("Enter");
await long.locator("#hallados > li").nth(before).waitFor({ timeout: patience });
nothing("more results follow, and the focus goes to the first of them", await long.evaluate((count) => {
	const items = [...document.querySelectorAll("#hallados > li")];
	return items.length > count && items[count].contains(document.activeElement) ? [] : [`${items.length} of ${count}`];
}, before));

// Wherever the site lies on its server.
const above = await serve(dirname(resolve(root)), { below: basename(resolve(root)) });
const deep = await context.newPage();
await deep.goto(`${above.origin}/${basename(resolve(root))}/buscar.html?q=narino`);
nothing("the search works below any address", missing((await results(deep)).links, "regiones/narino.html"));
above.close();

const judged = await chromium.newContext({ locale: "es-CO", bypassCSP: true });
for (const [colorScheme, width] of [["light", 1280], ["dark", 360], ["light", 320]]) {
	const look = await open(judged, "buscar.html?q=contratos");
	await look.emulateMedia({ colorScheme });
	await look.setViewportSize({ width, height: 800 });
	await results(look);
	await look.evaluate(axe);
	const { violations, wide } = await look.evaluate(async () => ({
		wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
		violations: (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
	}));
	nothing(`results: axe, and no wider than the screen (${colorScheme}, ${width})`, wide > 0 ? [...violations, `${wide} px`] : violations);
	await look.close();
}
nothing("no message, no request elsewhere, none that fails", complaints);

const silent = await chromium.newContext({ locale: "es-CO", javaScriptEnabled: false });
const still = await open(silent, "index.html");
await still.fill(".masthead input[name=q]", "antioquia");
await still.press(".masthead input[name=q]", "Enter");
await still.waitForURL(/buscar\.html/);
nothing("without script the page says so", /necesita JavaScript/.test(await still.textContent("main")) ? [] : [await still.textContent("main")]);
await still.click("main a[href='indice.html']");
nothing("and leads to the index", still.url().endsWith("/indice.html") ? [] : [still.url()]);

const boxes = all.filter((path) => path.endsWith(".html") && !/(^|\/)buscar\.html$/.test(path)).filter((path) => {
	const html = readFileSync(join(root, path), "utf8");
	const action = html.match(/<form class="search"[^>]*action="([^"]*)"/)?.[1];
	const own = all.includes("en/buscar.html") && path.startsWith("en/") ? "en/buscar.html" : "buscar.html";
	return html.includes("<main") && (path === "404.html" ? !action?.endsWith("/buscar.html")
		: !action || posix.join(posix.dirname(path), action) !== own);
});
nothing("every page has a box that leads to the search", boxes);
nothing("the index of the search is no larger than it must be", all.filter((path) => /^pagefind\/pagefind-.*\.(js|css)$/.test(path)));
await chromium.close();
site.close();
done();
