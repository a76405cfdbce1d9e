/** What the sandbox's tests share: a sandbox per test, and requests to it. */
import type { Json } from '../../sandbox/json';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';

export interface Reply {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The body, where it is JSON. */
	readonly body: Json;
}

const started: Sandbox[] = [];

/** A small account, unless the options say otherwise. */
export async function sandboxWith(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ records: { coupon: 60, user: 6, group: 3 }, ...options });
	started.push(sandbox);
	return sandbox;
}

export async function closeAll(): Promise<void> {
	await Promise.all(started.splice(0).map((sandbox) => sandbox.close()));
}

export async function replyOf(response: Response): Promise<Reply> {
	const text = await response.text();
	let body: Json = {};
	try {
		body = JSON.parse(text) as Json;
	} catch {
		// Some tests want just that.
	}
	return { status: response.status, headers: response.headers, text, body };
}

/** Sends a request as the API requires it. `headers` are added or replaced; undefined takes one away. */
export async function ask(
	sandbox: Sandbox,
	line: string,
	body?: unknown,
	headers: Record<string, string | undefined> = {},
	signal?: AbortSignal,
): Promise<Reply> {
	const [method = '', path = ''] = line.split(' ');
	const type = body === undefined ? undefined : 'application/json; charset=UTF-8';
	const all = Object.entries({ ...sandbox.headers, 'content-type': type, ...headers });
	const response = await fetch(sandbox.baseUrl + path, {
		method,
		headers: all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]])),
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		...(signal && { signal }),
	});
	return await replyOf(response);
}

/** The same, for something that has to work. */
export async function get(sandbox: Sandbox, line: string, body?: unknown): Promise<Json> {
	const reply = await ask(sandbox, line, body);
	if (reply.status > 299) throw new Error(`${line} gave ${reply.status}: ${reply.text}`);
	return reply.body;
}

export const errorOf = ({ body }: Reply): Json => body.error as Json;

export const recordsIn = (body: Json, root = 'coupons'): Json[] => body[root] as Json[];

export const resultSetOf = ({ metadata }: Json): Json => (metadata as Json).result_set as Json;

export const percentOff = (merchant_code: string, more: Json = {}): Json => ({
	merchant_code,
	percent_off_subtotal: { discount_percent: 10 },
	...more,
});
