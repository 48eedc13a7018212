// Lighthouse, as a phone on a slow line sees the page (its mobile profile, throttling simulated): 100 of 100 for what it says of
// accessibility, good practice and search. With the word "performance" it measures that instead, and judges nothing.
import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { browser, done, nothing } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const timed = process.argv[3] === "performance";
const pages = ["", "regiones/antioquia.html", "regiones/antioquia/cv.html", "circulares/109-2012.html"];
const server = await serve(root); // before a port is looked for, or it may take that one
const port = await new Promise((found) => {
	const probe = createServer().listen(0, "127.0.0.1", () => {
		const { port: free } = probe.address();
		probe.close(() => found(free));
	});
});
const chromium = await browser(`--remote-debugging-port=${port}`);

// The categories' scores, 0 to 100, and what each of them complains of.
async function run(path, onlyCategories) {
	const { lhr } = await lighthouse(`${server.origin}/${path}`, { port, onlyCategories, logLevel: "error" });
	const complaints = (name) => lhr.categories[name].auditRefs.map(({ id, weight }) => ({ weight, ...lhr.audits[id] }))
		.filter(({ weight, score }) => weight && score !== null && score < 1)
		.map(({ id, score, displayValue, details }) => `${id} ${score} ${displayValue ?? ""} ${JSON.stringify(details?.items?.slice(0, 3) ?? "")}`);
	return new Map(onlyCategories.map((name) => [name, { score: Math.round((lhr.categories[name].score ?? 0) * 100),
		complaints: [lhr.runtimeError?.message, `machine: ${lhr.environment.benchmarkIndex}`, ...complaints(name)].filter(Boolean) }]));
}
// What a machine's speed decides is measured (make bench), and never a test: of three runs the middle one.
if (timed)
	for (const path of pages) {
		const scores = [];
		for (let i = 0; i < 3; i++) scores.push((await run(path, ["performance"])).get("performance").score);
		console.log(`/${path}: performance ${scores.sort((a, b) => a - b)[1]} of 100 (${scores.join(", ")})`);
	}
else
	for (const path of pages)
		for (const [name, { score, complaints }] of await run(path, ["accessibility", "best-practices", "seo"]))
			nothing(`/${path}: ${name} ${score}`, score === 100 ? [] : complaints);
await chromium.close();
server.close();
if (!timed) done();
