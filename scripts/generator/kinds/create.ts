import { BY_ID } from '../../../nodes/UltraCart/parameters';
import type { Form, ResourceBase, WriteEndpoints } from '../../metadata/types';
import { identifiersOf, type KindDefinition, type OperationRow } from './definition';
import { batchInputs, writeCalls, writeCost, writeEndpoints } from './writing';

export interface CreateRow extends OperationRow<'create'>, WriteEndpoints {
	readonly form: Form;
}

/** The mode whose attribute no two records share. */
const uniqueMode = ({ modes }: ResourceBase): string | undefined =>
	Object.keys(modes).find((mode) => mode !== BY_ID);

export const create: KindDefinition<'create', CreateRow> = {
	inputs: ({ batch }) => batchInputs([batch]),
	endpoints: writeEndpoints,
	calls: (row) => writeCalls(row, [], row.form.model),
	output: 'record',
	cost: ({ batch }, _resource, rows) => writeCost(batch, rows),
	runtime(row, resource, table, common) {
		const mode = row.batch === undefined ? undefined : uniqueMode(resource);
		return {
			kind: 'create',
			...common,
			identifiedBy: identifiersOf(resource, row.form),
			form: table.form(row.form, resource),
			...table.writeEndpoints(row),
			read: table.readToWrite(resource),
			...(mode !== undefined && { uniqueBy: table.locatorMode(mode, resource) }),
		};
	},
};
