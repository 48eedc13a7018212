// The README's pictures: pages of the built site as Chromium shows them. `make screenshots` writes them beside this
// file, into shots/; it is no test, and knows nothing of what a page should say.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { browser, here, serve } from "./judge.mjs";

const root = resolve(process.argv[2] ?? "site");
const pictures = [
	{ name: "pais", page: "index.html", width: 1120, height: 800, colorScheme: "light" },
	{ name: "cifra", page: "regiones/antioquia/cv.html", width: 1120, height: 1000, colorScheme: "dark" },
	{ name: "telefono", page: "regiones/antioquia.html", width: 360, height: 1000, colorScheme: "light" },
];
mkdirSync(join(here, "shots"), { recursive: true });
const [site, chromium] = [await serve(root), await browser()];
for (const { name, page, width, height, colorScheme } of pictures) {
	const tab = await chromium.newPage({ viewport: { width, height }, colorScheme, locale: "es-CO" });
	await tab.goto(`${site.origin}/${page}`);
	await tab.screenshot({ path: join(here, "shots", `${name}.png`) });
	console.log(`tests/browser/shots/${name}.png`);
}
await chromium.close();
site.close();
