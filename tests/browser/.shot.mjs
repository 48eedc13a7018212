import { browser, serve } from "./judge.mjs";
const [root, path, out, width, scheme] = process.argv.slice(2);
const site = await serve(root), c = await browser();
const t = await c.newPage({ viewport: { width: +width, height: 900 }, colorScheme: scheme ?? "light", locale: "es-CO" });
t.on("console", m => console.log(m.text()));
await t.goto(`${site.origin}/${path}`);
await t.waitForTimeout(700);
await t.screenshot({ path: out });
await c.close(); site.close();
