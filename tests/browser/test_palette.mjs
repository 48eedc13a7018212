// The tones and the signs of the states, measured: every eye and grey paper tell them apart, and can read them. The
// style sheet says the tones, the pages' own symbols the signs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, done, files, nothing } from "./judge.mjs";
import { contrast, distance, eyes, lab_distance, parse, seen } from "./colour.mjs";

const root = process.argv[2];
const css = readFileSync(join(root, "site.css"), "utf8");
// The custom properties of colour that a piece of the style sheet gives to the root.
const tokens = (piece) => Object.fromEntries([...piece.matchAll(/:root\s*\{([^}]*)\}/g)].flatMap(([, body]) =>
	[...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, value]) => [name, parse(value)])));
// What follows the words of an at-rule between its braces; without it, what is outside of every at-rule.
function block(words) {
	const at = css.indexOf("{", css.indexOf(words));
	let depth = 0, end = at;
	do depth += { "{": 1, "}": -1 }[css[end++]] ?? 0; while (depth);
	return css.slice(at, end);
}
const light = tokens(css.slice(0, css.indexOf("@media")));
const schemes = { light, dark: { ...light, ...tokens(block("(prefers-color-scheme: dark)")) }, print: { ...light, ...tokens(block("@media print")) } };
const states = ["cumple", "riesgo", "incumple"];

// Of published pairs (Sharma, Wu and Dalal, table 1): the measure is the one that it says it is.
nothing("the distance is CIEDE2000", [[[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425], [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
	[[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644], [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082]]
	.filter(([one, other, published]) => Math.abs(lab_distance(one, other) - published) > 5e-5).map(String));
nothing("red and green are one to a deuteranope, and are not to the rest", [
	distance(seen(parse("#a06000"), "deuteranopia"), seen(parse("#6b7700"), "deuteranopia")) > 8 && "deuteranopia",
	distance(parse("#a06000"), parse("#6b7700")) < 20 && "normal"].filter(Boolean));

const pairs = (list) => list.flatMap((one, i) => list.slice(i + 1).map((other) => [one, other]));
for (const [scheme, colours] of Object.entries(schemes)) {
	// Grey is what a printer without colour makes of it; on a screen the signs alone say what hue does not.
	for (const eye of scheme === "print" ? ["normal", "grey"] : Object.keys(eyes).filter((name) => name !== "grey")) {
		const list = eye === "grey" ? states : [...states, "ink", "muted"];
		const apart = pairs(list).map(([one, other]) => [distance(seen(colours[one], eye), seen(colours[other], eye)), one, other]).sort(([a], [b]) => a - b);
		nothing(`${scheme}, ${eye}: the tones of ${list.join(", ")} are ${apart[0][0].toFixed(1)} apart or more`,
			apart.filter(([measured]) => !(measured >= 8)).map(([measured, one, other]) => `${one} and ${other}: ${measured.toFixed(1)}`));
	}
	const grounds = [...["ink", "muted", "link", "visited", ...states].flatMap((tone) => [[tone, "paper"], [tone, "surface"]]),
		...states.flatMap((state) => [[state, `bg-${state}`], ["ink", `bg-${state}`], ["muted", `bg-${state}`]]), ["ink", "bg-sin"], ["muted", "bg-sin"],
		["ink", "seq-1"], ["ink", "seq-2"], ["paper", "seq-3"], ["paper", "seq-4"]];
	nothing(`${scheme}: every text stands out 4,5 times from its ground`, grounds.map(([text, ground]) => [contrast(colours[text], colours[ground]), text, ground])
		.filter(([measured]) => !(measured >= 4.5)).map(([measured, text, ground]) => `${text} on ${ground}: ${measured.toFixed(2)}`));
	const edges = [["line-strong", "paper"], ["ring", "paper"], ["ring", "surface"]];
	nothing(`${scheme}: edges of fields and of what has the focus stand out 3 times`, edges.map(([edge, ground]) => [contrast(colours[edge], colours[ground]), edge, ground])
		.filter(([measured]) => !(measured >= 3)).map(([measured, edge, ground]) => `${edge} on ${ground}: ${measured.toFixed(2)}`));
}

// The signs as black ink on white, 14 pixels wide, one to a point: how much of the ink of two is not common to both.
const symbols = new Map();
for (const path of files(root).filter((file) => file.endsWith(".html")))
	if (symbols.size < 11)
		for (const [symbol, id] of readFileSync(join(root, path), "utf8").matchAll(/<symbol id="(g-\w+)"[\s\S]*?<\/symbol>/g)) symbols.set(id, symbol);
const chromium = await browser();
const page = await chromium.newPage({ viewport: { width: 640, height: 400 } });
await page.setContent(`<style>${css} body { background: #fff; } svg { position: absolute; top: 0; color: #000; --paper: #fff; }</style>
	<svg class="vh">${[...symbols.values()].join("")}</svg>${[...symbols.keys()].map((id) => `<svg class="g" viewBox="0 0 16 16"><use href="#${id}"/></svg>`).join("")}`);
await page.evaluate(() => document.querySelectorAll("svg.g").forEach((svg, i) => svg.setAttribute("style", `left: ${14 * i}px; width: 14px; height: 14px`)));
const picture = `data:image/png;base64,${(await page.screenshot({ clip: { x: 0, y: 0, width: 14 * symbols.size, height: 14 } })).toString("base64")}`;
const inks = await page.evaluate(async ({ source, count }) => {
	const image = Object.assign(new Image(), { src: source });
	await image.decode();
	const pen = Object.assign(document.createElement("canvas"), { width: 14 * count, height: 14 }).getContext("2d");
	pen.drawImage(image, 0, 0);
	return Array.from({ length: count }, (_, i) => Array.from(pen.getImageData(14 * i, 0, 14, 14).data).filter((_, at) => at % 4 === 0).map((value) => 1 - value / 255));
}, { source: picture, count: symbols.size });
await chromium.close();
const sum = (list) => list.reduce((total, one) => total + one, 0);
const names = [...symbols.keys()];
const unlike = pairs(names.map((_, i) => i)).map(([i, j]) => [sum(inks[i].map((ink, at) => Math.abs(ink - inks[j][at]))) /
	sum(inks[i].map((ink, at) => Math.max(ink, inks[j][at]))), names[i], names[j]]).sort(([a], [b]) => a - b);
nothing(`in grey, any two of ${symbols.size} signs differ in ${(unlike[0][0] * 100).toFixed(0)} % of their ink or more`, [symbols.size < 11 && "too few signs",
	...unlike.filter(([part]) => !(part >= 0.4)).map(([part, one, other]) => `${one} and ${other}: ${part.toFixed(2)}`)].filter(Boolean));
const ink = Object.fromEntries(names.map((name, i) => [name, sum(inks[i])]));
nothing("ink grows with the problem", ink["g-cumple"] < ink["g-riesgo"] && ink["g-riesgo"] < ink["g-incumple"] ? [] : [JSON.stringify(ink)]);
done();
