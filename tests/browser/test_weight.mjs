// What a reader's phone pays: every page of the kinds that have a limit, found the heaviest of, and what Chromium asks
// for to show it, each answer as brotli makes it (quality 11); headers are not counted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, done, files, nothing, watched } from "./judge.mjs";
import { brotli, serve } from "./server.mjs";

const root = process.argv[2];
const pages = files(root).filter((path) => path.endsWith(".html"));
const limits = [
	{ kind: "the first page", fits: /^index\.html$/, kilobytes: 60 },
	{ kind: "a region", fits: /^regiones\/(?!index\.html)[^/]+\.html$/, kilobytes: 40 },
	{ kind: "a sheet", fits: /^regiones\/[^/]+\/[^/]+\.html$/, kilobytes: 25 },
	{ kind: "a circular", fits: /^circulares\/(?!index\.html)[^/]+\.html$/, kilobytes: 20 },
];
const [server, chromium] = [await serve(root), await browser()];
const weigh = (path) => brotli(readFileSync(join(root, path))).length;

for (const [prefix, words] of [["", ""], ["en/", " in English"], ["ediciones/", " in an edition"]])
	for (const { kind, fits, kilobytes } of limits) {
		const rest = (path) => path.slice(prefix.length).replace(prefix === "ediciones/" ? /^[^/]+\// : "", "");
		const sizes = pages.filter((path) => path.startsWith(prefix) && path !== "ediciones/index.html" && fits.test(rest(path)))
			.map((path) => [readFileSync(join(root, path)).length, path]).sort(([a], [b]) => b - a);
		if (!sizes.length && prefix === "en/") continue; // a site may have no English
		// The heaviest is among the longest.
		const [, heaviest] = sizes.slice(0, 12).map(([, path]) => [weigh(path), path]).sort(([a], [b]) => b - a)[0] ?? [0, "none"];
		const parts = [], wrong = [];
		const context = await chromium.newContext({ viewport: { width: 360, height: 800 }, locale: "es-CO" });
		const page = await watched(context, server.origin, (what) => wrong.push(what));
		page.on("requestfinished", (request) => parts.push(request.response()));
		await page.goto(`${server.origin}/${heaviest}`, { waitUntil: "networkidle" });
		const weights = await Promise.all(parts.map(async (answer) => [brotli(await (await answer).body()).length, (await answer).url().slice(server.origin.length)]));
		const sum = weights.reduce((total, [bytes]) => total + bytes, 0);
		await context.close();
		if (sum > kilobytes * 1000 || weights.length < 2)
			wrong.push(...weights.sort(([a], [b]) => b - a).map(([bytes, path]) => `${bytes} ${path}`));
		nothing(`${kind}${words}, ${heaviest}: ${(sum / 1000).toFixed(1)} of ${kilobytes} kB in ${weights.length} answers`, wrong);
	}
await chromium.close();
server.close();
done();
