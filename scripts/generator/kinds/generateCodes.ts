import type { GenerateCodesInputs } from '../../../nodes/UltraCart/operations/generateCodes/inputs';
import type { EndpointByMode } from '../../metadata/types';
import { objectOf } from '../jsonSchema';
import {
	callsByMode,
	unknownModes,
	type InputRows,
	type KindDefinition,
	type OperationRow,
} from './definition';

export interface GenerateCodesRow extends OperationRow<'generateCodes'> {
	readonly by: EndpointByMode;
	readonly inputs: InputRows<GenerateCodesInputs>;
}

export const generateCodes: KindDefinition<'generateCodes', GenerateCodesRow> = {
	locator: 'anyMode',
	endpoints: ({ by }) => Object.values(by),
	calls: ({ by }, resource, rows) => callsByMode(by, resource, rows, { sends: null, answered: 'one' }),
	check: ({ by }, resource) => unknownModes(Object.keys(by), resource),
	cost({ by }, _resource, rows) {
		const sizes = Object.values(by).map((id) => rows.endpoint(id).batchSize ?? 1);
		return `one per ${Math.max(...sizes).toLocaleString('en-US')} codes that share coupon, prefix and expiry`;
	},
	// One Code per Input Item: what stands in the items, and is not known here, goes on.
	schema: ({ inputs: { codeField } }) =>
		objectOf(
			{ [String(codeField.default)]: { type: 'string' }, expiration_dts: { type: 'string' } },
			{ additionalProperties: true },
		),
	runtime: (row, resource, table, common) => ({
		kind: 'generateCodes',
		...common,
		identifiedBy: ['code'],
		makes: 'one-time codes',
		whenLost: 'UltraCart may have made codes that it will not show again. Run this again to get new ones',
		locator: table.locator(resource),
		by: table.endpointByMode(row.by),
		read: table.readEndpoints(resource),
	}),
};
