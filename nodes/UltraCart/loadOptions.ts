import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { recordOf, unusableAnswer } from '../shared/answer';
import { AUTHENTICATION } from '../shared/authentication';
import type { Client } from '../shared/client';
import { readAll } from '../shared/pagination';
import { isList, type Endpoint, type LoadOptionsSource } from '../shared/table';
import { textOf } from '../shared/text';
import { askUltraCart } from './editorClient';
import type { Operations } from './perform';
import { FIELDS_METHOD, OPERATION, RESOURCE } from './parameters';

/** How long what UltraCart said is shown again without asking, in milliseconds: one form has many lists out of one answer. */
const FRESH = 30_000;

interface CachedRecords {
	readonly until: number;
	readonly records: Promise<IDataObject[]>;
}

const cache = new Map<string, CachedRecords>();

/** Whose lists these are: two credentials may be two accounts. */
function accountOf(context: ILoadOptionsFunctions, { baseUrl }: Client): string {
	const credentials = Object.values(context.getNode().credentials ?? {}).map(({ id }) => id);
	return [baseUrl, textOf(context.getCurrentNodeParameter(AUTHENTICATION)), ...credentials].join(' ');
}

async function askForRecords(client: Client, endpoint: Endpoint): Promise<IDataObject[]> {
	if (isList(endpoint)) return await readAll(client, endpoint);
	const record = recordOf(endpoint, await client.call(endpoint));
	if (record) return [record];
	throw unusableAnswer(endpoint, 200, 'UltraCart answered without the values that it was asked for');
}

/** @throws ApiError also where a list in a record has an entry with nothing in it */
async function readRecords(client: Client, endpoint: Endpoint): Promise<IDataObject[]> {
	const records = await askForRecords(client, endpoint);
	const lists: unknown[] = records.flatMap((record) => Object.values(record)).filter(Array.isArray);
	if (!lists.some((list) => (list as unknown[]).includes(null))) return records;
	throw unusableAnswer(endpoint, 200, 'UltraCart sent a list with an empty entry');
}

async function cachedRecords(
	context: ILoadOptionsFunctions,
	client: Client,
	endpoint: Endpoint,
): Promise<IDataObject[]> {
	const now = Date.now();
	for (const [id, { until }] of cache) if (until <= now) cache.delete(id);
	const id = `${endpoint.id} ${accountOf(context, client)}`;
	const cached = cache.get(id) ?? { until: now + FRESH, records: readRecords(client, endpoint) };
	cache.set(id, cached);
	try {
		return await cached.records;
	} catch (thrown) {
		// What did not work is asked again the next time.
		cache.delete(id);
		throw thrown as Error;
	}
}

/** The entries of a list: of the first record that has it, or the records themselves. An account may have none of them. */
function entriesOf(records: readonly IDataObject[], { list }: LoadOptionsSource): unknown[] {
	if (list === undefined) return [...records];
	const lists = records.map((record) => record[list] as unknown);
	return lists.find((entries): entries is unknown[] => Array.isArray(entries) && entries.length > 0) ?? [];
}

function optionOf(entry: unknown, { value, label, description }: LoadOptionsSource): INodePropertyOptions {
	if (value === undefined) return { name: String(entry), value: String(entry) };
	const record = entry as IDataObject;
	const saved = record[value] as string | number;
	const about = description === undefined ? undefined : record[description];
	return {
		name: textOf(record[label ?? value] ?? saved),
		value: saved,
		...(typeof about === 'string' && { description: about }),
	};
}

const sortedByName = (options: INodePropertyOptions[]): INodePropertyOptions[] =>
	options.sort((a, b) => a.name.localeCompare(b.name, 'en'));

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
				const records = await askUltraCart(
					this,
					async (client) => await cachedRecords(this, client, source.endpoint),
				);
				return sortedByName(entriesOf(records, source).map((entry) => optionOf(entry, source)));
			},
		]),
	),
	[FIELDS_METHOD]: fieldsMethod(operations),
});
