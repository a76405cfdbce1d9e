/** Which records a list holds. What a filter does is read from its name in the table. */
import type { Attribute, Attributes } from '../scripts/metadata/types';
import type { Account } from './account';
import { folded, valuesAt, type Json } from './json';
import type { ValidatedRequest } from './requests';
import type { Switches } from './switches';
import { variantLabelAttribute } from './variants';

type Predicate = (record: Json) => boolean;

const comparable = (value: unknown): number =>
	typeof value === 'string' ? Date.parse(value) : Number(value);

/** A record without a value is in no range. */
const inRange =
	(path: string, end: boolean, limit: unknown): Predicate =>
	(record) =>
		valuesAt(record, path).some((value) => {
			const difference = comparable(value) - comparable(limit);
			return end ? difference <= 0 : difference >= 0;
		});

const containing = (paths: readonly string[], part: string): Predicate => {
	const wanted = part.toLowerCase();
	return (record) =>
		paths.some((path) => valuesAt(record, path).some((value) => folded(value).includes(wanted)));
};

const comparedBy = (value: unknown): unknown => (typeof value === 'boolean' ? value : folded(value));

/** Of a list that is looked for, one entry is enough. */
function holding(path: string, wanted: unknown, manyValues: Switches['manyValues']): Predicate {
	const values = [wanted].flat().map(comparedBy);
	const isMeant = (value: unknown) =>
		values.some((each) =>
			manyValues === 'parts' && typeof each === 'string' ? String(value).includes(each) : value === each,
		);
	return (record) => valuesAt(record, path).some((value) => isMeant(comparedBy(value)));
}

const RANGE = /_(begin|start|end)$/;

/** `start_date_begin` → start_dts, `original_balance_start` → original_balance. */
function rangeOf(name: string, attributes: Attributes): string | undefined {
	if (!RANGE.test(name)) return undefined;
	const base = name.replace(RANGE, '');
	return [base, base.replace(/_date$/, '_dts')].find((each) => attributes[each] !== undefined);
}

function byRow(
	name: string,
	row: Attribute | undefined,
	value: unknown,
	attributes: Attributes,
	{ clock, switches }: Account,
): Predicate | undefined {
	if (name === 'exclude_expired') {
		return value === true
			? ({ expiration_dts: expires }) => expires === undefined || comparable(expires) > clock.now()
			: () => true;
	}
	// It says where UltraCart looks, and not for what.
	if (name === 'query_target') return () => true;
	const range = row?.of !== undefined && RANGE.test(name) ? row.of : rangeOf(name, attributes);
	if (range !== undefined) return inRange(range, name.endsWith('_end'), value);
	const path = row?.of ?? (attributes[name] && name);
	if (path !== undefined) {
		const isPart = row?.type === 'string' && !row.list && !row.values;
		return isPart
			? containing([path], String(value))
			: holding(path, value, row?.list ? switches.manyValues : 'whole');
	}
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
	const rows: Attributes = { ...endpoint.query, ...account.models.get(endpoint.body ?? '')?.attributes };
	const labelAttribute = variantLabelAttribute(resource);
	const { parameter, limit } = endpoint.page?.cursor ?? {};
	const given = Object.entries({ ...address, ...body }).filter(
		([name, value]) =>
			!name.startsWith('_') && ![parameter, limit].includes(name) && value !== null && value !== '',
	);
	const predicates = given.map(([name, value]): Predicate => {
		const filter = custom[name];
		if (filter) return filter(value);
		// Exact: a path holds a whole value, and the name of one variant can be the beginning of another's.
		if (name === labelAttribute || endpoint.pathParameters[name])
			return (record) => account.foldName(record[name]) === account.foldName(value);
		const predicate = byRow(name, rows[name], value, attributes, account);
		if (!predicate) throw new Error(`sandbox/behaviour/${resource.name}.ts must define the filter ${name}`);
		return predicate;
	});
	return (record) => predicates.every((predicate) => predicate(record));
}
