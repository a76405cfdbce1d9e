import fc from 'fast-check';
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import {
	ApiError,
	Client,
	generateCodes,
	operations,
	Run,
	type GenerateCodesInputs,
	type ItemResult,
	type RequestFunctions,
} from '../../support/internals';

/**
 * Executions that wait for the same share calls, and none of them can tell: whenever they come and are stopped, whatever goes
 * wrong, each gets what it would get alone, and no code is lost, or given to two of them.
 *
 * Time is made: UltraCart takes LATENCY for a call.
 */

const LATENCY = 300;
const MOST_PER_CALL = 8;
/** A prefix that UltraCart refuses, however few codes it is asked for. */
const BAD = 'BAD';

type Fault = 'rateLimited' | 'notSent' | 'lost' | 'fewer' | 'serverError';

interface Execution {
	readonly at: number;
	/** Milliseconds after its start. */
	readonly stopsAfter: number | undefined;
	readonly key: 'key of one shop' | 'key of another' | 'revoked key';
	readonly coupon: 'VIP' | 'GOLD' | 'MISSING';
	readonly quantity: number;
	readonly prefix: string | undefined;
	readonly expiry: 'never' | 'afterTime';
	/** Longest Wait for the Rate Limit, in milliseconds. */
	readonly longestWait?: number;
}

/** What became of an execution. */
interface Outcome {
	readonly codes: readonly string[];
	readonly error: Error | undefined;
	readonly isStopped: boolean;
}

const refusal = (
	statusCode: number,
	user_message: string,
	headers: IN8nHttpFullResponse['headers'] = {},
): IN8nHttpFullResponse => ({
	statusCode,
	headers,
	body: JSON.stringify({ success: false, error: { user_message } }),
});

const done = (body: object): IN8nHttpFullResponse => ({
	statusCode: 200,
	headers: {},
	body: JSON.stringify({ success: true, ...body }),
});

const after = async (milliseconds: number) =>
	await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** UltraCart, as far as codes are concerned. */
class Shop {
	private static opened = 0;
	/** No shop knows the codes of another. */
	readonly baseUrl = `https://shop-${(Shop.opened += 1)}.example/rest/v2`;
	calls = 0;
	/** Each code, with what it was made for. */
	readonly made = new Map<string, string>();
	/** Codes whose answer reached nobody. */
	readonly lost = new Set<string>();
	/** Until then the rate limit is reached. */
	limitedUntil = 0;
	private isBusy = false;

	/** @param faults by the number of the call */
	constructor(
		private readonly faults: readonly (Fault | undefined)[] = [],
		private readonly mostPerCall = MOST_PER_CALL,
	) {}

	async answer(key: string, { url, body }: IHttpRequestOptions, ending: AbortSignal) {
		expect(this.isBusy).toBe(false);
		this.isBusy = true;
		const fault = this.faults[this.calls];
		this.calls += 1;
		const madeNow: string[] = [];
		const lose = () => {
			this.isBusy = false;
			for (const code of madeNow) this.lost.add(code);
		};
		ending.addEventListener('abort', lose, { once: true });
		try {
			if (fault === 'notSent') throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
			const response = this.respond(key, url, body as string | undefined, fault, madeNow);
			await after(LATENCY);
			ending.throwIfAborted();
			if (fault === 'lost') {
				lose();
				throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
			}
			return response;
		} finally {
			ending.removeEventListener('abort', lose);
			if (!ending.aborted) this.isBusy = false;
		}
	}

	private respond(
		key: string,
		url: string,
		body: string | undefined,
		fault: Fault | undefined,
		madeNow: string[],
	): IN8nHttpFullResponse {
		if (fault === 'rateLimited') return refusal(429, 'Too many calls');
		const seconds = Math.ceil((this.limitedUntil - Date.now()) / 1000);
		if (seconds > 0) return refusal(429, 'Too many calls', { 'retry-after': `${seconds}` });
		if (key === 'revoked key') return refusal(401, 'Unknown key');
		const [, coupon = ''] = /merchant_code\/(\w+)/.exec(url) ?? [];
		if (body === undefined) return done(coupon === 'MISSING' ? {} : { coupon: { merchant_code: coupon } });
		const wanted = JSON.parse(body) as { quantity: number; prefix?: string; expiration_seconds?: number };
		if (coupon === 'MISSING') return refusal(400, 'There is no such coupon');
		if (wanted.prefix === BAD) return refusal(400, 'This prefix is not allowed');
		if (wanted.quantity > this.mostPerCall) return refusal(400, 'Too many codes at once');
		if (fault === 'serverError') return refusal(500, 'Something broke');
		const quantity = fault === 'fewer' ? Math.ceil(wanted.quantity / 2) : wanted.quantity;
		for (let count = 0; count < quantity; count++) {
			const code = `${wanted.prefix ?? ''}${coupon}-${this.made.size}`;
			this.made.set(code, purposeOf(key, coupon, wanted.prefix, wanted.expiration_seconds !== undefined));
			madeNow.push(code);
		}
		return done({ coupon_codes: madeNow });
	}
}

const purposeOf = (key: string, coupon: string, prefix: string | undefined, isRelative: boolean) =>
	JSON.stringify([key, coupon, prefix, isRelative]);

/** Codes that are kept for the next, by what was logged. */
function leftIn(logs: readonly string[]): number {
	const count = (pattern: RegExp) => logs.reduce((sum, log) => sum + Number(pattern.exec(log)?.[1] ?? 0), 0);
	return count(/^UltraCart made (\d+) one-time/);
}

function functionsFor(shop: Shop, apiKey: string, logs: string[]): RequestFunctions {
	return {
		getCredentials: () => Promise.resolve({ apiKey, baseUrl: shop.baseUrl }),
		logger: { warn: (message: string) => logs.push(message) },
		helpers: {
			async httpRequestWithAuthentication(
				this: { getExecutionCancelSignal(): AbortSignal },
				_: string,
				options: IHttpRequestOptions,
			) {
				return await shop.answer(apiKey, options, this.getExecutionCancelSignal());
			},
		},
	} as unknown as RequestFunctions;
}

function generateCodesOfCoupons() {
	const operation = operations.coupon?.generateCodes;
	if (operation?.kind === 'generateCodes') return operation;
	throw new Error('Coupons have no operation that generates codes');
}

const inputsOf = ({ quantity, prefix, expiry }: Execution): GenerateCodesInputs => ({
	codesOutput: 'itemPerCode',
	quantity,
	expiry,
	expiresAfter: 1,
	expiresAfterUnit: 'days',
	codesPerCall: MOST_PER_CALL,
	codeField: 'coupon_code',
	...(prefix !== undefined && { prefix }),
});

/** What an execution starts, as n8n would: waits until it is its time, is stopped, is over. */
async function execute(shop: Shop, execution: Execution, logs: string[]): Promise<Outcome> {
	await after(execution.at);
	const stop = new AbortController();
	if (execution.stopsAfter !== undefined)
		void after(execution.stopsAfter).then(() => {
			stop.abort(new Error('stopped'));
		});
	const client = await Client.open(functionsFor(shop, execution.key, logs), 'simpleKey', {
		retry: { maxRateLimitWait: execution.longestWait ?? 20_000 },
		timeout: 60_000,
		signal: stop.signal,
	});
	const key = { mode: 'code', attribute: 'merchant_code', value: execution.coupon, words: 'coupon' };
	const item = { index: 0, json: {}, key, inputs: inputsOf(execution), output: 'raw' as const };
	// What the execution would keep of a stopped one: codes come by it as soon as they are there.
	let kept: unknown;
	const run = new Run(client, stop.signal, ({ made }) => {
		kept = made;
	});
	const results: ItemResult[] = [];
	try {
		for await (const result of generateCodes(run, generateCodesOfCoupons(), [item])) results.push(result);
	} catch (thrown) {
		expect((thrown as Error).message).toBe('stopped');
	} finally {
		run.close();
	}
	const made = (results[0]?.made ?? kept ?? []) as readonly { readonly code: string }[];
	return { codes: made.map(({ code }) => code), error: results[0]?.error, isStopped: stop.signal.aborted };
}

/** Runs all, each at its time, and lets time pass until they are over. */
async function executeAll(shop: Shop, executions: readonly Execution[]) {
	const logs: string[] = [];
	let left = executions.length;
	const outcomes = executions.map(async (each) => await execute(shop, each, logs).finally(() => (left -= 1)));
	while (left > 0) await jest.advanceTimersByTimeAsync(50);
	return { outcomes: await Promise.all(outcomes), logs };
}

/** The first of these most of the time: calls are shared where many ask for the same. */
const mostly = <T>(usual: T, ...others: readonly T[]) =>
	fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const execution = (stopsAfter: fc.Arbitrary<number | undefined>): fc.Arbitrary<Execution> =>
	fc.record({
		at: fc.integer({ min: 0, max: 900 }),
		stopsAfter,
		key: mostly('key of one shop', 'key of another', 'revoked key'),
		coupon: mostly('VIP', 'GOLD', 'MISSING'),
		quantity: fc.oneof(
			{ weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
			fc.integer({ min: 1, max: 12 }),
		),
		prefix: mostly(undefined, 'A', BAD),
		expiry: mostly('never', 'afterTime'),
	});

const many = (one: fc.Arbitrary<Execution>) => fc.array(one, { minLength: 1, maxLength: 25 });

const RUNS = { numRuns: 100 * Number(process.env.PROPERTY_RUNS ?? 1) };

const statusOf = (error: Error | undefined) => (error as ApiError | undefined)?.status;

/** No code was made that is not somewhere, and none is in two places. */
function expectNothingLost(shop: Shop, outcomes: readonly Outcome[], logs: readonly string[]): void {
	const given = outcomes.flatMap(({ codes }) => codes);
	expect(new Set(given).size).toBe(given.length);
	for (const code of given) expect(shop.made.has(code)).toBe(true);
	const unaccounted = [...shop.made.keys()].filter((code) => !given.includes(code) && !shop.lost.has(code));
	expect(unaccounted.length).toBeLessThanOrEqual(leftIn(logs));
}

function expectOnlyItsOwn(shop: Shop, executions: readonly Execution[], outcomes: readonly Outcome[]): void {
	for (const [index, { key, coupon, prefix, expiry }] of executions.entries()) {
		const purpose = purposeOf(key, coupon, prefix, expiry === 'afterTime');
		for (const code of outcomes[index]?.codes ?? []) expect(shop.made.get(code)).toBe(purpose);
	}
}

describe('executions that run at the same time', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	it('each get what they get alone, in no more calls than one after the other', async () => {
		await fc.assert(
			fc.asyncProperty(many(execution(fc.constant(undefined))), async (executions) => {
				const shop = new Shop();
				const { outcomes, logs } = await executeAll(shop, executions);
				let callsAlone = 0;
				for (const [index, each] of executions.entries()) {
					const aloneIn = new Shop();
					const { outcomes: alone } = await executeAll(aloneIn, [each]);
					callsAlone += aloneIn.calls;
					expect(outcomes[index]?.codes).toHaveLength(alone[0]?.codes.length ?? -1);
					expect(statusOf(outcomes[index]?.error)).toBe(statusOf(alone[0]?.error));
					expect(outcomes[index]?.error?.message).toBe(alone[0]?.error?.message);
				}
				expect(shop.calls).toBeLessThanOrEqual(callsAlone);
				expectOnlyItsOwn(shop, executions, outcomes);
				expectNothingLost(shop, outcomes, logs);
				expect(logs).toEqual([]);
			}),
			RUNS,
		);
	});

	it('lose no code when they are stopped or calls go wrong, and hear of it where it concerns them', async () => {
		const faults = fc.array(
			fc.option(fc.constantFrom<Fault>('rateLimited', 'notSent', 'lost', 'fewer', 'serverError'), {
				nil: undefined,
				freq: 2,
			}),
			{ maxLength: 12 },
		);
		const stops = fc.option(fc.integer({ min: 0, max: 1200 }), { nil: undefined, freq: 2 });
		await fc.assert(
			fc.asyncProperty(many(execution(stops)), faults, async (executions, planned) => {
				const shop = new Shop(planned);
				const { outcomes, logs } = await executeAll(shop, executions);
				expectOnlyItsOwn(shop, executions, outcomes);
				expectNothingLost(shop, outcomes, logs);
				const isOpen = planned.some((fault) => fault === 'lost' || fault === 'serverError');
				for (const [index, { quantity, key, coupon, prefix }] of executions.entries()) {
					const { codes = [], error, isStopped } = outcomes[index] ?? {};
					// Every call brings at least one code, so nobody has to give up asking for more.
					if (error) expect(error).toBeInstanceOf(ApiError);
					if (!isStopped && !error) expect(codes).toHaveLength(quantity);
					const status = statusOf(error);
					if (key === 'revoked key' && status !== undefined && status < 429) expect(status).toBe(401);
					else if (coupon !== 'MISSING' && prefix !== BAD) expect([undefined, 429, 500]).toContain(status);
					if (!isOpen && error) expect((error as ApiError).writeState).not.toBe('unknown');
				}
			}),
			RUNS,
		);
	});

	const waiting = (count: number, more: Partial<Execution>): Execution[] =>
		Array.from({ length: count }, () => ({
			at: 0,
			stopsAfter: undefined,
			key: 'key of one shop',
			coupon: 'VIP',
			quantity: 1,
			prefix: undefined,
			expiry: 'never',
			...more,
		}));

	it('are all told by two calls more that nobody gets what they ask for', async () => {
		const shop = new Shop();
		const { outcomes } = await executeAll(shop, waiting(9, { prefix: BAD, quantity: 3 }));
		expect(outcomes.map(({ error }) => statusOf(error))).toEqual(Array(9).fill(400));
		// The first goes alone: for 3 codes, then to see whether there is such a coupon, and for 1.
		expect(shop.calls).toBeLessThanOrEqual(5);
	});

	it('get their codes where UltraCart makes fewer in a call than they ask for together', async () => {
		const shop = new Shop([], 3);
		const { outcomes } = await executeAll(shop, waiting(9, {}));
		expect(outcomes.flatMap(({ codes }) => codes)).toHaveLength(9);
		expect(shop.made.size).toBe(9);
		expect(shop.calls).toBeLessThan(9);
	});

	it('wait for the rate limit as long as they may, and not as long as the one that makes the call', async () => {
		const shop = new Shop(Array<Fault>(25).fill('rateLimited'));
		const executions = [
			...waiting(1, { longestWait: 3_600_000 }),
			...waiting(1, { at: 600_000, longestWait: 5_000 }),
		];
		const start = Date.now();
		const ends: number[] = [];
		const outcomes = executions.map(async (each) => {
			const outcome = await execute(shop, each, []);
			ends.push(Date.now() - start);
			return outcome;
		});
		while (ends.length < 2) await jest.advanceTimersByTimeAsync(1000);

		const [patient, other] = await Promise.all(outcomes);
		expect(patient?.codes).toHaveLength(1);
		expect(statusOf(other?.error)).toBe(429);
		// Up to 75 seconds until the first try that it has a part in, and as long until the next one.
		expect(ends[0]).toBeLessThan(600_000 + 160_000);
	});

	it.each<[string, Partial<Execution>]>([
		['gives up', { longestWait: 1000 }],
		['is stopped', { stopsAfter: 1000 }],
	])('wait for the rate limit themselves where the one that makes the call %s', async (_, maker) => {
		const shop = new Shop();
		shop.limitedUntil = Date.now() + 4000;
		const others = waiting(2, { longestWait: 5000 });
		// All but the first wait for their turn together.
		const executions = [...waiting(1, { coupon: 'GOLD', longestWait: 0 }), ...waiting(1, maker), ...others];
		const { outcomes } = await executeAll(shop, executions);
		expect(outcomes.map(({ codes }) => codes.length)).toEqual([0, 0, 1, 1]);
		expect(shop.calls).toBe(3);
	});
});
