import { locatedScenario, lookupCalls, type Contract, type OperationOf } from './contract';
import { onePerItem } from './operationUnderTest';

export const contract: Contract<OperationOf<'delete'>> = {
	looksAgain: true,

	describe(subject) {
		it.each(subject.locatorModes)(
			'takes the record of each item away, by %s, and what is gone counts as deleted',
			async (mode) => {
				const attribute = subject.attributeOf(mode);
				const { chosenRecords, records } = subject;
				const items = chosenRecords.map((record) => ({ record }));
				const deleted = onePerItem(
					chosenRecords.map((record) => ({ deleted: true, [attribute]: record[attribute] })),
				);
				expect(await subject.run(items, subject.locator(mode))).toEqual(deleted);
				expect(chosenRecords.map((record) => subject.current(record))).toEqual(
					chosenRecords.map(() => undefined),
				);
				expect(subject.records).toHaveLength(records.length - chosenRecords.length);
				expect(await subject.run(items, subject.locator(mode))).toEqual(deleted);
			},
		);
	},

	calls: ({ by, batch }, resource, mode) =>
		by[mode] === undefined
			? [...lookupCalls(resource, mode), { endpoint: by.id, size: 'many' }]
			: [
					{ endpoint: batch?.[mode], size: 'many', batch: true },
					{ endpoint: by[mode], size: 'few' },
				],

	scenario: (subject, input) => ({
		...locatedScenario(subject, input),
		timesDone: (index) => (subject.current(input.records[index] ?? {}) ? 0 : 1),
		deletes: true,
	}),
};
