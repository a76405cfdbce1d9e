/** Does something to one record with what a form holds. */
import type { Json } from '../../../../sandbox/json';
import { asFields, asJson } from '../../../support/formParameters';
import { lookupCalls, type Contract, type OperationOf } from './contract';
import { NEW, normalize, onePerItem, type OperationUnderTest, type Output } from './operationUnderTest';
import { newRecord, writeScenario } from './records';

async function expectDone(
	subject: OperationUnderTest<OperationOf<'action'>>,
	records: readonly Json[],
	sent: readonly Json[],
	run: () => Promise<Output[]>,
): Promise<void> {
	const before = records.map((record) => subject.current(record));
	const out = await run();
	const after = records.map((record) => subject.current(record));
	expect(out).toEqual(onePerItem(after));
	after.forEach((record, index) => {
		expect(record).not.toEqual(before[index]);
	});
	const calls = subject.sandbox.log.of(subject.operation.endpoint);
	expect(calls.map(({ body }) => normalize(body))).toEqual(sent.map(normalize));
}

export const contract: Contract<OperationOf<'action'>> = {
	needsAnswer: true,

	describe(subject) {
		const { operation, resource } = subject;

		it.each(subject.locatorModes)('does it to the record of each item, by %s', async (mode) => {
			const { chosenRecords } = subject;
			const sent = chosenRecords.map((_, n) => newRecord(subject, NEW + n));
			const items = chosenRecords.map((record, n) => ({ record, what: sent[n] }));
			const parameters = { ...subject.locator(mode), ...asJson(operation, resource, '={{ $json.what }}') };
			await expectDone(subject, chosenRecords, sent, async () => await subject.run(items, parameters));
		});

		it('does what the fields of the form say', async () => {
			const [record = {}] = subject.chosenRecords;
			const what = newRecord(subject, NEW);
			const parameters = { ...subject.locator('id'), ...asFields(operation, resource, what) };
			await expectDone(subject, [record], [what], async () => await subject.run([{ record }], parameters));
		});
	},

	calls: ({ endpoint }, resource, mode) => [...lookupCalls(resource, mode), { endpoint, size: 'many' }],

	scenario(subject, input) {
		return writeScenario(subject, input, {
			body: (index) => newRecord(subject, NEW + index),
			located: true,
			creates: () => true,
		});
	},
};
