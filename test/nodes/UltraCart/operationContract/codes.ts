/** What operations promise that give out one-time codes or take them in. */
import type { Operation } from '../../../../scripts/metadata/types';
import { parameterOf } from '../../../../scripts/generator/names';
import { oneEach, type Walk } from './walk';

type Of<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

export function codes(walk: Walk<Of<'codes'>>): void {
	it.each(walk.ways)('makes a code for each item, by %s', async (way) => {
		const { some, resource } = walk;
		const out = await walk.run(
			some.map((record) => ({ record })),
			{ ...walk.inputs({}), ...walk.locator(way) },
		);
		const made = walk.sandbox.codes();
		expect(made.map(({ coupon_oid }) => coupon_oid).sort()).toEqual(
			some.map((record) => record[resource.id]).sort(),
		);
		expect(out.map(({ item }) => item)).toEqual(some.map((_, index) => index));
		out.forEach(({ json }, index) => {
			const own = made.find(({ coupon_oid }) => coupon_oid === some[index]?.[resource.id]);
			expect(json.coupon_code).toBe(own?.code);
		});
	});
}

export function upload(walk: Walk<Of<'upload'>>): void {
	const { operation, resource } = walk;
	const input = operation.inputs?.[operation.input];
	const parameter = input ? parameterOf(operation.input, input) : '';

	it.each(walk.ways)('tells of each code what became of it, by %s', async (way) => {
		const { some } = walk;
		const items = some.map((record, n) => ({ record, code: `MINE-${n}` }));
		const parameters = { ...walk.locator(way), [parameter]: '={{ $json.code }}' };
		const out = await walk.run(items, parameters);
		const told = (status: string) =>
			oneEach(
				items.map(({ record, code }) => ({ coupon_code: code, status, [resource.id]: record[resource.id] })),
			);
		expect(out).toEqual(told('uploaded'));
		expect(walk.sandbox.codes().map(({ code }) => code)).toEqual(items.map(({ code }) => code));
		expect(await walk.run(items, parameters)).toEqual(told('duplicate'));
	});
}
