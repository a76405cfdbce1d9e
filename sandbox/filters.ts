/** Which records a list holds: filters are read from their names, as the table writes them. */
import type { Attribute, Attributes } from '../scripts/metadata/types';
import type { Account } from './account';
import type { Call } from './behaviour/types';
import { folded, type Json } from './json';
import { tellingAttribute } from './variants';

type Passes = (record: Json) => boolean;

const comparable = (value: unknown): number =>
	typeof value === 'string' ? Date.parse(value) : Number(value);

/** A record without the value is in no range. */
function inRange(attribute: string, end: boolean, limit: unknown): Passes {
	return (record) => {
		if (record[attribute] === undefined) return false;
		const difference = comparable(record[attribute]) - comparable(limit);
		return end ? difference <= 0 : difference >= 0;
	};
}

const containing = (attributes: readonly string[], part: string): Passes => {
	const wanted = part.toLowerCase();
	return (record) => attributes.some((attribute) => folded(record[attribute]).includes(wanted));
};

/** `start_date_begin` → start_dts, `original_balance_start` → original_balance. */
function rangeOf(name: string, attributes: Attributes): { attribute: string; end: boolean } | undefined {
	const [, base = '', edge] = /^(.+)_(begin|start|end)$/.exec(name) ?? [];
	const attribute = [base, base.replace(/_date$/, '_dts')].find((each) => attributes[each] !== undefined);
	return attribute === undefined ? undefined : { attribute, end: edge === 'end' };
}

function byName(name: string, value: unknown, attributes: Attributes, now: number): Passes | undefined {
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
 * The filters of a request, as one question to each record.
 *
 * @throws Error when nothing says what a filter does
 */
export function filterOf(account: Account, { endpoint, resource, address, body }: Call): Passes {
	const attributes = account.attributesOf(resource);
	const own = account.behaviour(resource).filters ?? {};
	const told = tellingAttribute(resource);
	const given = Object.entries({ ...address, ...body }).filter(
		([name, value]) => !name.startsWith('_') && value !== null && value !== '',
	);
	const tests = given.map(([name, value]): Passes => {
		const mine = own[name];
		if (mine) return (record) => mine(record, value);
		// A path names something whole; and the words for one kind are often the beginning of another's.
		if (name === told || endpoint.in[name]) return (record) => folded(record[name]) === folded(value);
		const passes = byName(name, value, attributes, account.clock.now());
		if (!passes)
			throw new Error(`sandbox/behaviour/${resource.name}.ts has to say what the filter ${name} does`);
		return passes;
	});
	return (record) => tests.every((passes) => passes(record));
}
