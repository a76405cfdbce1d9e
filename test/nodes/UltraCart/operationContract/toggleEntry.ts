/** Switches one entry of a list of everything that exists. */
import type { IDataObject } from 'n8n-workflow';

import { objectsIn, type Json } from '../../../../sandbox/json';
import { rows } from '../../../support/formParameters';
import { locatedScenario, readCalls, type Contract, type OperationOf } from './contract';
import { onePerItem, type OperationUnderTest } from './operationUnderTest';

type Toggle = OperationUnderTest<OperationOf<'toggleEntry'>>;

const keyOf = ({ operation, resource }: Toggle): string =>
	rows.attribute(resource.record, operation.list).entryKey ?? '';

/** The entries of a record that are not yet as they shall be. */
const pending = ({ operation: { list, flag, to } }: Toggle, record: Json): Json[] =>
	objectsIn(record[list]).filter((entry) => entry[flag] !== to);

/** Names the `entry` of each item. */
function entryParameter({ operation: { inputs, input } }: Toggle): IDataObject {
	const located = inputs[input]?.locates;
	const value = '={{ $json.entry }}';
	return located === undefined ? { [input]: value } : { [located]: { __rl: true, mode: 'id', value } };
}

export const contract: Contract<OperationOf<'toggleEntry'>> = {
	describe(subject) {
		const { list, flag, to } = subject.operation;
		const entryKey = keyOf(subject);

		it.each(subject.locatorModes)(
			'switches the entry that each item names, and no other, by %s',
			async (mode) => {
				const record = subject.records.find((each) => pending(subject, each).length > 1) ?? {};
				const before = subject.current(record) ?? {};
				const off = pending(subject, before);
				const chosen = [off[0], off.at(-1)].map((entry) => entry?.[entryKey]);
				const after = {
					...before,
					[list]: objectsIn(before[list]).map((entry) =>
						chosen.includes(entry[entryKey]) ? { ...entry, [flag]: to } : entry,
					),
				};
				const out = await subject.run(
					chosen.map((entry) => ({ record, entry })),
					{ ...subject.locator(mode), ...entryParameter(subject) },
				);
				expect(subject.current(record)).toEqual(after);
				const { resource, operation } = subject;
				const shown = [resource.id, ...(resource.search?.shows ?? [])].map((name) => [name, after[name]]);
				const states = objectsIn(after[list])
					.filter((entry) => chosen.includes(entry[entryKey]))
					.map(({ [flag]: state, ...own }) => ({
						[resource.name]: Object.fromEntries(shown) as Json,
						[operation.input]: own,
						[flag]: state,
					}));
				expect(out).toEqual(onePerItem(states));
			},
		);
	},

	calls: ({ endpoint }, resource, mode) => [...readCalls(resource, mode), { endpoint, size: 'many' }],

	scenario(subject, input) {
		const { list, flag, to } = subject.operation;
		const entryKey = keyOf(subject);
		const entries = input.records.map((record) => pending(subject, record)[0]?.[entryKey]);
		const located = locatedScenario(subject, input);
		return {
			...located,
			items: input.records.map((record, index) => ({ record, entry: entries[index] })),
			parameters: { ...located.parameters, ...entryParameter(subject) },
			timesDone(index) {
				const now = objectsIn(subject.current(input.records[index] ?? {})?.[list]);
				return now.find((entry) => entry[entryKey] === entries[index])?.[flag] === to ? 1 : 0;
			},
		};
	},
};
