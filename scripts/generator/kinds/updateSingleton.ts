import type { Form } from '../../metadata/types';
import type { KindDefinition, OperationRow } from './definition';

/** Changes what the account has only one of. */
export interface UpdateSingletonRow extends OperationRow<'updateSingleton'> {
	readonly read: string;
	readonly endpoint: string;
	readonly form: Form;
}

export const updateSingleton: KindDefinition<'updateSingleton', UpdateSingletonRow> = {
	endpoints: ({ read, endpoint }) => [read, endpoint],
	calls: ({ read, endpoint, form }) => [
		{ id: read, path: [], answered: 'one' },
		{ id: endpoint, path: [], sends: form.model },
	],
	output: ({ read }, rows) => rows.answered(read),
	cost: () => 'two, however many items there are',
	runtime: (row, resource, table, common) => ({
		kind: 'updateSingleton',
		...common,
		form: table.form(row.form, resource, true, row.form),
		read: table.endpoint(row.read),
		endpoint: table.endpoint(row.endpoint),
	}),
};
