import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { recordsForEditor, sortedByName } from '../shared/editorLists';
import type { LoadOptionsSource } from '../shared/table';
import { textOf } from '../shared/text';
import type { Operations } from './perform';
import { FIELDS_METHOD, OPERATION, RESOURCE } from './parameters';

/** The entries of a list: of the first record that has it, or the records themselves. An account may have none of them. */
function entriesOf(records: readonly IDataObject[], { list, unless }: LoadOptionsSource): unknown[] {
	if (list === undefined) return records.filter((record) => unless === undefined || record[unless] !== true);
	const lists = records.map((record) => record[list] as unknown);
	return lists.find((entries): entries is unknown[] => Array.isArray(entries) && entries.length > 0) ?? [];
}

/** UltraCart's words for a variant say little in a list ("X % off subtotal"): they stand below its name. */
function textOption(text: string, { variantsOf = [] }: LoadOptionsSource): INodePropertyOptions {
	const variant = variantsOf.find(
		(field) => field.type === 'model' && field.variant && [field.variant.text, field.apiName].includes(text),
	);
	return variant ? { name: variant.label, value: text, description: text } : { name: text, value: text };
}

function optionOf(entry: unknown, source: LoadOptionsSource): INodePropertyOptions {
	const { value, label, description } = source;
	if (value === undefined) return textOption(String(entry), source);
	const record = entry as IDataObject;
	const saved = record[value] as string | number;
	const about = description === undefined ? undefined : record[description];
	return {
		name: textOf(record[label ?? value] ?? saved),
		value: saved,
		...(typeof about === 'string' && { description: about }),
	};
}

type LoadOptionsMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** The attributes of the records that the chosen operation hands out, but for secrets, which never come back. */
const fieldsMethod = (operations: Operations): LoadOptionsMethod =>
	async function () {
		const parameter = (name: string) => this.getCurrentNodeParameter(name) as string;
		const fields = operations[parameter(RESOURCE)]?.[parameter(OPERATION)]?.output?.fields ?? [];
		const shown = fields.filter(({ secret }) => !secret);
		return await Promise.resolve(
			sortedByName(shown.map(({ label, apiName }) => ({ name: label, value: apiName }))),
		);
	};

/** A method of the node for every dropdown that is filled from the account, and the one that lists an operation's output. */
export const loadOptionsMethods = (
	sources: Readonly<Record<string, LoadOptionsSource>>,
	operations: Operations,
): Record<string, LoadOptionsMethod> => ({
	...Object.fromEntries(
		Object.entries(sources).map(([name, source]): [string, LoadOptionsMethod] => [
			name,
			async function () {
				const records = await recordsForEditor(this, source.endpoint);
				return sortedByName(entriesOf(records, source).map((entry) => optionOf(entry, source)));
			},
		]),
	),
	[FIELDS_METHOD]: fieldsMethod(operations),
});
