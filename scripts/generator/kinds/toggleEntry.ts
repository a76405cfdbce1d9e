import type { Inputs, ResourceBase, WriteEndpoints } from '../../metadata/types';
import { objectOf, propertiesOf, recordPart } from '../jsonSchema';
import { readCost, readEndpoints, unknownInputs, type KindDefinition, type OperationRow } from './definition';
import { writeCalls, writeEndpoints } from './writing';

/** Switches one entry of a list of everything that exists: a member of a group. */
export interface ToggleEntryRow extends OperationRow<'toggleEntry'>, WriteEndpoints {
	/** The list, and the attribute of an entry that is switched, by their names in UltraCart's JSON. */
	readonly list: string;
	readonly flag: string;
	readonly to: boolean;
	/** Input that names the entry. */
	readonly input: string;
	readonly inputs: Inputs;
}

/** Attributes by which a record is known, and that tell what it is. */
const shownOf = ({ id, search }: ResourceBase): string[] => [...new Set([id, ...(search?.shows ?? [])])];

export const toggleEntry: KindDefinition<'toggleEntry', ToggleEntryRow> = {
	locator: 'anyMode',
	endpoints: (row, resource) => [...readEndpoints(resource), ...writeEndpoints(row)],
	calls: (row, { id, record }) => writeCalls(row, [id], record),
	schema({ list, flag, input }, resource, rows) {
		const entry = rows.modelOf(rows.attribute(resource.record, list));
		const { [flag]: state, ...own } = propertiesOf(entry.attributes, rows);
		return objectOf({
			[resource.name]: objectOf(recordPart(shownOf(resource), resource, rows)),
			[input]: objectOf(own),
			...(state && { [flag]: state }),
		});
	},
	check({ list, flag, input, inputs }, { record }, rows) {
		const row = rows.model(record).attributes[list];
		if (row?.model === undefined) return [`there is no list ${list} of objects`];
		return [
			...(row.entryKey === undefined ? [`no attribute matches the entries of ${list} (entryKey)`] : []),
			...(flag in rows.model(row.model).attributes
				? []
				: [`the entries of ${list} have no attribute ${flag}`]),
			...unknownInputs([input], inputs),
		];
	},
	cost: (_row, resource, rows) =>
		`${readCost(resource, rows)}; then one per different ${resource.label.toLowerCase()}`,
	runtime: (row, resource, table, common) => ({
		kind: 'toggleEntry',
		...common,
		locator: table.locator(resource),
		...table.writeEndpoints(row),
		read: table.readToWrite(resource),
		fields: table.model(resource.record),
		list: row.list,
		entryKey: table.rows.entryKey(resource.record, row.list),
		flag: row.flag,
		to: row.to,
		input: row.input,
		record: { name: resource.name, shows: shownOf(resource) },
	}),
};
