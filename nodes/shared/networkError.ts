import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { ApiError, type WriteState } from './errors';
import type { Endpoint } from './table';

/** Node.js codes of errors that come only before a request has left this machine. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The only step in which the other codes of a network (EHOSTUNREACH, ETIMEDOUT) mean that nothing was sent. */
const CONNECTING = 'connect';

/** What is wrong with a certificate, by the code of Node.js, which looks at it before it sends the request. */
const CERTIFICATE_FAULTS: Readonly<Record<string, string>> = {
	CERT_CHAIN_TOO_LONG: 'its chain of issuers is too long',
	CERT_HAS_EXPIRED: 'it has expired',
	CERT_NOT_YET_VALID: 'it is not valid yet',
	CERT_REJECTED: 'it was rejected',
	CERT_REVOKED: 'it has been revoked',
	CERT_SIGNATURE_FAILURE: 'its signature is wrong',
	CERT_UNTRUSTED: 'its issuer is not known',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
	ERR_TLS_CERT_ALTNAME_INVALID: 'it was issued for another host',
	HOSTNAME_MISMATCH: 'it was issued for another host',
	INVALID_CA: 'its issuer may not issue certificates',
	INVALID_PURPOSE: 'it is meant for something else',
	PATH_LENGTH_EXCEEDED: 'its chain of issuers is too long',
	SELF_SIGNED_CERT_IN_CHAIN: 'its issuer is self-signed and not known',
	UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'its signature is wrong',
	UNABLE_TO_GET_ISSUER_CERT: 'its issuer is not known',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is not known',
};

/** What n8n's OAuth client throws when UltraCart gives no token, or when there is no refresh token to ask with. */
const NO_TOKEN = new Set(['EAUTH', 'ESTATUS', 'ERR_ASSERTION']);

const TIMEOUTS = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

/** What n8n's HTTP helper may throw, as far as it is looked at. */
interface HttpThrown {
	readonly code?: unknown;
	readonly httpCode?: unknown;
	readonly syscall?: unknown;
	readonly name?: unknown;
	readonly cause?: unknown;
	/** One for each address of a host that was tried. */
	readonly errors?: unknown;
	readonly response?: { readonly status?: number; readonly headers?: IDataObject; readonly data?: unknown };
}

/** The thrown object and what caused it, outermost first: n8n's versions keep the facts at different depths. */
function causesOf(thrown: unknown, known: HttpThrown[] = []): HttpThrown[] {
	if (typeof thrown !== 'object' || thrown === null || known.includes(thrown)) return known;
	const { cause, errors }: HttpThrown = thrown;
	known.push(thrown);
	for (const deeper of [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])])
		causesOf(deeper, known);
	return known;
}

/** The response inside something that n8n's HTTP helper threw, where there was one. */
export function responseIn(thrown: unknown): IN8nHttpFullResponse | undefined {
	const chain = causesOf(thrown);
	const response = chain.find((link) => link.response?.status !== undefined)?.response;
	const status = response?.status ?? Number(chain.find((link) => Number(link.httpCode) > 0)?.httpCode);
	if (!Number.isFinite(status) || status < 100) return undefined;
	return {
		statusCode: status,
		headers: response?.headers ?? {},
		body: response?.data as IDataObject,
	};
}

function explanationOf(code: string, writeState: WriteState): string {
	if (writeState === 'notSent')
		return 'UltraCart could not be reached. Check the Base URL of the credential and the network';
	if (TIMEOUTS.has(code)) return 'UltraCart took too long to answer';
	return 'The connection to UltraCart broke off before the answer came';
}

const untrustedCertificate = (endpoint: Endpoint, code: string, fault: string, host: string): ApiError =>
	new ApiError({
		endpoint,
		writeState: 'notSent',
		code,
		lasting: true,
		explanation: `n8n does not trust the certificate of ${host}: ${fault}. Nothing was sent`,
		advice:
			"Check the Base URL of the credential and the clock of n8n's computer. Where a proxy of your own network opens https connections, give n8n its certificate, by the environment variable NODE_EXTRA_CA_CERTS",
	});

/** n8n could not sign the request: the account is not connected, or the token can't be refreshed any more. */
const noAccess = (endpoint: Endpoint) =>
	new ApiError({
		endpoint,
		writeState: 'refused',
		status: 401,
		explanation: 'UltraCart no longer accepts this credential',
		advice: 'Open the credential in n8n and connect the account again',
	});

function codesIn(chain: readonly HttpThrown[]): string[] {
	const codes = chain.flatMap(({ code, httpCode, name }) => [
		name === 'TimeoutError' && 'ETIMEDOUT',
		code,
		httpCode,
	]);
	return codes.filter((code): code is string => typeof code === 'string' && code !== '');
}

/** The Node.js code of what broke: ECONNRESET. */
export const networkCodeOf = (thrown: unknown): string => codesIn(causesOf(thrown))[0] ?? 'no reason given';

/**
 * Reduces what n8n threw to what may be shown. Nothing of the original is kept: it holds the request with its keys.
 *
 * @param thrown what n8n's HTTP helper threw
 * @param host that was to be reached
 */
export function networkErrorOf(endpoint: Endpoint, thrown: unknown, host: string): ApiError {
	const chain = causesOf(thrown);
	const codes = codesIn(chain);
	const [first] = codes;
	// Whatever breaks on the network has a code; what n8n says of a credential by itself has none.
	if (first === undefined || NO_TOKEN.has(first)) return noAccess(endpoint);
	for (const code of codes) {
		const fault = CERTIFICATE_FAULTS[code];
		if (fault !== undefined) return untrustedCertificate(endpoint, code, fault, host);
	}
	const code = codes.find((each) => NOT_SENT.has(each) || TIMEOUTS.has(each)) ?? first;
	const isNotSent = NOT_SENT.has(code) || chain.some(({ syscall }) => syscall === CONNECTING);
	const writeState: WriteState = isNotSent ? 'notSent' : endpoint.safe ? 'refused' : 'unknown';
	return new ApiError({ endpoint, writeState, code, explanation: explanationOf(code, writeState) });
}
