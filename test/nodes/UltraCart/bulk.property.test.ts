import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { CHOICES, type Switches } from '../../../sandbox/switches';
import { Bench, NODE, PACKAGE } from '../../support/bench';
import { Engine } from '../../support/engine';

/**
 * Many items in one run come to the same as one run per item: same items, same order, same pairing, same messages, same
 * records in UltraCart afterwards. Only the number of calls differs.
 */

const code = (value = '={{ $json.code }}') => ({ __rl: true, mode: 'code', value });

/** Operations that share calls. What each does to a coupon comes from the item. */
const OPERATIONS: Record<string, IDataObject> = {
	create: {
		operation: 'create',
		merchantCode: '={{ $json.code }}',
		discountType: 'percentOffSubtotal',
		discountPercent: '={{ $json.percent }}',
		additionalFields: { description: '={{ $json.text }}' },
		output: 'raw',
	},
	upsert: {
		operation: 'upsert',
		merchantCode: '={{ $json.code }}',
		discountType: 'percentOffSubtotal',
		discountPercent: '={{ $json.percent }}',
		additionalFields: { description: '={{ $json.text }}' },
		output: 'raw',
	},
	update: {
		operation: 'update',
		coupon: code(),
		updateFields: { description: '={{ $json.text }}', merchantNotes: '={{ $json.notes }}' },
		output: 'raw',
	},
	delete: { operation: 'delete', coupon: code() },
	get: { operation: 'get', coupon: code(), output: 'raw' },
	exists: { operation: 'exists', merchantCode: '={{ $json.code }}' },
};

/** Codes that are there at the start, codes that are not, and one that UltraCart refuses whatever is done with it. */
const EXISTING = ['OLD1', 'OLD2', 'OLD3', 'OLD4', 'OLD5', 'OLD6'];
const CURSED = 'CURSED';
const CODES = [
	...EXISTING,
	'NEW1',
	'NEW2',
	'NEW3',
	'NEW4',
	'NEW5',
	CURSED,
	'old1',
	'MUCH TOO LONG FOR A CODE',
];

const item = fc.record({
	code: fc.constantFrom(...CODES),
	percent: fc.constantFrom(5, 10, 20, 0),
	text: fc.constantFrom('Short', 'Other', 'A description that goes on for more than the fifty characters'),
	notes: fc.constantFrom('', 'Note'),
});

const switches = fc.record(
	Object.fromEntries(
		(
			[
				'batch',
				'batchOrder',
				'partialPut',
				'totalRecords',
				'pagesOver100',
				'deleteAbsent',
				'getAbsent',
				'emptyAnswer',
				'deleteCoupon',
			] as const
		).map((name) => [name, fc.constantFrom(...(CHOICES[name].values as readonly string[]))]),
	),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Partial<Switches>>;

const SANDBOX = { records: { coupon: 0 }, latency: 0 };

interface Result {
	readonly items: { json: IDataObject; item: unknown }[];
	readonly coupons: IDataObject[];
	readonly calls: number;
	readonly log: Sandbox['log']['entries'];
}

/** UltraCart numbers what it makes in the order in which it makes it: the only thing that may differ. */
const withoutOid = ({ coupon_oid: _, ...rest }: IDataObject): IDataObject => rest;

function prepare(sandbox: Sandbox, chosen: Partial<Switches>, limited: boolean): void {
	sandbox.reset();
	Object.assign(sandbox.switches, chosen);
	for (const merchant_code of [...EXISTING, CURSED]) {
		sandbox.insert('coupon', {
			merchant_code,
			description: `Was ${merchant_code}`,
			percent_off_subtotal: { discount_percent: 1 },
		});
	}
	const mentions = (value: unknown) =>
		JSON.stringify(value ?? '')
			.toUpperCase()
			.includes(`"${CURSED}"`);
	sandbox.faults.add({
		kind: 'status',
		status: 400,
		message: 'The stars are not right',
		times: Infinity,
		// Only writes: a listing that holds the coupon would not be refused.
		on: ({ endpoint, body, address }) =>
			!/^(get|does)/.test(endpoint) && (mentions(body) || mentions(address)),
	});
	if (limited) sandbox.faults.add({ kind: 'status', status: 429, times: 1, after: 1 });
}

function state(sandbox: Sandbox, items: Result['items']): Result {
	const coupons = sandbox
		.list('coupon')
		.map((coupon) => withoutOid(coupon as IDataObject))
		.sort((a, b) => (a.merchant_code as string).localeCompare(b.merchant_code as string));
	return { items, coupons, calls: sandbox.log.calls, log: [...sandbox.log.entries] };
}

describe('many items in one run', () => {
	let sandbox: Sandbox;
	let engine: Engine;
	let bench: Bench;

	beforeAll(async () => {
		sandbox = await startSandbox(SANDBOX);
		engine = await Engine.load(PACKAGE);
		bench = new Bench(sandbox, engine);
	});
	afterAll(async () => {
		await engine.close();
		await sandbox.close();
	});

	async function outputs(items: IDataObject[], parameters: IDataObject, first = 0) {
		const run = await bench.run(items, parameters, { onError: 'continueRegularOutput' });
		expect(run.error).toBeUndefined();
		return run.executionItems(NODE).map(({ json, pairedItem }) => {
			const { item: index } = pairedItem as { item: number };
			const text = JSON.stringify(withoutOid(json)).replace(/\[Item \d+\]/g, `[Item ${index + first + 1}]`);
			return { json: JSON.parse(text) as IDataObject, item: index + first };
		});
	}

	it.each(Object.entries(OPERATIONS))(
		'%s comes to the same as one run per item',
		async (_, parameters) => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(item, { minLength: 1, maxLength: 9 }),
					switches,
					fc.integer({ min: 1, max: 12 }).map((n) => n === 1),
					fc.constantFrom(2, 50),
					async (items, chosen, limited, recordsPerCall) => {
						prepare(sandbox, chosen, limited);
						const together = state(
							sandbox,
							await outputs(items, { ...parameters, options: { recordsPerCall } }),
						);

						prepare(sandbox, chosen, false);
						const alone: Result['items'] = [];
						for (const [index, each] of items.entries()) {
							alone.push(...(await outputs([each], parameters, index)));
						}
						const apart = state(sandbox, alone);

						expect(together.items).toEqual(apart.items);
						expect(together.coupons).toEqual(apart.coupons);
						expect(spent(together)).toBeLessThanOrEqual(apart.calls + 1 + (limited ? 1 : 0));
					},
				),
				{ numRuns: 25 },
			);
		},
		120_000,
	);
});

/**
 * Calls, without batches of which something had to be done again one by one, and the reads that found out what. Bulk may cost
 * that much more than one by one, and no more.
 */
function spent({ calls, log }: Result): number {
	const named = (pattern: RegExp) => log.filter(({ endpoint = '' }) => pattern.test(endpoint));
	const batches = named(/^(insert|update|delete)Coupons/);
	const singles = named(/^(insert|update|delete)Coupon$/);
	const first = batches[0] && log.indexOf(batches[0]);
	if (first === undefined || (singles.length === 0 && batches.every(({ status = 0 }) => status < 400)))
		return calls;
	const reads = log.slice(first).filter(({ endpoint = '' }) => endpoint.startsWith('get'));
	return calls - batches.length - reads.length;
}
