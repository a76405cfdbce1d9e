/** What "Output" makes of a record, where columns are made of what is deeper in it. */
import { expandFor, shaped, trimmerFor } from '../../../../nodes/UltraCart/output/shape';
import type { Item } from '../../../../nodes/UltraCart/item';
import type { OperationBase } from '../../../../nodes/UltraCart/operation';

const operation: OperationBase = {
	kind: 'read',
	noun: 'visit',
	id: 'visit_oid',
	output: {
		fields: ['visit_oid', 'owner', 'bill', 'pets', 'currency'].map((apiName) => ({
			apiName,
			label: apiName,
		})),
		expansions: { owner: 'owner', bill: 'bill', pets: 'pet' },
		simplified: ['visit_oid', 'name', 'total', 'foreign_total', 'pets'],
		columns: {
			name: { of: ['owner.first_name', 'owner.last_name'] },
			total: { of: ['bill.total.value'] },
			foreign_total: { of: ['bill.total.localized'], onlyWith: 'currency' },
			pets: { of: ['pets'], entries: ['name', 'chip'] },
		},
	},
};
const item = (values: Partial<Item>): Item => ({ output: 'simplified', ...values }) as Item;

const record = {
	visit_oid: 7,
	owner: { first_name: 'Ann', last_name: 'Lee', phone: '1' },
	bill: { total: { value: 12.5, localized: 11 }, tax: 2 },
	pets: [{ name: 'Rex', weight: 3, chip: 'A1' }, { name: 'Tom' }],
	currency: 'EUR',
};

test.each([
	[
		'as they are found',
		record,
		{
			visit_oid: 7,
			name: 'Ann Lee',
			total: 12.5,
			foreign_total: 11,
			pets: [
				{ name: 'Rex', chip: 'A1' },
				{ name: 'Tom', chip: null },
			],
		},
	],
	[
		'without what another attribute has to go with',
		{ ...record, currency: null, owner: { last_name: 'Lee' } },
		{ name: 'Lee', total: 12.5, foreign_total: null },
	],
	[
		'empty where nothing is there',
		{ visit_oid: 7, owner: null, bill: {} },
		{ visit_oid: 7, name: null, total: null, foreign_total: null, pets: [] },
	],
])('columns %s', (_, given, columns) => {
	expect(shaped(given, operation, item({}))).toMatchObject(columns);
	expect(Object.keys(shaped(given, operation, item({})))).toEqual(operation.output?.simplified);
});

test('a part that is included stands there whole', () => {
	const { pets } = shaped(record, operation, item({ include: ['pet'] }));
	expect(pets).toEqual(record.pets);
});

test('what columns are made of is asked for, and what the node looks at, and nothing else', () => {
	expect(expandFor(operation, item({}))).toBe('bill,owner,pet');
	expect(expandFor(operation, item({ output: ['visit_oid'] }))).toBe('');
	expect(expandFor(operation, item({ output: ['visit_oid'] }), ['pets'])).toBe('pet');
});

test('of a long listing, what columns are made of is kept', () => {
	const { visit_oid, owner, bill, pets, currency } = record;
	const trim = trimmerFor(operation, [item({})]);
	expect(trim({ ...record, notes: 'long' })).toEqual({ visit_oid, owner, bill, pets, currency });
});
