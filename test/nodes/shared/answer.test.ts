import fc from 'fast-check';
import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import {
	onlyRecordOf,
	readAnswer,
	recordOf,
	recordsIn,
	recordsOf,
	retryAfterOf,
} from '../../../nodes/shared/answer';
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
		['nothing but the end of a line', '\r\n', {}],
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
			empty: true,
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
		expect(refused(READ, response(500)).message).toBe(
			'UltraCart answered with status 500 and no explanation',
		);
	});

	it.each([
		...['user_message', 'developer_message', 'error_code', 'more_info', 'object_id'].map(
			(name): [string, unknown, IDataObject] => [name, { error: { [name]: 'No' } }, {}],
		),
		['its header', HTML, { 'uc-rest-error': 'No' }],
	])("takes %s for UltraCart's own word", (_, body, header) => {
		for (const status of [302, 400, 403, 404]) {
			const said = refused(WRITE, response(status, body, header));
			expect(said).toMatchObject({ status, saidByUltraCart: true, writeState: 'refused' });
			expect(said).not.toHaveProperty('advice');
		}
	});

	it.each([
		...[HTML, '', '{"message":"no Route matched"}', '{"error":"not found"}', '{"success":true}'],
		...['{"success":false,"message":"no route"}', '{"error":{"code":404,"message":"Not Found"}}'],
	])('takes %s for the word of somebody else: a write may have been done', (body) => {
		for (const status of [302, 400, 403, 404, 413]) {
			const said = refused(WRITE, response(status, body));
			expect(said).toMatchObject({
				status,
				writeState: 'unknown',
				message: `The answer with status ${status} did not come from UltraCart`,
				advice: expect.stringContaining('Check the Base URL') as string,
			});
			expect(said).not.toHaveProperty('saidByUltraCart');
			expect(refused(READ, response(status, body)).writeState).toBe('refused');
		}
	});

	it('takes success:false with status 200 for a refusal: nothing was done', () => {
		const body = { success: false, error: { user_message: 'No such item' } };
		expect(refused(WRITE, response(200, body))).toMatchObject({
			message: 'No such item',
			writeState: 'refused',
		});
	});

	it.each([{ success: false }, { error: {} }])('takes %j with status 200 for a refusal', (body) => {
		expect(refused(WRITE, response(200, body))).toMatchObject({
			writeState: 'refused',
			saidByUltraCart: true,
		});
		expect(refused(WRITE, response(300, body)).writeState).toBe('unknown');
	});

	it.each([
		{ error: { user_message: 'No such item' } },
		{ success: true, error: { user_message: 'No such item' } },
		{ success: null, error: { user_message: 'No such item' }, coupon: { coupon_oid: 1 } },
	])('takes %j with status 200 for a refusal, whatever it says of success', (body) => {
		for (const endpoint of [READ, SEARCH, WRITE]) {
			expect(refused(endpoint, response(200, body))).toMatchObject({
				message: 'No such item',
				writeState: 'refused',
				saidByUltraCart: true,
			});
		}
	});

	it.each([{ error: null }, { error: '' }, { error: [] }])('has no error in %j', (body) => {
		expect(readAnswer(WRITE, response(200, body))).toEqual({ body });
	});

	it('keeps what came with the error, apart from what may be shown', () => {
		const body = { error: { user_message: 'No' }, coupon_codes: ['A'] };
		for (const status of [200, 400, 500]) {
			const read = () => readAnswer(WRITE, response(status, body));
			expect(read).toThrow(expect.objectContaining({ answer: body }) as Error);
			expect(JSON.stringify(refused(WRITE, response(status, body)))).not.toContain('coupon_codes');
		}
	});

	it.each([401, 410, 429])('%i: nothing was done, whoever says it', (status) => {
		expect(refused(WRITE, response(status))).toMatchObject({
			status,
			writeState: 'refused',
			message: `UltraCart answered with status ${status} and no explanation`,
		});
	});

	it.each([500, 502, 503, 504])('%i to a write: it may have been done', (status) => {
		expect(refused(WRITE, response(status)).writeState).toBe('unknown');
		expect(refused(SEARCH, response(status)).writeState).toBe('refused');
	});

	it.each([
		[199, 'UltraCart answered with status 199 and no explanation'],
		[200, undefined],
		[299, undefined],
		[300, 'The answer with status 300 did not come from UltraCart'],
		[499, 'The answer with status 499 did not come from UltraCart'],
		[500, 'UltraCart answered with status 500 and no explanation'],
	])('%i: %s', (status, message) => {
		const read = () => readAnswer(READ, response(status, '{"coupon":{}}'));
		if (message === undefined) expect(read()).toEqual({ body: { coupon: {} } });
		else expect(read).toThrow(message);
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
		expect(refused(READ, response(500, { error: ['x'] })).message).toMatch(/no explanation$/);
		expect(refused(READ, response(400, { error: { user_message: ' Not so ' } })).message).toBe('Not so');
	});

	it('takes a status of 499 for a refusal, and of 500 for a write that may have been done', () => {
		const said = { error: { user_message: 'No' } };
		expect([499, 500].map((status) => refused(WRITE, response(status, said)).writeState)).toEqual([
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

	it('finds lists, and an empty one where UltraCart counts none', () => {
		expect(recordsOf(SEARCH, { body: { coupons: [{ coupon_oid: 1 }] } })).toEqual([{ coupon_oid: 1 }]);
		expect(recordsOf(SEARCH, { body: { coupons: [] } })).toEqual([]);
		const metadata = { result_set: { total_records: 0 } };
		expect(recordsOf(SEARCH, { body: { metadata } })).toEqual([]);
	});

	it.each<[string, IDataObject]>([
		['without the list of coupons that it was asked for', {}],
		['without the list of coupons that it was asked for', { coupons: null }],
		['without the list of coupons that it was asked for', { coupons: {}, metadata: { result_set: {} } }],
		['a list of coupons with an empty entry', { coupons: [{ coupon_oid: 1 }, null] }],
		['a list of coupons with an empty entry', { coupons: ['x'] }],
	])('is told %s', (message, body) => {
		expect(() => recordsOf(SEARCH, { body })).toThrow(message);
	});

	it('takes out of an answer to a write what is there', () => {
		const records = [null, { coupon_oid: 1 }, 'x'] as unknown as IDataObject[];
		expect(recordsIn(SEARCH, { coupons: records })).toEqual([{ coupon_oid: 1 }]);
		expect(recordsIn(SEARCH, {})).toEqual([]);
	});
});

describe('what the account has only one of', () => {
	const { root: _, ...VALUES } = READ;
	const UNSAID = 'UltraCart answered without what it was asked for';

	it.each([
		[{ success: true, countries: ['US'] }, { countries: ['US'] }],
		[{ countries: [] }, { countries: [] }],
		[{ success: true }, {}],
	])('%j', (body, record) => {
		expect(onlyRecordOf(VALUES, { body })).toEqual(record);
	});

	it.each([{}, { success: null }, { metadata: {} }])('is not told by %j', (body) => {
		expect(() => onlyRecordOf(VALUES, { body })).toThrow(UNSAID);
	});
});
