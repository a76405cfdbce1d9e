import type { IDataObject } from 'n8n-workflow';

import { CallFailure } from '../../../api/failure';
import { settle } from '../../../api/settle';
import type { Endpoint } from '../../../api/table';
import { BadInput } from '../../../input/badInput';
import type { Item, Outcome } from '../item';
import { sameName, searchFor } from '../lookup';
import type { UploadOperation } from '../operation';
import type { Kind, Run } from '../run';
import { isItemFailure } from './each';
import { keyOf } from './key';

/** The lists in which UltraCart tells what became of each code, and our word for it. */
const LISTS = {
	uploaded_codes: 'uploaded',
	duplicate_codes: 'duplicate',
	rejected_codes: 'rejected',
} as const;

type Status = (typeof LISTS)[keyof typeof LISTS];

const codesOf = ({ values }: Item, { input }: UploadOperation) => values[input] as string[];

/** What UltraCart said of each code. */
function statuses(body: IDataObject): Map<string, Status> {
	const told = new Map<string, Status>();
	for (const [list, status] of Object.entries(LISTS)) {
		const codes = body[list];
		for (const code of Array.isArray(codes) ? codes : []) told.set(sameName(code), status);
	}
	return told;
}

/** @throws CallFailure also where UltraCart says of no code what became of it */
async function send(
	run: Run,
	endpoint: Endpoint,
	id: IDataObject,
	codes: readonly string[],
): Promise<Map<string, Status>> {
	const { body } = await run.call(endpoint, {
		in: id as Record<string, number>,
		body: { coupon_codes: codes },
	});
	const told = statuses(body);
	if (told.size > 0) return told;
	throw new CallFailure({
		endpoint,
		status: 200,
		fate: 'unknown',
		explanation: 'UltraCart did not say what became of the codes',
	});
}

/** One output item for each code. A code that an item before had too counts as a duplicate, as if it had come in a later call. */
function outcomesOf(
	items: readonly Item[],
	told: Map<string, Status>,
	id: IDataObject,
	operation: UploadOperation,
): Outcome[] {
	const seen = new Set<string>();
	return items.map((item): Outcome => {
		const untold: string[] = [];
		const records = codesOf(item, operation).flatMap((code) => {
			const name = sameName(code);
			const status = seen.has(name) ? 'duplicate' : told.get(name);
			seen.add(name);
			if (status === undefined) untold.push(code);
			return status === undefined ? [] : [{ coupon_code: code, status, ...id }];
		});
		const made = records.some(({ status }) => status === 'uploaded') ? records : undefined;
		if (untold.length === 0) return { item, records, made };
		const failure = new BadInput(
			`UltraCart did not say what became of ${untold.join(', ')}`,
			'Look at the coupon there',
		);
		return { item, records, made, failure };
	});
}

async function* upload(
	run: Run,
	operation: UploadOperation,
	id: IDataObject,
	items: readonly Item[],
): AsyncGenerator<Outcome> {
	const endpoint = run.endpoint(operation.endpoint);
	const codes = new Map(
		items.flatMap((item) => codesOf(item, operation)).map((code) => [sameName(code), code]),
	);
	const { value: told, thrown } = await settle(send(run, endpoint, id, [...codes.values()]));
	const outcomes = told ? outcomesOf(items, told, id, operation) : [];
	// The first failure may end the run: what was uploaded comes before it.
	yield* outcomes.filter(({ failure }) => failure === undefined);
	yield* outcomes.filter(({ failure }) => failure !== undefined);
	if (told) return;
	if (!isItemFailure(thrown)) throw thrown;
	for (const item of items) yield { item, records: [], failure: thrown };
}

/** Gives coupons codes that were made elsewhere: one call for each coupon, whatever number of items name it. */
export const uploadCodes: Kind<UploadOperation> = async function* (run, operation, items) {
	const { id, read } = operation;
	const fresh = items.filter(({ made }) => made === undefined);
	for (const item of items)
		if (item.made !== undefined) yield { item, records: item.made as IDataObject[], made: item.made };
	const find = await searchFor(
		run,
		read,
		fresh.map(keyOf).filter(({ attribute }) => attribute !== id),
	);
	const byCoupon = new Map<unknown, Item[]>();
	for (const item of fresh) {
		const key = keyOf(item);
		const { record, failure } = key.attribute === id ? { record: { [id]: key.value } } : await find(key);
		if (failure) yield { item, records: [], failure };
		else byCoupon.set(record[id], [...(byCoupon.get(record[id]) ?? []), item]);
	}
	for (const [oid, own] of byCoupon) yield* upload(run, operation, { [id]: oid as number }, own);
};
