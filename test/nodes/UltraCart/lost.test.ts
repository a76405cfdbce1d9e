/** Whatever happens, what UltraCart has made reaches the user, and is not made twice. */
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';

import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { byCode, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { PROJECT_ROOT } from '../../../scripts/project';
import { Engine, TRIGGER, type EngineRun } from '../../../harness/engine';
import { logCount, logsFrom } from '../../../harness/engine/logs';
import { OBSERVED, ObservedNode } from '../../support/observedNode';
import { CONTINUE, contacts, coupon, create, errorTextOf, expectWellWorded, generate } from './support';

const env = useTestEnvironment({ records: { coupon: 5 } });

const VIP = { code: 'VIP' };
const OTHER = { code: 'OTHER' };
const AGAIN = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

beforeEach(() => {
	for (const { code } of [VIP, OTHER]) env().sandbox.insert('coupon', coupon(code));
});

const codes = () =>
	env()
		.sandbox.codes()
		.map(({ code }) => code);
const codesIn = (run: EngineRun) => run.items(NODE).map(({ coupon_code }) => coupon_code as string);
const coupons = (prefix: string) =>
	env()
		.sandbox.list('coupon')
		.filter(({ merchant_code }) => String(merchant_code).startsWith(prefix));

/** For an expression: whether it is evaluated within a second from now, and settings that try again later than that. */
const soon = () => `$now.toMillis() < ${Date.now() + 1000}`;
const AGAIN_LATER = { ...AGAIN, waitBetweenTries: 1200 };

const IS_RETRY = "$execution.mode === 'production'";

/** Refuses one call, after so many others went through. */
const refuse = (after: number) =>
	env().sandbox.faults.add({ kind: 'status', status: 410, message: 'Not this one', after });

interface Made {
	readonly item: number;
	readonly records: readonly IDataObject[];
}

describe('a run that breaks off', () => {
	it('tells every code it had made, with the numbers of the items', async () => {
		refuse(2);
		const run = await env().run(
			contacts(250),
			generate({ coupon: byCode('VIP'), options: { codesPerCall: 100 } }),
		);
		const told = errorTextOf(run);
		const made = told.data as Made[];

		expectWellWorded(told, 201);
		expect(codes()).toHaveLength(200);
		expect(made.map(({ item }) => item)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
		expect(made.map(({ records }) => records)).toEqual(
			codes().map((code) => [{ code, merchant_code: 'VIP' }]),
		);
		for (const code of codes()) expect(told.description).toContain(code);
		expect(told.description).toContain(`{"item":200,"records":[{"code":"`);
		expect(told.description).toMatch(/\}\]$/);
	});

	it('says nothing of what else the items held, and stays short', async () => {
		refuse(9);
		const people = contacts(10_000).map((contact) => ({ ...contact, note: 'Private '.repeat(125) }));
		const told = errorTextOf(await env().run(people, generate({ coupon: byCode('VIP') })));

		expect(codes()).toHaveLength(9000);
		const text = JSON.stringify(told);
		for (const code of codes()) expect(text.includes(code)).toBe(true);
		expect(text).not.toMatch(/example\.com|Private/);
		expect(text.length).toBeLessThan(2_000_000);
	});

	it('says nothing of the records it had created but how to find them', async () => {
		env().sandbox.faults.add({ kind: 'status', status: 410, on: 'createGiftCertificate', after: 1 });
		const told = errorTextOf(
			await env().run(contacts(2), {
				resource: 'giftCertificate',
				operation: 'create',
				amount: 5,
				additionalFields: { email: '={{ $json.email }}' },
			}),
		);
		const [certificate] = env().sandbox.list('giftCertificate').slice(-1);

		expect(told.data).toEqual([
			{
				item: 1,
				records: [{ gift_certificate_oid: certificate?.gift_certificate_oid, code: certificate?.code }],
			},
		]);
		expect(JSON.stringify(told)).not.toContain('example.com');
	});

	it('tells the part of an order that was made', async () => {
		refuse(1);
		const told = errorTextOf(
			await env().run(
				[VIP],
				generate({ codesOutput: 'allInOneItem', quantity: 5, options: { codesPerCall: 3 } }),
			),
		);

		expectWellWorded(told, 1);
		expect(told.data).toEqual([
			{ item: 1, records: codes().map((code) => ({ code, merchant_code: 'VIP' })) },
		]);
		expect(codes()).toHaveLength(3);
	});

	it.each(['allOrNothing', 'bestEffort', 'bestEffortRefused'] as const)(
		'tells the IDs of all records it had created, with batches that are %s',
		async (batch) => {
			env().sandbox.switches.batch = batch;
			const items = ['NEW1', 'NEW2', 'VIP', 'NEW3', 'NEW4'].map((code) => ({ code }));
			const told = errorTextOf(await env().run(items, create()));
			const made = told.data as Made[];

			// UltraCart has done them and refused the batch: nothing tells whether they were there before.
			const isOpen = batch === 'bestEffortRefused';
			expectWellWorded(told, isOpen ? 1 : 3);
			expect(coupons('NEW').length).toBeGreaterThanOrEqual(2);
			const listed = isOpen ? (told.uncertain as Made[]) : made;
			const oids = listed.flatMap(({ records }) => records.map(({ coupon_oid }) => coupon_oid as number));
			expect(oids).toEqual(coupons('NEW').map(({ coupon_oid }) => coupon_oid));
			expect(listed.map(({ item }) => item)).toEqual([1, 2, 4, 5]);
			for (const oid of oids) expect(told.description).toContain(`"coupon_oid":${oid}`);
		},
	);

	it('tells the codes that it had uploaded, although UltraCart did not say what became of the first', async () => {
		env().sandbox.faults.add({
			kind: 'alter',
			on: 'uploadCouponCodes',
			change: (body) => ({ ...body, uploaded_codes: ['GIFT-2'] }),
		});
		const told = errorTextOf(
			await env().run(
				[1, 2].map((n) => ({ own: `GIFT-${n}` })),
				{ operation: 'uploadCodes', coupon: byCode('VIP'), codes: '={{ $json.own }}' },
			),
		);

		expectWellWorded(told, 1);
		expect(told.data).toMatchObject([{ item: 2, records: [{ coupon_code: 'GIFT-2', status: 'uploaded' }] }]);
	});

	it('has nothing of the sort to tell when nothing was made', async () => {
		refuse(0);
		const told = errorTextOf(await env().run([VIP], generate()));
		expect(told.data).toBeUndefined();
		expect(told.description).not.toMatch(/Before that/);
	});
});

describe('Retry On Fail', () => {
	it('uploads those codes of an item again of which UltraCart did not say what became of them', async () => {
		env().sandbox.faults.add({
			kind: 'alter',
			on: 'uploadCouponCodes',
			change: (body) => ({ ...body, uploaded_codes: ['GIFT-1'] }),
		});
		const codes = ['GIFT-1', 'GIFT-2', 'GIFT-3'];
		const parameters = { operation: 'uploadCodes', coupon: byCode('VIP'), codes: codes.join(', ') };
		const run = await env().run([{}], parameters, AGAIN);

		expect(run.error).toBeUndefined();
		expect(env().sandbox.log.of('uploadCouponCodes')[1]?.body).toEqual({ coupon_codes: codes.slice(1) });
		const statuses = ['uploaded', 'duplicate', 'duplicate'];
		expect(run.items(NODE)).toMatchObject(
			codes.map((code, index) => ({ coupon_code: code, status: statuses[index] })),
		);
	});

	it('does so with expressions that differ from try to try', async () => {
		refuse(2);
		const run = await env().run(
			contacts(3),
			generate({
				coupon: byCode('VIP'),
				expiry: 'onDate',
				codeExpirationDate: '={{ $now.plus({ days: $itemIndex + 1 }).toISO() }}',
				prefix: '={{ $json.email.slice(0, 1) }}-',
			}),
			AGAIN,
		);

		expect(run.items(NODE).map(({ email }) => email)).toEqual(contacts(3).map(({ email }) => email));
		expect(codesIn(run)).toEqual(codes());
		expect(codes()).toHaveLength(3);
	});

	it('asks only for what is missing of an order', async () => {
		refuse(1);
		const run = await env().run(
			[VIP],
			generate({ codesOutput: 'allInOneItem', quantity: 5, options: { codesPerCall: 3 } }),
			AGAIN,
		);

		expect(run.items(NODE)).toMatchObject([{ coupon_codes: codes(), quantity: 5 }]);
		expect(codes()).toHaveLength(5);
	});

	it('hands out all of an order although the next try asks for less', async () => {
		refuse(1);
		const firstTry = Date.now() + 400;
		const quantity = `={{ $now.toMillis() < ${firstTry} ? 4 : 2 }}`;
		const run = await env().run([VIP, OTHER], generate({ codesOutput: 'itemPerCode', quantity }), {
			...AGAIN,
			waitBetweenTries: 600,
		});

		expect(run.items(NODE).map(({ merchant_code }) => merchant_code)).toEqual([
			...['VIP', 'VIP', 'VIP', 'VIP'],
			...['OTHER', 'OTHER'],
		]);
		expect(codesIn(run)).toEqual(codes());
	});

	it('tells what all tries have made when the last one fails too', async () => {
		for (const after of [1, 1]) refuse(after);
		const run = await env().run([VIP, OTHER], generate(), AGAIN);
		const told = errorTextOf(run);

		expectWellWorded(told, 2);
		expect(told.data).toEqual([{ item: 1, records: [{ code: codes()[0], merchant_code: 'VIP' }] }]);
		expect(codes()).toHaveLength(1);
	});

	it.each([
		['coupon', () => ({ coupon: byCode(`={{ ${soon()} ? 'VIP' : 'OTHER' }}`) })],
		['prefix', () => ({ prefix: `={{ ${soon()} ? 'A-' : 'B-' }}` })],
	])(
		'makes new codes where the %s has changed, and tells the old ones beside the output',
		async (_, change) => {
			refuse(1);
			const parameters = generate({ ...change(), options: { codesPerCall: 1 } });
			const run = await env().run([VIP, VIP], parameters, AGAIN_LATER);
			const [old, ...others] = codes();

			expect(codesIn(run)).toEqual(others);
			expect(others).toHaveLength(2);
			expect(run.hints(NODE).map(({ message }) => message)).toContainEqual(
				`Items ask for something else than at an earlier try. For that one, UltraCart made these one-time codes, by number of the item: [{"item":1,"records":[{"code":"${old}","merchant_code":"VIP"}]}]`,
			);
		},
	);

	it('tells the old ones in the error, where the next try breaks off too', async () => {
		for (const after of [1, 2]) refuse(after);
		const parameters = generate({
			coupon: byCode(`={{ ${soon()} ? 'VIP' : 'OTHER' }}`),
			options: { codesPerCall: 1 },
		});
		const told = errorTextOf(await env().run([VIP, VIP], parameters, AGAIN_LATER));

		expect(told.data).toEqual([
			{ item: 1, records: [{ code: codes()[0], merchant_code: 'VIP' }] },
			{ item: 1, records: [{ code: codes()[1], merchant_code: 'OTHER' }] },
		]);
	});

	it('with Continue On Fail, where n8n tries again because a contact has a field named "error", makes nothing twice', async () => {
		const run = await env().run([{ ...VIP, error: 'bounced' }, VIP], generate(), { ...AGAIN, ...CONTINUE });

		expect(codesIn(run)).toEqual(codes());
		expect(codes()).toHaveLength(2);
	});
});

describe('a failed execution that the user retries', () => {
	/** Fails after one of two codes, and is retried, with the parameters as they are then. */
	async function retried(first: IDataObject, then: IDataObject = first) {
		const { engine, credentials } = env();
		refuse(1);
		const options = { codesPerCall: 1 };
		const failed = await env().run(contacts(2), generate({ options, ...first }));
		expect(failed.error).toBeDefined();
		const workflow = env().workflow(contacts(2), generate({ options, ...then }));
		return await engine.retry(failed, workflow, { credentials });
	}

	it('goes on where it ended, though a date differs each time and a call may take longer', async () => {
		const vip = {
			coupon: byCode('VIP'),
			expiry: 'onDate',
			codeExpirationDate: '={{ $now.plus({ days: 7 }).toISO() }}',
		};
		const run = await retried(vip, { ...vip, options: { codesPerCall: 1, timeout: 60 } });

		expect(run.items(NODE)).toMatchObject(contacts(2));
		expect(codesIn(run)).toEqual(codes());
		expect(codes()).toHaveLength(2);
	});

	it.each([
		['an expression gives another coupon', { coupon: byCode(`={{ ${IS_RETRY} ? 'OTHER' : 'VIP' }}`) }],
		[
			'an expression gives another prefix',
			{ coupon: byCode('VIP'), prefix: `={{ ${IS_RETRY} ? 'B-' : 'A-' }}` },
		],
	])('makes new codes where %s', async (_, parameters) => {
		const run = await retried(parameters);
		expect(codesIn(run)).toEqual(codes().slice(1));
		expect(codes()).toHaveLength(3);
	});

	it('makes new codes where the node is set up in another way', async () => {
		const run = await retried({ coupon: byCode('VIP') }, { coupon: byCode('OTHER') });
		expect(codesIn(run)).toEqual(codes().slice(1));
		expect(codes()).toHaveLength(3);
	});
});

describe('a node in a loop', () => {
	it('starts afresh each time, with the same item too', async () => {
		const engine = await Engine.load(PROJECT_ROOT, { nodes: { 'test.thrice': thrice } });
		const { baseUrl, key } = env().sandbox;
		const credentials = { key: { type: 'ultraCartSimpleKeyApi', data: { apiKey: key, baseUrl } } };
		const workflow = env().workflow([VIP], generate(), { ...AGAIN, ...CONTINUE });
		workflow.nodes.push({
			id: 'loop',
			name: 'Thrice',
			type: 'test.thrice',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		});
		const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
		// The first round ends with an error item, which n8n takes for a reason to try again, in vain.
		env().sandbox.faults.add({ kind: 'status', status: 410, times: 2 });
		const run = await engine.run(
			{ ...workflow, connections: { [TRIGGER]: to(NODE), [NODE]: to('Thrice'), Thrice: to(NODE) } },
			{ credentials },
		);
		await engine.close();
		const rounds = run.raw.data.resultData.runData[NODE] ?? [];
		const given = rounds.map(({ data }) => data?.main?.[0]?.[0]?.json.coupon_code);

		expect(rounds).toHaveLength(3);
		expect(given).toEqual([undefined, ...codes()]);
		expect(new Set(codes()).size).toBe(2);
	});

	/** Hands the contact on to the next round, twice. */
	const thrice: INodeType = {
		description: {
			displayName: 'Thrice',
			name: 'thrice',
			group: ['transform'],
			version: 1,
			description: 'Ends a loop after three rounds',
			defaults: { name: 'Thrice' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		},
		execute(this: IExecuteFunctions) {
			const round = this.getWorkflowDataProxy(0).$runIndex as number;
			return Promise.resolve([round < 2 ? [{ json: VIP }] : []]);
		},
	};
});

describe('a cancelled run', () => {
	/** Runs until a call is under way after so many others, and stops there. */
	async function stopped(items: IDataObject[], parameters: IDataObject, after: number) {
		const { sandbox } = env();
		const firstLog = logCount();
		const observed = new ObservedNode();
		const engine = await Engine.load(PROJECT_ROOT, { nodes: { [OBSERVED]: observed.type } });
		const credentials = {
			key: { type: 'ultraCartSimpleKeyApi', data: { apiKey: sandbox.key, baseUrl: sandbox.baseUrl } },
		};
		const slow = sandbox.faults.add({ kind: 'delay', milliseconds: 300, after });
		const ended = observed.next();
		const handle = engine.start(env().workflow(items, parameters, { type: OBSERVED }), { credentials });
		while (slow.hits === 0) await pause(2);
		handle.cancel();
		const run = await handle.finished;
		const end = await ended;
		const calls = sandbox.log.calls;
		await pause(400);
		expect(run.status).toBe('canceled');
		expect(sandbox.log.calls).toBe(calls);
		await engine.close();
		return { run, calls, ...end, items: end.output?.[0] ?? [], logs: logsFrom(firstLog) };
	}

	it('hands out the codes it had made, calls nobody any more, and throws nothing', async () => {
		const { calls, thrown, items, logs } = await stopped(
			contacts(10),
			generate({ coupon: byCode('VIP'), options: { codesPerCall: 2 } }),
			2,
		);

		expect(thrown).toBeUndefined();
		expect(calls).toBe(3);
		expect(items.map(({ json }) => json.coupon_code)).toEqual(codes().slice(0, 4));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
		const [told] = logs.filter(({ level, message }) => level === 'warn' && message.startsWith('Cancelled'));
		expect(told?.message).toContain("4 one-time codes for the coupon with the code 'VIP'");
		for (const code of codes()) expect(inspect(logs, { depth: null })).not.toContain(code);
	});

	it.each([
		['each contact', generate({ coupon: byCode('VIP'), options: { codesPerCall: 2 } }), 10],
		[
			'one large order',
			generate({
				coupon: byCode('VIP'),
				codesOutput: 'allInOneItem',
				quantity: 9,
				options: { codesPerCall: 2 },
			}),
			1,
		],
	])('leaves the codes of %s in what n8n saves of the execution', async (_, parameters, count) => {
		const { run } = await stopped(contacts(count), parameters, 2);
		const kept = JSON.stringify(run.raw.data.executionData?.contextData[`node:${NODE}`]);

		expect(codes().length).toBeGreaterThanOrEqual(4);
		for (const code of codes().slice(0, 4)) expect(kept).toContain(`"code":"${code}"`);
		expect(kept).not.toContain('example.com');
	});

	it('leaves the records that it had created there, too', async () => {
		const { run } = await stopped(
			['NEW1', 'NEW2', 'NEW3'].map((code) => ({ code })),
			create({ options: { recordsPerCall: 1 } }),
			2,
		);
		const kept = JSON.stringify(run.raw.data.executionData?.contextData);

		for (const code of ['NEW1', 'NEW2']) expect(kept).toContain(`"merchant_code":"${code}"`);
	});

	it('hands out the part of an order that was made', async () => {
		const { thrown, items } = await stopped(
			[VIP],
			generate({ codesOutput: 'allInOneItem', quantity: 9, options: { codesPerCall: 4 } }),
			1,
		);

		expect(thrown).toBeUndefined();
		expect(items.map(({ json }) => json)).toMatchObject([{ coupon_codes: codes().slice(0, 4), quantity: 4 }]);
	});

	it('has nothing to hand out when it waited for the limit', async () => {
		const { sandbox } = env();
		const limited = sandbox.faults.add({ kind: 'status', status: 429, times: 99 });
		const handle = env().start([VIP], generate({ options: { rateLimitWait: 60 } }));
		while (limited.hits === 0) await pause(2);
		handle.cancel();
		const started = Date.now();
		expect((await handle.finished).status).toBe('canceled');
		expect(Date.now() - started).toBeLessThan(2000);
		await pause(700);
		expect(limited.hits).toBe(1);
		expect(codes()).toEqual([]);
	});
});
