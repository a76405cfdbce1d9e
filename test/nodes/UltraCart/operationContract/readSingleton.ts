/** What the account has only one of. */
import { locatedScenario, type Contract, type OperationOf } from './contract';
import { onePerItem } from './operationUnderTest';

export const contract: Contract<OperationOf<'readSingleton'>> = {
	describe(subject) {
		it('hands it out once for each item', async () => {
			const [only] = await subject.askUltraCart(subject.operation.endpoint);
			expect(await subject.run([{}, {}], {})).toEqual(onePerItem([only, only]));
		});
	},

	calls: ({ endpoint }) => [{ endpoint, size: 'many' }],

	scenario: (subject, input) => ({ ...locatedScenario(subject, input), marks: () => [] }),
};
