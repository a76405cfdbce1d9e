/** What the dropdowns of both nodes share: records of the account, and how choices are sorted. */
import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { recordOf, unusableAnswer } from './answer';
import { AUTHENTICATION } from './authentication';
import type { Client } from './client';
import { askUltraCart } from './editorClient';
import { ApiError } from './errors';
import { readAll } from './pagination';
import { isList, type Endpoint } from './table';
import { textOf } from './text';

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
	const ofAnother = cache.get(id);
	const cached = ofAnother ?? { until: now + FRESH, records: readRecords(client, endpoint) };
	cache.set(id, cached);
	try {
		return await cached.records;
	} catch (thrown) {
		// What did not work is asked again the next time. Another list may have done so already.
		if (cache.get(id) === cached) cache.delete(id);
		if (!ofAnother || thrown instanceof ApiError || client.signal?.aborted) throw thrown as Error;
	}
	// Only the time of the list that asked first is over.
	return await cachedRecords(context, client, endpoint);
}

/**
 * The records that an endpoint hands out, or the only one, for a list of the editor.
 *
 * @throws NodeApiError or NodeOperationError, in words for the user
 */
export const recordsForEditor = async (
	context: ILoadOptionsFunctions,
	endpoint: Endpoint,
): Promise<IDataObject[]> =>
	await askUltraCart(context, async (client) => await cachedRecords(context, client, endpoint));

export const sortedByName = (options: INodePropertyOptions[]): INodePropertyOptions[] =>
	options.sort((a, b) => a.name.localeCompare(b.name, 'en'));
