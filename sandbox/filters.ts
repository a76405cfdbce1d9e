/** Which records a list holds. What a filter does is read from its name in the table. */
import type { Attribute, Attributes } from '../scripts/metadata/types';
import type { Account } from './account';
import { folded, type Json } from './json';
import type { ValidatedRequest } from './requests';
import { variantLabelAttribute } from './variants';

type Predicate = (record: Json) => boolean;

const comparable = (value: unknown): number =>
	typeof value === 'string' ? Date.parse(value) : Number(value);

/** A record without a value is in no range. */
function inRange(attribute: string, end: boolean, limit: unknown): Predicate {
	return (record) => {
		if (record[attribute] === undefined) return false;
		const difference = comparable(record[attribute]) - comparable(limit);
		return end ? difference <= 0 : difference >= 0;
	};
}

const containing = (attributes: readonly string[], part: string): Predicate => {
	const wanted = part.toLowerCase();
	return (record) => attributes.some((attribute) => folded(record[attribute]).includes(wanted));
};

/** `start_date_begin` → start_dts, `original_balance_start` → original_balance. */
function rangeOf(name: string, attributes: Attributes): { attribute: string; end: boolean } | undefined {
	const [, base = '', edge] = /^(.+)_(begin|start|end)$/.exec(name) ?? [];
	const attribute = [base, base.replace(/_date$/, '_dts')].find((each) => attributes[each] !== undefined);
	return attribute === undefined ? undefined : { attribute, end: edge === 'end' };
}

function byName(name: string, value: unknown, attributes: Attributes, now: number): Predicate | undefined {
	if (name === 'exclude_expired') {
		return value === true
			? ({ expiration_dts: expires }) => expires === undefined || comparable(expires) > now
			: () => true;
	}
	const row: Attribute | undefined = attributes[name];
	if (row) {
		if (row.type !== 'string') return (record) => record[name] === value;
		return containing([name], String(value));
	}
	const range = rangeOf(name, attributes);
	if (range) return inRange(range.attribute, range.end, value);
	const either = name.split('_or_');
	return either.every((each) => attributes[each]) ? containing(either, String(value)) : undefined;
}

/**
 * The filters of a request as one predicate.
 *
 * @throws Error when a filter is not defined
 */
export function filterFor(
	account: Account,
	{ endpoint, resource, address, body }: ValidatedRequest,
): Predicate {
	const attributes = account.attributesOf(resource);
	const custom = account.behaviour(resource).filters ?? {};
	const labelAttribute = variantLabelAttribute(resource);
	const given = Object.entries({ ...address, ...body }).filter(
		([name, value]) => !name.startsWith('_') && value !== null && value !== '',
	);
	const predicates = given.map(([name, value]): Predicate => {
		const filter = custom[name];
		if (filter) return (record) => filter(record, value);
		// Exact: a path holds a whole value, and the name of one variant can be the beginning of another's.
		if (name === labelAttribute || endpoint.pathParameters[name])
			return (record) => account.foldName(record[name]) === account.foldName(value);
		const predicate = byName(name, value, attributes, account.clock.now());
		if (!predicate) throw new Error(`sandbox/behaviour/${resource.name}.ts must define the filter ${name}`);
		return predicate;
	});
	return (record) => predicates.every((predicate) => predicate(record));
}
