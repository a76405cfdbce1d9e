import fc from 'fast-check';
import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { readAnswer, recordOf, recordsOf, retryAfterOf } from '../../../nodes/shared/answer';
import { ApiError, type ApiErrorDetails } from '../../../nodes/shared/errors';
import type { Endpoint, ListEndpoint } from '../../../nodes/shared/table';

const READ: Endpoint = {
	id: 'getCoupon',
	method: 'GET',
	path: '/coupon',
	permission: 'coupon_read',
	safe: true,
	root: 'coupon',
};
const SEARCH: ListEndpoint = { ...READ, id: 'search', method: 'POST', root: 'coupons' };
const WRITE: Endpoint = { id: 'insertCoupon', method: 'POST', path: '/coupon', permission: 'coupon_write' };

const response = (statusCode: number, body?: unknown, headers: IDataObject = {}) =>
	({ statusCode, headers, body }) as IN8nHttpFullResponse;

function refused(endpoint: Endpoint, given: IN8nHttpFullResponse): ApiErrorDetails & { message: string } {
	try {
		readAnswer(endpoint, given);
	} catch (thrown) {
		if (thrown instanceof ApiError) return { ...thrown.details, message: thrown.message };
		throw thrown;
	}
	throw new Error('It was not refused');
}

describe('retryAfterOf', () => {
	const NOW = Date.UTC(2026, 0, 1);

	it('takes seconds, and any date in HTTP, as the time that is left', () => {
		fc.assert(
			fc.property(fc.nat({ max: 100_000 }), (seconds) => {
				const date = new Date(NOW + seconds * 1000).toUTCString();
				expect(retryAfterOf(String(seconds))).toBe(seconds * 1000);
				expect(retryAfterOf(` ${seconds} `)).toBe(seconds * 1000);
				expect(retryAfterOf(date, NOW)).toBe(seconds * 1000);
			}),
		);
	});

	it.each(['Thu, 01 Jan 2026 00:01:00 +0000', '2026-01-01T00:01:00Z'])('takes %s for a date', (date) => {
		expect(retryAfterOf(date, NOW)).toBe(60_000);
	});

	it('is not negative for a date that is over', () => {
		expect(retryAfterOf(new Date(NOW - 60_000).toUTCString(), NOW)).toBe(0);
	});

	it.each([undefined, null, '', '  ', 'soon', 5, ['5'], {}])('makes nothing of %j', (header) => {
		expect(retryAfterOf(header, NOW)).toBeUndefined();
	});

	it('never gives what a wait could not be', () => {
		fc.assert(
			fc.property(fc.string(), (header) => {
				const wait = retryAfterOf(header, NOW);
				expect(wait === undefined || (Number.isFinite(wait) && wait >= 0)).toBe(true);
			}),
		);
	});
});

describe('an answer that can be used', () => {
	const rows: [what: string, body: unknown, read: IDataObject][] = [
		['JSON as text', '{"coupon":{"coupon_oid":1}}', { coupon: { coupon_oid: 1 } }],
		['JSON that n8n has read already', { coupon: { coupon_oid: 1 } }, { coupon: { coupon_oid: 1 } }],
		['nothing', undefined, {}],
		['nothing, as n8n gives it', '', {}],
		['null', null, {}],
	];

	it.each(rows)('%s', (_, body, read) => {
		for (const endpoint of [WRITE, { ...READ, mayBeEmpty: true } as const]) {
			expect(readAnswer(endpoint, response(200, body))).toEqual({ body: read });
			expect(readAnswer(endpoint, response(204, body))).toEqual({ body: read });
		}
	});

	it('hands on a warning', () => {
		const body = { coupon: {}, warning: { warning_message: ' Soon gone ', warning_code: 'X' } };
		expect(readAnswer(READ, response(200, body)).warning).toBe('Soon gone');
	});

	it.each([
		{},
		{ warning: null },
		{ warning: {} },
		{ warning: { warning_message: '' } },
		{ warning: 'text' },
	])('has no warning in %j', (body) => {
		expect(readAnswer(READ, response(200, body))).not.toHaveProperty('warning');
	});
});

describe('an answer that can not be used', () => {
	const HTML = '<!doctype html><title>Back soon</title>';

	it.each([HTML, '{"coupon":', '[1]', '"text"', 'null', '7'])('%s', (body) => {
		expect(refused(READ, response(200, body))).toMatchObject({ unreadable: true, writeState: 'refused' });
		expect(refused(SEARCH, response(200, body))).toMatchObject({ unreadable: true, writeState: 'refused' });
		expect(refused(WRITE, response(200, body))).toMatchObject({ unreadable: true, writeState: 'unknown' });
	});

	it.each([undefined, '', null])('%j, where it was asked for something', (body) => {
		expect(refused(READ, response(204, body))).toMatchObject({
			unreadable: true,
			writeState: 'refused',
			message: 'UltraCart sent an empty answer',
		});
	});

	it("takes UltraCart's words for a merchant first, then the header, then our own", () => {
		const told = { user_message: 'For the merchant', developer_message: 'For developers' };
		const header = { 'uc-rest-error': 'In the header' };
		expect(refused(READ, response(400, { error: told }, header))).toMatchObject({
			message: 'For the merchant',
			developerMessage: 'For developers',
		});
		expect(refused(READ, response(400, { error: { user_message: ' ' } }, header)).message).toBe(
			'In the header',
		);
		expect(refused(READ, response(400, HTML, header)).message).toBe('In the header');
		expect(refused(READ, response(400)).message).toBe(
			'UltraCart answered with status 400 and no explanation',
		);
	});

	it('takes success:false with status 200 for a refusal: nothing was done', () => {
		const body = { success: false, error: { user_message: 'No such item' } };
		expect(refused(WRITE, response(200, body))).toMatchObject({
			message: 'No such item',
			writeState: 'refused',
		});
	});

	it.each([301, 302, 304, 400, 401, 404, 410, 429])('%i: nothing was done', (status) => {
		expect(refused(WRITE, response(status))).toMatchObject({ status, writeState: 'refused' });
	});

	it.each([500, 502, 503, 504])('%i to a write: it may have been done', (status) => {
		expect(refused(WRITE, response(status)).writeState).toBe('unknown');
		expect(refused(SEARCH, response(status)).writeState).toBe('refused');
	});

	it.each([
		[199, false],
		[200, true],
		[299, true],
		[300, false],
	])('%i is an answer: %s', (status, isAnswer) => {
		const read = () => readAnswer(READ, response(status, '{"coupon":{}}'));
		if (isAnswer) expect(read()).toEqual({ body: { coupon: {} } });
		else expect(read).toThrow(`UltraCart answered with status ${status} and no explanation`);
	});

	it('says what came instead of JSON', () => {
		expect(refused(READ, response(200, HTML))).toMatchObject({
			status: 200,
			message: "UltraCart's answer isn't JSON. It may be a maintenance page",
		});
	});

	it('takes words that say nothing for none', () => {
		const error = { user_message: '  ', developer_message: '' };
		const details = refused(READ, response(400, { error }, { 'uc-rest-error': ' ' }));
		expect(details).not.toHaveProperty('userMessage');
		expect(details).not.toHaveProperty('developerMessage');
		expect(refused(READ, response(400, { error: ['x'] })).message).toMatch(/no explanation$/);
		expect(refused(READ, response(400, { error: { user_message: ' Not so ' } })).message).toBe('Not so');
	});

	it('takes a status of 499 for a refusal, and of 500 for a write that may have been done', () => {
		expect([499, 500].map((status) => refused(WRITE, response(status)).writeState)).toEqual([
			'refused',
			'unknown',
		]);
	});

	it('keeps Retry-After', () => {
		expect(refused(READ, response(429, {}, { 'retry-after': '7' })).retryAfter).toBe(7000);
		expect(refused(READ, response(429))).not.toHaveProperty('retryAfter');
	});
});

describe('records of an answer', () => {
	it('finds one below the root, and nothing where there is none', () => {
		expect(recordOf(READ, { body: { coupon: { coupon_oid: 1 }, success: true } })).toEqual({ coupon_oid: 1 });
		expect(recordOf(READ, { body: {} })).toBeUndefined();
		expect(recordOf(READ, { body: { coupon: null } })).toBeUndefined();
		expect(recordOf(READ, { body: { coupon: [] as IDataObject[] } })).toBeUndefined();
	});

	it('without a root takes the answer itself, less its envelope', () => {
		const body = { success: true, metadata: {}, warning: {}, error: {}, currency_codes: ['USD'] };
		expect(recordOf(WRITE, { body })).toEqual({ currency_codes: ['USD'] });
		expect(recordOf(WRITE, { body: { success: true, metadata: {} } })).toBeUndefined();
	});

	it('finds lists, and an empty one where UltraCart leaves it out', () => {
		expect(recordsOf(SEARCH, { body: { coupons: [{ coupon_oid: 1 }] } })).toEqual([{ coupon_oid: 1 }]);
		expect(recordsOf(SEARCH, { body: {} })).toEqual([]);
		expect(recordsOf(SEARCH, { body: { coupons: null } })).toEqual([]);
	});
});
