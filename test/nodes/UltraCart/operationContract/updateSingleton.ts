/** Changes what the account has only one of. */
import { asFields, asJson } from '../../../support/formParameters';
import { anotherValue, askedOf } from '../../../support/metadataFixtures';
import type { Contract, OperationOf } from './contract';
import { NEW, normalize, onePerItem } from './operationUnderTest';
import { modelOf, newRecord } from './records';

export const contract: Contract<OperationOf<'updateSingleton'>> = {
	describe(subject) {
		const { operation, resource } = subject;
		const current = async () => (await subject.askUltraCart(operation.read))[0] ?? {};
		const cases = askedOf(modelOf(subject)).flatMap(([apiName, attribute]) =>
			['fields', 'json'].map((how) => ({ apiName, attribute, how })),
		);

		it.each(cases)('changes $apiName, and nothing else: $how', async ({ apiName, attribute, how }) => {
			const all = newRecord(subject, NEW + 1);
			await subject.run([{ all }], asJson(operation, resource, '={{ $json.all }}'));
			const before = await current();
			expect(before).toEqual(normalize(all));
			const change = { [apiName]: anotherValue(apiName, attribute, before, NEW) };
			const parameters =
				how === 'json'
					? asJson(operation, resource, '={{ $json.change }}')
					: asFields(operation, resource, change);
			expect(await subject.run([{ change }], parameters)).toEqual(onePerItem([{ ...before, ...change }]));
			expect(await current()).toEqual(normalize({ ...before, ...change }));
			expect(await current()).not.toEqual(before);
		});

		const nothings = [
			['the form', {}, /^There is nothing to change: no field was added under .+ or .+ \[item 1\]$/],
			['JSON', asJson(operation, resource, '{}'), /^\S.* \(JSON\) is empty \[item 1\]$/],
		] as const;
		it.each(nothings)('is refused before any call where %s has nothing', async (_, parameters, message) => {
			const before = subject.sandbox.log.entries.length;
			const running = subject.run([{}], parameters);
			await expect(running).rejects.toMatchObject({ message: expect.stringMatching(message) as string });
			expect(subject.sandbox.log.entries).toHaveLength(before);
		});
	},

	calls: ({ read, endpoint }) => [
		{ endpoint: read, size: 'many' },
		{ endpoint, size: 'many' },
	],

	/** All items give the same, since there is only one of it. */
	scenario(subject, { records }) {
		const { operation, resource } = subject;
		const what = newRecord(subject, NEW);
		const wanted = JSON.stringify(normalize(what));
		return {
			items: records.map(() => ({ what })),
			parameters: asJson(operation, resource, '={{ $json.what }}'),
			marks: () => [],
			async timesDone() {
				const [now] = await subject.askUltraCart(operation.read);
				return JSON.stringify(now) === wanted ? 1 : 0;
			},
		};
	},
};
