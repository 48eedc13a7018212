// axe over every kind of page, what folds opened: light and dark, as wide as a desk and as narrow as a phone.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, done, each, here, nothing, read_through, sampled } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const pages = sampled(root);
const axe = readFileSync(join(here, "node_modules/axe-core/axe.min.js"), "utf8");
const [server, chromium] = [await serve(root), await browser()];

// All rules where most differs, wide and light, narrow and dark; between them, those that colour and width decide.
const everything = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const looks = [
	{ colorScheme: "light", width: 1280, runOnly: everything },
	{ colorScheme: "dark", width: 1280, runOnly: { type: "rule", values: ["color-contrast"] } },
	{ colorScheme: "dark", width: 360, runOnly: everything },
	{ colorScheme: "light", width: 360, runOnly: { type: "rule", values: ["color-contrast", "target-size"] } },
];
const found = new Map(looks.map((look) => [look, []]));
async function judge(page, look, path) {
	await page.emulateMedia({ colorScheme: look.colorScheme });
	await page.setViewportSize({ width: look.width, height: 800 });
	const { violations, passes } = await page.evaluate((runOnly) =>
		window.axe.run(document, { runOnly, resultTypes: ["violations"] }), look.runOnly);
	return [...(passes.length ? [] : [`${path}: axe judged nothing`]), ...violations.map(({ id, help, nodes }) =>
		`${path}: ${id}: ${help}: ${nodes[0].target} ${nodes[0].html} (${nodes.length})`)];
}

// The policy would keep axe out, not the page's own scripts.
const context = await chromium.newContext({ locale: "es-CO", bypassCSP: true });
await each(pages, () => context.newPage(), async (path, page) => {
	await page.goto(`${server.origin}/${path}`);
	await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
	await read_through(page);
	await page.evaluate(axe);
	for (const look of looks) found.get(look).push(...await judge(page, look, path));
});
for (const [{ colorScheme, width }, list] of found) nothing(`axe: ${pages.length} pages, ${colorScheme}, ${width} px`, list);

const page = await context.newPage();
await page.goto(`${server.origin}/404.html`);
await page.evaluate(axe);
await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend",
	"<p style='color: #999'>pálido</p><img src='icono.svg'>"));
const planted = (await judge(page, looks[0], "")).join();
nothing("axe finds what is wrong", ["color-contrast", "image-alt"].filter((rule) => !planted.includes(rule)));
await chromium.close();
server.close();
done();
