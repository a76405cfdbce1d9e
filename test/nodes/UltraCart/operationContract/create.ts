import { asFields, asJson } from '../../../support/formParameters';
import { writeCalls, type Contract, type OperationOf } from './contract';
import { NEW, newNumber } from './operationUnderTest';
import { expectCreated, newRecord, writeScenario } from './records';

export const contract: Contract<OperationOf<'create'>> = {
	describe(subject) {
		const { operation, resource } = subject;

		it('makes a record of what the form requires', async () => {
			const { required, variants } = operation.form;
			const all = newRecord(subject, NEW);
			const record = Object.fromEntries(
				[...required, ...(variants ? [variants.default] : [])].map((apiName) => [apiName, all[apiName]]),
			);
			await expectCreated(subject, [record], subject.run([{}], asFields(operation, resource, record)));
		});

		it('makes a record of everything that the form asks', async () => {
			const record = newRecord(subject, NEW);
			await expectCreated(subject, [record], subject.run([{}], asFields(operation, resource, record)));
		});

		it('makes a record of the JSON of each item', async () => {
			const records = [newRecord(subject, NEW), newRecord(subject, NEW + 1)];
			const items = records.map((record) => ({ record }));
			const parameters = asJson(operation, resource, '={{ $json.record }}');
			await expectCreated(subject, records, subject.run(items, parameters));
		});
	},

	calls: (operation) => writeCalls(operation),

	scenario: (subject, input) =>
		writeScenario(subject, input, {
			body: (index) => newRecord(subject, newNumber(index)),
			located: false,
			creates: () => true,
		}),
};
