/** Lines over time as an SVG picture: panels side by side that share their axes, with a legend below. */

export interface Line {
	readonly label: string;
	readonly color: string;
	/** How it is dashed, as in SVG, so that it is seen beside another one that takes the same course. */
	readonly dashes?: string;
	readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Panel {
	readonly title: string;
	readonly lines: readonly Line[];
}

interface Axis {
	readonly label: string;
	readonly most: number;
	readonly step: number;
}

export interface Plot {
	readonly title: string;
	readonly x: Axis;
	readonly y: Axis;
	readonly panels: readonly Panel[];
}

const PANEL = { width: 330, height: 220, left: 70, top: 40, gap: 30, bottom: 80 };

const INK = '#333';
const GRID = '#ddd';

const element = (name: string, attributes: Readonly<Record<string, string | number>>, content = '') =>
	`<${name} ${Object.entries(attributes)
		.map(([key, value]) => `${key}="${typeof value === 'number' ? Math.round(value * 10) / 10 : value}"`)
		.join(' ')}${content === '' ? '/>' : `>${content}</${name}>`}`;

const text = (x: number, y: number, content: string, anchor = 'middle') =>
	element('text', { x, y, 'text-anchor': anchor, fill: INK }, content);

const ticks = ({ most, step }: Axis) => Array.from({ length: most / step + 1 }, (_, n) => n * step);

function panelAt(left: number, { title, lines }: Panel, { x, y }: Plot, isFirst: boolean): string {
	const { width, height, top } = PANEL;
	const bottom = top + height;
	const toX = (value: number) => left + (value / x.most) * width;
	const toY = (value: number) => bottom - (value / y.most) * height;
	const rule = (x1: number, y1: number, x2: number, y2: number) =>
		element('line', { x1, y1, x2, y2, stroke: GRID });
	return [
		text(left + width / 2, top - 15, title),
		...ticks(y).map((value) => rule(left, toY(value), left + width, toY(value))),
		...ticks(x).map((value) => rule(toX(value), top, toX(value), bottom)),
		...ticks(x).map((value) => text(toX(value), bottom + 18, String(value))),
		...(isFirst ? ticks(y) : []).map((value) =>
			text(left - 8, toY(value) + 4, value.toLocaleString('en-US'), 'end'),
		),
		...lines.map(({ color, dashes, points }) =>
			element('polyline', {
				points: points.map(([x, y]) => `${toX(x).toFixed(1)},${toY(y).toFixed(1)}`).join(' '),
				fill: 'none',
				stroke: color,
				'stroke-width': 2,
				...(dashes !== undefined && { 'stroke-dasharray': dashes }),
			}),
		),
		text(left + width / 2, bottom + 38, x.label),
	].join('\n');
}

function legend(lines: readonly Line[], y: number, width: number): string {
	const step = width / lines.length;
	return lines
		.map(({ label, color, dashes }, index) => {
			const x = PANEL.left + index * step;
			const sample = { x1: x, y1: y - 4, x2: x + 28, y2: y - 4, stroke: color, 'stroke-width': 2 };
			return [
				element('line', { ...sample, ...(dashes !== undefined && { 'stroke-dasharray': dashes }) }),
				text(x + 36, y, label, 'start'),
			].join('\n');
		})
		.join('\n');
}

export function svgOf(plot: Plot): string {
	const { panels, title } = plot;
	const { left, top, gap, bottom } = PANEL;
	const inner = panels.length * (PANEL.width + gap);
	const width = left + inner;
	const height = top + PANEL.height + bottom;
	const [first] = panels;
	const content = [
		element('title', { id: 'title' }, title),
		element('rect', { width, height, fill: '#fff' }),
		...panels.map((panel, index) => panelAt(left + index * (PANEL.width + gap), panel, plot, index === 0)),
		legend(first?.lines ?? [], height - 14, inner),
	].join('\n');
	const attributes = {
		xmlns: 'http://www.w3.org/2000/svg',
		viewBox: `0 0 ${width} ${height}`,
		width,
		height,
		role: 'img',
		'aria-labelledby': 'title',
		'font-family': 'sans-serif',
		'font-size': 12,
	};
	return `${element('svg', attributes, `\n${content}\n`)}\n`;
}
