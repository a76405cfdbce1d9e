import type { Form } from '../../metadata/types';
import { objectOf, propertiesOf, recordPart } from '../jsonSchema';
import {
	identifiersOf,
	readEndpoints,
	unknownInputs,
	type KindDefinition,
	type OperationRow,
} from './definition';

/** Does something to one record with what a form or inputs hold. */
export interface ActionRow extends OperationRow<'action'> {
	readonly endpoint: string;
	readonly form?: Form;
	/** Input that fills each parameter of the path beside the record's ID, and each attribute of the body beside the form's. */
	readonly path?: Readonly<Record<string, string>>;
	readonly filledBy?: Readonly<Record<string, string>>;
	/** UltraCart answers with nothing: the attribute by which the output says that it was done, such as `merged`. */
	readonly done?: string;
}

export const action: KindDefinition<'action', ActionRow> = {
	locator: 'anyMode',
	endpoints: ({ endpoint }, resource) => [...readEndpoints(resource), endpoint],
	calls: ({ endpoint, form, path = {}, filledBy, done }, { id }) => [
		{
			id: endpoint,
			path: [id, ...Object.keys(path)],
			...((form ?? filledBy) && { sends: form?.model ?? null }),
			...(done === undefined && { answered: 'one' }),
		},
	],
	output: ({ endpoint, done }, rows) => (done === undefined ? rows.answered(endpoint) : undefined),
	schema({ endpoint, done }, resource, rows) {
		const id = recordPart([resource.id], resource, rows);
		if (done !== undefined) return objectOf({ ...id, [done]: { type: 'boolean' } });
		const model = rows.answered(endpoint);
		return model && model.name !== resource.record
			? objectOf({ ...id, ...propertiesOf(model.attributes, rows) })
			: undefined;
	},
	check: ({ endpoint, path = {}, filledBy = {}, inputs = {} }, _resource, rows) => [
		...unknownInputs([...Object.values(path), ...Object.values(filledBy)], inputs),
		...Object.keys(filledBy)
			.filter((name) => !rows.hasPath(rows.endpoint(endpoint).body ?? '', name))
			.map((name) => `what ${endpoint} is sent has no attribute ${name}`),
	],
	cost: () => 'one per item; one more for each that is named by anything but its ID',
	runtime(row, resource, table, common) {
		const { form, path, filledBy, done } = row;
		const isRecord = table.rows.answered(row.endpoint)?.name === resource.record;
		return {
			kind: 'action',
			...common,
			identifiedBy: identifiersOf(resource),
			locator: table.locator(resource),
			...(form && { form: table.form(form, resource) }),
			endpoint: table.endpoint(row.endpoint),
			read: table.readEndpoints(resource),
			...(path && { path }),
			...(filledBy && { filledBy }),
			...(done !== undefined ? { answers: { done } } : !isRecord && { answers: 'other' as const }),
		};
	},
};
