// The site as a server would give it that reads the site's own servidor/_headers: its policy and its other headers,
// what is text compressed, what is not there with 404.html. It knows nothing of pages or of tests.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname, join, posix } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const types = {
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".json": "application/json; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
	".jsonld": "application/ld+json; charset=utf-8", ".png": "image/png",
};

// The rules of a _headers file, as a function from a path to its headers: of a rule that fits, each line adds a header,
// or with "!" takes one away that an earlier rule added.
export function header_rules(text) {
	const rules = [];
	for (const line of text.split("\n").filter((one) => one.trim() && !one.startsWith("#"))) {
		if (!/^\s/.test(line)) rules.push({ fits: new RegExp(`^${line.trim().replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`), lines: [] });
		else rules.at(-1).lines.push(line.trim());
	}
	return (path) => {
		const headers = {};
		for (const line of rules.filter(({ fits }) => fits.test(path)).flatMap(({ lines }) => lines)) {
			const [, away, name, value] = line.match(/^(!\s*)?([A-Za-z-]+)(?::\s*(.*))?$/);
			if (away) delete headers[name];
			else headers[name] = headers[name] ? `${headers[name]}, ${value}` : value;
		}
		return headers;
	};
}

export const brotli = (body, quality = 11) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

// Serves the folder on this machine. below: the path of the site's root under the folder; late: the milliseconds that
// scripts and pictures take to come. Returns {origin, close}.
export async function serve(folder, { below = "", late = 0 } = {}) {
	const root = join(folder, below);
	const headers = header_rules(readFileSync(join(root, "servidor/_headers"), "utf8"));
	const server = createServer((request, response) => {
		const url = new URL(request.url, "http://127.0.0.1"), path = decodeURIComponent(url.pathname);
		let status = 200, file = join(folder, posix.normalize(path.endsWith("/") ? `${path}index.html` : path)), body;
		try {
			body = readFileSync(file);
		} catch {
			status = 404;
			file = join(root, "404.html");
			body = readFileSync(file);
		}
		const type = types[extname(file)] ?? "application/octet-stream";
		const given = { "Content-Type": type, Vary: "Accept-Encoding", ...headers(path.slice(below ? below.length + 1 : 0)) };
		// As the snippets for Apache and nginx have it, which see the query.
		if (url.searchParams.has("v")) given["Cache-Control"] = "public, max-age=31536000, immutable";
		const accepted = request.headers["accept-encoding"] ?? "";
		if (body.length > 512 && type.includes("charset") && /\b(br|gzip)\b/.test(accepted)) {
			given["Content-Encoding"] = /\bbr\b/.test(accepted) ? "br" : "gzip";
			body = given["Content-Encoding"] === "br" ? brotli(body, 5) : gzipSync(body);
		}
		response.writeHead(status, { ...given, "Content-Length": body.length });
		setTimeout(() => response.end(request.method === "HEAD" ? undefined : body), /^(text\/javascript|image)/.test(type) ? late : 0);
	});
	await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
	return {
		origin: `http://127.0.0.1:${server.address().port}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}
