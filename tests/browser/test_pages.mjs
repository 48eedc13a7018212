// The site in Debian's Chromium, served under a strict policy and opened from the disk: nothing said on the console,
// nothing asked of another host, nothing out of axe's rules, nothing wider than the screen, nothing that needs a script.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { browser, done, each, files, here, nothing, samples, serve } from "./judge.mjs";

const root = resolve(process.argv[2]);
const pages = samples(root, files(root).filter((path) => path.endsWith(".html")));
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");
const server = await serve(root);
const chromium = await browser();
const errors = new Map(["console", "requests", "axe", "overflow", "disk", "script"].map((name) => [name, []]));
const complain = (name, what) => errors.get(name).push(what);

// Opens a page in the context, noting what it says and what it asks for.
async function open(context, url, name, say, ask) {
	const page = await context.newPage();
	page.on("console", (message) => complain(say, `${name}: ${message.text()}`));
	page.on("pageerror", (error) => complain(say, `${name}: ${error.message}`));
	page.on("requestfailed", (request) => complain(ask, `${name}: ${request.url()} ${request.failure()?.errorText}`));
	page.on("request", (request) => {
		if (!request.url().startsWith(server.origin) && !/^(file|data|about):/.test(request.url()))
			complain(ask, `${name} asks for ${request.url()}`);
	});
	const answer = await page.goto(url, { waitUntil: "load" });
	if (answer && !url.startsWith("file:") && answer.status() !== 200) complain(ask, `${name}: status ${answer.status()}`);
	return page;
}

const read = (page) => page.evaluate(() => document.querySelector("main")?.innerText ?? "");

// All rules where most differs, wide and light, narrow and dark; between them, those that colour and width decide.
const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looks = [
	{ colorScheme: "light", width: 1280, runOnly: { type: "tag", values: everything } },
	{ colorScheme: "dark", width: 360, runOnly: { type: "tag", values: everything } },
	{ colorScheme: "dark", width: 1280, runOnly: { type: "rule", values: ["color-contrast"] } },
	{ colorScheme: "light", width: 360, runOnly: { type: "rule", values: ["color-contrast", "target-size"] } },
];
// The policy would keep axe out, not the page's own scripts; whether it holds is seen on the console below.
const open_to_axe = await chromium.newContext({ locale: "es-CO", bypassCSP: true });
await each(pages, async (path) => {
	const page = await open(open_to_axe, `${server.origin}/${path}`, path, "console", "requests");
	await page.evaluate(axe);
	for (const { colorScheme, width, runOnly } of looks) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 800 });
		const { violations, passes } = await page.evaluate((only) =>
			window.axe.run(document, { runOnly: only, resultTypes: ["violations"] }), runOnly);
		if (!passes.length) complain("axe", `${path} (${colorScheme}, ${width}): axe judged nothing`);
		for (const { id, help, nodes } of violations)
			complain("axe", `${path} (${colorScheme}, ${width}): ${id}: ${help}: ${nodes[0].html} (${nodes.length})`);
	}
	await page.close();
});

const strict = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: "es-CO" });
const silent = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: "es-CO", javaScriptEnabled: false });
await each(pages, async (path) => {
	const page = await open(strict, `${server.origin}/${path}`, path, "console", "requests");
	for (const width of [1280, 640, 360, 320]) {
		await page.setViewportSize({ width, height: 800 });
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		if (wide > 0) complain("overflow", `${path} at ${width}: ${wide} px`);
	}
	await page.setViewportSize({ width: 1280, height: 800 });
	const still = await open(silent, `${server.origin}/${path}`, path, "console", "requests");
	const shown = await read(still);
	if (shown.length < 20 || (path !== "buscar.html" && shown !== await read(page)))
		complain("script", `${path}: ${shown.length} characters without script`);
	await still.close();
	await page.close();
	if (path === "404.html") return; // its links begin at the server's root on purpose
	const local = await open(strict, pathToFileURL(join(root, path)).href, path, "disk", "disk");
	if (await read(local) !== shown) complain("disk", `${path} shows another text from the disk`);
	const styled = await local.evaluate(() => [...document.styleSheets].length > 0 &&
		getComputedStyle(document.querySelector(".skip, a")).position !== "");
	if (!styled) complain("disk", `${path} has no style from the disk`);
	await local.close();
});

const lost = await strict.newPage();
const answer = await lost.goto(`${server.origin}/regiones/no-existe.html`);
if (answer.status() !== 404 || !(await lost.evaluate(() => [...document.styleSheets].length)))
	complain("requests", "404.html has no style from a folder below the root");

const what = `${pages.length} pages`;
nothing(`no message on the console, under default-src 'self': ${what}`, errors.get("console"));
nothing(`no request to another host, none that fails: ${what}`, errors.get("requests"));
nothing(`axe: no violation, light and dark, at 1280 and 360 px: ${what}`, new Set(errors.get("axe")));
nothing(`no page is wider than a screen of 1280, 640, 360 or 320 px: ${what}`, errors.get("overflow"));
nothing(`opened from the disk, the same: ${what}`, errors.get("disk"));
nothing(`the same text without script: ${what}`, errors.get("script"));
await chromium.close();
server.close();
done();
