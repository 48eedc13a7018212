// What comes out of a printer: A4, nothing cut off or made smaller to fit, no heading alone at the foot of a page, the addresses
// of links in running text, dark ink on white however the screen is set.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser, done, each, files, nothing, watched } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const pages = ["index.html", "regiones/antioquia.html", "regiones/antioquia/cv.html", "indicadores/cv.html", "circulares/109-2012.html",
	"planes/antioquia-2012-2014.html", "municipios/antioquia.html", "acciones/index.html", "datos/index.html", "metodo.html",
	...files(root).filter((path) => /^evaluaciones\/[^/]+\/index\.html$|^en\/(index|regiones\/antioquia)\.html$/.test(path))]
	.filter((path) => path.includes(process.argv[3] ?? ""));
const [server, chromium] = [await serve(root), await browser()];
const folder = mkdtempSync(join(tmpdir(), "rinde-print-"));
const tight = (text) => text.replace(/\s+/g, "");
const errors = new Map(["size", "edge", "alone", "addresses", "ink", "text"].map((name) => [name, []]));
let links = 0;
// What is wider than an A4 sheet between its margins, which Chromium would make smaller with the whole page, or cut off
// where it would have to be scrolled.
const wide = () => {
	const rules = (list) => [...list].flatMap((rule) => [rule, ...(rule.cssRules ? rules(rule.cssRules) : [])]);
	const page = rules([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])).find((rule) => rule instanceof CSSPageRule);
	const millimetres = (side) => parseFloat(page?.style[`margin${side}`].match(/^([\d.]+)mm$/)?.[1] ?? 10);
	const width = (210 - millimetres("Left") - millimetres("Right")) / 25.4 * 96;
	document.documentElement.style.width = `${width}px`;
	const end = (element) => element.getBoundingClientRect().left + Math.max(element instanceof SVGElement ? 0 : element.scrollWidth, element.getBoundingClientRect().width);
	const cuts = (element) => /hidden|auto|scroll/.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1;
	const wrong = [...document.querySelectorAll("body *:not(svg *)")].filter((element) => !element.closest(".vh, .skip") && element.getBoundingClientRect().width > 1 &&
		(end(element) > width + 1 || cuts(element)));
	return wrong.filter((element) => ![...element.children].some((child) => wrong.includes(child)))
		.map((element) => `to ${Math.round(end(element))} of ${Math.round(width)} px: ${element.outerHTML.slice(0, 100)}`);
};

const context = await chromium.newContext({ locale: "es-CO", colorScheme: "dark" });
await each(pages, () => watched(context, server.origin, () => {}), async (path, page) => {
	const complain = (name, what) => errors.get(name).push(`${path}: ${what}`);
	await page.setViewportSize({ width: 794, height: 1123 }); // what @media asks about is the sheet, margins and all
	await page.emulateMedia({ media: "print", colorScheme: "dark" });
	await page.goto(`${server.origin}/${path}`);
	const { addresses, headings, title, paper, ink } = await page.evaluate(() => ({
		// As written, as it is from here, and as it is from where the page says that it belongs.
		addresses: [...document.querySelectorAll("main p a[href]")].filter((link) => !link.closest("table, figure, svg, nav") &&
			link.checkVisibility() && !/^(#|mailto:)/.test(link.getAttribute("href"))).map((link) => [link.getAttribute("href"), link.href,
			new URL(link.getAttribute("href"), document.querySelector("link[rel=canonical]").href).href]),
		headings: [...document.querySelectorAll("main :is(h2, h3, h4)")].map((heading) => heading.innerText),
		title: document.querySelector("h1").innerText,
		paper: getComputedStyle(document.body).backgroundColor, ink: getComputedStyle(document.querySelector("h1")).color,
	}));
	for (const what of await page.evaluate(wide)) complain("edge", what);
	const file = join(folder, `${path.replaceAll("/", "_")}.pdf`);
	writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
	const run = (program, ...more) => execFileSync(program, [...more], { encoding: "utf8", maxBuffer: 1 << 28 });
	for (const [, width, height] of run("pdfinfo", "-l", "999", file).matchAll(/^Page .*size:\s*([\d.]+) x ([\d.]+) pts/gm))
		if (Math.abs(width - 595.28) > 1 || Math.abs(height - 841.89) > 1) complain("size", `${width} x ${height} pt`);

	const sheets = run("pdftotext", "-layout", file, "-").split("\f").slice(0, -1);
	for (const [number, sheet] of sheets.slice(0, -1).entries()) {
		const last = tight(sheet.trim().split("\n").at(-1));
		if (headings.some((heading) => tight(heading) === last)) complain("alone", `page ${number + 1} ends with «${last}»`);
	}
	const text = tight(run("pdftotext", file, "-"));
	if (!text.includes(tight(title))) complain("text", `no «${title}»`);
	links += addresses.length;
	for (const ways of addresses)
		if (!ways.some((way) => text.includes(tight(way)))) complain("addresses", ways[0]);
	const sum = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((total, part) => total + Number(part), 0);
	if (!/rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)/.test(paper) || sum(ink) > 150) complain("ink", `${ink} on ${paper}`);
});
const what = `${pages.length} pages`;
nothing(`every sheet is A4: ${what}`, errors.get("size"));
nothing(`nothing is wider than the paper: ${what}`, errors.get("edge"));
nothing(`no heading is alone at the foot of a sheet: ${what}`, errors.get("alone"));
nothing(`the ${links} links in running text say their address: ${what}`, [...errors.get("addresses"), ...(links < pages.length ? ["too few links to judge"] : [])]);
nothing(`dark ink on white, though the screen is dark: ${what}`, errors.get("ink"));
nothing(`the text is text: ${what}`, errors.get("text"));
rmSync(folder, { recursive: true });
await chromium.close();
server.close();
done();
