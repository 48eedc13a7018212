// Lighthouse, as a phone on a slow line sees the page (its mobile profile, throttling simulated): 100 of 100 in each of
// its four categories. A time measured may be bad luck: of three runs' performance the middle one counts.
import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { browser, done, nothing } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const pages = ["", "regiones/antioquia.html", "regiones/antioquia/cv.html", "circulares/109-2012.html"]
	.filter((path) => path.includes(process.argv[3] ?? ""));
const port = await new Promise((found) => {
	const probe = createServer().listen(0, "127.0.0.1", () => {
		const { port: free } = probe.address();
		probe.close(() => found(free));
	});
});
const [server, chromium] = [await serve(root), await browser(`--remote-debugging-port=${port}`)];

// The categories' scores, 0 to 100, and what each of them complains of.
async function run(path, onlyCategories) {
	const { lhr } = await lighthouse(`${server.origin}/${path}`, { port, onlyCategories, logLevel: "error" });
	const complaints = (name) => lhr.categories[name].auditRefs.map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
		.filter(({ weight, score }) => weight && score !== null && score < 1)
		.map(({ id, score, displayValue, details }) => `${id} ${score} ${displayValue ?? ""} ${JSON.stringify(details?.items?.slice(0, 3) ?? "")}`);
	return new Map(onlyCategories.map((name) => [name, { score: Math.round((lhr.categories[name].score ?? 0) * 100),
		complaints: [lhr.runtimeError?.message, `machine: ${lhr.environment.benchmarkIndex}`, ...complaints(name)].filter(Boolean) }]));
}
for (const path of pages) {
	const first = await run(path, ["performance", "accessibility", "best-practices", "seo"]);
	// The third run is needed only where two disagree.
	const runs = [first.get("performance"), (await run(path, ["performance"])).get("performance")];
	if (new Set(runs.map(({ score }) => score === 100)).size > 1) runs.push((await run(path, ["performance"])).get("performance"));
	const scores = runs.map(({ score }) => score);
	first.set("performance", runs.sort((a, b) => a.score - b.score)[runs.length >> 1]);
	for (const [name, { score, complaints }] of first)
		nothing(`/${path}: ${name} ${name === "performance" ? `${score} (runs: ${scores.join(", ")})` : score}`, score === 100 ? [] : complaints);
}
await chromium.close();
server.close();
done();
