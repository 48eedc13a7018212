// `make screenshots`: the site as Chromium shows it. The eight main pages, as far as 8000 pixels down, at a desk, on a phone, in the dark and
// on paper, into the folder given; three views for the README beside this file, into shots/. It is no test, and knows
// nothing of what a page should say.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { browser, here } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = resolve(process.argv[2] ?? "site"), folder = resolve(process.argv[3] ?? "build/screenshots");
const pages = {
	pais: "index.html", region: "regiones/antioquia.html", cifra: "regiones/antioquia/cv.html", indicador: "indicadores/cv.html",
	circular: "circulares/109-2012.html", plan: "planes/antioquia-2012-2014.html", municipios: "municipios/antioquia.html",
	evaluacion: "evaluaciones/gestion-territorial-2007/index.html",
};
const looks = {
	escritorio: { width: 1280, colorScheme: "light" }, telefono: { width: 360, colorScheme: "light" }, oscuro: { width: 1280, colorScheme: "dark" },
};
const views = [
	{ name: "pais", page: "index.html", width: 1120, height: 800, colorScheme: "light" },
	{ name: "cifra", page: "regiones/antioquia/cv.html", width: 1120, height: 1000, colorScheme: "dark" },
	{ name: "telefono", page: "regiones/antioquia.html", width: 360, height: 1000, colorScheme: "light" },
];
const pictures = Object.entries(pages).flatMap(([name, page]) => Object.entries(looks).map(([look, { width, colorScheme }]) =>
	({ file: join(folder, `${name}-${look}.png`), page, width, height: 800, most: 8000, colorScheme })));
const shots = join(here, "shots");
pictures.push(...views.map(({ name, ...view }) => ({ file: join(shots, `${name}.png`), ...view })));
for (const made of [folder, shots]) mkdirSync(made, { recursive: true });

const [site, chromium] = [await serve(root), await browser()];
const context = await chromium.newContext({ locale: "es-CO" });
// One tab at a time, and made as long as the page: of two, and of one that grows, this Chromium may give the first screen
// again and again.
const tab = await context.newPage();
for (const { file, page, width, height, most, colorScheme } of [...pictures,
	...Object.entries(pages).map(([name, page]) => ({ file: join(folder, `${name}-papel.pdf`), page }))]) {
	if (width) await tab.setViewportSize({ width, height });
	await tab.emulateMedia({ colorScheme: colorScheme ?? "light" });
	await tab.goto(`${site.origin}/${page}`);
	if (most) {
		await tab.setViewportSize({ width, height: Math.min(most, await tab.evaluate(() => document.documentElement.scrollHeight)) });
		await tab.goto(`${site.origin}/${page}`);
	}
	await (width ? tab.screenshot({ path: file }) : tab.pdf({ path: file, preferCSSPageSize: true }));
	console.log(file);
}
await chromium.close();
site.close();
