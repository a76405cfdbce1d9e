/** The types of faults, and what each does to the response. */
import { asSwitched, errorResponse, errorWith200, webPage, withError, type ApiResponse } from './envelope';
import { HttpError } from './errors';
import { copyOf, isObject, textsIn, type Json } from './json';

interface WithStatus {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly message?: string;
}

interface WithOptionalStatus {
	/** Default: 200. */
	readonly status?: number;
}

interface WithoutEnd {
	/** Called when the client waits in vain. */
	readonly hung?: () => void;
}

interface WithMessage {
	readonly message?: string;
}

/** Every type with its options. "Done" means that the request was carried out before the fault. */
interface FaultOptions {
	/** Not done, and answered with this status. */
	status: WithStatus;
	/** Done, and then answered with a status that says it was not. */
	statusAfter: WithStatus;
	/** The connection is cut before anything is done. */
	resetBefore: unknown;
	/** Done, and then the connection is cut. */
	resetAfter: unknown;
	/** Done, but never answered: the client waits until it times out. */
	hang: WithoutEnd;
	/** Done, but the answer never ends: a blank comes every tenth of a second until the client hangs up. */
	trickle: WithoutEnd;
	/** Done, but this many real milliseconds later. */
	delay: { readonly milliseconds: number };
	/** Done, but the JSON of the response is cut off. */
	brokenJson: WithOptionalStatus;
	/** Done, but answered with a web page. */
	html: WithOptionalStatus;
	/** Not done: something on the way answers with a web page. */
	htmlInstead: { readonly status: number };
	/** Done, but answered with an empty body. */
	empty: WithOptionalStatus;
	/** There is always another page; past the last record the pages are empty. */
	endlessMore: unknown;
	/** There is always another page, and it is always the same one. */
	stuckMore: unknown;
	/** Not done, and refused with status 200. */
	successFalse: WithMessage;
	/** Not done, and refused with status 200 by an error object alone. */
	errorAlone: WithMessage;
	/** Done, and answered with what was done and an error beside it. */
	errorBeside: WithOptionalStatus & WithMessage;
	/** Done, but the lists are missing from the response. */
	withoutLists: unknown;
	/** Done, but the first entry of each list is null. */
	nullEntries: unknown;
	/** Done, with a warning. */
	warning: WithMessage;
	/** Done, but the last code is missing from the response. */
	fewerCodes: unknown;
	/** Done, but the response repeats the first code in place of the last. */
	sameCodes: unknown;
	/** Done, and the response is changed by a function: for tests in the same process. */
	alter: { readonly change: (body: Json) => Json };
}

export type FaultType = keyof FaultOptions;

export type FaultDefinition = {
	[Type in FaultType]: { readonly kind: Type } & FaultOptions[Type];
}[FaultType];

/** A response, or how the connection ends without one. */
export type RequestOutcome = ApiResponse | 'reset' | 'hang' | 'trickle';

interface FaultEffect {
	/** What is sent without anything having been done. */
	readonly instead?: RequestOutcome;
	/** What is sent in place of the response once the request is done. */
	readonly after?: (response: ApiResponse) => RequestOutcome;
}

const requestedError = ({ status, headers, message }: WithStatus): ApiResponse =>
	errorResponse(
		new HttpError(
			status,
			message ?? `The sandbox was asked to respond with ${status}`,
			headers && { headers },
		),
	);

function firstHalf({ body = {} }: ApiResponse): string {
	const whole = typeof body === 'string' ? body : JSON.stringify(body);
	return whole.slice(0, Math.ceil(whole.length / 2));
}

const inBody = (change: (body: Json) => Json): FaultEffect => ({
	after: (response) => (isObject(response.body) ? { ...response, body: change(response.body) } : response),
});

const withNextOffset = (next: (offset: number, count: number) => number): FaultEffect =>
	inBody((body) => {
		const { metadata } = body;
		if (!isObject(metadata) || !isObject(metadata.result_set)) return body;
		const place = metadata.result_set;
		const next_offset = next(Number(place.offset), Number(place.count));
		return { ...body, metadata: { ...metadata, result_set: { ...place, more: true, next_offset } } };
	});

const withCodes = (change: (codes: string[]) => string[]): FaultEffect =>
	inBody((body) =>
		Array.isArray(body.coupon_codes) ? { ...body, coupon_codes: change(textsIn(body.coupon_codes)) } : body,
	);

/** @param change gives back what a list becomes, or nothing where it is left out */
const withLists = (change: (entries: readonly unknown[]) => unknown): FaultEffect =>
	inBody((body) => {
		const changed = Object.entries(body).map(([name, value]) => [
			name,
			Array.isArray(value) ? change(value) : value,
		]);
		// JSON has no undefined: it is left out.
		return Object.fromEntries(changed) as Json;
	});

function unanswered(outcome: RequestOutcome, hung?: () => void): RequestOutcome {
	if (hung) setImmediate(hung);
	return outcome;
}

const EFFECTS: { readonly [Type in FaultType]: (options: FaultOptions[Type]) => FaultEffect } = {
	status: (options) => ({ instead: requestedError(options) }),
	statusAfter: (options) => ({ after: () => requestedError(options) }),
	resetBefore: () => ({ instead: 'reset' }),
	resetAfter: () => ({ after: () => 'reset' }),
	hang: ({ hung }) => ({ after: () => unanswered('hang', hung) }),
	trickle: ({ hung }) => ({ after: () => unanswered('trickle', hung) }),
	delay: () => ({}),
	brokenJson: ({ status = 200 }) => ({
		after: (response) => ({
			status,
			headers: { 'content-type': 'application/json; charset=UTF-8' },
			body: firstHalf(response),
		}),
	}),
	html: ({ status = 200 }) => ({ after: () => webPage(status) }),
	htmlInstead: ({ status }) => ({ instead: webPage(status) }),
	empty: ({ status = 200 }) => ({ after: () => ({ status }) }),
	// An empty page still moves on, as a server that has lost count would.
	endlessMore: () => withNextOffset((offset, count) => offset + Math.max(1, count)),
	stuckMore: () => withNextOffset((offset) => offset),
	successFalse: ({ message = 'The sandbox was asked to refuse this with status 200' }) => ({
		instead: errorWith200(message),
	}),
	errorAlone: ({ message = 'The sandbox was asked to refuse this without a word of success' }) => ({
		instead: asSwitched(errorWith200(message), { errorEnvelope: 'alone' }),
	}),
	errorBeside: ({ status = 200, message = 'The sandbox was asked to find fault with this' }) => ({
		after: (response) => withError(response, status, message),
	}),
	withoutLists: () => withLists(() => undefined),
	nullEntries: () => withLists((entries) => [null, ...entries.slice(1)]),
	warning: ({ message = 'The sandbox was asked to warn' }) =>
		inBody((body) => ({
			...body,
			warning: { warning_message: message, warning_code: 'SANDBOX', more_info: '' },
		})),
	fewerCodes: () => withCodes((codes) => codes.slice(0, -1)),
	sameCodes: () => withCodes((codes) => [...codes.slice(0, -1), ...codes.slice(0, 1)]),
	alter: ({ change }) => inBody((body) => change(copyOf(body))),
};

export const FAULT_TYPES = Object.keys(EFFECTS) as FaultType[];

export const effectOf = (fault: FaultDefinition): FaultEffect =>
	(EFFECTS[fault.kind] as (options: FaultDefinition) => FaultEffect)(fault);
