import type { Inputs } from '../../metadata/types';
import { objectOf, recordPart } from '../jsonSchema';
import {
	callsByMode,
	readCost,
	unknownInputs,
	unknownModes,
	type KindDefinition,
	type OperationRow,
} from './definition';

/** Whether a record with a name exists. */
export interface CheckExistsRow extends OperationRow<'checkExists'> {
	readonly endpoint: string;
	/** The mode of the locator whose attribute is looked for. */
	readonly uniqueBy: string;
	/** Input that holds the name. */
	readonly input: string;
	readonly inputs: Inputs;
}

export const checkExists: KindDefinition<'checkExists', CheckExistsRow> = {
	endpoints: ({ endpoint }, { read: { list = [] } }) => [endpoint, list].flat(),
	calls: ({ uniqueBy, endpoint }, resource, rows) =>
		callsByMode({ [uniqueBy]: endpoint }, resource, rows, { answered: 'one' }),
	check: ({ uniqueBy, input, inputs }, resource) => [
		...unknownModes([uniqueBy], resource),
		...unknownInputs([input], inputs),
	],
	cost: (_row, resource, rows) => readCost(resource, rows),
	schema({ uniqueBy }, resource, rows) {
		const names = [resource.modes[uniqueBy]].flatMap((mode) => mode?.attribute ?? []);
		return objectOf({ ...recordPart(names, resource, rows), exists: { type: 'boolean' } });
	},
	runtime: (row, resource, table, common) => ({
		kind: 'checkExists',
		...common,
		endpoint: table.endpoint(row.endpoint),
		read: table.readEndpoints(resource),
		uniqueBy: table.locatorMode(row.uniqueBy, resource),
		input: row.input,
	}),
};
