/** What n8n shows of an output before the first run is what comes out: of every operation, as a user finds it. */
import type { IDataObject } from 'n8n-workflow';

import { table } from '../../../scripts/metadata';
import { expectToDescribe, schemaOf } from '../../support/outputSchema';
import { useTestEnvironment, NODE } from '../../support/testEnvironment';
import { skipPauses } from '../../support/time';
import { contractOf } from './operationContract/contractOf';
import { OperationUnderTest } from './operationContract/operationUnderTest';

const RECORDS = 60;
const records = Object.fromEntries(table.resources.map(({ name }) => [name, RECORDS]));
const env = useTestEnvironment({ records });

const every = table.resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		name: `${resource.name} ${operation.name}`,
		resource,
		operation,
	})),
);

it.each(every)('$name', async ({ resource, operation }) => {
	skipPauses(env().sandbox);
	const subject = new OperationUnderTest(env, resource, operation);
	const [mode = ''] =
		Object.entries(resource.modes).find(([, { attribute }]) => attribute === resource.id) ?? [];
	const input = { mode, records: subject.records.filter((_, index) => index > 1) };
	const { items, parameters } = contractOf(operation).scenario(subject, input);
	const place = { resource: resource.name, operation: operation.name };
	const run = await env().run(items as IDataObject[], { ...place, ...parameters });
	if (run.error) throw run.error;
	expectToDescribe(schemaOf('UltraCart', 'v1.0.0', resource.name, `${operation.name}.json`), run.items(NODE));
});
