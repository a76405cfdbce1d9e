/** What a refused batch costs, and what becomes of its records, whatever UltraCart does with the good ones. */
import type { IDataObject } from 'n8n-workflow';

import { CHOICES } from '../../../sandbox/switches';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import { CONTINUE, coupon, create, errorTextOf, remove } from './support';

const env = useTestEnvironment({ records: { coupon: 0 }, latency: 0, limits: false });

const named = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, n) => ({ code: `${prefix}${n + 1}` }));

const insert = (codes: readonly IDataObject[], percent = 20) => {
	for (const { code } of codes) {
		env().sandbox.insert('coupon', {
			...coupon(code as string),
			percent_off_subtotal: { discount_percent: percent },
		});
	}
};
const exists = (code: unknown) => env().sandbox.get('coupon', code as string, 'merchant_code') !== undefined;
const calls = () => env().sandbox.log.calls;
const endpoints = () => env().sandbox.log.entries.map(({ endpoint }) => endpoint);

const update = (more: IDataObject = {}): IDataObject => ({
	operation: 'update',
	coupon: { __rl: true, mode: 'code', value: '={{ $json.code }}' },
	updateFields: { description: '={{ $json.text }}' },
	output: 'raw',
	...more,
});
/** UltraCart refuses every call that carries one of these. */
function refuse(pattern: RegExp) {
	env().sandbox.faults.add({
		kind: 'status',
		status: 400,
		message: 'Not this one',
		times: Infinity,
		on: ({ endpoint, body }) => !endpoint.startsWith('get') && pattern.test(JSON.stringify(body ?? '')),
	});
}

describe.each(CHOICES.batch.values)('batches that are %s', (batch) => {
	beforeEach(() => {
		env().sandbox.switches.batch = batch;
	});

	it('delete all that is there, and take what is gone for deleted', async () => {
		const items = named('C', 120);
		insert(items.filter((_, n) => n % 40 !== 7));
		const run = await env().run(items, remove(), CONTINUE);

		expect(run.items(NODE)).toEqual(items.map(({ code }) => ({ deleted: true, merchant_code: code })));
		expect(env().sandbox.list('coupon')).toEqual([]);
		// The refused batch, the listing, and what is left: one page tells all.
		expect(calls()).toBeLessThanOrEqual(1 + 1 + 3);
	});

	it('create what is new, and tell which codes are taken', async () => {
		const items = named('C', 120);
		const isTaken = (n: number) => n % 40 === 7;
		insert(
			items.filter((_, n) => isTaken(n)),
			5,
		);
		const run = await env().run(items, create(), CONTINUE);
		const output = run.executionItems(NODE);

		expect(env().sandbox.list('coupon')).toHaveLength(120);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		for (const [n, { json }] of output.entries()) {
			if (isTaken(n)) {
				expect(json.error).toMatch(`There is another coupon with this code: 'C${n + 1}' [item ${n + 1}]`);
			} else if (batch === 'bestEffortRefused' && n < 50) {
				// Nobody can tell whether they were there before.
				expect(json.error).toMatch(/may be older than this run \[item \d+\]/);
				expect(json.error).toContain(`"merchant_code":"C${n + 1}"`);
			} else expect(json).toMatchObject({ merchant_code: `C${n + 1}` });
		}
		expect(calls()).toBeLessThanOrEqual(6);
	});

	it('never tell coupons as created that were there before, just as they were to be', async () => {
		const items = named('C', 10);
		const older = items.slice(0, 4);
		insert(older);
		const run = await env().run(items, create(), CONTINUE);
		const output = run.items(NODE);

		for (const json of output.slice(0, 4)) expect(json.error).toBeDefined();
		if (batch === 'allOrNothing') {
			// The others were made when they were sent again: so these are older.
			for (const json of output.slice(0, 4)) expect(json.error).toMatch(/^There is another coupon/);
			expect(output.slice(4)).toMatchObject(items.slice(4).map(({ code }) => ({ merchant_code: code })));
		}
		expect(items.filter(({ code }) => exists(code))).toHaveLength(10);
	});

	it('tell all of a second run that makes the same coupons', async () => {
		const items = named('C', 10);
		insert(items);
		const run = await env().run(items, create(), CONTINUE);
		for (const json of run.items(NODE)) expect(json.error).toBeDefined();
		const stopped = await env().run(items, create());
		expect(errorTextOf(stopped).data).toBeUndefined();
	});

	it('change all but the bad one', async () => {
		const items = named('C', 50).map((item, n) => ({ ...item, text: n === 13 ? 'x'.repeat(50) : `T${n}` }));
		insert(items);
		refuse(/x{50}/);
		const run = await env().run(items, update(), CONTINUE);

		expect(run.items(NODE)).toMatchObject(
			items.map(({ text }, n) =>
				n === 13 ? { error: expect.anything() as unknown } : { description: text },
			),
		);
		expect(run.items(NODE)[13]?.error).toMatch(/^Not this one \[item 14\]/);
		// The listing, the refused batch, and twelve for its halves; one by one it is 52.
		expect(calls()).toBeLessThanOrEqual(14);
	});
});

describe('after a refused batch', () => {
	it.each(CHOICES.totalRecords.values)(
		'one page of the listing tells more than halving, with total_records %s',
		async (totalRecords) => {
			env().sandbox.switches.totalRecords = totalRecords;
			insert(named('X', 150));
			const items = named('C', 50);
			insert(items.slice(1));
			await env().run(items, remove());

			expect(endpoints()).toEqual(['deleteCouponsByCode', 'getCoupons', 'deleteCouponsByCode']);
		},
	);

	it('finds one that is gone by halving, where the listing is longer', async () => {
		insert(named('X', 3500));
		const items = named('C', 50);
		insert(items.slice(0, 49));
		const run = await env().run(items, remove());

		expect(run.items(NODE)).toHaveLength(50);
		expect(calls()).toBeLessThanOrEqual(15);
		expect(env().sandbox.list('coupon')).toHaveLength(3500);
	});

	it('reads the listing as far as halving would cost, where UltraCart does not say how long it is', async () => {
		env().sandbox.switches.totalRecords = 'null';
		insert(named('X', 3500));
		const items = named('C', 50);
		insert(items.slice(0, 49));
		await env().run(items, remove());

		expect(endpoints().filter((endpoint) => endpoint === 'getCoupons')).toHaveLength(12);
		expect(calls()).toBeLessThanOrEqual(26);
	});

	it('looks for all of them once halving finds one bad record after the other', async () => {
		insert(named('X', 3500));
		await env().run(named('C', 50), remove());
		// Halving to the end and a look at each would be 150.
		expect(calls()).toBeLessThanOrEqual(75);
	});

	it('does not halve for ever what is bad for another reason', async () => {
		const items = named('C', 50);
		insert(items);
		refuse(/"C\d+"/);
		const run = await env().run(items, remove(), CONTINUE);

		for (const json of run.items(NODE)) expect(json.error).toMatch(/^Not this one/);
		expect(calls()).toBeLessThanOrEqual(2 + 26 + 2 * 50);
	});

	it('tells every record that may have been made, although the first of them ends the run', async () => {
		env().sandbox.switches.batch = 'bestEffortRefused';
		insert([{ code: 'C3' }], 5);
		const told = errorTextOf(await env().run(named('C', 60), create()));
		const uncertain = told.uncertain as { item: number; records: IDataObject[] }[];

		expect(told.message).toMatch(/ \[item 1\]$/);
		expect(uncertain.map(({ item }) => item)).toEqual(
			named('C', 50).flatMap((_, n) => (n === 2 ? [] : [n + 1])),
		);
		for (const { item, records } of uncertain) expect(records).toMatchObject([{ merchant_code: `C${item}` }]);
		for (const { records } of uncertain) {
			expect(told.description).toContain(`"coupon_oid":${records[0]?.coupon_oid as number}`);
		}
	});
});

describe('an answer that got lost', () => {
	const LOST = { kind: 'statusAfter', status: 503 } as const;

	it('to Create: what is there comes with the error, on the error output, and is not sent again', async () => {
		env().sandbox.faults.add({ ...LOST, on: 'insertCoupons' });
		const run = await env().run(named('C', 5), create(), {
			onError: 'continueErrorOutput',
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});

		expect(run.items(NODE)).toEqual([]);
		expect(run.items(NODE, 1)).toMatchObject(
			named('C', 5).map(({ code }) => ({
				error: expect.stringMatching(new RegExp(`may be older than this run.*"${code}"`)) as unknown,
			})),
		);
		expect(endpoints().filter((endpoint) => endpoint === 'insertCoupons')).toHaveLength(1);
		expect(env().sandbox.list('coupon')).toHaveLength(5);
	});

	it.each([1, 5])(
		'to Create or Update of %i coupons: they were not there before, and so are made',
		async (count) => {
			env().sandbox.faults.add({ ...LOST, on: ['insertCoupons', 'insertCoupon'] });
			const items = named('C', count);
			const run = await env().run(items, { ...create(), operation: 'upsert' });

			expect(run.error).toBeUndefined();
			expect(run.items(NODE)).toMatchObject(items.map(({ code }) => ({ merchant_code: code })));
			expect(env().sandbox.list('coupon')).toHaveLength(count);
		},
	);
});

describe('what UltraCart says of the credential', () => {
	const OPERATIONS: Record<string, IDataObject> = {
		create: create({ options: { recordsPerCall: 1 } }),
		update: update({ options: { recordsPerCall: 1 } }),
		delete: remove({ options: { recordsPerCall: 1 } }),
		upsert: { ...create({ options: { recordsPerCall: 1 } }), operation: 'upsert' },
		'generate codes': {
			operation: 'generateCodes',
			coupon: { __rl: true, mode: 'code', value: '={{ $json.code }}' },
			codesOutput: 'itemPerCode',
		},
	};

	it.each(
		Object.entries(OPERATIONS).flatMap(([name, parameters]) =>
			[401, 410].map((status) => ({ name, status, parameters })),
		),
	)(
		'$status to $name: no further call for the other items, and each is told',
		async ({ name, status, parameters }) => {
			const items = named('C', 6).map((item) => ({ ...item, text: 'New' }));
			if (name !== 'create') insert(items);
			env().sandbox.faults.add({
				kind: 'status',
				status,
				message: 'Go away',
				on: ({ endpoint }) => !endpoint.startsWith('get'),
				after: 2,
			});
			const run = await env().run(items, parameters, CONTINUE);
			const output = run.items(NODE);

			expect(output.slice(0, 2).every(({ error }) => error === undefined)).toBe(true);
			expect(output).toHaveLength(6);
			output.slice(2).forEach(({ error }, n) => {
				expect(error).toMatch(new RegExp(`^Go away \\[item ${n + 3}\\]`));
			});
			expect(endpoints().filter((endpoint = '') => !endpoint.startsWith('get'))).toHaveLength(3);
		},
	);

	it('is asked again when the node is tried again', async () => {
		env().sandbox.faults.add({ kind: 'status', status: 401 });
		const again = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = await env().run(named('C', 2), create(), again);
		expect(run.items(NODE)).toHaveLength(2);
	});
});

describe('Retry On Fail', () => {
	it('sends no deletion again that was done', async () => {
		const items = named('C', 5);
		insert(items);
		env().sandbox.faults.add({ kind: 'status', status: 410, on: 'deleteCouponsByCode', after: 1 });
		const run = await env().run(items, remove({ options: { recordsPerCall: 2 } }), {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});

		expect(run.items(NODE)).toEqual(items.map(({ code }) => ({ deleted: true, merchant_code: code })));
		const sent = env().sandbox.log.entries.map(({ body, path }) => JSON.stringify(body ?? path));
		for (const { code } of items.slice(0, 2)) {
			expect(sent.filter((each) => each.includes(code))).toHaveLength(1);
		}
	});

	it('tells what was deleted when the last try fails too', async () => {
		const items = named('C', 4);
		insert(items);
		env().sandbox.faults.add({ kind: 'status', status: 410, on: 'deleteCouponsByCode', after: 1 });
		const told = errorTextOf(await env().run(items, remove({ options: { recordsPerCall: 2 } })));

		expect(told.description).toContain('Before that, UltraCart deleted these coupons, by number of the item');
		expect(told.data).toMatchObject([{ item: 1 }, { item: 2 }]);
	});
});

describe('codes that differ by more than the capitals of ASCII', () => {
	it('are two: an update of one does not change the other, and neither is taken for gone with it', async () => {
		const items = ['STRAßE', 'strasse', 'C1', 'C2', 'C3'].map((code) => ({ code, text: `New ${code}` }));
		insert(items.slice(1).map(({ code }) => ({ code: code.toUpperCase() })));
		const updated = await env().run(items, update(), CONTINUE);

		expect(updated.items(NODE)[0]?.error).toMatch(/doesn't have a coupon with the code 'STRAßE'/);
		expect(env().sandbox.get('coupon', 'STRASSE', 'merchant_code')?.description).toBe('New strasse');
		await env().run(items.slice(0, 1), remove());
		expect(exists('STRASSE')).toBe(true);
	});

	it('are both created', async () => {
		const items = ['STRAßE', 'STRASSE', 'KELVIN', '\u212AELVIN'].map((code) => ({ code }));
		const run = await env().run(items, create());
		expect(run.items(NODE)).toMatchObject(items.map(({ code }) => ({ merchant_code: code })));
		expect(env().sandbox.list('coupon')).toHaveLength(4);
	});
});
