// The pictures: no label of a chart lies on another, on a line or outside, on a phone and on a desk, in any month of the
// year; and each drawing that is offered as a file is one that stands alone, under the site's policy.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { browser, done, files, nothing, samples, watched } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const all = files(root);
const text = (path) => readFileSync(join(root, path), "utf8");
const [server, chromium] = [await serve(root), await browser()];

// Charts as the pages have them, each once: the root's, in both languages, and those of every edition of the nation.
const charts = new Map();
for (const path of all.filter((path) => /^(en\/)?(regiones|indicadores)\/.*\.html$|^ediciones\/[^/]+\/(indicadores\/[^/]+|regiones\/b[^/]*\/[^/]+)\.html$/.test(path)))
	for (const [chart] of text(path).matchAll(/<svg class="chart plot"[\s\S]*?\n<\/svg>/g))
		if (!charts.has(chart)) charts.set(chart, path);

// What is wrong with the labels of each of the charts that the page shows.
const judge = () => [...document.querySelectorAll("svg.plot")].map((svg) => {
	const frame = svg.getBoundingClientRect(), place = svg.getScreenCTM();
	const labels = [...svg.querySelectorAll("text")].map((label) => ({ label, words: label.textContent, box: label.getBoundingClientRect() }));
	const below = (box) => box.top > frame.bottom - 30; // the months
	const meet = (a, b) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
	const wrong = labels.flatMap(({ words, box }, i) => [
		...(box.left < 0 || box.right > innerWidth || box.top < frame.top - 2 || box.bottom > frame.bottom + 2 ? [`«${words}» is outside`] : []),
		...labels.slice(i + 1).filter((other) => other.box.width && meet(box, other.box)).map((other) => `«${words}» on «${other.words}»`)]);
	for (const line of svg.querySelectorAll(".line, .proj"))
		for (let step = 0; step <= 20; step++) {
			const along = (from, to) => from.baseVal.value + (to.baseVal.value - from.baseVal.value) * step / 20;
			const [x, y] = [along(line.x1, line.x2) + place.e, along(line.y1, line.y2) + place.f];
			wrong.push(...labels.filter(({ box }) => !below(box) && x > box.left + 1 && x < box.right - 1 && y > box.top + 3 && y < box.bottom - 3)
				.map(({ words }) => `a line through «${words}»`));
		}
	return [...new Set(wrong)];
});
for (const width of [320, 1280]) {
	const page = await chromium.newPage({ viewport: { width, height: 800 } });
	const list = [...charts], wrong = [];
	await page.goto(`${server.origin}/404.html`);
	for (let i = 0; i < list.length; i += 100) {
		await page.evaluate((shown) => document.querySelector("main").replaceChildren(...shown.map((chart) => {
			const figure = document.createElement("figure");
			figure.className = "narrow";
			figure.innerHTML = chart;
			return figure;
		})), list.slice(i, i + 100).map(([chart]) => chart));
		(await page.evaluate(judge)).forEach((faults, k) => wrong.push(...faults.map((fault) => `${list[i + k][1]}: ${fault}`)));
	}
	nothing(`labels of ${list.length} charts at ${width} px`, list.length > 200 ? wrong : ["too few charts"]);
	await page.close();
}

// A picture is offered where it is shown, beside its page, and no picture is offered nowhere.
const offered = new Set(), astray = [];
for (const path of all.filter((path) => path.endsWith(".html") && !path.startsWith("ediciones/")))
	for (const [, href, name] of text(path).matchAll(/<a href="([^"]+\.svg)" download="([^"]+)">/g)) {
		const picture = posix.join(posix.dirname(path), href);
		offered.add(picture);
		if (!all.includes(picture) || !name.endsWith(posix.basename(picture))) astray.push(`${path}: ${href}`);
	}
const pictures = all.filter((path) => /^(en\/)?(regiones|indicadores)\/.*\.svg$|^(en\/)?(mapa|mosaico)\.svg$/.test(path));
nothing(`${pictures.length} pictures are offered by their pages`, [...astray, ...pictures.filter((path) => !offered.has(path)),
	...(pictures.length > 300 ? [] : ["too few pictures"])]);

// Opened alone: nothing is missing, nothing is forbidden, nothing is cut off.
const wrong = [], context = await chromium.newContext({ viewport: { width: 1000, height: 1200 } });
const page = await watched(context, server.origin, (what) => wrong.push(what));
await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 })); // Chromium asks for one where no page names an icon
for (const path of [...samples(root, pictures), ...samples(root, all.filter((path) => /^ediciones\/.*\.(mapa|regiones)\.svg$/.test(path)))]) {
	await page.goto(`${server.origin}/${path}`);
	wrong.push(...(await page.evaluate(() => {
		const svg = document.documentElement, [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
		const ids = svg.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent);
		const marks = [...svg.querySelectorAll("text, path, rect, circle, line")];
		return [...(ids.length === 2 && ids.every(Boolean) ? [] : ["no title or description"]),
			...(svg.querySelector("[class], [style], style, script, use, a") ? ["something that needs the page"] : []),
			...(marks.length < 5 ? ["hardly anything is drawn"] : []),
			...marks.filter((mark) => {
				const { left, right, top, bottom } = mark.getBoundingClientRect();
				return left < 0 || top < 0 || right > width + 1 || bottom > height + 1;
			}).map((mark) => `outside: ${mark.outerHTML.slice(0, 90)}`)];
	})).map((fault) => `${path}: ${fault}`));
}
nothing("pictures stand alone", wrong);
await chromium.close();
server.close();
done();
