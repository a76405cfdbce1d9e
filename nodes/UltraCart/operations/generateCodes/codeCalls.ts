/** Calls for one-time codes: what one run asks for, and how runs that ask for the same share a call. */
import type { IDataObject, Logger } from 'n8n-workflow';

import { unusableAnswer, type Answer } from '../../../shared/answer';
import type { ApiError } from '../../../shared/errors';
import type { Request } from '../../../shared/request';
import { SharedCalls } from '../../../shared/sharedCalls';
import type { Endpoint } from '../../../shared/table';
import { isText } from '../../../shared/text';
import type { CallResult } from '../../../shared/tryCall';
import type { RecordKey } from '../../item';
import type { Code } from './codeRequests';
import { expiryOfCodes, laterOf, type ExpiryRequest } from './expiry';
import { keepLeftovers, takeLeftovers, type CodesPurpose } from './leftoverCodes';

/** What a run wants of a call. */
export interface CodesWant {
	readonly key: RecordKey;
	readonly prefix: string | undefined;
	readonly expiry: ExpiryRequest;
	readonly quantity: number;
	/** How many codes a call may ask for. */
	readonly perCall: number;
	readonly logger: Logger;
}

/** What a run gets of a call: codes may come with an error, and can't be asked for again. */
export interface CodesPart {
	readonly codes: readonly Code[];
	readonly error?: ApiError;
	/** How many codes the call asked for, those of other runs included. */
	readonly asked: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const askedFor = (wants: readonly CodesWant[]): number => sum(wants.map(({ quantity }) => quantity));

const expiryFor = (wants: readonly CodesWant[]): ExpiryRequest =>
	wants.map(({ expiry }) => expiry).reduce(laterOf);

/** As many as one call may ask for, in their order. */
function fits(wants: readonly CodesWant[]): number {
	let asked = 0;
	let most = Infinity;
	const tooMany = wants.findIndex(({ quantity, perCall }) => {
		asked += quantity;
		most = Math.min(most, perCall);
		return asked > most;
	});
	return tooMany === -1 ? wants.length : Math.max(1, tooMany);
}

const requestFor = ({ key, prefix }: CodesWant, wants: readonly CodesWant[]): Request => ({
	pathParameters: { [key.attribute]: key.value },
	body: { quantity: askedFor(wants), ...expiryFor(wants), ...(prefix !== undefined && { prefix }) },
});

/** The codes in an answer, each once, and what is wrong with it. */
function codesIn(
	endpoint: Endpoint,
	{ value: answer, error }: CallResult<Answer>,
	expiry: ExpiryRequest,
): Pick<CodesPart, 'codes' | 'error'> {
	const body: IDataObject = answer?.body ?? error?.answer ?? {};
	const expires = expiryOfCodes(body.expiration_dts, expiry);
	const listed: unknown = body.coupon_codes;
	const entries: unknown[] = Array.isArray(listed) ? listed : [];
	const texts = entries.filter(isText);
	const codes = [...new Set(texts)].map((code) => ({ code, expires }));
	if (error) return { codes, error };
	if (Array.isArray(listed) && texts.length === entries.length) return { codes };
	const explanation = Array.isArray(listed)
		? 'UltraCart sent an empty code'
		: 'UltraCart answered without the codes';
	return { codes, error: unusableAnswer(endpoint, 200, explanation) };
}

/**
 * Hands out the codes of a call, first come, first served. Who gets none while others do asks again. Those that nobody has asked for
 * go to the first. An error is told to those who miss codes, and where nobody does, to the last.
 */
function divide(
	endpoint: Endpoint,
	result: CallResult<Answer>,
	wants: readonly CodesWant[],
): (CodesPart | undefined)[] {
	const { codes, error } = codesIn(endpoint, result, expiryFor(wants));
	const asked = askedFor(wants);
	const surplus = codes.slice(asked);
	let given = 0;
	return wants.map(({ quantity }, index) => {
		const own = codes.slice(given, given + quantity);
		given += own.length;
		if (own.length === 0 && codes.length > 0 && !error) return undefined;
		const isTold = own.length < quantity || (codes.length >= asked && index === wants.length - 1);
		return { codes: index === 0 ? [...own, ...surplus] : own, asked, ...(error && isTold && { error }) };
	});
}

const purposeOf = ({ key, expiry, logger }: CodesWant, id: string): CodesPurpose => ({
	id,
	coupon: key.words,
	...(expiry.expiration_dts !== undefined && { expires: expiry.expiration_dts }),
	isRelative: expiry.expiration_seconds !== undefined,
	logger,
});

export const codeCalls = new SharedCalls<CodesWant, CodesPart>({
	fits,
	requestFor,
	divide,
	inStock(want, sharedBy) {
		const codes = takeLeftovers(purposeOf(want, sharedBy), want.quantity);
		return codes.length === 0 ? undefined : { codes, asked: want.quantity };
	},
	keep: ({ codes }, want, sharedBy) => {
		keepLeftovers(codes, purposeOf(want, sharedBy));
	},
	refusal: {
		isRefusal: ({ error }) => error?.refusedWith(400) === true && !Array.isArray(error.answer?.coupon_codes),
		least: (want) => ({ ...want, quantity: 1 }),
	},
});
