/** The schemas of outputs, held against what comes out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv from 'ajv';
import type { IDataObject } from 'n8n-workflow';

import { isObject, type Json } from '../../sandbox/json';
import { PROJECT_ROOT } from '../../scripts/project';

/** As the package has it, beside the built node. */
export const schemaOf = (node: string, ...path: string[]): Json =>
	JSON.parse(readFileSync(join(PROJECT_ROOT, 'dist/nodes', node, '__schema__', ...path), 'utf8')) as Json;

/** The same, with nothing allowed beside what it names, unless it says that there is more; null may stand anywhere. */
function closed(schema: unknown): unknown {
	if (!isObject(schema)) return schema;
	const inner = Object.entries(schema).map(([name, value]) => [name, closed(value)]);
	return {
		...(schema.type === 'object' && { additionalProperties: false }),
		...(typeof schema.type === 'string' && { nullable: true }),
		...Object.fromEntries(inner),
	};
}

const ajv = new Ajv({ allErrors: true });

/** Expects a schema to name all that items hold, and nothing that never comes. */
export function expectToDescribe(schema: Json, items: readonly IDataObject[]): void {
	expect(items.length).toBeGreaterThan(0);
	const validate = ajv.compile(closed(schema) as object);
	for (const item of items) expect(validate(item) ? [] : validate.errors).toEqual([]);
	const there = new Set(items.flatMap((item) => Object.keys(item)));
	expect([...there]).toEqual(expect.arrayContaining(Object.keys(schema.properties as Json)));
}
