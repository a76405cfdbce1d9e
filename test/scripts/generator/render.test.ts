/** The whole way from rows to files: of the table, and of the table with one more resource. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { differences } from '../../../scripts/generator/disk';
import { typeScript } from '../../../scripts/generator/emit';
import { GENERATED, render, renderReadme, type Files } from '../../../scripts/generator/render';
import { table, tableOf } from '../../../scripts/metadata';
import { coupon } from '../../../scripts/metadata/coupon';
import { customer } from '../../../scripts/metadata/customer';
import { giftCertificate } from '../../../scripts/metadata/giftCertificate';
import { group } from '../../../scripts/metadata/group';
import { user } from '../../../scripts/metadata/user';
import { PROJECT_ROOT } from '../../../scripts/project';
import { deepFreeze, pet, pointsBelow, sectionOf, withOperation } from './support';

// The whole table takes seconds, beside other tests.
jest.setTimeout(60_000);

const FOLDER = 'nodes/UltraCart/generated';
const PAGE = 'docs/operations.md';
// Short, but with the endpoints of all lists that forms are filled from.
const few = [
	{ ...coupon, operations: coupon.operations.filter(({ form }) => !form) },
	...[customer, giftCertificate].map((resource) => ({ ...resource, operations: [] })),
	group,
	user,
];

const before = JSON.stringify(table);
const whole = render(deepFreeze(table));
const rendered = whole.then(() => Promise.all([render(tableOf(few)), render(tableOf([...few, pet]))]));

const fileOf = (files: Files, path: string): string => {
	const text = files.get(path);
	if (text === undefined) throw new Error(`${path} is not rendered`);
	return text;
};

test('what is committed is what the table renders, byte for byte', async () => {
	const files = await whole;
	expect(differences(PROJECT_ROOT, files)).toEqual([]);
	const readme = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
	expect(await renderReadme(readme, table)).toBe(readme);
	expect(JSON.stringify(table)).toBe(before);
});

test('every file lies where only generated ones do, and says what to edit and what to run', async () => {
	const files = await whole;
	const [first, second] = [
		'Generated from scripts/metadata. Change the table there, not this file,',
		'and run: npm run generate',
	];
	for (const [path, text] of files) {
		expect(GENERATED.some((place) => path.startsWith(place))).toBe(true);
		const headers: Readonly<Record<string, string>> = {
			json: '{"$comment":"Generated from scripts/metadata",',
			md: `<!-- ${first} ${second} -->\n\n`,
			ts: `// ${first}\n// ${second}\n\n`,
		};
		const header = headers[path.split('.').at(-1) ?? ''] ?? 'none';
		expect([path, text.slice(0, header.length)]).toEqual([path, header]);
	}
});

test('the webhook API is no part of the main node', async () => {
	const files = await whole;
	const ofNode = [...files].filter(([path]) => path.startsWith('nodes/UltraCart/'));
	expect(ofNode.filter(([, text]) => text.includes("'/webhook/"))).toEqual([]);
});

test('stops at bad rows before it renders', async () => {
	await expect(render(tableOf([withOperation('get', { label: 'get' })]))).rejects.toThrow(
		'pet.get: the label "get" is not in Title Case',
	);
});

test('an object that is a constant elsewhere is written as a reference, wherever it comes', async () => {
	const known = { id: 'known' };
	const text = await typeScript({
		constants: [{ name: 'all', value: { one: known, list: [known, 1, null], other: undefined } }],
		references: new Map([[known, 'others.known']]),
	});
	expect(text).toContain('export const all = { one: others.known, list: [others.known, 1, null] };');
});

describe('the README', () => {
	const place = (operations: string) =>
		`# Pets\n\n<!-- operations: Generated from scripts/metadata. Change the table there, not this file, and run: npm run generate -->${operations}<!-- /operations -->\n\nThat is all.\n`;

	test('has the operations at a glance, and keeps what people wrote', async () => {
		const readme = await renderReadme(place('\n'), tableOf([pet]));
		const [, row] = /\| -.*\n(.*)\n/.exec(readme) ?? [];
		expect(row?.split(/ *\| */).slice(1, -1)).toEqual([
			'[Pet](docs/operations.md#pet)',
			'Create, Delete, Get, Get Many, Update',
			'`pet_read`, `pet_write`',
		]);
		expect(readme).toMatch(/^# Pets\n[^]*\nThat is all\.\n$/);
		expect(await renderReadme(readme, tableOf([pet]))).toBe(readme);
	});

	test('has to have a place for them', async () => {
		await expect(renderReadme('# Pets\n', table)).rejects.toThrow('The page has no place for the operations');
	});
});

describe('a new resource with ordinary operations', () => {
	test('is one more file of properties, a schema for each operation, and one more section of the page', async () => {
		const [old, files] = await rendered;
		expect([...files.keys()].filter((path) => !old.has(path))).toEqual([
			`${FOLDER}/petProperties.ts`,
			...pet.operations.map(({ name }) => `nodes/UltraCart/__schema__/v1.0.0/pet/${name}.json`),
		]);
		const page = fileOf(files, PAGE);
		const section = sectionOf(page, 'Pet');
		expect(page.replace(section, '').trim()).toBe(fileOf(old, PAGE).trim());
		expect(section).toContain('\nChange a pet. What you leave out stays as it is.\n');
		expect(section).toContain('\nGet one pet.\n');
	});

	test.each<[string, string | RegExp]>([
		['petProperties.ts', 'export const petProperties: INodeProperties[] = ['],
		['operations.ts', /\n\tpet: \{\n\t\tcreate: \{\n\t\t\tkind: 'create',/],
		['operations.ts', 'form: {\n\t\t\t\tfields: models.Pet,'],
		['operations.ts', 'by: { id: endpoints.deletePet },'],
		['endpoints.ts', "path: '/pet/pets/{pet_oid}'"],
		['models.ts', 'export const Pet: Model = ['],
		['lists.ts', 'searchPet: {'],
		['options.ts', "{ name: 'Pet', value: 'pet' }"],
		['index.ts', "import { petProperties } from './petProperties';"],
		['index.ts', /\.\.\.userProperties,\s+\.\.\.petProperties,/],
	])('is there for the engine and for the editor: %s', async (name, want) => {
		const [, files] = await rendered;
		expect(fileOf(files, `${FOLDER}/${name}`)).toMatch(want);
	});

	test('changes nothing of what was there', async () => {
		const [old, files] = await rendered;
		for (const [path, text] of files) {
			const now = new Set(text.split('\n'));
			const gone = (old.get(path) ?? '').split('\n').filter((line) => !now.has(line));
			// Lists of resources get longer.
			const isList =
				/const (about|permissions) = |properties: INodeProperties|'\/resource'|^\t'(=\{\{|Work with) /;
			expect([path, gone.filter((line) => !isList.test(line))]).toEqual([path, []]);
		}
	});

	test('makes no files for a trigger where there is none', async () => {
		const [files] = await rendered;
		const gone = [...(await whole).keys()].filter((path) => !files.has(path));
		expect(gone.filter((path) => path.startsWith('nodes/UltraCartTrigger/generated/'))).toHaveLength(5);
		expect(gone).toContain('docs/events.md');
		expect([...files.keys()].filter((path) => /Trigger|events/.test(path))).toEqual([]);
	});
});

describe('the page', () => {
	test.each<[string, object]>([
		[
			'Create',
			{ Fields: 'Name, Keeper, Weight, Tame', Endpoints: '`POST /pet/pets`', Permission: '`pet_write`' },
		],
		[
			'Update',
			{
				Fields: 'Pet (ID or Name), Name, Keeper, Weight, Tame, Clear Fields, Replace Whole Record (option)',
				Endpoints:
					'`GET /pet/pets/{pet_oid}`, `GET /pet/pets/by_name/{name}`, `GET /pet/pets`, `PUT /pet/pets/{pet_oid}`',
				Permission: '`pet_read`, `pet_write`',
			},
		],
		[
			'Get Many',
			{
				Fields: 'Name, Born Since, Return All, Limit, Sort By',
				Permission: '`pet_read`',
				Calls: 'one per 60 records, for each different set of filters',
			},
		],
	])('says what an operation asks, calls and needs: %s', async (operation, want) => {
		const [, files] = await rendered;
		expect(pointsBelow(fileOf(files, PAGE), 'Pet', operation)).toMatchObject(want);
	});

	test('has every operation that n8n lists', async () => {
		const files = await whole;
		const page = fileOf(files, PAGE);
		for (const { label, operations } of table.resources) {
			const headings = sectionOf(page, label).match(/^### .*/gm);
			expect(headings).toEqual(operations.map((operation) => `### ${operation.label}`));
			for (const operation of operations) {
				const points = pointsBelow(page, label, operation.label);
				expect(Object.keys(points)).toEqual(['Fields', 'Endpoints', 'Permission', 'Calls']);
				expect(Object.values(points)).not.toContain('');
			}
		}
	});
});
