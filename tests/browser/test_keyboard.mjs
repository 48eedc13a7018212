// The site by keyboard alone. First every stop of the main pages: in the order of the text, each seen, none hidden by
// something else. Then a reader's errand on a phone's width: the menu, the search, a region, a sheet, its table, its
// download, and back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, done, nothing, watched } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const [server, chromium] = [await serve(root), await browser()];
const noise = [];

// To be called when nothing has the focus: remembers how all that can have it looks without, and lists it in order.
const prepare = () => {
	const look = (element) => {
		const { outlineStyle, outlineWidth, backgroundColor, boxShadow } = getComputedStyle(element);
		const drawn = element instanceof SVGElement ? [...element.querySelectorAll("path, rect")].map((shape) => getComputedStyle(shape)) : [];
		return { outline: outlineStyle === "none" ? 0 : parseFloat(outlineWidth), backgroundColor, boxShadow,
			shapes: drawn.map(({ fill, stroke, strokeWidth }) => `${fill} ${stroke} ${strokeWidth}`).join() };
	};
	const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
	window.judged = { look, plain: new Map([...document.querySelectorAll("*")].map((element) => [element, look(element)])),
		expected: all.filter((element) => element.tabIndex === 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }) &&
			!(element.type === "radio" && !element.checked && element.form?.querySelector(`input[name="${element.name}"]:checked`))),
		jumped: all.filter((element) => element.tabIndex > 0).map((element) => element.outerHTML), stops: [] };
};
// The element that has the focus now, and what is wrong with how it is shown.
const stop = () => {
	const element = document.activeElement, { look, plain, stops } = window.judged;
	if (element === document.body) return null;
	const [before, now] = [plain.get(element) ?? {}, look(element)];
	const box = [...element.getClientRects()].find(({ width, height }) => width && height) ?? element.getBoundingClientRect();
	const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)], [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
	// Somewhere in its box, which a region of a map does not fill.
	const over = [0.5, 0.3, 0.7, 0.1, 0.9].flatMap((x) => [0.5, 0.3, 0.7, 0.1, 0.9].map((y) =>
		document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
	const free = (other) => !other || element.contains(other) || other.contains(element);
	const seen = now.shapes !== before.shapes || (now.outline >= 2 && !before.outline) || now.backgroundColor !== before.backgroundColor || now.boxShadow !== before.boxShadow;
	const after = stops.at(-1);
	stops.push(element);
	return { name: `${element.localName} ${element.getAttribute("href") ?? element.id} «${element.textContent.trim().slice(0, 40)}»`, wrong: [
		!seen && "does not show that it has the focus", (left >= right || top >= bottom) && "is out of sight",
		!over.some(free) && `is covered by ${over[0]?.cloneNode().outerHTML}`,
		after && !(after.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) && "comes before the stop before it"].filter(Boolean) };
};

async function open(context, path) {
	const page = await watched(context, server.origin, (what) => noise.push(what));
	page.on("load", () => page.evaluate(prepare).catch(() => {})); // a page left at once is not judged
	await page.goto(`${server.origin}/${path}`);
	await page.evaluate(prepare);
	return page;
}

const desk = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: "es-CO" });
for (const path of ["index.html", "regiones/antioquia.html", "regiones/antioquia/cv.html", "circulares/109-2012.html", "indicadores/cv.html", "datos/index.html"]) {
	const page = await open(desk, path), wrong = [];
	for (let count = 0; count < 3000; count++) {
		await page.keyboard.press("Tab");
		const here = await page.evaluate(stop);
		if (!here) break;
		wrong.push(...here.wrong.map((what) => `${here.name} ${what}`));
	}
	const { missed, jumped, count } = await page.evaluate(() => ({ count: window.judged.stops.length, jumped: window.judged.jumped,
		missed: window.judged.expected.filter((element) => !window.judged.stops.includes(element)).map((element) => element.outerHTML.slice(0, 120)) }));
	nothing(`${path}: ${count} stops, in order, each seen`, [...wrong, ...missed.map((what) => `never reached: ${what}`), ...jumped.map((what) => `out of order: ${what}`)]);
	await page.close();
}

const phone = await chromium.newContext({ viewport: { width: 360, height: 800 }, locale: "es-CO", acceptDownloads: true });
const page = await open(phone, "index.html");
const at = () => page.url().slice(server.origin.length + 1);
// Tab until the focus is on what the selector says; every stop on the way is judged.
async function tab_to(selector, most = 400) {
	const wrong = [], reached = () => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);
	for (let count = 0; count < most; count++) {
		await page.keyboard.press("Tab");
		const here = await page.evaluate(stop);
		if (!here) return [...wrong, `the page ends before ${selector}`];
		wrong.push(...here.wrong.map((what) => `${here.name} ${what}`));
		if (await reached()) return wrong;
	}
	return [...wrong, `${selector} is more than ${most} stops away`];
}
async function follow(pattern) {
	await page.keyboard.press("Enter");
	await page.waitForURL(pattern);
	await page.waitForLoadState();
	await page.evaluate(prepare);
}

nothing("the first stop leads past the frame", [...await tab_to(".skip", 1), ...await page.evaluate(() => {
	const { left, width } = document.activeElement.getBoundingClientRect();
	return left >= 0 && width > 50 ? [] : ["it is not shown"];
})]);
await page.keyboard.press("Enter");
await page.waitForURL(/#/);
await page.keyboard.press("Tab");
nothing("and from there on the main text", await page.evaluate(() => document.activeElement.closest("main") ? [] : [document.activeElement.outerHTML]));

await page.goto(server.origin);
await page.evaluate(prepare);
nothing("the menu is a few stops away", await tab_to(".menu summary", 8));
await page.keyboard.press("Enter");
nothing("it opens", await page.evaluate(() => document.querySelector(".menu").open ? [] : ["it stays closed"]));
nothing("and its sections follow", await tab_to(".menu a[href='regiones/index.html']", 4));
await follow(/\/regiones\/index\.html$/);
nothing("a search box is a few stops away", await tab_to("input[type=search]", 8));
await page.keyboard.type("contratos de aprendizaje antioquia");
await follow(/buscar\.html\?q=/);
await page.locator("#hallados > li a").first().waitFor();
await page.waitForLoadState("networkidle");
await page.evaluate(prepare);
nothing("the region is among the results", await tab_to("#hallados a[href$='regiones/antioquia.html']", 40));
await follow(/\/regiones\/antioquia\.html/);
nothing("the region leads to the sheet", await tab_to("main a[href$='/antioquia/cv.html']", 60));
await follow(/\/antioquia\/cv\.html/);
nothing("the sheet's table is a stop", await tab_to(".scroll[tabindex='0']", 40));
const moved = await page.evaluate(() => document.activeElement.scrollWidth > document.activeElement.clientWidth);
if (moved) await page.keyboard.press("ArrowRight");
// Not by waitForFunction(), which the page's policy forbids when it has to ask twice.
nothing("which the arrows move", await page.evaluate(async (wide) => {
	const still = () => wide && document.activeElement.scrollLeft === 0;
	for (let turn = 0; turn < 100 && still(); turn++) await new Promise((ready) => setTimeout(ready, 50));
	return still() ? ["it stands still"] : [];
}, moved));
nothing("its download is the next", await tab_to(".scroll caption a[href$='.csv'], .scroll caption a[href*='.csv?']", 1));
const address = await page.evaluate(() => document.activeElement.href);
const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
nothing("and brings its file", readFileSync(await download.path()).equals(readFileSync(join(root, new URL(address).pathname))) ? [] : [address]);
// Alt and the left arrow are the browser's window's, which is not there: its history is what they would call.
const passed = [];
for (let count = 0; count < 3; count++) {
	await page.goBack();
	passed.push(at());
}
nothing("and back, by the way it came", ["regiones/antioquia.html", "buscar.html", "regiones/index.html"].filter((path, i) => !passed[i].startsWith(path)));
await page.evaluate(prepare);
nothing("where the keys go on", await tab_to("main a", 40));
nothing("nothing was said on the way", noise.filter((what) => !/ERR_ABORTED/.test(what))); // a download leaves its page
await chromium.close();
server.close();
done();
