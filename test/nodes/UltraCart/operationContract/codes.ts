/** What scenarios share in which two items, and two more, have a coupon in common. */
import type { Json } from '../../../../sandbox/json';
import { namesIn, type ScenarioInput, type ScenarioPlan } from './contract';
import type { OperationUnderTest } from './operationUnderTest';

export interface SharedCoupons extends Pick<ScenarioPlan, 'items' | 'marks' | 'creates'> {
	/** The codes of an item's coupon. */
	readonly codesFor: (index: number) => string[];
	/** How many items have the same coupon. */
	readonly sharing: (index: number) => number;
}

export function sharedCoupons(
	{ sandbox, resource }: OperationUnderTest,
	{ records }: ScenarioInput,
): SharedCoupons {
	const coupons = records.map((_, index): Json => records[Math.floor(index / 2)] ?? {});
	return {
		items: coupons.map((record, index) => ({ record, code: `MINE-${index}` })),
		marks: (index) => namesIn(resource, coupons[index]),
		creates: () => true,
		codesFor: (index) =>
			sandbox
				.codes()
				.filter(({ coupon_oid }) => coupon_oid === coupons[index]?.[resource.id])
				.map(({ code }) => code),
		sharing: (index) => coupons.filter((coupon) => coupon === coupons[index]).length,
	};
}
