// linkinator over the whole site with its editions, from its first page on, and from the search, which forms lead to:
// nothing is broken, and nothing is left that no link leads to.
import { createServer } from "node:http";
import { readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { LinkChecker } from "linkinator";
import { done, files, leads_on, nothing } from "./judge.mjs";

const root = process.argv[2];
const all = files(root);
// linkinator reads pages alone: a file that is none is answered with what its being there says, and no more.
const server = createServer((request, response) => {
	const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
	const file = join(root, path.endsWith("/") ? `${path}index.html` : path), page = file.endsWith(".html");
	let status = 200, body = "";
	try {
		if (page) body = readFileSync(file);
		else if (!statSync(file).isFile()) status = 404;
	} catch {
		status = 404;
	}
	response.writeHead(status, { "Content-Type": page ? "text/html; charset=utf-8" : "application/octet-stream" }).end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}/`;

// The site's own addresses, as it names them to others, are asked of this server too; what lies elsewhere is not asked for.
const base = JSON.parse(readFileSync(join(root, "datos/datapackage.json"), "utf8")).homepage;
const { links } = await new LinkChecker().check({
	path: [origin, `${origin}buscar.html`], recurse: true, concurrency: 20,
	urlRewriteExpressions: [{ pattern: new RegExp(`^${base.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`), replacement: origin }],
	linksToSkip: async (address) => !address.startsWith(origin),
});
nothing(`no broken link among ${links.length}`, links.filter(({ state }) => state === "BROKEN")
	.map(({ url, status, parent }) => `${status} ${url} from ${parent}`));
nothing("what is not asked for lies elsewhere or is a letter", links.filter(({ state, url }) => state === "SKIPPED" && !/^(https:|mailto:)/.test(url))
	.map(({ url }) => url));
const reached = new Set(links.map(({ url }) => decodeURIComponent(new URL(url).pathname.slice(1)).replace(/(^|\/)$/, "$1index.html")));
const machines = /^(404\.html|manifest\.sha256|robots\.txt|sitemap\.xml|servidor\/.*|pagefind\/.*)$|(^|\/)datos\/esquemas\/|-metadata\.json$/;
// A list of nothing is there for those who guess its address, a page that leads on for those who had it.
const empty = (path) => path.endsWith("/index.html") && !all.some((other) => other !== path && other.startsWith(`${posix.dirname(path)}/`));
nothing("every file is reached from the first page", all.filter((path) => !reached.has(path) && !machines.test(path) && !empty(path) &&
	!(path.endsWith(".html") && leads_on(root, path))));
server.close();
done();
