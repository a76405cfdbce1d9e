/** What the contracts share that make and change records. */
import { asObject, isObject, objectsIn, type Json } from '../../../../sandbox/json';
import type { Resource } from '../../../../scripts/metadata/resource';
import type { Attribute } from '../../../../scripts/metadata/types';
import { asJson, rows } from '../../../support/formParameters';
import {
	anotherValue,
	askedOf,
	attributesOf,
	keptOf,
	sampleBody,
	sampleValue,
} from '../../../support/metadataFixtures';
import { locatedScenario, namesIn, type ScenarioInput, type ScenarioPlan } from './contract';
import { newNumber, normalize, onePerItem, type OperationUnderTest, type Output } from './operationUnderTest';

/** What is put into every secret, by an expression: what a user types is in the workflow anyway. */
export const SECRET = 'hush-hush-7351';
const SECRET_EXPRESSION = '["hush", "hush", "7351"].join("-")';

export const modelOf = ({ operation }: OperationUnderTest): string => operation.form?.model ?? '';

/** A new record with everything that its form asks: members and rights by those of a record that is there. */
export function newRecord(subject: OperationUnderTest, n: number): Json {
	const model = modelOf(subject);
	const { variants } = subject.operation.form ?? {};
	const [there = {}] = subject.records;
	const record = Object.fromEntries(
		askedOf(model).map(([apiName, attribute]) => [
			apiName,
			attribute.entryKey === undefined || attribute.entriesAre
				? sampleValue(apiName, attribute, n)
				: anotherValue(apiName, attribute, there, n),
		]),
	);
	const type = variants && rows.attribute(model, variants.default);
	return { ...record, ...(variants && { [variants.default]: sampleBody(type?.model ?? '', n) }) };
}

/** Expects a record to hold what was sent; of a list of what exists, the entries that were named. */
export function expectHeld({ resource, sandbox }: OperationUnderTest, record: Json, sent: Json): void {
	const kept = normalize(keptOf(resource.record, sent)) as Json;
	for (const [apiName, value] of Object.entries(kept)) {
		const { entryKey } = rows.attribute(resource.record, apiName);
		// A child can hold more than was sent: what UltraCart fills in.
		if (isObject(value)) expect(record[apiName]).toMatchObject(value);
		else if (entryKey === undefined) expect({ [apiName]: record[apiName] }).toEqual({ [apiName]: value });
		else
			expect(record[apiName]).toEqual(
				expect.arrayContaining(objectsIn(value).map((entry) => expect.objectContaining(entry) as object)),
			);
	}
	const secrets = Object.entries(sent).filter(([apiName]) => attributesOf(resource.record)[apiName]?.secret);
	const held = sandbox.secrets(resource.name, record[resource.id] as number);
	expect(held).toMatchObject(Object.fromEntries(secrets));
}

/** A record after one attribute has changed, and nothing else. */
export function changed(
	{ resource }: OperationUnderTest,
	before: Json,
	apiName: string,
	value: unknown,
): Json {
	const attribute = rows.attribute(resource.record, apiName);
	const { entryKey, secret } = attribute;
	if (secret) return before;
	if (attribute.entriesAre) {
		const entries = withEntries(attribute, before[apiName], value);
		return normalize({ ...before, [apiName]: entries }) as Json;
	}
	if (isObject(value) && !attribute.variant) {
		return normalize({ ...before, [apiName]: { ...asObject(before[apiName]), ...value } }) as Json;
	}
	if (entryKey === undefined) return normalize({ ...before, [apiName]: value }) as Json;
	const [named = {}] = objectsIn(value);
	const entries = objectsIn(before[apiName]).map((entry) =>
		entry[entryKey] === named[entryKey] ? { ...entry, ...named } : entry,
	);
	return normalize({ ...before, [apiName]: entries }) as Json;
}

/** A list whose entries come and go, after some have been given; UltraCart gives new ones their keys. */
function withEntries({ entryKey = '', entriesAre }: Attribute, there: unknown, given: unknown): Json[] {
	const entries = objectsIn(there);
	const isThere = (entry: Json) => entries.some((each) => each[entryKey] === entry[entryKey]);
	const changes = objectsIn(given);
	const added = changes.filter((entry) => !isThere(entry));
	return [
		...entries.map((entry) => ({ ...entry, ...changes.find((each) => each[entryKey] === entry[entryKey]) })),
		...(entriesAre === 'values'
			? added
			: added.map((entry) => ({ ...entry, [entryKey]: expect.any(Number) as unknown }))),
	];
}

/** Expects a run to hand out new records that hold what was sent, and are there now. */
export async function expectCreated(
	subject: OperationUnderTest,
	sent: readonly Json[],
	running: Promise<Output[]>,
): Promise<void> {
	const before = subject.records.length;
	const out = await running;
	expect(out).toEqual(onePerItem(out.map(({ json }) => subject.current(json))));
	expect(subject.records).toHaveLength(before + sent.length);
	out.forEach(({ json }, index) => {
		expectHeld(subject, json, sent[index] ?? {});
	});
}

/** How often a value occurs in something. */
export function occurrences(within: unknown, value: unknown): number {
	if (within === value) return 1;
	const parts = Array.isArray(within) ? within : isObject(within) ? Object.values(within) : [];
	return parts.reduce<number>((sum, part) => sum + occurrences(part, value), 0);
}

/** An attribute that differs from sample to sample, and is no name: by it a record is known again. */
function markOf(model: string, { modes, id }: Resource): [string, Attribute] {
	const isName = (apiName: string) =>
		apiName !== id && Object.values(modes).some(({ attribute }) => attribute === apiName);
	const mark = askedOf(model).find(
		([apiName, row]) =>
			row.type === 'string' &&
			!row.list &&
			!row.secret &&
			row.values === undefined &&
			!isName(apiName) &&
			row.loadOptionsMethod === undefined &&
			new Set([0, 1, 2, 3].map((n) => sampleValue(apiName, row, newNumber(n)))).size === 4,
	);
	if (!mark) throw new Error(`No attribute of ${model} tells its records apart`);
	return mark;
}

/** How the items of a kind of operation write. */
interface Writing {
	/** What an item writes; `mark` is the attribute by which that is known again. */
	readonly body: (index: number, mark: Json) => Json;
	/** Whether a locator names the records. Without one the body does. */
	readonly located: boolean;
	readonly creates?: (index: number) => boolean;
}

/** Items that write JSON. What each gave is found again in UltraCart by a text in it. */
export function writeScenario(
	subject: OperationUnderTest,
	input: ScenarioInput,
	{ body, located, creates }: Writing,
): ScenarioPlan {
	const { operation, resource } = subject;
	const model = modelOf(subject);
	const [mark, attribute] = markOf(model, resource);
	const valueAt = (index: number) => sampleValue(mark, attribute, newNumber(index));
	const bodies = input.records.map((_, index) => body(index, { [mark]: valueAt(index) }));
	const named = located ? input.records : bodies;
	return {
		items: bodies.map((json, index) => ({
			record: input.records[index],
			what: withoutSecrets(model, json),
		})),
		parameters: {
			...(located && locatedScenario(subject, input).parameters),
			...asJson(operation, resource, `={{ ${withSecrets(model)} }}`),
		},
		marks: (index) => [valueAt(index), ...namesIn(resource, named[index])],
		// A record may hold it in several places: as its email, and as the one of its PayPal account.
		timesDone: (index) => subject.records.filter((record) => occurrences(record, valueAt(index)) > 0).length,
		...(creates && { creates }),
	};
}

const secretsOf = (model: string): string[] =>
	Object.entries(attributesOf(model)).flatMap(([apiName, { secret }]) => (secret ? apiName : []));

export const withoutSecrets = (model: string, json: Json): Json =>
	Object.fromEntries(Object.entries(json).filter(([apiName]) => !secretsOf(model).includes(apiName)));

export function withSecrets(model: string): string {
	const secrets = secretsOf(model).map((apiName) => `${apiName}: ${SECRET_EXPRESSION}`);
	return secrets.length === 0 ? '$json.what' : `Object.assign({}, $json.what, { ${secrets.join(', ')} })`;
}
