import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { recordOf } from '../shared/answer';
import type { Client } from '../shared/client';
import { listAll } from '../shared/pagination';
import { settle } from '../shared/tryCall';
import type { LoadOptionsSource, Endpoint } from '../shared/table';
import { textOf } from '../shared/text';
import { endpointOf, type Table } from './run';
import { ask } from './editorClient';

/** How long what UltraCart said is shown again without asking, in milliseconds: one form has many lists out of one answer. */
const FRESH = 30_000;

interface Kept {
	readonly until: number;
	readonly records: Promise<IDataObject[]>;
}

const kept = new Map<string, Kept>();

/** Whose lists these are: two credentials may be two accounts. */
function accountOf(context: ILoadOptionsFunctions, client: Client): string {
	const credentials = Object.values(context.getNode().credentials ?? {}).map(({ id }) => id);
	return [client.baseUrl, textOf(context.getCurrentNodeParameter('authentication')), ...credentials].join(
		' ',
	);
}

async function readRecords(client: Client, endpoint: Endpoint): Promise<IDataObject[]> {
	if (endpoint.root !== undefined) return await listAll(client, endpoint);
	const record = recordOf(endpoint, await client.call(endpoint));
	return record ? [record] : [];
}

async function recordsFor(
	context: ILoadOptionsFunctions,
	client: Client,
	endpoint: Endpoint,
): Promise<IDataObject[]> {
	const now = Date.now();
	for (const [name, { until }] of kept) if (until <= now) kept.delete(name);
	const name = `${endpoint.id} ${accountOf(context, client)}`;
	const known = kept.get(name)?.records ?? readRecords(client, endpoint);
	kept.set(name, kept.get(name) ?? { until: now + FRESH, records: known });
	const { value, thrown } = await settle(known);
	// What did not work is asked again the next time.
	if (thrown !== undefined) kept.delete(name);
	if (value === undefined) throw thrown as Error;
	return value;
}

function optionOf(entry: unknown, { value, label, about }: LoadOptionsSource): INodePropertyOptions {
	if (value === undefined) return { name: String(entry), value: String(entry) };
	const record = entry as IDataObject;
	const saved = record[value] as string | number;
	const description = about === undefined ? undefined : record[about];
	return {
		name: textOf(record[label ?? value] ?? saved),
		value: saved,
		...(typeof description === 'string' && { description }),
	};
}

/** The entries of a list: of the first record that has it, or the records themselves. */
function entriesOf(records: readonly IDataObject[], { list }: LoadOptionsSource): unknown[] {
	if (list === undefined) return [...records];
	const entries = records
		.map((record) => record[list])
		.find((each) => Array.isArray(each) && each.length > 0);
	return (entries as unknown[] | undefined) ?? [];
}

type DropdownMethod = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** A method of the node for every dropdown of the table. */
export const dropdownMethods = (table: Table): Record<string, DropdownMethod> =>
	Object.fromEntries(
		Object.entries(table.loadOptions).map(([name, dropdown]): [string, DropdownMethod] => [
			name,
			async function () {
				const endpoint = endpointOf(table, dropdown.endpoint);
				const records = await ask(this, async (client) => await recordsFor(this, client, endpoint));
				return entriesOf(records, dropdown)
					.map((entry) => optionOf(entry, dropdown))
					.sort((a, b) => a.name.localeCompare(b.name, 'en'));
			},
		]),
	);
