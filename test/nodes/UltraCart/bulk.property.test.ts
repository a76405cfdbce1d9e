import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { FaultDefinition } from '../../../sandbox/faultTypes';
import type { IncomingRequest } from '../../../sandbox/requests';
import { startSandbox, type Sandbox } from '../../../sandbox/sandbox';
import { CHOICES, type Switches } from '../../../sandbox/switches';
import { TestEnvironment, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { PROJECT_ROOT } from '../../../scripts/project';
import { Engine } from '../../../harness/engine';
import { skipPauses } from '../../support/time';
import { expectWellWorded, errorTextOf } from './support';

/**
 * Many items in one run come to the same as one run per item: same items, same order, same pairing, same messages, same
 * records in UltraCart afterwards. Only the number of calls differs.
 */

const code = (value = '={{ $json.code }}') => ({ __rl: true, mode: 'code', value });

const oid = (value = '={{ $json.oid }}') => ({ __rl: true, mode: 'oid', value });

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
	'update by ID': { operation: 'update', coupon: oid(), updateFields: { description: '={{ $json.text }}' } },
	delete: { operation: 'delete', coupon: code() },
	'delete by ID': { operation: 'delete', coupon: oid() },
	get: { operation: 'get', coupon: code(), output: 'raw' },
	'generate codes': { operation: 'generateCodes', coupon: code(), codesOutput: 'onePerItem' },
	'upload codes': { operation: 'uploadCodes', coupon: code(), codes: '={{ $json.own }}' },
	'add a user': {
		resource: 'group',
		operation: 'addUser',
		group: { __rl: true, mode: 'id', value: '={{ $json.group }}' },
		user: { __rl: true, mode: 'id', value: '={{ $json.user }}' },
	},
	exists: { operation: 'exists', merchantCode: '={{ $json.code }}' },
};

/** Codes that are there at the start, codes that are not, and one that UltraCart refuses whatever is done with it. */
const EXISTING = ['OLD1', 'OLD2', 'OLD3', 'OLD4', 'OLD5', 'OLD6'];
const CURSED = 'CURSED';
/** Names that are one or two, by which letters UltraCart takes for the same. */
const SHARP = 'STRAßE';
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
	SHARP,
	'STRASSE',
	'KELVIN',
	'\u212Aelvin',
];

const item = fc.record({
	code: fc.constantFrom(...CODES),
	percent: fc.constantFrom(5, 10, 20, 0),
	text: fc.constantFrom(
		'Short',
		'Other',
		'',
		'A description that goes on for more than the fifty characters',
	),
	notes: fc.constantFrom('', 'Note'),
	// The first coupons of an account, the cursed one and one that is not there.
	oid: fc.constantFrom(1001, 1002, 1003, 1004, 1007, 4004),
	own: fc.constantFrom(
		'GIFT-1',
		'gift-1',
		'GIFT-2',
		'GIFT-3',
		'NOT A CODE',
		'GIFT-4, GIFT-5',
		'GIFT-ß',
		'GIFT-ss',
	),
	group: fc.constantFrom(1001, 1002, 1003, 1004, 1005, 4004),
	user: fc.constantFrom(1001, 1002, 1003, 4004),
});

/** How UltraCart refuses what has to do with the cursed coupon. */
const curse = fc.constantFrom<FaultDefinition>(
	{ kind: 'status', status: 400, message: 'The stars are not right' },
	{ kind: 'status', status: 500, message: 'The stars are not right' },
	{ kind: 'successFalse', message: 'The stars are not right' },
);

/** A fault of one call, after which it may certainly be made again; `after` says of which. */
const passing = fc.option(
	fc.record({
		after: fc.nat({ max: 6 }),
		what: fc.constantFrom<FaultDefinition>(
			{ kind: 'status', status: 429 },
			{ kind: 'status', status: 503 },
			{ kind: 'statusAfter', status: 503 },
			{ kind: 'resetBefore' },
			{ kind: 'resetAfter' },
			{ kind: 'html' },
		),
	}),
);
type Passing = { readonly after: number; readonly what: FaultDefinition } | null;

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
				'nameCase',
			] as const
		).map((name) => [name, fc.constantFrom(...(CHOICES[name].values as readonly string[]))]),
	),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Partial<Switches>>;

const SANDBOX = { records: { coupon: 0, group: 5, user: 3, giftCertificate: 0 }, latency: 0 };

/** For looking further than every time: PROPERTY_RUNS=10 makes ten times the runs. */
const runs = (usual: number) => ({ numRuns: usual * Number(process.env.PROPERTY_RUNS ?? 1) });
const LONG = 100_000 * Number(process.env.PROPERTY_RUNS ?? 1);

interface Result {
	readonly items: { json: IDataObject; item: unknown }[];
	readonly coupons: IDataObject[];
	readonly others: unknown;
	readonly calls: number;
	readonly log: Sandbox['log']['entries'];
}

/**
 * UltraCart numbers what it makes in the order in which it makes it, makes codes up, and of changes that are written together
 * describes the last: the only things that may differ.
 */
const withoutOid = ({
	coupon_oid: _oid,
	calculated_description: _description,
	coupon_code,
	...rest
}: IDataObject): IDataObject => ({
	...rest,
	...(coupon_code !== undefined && {
		coupon_code: /GIFT|NOT A/i.test(coupon_code as string) ? coupon_code : 'made up',
	}),
});

/**
 * A batch that was done and refused all the same leaves open who made what it held: one by one that is known. The error names the
 * record then.
 */
const withOpenRecord =
	({ coupons }: Result) =>
	({ json, item }: Result['items'][number]): Result['items'][number] => {
		const [, named] =
			/may be older than this run.* UltraCart has: (\{.*\})$/.exec(json.error as string) ?? [];
		if (named === undefined) return { json, item };
		const { merchant_code } = JSON.parse(named) as IDataObject;
		return { json: coupons.find((coupon) => coupon.merchant_code === merchant_code) ?? {}, item };
	};

/** Calls that come to the same when they are made twice. */
const isHarmless = ({ endpoint, method }: IncomingRequest) => method !== 'POST' || endpoint.startsWith('get');

function prepare(sandbox: Sandbox, chosen: Partial<Switches>, curse: FaultDefinition, passes: Passing): void {
	sandbox.reset();
	Object.assign(sandbox.switches, chosen);
	for (const merchant_code of [...EXISTING, CURSED, SHARP]) {
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
	const cursed = sandbox.get('coupon', CURSED, 'merchant_code')?.coupon_oid;
	sandbox.faults.add({
		...curse,
		times: Infinity,
		// Only writes: a listing that holds the coupon would not be refused.
		on: ({ endpoint, body, address }) =>
			!/^(get|does)/.test(endpoint) &&
			!/(Group|User)$/.test(endpoint) &&
			(mentions(body) ||
				mentions(address) ||
				[body, address].some((said) => JSON.stringify(said ?? '').includes(String(cursed)))),
	});
	if (!passes) return;
	const always = passes.what.kind === 'status' && passes.what.status === 429;
	sandbox.faults.add({ ...passes.what, after: passes.after, on: (asked) => always || isHarmless(asked) });
}

function state(sandbox: Sandbox, items: Result['items']): Result {
	const coupons = sandbox
		.list('coupon')
		.map((coupon) => withoutOid(coupon as IDataObject))
		.sort((a, b) => (a.merchant_code as string).localeCompare(b.merchant_code as string));
	const codes = sandbox
		.codes()
		.map(({ code, coupon_oid, uploaded }) => [
			sandbox.get('coupon', coupon_oid)?.merchant_code,
			uploaded ? code : '',
		])
		.sort();
	return {
		items,
		coupons,
		others: [codes, sandbox.list('group')],
		calls: sandbox.log.calls,
		log: [...sandbox.log.entries],
	};
}

describe('many items in one run', () => {
	let sandbox: Sandbox;
	let engine: Engine;
	let env: TestEnvironment;

	beforeAll(async () => {
		sandbox = await startSandbox(SANDBOX);
		engine = await Engine.load(PROJECT_ROOT);
		env = new TestEnvironment(sandbox, engine);
	});
	beforeEach(() => {
		skipPauses(sandbox);
	});
	afterAll(async () => {
		await engine.close();
		await sandbox.close();
	});

	async function outputs(items: IDataObject[], parameters: IDataObject, first = 0) {
		const run = await env.run(items, parameters, { onError: 'continueRegularOutput' });
		expect(run.error).toBeUndefined();
		return run.executionItems(NODE).map(({ json, pairedItem }) => {
			const { item: index } = pairedItem as { item: number };
			const text = JSON.stringify(withoutOid(json)).replace(/\[item \d+\]/g, `[item ${index + first + 1}]`);
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
					curse,
					passing,
					fc.constantFrom(2, 50),
					async (items, chosen, cursed, passes, recordsPerCall) => {
						prepare(sandbox, chosen, cursed, passes);
						const together = state(
							sandbox,
							await outputs(items, { ...parameters, options: { recordsPerCall } }),
						);

						prepare(sandbox, chosen, cursed, null);
						const alone: Result['items'] = [];
						for (const [index, each] of items.entries()) {
							alone.push(...(await outputs([each], parameters, index)));
						}
						const apart = state(sandbox, alone);

						expect(together.items.map(withOpenRecord(together))).toEqual(apart.items);
						expect(together.coupons).toEqual(apart.coupons);
						expect(together.others).toEqual(apart.others);
						// A deletion that was done is refused when it is made again, and looked up.
						expect(spent(together)).toBeLessThanOrEqual(apart.calls + 1 + (passes ? 3 : 0));
					},
				),
				runs(15),
			);
		},
		LONG,
	);
});

/** Operations that make something which could be made twice, and by what the things of each item are known again. */
const MAKING: Record<
	string,
	{
		readonly parameters: IDataObject;
		readonly there: (sandbox: Sandbox) => IDataObject[];
		readonly name: string;
		/** The same in the error of a run that breaks off, where it differs. */
		readonly nameInError?: string;
	}
> = {
	coupons: {
		parameters: { ...OPERATIONS.create, merchantCode: '={{ "NEW" + $itemIndex }}', discountPercent: 5 },
		there: (sandbox) =>
			(sandbox.list('coupon') as IDataObject[]).filter(({ merchant_code }) =>
				(merchant_code as string).startsWith('NEW'),
			),
		name: 'merchant_code',
	},
	'gift certificates': {
		parameters: {
			resource: 'giftCertificate',
			operation: 'create',
			amount: 5,
			additionalFields: { email: '={{ $itemIndex }}@example.com' },
			output: 'raw',
		},
		there: (sandbox) => sandbox.list('giftCertificate') as IDataObject[],
		name: 'code',
	},
	codes: {
		parameters: { operation: 'generateCodes', coupon: code(), codesOutput: 'itemPerCode', quantity: 3 },
		there: (sandbox) => sandbox.codes().map(({ code: coupon_code }) => ({ coupon_code })),
		name: 'coupon_code',
		nameInError: 'code',
	},
};

/** Faults of which nobody can tell what was done, and others among them. */
const doubtful = fc.record({
	after: fc.nat({ max: 5 }),
	what: fc.constantFrom<FaultDefinition>(
		...[500, 503].flatMap((status): FaultDefinition[] => [
			{ kind: 'status', status },
			{ kind: 'statusAfter', status },
		]),
		{ kind: 'status', status: 410 },
		{ kind: 'status', status: 429 },
		{ kind: 'resetBefore' },
		{ kind: 'resetAfter' },
		{ kind: 'brokenJson' },
		{ kind: 'html' },
	),
});

describe('faults of unknown fate, without Continue On Fail', () => {
	const env = useTestEnvironment(SANDBOX);

	it.each(Object.entries(MAKING))(
		'no %s are made twice, and all are accounted for',
		async (_, { parameters, there, name, nameInError = name }) => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.record({ code: fc.constantFrom(...EXISTING.slice(0, 3)) }), {
						minLength: 1,
						maxLength: 8,
					}),
					switches,
					fc.array(doubtful, { minLength: 1, maxLength: 3 }),
					fc.constantFrom(1, 2, 50),
					fc.boolean(),
					async (items, chosen, faults, perCall, retries) => {
						const { sandbox } = env();
						prepare(sandbox, chosen, { kind: 'status', status: 400 }, null);
						skipPauses(sandbox);
						for (const { what, after } of faults) sandbox.faults.add({ ...what, after });
						const run = await env().run(
							items,
							{ ...parameters, options: { recordsPerCall: perCall, codesPerCall: 2 * perCall } },
							retries ? { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 } : {},
						);

						const wanted = items.length * ((parameters.quantity as number | undefined) ?? 1);
						const made = there(sandbox).map((record) => record[name]);
						const told = run.error ? errorTextOf(run) : undefined;
						const handed = told
							? ((told.data ?? []) as { records: IDataObject[] }[]).flatMap(({ records }) => records)
							: run.items(NODE);
						const names = handed.map((record) => record[told ? nameInError : name]);
						// Of calls that went through nothing is missing; of the others nobody can know.
						const inDoubt = sandbox.log.entries
							.filter(
								({ method, endpoint = '', fault }) =>
									fault !== undefined && method === 'POST' && !endpoint.startsWith('get'),
							)
							.reduce((sum, { body }) => sum + carriedBy(body as IDataObject), 0);

						expect(made.length).toBeLessThanOrEqual(wanted);
						expect(new Set(names).size).toBe(names.length);
						expect(made).toEqual(expect.arrayContaining(names));
						expect(names.length).toBeGreaterThanOrEqual(made.length - inDoubt);
						if (told) expectWellWorded(told, Number(told.itemIndex) + 1);
						else expect(names).toHaveLength(wanted);
					},
				),
				runs(40),
			);
		},
		LONG,
	);
});

/** How many things a call was to make. */
const carriedBy = ({ coupons, quantity }: IDataObject): number =>
	Array.isArray(coupons) ? coupons.length : ((quantity as number | undefined) ?? 1);

/**
 * Calls, without batches of which something had to be done again one by one, and the reads that found out what. Bulk may cost
 * that much more than one by one, and no more.
 */
function spent({ calls, log }: Result): number {
	const named = (pattern: RegExp) => log.filter(({ endpoint = '' }) => pattern.test(endpoint));
	const batches = named(/^(insert|update|delete)Coupons/);
	const singles = named(/^(insert|update|delete)Coupon$/);
	const first = batches[0] && log.indexOf(batches[0]);
	if (
		first === undefined ||
		(singles.length === 0 && batches.every(({ status = 0, fault }) => status < 400 && !fault))
	)
		return calls;
	const safe = log.slice(first).filter(({ endpoint = '' }) => endpoint.startsWith('get'));
	return calls - batches.length - safe.length;
}
