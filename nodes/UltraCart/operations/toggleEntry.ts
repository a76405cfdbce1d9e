import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import type { Model } from '../../shared/table';
import { failed, type ItemOf } from '../item';
import type { Locator, OperationBase, ReadEndpoints, WriteEndpoints } from '../operation';
import { pick } from '../output/shape';
import { Lookup } from '../records/lookup';
import { merge } from '../records/merge';
import { PendingChanges } from '../records/pendingChanges';
import { writeChanges, type ChangeInputs } from '../records/writeChanges';
import type { OperationHandler } from '../run';

export interface ToggleEntryOperation extends OperationBase<'toggleEntry'>, WriteEndpoints {
	readonly locator: Locator;
	readonly read: ReadEndpoints;
	/** The attributes of the record. */
	readonly fields: Model;
	/** Its list of everything that exists, and the attribute that names an entry. */
	readonly list: string;
	readonly entryKey: string;
	/** The attribute of an entry that is switched, and what to. */
	readonly flag: string;
	readonly to: boolean;
	/** Parameter of the input that names the entry. */
	readonly input: string;
	/** The name under which the record comes out, and the attributes that come out of it. */
	readonly record: { readonly name: string; readonly shows: readonly string[] };
}

/** The input that names the entry, by its parameter, beside those of every change. */
export type ToggleEntryInputs = ChangeInputs &
	Readonly<Record<string, string | number | boolean | undefined>>;

/** The record and the entry as they are now, without all the others. */
function stateOf(
	{ record: { name, shows }, list, entryKey, input, flag, to }: ToggleEntryOperation,
	record: IDataObject,
	id: unknown,
): IDataObject {
	const entries: unknown = record[list];
	const listed: unknown[] = Array.isArray(entries) ? entries : [];
	// UltraCart may list no longer what has been switched off.
	const entry = listed.filter(isObject).find((each) => each[entryKey] === id);
	const { [flag]: state = to, ...own } = entry ?? { [entryKey]: id as string | number };
	return { [name]: pick(record, shows), [input]: own, [flag]: state };
}

/** Switches one entry in a list of everything that exists, such as a user in a group; the other entries stay. */
export const toggleEntry: OperationHandler<ToggleEntryOperation, ToggleEntryInputs> = async function* (
	run,
	operation,
	items,
) {
	const { id, read, fields, list, entryKey, input, flag, to } = operation;
	const keys = items.map(({ key }) => key);
	const lookup = await Lookup.of(run, read, keys);
	const changes = new PendingChanges<ItemOf<ToggleEntryOperation, ToggleEntryInputs>>();
	for (const item of items) {
		const { record, error } = await lookup.find(item.key);
		if (error) {
			yield failed(item, error);
			continue;
		}
		const change = { record: { [list]: [{ [entryKey]: item.inputs[input], [flag]: to }] } };
		const result = changes.add(record[id], record, item, (current) => merge(fields, current, change));
		if (result) yield result;
	}
	for await (const result of writeChanges(run, operation, changes.writes)) {
		const { [input]: named } = result.item.inputs as ToggleEntryInputs;
		yield { ...result, records: result.records.map((record) => stateOf(operation, record, named)) };
	}
};
