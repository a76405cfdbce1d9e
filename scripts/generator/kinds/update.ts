import type { UpdateInputs } from '../../../nodes/UltraCart/operations/update';
import { flag, input } from '../../metadata/rows';
import type { Form, WriteEndpoints } from '../../metadata/types';
import {
	readCost,
	readEndpoints,
	type InputRows,
	type KindDefinition,
	type OperationRow,
} from './definition';
import { asyncInputs, batchInputs, writeCalls, writeCost, writeEndpoints } from './writing';

export interface UpdateRow extends OperationRow<'update'>, WriteEndpoints {
	readonly form: Form;
}

const replaceWholeRecord: InputRows<Pick<UpdateInputs, 'replaceWholeRecord'>> = {
	replaceWholeRecord: input(
		flag(
			'Whether to send only what you filled in, without reading the record first. UltraCart may empty everything else.',
		),
		{ option: true, default: false },
	),
};

export const update: KindDefinition<'update', UpdateRow> = {
	locator: 'anyMode',
	changesRecord: true,
	inputs: ({ batch }, rows) => ({
		...replaceWholeRecord,
		...batchInputs([batch]),
		...asyncInputs(batch, rows),
	}),
	endpoints: (row, resource) => [...readEndpoints(resource), ...writeEndpoints(row)],
	calls: (row, { id }) => writeCalls(row, [id], row.form.model),
	output: 'record',
	cost({ batch }, resource, rows) {
		const { asyncMode } = batch === undefined ? {} : rows.endpoint(batch);
		return [
			`${readCost(resource, rows)}; then to write ${writeCost(batch, rows)}`,
			...(asyncMode ? [`with "Do Not Wait for Result" N / ${asyncMode.batchSize}`] : []),
			'with "Replace Whole Record" and an ID nothing is read',
		].join('; ');
	},
	runtime: (row, resource, table, common) => ({
		kind: 'update',
		...common,
		locator: table.locator(resource),
		form: table.form(row.form, resource, true),
		...table.writeEndpoints(row),
		read: table.readToWrite(resource),
	}),
};
