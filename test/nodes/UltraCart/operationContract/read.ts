import { rows } from '../../../support/formParameters';
import { choosableOutput } from '../../../support/generator';
import { locatedScenario, readCalls, type Contract, type OperationOf } from './contract';
import { onePerItem } from './operationUnderTest';

export const contract: Contract<OperationOf<'read'>> = {
	describe(subject) {
		it.each(subject.locatorModes)('hands out the record of each item, by %s', async (mode) => {
			const { chosenRecords } = subject;
			const items = chosenRecords.map((record) => ({ record }));
			const plain = chosenRecords.map((record) => subject.withParts(record, []));
			expect(await subject.run(items, subject.locator(mode))).toEqual(onePerItem(plain));
		});

		const model = choosableOutput(subject.operation, subject.resource, rows);
		if (!model) return;
		it('hands out as much of it as is chosen', async () => {
			const { chosenRecords } = subject;
			const items = chosenRecords.map((record) => ({ record }));
			const locator = subject.locator('id');
			const { simplified = [] } = model;
			for (const { json } of await subject.run(items, { ...locator, output: 'simplified' }))
				expect(Object.keys(json)).toEqual(expect.arrayContaining([...simplified]));
			for (const field of [simplified[0] ?? '', simplified.at(-1) ?? '']) {
				const selected = await subject.run(items, { ...locator, output: 'selected', outputFields: [field] });
				expect(selected).toEqual(
					onePerItem(chosenRecords.map((record) => ({ [field]: record[field] ?? null }))),
				);
			}
		});

		const { expansions } = subject;
		if (expansions.length === 0) return;
		it('adds the parts that are included, and asks for no others', async () => {
			const { chosenRecords } = subject;
			const items = chosenRecords.map((record) => ({ record }));
			for (const include of [expansions, expansions.slice(-1)]) {
				const wanted = chosenRecords.map((record) => subject.withParts(record, include));
				expect(await subject.run(items, { ...subject.locator('id'), include })).toEqual(onePerItem(wanted));
			}
			const simplified = { output: 'simplified', include: expansions };
			for (const { item, json } of await subject.run(items, { ...subject.locator('id'), ...simplified }))
				expect(json).toMatchObject(
					Object.fromEntries(
						Object.entries(onePerItem(chosenRecords)[Number(item)]?.json ?? {}).filter(
							([name]) => model.attributes[name]?.expansion !== undefined,
						),
					),
				);
		});

		it('items that include different parts get each their own', async () => {
			const [record = {}] = subject.chosenRecords;
			const items = [[], expansions].map((include) => ({ record, include }));
			const parameters = { ...subject.locator('id'), ...subject.input('include', '$json.include') };
			const wanted = items.map(({ include }) => subject.withParts(record, include));
			expect(await subject.run(items, parameters)).toEqual(onePerItem(wanted));
		});

		it('a part that UltraCart does not have is refused before any call', async () => {
			const [record = {}] = subject.chosenRecords;
			const before = subject.sandbox.log.entries.length;
			const running = subject.run([{ record }], {
				...subject.locator('id'),
				...subject.input('include', "['nothing']"),
			});
			const message = expect.stringMatching(/^Include 'nothing' is nothing that UltraCart can add/) as string;
			await expect(running).rejects.toMatchObject({ message });
			expect(subject.sandbox.log.entries).toHaveLength(before);
		});
	},

	calls: (_, resource, mode) => readCalls(resource, mode),

	scenario: locatedScenario,
};
