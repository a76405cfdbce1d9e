import type { IDataObject } from 'n8n-workflow';

import type { Item, Key } from '../../item';
import { keyOf } from '../key';
import { expiryOf, laterOf } from './expiry';

/** A code, and when it expires. */
export interface Code {
	readonly code: string;
	readonly expires: string | null;
}

/** How many codes an item wants, and which it has got so far. */
export interface Order {
	readonly item: Item;
	readonly wanted: number;
	readonly codes: Code[];
}

/** Orders that one call can serve: same coupon, same prefix, same expiry. */
export interface Group {
	readonly key: Key;
	readonly orders: Order[];
	/** What UltraCart is asked besides the quantity. */
	request: IDataObject;
	/** Codes to ask for at once; halved when UltraCart refuses that many. */
	perCall: number;
	/** Whether the coupon is known to be there: looked up before halving again and again for one that is not. */
	exists?: boolean;
}

/** How many codes an order still needs: none where an earlier try made more than this one asks for. */
export const missing = ({ wanted, codes }: Order): number => Math.max(0, wanted - codes.length);

const orderOf = (item: Item): Order => ({
	item,
	wanted: item.values.codesOutput === 'onePerItem' ? 1 : (item.values.quantity as number),
	codes: [...((item.made as Code[] | undefined) ?? [])],
});

/**
 * Puts items together that one call can serve.
 *
 * @param most how many codes a call can ask for at most
 */
export function groupsOf(items: readonly Item[], most: number): Group[] {
	const groups = new Map<string, Group>();
	for (const item of items) {
		const key = keyOf(item);
		const { prefix, codesPerCall } = item.values;
		const { sameFor, request } = expiryOf(item.values);
		const perCall = Math.min(codesPerCall as number, most);
		// UltraCart takes no notice of capitals in a merchant code.
		const name = JSON.stringify([key.mode, String(key.value).toUpperCase(), prefix, sameFor, perCall]);
		const known = groups.get(name) ?? { key, orders: [], request, perCall };
		known.request = { ...laterOf(known.request, request), ...(prefix !== undefined && { prefix }) };
		known.orders.push(orderOf(item));
		groups.set(name, known);
	}
	return [...groups.values()];
}

/** The orders that the next `quantity` codes are for. */
export function servedBy(orders: readonly Order[], quantity: number): Order[] {
	let left = quantity;
	return orders.filter((order) => {
		const served = left > 0;
		left -= missing(order);
		return served;
	});
}

/** Hands codes to the orders that wait for them, first come, first served; returns those that nobody had asked for. */
export function deal(orders: readonly Order[], codes: readonly Code[]): Code[] {
	const left = [...codes];
	for (const order of orders) order.codes.push(...left.splice(0, missing(order)));
	return left;
}

/** What an item comes out with: its codes, in the way it asked for them. */
export function recordsOf({ item, codes }: Order, { key }: Group): IDataObject[] {
	const { codesOutput, codeField } = item.values;
	const coupon = { [key.attribute]: key.value };
	const single = ({ code, expires }: Code) => ({ [codeField as string]: code, expiration_dts: expires });
	if (codesOutput === 'onePerItem') return codes.map((code) => ({ ...item.json, ...single(code) }));
	if (codesOutput === 'itemPerCode') return codes.map((code) => ({ ...single(code), ...coupon }));
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
