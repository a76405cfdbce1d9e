/** The shapes below were taken down from n8n-core 2.41.1 and 1.122.48, where its HTTP helper threw them. */
import { inspect } from 'node:util';

import { networkErrorOf, responseIn } from '../../../nodes/shared/networkError';
import type { Endpoint } from '../../../nodes/shared/table';

const READ: Endpoint = { id: 'get', method: 'GET', path: '/x', permission: 'coupon_read', safe: true };
const SEARCH: Endpoint = { ...READ, method: 'POST' };
const POST: Endpoint = { id: 'post', method: 'POST', path: '/x', permission: 'coupon_write' };
const PUT: Endpoint = { ...POST, method: 'PUT' };

const HOST = 'shop.example:8443';
const KEY = 'key-that-nobody-may-see';

/** What axios throws: it carries the request, keys included. */
const axiosError = (message: string, more: object) =>
	Object.assign(new Error(message), { config: { headers: { 'x-ultracart-simple-key': KEY } }, ...more });

/** n8n 2.41 wraps it, and keeps it as the cause. */
const wrapped = (cause: Error, httpCode: string | null) =>
	Object.assign(new Error('n8n has words of its own'), { name: 'NodeApiError', httpCode, cause });

/** n8n 1.122 keeps nothing but its code. */
const bare = (httpCode: string | null) =>
	Object.assign(new Error('n8n has words of its own'), { name: 'NodeApiError', httpCode, code: undefined });

const network = (code: string) => wrapped(axiosError(`connect ${code}`, { code, cause: { code } }), code);

/** The same, with the step in which it happened. */
const during = (syscall: string, code: string) =>
	wrapped(axiosError(`${syscall} ${code}`, { code, syscall, cause: { code, syscall } }), code);

const both = (code: string): [string, string, Error][] => [
	[code, '2.41', network(code)],
	[code, '1.122', bare(code)],
];

describe('networkErrorOf', () => {
	const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
	const ANY_TIME = ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'ECONNRESET'];
	const BROKEN = ['ECONNRESET', 'EHOSTUNREACH', 'EPIPE', 'ERR_BAD_RESPONSE', 'HPE_INVALID_CONSTANT'];

	it.each(NOT_SENT.flatMap(both))('%s (n8n %s): it never arrived, not even a POST', (code, _, thrown) => {
		for (const endpoint of [READ, POST, PUT]) {
			expect(networkErrorOf(endpoint, thrown, HOST).details).toMatchObject({ writeState: 'notSent', code });
		}
		expect(networkErrorOf(POST, thrown, HOST).message).toMatch(/could not be reached. Check the Base URL/);
	});

	it.each(ANY_TIME)('%s while connecting: it never arrived; later, a write may have been done', (code) => {
		const connecting = networkErrorOf(POST, during('connect', code), HOST);
		expect(connecting.details).toMatchObject({ writeState: 'notSent', code });
		expect(connecting.message).toMatch(/could not be reached/);
		for (const thrown of [during('read', code), during('write', code), bare(code)]) {
			expect(networkErrorOf(POST, thrown, HOST).details).toMatchObject({ writeState: 'unknown', code });
		}
	});

	it('a host whose addresses all refused never got it', () => {
		const each = Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' });
		const all = new AggregateError([each, each], '');
		const thrown = wrapped(axiosError('x', { code: 'ETIMEDOUT', cause: all }), 'ETIMEDOUT');
		expect(networkErrorOf(POST, thrown, HOST).details).toMatchObject({ writeState: 'notSent' });
	});

	it.each(
		['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'].flatMap(both),
	)('%s (n8n %s): the certificate is named, and nothing was sent', (code, _, thrown) => {
		const error = networkErrorOf(POST, thrown, HOST);
		expect(error.details).toMatchObject({ writeState: 'notSent', code });
		expect(error.message).toMatch(
			/^n8n does not trust the certificate of shop.example:8443: .+ Nothing was sent$/,
		);
		expect(error.details.advice).toMatch(/Check the Base URL .* NODE_EXTRA_CA_CERTS/);
	});

	it('the time limit has run out: it took too long', () => {
		const thrown = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
		expect(networkErrorOf(POST, thrown, HOST).details).toMatchObject({
			writeState: 'unknown',
			code: 'ETIMEDOUT',
		});
	});

	it.each(BROKEN.flatMap(both))('%s (n8n %s): a write may have been done', (_, __, thrown) => {
		expect(networkErrorOf(POST, thrown, HOST).details).toMatchObject({ writeState: 'unknown' });
		expect(networkErrorOf(PUT, thrown, HOST).details).toMatchObject({ writeState: 'unknown' });
		expect(networkErrorOf(READ, thrown, HOST).details).toMatchObject({ writeState: 'refused' });
		expect(networkErrorOf(SEARCH, thrown, HOST).details).toMatchObject({ writeState: 'refused' });
		expect(networkErrorOf(POST, thrown, HOST).status).toBeUndefined();
		expect(networkErrorOf(POST, thrown, HOST).message).toMatch(/broke off before the answer came/);
	});

	it.each(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'].flatMap(both))(
		'%s (n8n %s): it took too long',
		(code, _, thrown) => {
			expect(networkErrorOf(POST, thrown, HOST).details).toMatchObject({ writeState: 'unknown', code });
			expect(networkErrorOf(POST, thrown, HOST).message).toBe('UltraCart took too long to answer');
		},
	);

	it('finds the telling code wherever in the chain it is', () => {
		const thrown = wrapped(
			axiosError('x', { code: 'ERR_NETWORK', cause: { code: 'ECONNREFUSED' } }),
			'ERR_NETWORK',
		);
		expect(networkErrorOf(POST, thrown, HOST).details).toMatchObject({
			writeState: 'notSent',
			code: 'ECONNREFUSED',
		});
	});

	const credential: [string, Error][] = [
		['2.41: refresh token revoked', wrapped(new Error('needs to be reconnected'), null)],
		['2.41: unknown client', wrapped(Object.assign(new Error('x'), { code: 'EAUTH' }), 'EAUTH')],
		['2.41: no token in the answer', wrapped(Object.assign(new Error('x'), { code: 'ESTATUS' }), 'ESTATUS')],
		['2.41: not connected', wrapped(new Error('OAuth credentials not connected'), null)],
		['1.122: refresh token revoked', bare('EAUTH')],
		['1.122: no refresh token', bare('ERR_ASSERTION')],
		['1.122: not connected', bare(null)],
	];

	it.each(credential)('n8n %s: nothing was done, and trying again is of no use', (_, thrown) => {
		const fault = networkErrorOf(POST, thrown, HOST);
		expect(fault.details).toMatchObject({ writeState: 'refused', status: 401 });
		expect(fault.details.advice).toMatch(/connect the account again/);
	});

	it('keeps nothing of what was thrown', () => {
		const fault = networkErrorOf(POST, network('ECONNRESET'), HOST);
		expect(inspect(fault, { depth: Infinity, showHidden: true })).not.toContain(KEY);
		expect(fault.cause).toBeUndefined();
	});

	it('bears whatever is thrown, a chain that bites its tail included', () => {
		const loop: { code: string; cause?: unknown } = { code: 'ECONNRESET' };
		loop.cause = loop;
		expect(networkErrorOf(POST, loop, HOST).details.code).toBe('ECONNRESET');
		for (const thrown of [undefined, null, 'text', 7])
			expect(networkErrorOf(POST, thrown, HOST).writeState).toBe('refused');
	});
});

describe('responseIn', () => {
	const headers = { 'uc-rest-error': 'No such coupon' };

	it('2.41: finds the response in the cause, with the header that tells why', () => {
		const response = { status: 400, headers, data: '{"success":false}' };
		const thrown = wrapped(axiosError('x', { code: 'ERR_BAD_REQUEST', status: 400, response }), '400');
		expect(responseIn(thrown)).toEqual({ statusCode: 400, headers, body: '{"success":false}' });
	});

	it('1.122: has the status alone', () => {
		expect(responseIn(bare('401'))).toEqual({ statusCode: 401, headers: {}, body: undefined });
	});

	it.each([
		network('ECONNRESET'),
		bare('ECONNRESET'),
		bare(null),
		undefined,
		null,
		'text',
		{ httpCode: '0' },
	])('finds none in what never was answered: %p', (thrown) => {
		expect(responseIn(thrown)).toBeUndefined();
	});
});
