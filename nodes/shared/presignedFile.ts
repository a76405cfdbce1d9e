/**
 * Files at presigned addresses. They are in a storage that UltraCart uses, not in its API: whoever knows the address may use
 * it, so it goes without a credential and is shown to nobody, and UltraCart's limits do not count there.
 */
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { LOOPBACK } from '../../credentials/baseUrl';
import { FileError } from './errors';
import { networkCodeOf, responseIn } from './networkError';
import type { RequestFunctions } from './requestFunctions';
import { withinTime } from './timeLimit';

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export interface FileTransfer {
	readonly method: 'GET' | 'PUT';
	readonly address: string;
	/** What is put there. */
	readonly content?: Buffer;
	/** Milliseconds until it is given up. */
	readonly timeout: number;
	readonly signal?: AbortSignal | undefined;
}

/** @throws FileError where a file must not be sent to the address: it would go unencrypted */
function checkedAddress(address: string, base?: string): string {
	const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
	const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
	if (url && isSafe) return url.href;
	throw new FileError('UltraCart gave an address for the file that does not start with https://', true);
}

const brokenOff = (thrown: unknown): FileError =>
	new FileError(`The connection to the storage of UltraCart's files broke off (${networkCodeOf(thrown)})`);

const tooSlow = (): FileError => new FileError("The storage of UltraCart's files took too long to answer");

async function request(
	{ helpers }: RequestFunctions,
	{ method, content, timeout }: FileTransfer,
	url: string,
	abortSignal: AbortSignal,
): Promise<IN8nHttpFullResponse> {
	try {
		return (await helpers.httpRequest({
			method,
			url,
			...(content && { body: content, headers: { 'Content-Type': 'application/x-ndjson' } }),
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// n8n would follow one to anywhere.
			disableFollowRedirect: true,
			timeout,
			abortSignal,
		})) as IN8nHttpFullResponse;
	} catch (thrown) {
		abortSignal.throwIfAborted();
		const response = responseIn(thrown);
		if (response) return response;
		// Nothing else of it: it holds the address.
		throw brokenOff(thrown);
	}
}

async function follow(
	functions: RequestFunctions,
	transfer: FileTransfer,
	signal: AbortSignal,
): Promise<string> {
	let address = checkedAddress(transfer.address);
	for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
		const { statusCode, headers, body } = await request(functions, transfer, address, signal);
		if (statusCode >= 200 && statusCode < 300) return typeof body === 'string' ? body : '';
		const { location } = headers;
		if (!REDIRECTS.has(statusCode) || typeof location !== 'string')
			throw new FileError(`The storage of UltraCart's files answered with status ${statusCode}`);
		address = checkedAddress(location, address);
	}
	throw new FileError("The storage of UltraCart's files sends the file from one address to the next");
}

/**
 * Puts a file at an address, or gets the one that is there.
 *
 * @returns the file, where one was asked for
 * @throws FileError, without the address, where it did not work
 * @throws the signal's reason when the execution is cancelled
 */
export async function transferFile(functions: RequestFunctions, transfer: FileTransfer): Promise<string> {
	const { timeout, signal } = transfer;
	try {
		return await withinTime(timeout, async (ending) => await follow(functions, transfer, ending), signal);
	} catch (thrown) {
		if (!(thrown instanceof Error) || thrown.name !== 'TimeoutError' || signal?.aborted)
			throw thrown as Error;
		throw tooSlow();
	}
}
