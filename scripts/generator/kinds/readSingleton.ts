import type { KindDefinition, OperationRow } from './definition';

/** Reads what the account has only one of. */
export interface ReadSingletonRow extends OperationRow<'readSingleton'> {
	readonly endpoint: string;
}

export const readSingleton: KindDefinition<'readSingleton', ReadSingletonRow> = {
	endpoints: ({ endpoint }) => [endpoint],
	calls: ({ endpoint }) => [{ id: endpoint, path: [], answered: 'one' }],
	output: ({ endpoint }, rows) => rows.answered(endpoint),
	cost: () => 'one, however many items there are',
	runtime: (row, _resource, table, common) => ({
		kind: 'readSingleton',
		...common,
		endpoint: table.endpoint(row.endpoint),
	}),
};
