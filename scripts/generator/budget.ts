/** How large the node's description is: n8n sends all of it to the editor, whichever resource is used. */
import { gzipSync } from 'node:zlib';

import type { Table } from '../metadata';
import { optionsProperty } from './properties/options';
import { resourceProperties, resourceProperty } from './properties/resource';
import { Rows } from './rows';

/** What a resource may take without a reason, and what all may take together, in KB. */
export const BUDGETS = { resource: 16, all: 250, zipped: 35 } as const;

const inKB = (bytes: number): number => Math.round((bytes / 1024) * 10) / 10;

const sizeOf = (value: unknown): number => inKB(Buffer.byteLength(JSON.stringify(value)));

interface Size {
	readonly name: string;
	readonly size: number;
	readonly limit: number;
}

/** The size of each resource, and of all together, in KB, with what they may take. */
export function sizesOf(table: Table): Size[] {
	const { resources } = table;
	const rows = new Rows(table);
	const properties = resources.map((resource) => resourceProperties(resource, rows));
	const all = [resourceProperty(resources), ...properties, optionsProperty(resources, rows)];
	return [
		...resources.map(({ name, budget }, index) => ({
			name,
			size: sizeOf(properties[index]),
			limit: budget?.limit ?? BUDGETS.resource,
		})),
		{ name: 'all', size: sizeOf(all), limit: BUDGETS.all },
		{ name: 'all, gzipped', size: inKB(gzipSync(JSON.stringify(all)).length), limit: BUDGETS.zipped },
	];
}

/** What takes more than it may, and limits that nothing needs any more. */
export const overBudget = (table: Table): string[] => [
	...sizesOf(table)
		.filter(({ size, limit }) => size > limit)
		.map(
			({ name, size, limit }) =>
				`${name}: ${size} KB of the node's description, and ${limit} at most. A resource's row can state a "budget" of its own, and why`,
		),
	...table.resources
		.filter(({ budget }) => budget && budget.limit <= BUDGETS.resource)
		.map(({ name }) => `${name}: a budget of up to ${BUDGETS.resource} KB needs no row`),
];
