/** The whole way from rows to files. */
import { operationsPage } from '../../../scripts/generator/docs';
import { GENERATED, render, renderReadme, type Files } from '../../../scripts/generator/render';
import { table, tableOf } from '../../../scripts/metadata';
import { choice, many, text } from '../../../scripts/metadata/rows';
import {
	busyLamp,
	deepFreeze,
	lamp,
	lampAttributes,
	lampTable,
	renamed,
	rowsOf,
	withModel,
	withOperation,
} from './support';

const FOLDER = 'nodes/UltraCart/generated';

const torch = renamed('torch');

const whole = render(table);

const fileOf = (files: Files, path: string): string => {
	const text = files.get(path);
	if (text === undefined) throw new Error(`${path} is not rendered`);
	return text;
};

const section = (page: string, label: string): string =>
	page.split(/^(?=## )/m).find((each) => each.startsWith(`## ${label}\n`)) ?? '';

test('renders where only generated files lie', async () => {
	const files = await render(lampTable());
	expect([...files.keys()].sort()).toEqual([
		'docs/operations.md',
		`${FOLDER}/endpoints.ts`,
		`${FOLDER}/index.ts`,
		`${FOLDER}/lampProperties.ts`,
		`${FOLDER}/lists.ts`,
		`${FOLDER}/models.ts`,
		`${FOLDER}/operations.ts`,
		`${FOLDER}/options.ts`,
		`${FOLDER}/records.ts`,
	]);
	expect([...files.keys()].filter((path) => !GENERATED.some((place) => path.startsWith(place)))).toEqual([]);
});

test('every file says who writes it, what to edit and what to run', async () => {
	for (const [path, text] of await render(lampTable())) {
		const head = path.endsWith('.md')
			? '<!-- Generated from scripts/metadata. Change the table there, not this file, and run: npm run generate -->\n\n'
			: '// Generated from scripts/metadata. Change the table there, not this file,\n// and run: npm run generate\n\n';
		expect(text.slice(0, head.length)).toBe(head);
	}
});

describe('the README', () => {
	const place = (operations: string) =>
		`# Lamps\n\n<!-- operations: Generated from scripts/metadata. Change the table there, not this file, and run: npm run generate -->${operations}<!-- /operations -->\n\nThat is all.\n`;

	test('has the operations at a glance, and keeps what people wrote', async () => {
		const readme = await renderReadme(place('\n'), lampTable());
		const [, row = ''] = /\| -.*\n(.*)\n/.exec(readme) ?? [];
		expect(row.split('|').map((cell) => cell.trim())).toEqual([
			'',
			'[Lamp](docs/operations.md#lamp)',
			'Create, Delete, Get, Get Many, Update',
			'`light_read`, `light_write`',
			'',
		]);
		expect(readme).toMatch(/^# Lamps\n[^]*\nThat is all\.\n$/);
		expect(await renderReadme(readme, lampTable())).toBe(readme);
	});

	test('has to have a place for them', async () => {
		await expect(renderReadme('# Lamps\n', lampTable())).rejects.toThrow(
			'The page has no place for the operations',
		);
	});
});

test('twice the same bytes, and the table stays as it is', async () => {
	const before = JSON.stringify(table);
	const first = await whole;
	await render(lampTable());
	expect([...(await render(deepFreeze(table)))]).toEqual([...first]);
	expect(JSON.stringify(table)).toBe(before);
});

test('stops at bad rows before it renders', async () => {
	await expect(render(tableOf([withOperation('get', { label: 'get' })]))).rejects.toThrow(
		'lamp.get: the label "get" is not in Title Case',
	);
});

describe('a new resource with ordinary operations', () => {
	const both = Promise.all([render(lampTable()), render(tableOf([lamp, torch]))]);

	test('is one more file of properties', async () => {
		const [before, after] = await both;
		expect([...after.keys()].filter((path) => !before.has(path))).toEqual([`${FOLDER}/torchProperties.ts`]);
		expect(fileOf(after, `${FOLDER}/lampProperties.ts`)).toBe(fileOf(before, `${FOLDER}/lampProperties.ts`));
		const asLamp = fileOf(after, `${FOLDER}/torchProperties.ts`)
			.replace(/torch/g, 'lamp')
			.replace(/Torch/g, 'Lamp');
		// Longer names break some lines elsewhere.
		const words = (text: string) => text.replace(/\s|,(?=\s*[\]}])/g, '');
		expect(words(asLamp)).toBe(words(fileOf(before, `${FOLDER}/lampProperties.ts`)));
	});

	test('is one more section of the page', async () => {
		const [before, after] = await both;
		const page = fileOf(after, 'docs/operations.md');
		expect(section(page, 'Torch').match(/^### .*/gm)).toEqual([
			'### Create',
			'### Delete',
			'### Get',
			'### Get Many',
			'### Update',
		]);
		expect(page.replace(section(page, 'Torch'), '').trim()).toBe(fileOf(before, 'docs/operations.md').trim());
	});

	test('is there for the engine and for the editor', async () => {
		const [, after] = await both;
		expect(fileOf(after, `${FOLDER}/operations.ts`)).toContain("endpoint: 'insertTorch'");
		expect(fileOf(after, `${FOLDER}/endpoints.ts`)).toContain("path: '/light/torchs/{torch_oid}'");
		expect(fileOf(after, `${FOLDER}/models.ts`)).toContain('Torch: [');
		expect(fileOf(after, `${FOLDER}/records.ts`)).toContain('export interface Torch {');
		expect(fileOf(after, `${FOLDER}/options.ts`)).toContain("{ name: 'Torch', value: 'torch' }");
		const index = fileOf(after, `${FOLDER}/index.ts`);
		expect(index).toContain("import { torchProperties } from './torchProperties';");
		expect(index).toMatch(/\.\.\.lampProperties,\s+\.\.\.torchProperties,/);
	});

	test('changes nothing of what was there', async () => {
		const [before, after] = await both;
		const shared = ['endpoints', 'models', 'operations', 'records'].map((name) => `${FOLDER}/${name}.ts`);
		for (const path of shared) {
			const now = fileOf(after, path).split('\n');
			expect(
				fileOf(before, path)
					.split('\n')
					.filter((line) => !now.includes(line)),
			).toEqual([]);
		}
	});
});

test('models as interfaces: any attribute may be missing or null', async () => {
	const given = withModel(
		'Lamp',
		{
			...lampAttributes,
			mood: choice('How it shines', {
				calm: { name: 'Calm', description: 'Softly' },
				wild: { name: 'Wild', description: 'Brightly' },
			}),
			notices: many('Notification', 'What it tells', { legacy: 'nobody reads them' }),
		},
		withModel('Notification', { words: text('What it says') }),
	);
	const records = fileOf(await render(tableOf([given])), `${FOLDER}/records.ts`);
	for (const line of [
		'\t/** The number the lamp has */\n\tlamp_oid?: number | null;',
		'\tprice?: number | null;',
		'\tlit?: boolean | null;',
		"\tmood?: 'calm' | 'wild' | null;",
		// The browser has a Notification of its own.
		'\t/** What it tells. Legacy: nobody reads them. */\n\tnotices?: EmailNotification[] | null;',
		'export interface EmailNotification {',
		'\tmetadata?: ResponseMetadata | null;',
	]) {
		expect(records).toContain(line);
	}
});

describe('the page', () => {
	/** What the list under a heading says, by name. */
	const pointsBelow = (page: string, resource: string, operation: string): Record<string, string> => {
		const [, text = ''] = section(page, resource).split(new RegExp(`^### ${operation}$`, 'm'));
		const [own = ''] = text.split(/^### /m);
		const points = [...own.matchAll(/^- \*\*(.+)\*\*: (.*)$/gm)];
		return Object.fromEntries(points.map(([, name = '', value = '']) => [name, value]));
	};

	test('tells what each operation asks, calls and needs', async () => {
		const page = fileOf(await render(lampTable()), 'docs/operations.md');
		expect(pointsBelow(page, 'Lamp', 'Create')).toMatchObject({
			Fields: 'Name, Price, Lit',
			Endpoints: '`POST /light/lamps`',
			Permission: '`light_write`',
			Calls: expect.any(String) as string,
		});
		expect(pointsBelow(page, 'Lamp', 'Update')).toMatchObject({
			Fields: 'Lamp (ID), Name, Price, Lit, Replace Whole Record (option)',
			Endpoints: expect.stringMatching(
				/^`GET \/light\/lamps\/\{lamp_oid\}`.*, `PUT \/light\/lamps\/\{lamp_oid\}`$/,
			) as string,
			Permission: '`light_read`, `light_write`',
		});
		expect(pointsBelow(page, 'Lamp', 'Get Many')).toMatchObject({
			Fields: 'Name, Lit Since, Return All, Limit, Sort By',
			Permission: '`light_read`',
			Calls: expect.stringMatching(/^one per 60 records/i) as string,
		});
		expect(pointsBelow(page, 'Lamp', 'Delete')).toMatchObject({ Fields: 'Lamp (ID)' });
		expect(page).toContain('\nChange a lamp. What you leave out stays as it is.\n');
		expect(page).toContain('\nMake a lamp.\n');
	});

	test.each<[string, object]>([
		['Create', { Calls: 'N / 20, rounded up', Endpoints: '`POST /light/lamps`, `POST /light/lamps/batch`' }],
		['Update', { Calls: expect.stringContaining('with "Do Not Wait for Result" N / 40') as string }],
		[
			'Turn On',
			{
				Fields: 'Lamp (Name or ID), Room',
				Calls: expect.stringMatching(/one per different lamp$/) as string,
			},
		],
		['Exists', { Fields: 'Name', Permission: '`light_read`' }],
		['Upload', { Fields: 'Lamp (Name or ID), Bulbs' }],
		['Dim', { Fields: 'Lamp (Name or ID), Percent, Slowly' }],
		['Get House', { Fields: 'none', Endpoints: '`GET /light/house`' }],
		['Set House', { Fields: 'Doors, Windows', Calls: 'two, however many items there are' }],
	])('tells of operations that are not ordinary: %s', (operation, want) => {
		const page = `${operationsPage([busyLamp], rowsOf(busyLamp))}\n`;
		expect(pointsBelow(page, 'Lamp', operation)).toMatchObject(want);
	});

	test('of the table has every operation that n8n lists', async () => {
		const page = fileOf(await whole, 'docs/operations.md');
		for (const { label, operations } of table.resources) {
			const headings = section(page, label).match(/^### .*/gm);
			expect(headings).toEqual(operations.map((operation) => `### ${operation.label}`));
			for (const operation of operations) {
				const points = pointsBelow(page, label, operation.label);
				expect(Object.keys(points)).toEqual(['Fields', 'Endpoints', 'Permission', 'Calls']);
				expect(Object.values(points)).not.toContain('');
			}
		}
	});
});
