// buscar.html: asks pagefind, whose index lies beside this file, and lists what it finds; opened from a disk, there is
// none to read. Words from the index are put in as text, never as HTML. What it says itself stands in the data-
// attributes of its script element, in the page's language; {n} is a number, {q} the words.
(async () => {
	"use strict";
	const say = document.currentScript.dataset, language = document.documentElement.lang;
	const byId = (id) => document.getElementById(id);
	const [field, kinds, status, list, more] = ["q", "clases", "estado", "hallados", "siguen"].map(byId);
	const asked = new URLSearchParams(location.search);
	const words = (asked.get("q") ?? "").trim();
	const page = 10;
	field.value = words;
	if (!location.protocol.startsWith("http")) status.textContent = say.disco;
	if (status.textContent || !words) return;

	const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	const make = (name, properties, ...children) => {
		const element = Object.assign(document.createElement(name), properties);
		element.append(...children);
		return element;
	};
	// An excerpt is HTML that marks words: text and <mark> are all that is taken of it.
	const excerpt = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map((node) =>
		node.nodeName === "MARK" ? make("mark", {}, node.textContent) : node.textContent);

	let engine, names, found, shown, turn = 0;
	const load = async () => {
		const { createInstance } = await import("./pagefind/pagefind.js");
		engine = createInstance({ noWorker: true, excerptLength: 24 });
		await engine.filters(); // else it counts none
		const answer = await fetch("indice.html");
		const index = new DOMParser().parseFromString(await answer.text(), "text/html");
		names = [...index.querySelectorAll("main li > a")].filter((a) => a.parentElement.textContent !== a.textContent);
	};

	// What is called so, from the index: a place, a circular. Names that begin with the words come first.
	const named = () => {
		const key = plain(words);
		const hits = names.map((a) => ({ a, key: plain(a.textContent) })).filter((name) =>
			` ${name.key}`.includes(` ${key}`));
		return hits.sort((x, y) => y.key.startsWith(key) - x.key.startsWith(key) || (y.key === key) - (x.key === key));
	};
	const showNames = () => named().slice(0, 6).map(({ a }) => make("li", {}, make("p", {},
		make("a", { href: a.getAttribute("href") }, a.textContent), a.nextSibling.textContent)));

	// The row or heading that holds the first word found.
	const place = ({ anchors = [], locations = [] }) => {
		const before = anchors.filter((anchor) => anchor.location <= locations[0] && anchor.id !== "h1");
		return before.length ? `#${before.at(-1).id}` : "";
	};
	const showPage = ({ raw_url, meta, filters, excerpt: html, ...data }) => make("li", {},
		make("p", {}, make("a", { href: `${say.raiz}${raw_url.slice(1)}${place(data)}` }, meta.title), `, ${filters.clase[0]}`),
		make("p", { className: "small" }, ...excerpt(html)));

	const showMore = async () => {
		const mine = turn, next = await Promise.all(found.slice(shown, shown + page).map((result) => result.data()));
		if (mine !== turn) return;
		shown += next.length;
		list.append(...next.map(showPage));
		more.hidden = shown >= found.length;
	};

	const number = (n) => n.toLocaleString(language);
	const count = (n) => (n === 1 ? say.pagina : say.paginas).replace("{n}", number(n));
	const choose = (counts, chosen) => {
		const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
		const options = [["", say.todo, all], ...Object.entries(counts).filter(([, n]) => n).map(([kind, n]) => [kind, kind, n])];
		kinds.hidden = options.length < 3;
		kinds.replaceChildren(kinds.firstElementChild, ...options.map(([value, name, n]) => make("label", {},
			make("input", { type: "radio", name: "clase", value, checked: value === chosen, onchange: () => search(value) }),
			` ${name} (${number(n)})`)));
	};

	const search = async (kind) => {
		const mine = ++turn;
		const all = await engine.search(words);
		const answer = kind ? await engine.search(words, { filters: { clase: kind } }) : all;
		if (mine !== turn) return;
		found = answer.results;
		shown = 0;
		if (!kinds.querySelector("input")) choose(all.filters.clase ?? {}, kind);
		const places = kind ? [] : showNames();
		list.replaceChildren(...places);
		const answer_words = found.length ? say.hay : places.length ? "" : say.nada;
		status.textContent = answer_words.replace("{q}", () => words).replace("{n}", () => count(found.length));
		history.replaceState(null, "", `?${new URLSearchParams(kind ? { q: words, clase: kind } : { q: words })}`);
		await showMore();
	};

	more.querySelector("button").addEventListener("click", async () => {
		const last = list.lastElementChild;
		await showMore();
		last.nextElementSibling?.querySelector("a").focus();
	});
	status.textContent = say.buscando;
	try {
		await load();
		await search(asked.get("clase") ?? "");
		document.title = `${words} · ${document.title}`;
	} catch {
		status.textContent = say.falla;
	}
})();
