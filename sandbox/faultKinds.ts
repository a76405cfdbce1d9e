/** The kinds of faults, and what each does to the answer of a request. */
import { refused, refusedWith200, type Answer } from './envelope';
import { HttpError } from './errors';
import { copyOf, isObject, textsIn, type Json } from './json';

interface WithStatus {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly message?: string;
}

interface Unreadable {
	/** Status of the answer: 200 when it is not said. */
	readonly status?: number;
}

interface WithMessage {
	readonly message?: string;
}

/** Every kind, with what can be said about it. */
interface Details {
	/** Refused or broken before anything was done. */
	status: WithStatus;
	/** Done, and then answered with a status that says it was not. */
	statusAfter: WithStatus;
	/** The connection is cut before anything was done. */
	resetBefore: unknown;
	/** Done, and then the connection is cut. */
	resetAfter: unknown;
	/** Done, but never answered: whoever asked waits until it gives up. A test in the same process is told when it has come to that. */
	hang: { readonly hung?: () => void };
	/** Done as usual, but so many real milliseconds later. */
	delay: { readonly milliseconds: number };
	/** Done, but the answer's JSON breaks off. */
	brokenJson: Unreadable;
	/** Done, but answered with a web page. */
	html: Unreadable;
	/** Done, but answered with nothing. */
	empty: Unreadable;
	/** Pages without an end: the offset goes on, and past the last record the pages are empty. */
	endlessMore: unknown;
	/** Pages without an end: the next offset is that of the same page. */
	stuckMore: unknown;
	/** Not done, and told so with status 200. */
	successFalse: WithMessage;
	/** Done, with a warning. */
	warning: WithMessage;
	/** Done, but the answer lacks the last code. */
	fewerCodes: unknown;
	/** Done, but the answer has the first code once more in place of the last. */
	sameCodes: unknown;
	/** Done, and the answer changed by a function: for tests in the same process. */
	alter: { readonly change: (body: Json) => Json };
}

export type FaultKind = keyof Details;

export type What = { [Kind in FaultKind]: { readonly kind: Kind } & Details[Kind] }[FaultKind];

/** An answer, or what the connection comes to without one. */
export type Ending = Answer | 'reset' | 'hang';

interface Effect {
	/** What is answered without anything having been done. */
	readonly instead?: Ending;
	/** What becomes of the answer after the work was done. */
	readonly after?: (answer: Answer) => Ending;
}

const toldTo = ({ status, headers, message }: WithStatus): Answer =>
	refused(
		new HttpError(status, message ?? `The sandbox was told to answer with ${status}`, headers && { headers }),
	);

const HTML =
	'<!doctype html><html><head><title>Maintenance</title></head><body><h1>Back soon</h1></body></html>';

function brokenOff({ body = {} }: Answer): string {
	const whole = typeof body === 'string' ? body : JSON.stringify(body);
	return whole.slice(0, Math.ceil(whole.length / 2));
}

const inBody = (change: (body: Json) => Json): Effect => ({
	after: (answer) => (isObject(answer.body) ? { ...answer, body: change(answer.body) } : answer),
});

const withoutEnd = (next: (offset: number, count: number) => number): Effect =>
	inBody((body) => {
		const { metadata } = body;
		if (!isObject(metadata) || !isObject(metadata.result_set)) return body;
		const place = metadata.result_set;
		const next_offset = next(Number(place.offset), Number(place.count));
		return { ...body, metadata: { ...metadata, result_set: { ...place, more: true, next_offset } } };
	});

const withCodes = (change: (codes: string[]) => string[]): Effect =>
	inBody((body) =>
		Array.isArray(body.coupon_codes) ? { ...body, coupon_codes: change(textsIn(body.coupon_codes)) } : body,
	);

const EFFECTS: { readonly [Kind in FaultKind]: (details: Details[Kind]) => Effect } = {
	status: (details) => ({ instead: toldTo(details) }),
	statusAfter: (details) => ({ after: () => toldTo(details) }),
	resetBefore: () => ({ instead: 'reset' }),
	resetAfter: () => ({ after: () => 'reset' }),
	hang: ({ hung }) => ({
		after: () => {
			if (hung) setImmediate(hung);
			return 'hang';
		},
	}),
	delay: () => ({}),
	brokenJson: ({ status = 200 }) => ({
		after: (answer) => ({
			status,
			headers: { 'content-type': 'application/json; charset=UTF-8' },
			body: brokenOff(answer),
		}),
	}),
	html: ({ status = 200 }) => ({
		after: () => ({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: HTML }),
	}),
	empty: ({ status = 200 }) => ({ after: () => ({ status }) }),
	// Past the end an empty page still moves on, as a server that has lost count would.
	endlessMore: () => withoutEnd((offset, count) => offset + Math.max(1, count)),
	stuckMore: () => withoutEnd((offset) => offset),
	successFalse: ({ message = 'The sandbox was told to refuse this with status 200' }) => ({
		instead: refusedWith200(message),
	}),
	warning: ({ message = 'The sandbox was told to warn' }) =>
		inBody((body) => ({
			...body,
			warning: { warning_message: message, warning_code: 'SANDBOX', more_info: '' },
		})),
	fewerCodes: () => withCodes((codes) => codes.slice(0, -1)),
	sameCodes: () => withCodes((codes) => [...codes.slice(0, -1), ...codes.slice(0, 1)]),
	alter: ({ change }) => inBody((body) => change(copyOf(body))),
};

export const FAULT_KINDS = Object.keys(EFFECTS) as FaultKind[];

export const effectOf = (what: What): Effect => (EFFECTS[what.kind] as (details: What) => Effect)(what);
