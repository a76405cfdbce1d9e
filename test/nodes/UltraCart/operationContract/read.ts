import { rows } from '../../../support/formParameters';
import { choosableOutput } from '../../../support/generator';
import { locatedScenario, readCalls, type Contract, type OperationOf } from './contract';
import { onePerItem } from './operationUnderTest';

export const contract: Contract<OperationOf<'read'>> = {
	describe(subject) {
		it.each(subject.locatorModes)('hands out the record of each item, by %s', async (mode) => {
			const { chosenRecords } = subject;
			const items = chosenRecords.map((record) => ({ record }));
			expect(await subject.run(items, subject.locator(mode))).toEqual(onePerItem(chosenRecords));
		});

		const model = choosableOutput(subject.operation, subject.resource, rows);
		if (!model) return;
		it('hands out as much of it as is chosen', async () => {
			const { chosenRecords } = subject;
			const items = chosenRecords.map((record) => ({ record }));
			const locator = subject.locator('id');
			const { simplified = [] } = model;
			const [first = ''] = simplified;
			for (const { json } of await subject.run(items, { ...locator, output: 'simplified' }))
				expect(Object.keys(json)).toEqual(expect.arrayContaining([...simplified]));
			const selected = await subject.run(items, { ...locator, output: 'selected', outputFields: [first] });
			expect(selected).toEqual(onePerItem(chosenRecords.map((record) => ({ [first]: record[first] }))));
		});
	},

	calls: (_, resource, mode) => readCalls(resource, mode),

	scenario: locatedScenario,
};
