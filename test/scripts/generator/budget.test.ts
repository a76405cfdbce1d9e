/** What resources may take of the node's description. */
import { overBudget, sizesOf } from '../../../scripts/generator/budget';
import { table, tableOf } from '../../../scripts/metadata';
import { coupon } from '../../../scripts/metadata/coupon';
import { letters, pet, withAttributes } from './support';

const sizeOf = (name: string, given = table) => sizesOf(given).find((each) => each.name === name);

test('the table fits, and coupons say why they take more than others', () => {
	expect(overBudget(table)).toEqual([]);
	expect(sizeOf('coupon')).toMatchObject({ limit: coupon.budget?.limit });
	expect(sizeOf('user')).toMatchObject({ limit: 16 });
	expect(coupon.budget?.why).toMatch(/\w{3}/);
});

test('a resource that takes more than is usual has to state its limit, and keeps to it', () => {
	const large = withAttributes(letters(150));
	const size = sizeOf('pet', tableOf([large]))?.size ?? 0;
	expect(size).toBeGreaterThan(16);
	const problems = (limit?: number) =>
		overBudget(
			tableOf([{ ...large, ...(limit !== undefined && { budget: { limit, why: 'It has many letters' } }) }]),
		);
	expect(problems()).toEqual([expect.stringMatching(new RegExp(`^pet: ${size} KB .* and 16 at most\\.`))]);
	expect(problems(17)).toHaveLength(1);
	expect(problems(Math.ceil(size))).toEqual([]);
});

test('a limit that is no more than usual is not stated', () => {
	const stated = { ...pet, budget: { limit: 16, why: 'It is small' } };
	expect(overBudget(tableOf([stated]))).toEqual(['pet: a budget of up to 16 KB needs no row']);
});
