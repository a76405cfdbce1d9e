import { createHash } from 'node:crypto';

import type {
	ICredentialDataDecryptedObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	Logger,
} from 'n8n-workflow';

import { checkedBaseUrl } from '../../credentials/baseUrl';
import { credentialTypeFor, type Authentication } from './authentication';
import { readAnswer, type Answer } from './answer';
import { ApiError } from './errors';
import { networkErrorOf, responseIn } from './networkError';
import { transferFile } from './presignedFile';
import { httpOptions, type Request } from './request';
import type { RequestFunctions } from './requestFunctions';
import { waitBeforeRetry, type RetryOptions } from './retry';
import { masked, secretsIn } from './secrets';
import { SharedCalls, type Caller, type WantedCall } from './sharedCalls';
import type { Endpoint } from './table';
import { withinTime } from './timeLimit';
import type { CallResult } from './tryCall';

const RATE_LIMITED = 429;
const UNAUTHORIZED = 401;
/** The application is disabled. */
const GONE = 410;

/** In milliseconds: a timer takes no more than 24 days, and addresses of files are good for minutes. */
const LONGEST_TRANSFER = 60 * 60 * 1000;

export interface ClientOptions {
	readonly retry: RetryOptions;
	/** Longest time from a request to the end of its answer, in milliseconds. Waiting for a turn does not count. */
	readonly timeout: number;
	readonly signal?: AbortSignal;
	/** The calls are made for a list of the editor. */
	readonly isList?: boolean;
}

/** Calls of which one serves a single run, or all that read the same. */
const calls = new SharedCalls<Request, CallResult<Answer>>({
	fits: (requests) => requests.length,
	requestFor: (request) => request,
	// Whoever gets a record may change it.
	divide: (_, result, requests) =>
		requests.map((_, index) =>
			index === 0 || result.error ? result : { value: structuredClone(result.value) },
		),
});

/** What tells accounts apart. The same credential may hold different keys, by an expression; an account that is connected by OAuth2 has its own. */
function accountOf(
	functions: RequestFunctions,
	credential: string,
	baseUrl: string,
	{ apiKey }: ICredentialDataDecryptedObject,
): string | undefined {
	const secret =
		credential === credentialTypeFor('oAuth2') ? functions.getNode().credentials?.[credential]?.id : apiKey;
	if (typeof secret !== 'string' || secret === '') return undefined;
	return createHash('sha256')
		.update(JSON.stringify([credential, baseUrl, secret]))
		.digest('base64');
}

/** Talks to one UltraCart account: one request at a time, repeated where that is safe. */
export class Client implements Caller {
	/** How many requests have been sent, repeated ones included, that count against UltraCart's limit of an hour. */
	calls = 0;

	/** How many have been sent that count against a limit of their own. */
	callsOfOwnLimit = 0;

	/** How many requests of others have served it as well. */
	sharedCalls = 0;

	/** What UltraCart did but finds questionable. */
	readonly warnings = new Set<string>();

	/** How long calls have waited for their turn, in milliseconds. */
	waitedForOthers = 0;

	private sharesReads = false;

	/** How long calls have waited for the rate limit since it last let one in, in milliseconds: it is waited for once, not per item. */
	private rateLimitWaited = 0;
	private lastRateLimitWait = 0;

	/** Why no further call is made. */
	private stopped?: Error;

	private constructor(
		private readonly functions: RequestFunctions,
		private readonly credential: string,
		readonly baseUrl: string,
		/** Equal for clients that sign in to the same account in the same way; nothing where that can't be told. */
		private readonly account: string | undefined,
		private readonly options: ClientOptions,
		/** What of the credential must not be shown, in case UltraCart quotes it. */
		private readonly secrets: readonly string[],
	) {}

	/** @throws UserError when the credential's Base URL must not be used */
	static async open(
		functions: RequestFunctions,
		authentication: Authentication,
		options: ClientOptions,
	): Promise<Client> {
		const credential = credentialTypeFor(authentication);
		const data = await functions.getCredentials(credential);
		const address = checkedBaseUrl(typeof data.baseUrl === 'string' ? data.baseUrl : '');
		const account = accountOf(functions, credential, address, data);
		return new Client(functions, credential, address, account, options, secretsIn(data));
	}

	get host(): string {
		return new URL(this.baseUrl).host;
	}

	get signal(): AbortSignal | undefined {
		return this.options.signal;
	}

	get isList(): boolean {
		return this.options.isList ?? false;
	}

	get logger(): Logger {
		return this.functions.logger;
	}

	/** Reads are made one with equal ones of other runs. Not for what a write will be built on: that has to be of its own moment. */
	shareReads(): void {
		this.sharesReads = true;
	}

	/** Makes no further call: whoever wants one gets the reason thrown. */
	stop(reason: Error): void {
		this.stopped ??= reason;
	}

	/**
	 * Makes a call, waits its turn for it, and repeats it where that is safe.
	 *
	 * @throws ApiError when UltraCart refused or could not be reached
	 * @throws the cancel signal's reason when the execution is cancelled, or why no further call is made
	 */
	async call(endpoint: Endpoint, request: Request = {}): Promise<Answer> {
		const isShared = this.sharesReads && endpoint.safe;
		const call = { endpoint, want: request, ...(isShared && { sharedBy: JSON.stringify(request) }) };
		const { value: answer, error } = await this.share(calls, call);
		if (error) throw error;
		return answer;
	}

	/**
	 * Makes a call together with others that ask for the same.
	 *
	 * @param call `sharedBy` tells apart what is asked of the endpoint; the account is added here
	 * @returns what `calls` makes of it for this one: errors of the API as well
	 * @throws the cancel signal's reason, or why no further call is made
	 */
	async share<Want, Part>(calls: SharedCalls<Want, Part>, call: WantedCall<Want>): Promise<Part> {
		if (this.stopped) throw this.stopped;
		const { sharedBy, ...unshared } = call;
		if (sharedBy === undefined || this.account === undefined) return await calls.make(this, unshared);
		const id = [this.account, this.options.timeout, call.endpoint.id, sharedBy];
		return await calls.make(this, { ...unshared, sharedBy: JSON.stringify(id) });
	}

	async tryOnce(endpoint: Endpoint, request: Request, ending: AbortSignal): Promise<Answer> {
		const response = await this.responseTo(endpoint, request, ending);
		try {
			const answer = readAnswer(endpoint, response);
			const { warning } = answer;
			return warning === undefined ? answer : { ...answer, warning: (await this.masking())(warning) };
		} catch (thrown) {
			throw thrown instanceof ApiError ? thrown.withWords(await this.masking()) : (thrown as Error);
		}
	}

	afterTry(
		{ value: answer, error }: CallResult<Answer>,
		tries: number,
		othersWait?: number,
	): number | undefined {
		if (error?.status !== RATE_LIMITED) this.endRateLimitWait();
		if (answer?.warning !== undefined) this.warnings.add(answer.warning);
		if (!error) return undefined;
		// UltraCart would refuse every further call too. With OAuth the token has been refreshed by then.
		if (error.status === UNAUTHORIZED || error.status === GONE) this.stop(error);
		const { rateLimitWaited, lastRateLimitWait } = this;
		const wait = waitBeforeRetry(error, tries, rateLimitWaited, { ...this.options.retry, lastRateLimitWait });
		if (error.status === RATE_LIMITED) this.rateLimitWaited += othersWait ?? wait ?? 0;
		return wait;
	}

	private endRateLimitWait(): void {
		if (this.rateLimitWaited > 0) this.lastRateLimitWait = this.rateLimitWaited;
		this.rateLimitWaited = 0;
	}

	beforeTry(waited: number, isOwn: boolean): void {
		this.waitedForOthers += waited;
		if (!isOwn) this.sharedCalls += 1;
	}

	/** How UltraCart's words are shown: without the credential's secrets, those included that n8n has got since by a refresh. */
	private async masking(): Promise<(words: string) => string> {
		let secrets = this.secrets;
		if (this.credential === credentialTypeFor('oAuth2')) {
			const data = await this.functions.getCredentials(this.credential);
			secrets = [...secretsIn(data), ...secrets];
		}
		return (words) => masked(words, secrets);
	}

	/**
	 * Puts a file at a presigned address: without the credential, and outside the line that calls stand in.
	 *
	 * @param expires when the address expires, in ISO 8601, where that is known
	 * @throws FileError
	 */
	async putFile(address: string, content: Buffer, expires?: string): Promise<void> {
		const left = Date.parse(expires ?? '') - Date.now();
		const timeout = left > 0 ? Math.min(left, LONGEST_TRANSFER) : this.options.timeout;
		await transferFile(this.functions, { method: 'PUT', address, content, timeout, signal: this.signal });
	}

	/**
	 * Gets the file at a presigned address.
	 *
	 * @throws FileError
	 */
	async getFile(address: string): Promise<string> {
		const { timeout } = this.options;
		return await transferFile(this.functions, { method: 'GET', address, timeout, signal: this.signal });
	}

	/** What came back, whatever its status. */
	private async responseTo(
		endpoint: Endpoint,
		request: Request,
		ending: AbortSignal,
	): Promise<IN8nHttpFullResponse> {
		const { timeout } = this.options;
		const options = httpOptions(this.baseUrl, endpoint, request, timeout);
		try {
			return await withinTime(timeout, async (signal) => await this.send(endpoint, options, signal), ending);
		} catch (thrown) {
			ending.throwIfAborted();
			const response = responseIn(thrown);
			if (!response) throw networkErrorOf(endpoint, thrown, this.host);
			return response;
		}
	}

	private async send(
		endpoint: Endpoint,
		options: IHttpRequestOptions,
		ending: AbortSignal,
	): Promise<IN8nHttpFullResponse> {
		if (this.credential === credentialTypeFor('simpleKey')) {
			return await this.request(endpoint, { ...options, ignoreHttpStatusErrors: true }, ending);
		}
		// A 401 has to be thrown for n8n to refresh the token. Older versions of n8n don't know "except" and hand the 401
		// back: then the request goes out once more in the way that they refresh on.
		const response = await this.request(
			endpoint,
			{ ...options, ignoreHttpStatusErrors: { ignore: true, except: [UNAUTHORIZED] } },
			ending,
		);
		return response.statusCode === UNAUTHORIZED ? await this.request(endpoint, options, ending) : response;
	}

	private async request(
		{ hasOwnLimit }: Endpoint,
		options: IHttpRequestOptions,
		ending: AbortSignal,
	): Promise<IN8nHttpFullResponse> {
		ending.throwIfAborted();
		if (hasOwnLimit) this.callsOfOwnLimit += 1;
		else this.calls += 1;
		// n8n takes no signal from a request, but asks the context for the execution's own: so this one answers with ours.
		const functions = Object.create(this.functions, {
			getExecutionCancelSignal: { value: () => ending },
		}) as RequestFunctions;
		return (await this.functions.helpers.httpRequestWithAuthentication.call(
			functions,
			this.credential,
			options,
		)) as IN8nHttpFullResponse;
	}
}
