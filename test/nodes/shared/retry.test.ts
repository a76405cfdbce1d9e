import { ApiError, type ApiErrorDetails } from '../../../nodes/shared/errors';
import { waitBeforeRetry, sleepFor } from '../../../nodes/shared/retry';
import type { Endpoint, Method } from '../../../nodes/shared/table';

const MINUTE = 60_000;
const retry = { maxRateLimitWait: 5 * MINUTE };

const endpoint = (method: Method, safe?: true): Endpoint => ({
	id: 'x',
	method,
	path: '/x',
	permission: 'coupon_read',
	...(safe && { safe }),
});

const failed = (
	called: Endpoint,
	details: Omit<ApiErrorDetails, 'endpoint' | 'writeState'> & Partial<ApiErrorDetails>,
) => new ApiError({ endpoint: called, writeState: 'unknown', ...details });

const GET = endpoint('GET', true);
const SEARCH = endpoint('POST', true);
const POST = endpoint('POST');
const PUT = endpoint('PUT');
const DELETE = endpoint('DELETE');

describe('whether a call is made again', () => {
	const rows: [string, ApiError, boolean][] = [
		['429 to a read', failed(GET, { status: 429 }), true],
		['429 to a POST that writes: UltraCart did nothing', failed(POST, { status: 429 }), true],
		['400', failed(GET, { status: 400 }), false],
		['401', failed(GET, { status: 401 }), false],
		['410', failed(GET, { status: 410 }), false],
		['404', failed(GET, { status: 404 }), false],
		['500 to a read: UltraCart answered', failed(GET, { status: 500 }), false],
		['501 to a read', failed(GET, { status: 501 }), false],
		['505 to a read', failed(GET, { status: 505 }), false],
		['502 to a read', failed(GET, { status: 502 }), true],
		['503 to a search, which is a POST', failed(SEARCH, { status: 503 }), true],
		['504 to a PUT', failed(PUT, { status: 504 }), true],
		['503 to a DELETE', failed(DELETE, { status: 503 }), true],
		['503 to a POST that writes: it may have been done', failed(POST, { status: 503 }), false],
		['a reset read', failed(GET, { code: 'ECONNRESET' }), true],
		['a reset PUT', failed(PUT, { code: 'ECONNRESET' }), true],
		['a reset POST: it may have been done', failed(POST, { code: 'ECONNRESET' }), false],
		['a POST that never left', failed(POST, { code: 'ECONNREFUSED', writeState: 'notSent' }), true],
		['a read that no try would bring', failed(GET, { code: 'EPROTO', lasting: true }), false],
		['an unreadable answer to a read', failed(GET, { status: 200, unreadable: true }), true],
		['an unreadable answer to a POST: it was done', failed(POST, { status: 200, unreadable: true }), false],
		['success:false in a 200', failed(GET, { status: 200, writeState: 'refused' }), false],
	];

	it.each(rows)('%s', (_, failure, again) => {
		expect(waitBeforeRetry(failure, 1, 0, retry) !== undefined).toBe(again);
	});

	it('asks once more where nothing came, and four times where it could not be read', () => {
		const tries = (details: Partial<ApiErrorDetails>) =>
			[1, 2, 3, 4].filter(
				(n) => waitBeforeRetry(failed(GET, { status: 200, ...details }), n, 0, retry) !== undefined,
			);
		expect(tries({ empty: true })).toEqual([1]);
		expect(tries({ unreadable: true })).toEqual([1, 2, 3]);
	});

	it('gives a fault four tries, whatever has been waited for the limit', () => {
		const fault = failed(GET, { code: 'ECONNRESET' });
		const waits = [1, 2, 3, 4, 5].map((tries) => waitBeforeRetry(fault, tries, 6 * MINUTE, retry, 0.5));
		expect(waits).toEqual([500, 1000, 2000, undefined, undefined]);
	});
});

describe('how long it waits', () => {
	const limited = failed(GET, { status: 429 });

	it('twice as long each time, up to a minute', () => {
		const waits = Array.from({ length: 9 }, (_, n) => waitBeforeRetry(limited, n + 1, 0, retry, 0.5));
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 32_000, MINUTE, MINUTE]);
	});

	it('spread by a quarter', () => {
		expect([0, 0.5, 1].map((random) => waitBeforeRetry(limited, 1, 0, retry, random))).toEqual([
			375, 500, 625,
		]);
		expect([0, 1].map((random) => waitBeforeRetry(limited, 12, 0, retry, random))).toEqual([45_000, 75_000]);
		jest.spyOn(Math, 'random').mockReturnValue(0);
		expect(waitBeforeRetry(limited, 1, 0, retry)).toBe(375);
	});

	it('at first a little less than the last call had to, but never less than what UltraCart asks, nor than usual', () => {
		const after = (lastRateLimitWait: number, tries = 1, retryAfter = 0) =>
			waitBeforeRetry(
				failed(GET, { status: 429, retryAfter }),
				tries,
				0,
				{ ...retry, lastRateLimitWait },
				0.5,
			);
		expect([after(4000), after(4000, 2), after(100), after(4000, 1, 3700)]).toEqual([3600, 1000, 500, 3700]);
		// A fault has nothing to do with the limit.
		const fault = failed(GET, { code: 'ECONNRESET' });
		expect(waitBeforeRetry(fault, 1, 0, { ...retry, lastRateLimitWait: 4000 }, 0.5)).toBe(500);
	});

	it.each([
		['as long as UltraCart asks', 7000, 0, 7000],
		['longer than it asks, where it was asked too often', 499, 0, 500],
		['all of the longest wait', 5 * MINUTE, 0, 5 * MINUTE],
		['not at all where it asks for longer than that', 5 * MINUTE + 1, 0, undefined],
		['not at all where it asks for longer than what is left of that', 7000, 5 * MINUTE - 6999, undefined],
		['what it asks, where that is all that is left', 7000, 5 * MINUTE - 7000, 7000],
	])('%s', (_, retryAfter, waited, wait) => {
		const failure = failed(GET, { status: 429, retryAfter });
		expect(waitBeforeRetry(failure, 1, waited, retry, 0.5)).toBe(wait);
	});

	it('only what is left of the longest wait, and then gives up', () => {
		const left = (milliseconds: number) => waitBeforeRetry(limited, 9, 5 * MINUTE - milliseconds, retry, 0.5);
		expect([100, 1, 0, -1].map(left)).toEqual([100, 1, undefined, undefined]);
		expect(waitBeforeRetry(limited, 1, 0, { maxRateLimitWait: 0 }, 0.5)).toBeUndefined();
	});
});

describe('waiting', () => {
	/** How long it sleeps at a time. */
	const slices = async (milliseconds: number, signal?: AbortSignal, onSleep = () => undefined as void) => {
		const slept: unknown[] = [];
		jest.spyOn(globalThis, 'setTimeout').mockImplementation(((callback: () => void, time: number) => {
			slept.push(time);
			onSleep();
			callback();
		}) as unknown as typeof setTimeout);
		await sleepFor(milliseconds, signal).catch((thrown: unknown) => slept.push((thrown as Error).message));
		return slept;
	};

	it.each([
		[0, []],
		[1, [1]],
		[250, [250]],
		[600, [250, 250, 100]],
	])('%d ms, in slices', async (milliseconds, want) => {
		expect(await slices(milliseconds)).toEqual(want);
	});

	it('looks after each slice whether the execution was cancelled', async () => {
		const cancel = new AbortController();
		const stop = () => {
			cancel.abort(new Error('stopped'));
		};
		expect(await slices(600, cancel.signal, stop)).toEqual([250, 'stopped']);
		expect(await slices(0, cancel.signal)).toEqual(['stopped']);
	});

	it('ends when the execution is cancelled', async () => {
		const cancel = new AbortController();
		const started = Date.now();
		setTimeout(() => {
			cancel.abort(new Error('stopped'));
		}, 20);
		await expect(sleepFor(MINUTE, cancel.signal)).rejects.toThrow('stopped');
		expect(Date.now() - started).toBeLessThan(1000);
	});

	it('lasts as long as it should', async () => {
		const started = Date.now();
		await sleepFor(60);
		expect(Date.now() - started).toBeGreaterThanOrEqual(55);
	});
});
