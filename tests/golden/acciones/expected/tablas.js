// Orders and filters tables that are whole without it, in the words of the script's data- attributes. Texts and the
// strip of a year stay as written.
(() => {
	const words = document.currentScript.dataset;
	const { lang } = document.documentElement;
	let collator; // costly
	const [thousands, decimal] = lang.startsWith("en") ? [/,/g, "."] : [/\./g, ","];
	const gravity = "incumple sin_dato riesgo parcial pendiente cumple sin_casos sin_meta meta_cero no_aplica".split(" ");
	const tidy = (text) => text.replace(/\s+/g, " ").trim();
	const plain = (text) => tidy(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	const make = (name, given, ...children) => {
		const element = document.createElement(name);
		for (const key in given) element.setAttribute(key, given[key]);
		element.append(...children);
		return element;
	};

	// Heads of groups stay in place.
	const rowsOf = (table) => [...table.querySelectorAll("tbody > :not(.sum, .group)")];

	// Of a date the day, of a cell of the matrix the figure; "" where there is none.
	const said = (cell) => {
		const day = cell?.querySelector("time")?.dateTime;
		const text = day ?? tidy((cell?.querySelector(".val") ?? cell)?.textContent ?? "");
		return text === "–" ? "" : text;
	};
	const state = (cell) => {
		const classes = cell.querySelector(".state")?.classList;
		return classes && gravity.findIndex((name) => classes.contains(name));
	};
	// "1.234,5", "−3", "≤ 6,0 %", "12 de 33"; no date.
	const number = (cell) => {
		const digits = said(cell).replace("−", "-").match(/^[^\d\p{L}-]*(-?\d[\d.,]*)(?![-\d])/u)?.[1];
		return digits && Number(digits.replace(thousands, "").replace(decimal, "."));
	};
	const reader = (header, cells) => cells.some((cell) => state(cell) >= 0) ? state
		: header.matches(".num") || cells.every((cell) => number(cell) !== undefined) ? number : said;
	const compare = (a, b, sign) => a === undefined || b === undefined ? (a === undefined) - (b === undefined)
		: sign * (typeof a === "number" ? a - b : (collator ??= new Intl.Collator(lang, { numeric: true })).compare(a, b));

	const order = (table) => {
		const home = new Map(rowsOf(table).map((row) => [row, row.parentNode]));
		const grouped = table.querySelector("tbody > :is(.sum, .group)");
		const sort = (header, column, name) => {
			const turn = { ascending: "descending", descending: "original" }[header.getAttribute("aria-sort")] ?? "ascending";
			const rows = rowsOf(table), back = turn === "original";
			const full = rows.filter((row) => said(row.cells[column]));
			const read = reader(header, full.map((row) => row.cells[column]));
			const keys = new Map(full.map((row) => [row, read(row.cells[column])]));
			rows.sort((a, b) => compare(keys.get(a), keys.get(b), turn === "ascending" ? 1 : -1));
			for (const row of back ? home.keys() : rows)
				(grouped || back ? home.get(row) : table.tBodies[0]).append(row);
			table.querySelector("[aria-sort]")?.removeAttribute("aria-sort");
			if (!back) header.setAttribute("aria-sort", turn);
			status.textContent = words[turn].replace("{q}", name);
		};
		let column = 0;
		for (const header of [...table.tHead.rows].at(-1).cells) {
			const place = column, name = tidy(header.textContent);
			column += header.colSpan;
			if (header.tagName !== "TH" || header.querySelector(":scope > .vh")) continue;
			const button = make("button", { type: "button", class: "sort" });
			if (header.querySelector("a")) {
				header.abbr = name;
				button.setAttribute("aria-label", words.order.replace("{q}", name));
			} else button.append(...header.childNodes);
			button.append(make("span", { class: "arrow", "aria-hidden": "true" }));
			button.onclick = () => sort(header, place, name);
			header.append(button);
		}
	};

	const filter = (table) => {
		const rows = rowsOf(table).map((row) => [row, plain(row.textContent)]);
		const { textContent } = table.caption.querySelector("b") ?? table.caption;
		const field = make("input", { type: "search", "aria-label": `${words.filter}: ${textContent}` });
		const count = make("output", {});
		field.oninput = () => {
			const asked = plain(field.value).split(" ");
			let shown = 0;
			for (const [row, text] of rows) shown += !(row.hidden = !asked.every((word) => text.includes(word)));
			count.textContent = asked[0] && words.shown.replace("{n}", shown).replace("{total}", rows.length);
		};
		table.parentNode.before(make("div", { class: "filter" }, make("label", { "data-word": words.filter }, field), count));
	};

	const status = make("p", { role: "status", class: "vh" });
	document.body.append(status);
	// Each when it is but a screen away: a phone is slow.
	const near = new IntersectionObserver((seen) => seen.forEach(({ target, isIntersecting }) => {
		if (!isIntersecting) return;
		near.unobserve(target);
		if (target.matches(":has(tbody > :nth-child(5))")) order(target);
		if (target.matches(":has(tbody > :nth-child(13), tbody + tbody + tbody)")) filter(target);
	}), { rootMargin: "100%" });
	document.querySelectorAll(".scroll:not(.text *, .doc *) > table:not(.year)").forEach((table) => near.observe(table));
})();
