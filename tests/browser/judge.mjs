// What the judges of the built site share: TAP, the list of its pages, a server with the strictest policy, a browser.
import { createServer } from "node:http";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, posix } from "node:path";
import { execFileSync } from "node:child_process";

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

// The pages a reader would call different in kind: of each folder's pages the smallest and the largest, of the sheets
// regiones/<region>/<indicador>.html the largest for each indicador, and of all editions together one page of a kind.
export function samples(root, pages) {
	const kinds = new Map();
	const size = (path) => statSync(join(root, path)).size;
	for (const path of pages) {
		const [, edition, rest] = path.match(/^(ediciones\/[^/]+\/)?(.*)$/);
		const parts = rest.split("/");
		const sheet = parts.length > 2 && parts.at(-1) !== "index.html";
		const alone = parts.length === 1 || parts.at(-1) === "index.html";
		const kind = alone ? rest : sheet && !edition ? `${parts[0]}/*/${parts.at(-1)}` : `${parts[0]}/*${sheet ? "/*" : ""}`;
		const key = `${edition ? "ediciones/*/" : ""}${kind}`;
		kinds.set(key, [...(kinds.get(key) ?? []), path]);
	}
	return [...kinds].flatMap(([kind, paths]) => {
		const bySize = [...paths].sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
		const one = kind.startsWith("ediciones/*/") || kind.split("/").length > 2;
		return one ? [bySize.at(-1)] : [...new Set([bySize[0], bySize.at(-1)])];
	});
}

// Does the work for each of the items, two at a time.
export async function each(items, work) {
	const left = [...items];
	const worker = async () => {
		while (left.length) await work(left.shift());
	};
	await Promise.all([worker(), worker()]);
}

const types = {
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".csv": "text/csv; charset=utf-8", ".json": "application/json", ".xml": "application/xml",
	".png": "image/png", ".txt": "text/plain; charset=utf-8",
};

// Serves the folder on this machine under a policy that admits nothing from elsewhere, no inline script, no inline
// style; the search alone may run WebAssembly, as the snippets of templates/assets/servidor/ say. What is not there gets 404.html. Returns {origin, close}.
export async function serve(root) {
	const server = createServer((request, response) => {
		const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
		let status = 200, file = join(root, posix.normalize(path.endsWith("/") ? `${path}index.html` : path)), body;
		try {
			body = readFileSync(file);
		} catch {
			status = 404;
			file = join(root, "404.html");
			body = readFileSync(file);
		}
		response.writeHead(status, {
			"Content-Type": types[extname(file)] ?? "application/octet-stream",
			"Content-Security-Policy": `default-src 'self'${file.endsWith("/buscar.html") ? "; script-src 'self' 'wasm-unsafe-eval'" : ""}`,
			"X-Content-Type-Options": "nosniff",
		});
		response.end(body);
	});
	await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
	return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// Debian's Chromium, which must not phone home either.
export async function browser() {
	const { chromium } = await import("playwright-core");
	return chromium.launch({
		executablePath: execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim(),
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync"],
	});
}

export const here = dirname(new URL(import.meta.url).pathname);
