/** An action on many records, as n8n's Retry On Fail repeats it. */
import {
	action,
	type ActionOperation,
	type Endpoint,
	type ItemResult,
	type ListEndpoint,
	type Run,
} from '../../../support/internals';

const LIST: ListEndpoint = {
	id: 'list',
	method: 'GET',
	path: '/things',
	permission: 'p',
	safe: true,
	root: 'things',
};
const READ: Endpoint = { id: 'read', method: 'GET', path: '/things/{code}', permission: 'p', safe: true };
const DO: Endpoint = { id: 'do', method: 'POST', path: '/things/{oid}/do', permission: 'p' };

const OPERATION: ActionOperation = {
	kind: 'action',
	noun: 'thing',
	id: 'oid',
	locator: { parameter: 'thing', label: 'Thing', modes: {} },
	form: { fields: [], define: 'd', json: 'j', label: 'L', required: [], shown: [], collection: 'c' },
	endpoint: DO,
	read: { by: { code: READ }, list: LIST },
};

const itemNamed = (code: string, index: number, made?: unknown) => ({
	index,
	json: {},
	inputs: {},
	output: 'raw' as const,
	record: {},
	key: { mode: 'code', attribute: 'code', value: code, words: `thing ${code}` },
	...(made !== undefined && { made }),
});

/** An account that says of every call which endpoint it was for. */
function account() {
	const asked: string[] = [];
	const call = ({ id }: Endpoint) => {
		asked.push(id);
		return Promise.resolve({ body: { oid: 1, things: [] } });
	};
	return { asked, run: { call, client: { call } } as unknown as Run };
}

async function resultsOf(run: Run, items: readonly ReturnType<typeof itemNamed>[]): Promise<ItemResult[]> {
	const results: ItemResult[] = [];
	for await (const result of action(run, OPERATION, items)) results.push(result);
	return results;
}

test('looks for no record of which an earlier try has done all', async () => {
	const { asked, run } = account();
	const items = ['A', 'B', 'C', 'D', 'E'].map((code, index) => itemNamed(code, index, { code }));
	const results = await resultsOf(run, items);

	expect(results.map(({ records, made }) => [records, made])).toEqual(
		items.map(({ made }) => [[made], made]),
	);
	expect(asked).toEqual([]);
});

test('looks for the record of an item that is left, and of no other', async () => {
	const { asked, run } = account();
	const items = ['A', 'B', 'C', 'D'].map((code, index) =>
		itemNamed(code, index, index < 3 ? { code } : undefined),
	);
	await resultsOf(run, items);

	expect(asked).toEqual(['read', 'do']);
});
