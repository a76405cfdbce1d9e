/** What is no mistake in UltraCart's eyes, but hardly ever meant: told beside the form and the output, or refused. */
import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';

import { byCode, NODE, useTestEnvironment } from '../../support/testEnvironment';
import { CONTINUE, coupon, create, errorTextOf, expectWellWorded, generate } from './support';

const env = useTestEnvironment({ records: { coupon: 5, giftCertificate: 3 } });

const PAST = '2024-01-31T12:00:00';
const FUTURE = '2095-01-31T12:00:00';

/** What stands above the node's output while its form is like this. */
function shownBeside(parameters: IDataObject): string[] {
	const { engine, credentials } = env();
	const { workflow } = engine.open(env().workflow([], parameters), { credentials });
	const node = workflow.getNode(NODE);
	if (!node) throw new Error('The workflow has lost its node');
	const { description } = workflow.nodeTypes.getByNameAndVersion(node.type) as {
		description: INodeTypeDescription;
	};
	return (description.hints ?? [])
		.filter(({ displayCondition = '' }) => {
			const shown = workflow.expression.getSimpleParameterValue(node, displayCondition, 'internal', {});
			// n8n drops a hint whose condition gives anything else.
			expect(typeof shown).toBe('boolean');
			return shown === true;
		})
		.map(({ message }) => message);
}

describe('beside the form', () => {
	const past = expect.stringMatching(/^Expiration Date is in the past/) as string;
	const midnight = expect.stringMatching(/^Expiration Date is at midnight.*23:59/) as string;
	const forms: [string, (date: unknown) => IDataObject][] = [
		['a new coupon', (date) => ({ operation: 'create', additionalFields: { expirationDate: date } })],
		['a changed coupon', (date) => ({ operation: 'update', updateFields: { expirationDate: date } })],
		[
			'a new gift certificate',
			(date) => ({
				resource: 'giftCertificate',
				operation: 'create',
				additionalFields: { expirationDate: date },
			}),
		],
	];

	describe.each(forms)('%s', (_, form) => {
		it.each([
			[FUTURE, []],
			[PAST, [past]],
			['2095-01-31T00:00:00', [midnight]],
			['2095-01-31', [midnight]],
			['2024-01-31T00:00:00', [past, midnight]],
			['2095-01-31T00:01:00', []],
			['', []],
			['={{ $json.date }}', []],
			[undefined, []],
		])('%p', (date, hints) => {
			expect(shownBeside(form(date))).toEqual(hints);
		});
	});

	it('of new codes, also that every run makes real ones', () => {
		const pin = 'Every run makes real codes. Pin the output while you build the workflow.';
		const codes = { operation: 'generateCodes', expiry: 'onDate' };
		expect(shownBeside({ ...codes, codeExpirationDate: FUTURE })).toEqual([pin]);
		expect(shownBeside({ ...codes, codeExpirationDate: PAST })).toEqual([past, pin]);
		expect(shownBeside({ ...codes, codeExpirationDate: '2095-01-31T00:00:00' })).toEqual([midnight, pin]);
	});

	it('of other operations nothing', () => {
		expect(shownBeside({ operation: 'getAll', filters: { expirationDateEnd: PAST } })).toEqual([]);
	});
});

describe('beside the output', () => {
	const warnings = async (items: IDataObject[], parameters: IDataObject) => {
		const run = await env().run(items, parameters, CONTINUE);
		return run
			.hints(NODE)
			.filter(({ type }) => type === 'warning')
			.map(({ message }) => message);
	};
	const so = "what has already expired can't be used";

	it('stands which items get an expiration in the past; UltraCart takes them', async () => {
		const items = [PAST, FUTURE, PAST, PAST, null].map((date, n) => ({ code: `C${n}`, date }));
		const parameters = create({
			couponJson: '={{ { merchant_code: $json.code, no_discount: {}, expiration_dts: $json.date } }}',
		});
		expect(await warnings(items, parameters)).toEqual([
			`Expiration Date is in the past for item 1, 3 to 4: ${so}`,
		]);
		expect(env().sandbox.get('coupon', 'C0', 'merchant_code')).toBeDefined();
	});

	it.each([
		['an update', PAST, '={{ $json.date }}', [`Expiration Date is in the past for item 1: ${so}`]],
		['one in the future', FUTURE, '={{ $json.date }}', []],
		['one that the form warns of', FUTURE, PAST, []],
	])('%s', async (_, date, expirationDate, expected) => {
		const { merchant_code: code } = env().sandbox.list('coupon')[0] ?? {};
		const fields = {
			operation: 'update',
			coupon: byCode(code as string),
			updateFields: { expirationDate },
		};
		expect(await warnings([{ date }], fields)).toEqual(expected);
	});

	it('a gift certificate', async () => {
		const certificate = { resource: 'giftCertificate', operation: 'create', amount: 5 };
		const fields = { ...certificate, additionalFields: { expirationDate: '={{ $json.date }}' } };
		expect(await warnings([{ date: PAST }], fields)).toHaveLength(1);
	});
});

describe('codes that expire in the past', () => {
	const onDate = generate({ expiry: 'onDate', codeExpirationDate: '={{ $json.until }}' });

	it('are refused before any call', async () => {
		env().sandbox.insert('coupon', coupon('VIP'));
		const items = [FUTURE, PAST].map((until) => ({ code: 'VIP', until }));
		const run = await env().run(items, onDate);
		const told = errorTextOf(run);
		expect(told.message).toBe(`Expiration Date '${PAST}' is in the past [item 2]`);
		expect(told.description).toBe('Choose a later one');
		expectWellWorded(told, 2);
		expect(env().requests).toEqual([]);
	});

	it('fail for their item alone where the run goes on', async () => {
		env().sandbox.insert('coupon', coupon('VIP'));
		const items = [PAST, FUTURE].map((until) => ({ code: 'VIP', until }));
		const out = (await env().run(items, onDate, CONTINUE)).items(NODE);
		expect(out[0]?.error).toMatch(/is in the past \[item 1\]\. Choose a later one$/);
		expect(out[1]).toHaveProperty('coupon_code');
	});
});

describe('a code that another coupon has', () => {
	const rename = (code: string, to: string) => ({
		operation: 'update',
		coupon: byCode(code),
		updateFields: { merchantCode: to },
	});

	beforeEach(() => {
		for (const code of ['VIP', 'CART']) env().sandbox.insert('coupon', coupon(code));
	});

	it.each([
		['a new coupon', create(), [{ code: 'vip' }], 'vip'],
		['a new name', rename('CART', 'Vip'), [{}], 'Vip'],
	])('%s', async (_, parameters, items, code) => {
		const told = errorTextOf(await env().run(items, parameters));
		expect(told.message).toBe(`There is another coupon with this code: '${code}' [item 1]`);
		expect(told.description).toBe('Choose another code, or update the coupon that has it');
		expectWellWorded(told, 1);
	});

	it('is not looked for where something else was refused', async () => {
		const refuse = () => {
			env().sandbox.faults.add({ kind: 'status', status: 400, message: 'Not today', on: 'updateCoupon' });
		};
		refuse();
		const fields = { operation: 'update', coupon: byCode('CART'), updateFields: { description: 'New' } };
		expect(errorTextOf(await env().run([{}], fields)).message).toBe('Not today [item 1]');
		const requests = env().requests.length;
		refuse();
		expect(errorTextOf(await env().run([{}], rename('CART', 'FREE'))).message).toBe('Not today [item 1]');
		expect(env().requests.length - requests).toBe(requests + 1);
	});
});
