/** Data as a module that users install. */
import { dataModule } from '../../scripts/dataModule';

/** What a module exports. */
function exportsOf(text: string): unknown {
	const module = { exports: {} };
	// eslint-disable-next-line @typescript-eslint/no-unsafe-call, @typescript-eslint/no-implied-eval
	new Function('exports', text)(module.exports);
	return module.exports;
}

const field = { apiName: 'merchant_code', label: 'Code', maxLength: 20 };
const address = { 'first-line': field, city: { ...field, label: 'City "here"\n' } };

const options = [...'abcdef'].map((value) => ({ name: value.toUpperCase(), value }));

test.each([
	['texts, numbers, yes and no, and nothing', { about: 'all', count: 0, works: false, none: null }],
	['lists and objects in each other', { forms: [[field], [], {}], names: { a: [1, [2]] } }],
	['what occurs again, deeper and by itself', { one: address, two: [address, field], three: { address } }],
	['what looks like the name of a constant', { _0: [field, field], text: '_0' }],
	['objects with the same attributes, in any order', { options: [...options, { value: 1, name: 'One' }] }],
	[
		'attributes whose names JavaScript reserves',
		{ all: options.map(({ value }) => ({ default: value, in: 1, 'first-line': 2, type: 3 })) },
	],
])('holds what it was given: %s', (_, data) => {
	expect(exportsOf(dataModule(data))).toEqual(data);
});

test('leaves out what is not there', () => {
	expect(exportsOf(dataModule({ field: { ...field, hint: undefined } }))).toEqual({ field });
});

test('holds each object once', () => {
	const text = dataModule({ one: [address, address], two: address, three: { ...address } });
	expect(text.match(/first-line/g)).toHaveLength(1);
	expect(text.match(/merchant_code/g)).toHaveLength(2);
	const { one, two } = exportsOf(text) as { one: object[]; two: object };
	expect(one[0]).toBe(two);
});

test('holds a long text once, and the names of attributes that many objects have', () => {
	const sentence = 'What you leave empty stays as it is';
	const data = {
		all: options.map((option) => ({ ...option, description: sentence })),
		few: [{ only: 1, here: 2 }],
	};
	const text = dataModule(data);
	for (const once of [sentence, '({name,value,description})', '{only:1,here:2}'])
		expect(text.split(once)).toHaveLength(2);
	expect(exportsOf(text)).toEqual(data);
});
