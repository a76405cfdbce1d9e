import { sharedCoupons } from './codes';
import { locatedScenario, lookupCalls, type Contract, type OperationOf } from './contract';
import { onePerItem } from './operationUnderTest';

export const contract: Contract<OperationOf<'uploadCodes'>> = {
	needsAnswer: () => true,

	describe(subject) {
		const { resource } = subject;

		it.each(subject.locatorModes)('tells of each code what became of it, by %s', async (mode) => {
			const items = subject.chosenRecords.map((record, n) => ({ record, code: `MINE-${n}` }));
			const parameters = { ...subject.locator(mode), ...subject.input('codes', '$json.code') };
			const allWith = (status: string) =>
				onePerItem(
					items.map(({ record, code }) => ({
						coupon_code: code,
						status,
						[resource.id]: record[resource.id],
					})),
				);
			expect(await subject.run(items, parameters)).toEqual(allWith('uploaded'));
			expect(subject.sandbox.codes().map(({ code }) => code)).toEqual(items.map(({ code }) => code));
			expect(await subject.run(items, parameters)).toEqual(allWith('duplicate'));
		});
	},

	calls: ({ endpoint }, resource, mode) => [
		// The items share their coupons, which then are too few to be listed.
		...lookupCalls(resource, mode).filter(({ shortcut }) => !shortcut),
		{ endpoint, size: 'many' },
	],

	scenario(subject, input) {
		const { codesFor, sharing: _, ...shared } = sharedCoupons(subject, input);
		const located = locatedScenario(subject, input);
		return {
			...located,
			...shared,
			parameters: { ...located.parameters, ...subject.input('codes', '$json.code') },
			timesDone: (index) => codesFor(index).filter((code) => code === `MINE-${index}`).length,
		};
	},
};
