/** What a record has one of. */
import { locatedScenario, lookupCalls, type Contract, type OperationOf } from './contract';
import { onePerItem } from './operationUnderTest';

export const contract: Contract<OperationOf<'readPart'>> = {
	describe(subject) {
		it.each(subject.locatorModes)('hands out that of the record of each item, by %s', async (mode) => {
			const { chosenRecords, operation } = subject;
			const parts = [];
			for (const record of chosenRecords)
				parts.push(...(await subject.askUltraCart(operation.endpoint, record)));
			const items = chosenRecords.map((record) => ({ record }));
			const parameters = { ...subject.locator(mode), ...subject.requiredInputs({}) };
			expect(await subject.run(items, parameters)).toEqual(onePerItem(parts));
		});
	},

	calls: ({ endpoint }, resource, mode) => [...lookupCalls(resource, mode), { endpoint, size: 'many' }],

	scenario: locatedScenario,
};
