/** Does something to one record with what a form or inputs hold. */
import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../../../sandbox/json';
import { canDouble } from '../../../../nodes/shared/table';
import { asFields, asJson, rows } from '../../../support/formParameters';
import {
	locatedScenario,
	lookupCalls,
	type Contract,
	type OperationOf,
	type ScenarioInput,
} from './contract';
import { NEW, normalize, onePerItem, type OperationUnderTest, type Output } from './operationUnderTest';
import { newRecord, withSecrets, withoutSecrets, modelOf } from './records';

type Action = OperationUnderTest<OperationOf<'action'>>;

/** What the item at this place sends, besides what its inputs give. */
const whatFor = (subject: Action, index: number): Json =>
	subject.operation.form ? newRecord(subject, NEW + index) : {};

/** The same without a date of its own: by that, what was done can't be told from what is older. */
function whatNow(subject: Action, index: number): Json {
	const { [subject.operation.ledger?.date ?? '']: _, ...what } = whatFor(subject, index);
	return what;
}

/** What the inputs of an action give for attributes of what is sent. */
function givenBy({ operation }: Action, inputs: IDataObject): Json {
	const { body = '' } = rows.endpoint(operation.endpoint);
	return Object.fromEntries(
		Object.entries(operation.filledBy ?? {}).map(([apiName, input]) => {
			const { list } = rows.attribute(body, apiName);
			return [apiName, list ? (inputs[input] as string).split(', ') : inputs[input]];
		}),
	);
}

/** Whether what comes out is the record as it is afterwards. */
const givesRecord = ({ operation, resource }: Action): boolean =>
	operation.doneWhen !== undefined ||
	(operation.done === undefined && rows.answered(operation.endpoint)?.name === resource.record);

async function expectDone(
	subject: Action,
	records: readonly Json[],
	sent: readonly Json[],
	run: () => Promise<Output[]>,
): Promise<void> {
	const { operation, resource, sandbox } = subject;
	const before = records.map((record) => subject.current(record));
	const out = await run();
	const calls = sandbox.log.of(operation.endpoint);
	expect(calls.map(({ body }) => normalize(body ?? {}))).toEqual(sent.map(normalize));
	if (givesRecord(subject)) {
		const after = records.map((record) => subject.current(record));
		expect(out).toEqual(onePerItem(after));
		after.forEach((record, index) => {
			expect(record).not.toEqual(before[index]);
		});
		return;
	}
	const { id } = resource;
	const own = operation.done ?? Object.keys(rows.answered(operation.endpoint)?.attributes ?? {})[0] ?? '';
	expect(out).toEqual(
		records.map((record, item) => ({
			item,
			json: expect.objectContaining({ [id]: record[id], [own]: expect.anything() as unknown }) as Json,
		})),
	);
}

/** Items that do it to their records. How often it was done is in the log: not every record shows it. */
function actionScenario(subject: Action, input: ScenarioInput) {
	const { operation, resource, sandbox } = subject;
	const located = locatedScenario(subject, input);
	const named = (index: number) => String(input.records[index]?.[resource.id]);
	// Most PUTs come to the same however often they are made.
	const most = canDouble(rows.endpoint(operation.endpoint)) ? Infinity : 1;
	const count = (index: number) =>
		sandbox.log
			.of(operation.endpoint)
			.filter(({ isDone, path }) => isDone && path.split('/').includes(named(index))).length;
	return {
		...located,
		items: input.records.map((record, index) => ({
			record,
			what: operation.form ? withoutSecrets(modelOf(subject), whatNow(subject, index)) : {},
		})),
		parameters: {
			...located.parameters,
			...(operation.form && asJson(operation, resource, `={{ ${withSecrets(modelOf(subject))} }}`)),
		},
		timesDone: (index: number) => Math.min(most, count(index)),
		creates: () => true,
	};
}

export const contract: Contract<OperationOf<'action'>> = {
	needsAnswer: ({ done, doneWhen, ledger }) => done === undefined && !doneWhen && !ledger,

	isWrittenDown: ({ ledger }) => ledger !== undefined,

	describe(subject) {
		const { operation, resource } = subject;

		it.each(subject.locatorModes)('does it to the record of each item, by %s', async (mode) => {
			const { chosenRecords } = subject;
			const inputs = subject.requiredInputs({});
			const what = chosenRecords.map((_, n) => whatFor(subject, n));
			const items = chosenRecords.map((record, n) => ({ record, what: what[n] }));
			const parameters = {
				...subject.locator(mode),
				...inputs,
				...(operation.form && asJson(operation, resource, '={{ $json.what }}')),
			};
			const sent = what.map((each) => ({ ...each, ...givenBy(subject, inputs) }));
			await expectDone(subject, chosenRecords, sent, async () => await subject.run(items, parameters));
		});

		if (!operation.form) return;
		it('does what the fields of the form say', async () => {
			const [record = {}] = subject.chosenRecords;
			const inputs = subject.requiredInputs({});
			const what = whatFor(subject, 0);
			const parameters = { ...subject.locator('id'), ...inputs, ...asFields(operation, resource, what) };
			const sent = [{ ...what, ...givenBy(subject, inputs) }];
			await expectDone(subject, [record], sent, async () => await subject.run([{ record }], parameters));
		});
	},

	calls: ({ endpoint }, resource, mode) => [...lookupCalls(resource, mode), { endpoint, size: 'many' }],

	scenario: actionScenario,
};
