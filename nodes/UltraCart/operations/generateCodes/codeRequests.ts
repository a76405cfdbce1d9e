import type { IDataObject } from 'n8n-workflow';

import { foldCase, type Item, type ItemResult, type RecordKey } from '../../item';
import { expiryOf, laterOf, type ExpiryRequest } from './expiry';
import type { GenerateCodesInputs } from './inputs';

export type CodesItem = Item<GenerateCodesInputs> & { readonly key: RecordKey };

/** A code, and when it expires. */
export interface Code {
	readonly code: string;
	readonly expires: string | null;
}

/** How many codes an item wants, and which it has got so far. */
export interface CodeRequest {
	readonly item: CodesItem;
	readonly wanted: number;
	readonly codes: Code[];
}

/** Requests that one call can serve: same coupon, same prefix, same expiry. */
export interface RequestGroup {
	/** Equal for groups of other runs that a call can serve with it. */
	readonly id: string;
	readonly key: RecordKey;
	readonly prefix: string | undefined;
	readonly requests: CodeRequest[];
	expiry: ExpiryRequest;
	/** Codes to ask for at once; halved when UltraCart refuses that many. */
	perCall: number;
	/** Whether the coupon is known to be there: looked up before halving again and again for one that is not. */
	exists?: boolean;
}

/** How many codes a request still needs: none where an earlier try made more than this one asks for. */
export const missing = ({ wanted, codes }: CodeRequest): number => Math.max(0, wanted - codes.length);

const requestOf = (item: CodesItem): CodeRequest => ({
	item,
	wanted: item.inputs.codesOutput === 'onePerItem' ? 1 : (item.inputs.quantity ?? 1),
	codes: [...((item.made as Code[] | undefined) ?? [])],
});

/**
 * Puts items together that one call can serve.
 *
 * @param most how many codes a call can ask for at most
 */
export function groupsOf(items: readonly CodesItem[], most: number): RequestGroup[] {
	const groups = new Map<string, RequestGroup>();
	for (const item of items) {
		const { key, inputs } = item;
		const { prefix } = inputs;
		const { groupId, request } = expiryOf(inputs);
		const perCall = Math.min(inputs.codesPerCall, most);
		const id = JSON.stringify([key.mode, foldCase(key.value), prefix, groupId]);
		const ownId = `${id} ${perCall}`;
		const group = groups.get(ownId) ?? { id, key, prefix, requests: [], expiry: request, perCall };
		group.expiry = laterOf(group.expiry, request);
		group.requests.push(requestOf(item));
		groups.set(ownId, group);
	}
	return [...groups.values()];
}

/**
 * The requests that the next `quantity` codes are for.
 *
 * @param start place of the first request that still waits; looking at no other keeps the cost of many calls in proportion
 */
export function servedBy(requests: readonly CodeRequest[], quantity: number, start = 0): CodeRequest[] {
	let end = start;
	for (let left = quantity; left > 0; end++) {
		const request = requests[end];
		if (!request) break;
		left -= missing(request);
	}
	return requests.slice(start, end);
}

/** Hands codes to the requests that wait for them, first come, first served; returns those that nobody had asked for. */
export function distribute(requests: readonly CodeRequest[], codes: readonly Code[]): Code[] {
	let next = 0;
	for (const request of requests) {
		const own = codes.slice(next, next + missing(request));
		for (const code of own) request.codes.push(code);
		next += own.length;
	}
	return codes.slice(next);
}

/** A code stands first, and no other field takes its place: it can't be asked for again. */
function withCode({ code, expires }: Code, codeField: string, others: IDataObject): IDataObject {
	const own = { [codeField]: code, expiration_dts: expires };
	return { ...own, ...others, ...own, [codeField]: code };
}

/** What an item comes out with: its codes, in the way it asked for them. */
function recordsOf({ item, codes }: CodeRequest, { key }: Pick<RequestGroup, 'key'>): IDataObject[] {
	const { codesOutput, codeField = '' } = item.inputs;
	const coupon = { [key.attribute]: key.value };
	if (codesOutput === 'onePerItem') return codes.map((code) => withCode(code, codeField, item.json));
	if (codesOutput === 'itemPerCode') return codes.map((code) => withCode(code, codeField, coupon));
	const [first] = codes;
	if (!first) return [];
	return [
		{
			coupon_codes: codes.map(({ code }) => code),
			quantity: codes.length,
			expiration_dts: first.expires,
			...coupon,
		},
	];
}

export const resultOf = (request: CodeRequest, group: Pick<RequestGroup, 'key'>): ItemResult => ({
	item: request.item,
	records: recordsOf(request, group),
	made: request.codes,
	...(request.item.inputs.codesOutput === 'onePerItem' && { extendsItem: true as const }),
});

/** An item for which a call of an earlier try may have made codes that were lost: it comes out with those that came. */
export const uncertainResultOf = (item: CodesItem): ItemResult => ({
	...resultOf(requestOf(item), item),
	...(item.uncertain && { error: item.uncertain }),
});
