/** Brings records up to date by bulk jobs: those whose name is there are changed, the others are added. */
import type { Json } from '../../../../sandbox/json';
import { asJson } from '../../../support/formParameters';
import { readCalls, type Contract, type OperationOf } from './contract';
import { NEW, newNumber, type OperationUnderTest } from './operationUnderTest';
import { changed, expectHeld, newRecord, writeScenario } from './records';

/** Some of the customers have cards. */
const options = { withCards: 'write' };

/** The jobs are listed seven times within a minute, and one that may be ours is looked into; else it is submitted again. */
const SEARCH_CALLS = 9;

type Import = OperationUnderTest<OperationOf<'import'>>;

const nameOf = ({ operation, resource }: Import): string =>
	resource.modes[operation.uniqueBy]?.attribute ?? '';

export const contract: Contract<OperationOf<'import'>> = {
	looksFirst: true,

	describe(subject) {
		it('changes what is there, keeps the rest of it, and adds what is not', async () => {
			const { operation, resource, sandbox } = subject;
			const known = nameOf(subject);
			const [record = {}] = subject.chosenRecords;
			const before = subject.current(record) ?? {};
			const added = newRecord(subject, NEW);
			const [apiName = '', value] =
				Object.entries(newRecord(subject, NEW + 1)).find(([name]) => name !== known) ?? [];
			const change = { [known]: record[known], [apiName]: value };
			const out = await subject.run([{ record: change }, { record: added }], {
				...asJson(operation, resource, '={{ $json.record }}'),
				options,
			});
			expect(out).toMatchObject([
				{ item: 0, json: { [known]: record[known], result: 'updated' } },
				{ item: 1, json: { [known]: added[known], result: 'inserted' } },
			]);
			expect(subject.current(record)).toEqual(changed(subject, before, apiName, value));
			const found = sandbox.get(resource.name, String(added[known]), known) ?? {};
			expectHeld(subject, subject.current(found) ?? {}, added);
		});
	},

	calls: ({ uniqueBy, jobs }, resource) => [
		...readCalls(resource, uniqueBy),
		{ endpoint: jobs.uploadUrl, size: 'few' },
		{ endpoint: jobs.submit, size: 'few', searchCalls: SEARCH_CALLS },
		{ endpoint: jobs.get, size: 'few' },
	],

	scenario(subject, input) {
		const creates = (index: number) => index % 2 === 1;
		const known = nameOf(subject);
		const plan = writeScenario(subject, input, {
			body(index): Json {
				const name = creates(index) ? {} : { [known]: input.records[index]?.[known] };
				return { ...newRecord(subject, newNumber(index)), ...name };
			},
			located: false,
			creates,
		});
		return { ...plan, takesOn: true, parameters: { ...plan.parameters, options } };
	},
};
