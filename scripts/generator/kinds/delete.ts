import type { EndpointByMode } from '../../metadata/types';
import { objectOf, recordPart } from '../jsonSchema';
import {
	callsByMode,
	readEndpoints,
	unknownModes,
	type KindDefinition,
	type OperationRow,
} from './definition';
import { batchInputs, writeCost } from './writing';

export interface DeleteRow extends OperationRow<'delete'> {
	/** As far as there is one; where there is none, the record's ID is looked up. */
	readonly by: EndpointByMode;
	readonly batch?: EndpointByMode;
}

const batchesOf = ({ batch = {} }: DeleteRow): string[] => Object.values(batch);

export const deleteKind: KindDefinition<'delete', DeleteRow> = {
	locator: 'anyMode',
	inputs: (row) => batchInputs(batchesOf(row)),
	// A deletion that is refused is held against a look-up.
	endpoints: (row, resource) => [...Object.values(row.by), ...batchesOf(row), ...readEndpoints(resource)],
	calls: ({ by, batch = {} }, resource, rows) => [
		...callsByMode(by, resource, rows),
		...callsByMode(batch, resource, rows, { path: [], sends: null, many: true }),
	],
	check: ({ by, batch = {} }, resource) =>
		unknownModes([...Object.keys(by), ...Object.keys(batch)], resource),
	cost(row, { modes }, rows) {
		const isLookedUp = Object.keys(modes).some((mode) => row.by[mode] === undefined);
		return [
			writeCost(batchesOf(row)[0], rows),
			...(isLookedUp ? ['one more for each that is named by anything but its ID'] : []),
			'two more for each deletion that UltraCart refuses',
		].join('; ');
	},
	schema: (_row, resource, rows) =>
		objectOf({ deleted: { type: 'boolean' }, ...recordPart([resource.id], resource, rows) }),
	runtime: (row, resource, table, common) => ({
		kind: 'delete',
		...common,
		locator: table.locator(resource),
		by: table.endpointByMode(row.by),
		...(row.batch && { batch: table.batchEndpointByMode(row.batch) }),
		read: table.readEndpoints(resource),
	}),
};
