import { sharedCoupons } from './codes';
import { locatedScenario, type Contract, type OperationOf } from './contract';

export const contract: Contract<OperationOf<'generateCodes'>> = {
	needsAnswer: () => true,

	parameters: {
		codesOutput: 'itemPerCode',
		quantity: 2,
		expiry: 'onDate',
		codeExpirationDate: '2031-01-01T00:00:00Z',
		prefix: 'AI',
		options: { codeField: 'code', codesPerCall: 10 },
	},

	describe(subject) {
		it.each(subject.locatorModes)('makes a code for each item, by %s', async (mode) => {
			const { chosenRecords, resource } = subject;
			const items = chosenRecords.map((record) => ({ record }));
			const out = await subject.run(items, { ...subject.requiredInputs({}), ...subject.locator(mode) });
			const made = subject.sandbox.codes();
			expect(made).toHaveLength(items.length);
			expect(out.map(({ item }) => item)).toEqual(items.map((_, index) => index));
			out.forEach(({ json }, index) => {
				const own = made.find(({ coupon_oid }) => coupon_oid === chosenRecords[index]?.[resource.id]);
				expect(json.coupon_code).toBe(own?.code);
			});
		});
	},

	calls: ({ by }, _, mode) => [{ endpoint: by[mode], size: 'many' }],

	scenario(subject, input) {
		const { codesFor, sharing, ...shared } = sharedCoupons(subject, input);
		return {
			...locatedScenario(subject, input),
			...shared,
			timesDone: (index) => codesFor(index).length / sharing(index),
		};
	},
};
