// What the judges of the built site share: TAP, the list of its pages and of their kinds, a browser.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { execFileSync } from "node:child_process";

// A busy machine is slow, and not wrong: what a judge waits for at most, in milliseconds.
export const patience = 180000;
let count = 0, failed = 0;

// One test: it passes when there is nothing to complain of.
export function nothing(name, complaints) {
	const list = [...complaints];
	console.log(`${list.length ? "not ok" : "ok"} ${++count} - ${name}`);
	failed += list.length ? 1 : 0;
	for (const line of list.slice(0, 12)) console.log(`# ${String(line).replace(/\s+/g, " ").slice(0, 600)}`);
	if (list.length > 12) console.log(`# and ${list.length - 12} more`);
}

export function done() {
	console.log(`1..${count}`);
	process.exitCode = failed ? 1 : 0;
}

// Paths of all files under the folder, with "/" between the parts, sorted; dot entries of the root are no pages.
export function files(root, folder = "") {
	return readdirSync(join(root, folder), { withFileTypes: true })
		.filter((entry) => folder || !entry.name.startsWith("."))
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const path = posix.join(folder, entry.name);
			return entry.isDirectory() ? files(root, path) : [path];
		});
}

// What kind of page a reader would call it: an edition's apart from the root's, the English apart from the Spanish, the
// sheets regiones/<region>/<indicador>.html apart by indicator, a report apart from the answers beside it.
function kind(path) {
	const [, prefix, rest] = path.match(/^((?:ediciones\/[^/]+\/|en\/)*)(.*)$/);
	const parts = rest.split("/"), name = parts.at(-1);
	const apart = prefix.replace(/ediciones\/[^/]+/, "ediciones/*");
	if (parts.length === 1 || name === "index.html") return `${apart}${rest}`;
	const sheet = parts[0] === "regiones" && !apart;
	return `${apart}${parts[0]}${"/*".repeat(parts.length - 2)}/${sheet && parts.length > 2 || name.startsWith("informe") ? name : "*"}`;
}

// Of each kind the smallest page and the largest; the largest alone of the kinds of sheets, of editions and in English.
export function samples(root, pages) {
	const kinds = new Map();
	const size = (path) => statSync(join(root, path)).size;
	for (const path of pages) kinds.set(kind(path), [...(kinds.get(kind(path)) ?? []), path]);
	return [...kinds].flatMap(([name, paths]) => {
		const by_size = [...paths].sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
		const one = /^(ediciones\/\*|en|regiones\/\*)\//.test(name);
		return one ? [by_size.at(-1)] : [...new Set([by_size[0], by_size.at(-1)])];
	});
}

// A page of a former address, which a browser leaves at once.
export const leads_on = (root, path) => readFileSync(join(root, path), "utf8").includes('http-equiv="refresh"');

// The pages of a site to be judged: one or two of each kind. For work on a test, a second argument leaves only those
// with it in their path.
// A former address only leads on, while it is being judged.
export const sampled = (root) => samples(root, files(root).filter((path) => path.endsWith(".html")))
	.filter((path) => path.includes(process.argv[3] ?? "") && !leads_on(root, path));

// Does the work for each of the items, two at a time: work(item, what begin() gave to the one of the two that does it).
export async function each(items, begin, work) {
	const left = [...items];
	const worker = async () => {
		const own = await begin();
		while (left.length) await work(left.shift(), own);
	};
	await Promise.all([worker(), worker()]);
}

// A new page of the browser's context that tells complain(what, "console" or "requests") of each message, each request
// to another origin and each that fails.
export async function watched(context, origin, complain) {
	const page = await context.newPage();
	const where = () => page.url().slice(origin.length);
	page.on("console", (message) => complain(`${where()}: ${message.text()}`, "console"));
	page.on("pageerror", (error) => complain(`${where()}: ${error.message}`, "console"));
	page.on("requestfailed", (request) => complain(`${where()}: ${request.url()} ${request.failure()?.errorText}`, "requests"));
	page.on("request", (request) => {
		if (!request.url().startsWith(origin) && !/^(data|about):/.test(request.url()))
			complain(`${where()} asks for ${request.url()}`, "requests");
	});
	page.on("response", (answer) => answer.status() >= 400 && complain(`${answer.status()} ${answer.url()}`, "requests"));
	return page;
}

// Goes down the page a screen at a time and back to its top, as a reader does: what is laid out or made ready when it is
// near the screen then is.
export const read_through = (page) => page.evaluate(async () => {
	const go = async (top) => {
		scrollTo({ top, behavior: "instant" });
		await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
	};
	for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) await go(top);
	await go(0);
});

// Debian's Chromium, which must not phone home either.
export async function browser(...more) {
	const { chromium } = await import("playwright-core");
	const launched = await chromium.launch({
		executablePath: execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim(), timeout: patience,
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", ...more],
	});
	const context = launched.newContext.bind(launched);
	launched.newContext = async (options) => {
		const made = await context(options);
		made.setDefaultTimeout(patience);
		return made;
	};
	return launched;
}

export const here = dirname(new URL(import.meta.url).pathname);
