import type { IDataObject } from 'n8n-workflow';

import { ApiError } from '../../shared/errors';
import { isObject } from '../../shared/json';
import { formsOfSecret, masked } from '../../shared/secrets';
import type { ItemResult } from '../item';
import type { OperationBase } from '../operation';

/** What is known of the attributes of a record, whether as a form or as an output knows them. */
type Attributes = readonly {
	readonly apiName: string;
	readonly secret?: boolean;
	readonly fields?: Attributes;
}[];

/** Those that are secret or lead to a secret: looked for once, and nothing where there are none. */
const known = new Map<Attributes, Attributes>();

const leadsToSecrets = ({ secret, fields = [] }: Attributes[number]): boolean =>
	secret === true || leadingToSecrets(fields).length > 0;

function leadingToSecrets(fields: Attributes): Attributes {
	const leading = known.get(fields) ?? fields.filter(leadsToSecrets);
	known.set(fields, leading);
	return leading;
}

function without(fields: Attributes, value: unknown): unknown {
	if (Array.isArray(value)) return value.map((entry) => without(fields, entry));
	if (!isObject(value)) return value;
	const shown: Record<string, unknown> = { ...value };
	for (const field of leadingToSecrets(fields)) {
		if (!(field.apiName in value)) continue;
		if (field.secret) delete shown[field.apiName];
		else shown[field.apiName] = without(field.fields ?? [], value[field.apiName]);
	}
	return shown;
}

/** The secrets that a record holds, at any depth. */
function secretsOf(fields: Attributes, value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => secretsOf(fields, entry));
	if (!isObject(value)) return [];
	return leadingToSecrets(fields).flatMap(({ apiName, secret, fields: inner = [] }) => {
		const given = value[apiName];
		if (!secret) return secretsOf(inner, given);
		return typeof given === 'string' ? formsOfSecret(given) : [];
	});
}

/** An error without secrets of what was sent, which UltraCart may quote. */
function withoutSent(error: Error | undefined, sent: readonly string[]): Error | undefined {
	return error instanceof ApiError && sent.length > 0
		? error.withWords((words) => masked(words, sent))
		: error;
}

/**
 * A result without secrets, at any depth, should an answer repeat them or what was sent stand for the record: what is handed out
 * ends in outputs, messages and n8n's database.
 */
export function withoutSecrets(result: ItemResult, { form, output }: OperationBase): ItemResult {
	const models: Attributes[] = [form?.fields, output?.fields].filter((fields) => fields !== undefined);
	const leading = [...new Set(models)].filter((fields) => leadingToSecrets(fields).length > 0);
	if (leading.length === 0) return result;
	const hide = (value: unknown) => leading.reduce((shown, fields) => without(fields, shown), value);
	const { item, records, made } = result;
	const error = withoutSent(result.error, secretsOf(form?.fields ?? [], item.record));
	return {
		...result,
		...(error && { error }),
		records: hide(records) as IDataObject[],
		...(made !== undefined && { made: hide(made) }),
	};
}
