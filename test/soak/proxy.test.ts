/** Each fault does to a call what it says. */
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { BASE_PATH } from '../../sandbox/server';
import type { NetworkFault } from './networkFault';
import { Proxy } from './proxy';

const GROUPS = 3;

/** Milliseconds: far more than any answer takes that comes. */
const PATIENCE = 2000;

let sandbox: Sandbox;
let proxy: Proxy;

beforeAll(async () => {
	sandbox = await startSandbox({ records: { group: GROUPS }, latency: 0, limits: false });
	proxy = new Proxy(Number(new URL(sandbox.url).port));
	await proxy.listen();
});
beforeEach(() => {
	sandbox.reset();
});
afterAll(async () => {
	await proxy.close();
	await sandbox.close();
});

/** Makes a group, and gives the answer's status and beginning, or how it broke off. */
async function insertGroup(): Promise<string> {
	try {
		const answer = await fetch(`${proxy.url}${BASE_PATH}/user/groups`, {
			method: 'POST',
			headers: { ...sandbox.headers, 'content-type': 'application/json' },
			body: JSON.stringify({ name: 'New' }),
			signal: AbortSignal.timeout(PATIENCE),
		});
		const text = await answer.text();
		return `${answer.status} ${text.includes('"name":"New"') ? 'the group' : text}`;
	} catch (thrown) {
		return (thrown as Error).name === 'TimeoutError' ? 'nothing more' : 'broken off';
	}
}

const page = (status: number, html: string, done: boolean): NetworkFault => ({
	type: 'page',
	page: { status, html },
	done,
});

it.each<[NetworkFault | undefined, string, number]>([
	[undefined, '200 the group', 1],
	[{ type: 'slow', pieces: 4 }, '200 the group', 1],
	[{ type: 'cutRequest', at: 0.99 }, 'broken off', 0],
	[{ type: 'cutRequest', at: 0 }, 'broken off', 0],
	[{ type: 'cutAnswer', at: 0.99, reset: true }, 'broken off', 1],
	[{ type: 'cutAnswer', at: 0.1, reset: false }, 'broken off', 1],
	[{ type: 'stall', at: 0.5 }, 'nothing more', 1],
	[page(404, 'lost', true), '404 lost', 1],
	[page(502, 'lost', false), '502 lost', 0],
	[page(204, '', true), '204 ', 1],
	[{ type: 'doubledRequest', delivers: 'second' }, '200 the group', 2],
	[{ type: 'doubledAnswer' }, '200 the group', 1],
])('%j', async (fault, answer, made) => {
	proxy.begin(() => fault);
	expect(await insertGroup()).toBe(answer);
	expect(sandbox.list('group')).toHaveLength(GROUPS + made);
	const [exchange] = proxy.exchanges;
	expect(exchange?.delivered).toBe(answer.endsWith('the group') && fault?.type !== 'doubledAnswer');
	expect(proxy.failure).toBeUndefined();
});
