/**
 * The node as an AI agent's tool: n8n's own code makes the tool, reads from its fields what a model has to give ($fromAI), and
 * runs it. Whatever a person can enter, a model can.
 */
import type { IDataObject } from 'n8n-workflow';

import { UltraCart } from '../../../nodes/UltraCart/UltraCart.node';
import type { Json } from '../../../sandbox/json';
import { table } from '../../../scripts/metadata';
import type { Operation, Resource } from '../../../scripts/metadata/resource';
import { AGENT, agentCalling, agentWorkflow, TOOL, ultraCartTool } from '../../support/aiAgent';
import { asFields, asJson, rows } from '../../support/formParameters';
import { leftToAi } from '../../support/leftToAi';
import { startTestEnvironment, type TestEnvironment } from '../../support/testEnvironment';
import type { Inputs } from '../../../scripts/metadata/types';
import { filtersOf, locatorModes, parameterOf, savedMode } from '../../support/generator';
import { attributesOf, sampleBody, sampleValue } from '../../support/metadataFixtures';
import { contractOf } from './operationContract/contractOf';
import { NEW, OperationUnderTest } from './operationContract/operationUnderTest';

/** An agent whose model always calls the tool, with what the input item holds. */
const agent = agentCalling(async (tool, args) => {
	const answer = JSON.parse(await tool.invoke(args)) as IDataObject[];
	const asks = Object.entries(tool.schema.shape).map(([key, { description }]) => [key, description]);
	return { answer, asks, about: tool.description };
});

const { properties } = new UltraCart().description;

let env: TestEnvironment;

beforeAll(async () => {
	env = await startTestEnvironment({ records: { bulkJob: 4 } }, { [TOOL]: ultraCartTool(), [AGENT]: agent });
	// What is asked twice is the same, moments included.
	env.sandbox.clock.speed = 0;
});
beforeEach(() => {
	env.sandbox.reset();
});
afterAll(async () => {
	await env.close();
});

/** Lets the agent call the node with these parameters, its model giving `args`. */
async function asAgent(parameters: IDataObject, args: IDataObject): Promise<IDataObject> {
	const workflow = agentWorkflow(env, args, parameters);
	env.refreshCredentials();
	const run = await env.engine.run(workflow, { credentials: env.credentials });
	if (run.error) throw run.error;
	return run.items('Agent')[0] ?? {};
}

/** Names and signatures of files and jobs, which are made up anew each time. */
const MADE_UP = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32}/g;

/** What UltraCart was asked. */
const asked = () =>
	env.sandbox.log.entries.map(({ method, path, query, body }) => ({ method, path, query, body }));

const withoutMadeUp = (calls: unknown) => JSON.stringify(calls).replace(MADE_UP, 'made up');

/** Something in every field of an operation: the form filled in by its fields or by JSON. */
function filledIn(resource: Resource, operation: Operation, n: number): IDataObject[] {
	const subject = new OperationUnderTest(() => env, resource, operation);
	// The first job is over, and can't be cancelled.
	const [, first = {}] = env.sandbox.list(resource.name);
	const [mode = 'id'] = subject.locatorModes;
	const value = first[subject.attributeOf(mode)] as string;
	const common: IDataObject = {
		resource: resource.name,
		operation: operation.name,
		...(locatorModes(operation, resource).length > 0 && {
			[resource.name]: { __rl: true, mode: savedMode(mode, resource), value },
		}),
		...subject.requiredInputs(first),
		...others(operation),
		// The clock stands still: no job ends.
		...(operation.kind === 'import' && { goOn: 'rightAway' }),
	};
	const { form } = operation;
	if (!form) return [common];
	const record = sampleBody(form.model, n);
	const inForm = Object.entries(attributesOf(form.model)).filter(
		([apiName, { notInForms }]) => apiName in record && notInForms === undefined,
	);
	const given: Json = Object.fromEntries(inForm.map(([apiName]) => [apiName, record[apiName]]));
	return [
		{ ...common, ...asFields(operation, resource, given) },
		{ ...common, ...asJson(operation, resource, JSON.stringify(given)) },
	];
}

/** The records of other resources that inputs name, and a filter of each kind. */
function others(operation: Operation): IDataObject {
	const inputs: Inputs = operation.inputs ?? {};
	const located = Object.values(inputs).flatMap(({ locates = '' }) => {
		const other = table.resources.find(({ name }) => name === locates);
		const [record] = other ? env.sandbox.list(other.name) : [];
		return other && record
			? [[other.name, { __rl: true, mode: 'id', value: String(record[other.id]) }] as const]
			: [];
	});
	const filters = Object.entries(filtersOf(operation, rows)).map(([apiName, filter]) => [
		parameterOf(apiName, filter),
		sampleValue(apiName, filter, NEW),
	]);
	return {
		...Object.fromEntries(located),
		...(filters.length > 0 && { filters: Object.fromEntries(filters) as IDataObject }),
		...contractOf(operation).parameters,
	};
}

const every = table.resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		name: `${resource.name} ${operation.name}`,
		resource,
		operation,
	})),
);

test.each(every)('$name: a model can fill in every field', async ({ resource, operation }) => {
	for (const [index] of filledIn(resource, operation, NEW).entries()) {
		env.sandbox.reset();
		const entered = filledIn(resource, operation, NEW)[index] ?? {};
		const { error } = await env.run([{}], entered);
		expect(error).toBeUndefined();
		const byHand = withoutMadeUp(asked());
		expect(env.sandbox.log.calls).toBeGreaterThan(0);

		env.sandbox.reset();
		const { parameters, args } = leftToAi(properties, entered);
		const { answer } = await asAgent(parameters, args);
		expect(withoutMadeUp(asked())).toEqual(byHand);
		expect(Array.isArray(answer)).toBe(true);
	}
});

/** The first discount with each set of types of fields: others differ in the names and number of those. */
const discounts = new Map(
	Object.entries(attributesOf('Coupon'))
		.filter(([apiName, { variant }]) => variant && apiName !== 'no_discount')
		.reverse()
		.map((discount) => {
			const fields = Object.values(attributesOf(discount[1].model ?? ''));
			const shape = new Set(fields.map(({ type, list, model = '' }) => `${model || type} ${list}`));
			return [[...shape].sort().join(), discount];
		}),
);
const { resource: coupons, operation: create } = every.find(({ name }) => name === 'coupon create') ?? {};

test.each([...discounts.values()])('a model can fill in the fields of %s', async (apiName, attribute) => {
	if (!coupons || !create) throw new Error('The table has lost its first operation');
	const record: Json = { merchant_code: 'AI', [apiName]: sampleValue(apiName, attribute, NEW) };
	const entered = asFields(create, coupons, record);
	const { parameters, args } = leftToAi(properties, {
		resource: 'coupon',
		operation: 'create',
		...entered,
	});
	await asAgent(parameters, args);
	expect(asked().map(({ body }) => body)).toEqual([record]);
});

test('a model that defines the JSON chooses the discount too', async () => {
	const record = { merchant_code: 'AI', percent_off_shipping: { discount_percent: 5 } };
	await asAgent(
		{
			resource: 'coupon',
			operation: 'create',
			defineCoupon: 'json',
			// As n8n's button has it.
			couponJson: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Coupon__JSON_', ``, 'json') }}",
		},
		{ Coupon__JSON_: record },
	);
	expect(asked().map(({ body }) => body)).toEqual([record]);
});

test('a model is told what the tool does and what each value is', async () => {
	const { about, asks } = await asAgent(
		{
			resource: 'coupon',
			operation: 'exists',
			merchantCode: "={{ $fromAI('code', 'The code to look for', 'string') }}",
		},
		{ code: 'SUMMER10' },
	);
	expect(about).toBe('Check if coupon code exists in UltraCart');
	expect(asks).toEqual([['code', 'The code to look for']]);
});

test('what went wrong reaches the model with what to do about it', async () => {
	const wrong = asAgent(
		{
			resource: 'coupon',
			operation: 'create',
			merchantCode: "={{ $fromAI('code', '', 'string') }}",
			discountType: 'percentOffSubtotal',
			discountPercent: 10,
		},
		{ code: 'A-CODE-THAT-IS-FAR-TOO-LONG' },
	);
	await expect(wrong).rejects.toMatchObject({
		message: expect.stringMatching(
			/^Code .* has 27 characters; UltraCart allows up to 20[^]*Shorten it/,
		) as string,
	});
	expect(asked()).toEqual([]);
});
