import type { Form } from '../../metadata/types';
import { identifiersOf, readEndpoints, type KindDefinition, type OperationRow } from './definition';

/** Does something to one record with what a form holds. */
export interface ActionRow extends OperationRow<'action'> {
	readonly endpoint: string;
	readonly form: Form;
}

export const action: KindDefinition<'action', ActionRow> = {
	locator: 'anyMode',
	endpoints: ({ endpoint }, resource) => [...readEndpoints(resource), endpoint],
	calls: ({ endpoint, form }, { id }) => [{ id: endpoint, path: [id], sends: form.model, answered: 'one' }],
	output: ({ endpoint }, rows) => rows.answered(endpoint),
	cost: () => 'one per item; one more for each that is named by anything but its ID',
	runtime: (row, resource, table, common) => ({
		kind: 'action',
		...common,
		identifiedBy: identifiersOf(resource),
		locator: table.locator(resource),
		form: table.form(row.form, resource),
		endpoint: table.endpoint(row.endpoint),
		read: table.readEndpoints(resource),
	}),
};
