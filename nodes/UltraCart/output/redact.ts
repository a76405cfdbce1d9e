import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/json';
import type { ItemResult } from '../item';
import type { OperationBase } from '../operation';

function without(names: readonly string[], value: unknown): unknown {
	if (Array.isArray(value)) return value.map((entry) => without(names, entry));
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/**
 * A result without the passwords that were sent, should an answer repeat them or what was sent stand for the record: what is
 * handed out ends in outputs, messages and n8n's database.
 */
export function withoutSecrets(result: ItemResult, { form }: OperationBase): ItemResult {
	const secrets = (form?.fields ?? []).filter(({ secret }) => secret).map(({ apiName }) => apiName);
	if (secrets.length === 0) return result;
	const { records, made } = result;
	return {
		...result,
		records: without(secrets, records) as IDataObject[],
		...(made !== undefined && { made: without(secrets, made) }),
	};
}
