import { readJson } from '../../../nodes/shared/json';
import { jsonErrorAt } from '../../../nodes/shared/jsonError';
import fc from 'fast-check';

describe('a JSON parameter', () => {
	it('may be text or an object', () => {
		expect(readJson('{"a": [1, {"b": null}]}', 'Coupon (JSON)')).toEqual({ a: [1, { b: null }] });
		expect(readJson({ a: 1 }, 'Coupon (JSON)')).toEqual({ a: 1 });
	});

	const mistakes: [string, string, string][] = [
		['a name without quotes', '{\n\ta: 1\n}', "line 2, column 2, at 'a'"],
		['a comma before the bracket', '{"a": 1,}', "line 1, column 9, at '}'"],
		['single quotes', "{'a': 1}", "line 1, column 2, at '''"],
		['a missing comma', '{"a": 1\n "b": 2}', `line 2, column 2, at '"'`],
		['an end too early', '{"a": [1, 2', 'line 1, column 12, where the text ends too early'],
		['nothing at all', '', 'line 1, column 1, where the text ends too early'],
		['something after the end', '{} x', "line 1, column 4, at 'x'"],
		['a line break inside a text', '{"a": "x\ny"}', `line 1, column 7, at '"'`],
	];

	it.each(mistakes)('%s is told with its place', (_, text, place) => {
		expect(() => readJson(text, 'Coupon (JSON)')).toThrow(`Coupon (JSON) is not valid JSON: ${place}`);
	});

	it.each([['[1]'], ['"text"'], ['3'], ['null'], [[1]], [7]])('refuses %p, which is no object', (given) => {
		expect(() => readJson(given, 'Coupon (JSON)')).toThrow(/^Coupon \(JSON\) must be a single object/);
	});
});

describe('the place of a mistake', () => {
	it('is the end of everything that is JSON', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(jsonErrorAt(text)).toBe(text.length);
			}),
		);
	});

	it('lies inside what is not JSON, and what stands before it could go on to be JSON', () => {
		fc.assert(
			fc.property(
				fc.json(),
				fc.nat(),
				fc.constantFrom('}', ']', ',', 'x', "'", ':'),
				(text, where, wrong) => {
					const at = where % (text.length + 1);
					const broken = text.slice(0, at) + wrong + text.slice(at);
					let valid = true;
					try {
						JSON.parse(broken);
					} catch {
						valid = false;
					}
					fc.pre(!valid);
					expect(jsonErrorAt(broken)).toBeGreaterThanOrEqual(0);
					expect(jsonErrorAt(broken)).toBeLessThanOrEqual(broken.length);
					expect(jsonErrorAt(broken)).toBeGreaterThanOrEqual(scalarStart(broken, at));
				},
			),
		);
	});
});

/** A mistake inside a text or a number is told where that text or number begins. */
function scalarStart(text: string, at: number): number {
	const before = text.slice(0, at + 1);
	const starts = [...before.matchAll(/"(?:[^"\\]|\\.)*"?|[-+.\w]+/g)].map(({ index, 0: scalar }) => ({
		index,
		scalar,
	}));
	const last = starts.findLast(({ index, scalar }) => index <= at && index + scalar.length >= at);
	return last?.index ?? at;
}
