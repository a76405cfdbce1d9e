/** What an account holds at the start: samples, made more lifelike by the resource's behaviour where it has one. */
import type { Resource } from '../scripts/metadata/types';
import type { Account } from './account';
import type { Json } from './json';
import { sampleOf } from './sample';

/** For a resource that nobody has thought of yet. */
const OTHERWISE = 10;

/** The bodies of the requests that would have made the records. */
export function seeded(account: Account, resource: Resource, count?: number): Json[] {
	const { models } = account;
	const attributes = account.attributesOf(resource);
	const behaviour = account.behaviour(resource);
	return Array.from({ length: count ?? behaviour.count ?? OTHERWISE }, (_, n) => {
		const sample = sampleOf(models, attributes, n);
		return behaviour.seed?.(sample, n) ?? sample;
	});
}
