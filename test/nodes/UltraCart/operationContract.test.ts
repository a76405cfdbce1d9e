/**
 * Every operation of the table, run by the built node in n8n's engine with parameters made from the rows: it keeps what its kind
 * promises. A new resource, or a new operation of a known kind, is tested without a line here.
 */
import { table } from '../../../scripts/metadata';
import type { Resource } from '../../../scripts/metadata/resource';
import { rows } from '../../support/formParameters';
import { askedOf } from '../../support/metadataFixtures';
import { useTestEnvironment } from '../../support/testEnvironment';
import { contractOf } from './operationContract/contractOf';
import { OperationUnderTest } from './operationContract/operationUnderTest';

/** Enough for two full pages and a beginning of the third. */
const severalPages = ({ operations }: Resource): number => {
	const listed = operations.flatMap((row) => (row.kind === 'list' ? rows.endpoint(row.endpoint) : []));
	return 2 * Math.max(10, ...listed.map(({ page }) => page?.max ?? 0)) + 5;
};

/** Enough for a record of its own for each field of a form. */
const fewRecords = ({ operations }: Resource): number =>
	Math.max(40, ...operations.map(({ form }) => (form ? askedOf(form.model).length : 0)));

const every = table.resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		name: `${resource.name} ${operation.name}`,
		resource,
		operation,
	})),
);

// Each test starts with a new account, and the larger it is, the longer that takes.
describe.each([
	{ account: 'several pages', walksPages: true, count: severalPages },
	{ account: 'few records', walksPages: undefined, count: fewRecords },
])('in an account of $account', ({ walksPages, count }) => {
	const records = table.resources.map((resource) => [resource.name, count(resource)] as const);
	const env = useTestEnvironment({ records: Object.fromEntries(records) });
	const own = every.filter(({ operation }) => contractOf(operation).walksPages === walksPages);

	describe.each(own)('$name', ({ resource, operation }) => {
		contractOf(operation).describe(new OperationUnderTest(env, resource, operation));
	});
});
