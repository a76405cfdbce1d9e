/** What a try of a run leaves for the next. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import {
	ApiError,
	RetryCheckpoint,
	type Endpoint,
	type Item,
	type ItemResult,
} from '../../../support/internals';

const POST: Endpoint = { id: 'insert', method: 'POST', path: '/x', permission: 'coupon_write' };
const PUT: Endpoint = { ...POST, id: 'update', method: 'PUT' };

const item = (index: number, json: IDataObject = { n: index }): Item => ({
	index,
	json,
	inputs: {},
	output: 'raw',
});
const records = [{ coupon_oid: 1 }];
const failure = (endpoint: Endpoint, writeState: 'unknown' | 'refused') =>
	new ApiError({ endpoint, writeState, status: 500, explanation: 'Not now' });

let context: IDataObject;
beforeEach(() => (context = {}));

/** A try, in this run of the node and this execution. */
const attempt = (kind = 'create', run = 0, execution = '7') =>
	new RetryCheckpoint(
		{
			getContext: () => context,
			getWorkflowDataProxy: () => ({ $runIndex: run }),
			getExecutionId: () => execution,
		} as unknown as IExecuteFunctions,
		{ noun: 'coupon', id: 'coupon_oid', kind },
	);

const remember = (...results: ItemResult[]) => {
	attempt().save(results);
};

it('gives an item back as it is, where nothing is known', () => {
	const given = item(0);
	expect(attempt().recall(given)).toEqual({ item: given });
	remember({ item: given, records }, { item: item(1), records: [], error: failure(POST, 'refused') });
	expect(attempt().recall(given)).toEqual({ item: given });
	expect(attempt().recall(item(1))).toEqual({ item: item(1) });
});

it('gives it back with what was made for it, and how that was handed out', () => {
	remember({ item: item(0), records, made: [1] });
	expect(attempt().recall(item(0))).toEqual({ item: { ...item(0), made: [1], madeRecords: records } });
});

it.each<[string, Item, [operation?: string, run?: number]]>([
	['another place', item(1, { n: 0 }), []],
	['another input', item(0, { n: 9 }), []],
	['another operation', item(0), ['update']],
	['another round of a loop', item(0), ['create', 1]],
])('does not mix it up with %s', (_, other, parameters) => {
	remember({ item: item(0), records, made: [1] });
	expect(attempt(...parameters).recall(other)).toEqual({ item: other });
});

describe('a POST that may have been done', () => {
	const uncertain: ItemResult = { item: item(0), records: [], error: failure(POST, 'unknown') };

	it('is not made again in this execution: the item comes back as an outcome', () => {
		remember(uncertain);
		expect(attempt().recall(item(0))).toEqual({
			result: {
				item: item(0),
				records: [],
				error: expect.objectContaining({ message: 'Not now', writeState: 'unknown' }) as ApiError,
			},
		});
	});

	it('comes back with what was made before it', () => {
		remember({ ...uncertain, records, made: [1] });
		expect(attempt().recall(item(0))).toMatchObject({
			result: {
				item: { made: [1], madeRecords: records },
				records,
				made: [1],
				error: { message: 'Not now' },
			},
		});
	});

	it('is made again where the user retries the execution: they have been told to look first', () => {
		remember(uncertain);
		expect(attempt('create', 0, '8').recall(item(0))).toEqual({ item: item(0) });
	});

	it.each([
		['a PUT', failure(PUT, 'unknown')],
		['a refusal', failure(POST, 'refused')],
		['no call', new Error('Not a call')],
	])('is not %s', (_, other) => {
		const given = item(0);
		remember({ ...uncertain, error: other });
		expect(attempt().recall(given)).toEqual({ item: given });
	});
});

it('keeps what earlier tries have made, and forgets all once it has reached the user', () => {
	remember({ item: item(0), records, made: [1] });
	remember({ item: item(1), records, made: [2] });
	expect(attempt().recall(item(0))).toMatchObject({ item: { made: [1] } });
	expect(attempt().recall(item(1))).toMatchObject({ item: { made: [2] } });
	attempt().clear();
	expect(attempt().recall(item(0))).not.toHaveProperty('item.made');
	expect(context).toEqual({});
});
