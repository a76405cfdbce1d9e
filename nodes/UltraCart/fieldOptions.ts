import type { INodePropertyOptions } from 'n8n-workflow';

import type { Table } from './run';

/** The method that lists what a record can come out with. It asks UltraCart nothing. */
export const FIELDS_METHOD = 'getFields';

/** The attributes of the records that an operation hands out, but for secrets, which never come back. */
export function fieldsOf(
	{ operations, models }: Table,
	resource: string,
	operation: string,
): INodePropertyOptions[] {
	const { answer = '' } = operations[resource]?.[operation] ?? {};
	return (models[answer] ?? [])
		.filter(({ secret }) => !secret)
		.map(({ label, apiName }) => ({ name: label, value: apiName }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
