import { readEndpoints, unknownInputs, type KindDefinition, type OperationRow } from './definition';

/** Reads what a record has one of, by an endpoint of its own: a balance. */
export interface ReadPartRow extends OperationRow<'readPart'> {
	readonly endpoint: string;
	/** Input that fills each parameter of the path beside the record's ID. */
	readonly path?: Readonly<Record<string, string>>;
}

export const readPart: KindDefinition<'readPart', ReadPartRow> = {
	locator: 'anyMode',
	endpoints: ({ endpoint }, resource) => [...readEndpoints(resource), endpoint],
	calls: ({ endpoint, path = {} }, { id }) => [
		{ id: endpoint, path: [id, ...Object.keys(path)], answered: 'one' },
	],
	output: ({ endpoint }, rows) => rows.answered(endpoint),
	check: ({ path = {}, inputs = {} }) => unknownInputs(Object.values(path), inputs),
	cost: () => 'one per different record; one more for each that is named by anything but its ID',
	runtime: (row, resource, table, common) => ({
		kind: 'readPart',
		...common,
		locator: table.locator(resource),
		endpoint: table.endpoint(row.endpoint),
		read: table.readEndpoints(resource),
		...(row.path && { path: row.path }),
	}),
};
