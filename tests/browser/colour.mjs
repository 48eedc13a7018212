// Colours measured: WCAG's contrast, the distance CIEDE2000, and how eyes that lack a kind of cone see them (Machado,
// Oliveira and Fernandes, 2009, full severity), and grey paper. Colours are [red, green, blue] from 0 to 1, as in sRGB.
export const parse = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const encoded = (c) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);
const times = (matrix, vector) => matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * vector[i], 0));
const weights = [0.2126, 0.7152, 0.0722];
const luminance = (colour) => times([weights], colour.map(linear))[0];

export function contrast(one, other) {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

// What each of them makes of the linear red, green and blue.
export const eyes = {
	normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
	protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
	deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
	tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
	grey: [weights, weights, weights],
};
export const seen = (colour, eye) => times(eyes[eye], colour.map(linear)).map((c) => encoded(Math.min(1, Math.max(0, c))));

function lab(colour) {
	const xyz = times([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]], colour.map(linear));
	const [x, y, z] = xyz.map((v, i) => v / [0.95047, 1, 1.08883][i]).map((v) => (v > 216 / 24389 ? Math.cbrt(v) : (v * 24389 / 27 + 16) / 116));
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

// CIEDE2000, as Sharma, Wu and Dalal (2005) write it down.
export const distance = (one, other) => lab_distance(lab(one), lab(other));
export function lab_distance([l1, a1, b1], [l2, a2, b2]) {
	const turn = Math.PI / 180, seventh = (c) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
	const g = 1 + 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
	const [c1, c2] = [Math.hypot(a1 * g, b1), Math.hypot(a2 * g, b2)];
	const hue = (a, b) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a * g) / turn + 360) % 360);
	const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
	let apart = c1 * c2 === 0 ? 0 : h2 - h1;
	if (apart > 180) apart -= 360;
	else if (apart < -180) apart += 360;
	const dh = 2 * Math.sqrt(c1 * c2) * Math.sin(apart / 2 * turn), c = (c1 + c2) / 2, l = (l1 + l2) / 2;
	let h = h1 + h2;
	if (c1 * c2 !== 0) h = Math.abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? h / 2 + 180 : h / 2 - 180;
	const t = 1 - 0.17 * Math.cos((h - 30) * turn) + 0.24 * Math.cos(2 * h * turn) + 0.32 * Math.cos((3 * h + 6) * turn) - 0.2 * Math.cos((4 * h - 63) * turn);
	const [dl, dc, dt] = [(l2 - l1) / (1 + 0.015 * (l - 50) ** 2 / Math.sqrt(20 + (l - 50) ** 2)), (c2 - c1) / (1 + 0.045 * c), dh / (1 + 0.015 * c * t)];
	const rotated = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * turn) * 2 * seventh(c);
	return Math.sqrt(dl ** 2 + dc ** 2 + dt ** 2 + rotated * dc * dt);
}
