/** What a user reads when UltraCart or the network fails, and what faultMatrix/ does not reach: later pages, odd answers. */
import { createServer } from 'node:net';

import type { IDataObject } from 'n8n-workflow';

import type { FaultDefinition } from '../../../sandbox/faultTypes';
import type { IncomingRequest } from '../../../sandbox/requests';
import { NODE, useTestEnvironment } from '../../support/testEnvironment';
import type { EngineRun } from '../../../harness/engine';
import { skipPauses } from '../../support/time';
import {
	coupon,
	create,
	expectWellWorded,
	generate,
	get,
	getMany,
	getUser,
	HASTY,
	remove,
	errorTextOf,
	updateUser,
} from './support';

const env = useTestEnvironment({ records: { coupon: 230, user: 3 } });
const USER = 1001;
const PHONE = '555-7351';
const COUPONS = 231;

const LATE: FaultDefinition = { kind: 'delay', milliseconds: 1600 };
/** Short enough for LATE, and long enough for an answer in time. */
const IMPATIENT = { ...HASTY, timeout: 1 };

beforeEach(() => {
	env().sandbox.insert('coupon', coupon('VIP'));
	// The shortest wait before a call is made again.
	jest.spyOn(Math, 'random').mockReturnValue(0);
});

const phone = () => env().sandbox.get('user', USER)?.phone;
const exists = (code: string) => env().sandbox.get('coupon', code, 'merchant_code') !== undefined;

interface Scenario {
	readonly name: string;
	readonly item: IDataObject;
	readonly parameters: IDataObject;
	/** The call that the fault is put upon. */
	readonly on: (asked: IncomingRequest) => boolean;
	/** How many records come out, and how often the thing was done. */
	readonly comes: number;
	readonly done: () => number;
}

const READ: Scenario = {
	name: 'a read',
	item: { code: 'VIP' },
	parameters: get(),
	on: ({ method }) => method === 'GET',
	comes: 1,
	done: () => 0,
};
const LISTING: Scenario = {
	name: 'the second page of a listing',
	item: {},
	parameters: getMany(),
	on: ({ address }) => Number(address._offset) > 0,
	comes: COUPONS,
	done: () => 0,
};
const SEARCH: Scenario = {
	name: 'a search, which is a POST',
	item: {},
	parameters: { ...getMany(), operation: 'search', searchText: 'offer' },
	on: ({ method, address }) => method === 'POST' && Number(address._offset) > 0,
	// VIP is no offer.
	comes: COUPONS - 1,
	done: () => 0,
};

const PUT: Scenario = {
	name: 'a PUT',
	item: { id: USER },
	parameters: updateUser({ updateFields: { phone: PHONE } }),
	on: ({ method }) => method === 'PUT',
	comes: 1,
	done: () => (phone() === PHONE ? 1 : 0),
};
const DELETE: Scenario = {
	name: 'a DELETE',
	item: { code: 'VIP' },
	parameters: remove(),
	on: ({ method }) => method === 'DELETE',
	comes: 1,
	done: () => (exists('VIP') ? 0 : 1),
};

const CREATE: Scenario = {
	name: 'the POST that creates',
	item: { code: 'FRESH' },
	parameters: create(),
	on: ({ method }) => method === 'POST',
	comes: 1,
	done: () => env().sandbox.list('coupon').length - COUPONS,
};
const CODES: Scenario = {
	name: 'the POST that makes codes',
	item: { code: 'VIP' },
	parameters: generate({ codesOutput: 'itemPerCode', quantity: 3 }),
	on: ({ method }) => method === 'POST',
	comes: 3,
	done: () => env().sandbox.codes().length / 3,
};

const safe = [READ, LISTING, SEARCH];
const idempotent = [PUT, DELETE];
const posts = [CREATE, CODES];

async function runWith(
	scenario: Scenario,
	fault: FaultDefinition,
	times = 1,
): Promise<{ run: EngineRun; hits: number }> {
	// Nothing is waited for, but for an answer that is given after all.
	if (fault !== LATE) skipPauses(env().sandbox);
	const ordered = env().sandbox.faults.add({ ...fault, on: scenario.on, times });
	const options = fault === LATE ? IMPATIENT : HASTY;
	const run = await env().run([scenario.item], { ...scenario.parameters, options });
	return { run, hits: ordered.hits };
}

/** How often the call was made that the fault was put upon. */
const asked = ({ on }: Scenario) =>
	env().sandbox.log.entries.filter(({ method, endpoint = '', query, body }) =>
		on({ method, endpoint, address: query, body }),
	).length;

const named = (faults: FaultDefinition[]): [string, FaultDefinition][] =>
	faults.map((fault) => ['status' in fault ? `${fault.kind} ${String(fault.status)}` : fault.kind, fault]);

const cross = (scenarios: Scenario[], faults: FaultDefinition[]) =>
	scenarios.flatMap((scenario) =>
		named(faults).map(([fault, what]) => ({ what: `${fault} of ${scenario.name}`, scenario, fault: what })),
	);

const status = (code: number): FaultDefinition => ({ kind: 'status', status: code });
const after = (code: number): FaultDefinition => ({ kind: 'statusAfter', status: code });
const [resetBefore, resetAfter, brokenJson, html]: [
	FaultDefinition,
	FaultDefinition,
	FaultDefinition,
	FaultDefinition,
] = [{ kind: 'resetBefore' }, { kind: 'resetAfter' }, { kind: 'brokenJson' }, { kind: 'html' }];
const maintenance: FaultDefinition = { kind: 'html', status: 503 };

const passed = [
	...cross([READ], [status(502), status(504), maintenance]),
	...cross([LISTING], [status(429), status(503), resetAfter, html]),
	...cross([SEARCH], [status(429), after(503), resetBefore, brokenJson]),
];

describe('what passes, and may be asked again', () => {
	it.each(passed)('$what', async ({ scenario, fault }) => {
		const { run, hits } = await runWith(scenario, fault);

		expect(run.error).toBeUndefined();
		expect(run.items(NODE)).toHaveLength(scenario.comes);
		expect(hits).toBe(1);
		expect(asked(scenario)).toBeGreaterThanOrEqual(2);
	});

	it('is told when it does not pass: four tries, and what it was', async () => {
		const { run, hits } = await runWith(READ, { kind: 'status', status: 503, message: 'Down' }, 99);
		const told = errorTextOf(run);

		expectWellWorded(told, 1);
		expect(told).toMatchObject({ name: 'NodeApiError', httpCode: '503', message: 'Down [item 1]' });
		expect(hits).toBe(4);
	});
});

describe('a POST that may have been done is not made again', () => {
	const rows = [
		...cross(posts, [status(500)]).map((row) => ({ ...row, did: 0 })),
		...cross(posts, [LATE, maintenance]).map((row) => ({ ...row, did: 1 })),
	];

	it.each(rows)('$what', async ({ scenario, fault, did }) => {
		const { run } = await runWith(scenario, fault);
		const told = errorTextOf(run);

		expect(asked(scenario)).toBe(1);
		expectWellWorded(told, 1);
		expect(told.name).toBe('NodeApiError');
		if ('status' in fault) expect(told.httpCode).toBe(String(fault.status));
		if (scenario === CODES) {
			expect(told.description).toMatch(/UltraCart may have made codes that it will not show again/);
		} else if (did === 0) {
			expect(told.description).toMatch(
				/look there for the coupon before you run this again, or it may be created twice/,
			);
		} else {
			// It is looked for, and found; but it may have been there before.
			expect(told.message).toBe(
				"UltraCart has a coupon with the code 'FRESH' just as it was to be created, but it may be older than this run [item 1]",
			);
			expect(told.description).toMatch(
				/This run may have made it, or it was there before: look at the coupon in UltraCart/,
			);
			expect(told.uncertain).toMatchObject([{ item: 1, records: [{ merchant_code: 'FRESH' }] }]);
			expect(told.data).toBeUndefined();
		}
		// A late answer is given although nobody waits for it any more.
		if (fault === LATE) await new Promise((over) => setTimeout(over, 800));
		expect(scenario.done()).toBe(did);
	});

	it('is made again when it certainly never arrived', async () => {
		const port = await freePort();
		const credentials = {
			key: { type: 'ultraCartSimpleKeyApi', data: { apiKey: 'k', baseUrl: `http://127.0.0.1:${port}` } },
		};
		const { engine, sandbox } = env();
		skipPauses(sandbox);
		sandbox.clock.speed = 0;
		const started = sandbox.clock.now();
		const run = await engine.run(env().workflow([CODES.item], CODES.parameters), { credentials });
		const told = errorTextOf(run);

		expectWellWorded(told, 1);
		expect(told.message).toMatch(/could not be reached. Check the Base URL of the credential/);
		expect(told.description).toBe('');
		// Four tries. What a slow machine takes between them counts as waited.
		const waited = sandbox.clock.now() - started;
		expect(waited).toBeLessThanOrEqual(375 + 750 + 1500);
		expect(waited).toBeGreaterThan(375 + 750 + 1400);
		sandbox.clock.speed = 1;
	});

	async function freePort(): Promise<number> {
		const server = createServer();
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		const { port } = server.address() as { port: number };
		await new Promise((closed) => server.close(closed));
		return port;
	}
});

describe('what UltraCart refuses', () => {
	const everyScenario = [...safe, ...idempotent, ...posts];
	it.each([
		[
			401,
			/Check the key, or connect the account again, and see that it has the permission (coupon|user)_(read|write)/,
		],
		[410, /disabled this application. Make a new key or application/],
	])('%i, wherever it comes, ends the run at once and says what to do', async (code, advice) => {
		for (const scenario of everyScenario) {
			env().sandbox.log.reset();
			const { run } = await runWith(scenario, { kind: 'status', status: code, message: 'No' });
			const told = errorTextOf(run);

			expectWellWorded(told, 1);
			expect(told).toMatchObject({ name: 'NodeApiError', httpCode: String(code), message: 'No [item 1]' });
			expect(told.description).toMatch(advice);
			expect(asked(scenario)).toBe(1);
			expect(scenario.done()).toBe(0);
		}
	});

	it('with status 200 and success:false is refused all the same, and nothing was done', async () => {
		for (const scenario of [READ, ...idempotent, ...posts]) {
			env().sandbox.log.reset();
			const { run } = await runWith(scenario, { kind: 'successFalse', message: 'Not today' });
			const told = errorTextOf(run);

			expectWellWorded(told, 1);
			expect(told).toMatchObject({ name: 'NodeApiError', message: 'Not today [item 1]' });
			expect(told.description).not.toMatch(/not known|may have/);
			expect(asked(scenario)).toBe(1);
			expect(scenario.done()).toBe(0);
		}
	});

	it("hands on UltraCart's words for developers, and says nothing twice", async () => {
		env().sandbox.faults.add({
			kind: 'alter',
			change: (body) => ({
				...body,
				success: false,
				error: { user_message: 'Not possible.', developer_message: 'quantity: too many.' },
			}),
		});
		const told = errorTextOf(await env().run([{ code: 'VIP' }], get()));

		expect(told).toMatchObject({ message: 'Not possible. [item 1]', description: 'quantity: too many' });
	});
});

describe('an answer with nothing in it', () => {
	it('to a read, again and again: it is told, and the record is not said to be gone', async () => {
		const { run } = await runWith(READ, { kind: 'empty' }, 99);
		expectWellWorded(errorTextOf(run), 1);
		expect(errorTextOf(run).message).toBe('UltraCart sent an empty answer [item 1]');
	});

	it('to a POST that makes codes: they may be lost, and that is told', async () => {
		const { run } = await runWith(CODES, { kind: 'empty' });
		const told = errorTextOf(run);
		expectWellWorded(told, 1);
		expect(told.message).toBe('UltraCart answered without the codes [item 1]');
		expect(told.description).toMatch(/may have made codes that it will not show again/);
		expect(asked(CODES)).toBe(1);
	});
});

describe('a warning', () => {
	it.each([...safe, PUT, ...posts])('to $name changes nothing and becomes a hint', async (scenario) => {
		const { run } = await runWith(scenario, { kind: 'warning', message: 'This coupon ends today' });

		expect(run.items(NODE)).toHaveLength(scenario.comes);
		expect(run.hints(NODE)).toContainEqual({
			message: 'UltraCart warns: This coupon ends today',
			type: 'warning',
			location: 'outputPane',
		});
	});
});

describe('a call that a read needs', () => {
	it('an empty answer to Get Group and faults on the way to Get Groups are borne', async () => {
		env().sandbox.faults.add({ kind: 'resetAfter', on: 'getGroups' });
		const { group_oid } = env().sandbox.list('group')[0] ?? {};
		const run = await env().run([{ id: group_oid as number }], {
			...getUser(),
			resource: 'group',
			group: getUser().user,
		});
		expect(run.items(NODE)).toMatchObject([{ group_oid }]);
	});
});
