import { readCost, readEndpoints, type KindDefinition, type OperationRow } from './definition';

export type ReadRow = OperationRow<'read'>;

export const read: KindDefinition<'read', ReadRow> = {
	locator: 'anyMode',
	endpoints: (_row, resource) => readEndpoints(resource),
	calls: () => [],
	output: 'record',
	includes: true,
	cost: (_row, resource, rows) => readCost(resource, rows),
	runtime: (_row, resource, table, common) => ({
		kind: 'read',
		...common,
		locator: table.locator(resource),
		read: table.readEndpoints(resource),
	}),
};
