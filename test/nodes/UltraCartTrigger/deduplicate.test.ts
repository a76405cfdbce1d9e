/** Which deliveries are repeats, and what is remembered of those that are none. */
import {
	accept,
	digestOfEntries,
	forget,
	MOST_DELIVERIES,
	MOST_WEBHOOKS,
	type Accepted,
} from '../../support/internals';

const MINUTE = 60_000;

let webhooks = 0;
let webhook = '';
let now = 0;

beforeEach(() => {
	webhooks += 1;
	webhook = `webhook ${webhooks}`;
	now = Date.parse('2026-11-25T12:00:00Z');
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});

test.each<[string, unknown[], unknown[], boolean]>([
	['the order of attributes, at any depth', [{ a: { x: 1, y: [2] } }], [{ a: { y: [2], x: 1 } }], true],
	['a value', [{ a: { x: 1 } }], [{ a: { x: 2 } }], false],
	['the order of a list', [{ a: [1, 2] }], [{ a: [2, 1] }], false],
	['the order of events', [{ a: {} }, { b: {} }], [{ b: {} }, { a: {} }], false],
	['the name of an event', [{ a: {} }], [{ b: {} }], false],
	['one event more', [{ a: {} }], [{ a: {} }, { a: {} }], false],
	['nothing and null', [{ a: {} }], [{ a: null }], false],
])('deliveries that differ in %s', (_, one, other, same) => {
	expect(digestOfEntries(one) === digestOfEntries(other)).toBe(same);
});

describe.each(['this process', 'the static data'])('as %s remembers it', (where) => {
	let saved: Accepted = {};
	beforeEach(() => (saved = {}));

	const isAccepted = (digest: string, minutes = 15): boolean => {
		if (where === 'the static data') webhook += ' elsewhere';
		const accepted = accept(webhook, digest, minutes, where === 'this process' ? {} : saved);
		saved = accepted ?? saved;
		return accepted !== undefined;
	};

	it('a repeat stays one until the minutes are over, however often it comes', () => {
		expect(isAccepted('A')).toBe(true);
		now += 14 * MINUTE;
		expect(isAccepted('A')).toBe(false);
		now += MINUTE - 1;
		expect(isAccepted('A')).toBe(false);
		now += 1;
		expect(isAccepted('A')).toBe(true);
	});

	it('others in between change nothing', () => {
		expect(['A', 'B', 'A', 'B', 'C'].map((digest) => isAccepted(digest))).toEqual([
			true,
			true,
			false,
			false,
			true,
		]);
	});

	it('the minutes are those of now', () => {
		isAccepted('A');
		now += 20 * MINUTE;
		expect(isAccepted('A', 60)).toBe(false);
		expect(isAccepted('A', NaN)).toBe(true);
	});

	it('a thousand deliveries, the latest', () => {
		for (let n = 0; n <= MOST_DELIVERIES; n += 1) isAccepted(`D${n}`);
		expect(isAccepted('D1')).toBe(false);
		expect(isAccepted('D0')).toBe(true);
		expect(isAccepted('D1')).toBe(true);
	});
});

it('saves no more than the latest thousand of the last minutes', () => {
	let saved: Accepted = {};
	for (let n = 0; n < MOST_DELIVERIES + 5; n += 1) saved = accept(webhook, `D${n}`, 15, saved) ?? {};
	expect(Object.keys(saved)).toHaveLength(MOST_DELIVERIES);
	expect(Object.keys(saved)[0]).toBe('D5');
	now += 15 * MINUTE;
	expect(accept(webhook, 'NEW', 15, saved)).toEqual({ NEW: now });
});

it('is told from what other webhooks have accepted', () => {
	accept(webhook, 'A', 15);
	expect(accept(`${webhook}, another`, 'A', 15)).toBeDefined();
});

it('what started nothing after all is accepted the next time', () => {
	const saved = accept(webhook, 'A', 15);
	accept(webhook, 'B', 15, saved);
	forget(webhook, 'A');
	expect(accept(webhook, 'A', 15)).toBeDefined();
	expect(accept(webhook, 'B', 15)).toBeUndefined();
	forget('a webhook that is not known', 'A');
});

it('two at once save nothing of each other: one of them may have started nothing', () => {
	accept(webhook, 'A', 15);
	expect(accept(webhook, 'B', 15)).toEqual({ B: now });
});

it('remembers a hundred webhooks in this process, the latest that were heard of', () => {
	const nth = (n: number) => `${webhook}, ${n}`;
	for (let n = 0; n < MOST_WEBHOOKS; n += 1) accept(nth(n), 'A', 15);
	accept(nth(0), 'B', 15);
	accept(nth(MOST_WEBHOOKS), 'A', 15);
	expect(accept(nth(0), 'A', 15)).toBeUndefined();
	expect(accept(nth(1), 'A', 15)).toBeDefined();
});
