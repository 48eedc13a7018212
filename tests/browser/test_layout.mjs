// How every kind of page lies on the screen: never wider than it, from a desk's to 320 px and to a zoom of 200 %; not a
// thing moved once it is shown, though scripts come late and the reader goes through it all; and still for those who ask
// for stillness.
import { browser, done, each, nothing, read_through, sampled, watched } from "./judge.mjs";
import { serve } from "./server.mjs";

const root = process.argv[2];
const pages = sampled(root);
const [server, chromium] = [await serve(root, { late: 400 }), await browser()];
const errors = new Map(["wide", "moved", "motion"].map((name) => [name, []]));

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
// The cumulative layout shift since the page began, once two more frames are drawn, and the element that moved most.
const shift = (page) => page.evaluate(async () => {
	for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
	const moves = await new Promise((told) => {
		const observer = new PerformanceObserver((list) => told(list.getEntries()));
		observer.observe({ type: "layout-shift", buffered: true });
		setTimeout(() => told(observer.takeRecords()), 50);
	});
	const most = moves.sort((a, b) => b.value - a.value)[0]?.sources[0];
	const where = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
	return { sum: moves.reduce((sum, { value }) => sum + value, 0), most: most && `${(most.node?.outerHTML ?? most.node?.data ?? "").slice(0, 120)}, from ${
		where(most.previousRect)} to ${where(most.currentRect)}` };
});
// Elements that would move though the reader asked for less of it.
const restless = (page) => page.evaluate(() => {
	const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
	const moves = (style) => lasts(style.transitionDuration) || (style.animationName !== "none" && lasts(style.animationDuration)) ||
		style.scrollBehavior === "smooth";
	return [...document.querySelectorAll("*")].filter((element) => [undefined, "::before", "::after"]
		.some((part) => moves(getComputedStyle(element, part)))).map((element) => element.cloneNode().outerHTML);
});

// Each page as it comes up at one width, then made narrower: 640 px is a desk's 1280 at a zoom of 200 %.
const looks = [{ width: 1280, then: 640, deviceScaleFactor: 2 }, { width: 360, then: 320, deviceScaleFactor: 1 }];
for (const { width, then, deviceScaleFactor } of looks) {
	const context = await chromium.newContext({ viewport: { width, height: 800 }, deviceScaleFactor, locale: "es-CO", reducedMotion: "reduce" });
	await each(pages, () => watched(context, server.origin, () => {}), async (path, page) => {
		await page.setViewportSize({ width, height: 800 });
		// A busy machine may show a page of which it has read half a word; what moves in two of three loads is the page's.
		const shifts = [];
		do {
			await page.goto(`${server.origin}/${path}`);
			await read_through(page);
			shifts.push(await shift(page));
		} while (shifts[0].sum > 0 && shifts.length < 3);
		const moved = shifts.filter(({ sum }) => sum > 0);
		if (moved.length > 1) errors.get("moved").push(`${path} at ${width} px: ${moved[0].sum.toFixed(4)}: ${moved[0].most}`);
		for (const wide of [width, then]) {
			await page.setViewportSize({ width: wide, height: 800 });
			const excess = await sideways(page);
			if (excess > 0) errors.get("wide").push(`${path} at ${wide} px: ${excess} px too wide`);
		}
		for (const element of await restless(page)) errors.get("motion").push(`${path}: ${element}`);
	});
	await context.close();
}
const what = `${pages.length} pages`;
nothing(`no page is wider than a screen of 1280, 640, 360 or 320 px: ${what}`, errors.get("wide"));
nothing(`the layout does not shift (CLS 0), at 1280 and 360 px: ${what}`, errors.get("moved"));
nothing(`nothing moves where less motion is asked for: ${what}`, errors.get("motion"));

// What is planted is seen: a box that comes late, wide and restless.
const page = await chromium.newPage({ bypassCSP: true });
await page.goto(`${server.origin}/404.html`);
await shift(page);
await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("afterbegin",
	"<p style='width: 9999px; max-width: none; height: 80px; transition: all 1s'>tarde</p>"));
nothing("a shift, an excess and a motion are seen", [(await shift(page)).sum > 0 || "shift", await sideways(page) > 0 || "excess",
	(await restless(page)).length > 0 || "motion"].filter((one) => one !== true));
await chromium.close();
server.close();
done();
