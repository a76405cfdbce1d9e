/** Every list and every dropdown whose choices the node looks up in the account. */
import assert from 'node:assert/strict';

import type {
	IDataObject,
	INodeListSearchItems,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { SIMPLE_KEY_TYPE } from '../../harness/example/account';
import { credentialOf, type N8nInstance } from '../../harness/n8n/n8nInstance';
import type { Lookup, N8nRest } from '../../harness/n8n/rest';
import type { Steps } from '../support/steps';

/** How far a list is followed. */
const PAGES = 3;

/** A field whose choices are looked up, wherever in the form it stands. */
interface Field {
	readonly method: string;
	readonly kind: 'dropdown' | 'list';
	readonly path: string;
	/** Parameters with which the form shows it. */
	readonly parameters: IDataObject;
}

const firstOf = (shown: INodeProperties['displayOptions']): IDataObject =>
	Object.fromEntries(
		Object.entries(shown?.show ?? {}).map(([name, values]) => [name, values?.[0] as IDataObject]),
	);

function fieldsOf(property: INodeProperties, at: string, around: IDataObject): Field[] {
	const path = `${at}.${property.name}`;
	const parameters = { ...around, ...firstOf(property.displayOptions) };
	const { loadOptionsMethod } = property.typeOptions ?? {};
	const searches = (property.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
	const inside = (property.options ?? []).flatMap((option) => {
		if ('type' in option) return fieldsOf(option, path, parameters);
		return 'values' in option
			? option.values.flatMap((value) => fieldsOf(value, `${path}.${option.name}`, parameters))
			: [];
	});
	const loadOptions = loadOptionsMethod === undefined ? [] : [loadOptionsMethod];
	return [
		...loadOptions.map((method) => ({ method, kind: 'dropdown' as const, path, parameters })),
		...searches.map((method) => ({ method, kind: 'list' as const, path, parameters })),
		...inside,
	];
}

/** The first pages of a list. */
async function follow(rest: N8nRest, lookup: Lookup): Promise<INodeListSearchItems[][]> {
	const pages: INodeListSearchItems[][] = [];
	let paginationToken: unknown;
	do {
		const page = await rest.search(lookup, paginationToken === undefined ? {} : { paginationToken });
		pages.push(page.results);
		({ paginationToken } = page);
	} while (paginationToken !== undefined && pages.length < PAGES);
	return pages;
}

function ensureChoices(choices: readonly Pick<INodePropertyOptions, 'name' | 'value'>[]): void {
	assert.ok(choices.length > 0, 'The list is empty');
	assert.ok(
		choices.every(({ name }) => name !== ''),
		'A choice has no name',
	);
	assert.equal(new Set(choices.map(({ value }) => value)).size, choices.length, 'A choice comes twice');
}

export async function testLists(
	{ step }: Steps,
	n8n: N8nInstance,
	type: INodeTypeDescription,
): Promise<void> {
	console.log('\nLists and dropdowns');
	const all = type.properties.flatMap((property) => fieldsOf(property, 'parameters', {}));
	const once = new Map(all.map((field) => [`${field.kind} ${field.method}`, field]));
	for (const [name, { method, kind, path, parameters }] of once) {
		await step(`${name} of the ${type.displayName}`, async () => {
			const lookup: Lookup = {
				methodName: method,
				path,
				nodeTypeAndVersion: { name: type.name, version: 1 },
				currentNodeParameters: { ...parameters, authentication: 'simpleKey' },
				credentials: credentialOf(n8n, SIMPLE_KEY_TYPE),
			};
			if (kind === 'dropdown') {
				ensureChoices(await n8n.rest.options(lookup));
				return;
			}
			const pages = await follow(n8n.rest, lookup);
			ensureChoices(pages.flat());
			console.log(`    ${pages.map((page) => page.length).join(' + ')} entries`);
		});
	}
}
