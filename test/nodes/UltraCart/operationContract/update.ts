import type { IDataObject } from 'n8n-workflow';

import { objectsIn } from '../../../../sandbox/json';
import { asFields, asJson, rows } from '../../../support/formParameters';
import {
	clearableAttributes,
	formNamesOf,
	parameterOf,
	propertyOf,
	removalOf,
} from '../../../support/generator';
import { anotherValue, askedOf, attributesOf } from '../../../support/metadataFixtures';
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

		it('leaves alone what the form leaves empty, and writes nothing where that is all', async () => {
			const [record = {}, other = {}] = subject.chosenRecords;
			const before = [record, other].map((each) => subject.current(each));
			const nothing: Readonly<Record<string, unknown>> = { collection: {}, fixedCollection: { entry: [] } };
			const empty = fields.map(([apiName, attribute]) => [
				parameterOf(apiName, attribute),
				nothing[propertyOf(apiName, attribute, rows).type] ?? '={{ $json.nothing }}',
			]);
			const collection = formNamesOf(operation, resource)?.collection ?? '';
			const parameters = { ...subject.locator('id'), [collection]: Object.fromEntries(empty) as IDataObject };
			const items = [null, '', undefined, [], '  '].map((nothing, n) => ({
				nothing,
				record: n < 3 ? record : other,
			}));
			const written = subject.sandbox.log.entries.length;
			expect(await subject.run(items, parameters)).toEqual(
				onePerItem(items.map((item) => before[item.record === record ? 0 : 1])),
			);
			expect([record, other].map((each) => subject.current(each))).toEqual(before);
			const made = subject.sandbox.log.entries.slice(written);
			expect(made.filter(({ endpoint = '' }) => !rows.endpoint(endpoint).safe)).toEqual([]);
		});

		const clearable = Object.entries(clearableAttributes(attributesOf(modelOf(subject)), operation.form));
		// A group has nothing that could be empty.
		if (clearable.length > 0) {
			it.each(clearable)('empties %s where that is chosen, and nothing else', async (apiName, attribute) => {
				const [record = {}] = subject.chosenRecords;
				const full = { [apiName]: anotherValue(apiName, attribute, record, NEW) };
				const json = asJson(operation, resource, '={{ $json.full }}');
				await subject.run([{ record, full }], { ...subject.locator('id'), ...json });
				const { [apiName]: filled, ...others } = subject.current(record) ?? {};
				expect(filled).toBeDefined();
				const parameters = {
					...subject.locator('id'),
					updateFields: { clearFields: [parameterOf(apiName, attribute)] },
				};
				await subject.run([{ record }], parameters);
				const { [apiName]: emptied = [], ...after } = subject.current(record) ?? {};
				expect(emptied).toHaveLength(0);
				expect(after).toEqual(others);
			});
		}

		const open = fields.filter(([, { entriesAre }]) => entriesAre !== undefined);
		if (open.length > 0) {
			it.each(open)('takes entries out of %s, and no others', async (apiName, attribute) => {
				const { entryKey = '' } = attribute;
				const record = subject.records.find((each) => objectsIn(each[apiName]).length > 1) ?? {};
				const before = subject.current(record) ?? {};
				const [gone = {}, ...others] = objectsIn(before[apiName]);
				const { parameter } = removalOf(apiName, attribute, rows);
				// What is not there is gone already.
				const updateFields = { [parameter]: `${gone[entryKey] as string}, 7` };
				const after = { ...before, [apiName]: others };
				const parameters = { ...subject.locator('id'), updateFields };
				expect(await subject.run([{ record }], parameters)).toEqual(onePerItem([after]));
				expect(subject.current(record)).toEqual(after);
			});

			it.each(open)('adds to %s only what is not there just so', async (apiName, attribute) => {
				const [record = {}] = subject.chosenRecords;
				const added = objectsIn(anotherValue(apiName, attribute, {}, NEW)).slice(-1);
				const parameters = {
					...subject.locator('id'),
					...asFields(operation, resource, { [apiName]: added }),
				};
				await subject.run([{ record }, { record }], parameters);
				const once = subject.current(record) ?? {};
				expect(objectsIn(once[apiName])).toHaveLength(objectsIn(record[apiName]).length + 1);
				await subject.run([{ record }], parameters);
				expect(subject.current(record)).toEqual(once);
			});
		}

		it.each([
			['the form', {}, /^There is nothing to change: no field was added under Update Fields \[item 1\]$/],
			['JSON', asJson(operation, resource, '={{ $json.nothing }}'), /^\S.* \(JSON\) is empty \[item 1\]$/],
		])('is refused before any call where %s has nothing', async (_, parameters, message) => {
			const [record = {}] = subject.chosenRecords;
			const before = subject.sandbox.log.entries.length;
			const running = subject.run([{ record, nothing: {} }], { ...subject.locator('id'), ...parameters });
			await expect(running).rejects.toMatchObject({ message: expect.stringMatching(message) as string });
			expect(subject.sandbox.log.entries).toHaveLength(before);
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
