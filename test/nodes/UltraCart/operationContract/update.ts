import { asFields, asJson } from '../../../support/formParameters';
import { anotherValue, askedOf } from '../../../support/metadataFixtures';
import { readCalls, writeCalls, type Contract, type OperationOf } from './contract';
import { NEW, onePerItem } from './operationUnderTest';
import { changed, expectHeld, modelOf, writeScenario } from './records';

export const contract: Contract<OperationOf<'update'>> = {
	describe(subject) {
		const { operation, resource } = subject;
		const fields = askedOf(modelOf(subject));

		it.each(fields)('changes %s, and nothing else', async (apiName, attribute) => {
			const [record = {}] = subject.chosenRecords;
			const before = subject.current(record) ?? {};
			const value = anotherValue(apiName, attribute, before, NEW);
			const after = changed(subject, before, apiName, value);
			const parameters = {
				...subject.locator('id'),
				...asFields(operation, resource, { [apiName]: value }),
			};
			expect(await subject.run([{ record }], parameters)).toEqual(onePerItem([after]));
			expect(subject.current(record)).toEqual(after);
			expectHeld(subject, after, { [apiName]: value });
			if (!attribute.secret) expect(after).not.toEqual(before);
		});

		it.each(subject.locatorModes)('changes what the JSON of each item holds, by %s', async (mode) => {
			const records = subject.records.slice(0, fields.length);
			expect(records).toHaveLength(fields.length);
			const changes = fields.map(([apiName, attribute], n) => {
				const record = records[n] ?? {};
				const value = anotherValue(apiName, attribute, record, NEW + n);
				const after = changed(subject, subject.current(record) ?? {}, apiName, value);
				return { item: { record, change: { [apiName]: value } }, after };
			});
			const parameters = {
				...subject.locator(mode),
				...asJson(operation, resource, '={{ $json.change }}'),
			};
			const after = changes.map((change) => change.after);
			const items = changes.map(({ item }) => item);
			expect(await subject.run(items, parameters)).toEqual(onePerItem(after));
			expect(records.map((record) => subject.current(record))).toEqual(after);
		});
	},

	calls: (operation, resource, mode) => [...readCalls(resource, mode), ...writeCalls(operation)],

	scenario: (subject, input) => writeScenario(subject, input, { body: (_, mark) => mark, located: true }),
};
