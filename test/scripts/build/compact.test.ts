import { transformSync } from 'esbuild';

import { compactModule } from '../../../scripts/build/compact';

/** What a module gives to whoever imports it. */
function exportsOf(code: string): Record<string, unknown> {
	const module = { exports: {} as Record<string, unknown> };
	const { code: run } = transformSync(code, { format: 'cjs' });
	// eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
	new Function('module', run)(module);
	return { ...module.exports };
}

const long = { displayName: 'Merchant Code', name: 'merchantCode', type: 'string', default: '' };

describe('compactModule', () => {
	it.each([
		['plain values', { a: 1, b: 'two', c: true, d: null, e: -0.5 }],
		['texts of every kind', { a: `it's "so"`, b: '${no} `template`', c: 'line\nline\u2028é' }],
		['names that are no identifiers', { a: { 'with-dash': 1, __proto: 2, '0': 3 } }],
		['empty lists and objects', { a: [], b: {} }],
		[
			'parts within parts, repeated',
			{ a: [long, { ...long, options: [long] }], b: { again: [long, [long]] } },
		],
	])('gives %s again', (_, exported) => {
		expect(exportsOf(compactModule(exported))).toEqual(exported);
	});

	it('writes a part that comes again once only', () => {
		const code = compactModule({ a: long, b: { ...long }, c: [long] });
		expect(code.match(/Merchant Code/g)).toHaveLength(1);
	});

	it('is the same each time', () => {
		const exported = { a: [long, long], b: long };
		expect(compactModule(exported)).toBe(compactModule(structuredClone(exported)));
	});

	it.each([
		['a function', () => 1],
		['a gap', { gap: undefined }],
	])('refuses %s', (_, value) => {
		expect(() => compactModule({ value })).toThrow(/is no data/);
	});
});
