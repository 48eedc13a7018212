// What the site asks of its server: the three snippets of servidor/ say the same, and allow nothing inline; the judges'
// own server keeps it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { done, files, nothing } from "./judge.mjs";
import { header_rules, serve } from "./server.mjs";

const root = process.argv[2];
const all = files(root);
const snippet = (name) => readFileSync(join(root, "servidor", name), "utf8").replace(/^\s*#.*$/gm, "");
const [listed, apache, nginx] = ["_headers", "apache.htaccess", "nginx.conf"].map(snippet);
const rules = header_rules(listed);
const pages = all.filter((path) => path.endsWith(".html"));
const searches = (path) => /(^|\/)buscar\.html$/.test(path);
const parts = (policy) => Object.fromEntries((policy ?? "").split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources.join(" ")]));

// The policies as each of the files writes them, for a page and for the search.
const nginx_policy = (more) => nginx.match(/add_header Content-Security-Policy "([^"]*)\$rinde_programas" always;/)?.[1] + more;
const relaxed = nginx.match(/set \$rinde_programas "(;[^"]*)";/)?.[1];
const policies = {
	_headers: [rules("/index.html"), rules("/buscar.html")].map((headers) => headers["Content-Security-Policy"]),
	"apache.htaccess": [...apache.matchAll(/Header always set Content-Security-Policy "([^"]*)"/g)].map(([, policy]) => policy),
	"nginx.conf": [nginx_policy(""), nginx_policy(relaxed)],
};
for (const [name, [page, search, ...more]] of Object.entries(policies)) {
	nothing(`${name}: what is not of the site is not let in`, ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"]
		.filter((part) => !`${page};`.includes(`${part};`)));
	nothing(`${name}: no program, style or plug-in may be inline or from elsewhere`, [page, search].flatMap((policy) =>
		Object.entries(parts(policy)).flatMap(([part, sources]) => sources.split(" ").filter((source) =>
			!["'self'", "'none'", ...(part === "script-src" && policy === search ? ["'wasm-unsafe-eval'"] : [])].includes(source)).map((source) => `${part} ${source}`))));
	nothing(`${name}: the search differs by WebAssembly alone`, search === `${page}; script-src 'self' 'wasm-unsafe-eval'` && !more.length ? [] : [search, ...more]);
	nothing(`${name}: the same policy as in _headers`, page === policies._headers[0] && search === policies._headers[1] ? [] : [page, search]);
}
nothing("nothing unsafe is in any of the files", [["_headers", listed], ["apache.htaccess", apache], ["nginx.conf", nginx]]
	.filter(([, text]) => /unsafe-(inline|eval|hashes)|\bdata:|https?:/.test(text.replaceAll("'wasm-unsafe-eval'", ""))).map(([name]) => name));
nothing("the search, wherever it lies, and no other page may run WebAssembly", pages.filter((path) =>
	/wasm/.test(rules(`/${path}`)["Content-Security-Policy"]) !== searches(path)));
const patterns = [[apache, /REQUEST_URI\} =~ m#([^#]*buscar[^#]*)#/], [nginx, /\$uri ~ ([^)]*buscar[^)]*)\)/]].map(([text, where]) => new RegExp(text.match(where)?.[1] ?? "no rule"));
nothing("and so it is in the other two", patterns.flatMap((pattern) => pages.filter((path) => pattern.test(`/${path}`) !== searches(path))));
nothing("no page weakens the policy, or brings its own", pages.filter((path) => /http-equiv="?content-security-policy/i.test(readFileSync(join(root, path), "utf8"))));

const server = await serve(root);
const ask = async (path) => (await fetch(`${server.origin}${path}`, { headers: { "Accept-Encoding": "br" } })).headers;
const [page, style, data, search] = [await ask("/index.html"), await ask("/site.css?v=1"), await ask("/datos/cumplimiento.csv"), await ask("/buscar.html")];
nothing("the server keeps the rules", [
	page.get("content-security-policy") !== policies._headers[0] && "policy", search.get("content-security-policy") !== policies._headers[1] && "the search's policy",
	page.get("x-content-type-options") !== "nosniff" && "nosniff", page.get("referrer-policy") !== "same-origin" && "referrer",
	page.get("cache-control") !== "no-cache" && "cache of pages", !/immutable/.test(style.get("cache-control")) && "cache of what has its hash",
	data.get("access-control-allow-origin") !== "*" && "open data", page.get("access-control-allow-origin") && "open pages",
	page.get("content-encoding") !== "br" && "compression"].filter(Boolean));
const common = ["X-Content-Type-Options", "Referrer-Policy", "Cache-Control", "Access-Control-Allow-Origin"];
nothing("every file sets the same headers", [["_headers", listed], ["apache.htaccess", apache], ["nginx.conf", nginx]]
	.flatMap(([name, text]) => common.filter((header) => !text.includes(header)).map((header) => `${name} lacks ${header}`)));
nothing("what lasts is told to last, where the server sees the query", [apache, nginx].filter((text) => !text.includes("public, max-age=31536000, immutable")));
const former = ["rinde-estado", "git/config"];
nothing("the files of rinde are no pages", [apache.match(/RedirectMatch 404 "([^"]*)"/)?.[1], nginx.match(/location ~ (\/\\\.\S*) \{ return 404/)?.[1]]
	.flatMap((pattern) => !pattern ? ["no rule"] : [...former.filter((path) => !new RegExp(pattern).test(`/.${path}`)),
		new RegExp(pattern).test("/.well-known/security.txt") && ".well-known"].filter(Boolean)));
server.close();
done();
