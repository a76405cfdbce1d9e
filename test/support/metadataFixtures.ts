/** What tests send, made from the table's rows: a new resource is tested without a test line of its own. */
import { objectsIn, type Json } from '../../sandbox/json';
import type { NeededFilter } from '../../nodes/UltraCart/operation';
import { sampleOf } from '../../sandbox/sample';
import type { Resource } from '../../scripts/metadata/resource';
import type { Attribute, Attributes, Endpoint } from '../../scripts/metadata/types';
import { testTable } from './testTable';

export const models = new Map(testTable.models.map((model) => [model.name, model]));

export const attributesOf = (model: string): Attributes => models.get(model)?.attributes ?? {};

/** A value for each attribute that can be written, the same for the same number. Lists of what exists are left alone. */
export const sampleBody = (model: string, n: number): Json =>
	Object.fromEntries(
		Object.entries(sampleOf(models, attributesOf(model), n)).filter(([apiName]) => {
			const { entryKey, entriesAre } = attributesOf(model)[apiName] ?? {};
			return entryKey === undefined || entriesAre !== undefined;
		}),
	);

/** A value for one attribute, a secret too. */
export const sampleValue = (apiName: string, attribute: Attribute, n: number): unknown =>
	sampleOf(models, { [apiName]: { ...attribute, secret: false } }, n)[apiName];

/** Attributes that a form asks for, but for exclusive children. */
export const askedOf = (model: string): [string, Attribute][] =>
	Object.entries(attributesOf(model)).filter(
		([, { readOnly, notInForms, variant }]) => !readOnly && notInForms === undefined && !variant,
	);

/** Another value for an attribute of a record that is there. In a list of what exists, one entry is switched. */
export function anotherValue(
	apiName: string,
	attribute: Attribute,
	{ [apiName]: there }: Json,
	n: number,
): unknown {
	if (attribute.entriesAre === 'records') return changedAndNew(apiName, attribute, objectsIn(there)[0], n);
	if (attribute.entryKey !== undefined && !attribute.entriesAre)
		return switched(attribute, objectsIn(there)[0], n);
	if (attribute.type === 'boolean') return there !== true;
	const value = sampleValue(apiName, attribute, n);
	return JSON.stringify(value) === JSON.stringify(there) ? sampleValue(apiName, attribute, n + 1) : value;
}

/** One entry that is there with something else in it, and a new one. */
function changedAndNew(apiName: string, attribute: Attribute, entry: Json | undefined, n: number): Json[] {
	const { entryKey = '' } = attribute;
	const [changed = {}, fresh = {}] = [n, n + 1].map(
		(number) => objectsIn(sampleValue(apiName, attribute, number))[0],
	);
	return entry ? [{ ...changed, [entryKey]: entry[entryKey] }, fresh] : [fresh];
}

/** The entry with its switch turned over, and all else about it that can be written. */
function switched({ model = '', entryKey = '' }: Attribute, entry: Json | undefined, n: number): Json[] {
	const attributes = attributesOf(model);
	const flag = Object.keys(attributes).find((apiName) => attributes[apiName]?.initially) ?? '';
	if (!entry) return [];
	return [{ ...sampleBody(model, n), [entryKey]: entry[entryKey], [flag]: entry[flag] !== true }];
}

/** What a record shows of a body: neither what UltraCart fills in itself, nor secrets. */
export const keptOf = (record: string, body: Json): Json =>
	Object.fromEntries(
		Object.entries(body).filter(([apiName]) => {
			const attribute = attributesOf(record)[apiName];
			return attribute && !attribute.readOnly && !attribute.secret && attribute.notInForms === undefined;
		}),
	);

/** Method and path of an endpoint, for a record that is there. */
export const lineFor = ({ method, path, id, pathParameters }: Endpoint, record: Json): string =>
	`${method} ${path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = record[name] ?? pathParameters[name]?.placeholder?.replace('e.g. ', '');
		if (typeof value !== 'string' && typeof value !== 'number')
			throw new Error(`No record says what {${name}} of ${id} could be`);
		return encodeURIComponent(value);
	})}`;

/** The attribute that names a record in a list of texts or numbers, such as codes or IDs. */
export const nameOfType = ({ modes, record }: Resource, type: string | undefined): string =>
	Object.values(modes)
		.map(({ attribute }) => attribute)
		.find((attribute) => attributesOf(record)[attribute]?.type === type) ?? '';

/** Far from the numbers of what an account starts with. */
export const NEW = 999;

/** Another record, where a body of some other model names one. */
const namesIn = (body: string, { id, record }: Resource, other: Json = {}): Json =>
	body !== record && id in attributesOf(body) ? { [id]: other[id] } : {};

/** A body that an endpoint takes: samples of its model, of records that are there where it does not make any. */
export function bodyFor(
	{ body, crud, bodyList }: Endpoint,
	resource: Resource,
	there: readonly Json[],
): Json | undefined {
	if (body === undefined) return undefined;
	if (bodyList === undefined || crud === 'other')
		return { ...sampleBody(body, NEW), ...namesIn(body, resource, there[1]) };
	const { type, list, model = '' } = attributesOf(body)[bodyList] ?? {};
	if (!list) throw new Error(`${body}.${bodyList} is no list`);
	if (type !== 'model') return { [bodyList]: there.map((record) => record[nameOfType(resource, type)]) };
	const { id } = resource;
	const records = there.map((record) => ({
		...sampleBody(model, NEW + Number(record[id])),
		[id]: record[id],
	}));
	return { [bodyList]: records };
}

/** Where UltraCart does not list everything: a filter that leaves nothing out. */
export const leastFilter = ({ needsOne }: { readonly needsOne?: NeededFilter }): Json =>
	needsOne ? { [needsOne.suchAs]: '2000-01-01T00:00:00Z' } : {};
