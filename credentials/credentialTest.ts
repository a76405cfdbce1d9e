import type { ICredentialTestRequest } from 'n8n-workflow';

import { baseUrlExpression, DEFAULT_BASE_URL } from './baseUrl';

/** The only version of the API so far; every request names it. */
export const API_VERSION = '2017-03-01';

/** By these a server sends a request on to another address. */
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Reads one coupon: the smallest answer that shows both that the key is valid and that it may read coupons, this package's main
 * subject. No endpoint answers to coupon and user permissions alike, so the first rule says what a users-only key should expect.
 */
export const credentialTest: ICredentialTestRequest = {
	request: {
		baseURL: baseUrlExpression('$credentials.baseUrl'),
		url: '/coupon/coupons',
		qs: { _limit: 1 },
		headers: { 'X-UltraCart-Api-Version': API_VERSION, Accept: 'application/json' },
		// A redirect could carry the key or token to another host.
		disableFollowRedirect: true,
	},
	rules: [
		...REDIRECTS.map((value) => ({
			type: 'responseCode' as const,
			properties: {
				value,
				message: `The Base URL leads on to another address, which was not followed: it would get your key. Enter the address of UltraCart itself, ${DEFAULT_BASE_URL}.`,
			},
		})),
		{
			type: 'responseCode',
			properties: {
				value: 401,
				message:
					'UltraCart did not accept this credential. Check it in UltraCart, with its IP address restrictions. This test reads a coupon: a credential without permission to read coupons ends here too, and still works for users and groups.',
			},
		},
		{
			type: 'responseCode',
			properties: {
				value: 410,
				message:
					'UltraCart has disabled this application. Ask UltraCart support to enable it, or connect another one.',
			},
		},
		{
			type: 'responseCode',
			properties: {
				value: 429,
				message:
					'UltraCart takes 1,000 requests an hour, one at a time, and refused this one. Try again in a few minutes.',
			},
		},
	],
};
