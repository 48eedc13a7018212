// Every kind of page in Debian's Chromium, under the policy of the site's own headers and from the disk: nothing said
// on the console, nothing asked of another host, and nothing to read that a script brought or took.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { browser, done, each, files, leads_on, nothing, sampled, samples, watched } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = resolve(process.argv[2]);
const pages = sampled(root);
const server = await serve(root);
const chromium = await browser();
const errors = new Map(["console", "requests", "disk", "lost", "added"].map((name) => [name, []]));
const complain = (what, name) => errors.get(name).push(what);

// What a reader finds in the main text, all that folds opened: every word, and the words outside of a script's controls.
const read = (page) => page.evaluate(() => {
	const main = document.querySelector("main");
	const words = () => main.innerText.split(/\s+/).filter(Boolean);
	for (const fold of main.querySelectorAll("details")) fold.open = true;
	const all = words();
	for (const control of main.querySelectorAll("button, input, select, textarea, label, legend, output, [role='status']"))
		control.remove();
	return { all, plain: words() };
});
// The first of the words that does not follow in the others' order.
const lacks = (words, others) => {
	let from = 0;
	return words.find((word) => (from = others.indexOf(word, from) + 1) === 0);
};

const context = { viewport: { width: 1280, height: 800 }, locale: "es-CO" };
const strict = await chromium.newContext(context);
const silent = await chromium.newContext({ ...context, javaScriptEnabled: false });
await each(pages, async () => [await watched(strict, server.origin, complain), await watched(silent, server.origin, complain),
	await watched(strict, pathToFileURL(root).href, (what) => complain(what, "disk"))], async (path, [page, still, local]) => {
	await page.goto(`${server.origin}/${path}`);
	await still.goto(`${server.origin}/${path}`);
	const [shown, bare] = [await read(page), await read(still)];
	const searches = /(^|\/)buscar\.html$/.test(path); // it says whether it works
	if (bare.all.length < 20) complain(`${path}: ${bare.all.length} words without script`, "lost");
	const [lost, added] = [lacks(bare.all, shown.all), lacks(shown.plain, bare.all)];
	if (lost && !searches) complain(`${path}: «${lost}» is there only without script`, "lost");
	if (added && !searches) complain(`${path}: «${added}» is there only with script`, "added");
	if (path === "404.html") return; // its links begin at the server's root on purpose
	await local.goto(pathToFileURL(join(root, path)).href);
	if ((await read(local)).all.join(" ") !== shown.all.join(" ") && !searches) complain(`${path} shows another text from the disk`, "disk");
	if (!await local.evaluate(() => document.styleSheets.length && getComputedStyle(document.querySelector(".skip")).position === "absolute"))
		complain(`${path} has no style from the disk`, "disk");
});

const former = files(root).filter((path) => path.endsWith(".html") && leads_on(root, path));
await each(samples(root, former), () => watched(strict, server.origin, complain), async (path, page) => {
	await page.goto(`${server.origin}/${path}`);
	await page.waitForURL((url) => !url.pathname.endsWith(path)).catch(() => complain(`${path} leads nowhere`, "requests"));
});

const lost = await strict.newPage();
const answer = await lost.goto(`${server.origin}/regiones/no-existe.html`);
if (answer.status() !== 404 || !(await lost.evaluate(() => document.styleSheets.length)))
	complain("404.html has no style from a folder below the root", "requests");

// The policy is in force, and the console hears of what it stops: else its silence would say nothing.
const heard = [];
const tried = await watched(strict, server.origin, (what, kind) => heard.push(kind));
await tried.goto(`${server.origin}/404.html`, { waitUntil: "load" });
heard.length = 0;
await tried.evaluate(() => {
	const script = document.createElement("script");
	script.textContent = "window.ran = true";
	document.body.append(script);
	document.body.setAttribute("style", "color: red");
	document.body.append(Object.assign(new Image(), { src: "http://127.0.0.1:9/pixel.png" }));
});
await tried.waitForTimeout(200);
nothing("an inline script, an inline style and another host's picture are stopped, and heard of",
	[await tried.evaluate(() => window.ran) && "the script ran", heard.filter((kind) => kind === "console").length < 3 && `heard: ${heard}`].filter(Boolean));

const what = `${pages.length} pages`;
nothing(`no message on the console, under the policy of servidor/_headers: ${what}`, errors.get("console"));
nothing(`no request to another host, none that fails: ${what}`, errors.get("requests"));
nothing(`opened from the disk, the same: ${what}`, errors.get("disk"));
nothing(`complete without script: ${what}`, errors.get("lost"));
nothing(`a script adds controls and no text: ${what}`, errors.get("added"));
await chromium.close();
server.close();
done();
