/** What an account holds at the start: samples, made more lifelike by the resource's behaviour where it has one. */
import type { Resource } from '../scripts/metadata/types';
import type { Account } from './account';
import type { Json } from './json';
import { sampleOf } from './sample';
import { withoutNulls, written } from './writing';

export const DEFAULT_COUNTS: Readonly<Record<string, number>> = { coupon: 450, user: 30, group: 8 };

/** For a resource that nobody has thought of yet. */
const OTHERWISE = 10;

export function seeded(account: Account, resource: Resource, count?: number): Json[] {
	const { models } = account;
	const attributes = account.attributesOf(resource);
	const behaviour = account.behaviour(resource);
	const wanted = count ?? DEFAULT_COUNTS[resource.name] ?? OTHERWISE;
	return Array.from({ length: wanted }, (_, n) => {
		const sample = sampleOf(models, attributes, n);
		return withoutNulls(written(models, resource, behaviour.seed?.(sample, n) ?? sample).given);
	});
}
