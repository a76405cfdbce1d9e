/** What a try of a run leaves for the next. */
import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';

import {
	ApiError,
	RetryCheckpoint,
	type Endpoint,
	type Item,
	type ItemResult,
} from '../../../support/internals';

const POST: Endpoint = { id: 'insert', method: 'POST', path: '/x', permission: 'coupon_write' };
const PUT: Endpoint = { ...POST, id: 'update', method: 'PUT' };

const keyOf = (value: string) => ({ mode: 'code', attribute: 'code', value, words: 'any' });

const item = (index: number, json: IDataObject = { n: index }, key = 'VIP', prefix = 'A-'): Item => ({
	index,
	json,
	inputs: { prefix, on: `2030-01-01T00:00:0${dates++}Z` },
	output: 'raw',
	key: keyOf(key),
});
/** A date is another one each time. */
let dates = 0;

const failure = (endpoint: Endpoint, writeState: 'unknown' | 'refused') =>
	new ApiError({ endpoint, writeState, status: 500, explanation: 'Not now' });

let context: IDataObject;
beforeEach(() => {
	context = {};
	dates = 0;
});

interface Try {
	readonly kind?: string;
	readonly run?: number;
	readonly execution?: string;
	readonly node?: Partial<INode>;
}

/** A try, in this run of the node and this execution. */
const attempt = ({ kind = 'create', run = 0, execution = '7', node = {} }: Try = {}) =>
	new RetryCheckpoint(
		{
			getContext: () => context,
			getWorkflowDataProxy: () => ({ $runIndex: run }),
			getExecutionId: () => execution,
			getNode: () => ({ type: 'x.ultraCart', parameters: { coupon: '={{ $json.n }}' }, ...node }),
		} as unknown as IExecuteFunctions,
		{
			noun: 'coupon',
			id: 'coupon_oid',
			kind,
			inputs: [
				{ apiName: 'prefix', parameter: 'prefix', label: 'Prefix', type: 'string' },
				{ apiName: 'on', parameter: 'on', label: 'On', type: 'dateTime' },
			],
		},
	);

const partOf = (index: number, made: unknown): ItemResult => ({ item: item(index), records: [], made });

/** A try that fails after these results. */
function fail(results: readonly ItemResult[], which: Try = {}) {
	const checkpoint = attempt(which);
	for (const { item: own } of results) checkpoint.recall(own);
	for (const result of results) checkpoint.keep(result);
	checkpoint.leave();
}

const madeIn = (recalled: unknown): unknown => (recalled as { item: Item }).item.made;

it('gives an item back as it is, where nothing is known', () => {
	const given = item(0);
	expect(attempt().recall(given)).toEqual({ item: given });
	fail([partOf(0, undefined), { ...partOf(1, undefined), error: failure(POST, 'refused') }, partOf(2, [])]);
	for (const index of [0, 1, 2]) expect(attempt().recall(item(index))).not.toHaveProperty('item.made');
	expect(context).toEqual({});
});

it('gives it back with what was made for it, whatever moment a date says now', () => {
	fail([partOf(0, [1])]);
	expect(attempt().recall(item(0))).toEqual({
		item: { ...item(0), made: [1], inputs: expect.anything() as unknown },
	});
});

it.each<[string, Item, Try]>([
	['another place', item(1, { n: 0 }), {}],
	['another input', item(0, { n: 9 }), {}],
	['another record', item(0, { n: 0 }, 'GOLD'), {}],
	['another prefix', item(0, { n: 0 }, 'VIP', 'B-'), {}],
	['another operation', item(0), { kind: 'update' }],
	['other parameters', item(0), { node: { parameters: { coupon: 'VIP' } } }],
	['another account', item(0), { node: { credentials: { key: { id: '2', name: 'Other' } } } }],
	['another round of a loop', item(0), { run: 1 }],
])('does not mix it up with %s', (_, other, which) => {
	fail([partOf(0, [1])]);
	expect(attempt(which).recall(other)).toEqual({ item: other });
});

it('takes no notice of how long a call may take', () => {
	const node = (timeout: number) => ({ parameters: { options: { timeout, rateLimitWait: timeout, a: 1 } } });
	fail([partOf(0, [1])], { node: node(1) });
	expect(madeIn(attempt({ node: node(2) }).recall(item(0)))).toEqual([1]);
});

it('forgets the rounds of a loop before this one', () => {
	fail([partOf(0, [1])]);
	fail([partOf(0, [2])], { run: 1 });
	expect(context.made).toHaveLength(1);
});

it('keeps what a call has made at once, in the same place, and nothing of the input', () => {
	const checkpoint = attempt();
	const codes: number[] = [];
	const big = item(0, { email: 'private' });
	for (const code of [1, 2, 3]) {
		codes.push(code);
		checkpoint.keep({ item: big, made: codes });
		expect(context).toMatchObject({ made: [{ items: { 1: { made: codes } } }] });
	}
	expect(JSON.stringify(context)).not.toContain('private');
});

describe('a POST that may have been done', () => {
	const uncertain: ItemResult = { ...partOf(0, undefined), error: failure(POST, 'unknown') };
	const asResult = {
		result: { error: expect.objectContaining({ message: 'Not now', writeState: 'unknown' }) as ApiError },
	};

	it('is not made again in this execution: the item comes back as an outcome', () => {
		fail([uncertain]);
		expect(attempt().recall(item(0))).toMatchObject(asResult);
	});

	it('comes back with what was made before it', () => {
		fail([{ ...uncertain, made: [1] }]);
		expect(attempt().recall(item(0))).toMatchObject({
			item: { made: [1], uncertain: { message: 'Not now', writeState: 'unknown' } },
		});
	});

	it('is made again where the user retries the execution: they have been told to look first', () => {
		fail([uncertain]);
		expect(attempt({ execution: '8' }).recall(item(0))).not.toHaveProperty('result');
	});

	it.each([
		['a PUT', failure(PUT, 'unknown')],
		['a refusal', failure(POST, 'refused')],
		['no call', new Error('Not a call')],
	])('is not %s', (_, other) => {
		fail([{ ...uncertain, error: other }]);
		expect(attempt().recall(item(0))).not.toHaveProperty('result');
	});
});

it('keeps what earlier tries have made, and forgets all once it has reached the user', () => {
	fail([partOf(0, [1])]);
	fail([partOf(1, [2])]);
	const checkpoint = attempt();
	expect([0, 1].map((index) => madeIn(checkpoint.recall(item(index))))).toEqual([[1], [2]]);
	expect(checkpoint.all).toMatchObject([
		{ item: 1, made: [1] },
		{ item: 2, made: [2] },
	]);
	checkpoint.clear();
	expect(madeIn(attempt().recall(item(0)))).toBeUndefined();
	expect(context).toEqual({});
});

it('tells what was made of items that ask for something else now, or are gone', () => {
	fail([partOf(0, [1]), partOf(1, [2])]);
	const checkpoint = attempt();
	const changed = item(0, { n: 0 }, 'GOLD');
	expect(checkpoint.recall(changed)).toEqual({ item: changed });
	checkpoint.keep({ item: changed, made: [3] });
	expect(checkpoint.unclaimed).toEqual([
		{ item: 1, made: [1], key: { attribute: 'code', value: 'VIP' } },
		{ item: 2, made: [2], key: { attribute: 'code', value: 'VIP' } },
	]);
	expect(checkpoint.all.map(({ made }) => made)).toEqual([[1], [3], [2]]);
});

describe('a tool, each try of which n8n may give a run of its own', () => {
	const node = { type: 'x.ultraCartTool' };
	const twice = { ...node, retryOnFail: true, maxTries: 2 };
	const uncertain: ItemResult = { ...partOf(0, undefined), error: failure(POST, 'unknown') };

	it('goes on with what a try before it has made', () => {
		fail([partOf(0, [1])], { node });
		expect(madeIn(attempt({ node, run: 1 }).recall(item(0)))).toEqual([1]);
	});

	it('begins afresh once that has been handed out', () => {
		fail([partOf(0, [1])], { node });
		const checkpoint = attempt({ node, run: 1 });
		checkpoint.recall(item(0));
		checkpoint.clear();
		expect(context).toEqual({});
	});

	it('leaves alone what a call at the same time makes, and what another one wants', () => {
		const other = attempt({ node });
		other.keep(partOf(0, [1]));
		const checkpoint = attempt({ node, run: 1 });
		expect(madeIn(checkpoint.recall(item(0)))).toBeUndefined();
		checkpoint.keep(partOf(0, [2]));
		checkpoint.clear();
		expect(context).toMatchObject({ made: [{ items: { 1: { made: [1] } } }] });
	});

	it("takes no notice of the number of the model's call", () => {
		const call = (toolCallId: string) => item(0, { n: 0, toolCallId });
		fail([{ item: call('a'), records: [], made: [1] }], { node });
		expect(madeIn(attempt({ node, run: 1 }).recall(call('b')))).toEqual([1]);
	});

	it('does not repeat a POST that may have been done, until the model has read of it', () => {
		fail([uncertain], { node: twice });
		expect(attempt({ node: twice, run: 1 }).recall(item(0))).toHaveProperty('result');
		context = {};
		fail([uncertain], { node: twice });
		fail([uncertain], { node: twice, run: 1 });
		expect(attempt({ node: twice, run: 2 }).recall(item(0))).not.toHaveProperty('result');
		context = {};
		fail([uncertain], { node });
		expect(attempt({ node, run: 1 }).recall(item(0))).not.toHaveProperty('result');
	});
});
