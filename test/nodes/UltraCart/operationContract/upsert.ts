/** Creates the record or changes it, whichever its name asks for. */
import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../../../sandbox/json';
import { asFields, asJson } from '../../../support/formParameters';
import { readCalls, writeCalls, type Contract, type OperationOf } from './contract';
import { NEW, newNumber, onePerItem, type OperationUnderTest } from './operationUnderTest';
import { changed, expectCreated, expectHeld, newRecord, writeScenario } from './records';

type Upsert = OperationUnderTest<OperationOf<'upsert'>>;

const nameOf = ({ operation, resource }: Upsert): string =>
	resource.modes[operation.uniqueBy]?.attribute ?? '';

/** Fills in a record by the form's fields, or by the JSON of the item. */
const filledIn = ({ operation, resource }: Upsert, how: string, record: Json): IDataObject =>
	how === 'json' ? asJson(operation, resource, '={{ $json.record }}') : asFields(operation, resource, record);

export const contract: Contract<OperationOf<'upsert'>> = {
	looksFirst: true,

	describe(subject) {
		it.each(['fields', 'json'])('makes the record whose name is new: %s', async (how) => {
			const record = newRecord(subject, NEW);
			const running = subject.run([{ record }], filledIn(subject, how, record));
			await expectCreated(subject, [record], running);
		});

		it.each(['fields', 'json'])('changes the record that has the name: %s', async (how) => {
			const known = nameOf(subject);
			const [record = {}] = subject.chosenRecords;
			const before = subject.current(record) ?? {};
			const { [known]: _name, ...all } = newRecord(subject, NEW);
			const { variants } = subject.operation.form;
			const kept = variants && how === 'fields' ? { [variants.default]: all[variants.default] } : {};
			const [apiName = ''] = Object.keys(all);
			const change = { [known]: record[known], [apiName]: all[apiName], ...kept };
			const count = subject.records.length;
			const out = await subject.run([{ record: change }], filledIn(subject, how, change));
			expect(out).toEqual(onePerItem([subject.current(record)]));
			expectHeld(subject, out[0]?.json ?? {}, change);
			const after = changed(subject, before, apiName, all[apiName]);
			if (how === 'json') expect(subject.current(record)).toEqual(after);
			expect(subject.records).toHaveLength(count);
		});
	},

	calls: ({ uniqueBy, insert, update }, resource) => [
		...readCalls(resource, uniqueBy),
		...writeCalls(insert),
		...writeCalls(update),
	],

	scenario(subject, input) {
		const creates = (index: number) => index % 2 === 1;
		const known = nameOf(subject);
		return writeScenario(subject, input, {
			body(index) {
				const name = creates(index) ? {} : { [known]: input.records[index]?.[known] };
				return { ...newRecord(subject, newNumber(index)), ...name };
			},
			located: false,
			creates,
		});
	},
};
