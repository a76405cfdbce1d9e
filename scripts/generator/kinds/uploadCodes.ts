import type { UploadCodesInputs, UploadStatus } from '../../../nodes/UltraCart/operations/uploadCodes';
import { objectOf, recordPart } from '../jsonSchema';
import { readEndpoints, type InputRows, type KindDefinition, type OperationRow } from './definition';

export interface UploadCodesRow extends OperationRow<'uploadCodes'> {
	readonly endpoint: string;
	readonly inputs: InputRows<UploadCodesInputs>;
	/** Lists of the answer, and what they say of their entries. */
	readonly statusLists: Readonly<Record<string, UploadStatus>>;
	/** Attribute of the output that holds a code. */
	readonly codeAttribute: string;
}

export const uploadCodes: KindDefinition<'uploadCodes', UploadCodesRow> = {
	locator: 'anyMode',
	endpoints: ({ endpoint }, resource) => [...readEndpoints(resource), endpoint],
	calls: ({ endpoint }, { id }) => [{ id: endpoint, path: [id], sends: null, many: true, answered: 'one' }],
	check({ endpoint, statusLists }, _resource, rows) {
		const attributes = rows.answered(endpoint)?.attributes ?? {};
		return Object.keys(statusLists)
			.filter((list) => !(list in attributes))
			.map((list) => `the answer has no list ${list} (statusLists)`);
	},
	cost: (_row, { label }) =>
		`one per different ${label.toLowerCase()}; one more for each that is named by anything but its ID`,
	schema: ({ codeAttribute }, resource, rows) =>
		objectOf({
			[codeAttribute]: { type: 'string' },
			status: { type: 'string' },
			...recordPart([resource.id], resource, rows),
		}),
	runtime: (row, resource, table, common) => ({
		kind: 'uploadCodes',
		...common,
		identifiedBy: [row.codeAttribute, 'status'],
		locator: table.locator(resource),
		endpoint: table.batchEndpoint(row.endpoint),
		read: table.readEndpoints(resource),
		statusLists: row.statusLists,
		codeAttribute: row.codeAttribute,
	}),
};
