import type { Form, WriteEndpoints } from '../../metadata/types';
import {
	identifiersOf,
	readCost,
	readEndpoints,
	unknownModes,
	type KindDefinition,
	type OperationRow,
} from './definition';
import { batchInputs, writeCalls, writeCost, writeEndpoints } from './writing';

/** Creates the record or changes it, whichever its name asks for. */
export interface UpsertRow extends OperationRow<'upsert'> {
	/** The mode of the locator whose attribute the form requires. */
	readonly uniqueBy: string;
	readonly insert: WriteEndpoints;
	readonly update: WriteEndpoints;
	readonly form: Form;
}

export const upsert: KindDefinition<'upsert', UpsertRow> = {
	inputs: ({ insert, update }) => batchInputs([insert.batch, update.batch]),
	endpoints: ({ insert, update }, resource) => [
		...readEndpoints(resource),
		...writeEndpoints(insert),
		...writeEndpoints(update),
	],
	calls: ({ insert, update, form }, { id }) => [
		...writeCalls(insert, [], form.model),
		...writeCalls(update, [id], form.model),
	],
	output: 'record',
	check({ uniqueBy, form }, resource) {
		const attribute = resource.modes[uniqueBy]?.attribute;
		if (attribute === undefined) return unknownModes([uniqueBy], resource);
		return form.required.includes(attribute)
			? []
			: [`the form does not require ${attribute}, by which the record is known`];
	},
	cost: ({ insert, update }, resource, rows) =>
		`${readCost(resource, rows)}; then to create ${writeCost(insert.batch, rows)}, and to update ${writeCost(update.batch, rows)}`,
	runtime: (row, resource, table, common) => ({
		kind: 'upsert',
		...common,
		identifiedBy: identifiersOf(resource, row.form),
		form: table.form(row.form, resource),
		read: table.readToWrite(resource),
		uniqueBy: table.locatorMode(row.uniqueBy, resource),
		insert: table.writeEndpoints(row.insert),
		update: table.writeEndpoints(row.update),
	}),
};
