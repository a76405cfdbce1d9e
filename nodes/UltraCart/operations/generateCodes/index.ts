import { unreadable } from '../../../shared/answer';
import { ApiError, InputError } from '../../../shared/errors';
import { settle } from '../../../shared/tryCall';
import type { Endpoint } from '../../../shared/table';
import { lookUp } from '../../records/lookup';
import type { Outcome } from '../../item';
import type { CodesOperation } from '../../operation';
import type { Kind, Run } from '../../run';
import { isItemFailure } from '../../records/each';
import { keyOf } from '../key';
import { expiryOfCodes } from './expiry';
import { deal, groupsOf, missing, recordsOf, servedBy, type Code, type Group, type Order } from './orders';

async function generate(
	run: Run,
	endpoint: Endpoint,
	{ key, request }: Group,
	quantity: number,
): Promise<Code[]> {
	const { body } = await run.call(endpoint, {
		in: { [key.attribute]: key.value },
		body: { quantity, ...request },
	});
	if (!Array.isArray(body.coupon_codes)) {
		throw unreadable(endpoint, 200, 'UltraCart answered without the codes');
	}
	const expires = expiryOfCodes(body.expiration_dts, request);
	return body.coupon_codes.map((code) => ({ code: String(code), expires }));
}

/** Whether UltraCart finds something wrong with what it was asked: it would refuse the same again. */
const isRefusal = (failure: unknown): boolean => failure instanceof ApiError && failure.status === 400;

/** Whether UltraCart refused the number of codes, and not the coupon: then asking for fewer can help. */
async function wantsFewer(
	run: Run,
	{ read }: CodesOperation,
	group: Group,
	asked: number,
	failure: Error,
): Promise<boolean> {
	if (!isRefusal(failure) || asked === 1) return false;
	if (group.exists === undefined) {
		const { value: coupon, thrown } = await settle(lookUp(run, read, group.key));
		if (thrown !== undefined) return false;
		group.exists = coupon !== undefined;
	}
	return group.exists;
}

function shortfall(asked: number, got: number): InputError {
	return new InputError(
		`UltraCart made ${got} ${got === 1 ? 'code' : 'codes'} where ${asked} were asked for`,
		'Run this item again to ask for the rest',
	);
}

/** Codes that UltraCart has not given before in this run. */
function unseen(codes: readonly Code[], seen: Set<string>): Code[] {
	return codes.filter(({ code }) => {
		const fresh = !seen.has(code);
		seen.add(code);
		return fresh;
	});
}

const outcomeOf = (order: Order, group: Group): Outcome => ({
	item: order.item,
	records: recordsOf(order, group),
	made: order.codes,
	...(order.item.values.codesOutput === 'onePerItem' && { extended: true as const }),
});

async function* serve(
	run: Run,
	operation: CodesOperation,
	endpoint: Endpoint,
	group: Group,
	groups: readonly Group[],
): AsyncGenerator<Outcome> {
	const seen = new Set<string>();
	for (const order of group.orders) if (missing(order) === 0) yield outcomeOf(order, group);
	for (let waiting = group.orders.filter(missing); waiting.length > 0; waiting = waiting.filter(missing)) {
		const wanted = waiting.reduce((sum, order) => sum + missing(order), 0);
		const asked = Math.min(wanted, group.perCall);
		const served = servedBy(waiting, asked);
		const { value: codes = [], thrown } = await settle(generate(run, endpoint, group, asked));
		if (thrown !== undefined && !isItemFailure(thrown)) {
			// Cancelled: the codes of an order that is not complete are codes all the same.
			for (const order of waiting) if (order.codes.length > 0) yield outcomeOf(order, group);
			throw thrown as Error;
		}
		if (thrown !== undefined && (await wantsFewer(run, operation, group, asked, thrown))) {
			const fewer = Math.floor(asked / 2);
			for (const each of groups) each.perCall = Math.min(each.perCall, fewer);
			continue;
		}
		const fresh = unseen(codes, seen);
		for (const { code } of deal(served, fresh))
			run.note(`UltraCart made one more code than asked for: ${code}`);
		const failure = thrown ?? (fresh.length < asked ? shortfall(asked, fresh.length) : undefined);
		const over = isRefusal(thrown) ? waiting : served;
		for (const order of over) {
			if (missing(order) === 0) yield outcomeOf(order, group);
			else if (failure) yield { ...outcomeOf(order, group), failure };
		}
		if (failure) waiting = waiting.filter((order) => !over.includes(order));
	}
}

/** Makes one-time codes: as many as all items of a group need, in as few calls as UltraCart allows. */
export const codes: Kind<CodesOperation> = async function* (run, operation, items) {
	const modes = new Set(items.map((item) => keyOf(item).mode));
	for (const mode of modes) {
		const endpoint = run.endpoint(operation.by[mode] ?? '');
		const own = items.filter((item) => keyOf(item).mode === mode);
		const groups = groupsOf(own, endpoint.batchSize ?? Infinity);
		for (const group of groups) yield* serve(run, operation, endpoint, group, groups);
	}
};
