import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { checkedBaseUrl } from '../../credentials/baseUrl';
import { readAnswer, type Answer } from './answer';
import { ApiError } from './errors';
import { faultOf, responseIn } from './networkError';
import { enter } from './gate';
import { waitBeforeRetry, waitFor, type Patience } from './retry';
import { settle } from './tryCall';
import type { Endpoint } from './table';

const API_VERSION = '2017-03-01';

/** Values of the Authentication parameter. */
export type Authentication = 'oAuth2' | 'simpleKey';

const CONNECTED = 'ultraCartOAuth2Api';
const KEYED = 'ultraCartSimpleKeyApi';

/** Whatever n8n hands a node that may send requests. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions;

export interface Request {
	/** Path parameters. */
	readonly in?: Readonly<Record<string, string | number>>;
	readonly query?: IDataObject;
	readonly body?: unknown;
}

export interface ClientOptions {
	readonly patience: Patience;
	/** Longest time one answer may take, in milliseconds. */
	readonly timeout: number;
	readonly signal?: AbortSignal;
}

/** Talks to one UltraCart account: one request at a time, repeated where that is safe. */
export class Client {
	/** How many requests have been sent, repeated ones included. */
	calls = 0;

	/** What UltraCart did but finds questionable. */
	readonly warnings = new Set<string>();

	/** How long UltraCart has said now that the rate limit is reached, in milliseconds. Who has waited in vain does not wait again. */
	private waited = 0;

	private constructor(
		private readonly caller: Caller,
		private readonly credential: string,
		readonly baseUrl: string,
		private readonly options: ClientOptions,
	) {}

	/**
	 * @param authentication value of the node's Authentication parameter
	 * @throws UserError when the credential's Base URL must not be used
	 */
	static async open(caller: Caller, authentication: Authentication, options: ClientOptions): Promise<Client> {
		const credential = authentication === 'oAuth2' ? CONNECTED : KEYED;
		const { baseUrl } = await caller.getCredentials(credential);
		return new Client(
			caller,
			credential,
			checkedBaseUrl(typeof baseUrl === 'string' ? baseUrl : ''),
			options,
		);
	}

	/**
	 * Makes a call, waits its turn for it, and repeats it where that is safe.
	 *
	 * @throws ApiError when UltraCart refused or could not be reached
	 * @throws the cancel signal's reason when the execution is cancelled
	 */
	async call(endpoint: Endpoint, request: Request = {}): Promise<Answer> {
		const { signal } = this.options;
		const leave = await enter(new URL(this.baseUrl).host, signal);
		// Waiting inside the gate: while the limit is reached, no other request of this process would get through either.
		try {
			const answer = await this.persist(endpoint, request);
			if (answer.warning !== undefined) this.warnings.add(answer.warning);
			return answer;
		} finally {
			leave();
		}
	}

	private async persist(endpoint: Endpoint, request: Request): Promise<Answer> {
		const { patience, signal } = this.options;
		for (let tries = 1; ; tries++) {
			const { value: answer, thrown } = await settle(this.attempt(endpoint, request));
			const limited = thrown instanceof ApiError && thrown.status === 429;
			if (!limited) this.waited = 0;
			if (answer) return answer;
			const wait =
				thrown instanceof ApiError ? waitBeforeRetry(thrown, tries, this.waited, patience) : undefined;
			if (wait === undefined) throw thrown as Error;
			if (limited) this.waited += wait;
			await waitFor(wait, signal);
		}
	}

	private async attempt(endpoint: Endpoint, request: Request): Promise<Answer> {
		const { signal } = this.options;
		signal?.throwIfAborted();
		const { value: response, thrown } = await settle(this.send(endpoint, request));
		if (response) return readAnswer(endpoint, response);
		signal?.throwIfAborted();
		const refused = responseIn(thrown);
		if (!refused) throw faultOf(endpoint, thrown);
		return readAnswer(endpoint, refused);
	}

	private async send(endpoint: Endpoint, request: Request): Promise<IN8nHttpFullResponse> {
		const options = this.httpOptions(endpoint, request);
		if (this.credential === KEYED) {
			return await this.request({ ...options, ignoreHttpStatusErrors: true });
		}
		// A 401 has to be thrown for n8n to refresh the token. Older versions of n8n don't know "except" and hand the 401
		// back: then the request goes out once more in the way that they refresh on.
		const response = await this.request({
			...options,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		});
		return response.statusCode === 401 ? await this.request(options) : response;
	}

	private async request(options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> {
		this.calls += 1;
		return (await this.caller.helpers.httpRequestWithAuthentication.call(
			this.caller,
			this.credential,
			options,
		)) as IN8nHttpFullResponse;
	}

	private httpOptions(endpoint: Endpoint, request: Request): IHttpRequestOptions {
		const { method, path } = endpoint;
		const { in: given = {}, query, body = endpoint.body && {} } = request;
		return {
			method,
			url:
				this.baseUrl + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? '')),
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
			timeout: this.options.timeout,
		};
	}
}
