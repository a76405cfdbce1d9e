import { BY_ID } from '../../../nodes/UltraCart/parameters';
import type { Form, ResourceBase, WriteEndpoints } from '../../metadata/types';
import { identifiersOf, type KindDefinition, type OperationRow } from './definition';
import { batchInputs, writeCalls, writeCost, writeEndpoints } from './writing';

export interface CreateRow extends OperationRow<'create'>, WriteEndpoints {
	readonly form: Form;
}

/** The mode whose attribute every new record is given and no two records share: by it one whose answer was lost is found again. */
const uniqueMode = ({ required }: Form, { modes }: ResourceBase): string | undefined =>
	Object.keys(modes).find((mode) => mode !== BY_ID && required.includes(modes[mode]?.attribute ?? ''));

export const create: KindDefinition<'create', CreateRow> = {
	inputs: ({ batch }) => batchInputs([batch]),
	endpoints: writeEndpoints,
	calls: (row) => writeCalls(row, [], row.form.model),
	output: 'record',
	cost: ({ batch }, _resource, rows) => writeCost(batch, rows),
	runtime(row, resource, table, common) {
		const mode = uniqueMode(row.form, resource);
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
