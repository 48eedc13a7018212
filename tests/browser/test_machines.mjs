// What the site tells programs, judged by public validators: Data Package and Table Schema, JSON Schema, CSV on the
// Web, JSON-LD with the words of DCAT and schema.org, the site map and the feed.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { spawnSync } from "node:child_process";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import jsonld from "jsonld";
import { done, files, here, nothing } from "./judge.mjs";

const require = createRequire(import.meta.url);
const { validate: validatePackage } = require("datapackage");
const { Schema } = require("tableschema");
const root = process.argv[2];
const all = files(root);
const read = (path) => readFileSync(join(root, path), "utf8");
const json = (path) => JSON.parse(read(path));
const there = new Set(all);
// The root's, and the edition's with the most figures.
const editions = all.filter((path) => /^ediciones\/[^/]+\/datos\/cumplimiento\.csv$/.test(path));
const folders = ["datos", posix.dirname(editions.sort((a, b) => read(b).length - read(a).length)[0])];

// Rows of a CSV as published: quoted cells may hold commas, quotes and new lines.
function table(text) {
	const rows = [[]];
	let cell = "", quoted = false;
	for (let i = 0; i < text.length; i++) {
		const c = text[i];
		if (quoted && c === '"' && text[i + 1] === '"') cell += text[i++];
		else if (c === '"') quoted = !quoted;
		else if (!quoted && (c === "," || c === "\n")) {
			rows.at(-1).push(cell);
			cell = "";
			if (c === "\n") rows.push([]);
		} else cell += c;
	}
	return rows.slice(0, -1);
}

for (const folder of folders) {
	const descriptor = json(`${folder}/datapackage.json`);
	const { valid, errors } = await validatePackage(descriptor);
	nothing(`${folder}: datapackage.json is a Data Package`, valid ? [] : errors);
	nothing(`${folder}: it names version 2 and every table`, [
		descriptor.$schema?.endsWith("/2.0/datapackage.json") ? null : descriptor.$schema,
		...all.filter((path) => path.startsWith(`${folder}/`) && /\.(csv|json)$/.test(path) &&
			!/-metadata\.json$|\/esquemas\/|\/datapackage\.json$/.test(path))
			.filter((path) => !descriptor.resources.some((resource) => `${folder}/${resource.path}` === path))].filter(Boolean));
	nothing(`${folder}: sizes and hashes are those of the files`, descriptor.resources.filter(({ path, bytes, hash }) => {
		const content = readFileSync(join(root, folder, path));
		return content.length !== bytes || `sha256:${createHash("sha256").update(content).digest("hex")}` !== hash;
	}).map(({ path }) => path));
	nothing(`${folder}: every cell is of its column's type (Table Schema)`, (await Promise.all(descriptor.resources
		.filter(({ format }) => format === "csv").map(async ({ path, schema }) => {
			const judge = await Schema.load(schema, { strict: true });
			const [header, ...rows] = table(read(`${folder}/${path}`));
			const wrong = header.join() === judge.fieldNames.join() ? [] : [`${path}: ${header}`];
			rows.forEach((row, i) => {
				try {
					judge.castRow(row);
				} catch (error) {
					wrong.push(`${path}:${i + 2}: ${error.message} ${error.errors?.map(({ message }) => message)}`);
				}
			});
			return wrong;
		}))).flat());

	const ajv = new Ajv2020({ strict: true, allErrors: false, allowUnionTypes: true });
	addFormats(ajv);
	const tables = descriptor.resources.filter(({ format }) => format === "json").map(({ path }) => path);
	nothing(`${folder}: every JSON keeps its schema`, tables.flatMap((path) => {
		const judge = ajv.compile(json(`${folder}/esquemas/${path}`));
		const rows = json(`${folder}/${path}`);
		return judge(rows) ? [] : [`${path}: ${ajv.errorsText(judge.errors)}`];
	}));
	nothing(`${folder}: a schema refuses what is no row`, tables.flatMap((path) => {
		const judge = ajv.compile(json(`${folder}/esquemas/${path}`));
		const [first] = json(`${folder}/${path}`);
		const [name] = Object.keys(first ?? { x: 1 });
		return [{ ...first, otra: 1 }, { ...first, [name]: [] }, Object.fromEntries(Object.entries(first ?? {}).slice(1)), 1]
			.filter((row) => judge([row])).map((row) => `${path} takes ${JSON.stringify(row).slice(0, 80)}`);
	}));

	// CSV on the Web: the file beside the CSV, by its name; a column for each of the header's; every cell of its datatype.
	const datatypes = {
		string: /^/, decimal: /^-?[0-9]+(\.[0-9]+)?$/, integer: /^-?[0-9]+$/, date: /^[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]$/,
		gYearMonth: /^[0-9]{4}-(0[1-9]|1[0-2])$/, boolean: /^(si|no)$/,
	};
	nothing(`${folder}: every CSV has its CSVW, and keeps it`, all.filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".csv")).flatMap((path) => {
		if (!there.has(`${path}-metadata.json`)) return [`${path} has none`];
		const { "@context": context, url, tableSchema: { columns } } = json(`${path}-metadata.json`);
		const [header, ...rows] = table(read(path));
		const kinds = columns.map(({ datatype }) => datatypes[datatype.base ?? datatype]);
		return [context[0] !== "http://www.w3.org/ns/csvw" && "context", url !== posix.basename(path) && url,
			header.join() !== columns.map(({ titles }) => titles).join() && `${header}`, kinds.some((kind) => !kind) && "datatype",
			columns.some(({ name }) => !/^[A-Za-z0-9][A-Za-z0-9_.]*$/.test(name)) && "name",
			rows.flatMap((row, i) => row.map((cell, k) => cell && !kinds[k].test(cell) && `${i + 2}: ${header[k]}: ${cell}`)).find(Boolean),
		].filter(Boolean).map((what) => `${path}: ${what}`);
	}));
}

// JSON-LD: read without a word from elsewhere, nothing lost on the way, every address a file of the site.
const offline = { documentLoader: (address) => { throw new Error(`asks for ${address}`); }, safe: true };
const linked = [...folders.flatMap((folder) => [`${folder}/catalogo.jsonld`, `${folder}/dataset.jsonld`]),
	...all.filter((path) => /^regiones\/[^/]+\/[^/]+\.json$/.test(path)).slice(0, 40)];
const site = "http://127.0.0.1/";
const graphs = new Map();
for (const path of linked) {
	let complaint = [];
	try {
		graphs.set(path, await jsonld.toRDF(json(path), { ...offline, base: `${site}${path}` }));
	} catch (error) {
		complaint = [`${error.message} ${JSON.stringify(error.details?.event ?? "")}`];
	}
	if (complaint.length || !path.startsWith("regiones/")) nothing(`JSON-LD: ${path}`, complaint);
}
nothing(`JSON-LD: ${linked.length} files, all their addresses`, [...graphs].flatMap(([path, quads]) => [
	quads.length < 10 && `${path}: ${quads.length} statements`,
	...new Set(quads.map(({ object }) => object).filter(({ termType, value }) => termType === "NamedNode" && value.startsWith(site))
		.map(({ value }) => value.slice(site.length)).filter((value) => !there.has(value.split("#")[0])))].filter(Boolean)));
const dcat = "http://www.w3.org/ns/dcat#", dct = "http://purl.org/dc/terms/";
nothing("DCAT: a catalogue, its data sets, and what each must have", folders.flatMap((folder) => {
	const quads = graphs.get(`${folder}/catalogo.jsonld`) ?? [];
	const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
	const of = (name) => quads.filter(({ predicate, object }) => predicate.value === type && object.value === name).map(({ subject }) => subject.value);
	const has = (subject, name) => quads.some((quad) => quad.subject.value === subject && quad.predicate.value === name);
	const lacks = (subjects, ...names) => subjects.flatMap((subject) => names.filter((name) => !has(subject, name)).map((name) => `${subject} lacks ${name}`));
	const sets = of(`${dcat}Dataset`), distributions = of(`${dcat}Distribution`);
	const tables = all.filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".csv")).length;
	return [of(`${dcat}Catalog`).length !== 1 && "no catalogue", sets.length !== tables && `${sets.length} sets for ${tables} tables`,
		distributions.length !== json(`${folder}/datapackage.json`).resources.length && `${distributions.length} distributions`,
		...lacks(of(`${dcat}Catalog`), `${dct}title`, `${dct}description`, `${dct}publisher`, `${dct}license`, `${dcat}dataset`),
		...lacks(sets, `${dct}title`, `${dct}description`, `${dct}publisher`, `${dcat}distribution`),
		...lacks(distributions, `${dcat}downloadURL`, `${dcat}accessURL`, `${dcat}mediaType`)].filter(Boolean);
}));

// The vocabulary of schema.org as its types are published: each word must be one of the type's, or of one above it.
const vocabulary = new Map([...readFileSync(join(here, "node_modules/schema-dts/dist/schema.d.ts"), "utf8")
	.matchAll(/^interface (\w+) extends ([^{]*)\{([\s\S]*?)^\}/gm)]
	.map(([, name, above, body]) => [name, { above: [...above.matchAll(/\w+Base\b/g)].map(([base]) => base),
		words: new Set([...body.matchAll(/^ {4}"(\w+)"\?:/gm)].map(([, word]) => word)) }]));
const knows = (type, word) => vocabulary.get(type)?.words.has(word) || vocabulary.get(type)?.above.some((base) => knows(base, word));
const unknown = (node) => Array.isArray(node) ? node.flatMap(unknown) : !node || typeof node !== "object" ? []
	: [...(node["@type"] ? Object.keys(node).filter((word) => !word.startsWith("@") && !knows(`${node["@type"]}Leaf`, word)).map((word) => `${node["@type"]}.${word}`) : []),
		...Object.entries(node).filter(([word]) => word !== "@context").flatMap(([, value]) => unknown(value))];
nothing("schema.org: every word is one of its type's", folders.flatMap((folder) => unknown(json(`${folder}/dataset.jsonld`))));
nothing("schema.org: the judge knows wrong words", unknown({ "@type": "Dataset", nombre: 1 }).length ? [] : ["it takes any"]);
nothing("schema.org: what search engines ask of a Dataset", folders.flatMap((folder) => {
	const set = json(`${folder}/dataset.jsonld`);
	return [...["name", "description", "license", "publisher", "temporalCoverage", "distribution", "version"].filter((word) => !set[word]),
		set.description.length < 50 && "description"].filter(Boolean);
}));

const xml = (name, path, ...schema) => {
	const { status, stderr } = spawnSync("xmllint", ["--noout", "--nonet", ...schema, join(root, path)], { encoding: "utf8" });
	nothing(name, status === 0 ? [] : stderr.split("\n").filter(Boolean));
};
xml("sitemap.xml is valid", "sitemap.xml", "--schema", join(dirname(require.resolve("sitemap/package.json")), "schema/sitemap.xsd"));
xml("feed.xml is valid Atom", "feed.xml", "--relaxng", join(here, "atom.rng"));
const base = json("datos/datapackage.json").homepage;
const mapped = [...read("sitemap.xml").matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address.slice(base.length))
	.map((path) => path === "" || path.endsWith("/") ? `${path}index.html` : path);
nothing("sitemap.xml names files of the site", mapped.filter((path) => !there.has(path)));

// Open Graph: what a page says of itself where its address is passed on.
nothing("every page has its Open Graph, and its address where it has one", all.filter((path) => path.endsWith(".html")).flatMap((path) => {
	const html = read(path);
	const property = (name) => html.match(new RegExp(`<meta property="og:${name}" content="([^"]*)">`))?.[1];
	const canonical = [...html.matchAll(/<link rel="canonical" href="([^"]*)">/g)].map(([, address]) => address);
	const own = `${base}${path.replace(/(^|\/)index\.html$/, "$1")}`;
	const former = html.includes('http-equiv="refresh"'), one = path !== "404.html" && (!path.startsWith("ediciones/") || path === "ediciones/index.html");
	return [...["type", "title", "site_name", "locale"].filter((name) => !property(name)),
		html.match(/<title>([^<]*)<\/title>/)[1].startsWith(property("title")) ? null : "og:title",
		canonical.length > 1 && "two canonical addresses",
		!former && one && (property("url") !== own || canonical[0] !== own) && `${property("url")} for ${own}`,
		!one && !former && (property("url") || canonical.length) && "an address of its own"].filter(Boolean).map((what) => `${path}: ${what}`);
}));
done();
