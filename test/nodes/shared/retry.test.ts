import { ApiError, type ApiErrorDetails } from '../../../nodes/shared/errors';
import { waitBeforeRetry, waitFor } from '../../../nodes/shared/retry';
import type { Endpoint, Method } from '../../../nodes/shared/table';

const MINUTE = 60_000;
const patience = { rateLimit: 5 * MINUTE };

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
		['500 to a read: UltraCart answered', failed(GET, { status: 500 }), false],
		['502 to a read', failed(GET, { status: 502 }), true],
		['503 to a search, which is a POST', failed(SEARCH, { status: 503 }), true],
		['504 to a PUT', failed(PUT, { status: 504 }), true],
		['503 to a DELETE', failed(DELETE, { status: 503 }), true],
		['503 to a POST that writes: it may have been done', failed(POST, { status: 503 }), false],
		['a reset read', failed(GET, { code: 'ECONNRESET' }), true],
		['a reset PUT', failed(PUT, { code: 'ECONNRESET' }), true],
		['a reset POST: it may have been done', failed(POST, { code: 'ECONNRESET' }), false],
		['a POST that never left', failed(POST, { code: 'ECONNREFUSED', writeState: 'notSent' }), true],
		['an unreadable answer to a read', failed(GET, { status: 200, unreadable: true }), true],
		['an unreadable answer to a POST: it was done', failed(POST, { status: 200, unreadable: true }), false],
		['success:false in a 200', failed(GET, { status: 200, writeState: 'refused' }), false],
	];

	it.each(rows)('%s', (_, failure, again) => {
		expect(waitBeforeRetry(failure, 1, 0, patience) !== undefined).toBe(again);
	});

	it('gives a fault four tries', () => {
		const fault = failed(GET, { code: 'ECONNRESET' });
		expect(waitBeforeRetry(fault, 3, 0, patience)).toBeDefined();
		expect(waitBeforeRetry(fault, 4, 0, patience)).toBeUndefined();
	});
});

describe('how long it waits', () => {
	const limited = failed(GET, { status: 429 });

	it('twice as long each time, up to a minute, spread by a quarter', () => {
		expect([1, 2, 3, 4].map((tries) => waitBeforeRetry(limited, tries, 0, patience, 0.5))).toEqual([
			500, 1000, 2000, 4000,
		]);
		expect(waitBeforeRetry(limited, 12, 0, patience, 0.5)).toBe(MINUTE);
		expect(waitBeforeRetry(limited, 1, 0, patience, 0)).toBe(375);
		expect(waitBeforeRetry(limited, 1, 0, patience, 1)).toBe(625);
	});

	it('as long as Retry-After asks, and not at all when that is longer than the user wants', () => {
		expect(waitBeforeRetry(failed(GET, { status: 429, retryAfter: 7000 }), 1, 0, patience)).toBe(7000);
		const long = failed(GET, { status: 429, retryAfter: 6 * MINUTE });
		expect(waitBeforeRetry(long, 1, 0, patience)).toBeUndefined();
	});

	it('only what is left of the longest wait, and then gives up', () => {
		expect(waitBeforeRetry(limited, 9, 5 * MINUTE - 100, patience, 0.5)).toBe(100);
		expect(waitBeforeRetry(limited, 9, 5 * MINUTE, patience, 0.5)).toBeUndefined();
		expect(waitBeforeRetry(limited, 1, 0, { rateLimit: 0 }, 0.5)).toBeUndefined();
	});
});

describe('waiting', () => {
	it('ends when the execution is cancelled', async () => {
		const cancel = new AbortController();
		const started = Date.now();
		setTimeout(() => {
			cancel.abort(new Error('stopped'));
		}, 20);
		await expect(waitFor(MINUTE, cancel.signal)).rejects.toThrow('stopped');
		expect(Date.now() - started).toBeLessThan(1000);
	});

	it('lasts as long as it should', async () => {
		const started = Date.now();
		await waitFor(60);
		expect(Date.now() - started).toBeGreaterThanOrEqual(55);
	});
});
