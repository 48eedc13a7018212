// The validators over the markup: vnu on every page of the root, html-validate and vnu on every kind of page; vnu on the
// style sheet, and on the drawings that can be had as files, of each folder some.
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { spawnSync } from "node:child_process";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { done, files, here, nothing, samples } from "./judge.mjs";

const root = process.argv[2];
const all = files(root);
const pages = all.filter((path) => path.endsWith(".html"));

const loader = new StaticConfigLoader(JSON.parse(readFileSync(join(here, "htmlvalidate.json"), "utf8")));
const judge = new HtmlValidate(loader);
for (const path of samples(root, pages)) {
	const report = await judge.validateString(readFileSync(join(root, path), "utf8"), path);
	nothing(`html-validate: ${path}`, report.results.flatMap(({ messages }) =>
		messages.map(({ line, column, ruleId, message }) => `${path}:${line}:${column}: ${message} [${ruleId}]`)));
}

const judged = [...new Set([...pages.filter((path) => !path.startsWith("ediciones/")), ...samples(root, pages)]),
	...samples(root, all.filter((path) => /\.(css|svg)$/.test(path)))];
const vnu = spawnSync("java", ["-jar", join(here, "node_modules/vnu-jar/build/dist/vnu.jar"), "--format", "json",
	"--also-check-css", "--also-check-svg", ...judged.map((path) => join(root, path))], { encoding: "utf8", maxBuffer: 1 << 28 });
// Properties of CSS that vnu has not heard of yet.
const unheard = /^CSS: “(paint-order|vector-effect)”: Property “\1” doesn.t exist\.$/;
// Its guess of a page's language takes no notice of what the page says of its parts.
const guessed = (path, message) => /^This document appears to be written in Spanish /.test(message) &&
	/\ben\//.test(path) && /<main[\s\S]* lang="es/.test(readFileSync(join(root, path), "utf8"));
const local = (url) => relative(resolve(root), decodeURIComponent(new URL(url).pathname));
let messages;
try {
	({ messages } = JSON.parse(vnu.stderr));
} catch {
	messages = [{ url: "file:///vnu", message: `${vnu.error ?? ""} ${vnu.stderr}` }];
}
nothing(`vnu: ${judged.length} files`, messages.filter(({ type, subType }) => type !== "info" || subType === "warning")
	.filter(({ url, message }) => !unheard.test(message) && !guessed(local(url), message))
	.map(({ url, lastLine, message }) => `${local(url)}:${lastLine}: ${message}`));
done();
