/** What the tests of the whole node share: operations as their parameters, and what is demanded of every message. */
import type { IDataObject } from 'n8n-workflow';

import { byCode, byId, NODE } from '../../support/testEnvironment';
import type { EngineRun } from '../../../harness/engine';

/** Waits that no test uses up, and that end one which would hang. */
export const HASTY = { rateLimitWait: 10, timeout: 10 };

export const CONTINUE = { onError: 'continueRegularOutput' } as const;
export const ERROR_OUTPUT = { onError: 'continueErrorOutput' } as const;

/** The input items that the items of an output come from. */
export const pairedItems = (run: EngineRun, output = 0): number[] =>
	run.executionItems(NODE, output).map(({ pairedItem }) => (pairedItem as { item: number }).item);

export const contacts = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ email: `${index}@example.com` }));

/** A coupon as UltraCart's JSON has it. */
export const coupon = (merchant_code: string): IDataObject => ({
	merchant_code,
	percent_off_subtotal: { discount_percent: 10 },
});

const CODE = '={{ $json.code }}';

/** Codes of the coupon that `code` of each item names. */
export const generate = (more: IDataObject = {}): IDataObject => ({
	operation: 'generateCodes',
	coupon: byCode(CODE),
	codesOutput: 'onePerItem',
	options: HASTY,
	...more,
});

export const get = (more: IDataObject = {}): IDataObject => ({
	operation: 'get',
	coupon: byCode(CODE),
	options: HASTY,
	...more,
});

export const getMany = (more: IDataObject = {}): IDataObject => ({
	operation: 'getAll',
	returnAll: true,
	options: HASTY,
	...more,
});

/** Creates the coupon that `code` of each item names: another one than `coupon` has. */
export const create = (more: IDataObject = {}): IDataObject => ({
	operation: 'create',
	defineCoupon: 'json',
	couponJson: '={{ { merchant_code: $json.code, percent_off_subtotal: { discount_percent: 20 } } }}',
	options: HASTY,
	...more,
});

export const remove = (more: IDataObject = {}): IDataObject => ({
	operation: 'delete',
	coupon: byCode(CODE),
	options: HASTY,
	...more,
});

/** Changes the user that `id` of each item names. */
export const updateUser = (more: IDataObject = {}): IDataObject => ({
	resource: 'user',
	operation: 'update',
	user: byId('={{ $json.id }}'),
	updateFields: { phone: '555-0100' },
	options: HASTY,
	...more,
});

export const getUser = (more: IDataObject = {}): IDataObject => ({
	resource: 'user',
	operation: 'get',
	user: byId('={{ $json.id }}'),
	options: HASTY,
	...more,
});

export interface ErrorText {
	readonly name: string | undefined;
	readonly message: string;
	readonly description: string;
	readonly httpCode: string | null | undefined;
	readonly itemIndex: unknown;
	readonly data: unknown;
	/** What may have been made. */
	readonly uncertain: unknown;
}

/** What a user reads of the error that ended a run. */
export function errorTextOf({ error }: EngineRun): ErrorText {
	if (!error) throw new Error('The run went through');
	const { name, message, description, httpCode, context } = error as unknown as Record<string, unknown>;
	const { itemIndex, data, uncertain } = (context ?? {}) as IDataObject;
	return {
		name: name as string,
		message: message as string,
		description: (description ?? '') as string,
		httpCode: httpCode as string | null | undefined,
		itemIndex,
		data,
		uncertain,
	};
}

/** The words that n8n's guidelines keep out of what a user reads. */
const UNWANTED = /\b(errors?|problems?|failures?)\b/i;

/** What every message owes a user, whatever went wrong: the place at its end, and calm words. */
export function expectWellWorded({ message, description, itemIndex }: ErrorText, item: number): void {
	expect(message).toMatch(new RegExp(` \\[item ${item}\\]$`));
	expect(itemIndex).toBe(item - 1);
	// What was made is listed as JSON.
	const prose = `${message} ${description.replace(/(Before that, UltraCart made|It may have made) .*/, '')}`;
	expect(prose).not.toMatch(UNWANTED);
	expect(prose).not.toMatch(/undefined|\[object|\.\.|\bnull\b/);
}
