/** Keeps a credential's key and tokens out of texts of UltraCart, which may quote what they were sent. */
import { isObject } from './json';

/** What of a credential opens an account. What is not there, such as the tokens of an account that is not connected, is passed over. */
const SECRETS = ['apiKey', 'clientSecret', 'access_token', 'refresh_token'];

/** Shorter ones would be found in ordinary words. */
const SHORTEST = 6;

const MASK = '***';

/** What a header does not take: HTTP libraries leave it out, so that a key with a blank too many works all the same. */
const NOT_IN_HEADERS = /[^\x20-\x7e\x80-\xff]/g;

/** A secret as it is, as it stands in an address or in a JSON text, and as it stands in an Authorization header. */
const formsOf = (secret: string): string[] => [
	secret,
	encodeURIComponent(secret),
	JSON.stringify(secret).slice(1, -1),
	Buffer.from(secret).toString('base64'),
	Buffer.from(secret).toString('base64url'),
];

/** Every form in which UltraCart may quote a secret. */
export function formsOfSecret(secret: string): string[] {
	const sent = secret.replace(NOT_IN_HEADERS, '').trim();
	return [...new Set([secret, sent])].filter(({ length }) => length >= SHORTEST).flatMap(formsOf);
}

/**
 * Every form of the secrets in a credential's data.
 *
 * @param data as n8n hands it out; tokens are nested in it
 */
export function secretsIn(data: object): string[] {
	const secrets = new Set<string>();
	for (const [name, value] of Object.entries(data)) {
		if (isObject(value)) for (const secret of secretsIn(value)) secrets.add(secret);
		else if (SECRETS.includes(name) && typeof value === 'string') {
			for (const form of formsOfSecret(value)) secrets.add(form);
		}
	}
	return [...secrets];
}

/** The text without any of the secrets, the longest first: one may be part of another. */
export const masked = (text: string, secrets: readonly string[]): string =>
	[...secrets]
		.sort((a, b) => b.length - a.length)
		.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
