import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { checkedBaseUrl } from '../../credentials/baseUrl';
import { API_VERSION } from '../../credentials/credentialTest';
import { credentialTypeFor, type Authentication } from './authentication';
import { readAnswer, type Answer } from './answer';
import { ApiError } from './errors';
import { enter } from './gate';
import { networkErrorOf, responseIn } from './networkError';
import { sleepFor, waitBeforeRetry, type RetryOptions } from './retry';
import { masked, secretsIn } from './secrets';
import type { Endpoint } from './table';
import { withinTime } from './timeLimit';
import { tryCall } from './tryCall';

const RATE_LIMITED = 429;
const UNAUTHORIZED = 401;
/** The application is disabled. */
const GONE = 410;

/** Whatever n8n hands a node that may send requests. */
export type RequestFunctions = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;

export interface Request {
	readonly pathParameters?: Readonly<Record<string, string | number | undefined>>;
	readonly query?: IDataObject;
	readonly body?: unknown;
}

export interface ClientOptions {
	readonly retry: RetryOptions;
	/** Longest time from a request to the end of its answer, in milliseconds. Waiting for a turn does not count. */
	readonly timeout: number;
	readonly signal?: AbortSignal;
}

/** Talks to one UltraCart account: one request at a time, repeated where that is safe. */
export class Client {
	/** How many requests have been sent, repeated ones included. */
	calls = 0;

	/** What UltraCart did but finds questionable. */
	readonly warnings = new Set<string>();

	/** How long calls have waited for the rate limit since it last let one in, in milliseconds: it is waited for once, not per item. */
	private rateLimitWaited = 0;

	/** Why no further call is made. */
	private stopped?: Error;

	private constructor(
		private readonly functions: RequestFunctions,
		private readonly credential: string,
		readonly baseUrl: string,
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
		return new Client(functions, credential, address, options, secretsIn(data));
	}

	private get host(): string {
		return new URL(this.baseUrl).host;
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
		if (this.stopped) throw this.stopped;
		const leave = await enter(this.host, this.options.signal);
		// Waiting inside the gate: while the limit is reached, no other request of this process would get through either.
		try {
			const answer = await this.callWithRetries(endpoint, request);
			if (answer.warning !== undefined) this.warnings.add(answer.warning);
			return answer;
		} finally {
			leave();
		}
	}

	private async callWithRetries(endpoint: Endpoint, request: Request): Promise<Answer> {
		for (let tries = 1; ; tries++) {
			const { value: answer, error } = await tryCall(this.callOnce(endpoint, request));
			if (error?.status !== RATE_LIMITED) this.rateLimitWaited = 0;
			if (answer) return answer;
			// UltraCart would refuse every further call too. With OAuth the token has been refreshed by then.
			if (error.status === UNAUTHORIZED || error.status === GONE) this.stop(error);
			await this.waitBeforeNextTry(error, tries);
		}
	}

	/** @throws the error where the call must not be made again */
	private async waitBeforeNextTry(error: ApiError, tries: number): Promise<void> {
		const { retry, signal } = this.options;
		const wait = waitBeforeRetry(error, tries, this.rateLimitWaited, retry);
		if (wait === undefined) throw error;
		if (error.status === RATE_LIMITED) this.rateLimitWaited += wait;
		await sleepFor(wait, signal);
	}

	private async callOnce(endpoint: Endpoint, request: Request): Promise<Answer> {
		const response = await this.responseTo(endpoint, request);
		try {
			const answer = readAnswer(endpoint, response);
			const { warning } = answer;
			return warning === undefined ? answer : { ...answer, warning: (await this.masking())(warning) };
		} catch (thrown) {
			throw thrown instanceof ApiError ? thrown.withWords(await this.masking()) : (thrown as Error);
		}
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

	/** What came back, whatever its status. */
	private async responseTo(endpoint: Endpoint, request: Request): Promise<IN8nHttpFullResponse> {
		const { signal, timeout } = this.options;
		const options = this.httpOptions(endpoint, request);
		try {
			return await withinTime(timeout, async (ending) => await this.send(options, ending), signal);
		} catch (thrown) {
			signal?.throwIfAborted();
			const response = responseIn(thrown);
			if (!response) throw networkErrorOf(endpoint, thrown, this.host);
			return response;
		}
	}

	private async send(options: IHttpRequestOptions, ending: AbortSignal): Promise<IN8nHttpFullResponse> {
		if (this.credential === credentialTypeFor('simpleKey')) {
			return await this.request({ ...options, ignoreHttpStatusErrors: true }, ending);
		}
		// A 401 has to be thrown for n8n to refresh the token. Older versions of n8n don't know "except" and hand the 401
		// back: then the request goes out once more in the way that they refresh on.
		const response = await this.request(
			{ ...options, ignoreHttpStatusErrors: { ignore: true, except: [UNAUTHORIZED] } },
			ending,
		);
		return response.statusCode === UNAUTHORIZED ? await this.request(options, ending) : response;
	}

	private async request(options: IHttpRequestOptions, ending: AbortSignal): Promise<IN8nHttpFullResponse> {
		ending.throwIfAborted();
		this.calls += 1;
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

	private httpOptions(
		{ method, path, sendsBody }: Endpoint,
		{ pathParameters = {}, query, body = sendsBody && {} }: Request,
	): IHttpRequestOptions {
		const filledPath = path.replace(/\{(\w+)\}/g, (_, name: string) =>
			encodeURIComponent(pathParameters[name] ?? ''),
		);
		return {
			method,
			url: this.baseUrl + filledPath,
			...(query && { qs: query }),
			headers: {
				Accept: 'application/json',
				'X-UltraCart-Api-Version': API_VERSION,
				...(body !== undefined && { 'Content-Type': 'application/json; charset=UTF-8' }),
			},
			// As text: n8n drops a body of {} together with its Content-Type.
			...(body !== undefined && { body: JSON.stringify(body) }),
			encoding: 'text',
			returnFullResponse: true,
			// A redirect could carry the key to another host.
			disableFollowRedirect: true,
			// How long nothing at all may come. n8n's own limit is shorter than ours may be.
			timeout: this.options.timeout,
		};
	}
}
