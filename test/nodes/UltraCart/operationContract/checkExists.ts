import { locatedScenario, type Contract, type OperationOf } from './contract';
import { onePerItem, type OperationUnderTest } from './operationUnderTest';

const nameOf = ({ operation, resource }: OperationUnderTest<OperationOf<'checkExists'>>): string =>
	resource.modes[operation.uniqueBy]?.attribute ?? '';

export const contract: Contract<OperationOf<'checkExists'>> = {
	describe(subject) {
		it('tells of each item whether there is such a record', async () => {
			const attribute = nameOf(subject);
			const names = [...subject.chosenRecords.map((record) => record[attribute]), 'NOBODY'];
			const items = names.map((name) => ({ name }));
			expect(await subject.run(items, subject.input(subject.operation.input, '$json.name'))).toEqual(
				onePerItem(names.map((name) => ({ [attribute]: name, exists: name !== 'NOBODY' }))),
			);
		});
	},

	calls: ({ endpoint }, { read }) => [
		{ endpoint: read.list, size: 'many', shortcut: true },
		{ endpoint, size: 'few' },
	],

	scenario: (subject, input) => ({
		...locatedScenario(subject, input),
		parameters: subject.input(subject.operation.input, `$json.record.${nameOf(subject)}`),
	}),
};
