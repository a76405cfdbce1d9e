import { table } from '../../scripts/metadata';
import type { Attribute, Model } from '../../scripts/metadata/types';
import { HttpError } from '../../sandbox/errors';
import type { Json } from '../../sandbox/json';
import { sampleOf } from '../../sandbox/sample';
import { Validation } from '../../sandbox/validation';
import { models } from '../support/metadataFixtures';
import { ask, closeAll, errorOf, percentOff, sandboxWith } from './support';

afterEach(closeAll);

const validation = Validation.of(table);

/** The message about a body; undefined if it is valid. */
function messageFor(model: string, body: unknown): string | undefined {
	try {
		validation.body(model, body);
		return undefined;
	} catch (thrown) {
		if (thrown instanceof HttpError && thrown.status === 400) return thrown.message;
		throw thrown;
	}
}

const WRONG: Record<Attribute['type'], unknown> = {
	string: 5,
	integer: 1.5,
	number: '1',
	boolean: 'true',
	dateTime: 'tomorrow',
	json: 'text',
	model: 'text',
};

interface Case {
	readonly name: string;
	readonly model: string;
	readonly body: Json;
	readonly says: RegExp;
}

function casesOf({ name: model, attributes }: Model): Case[] {
	return Object.entries(attributes).flatMap(([name, row]) => {
		const value = (each: unknown): Json => ({ [name]: row.list ? [each] : each });
		const at = (what: string, each: unknown, says: RegExp): Case => ({
			name: `${model}.${name} ${what}`,
			model,
			body: value(each),
			says,
		});
		return [
			at('of the wrong type', WRONG[row.type], /must be/),
			...(row.list ? [{ ...at('not a list', 0, /must be a list/), body: { [name]: 'x' } }] : []),
			...(row.maxLength === undefined || row.values
				? []
				: [
						at(
							'too long',
							'x'.repeat(row.maxLength + 1),
							new RegExp(`${row.maxLength + 1} characters; at most ${row.maxLength} `),
						),
					]),
			...(row.positive ? [at('too small', 0, /must be greater than 0/)] : []),
			...(row.maxValue === undefined ? [] : [at('too large', row.maxValue + 1, /must be at most/)]),
			...(row.values ? [at('not among the values', 'none of these', /must be one of/)] : []),
		];
	});
}

describe('bodies', () => {
	test.each(table.models.map((model) => [model.name, model] as const))(
		'%s: a sample and nulls are fine',
		(name, model) => {
			for (let n = 0; n < 60; n++)
				expect(messageFor(name, sampleOf(models, model.attributes, n))).toBeUndefined();
			const nulls = Object.fromEntries(Object.keys(model.attributes).map((attribute) => [attribute, null]));
			expect(messageFor(name, nulls)).toBeUndefined();
			expect(messageFor(name, {})).toBeUndefined();
		},
	);

	test.each(table.models.map(({ name }) => [name]))('%s: an unknown attribute is refused', (name) => {
		expect(messageFor(name, { surprise: 1 })).toBe("The body has no attribute 'surprise'");
	});

	test.each(table.models.flatMap(casesOf).map((row) => [row.name, row] as const))(
		'%s is refused',
		(_, row) => {
			expect(messageFor(row.model, row.body)).toMatch(row.says);
		},
	);

	test('the longest text is still fine', () => {
		expect(
			messageFor('Coupon', { merchant_code: 'x'.repeat(20), description: 'ü'.repeat(50) }),
		).toBeUndefined();
	});

	test('a moment needs its offset', () => {
		expect(messageFor('Coupon', { start_dts: '2030-01-01T00:00:00' })).toMatch(/with its offset/);
		expect(messageFor('Coupon', { start_dts: '2030-01-01T00:00:00-05:00' })).toBeUndefined();
		expect(messageFor('Coupon', { start_dts: '2030-01-01T00:00:00.000Z' })).toBeUndefined();
	});

	test('the place is named down to the entry', () => {
		const tiers = [{ discount_amount: 1 }, { discount_amount: '2' }];
		expect(messageFor('Coupon', { tiered_amount_off_items: { tiers } })).toBe(
			'tiered_amount_off_items.tiers[1].discount_amount must be a number',
		);
	});

	test.each([undefined, null, [], 'text'])('a body of %p is refused', (body) => {
		expect(messageFor('Coupon', body)).toBe('The body must be an object');
	});
});

describe('over the wire', () => {
	test('a refusal comes in the envelope, with the header', async () => {
		const sandbox = await sandboxWith();
		const reply = await ask(
			sandbox,
			'POST /coupon/coupons',
			percentOff('X', { description: 'x'.repeat(51) }),
		);
		const message = 'description has 51 characters; at most 50 are allowed';
		expect(reply.status).toBe(400);
		expect(reply.headers.get('UC-REST-ERROR')).toBe(message);
		expect(reply.headers.get('content-type')).toMatch(/application\/json/);
		expect(reply.body).toEqual({
			success: false,
			error: {
				developer_message: message,
				user_message: message,
				error_code: '400',
				more_info: '',
				object_id: '',
			},
			metadata: {},
		});
		expect(sandbox.list('coupon')).toHaveLength(60);
	});

	test.each([
		['broken JSON', 'POST /coupon/coupons', '{"merchant_code":'],
		['no body', 'POST /coupon/coupons', undefined],
		['an empty body', 'POST /coupon/coupons', ''],
		['no merchant code', 'POST /coupon/coupons', { description: 'x' }],
		['an empty merchant code', 'POST /coupon/coupons', percentOff('')],
		['a code that exists in other case', 'POST /coupon/coupons', percentOff('summer0001')],
		['a code of another coupon', 'PUT /coupon/coupons/1001', percentOff('A/B 10%')],
		['two types of discount', 'POST /coupon/coupons', percentOff('X', { no_discount: {} })],
		['an ID that is no number', 'GET /coupon/coupons/abc', undefined],
		['a query parameter of the wrong type', 'GET /coupon/coupons?affiliate_oid=x', undefined],
		['a query parameter that is no moment', 'GET /coupon/coupons?start_date_begin=yesterday', undefined],
		['a query parameter that is neither true nor false', 'GET /coupon/coupons?exclude_expired=1', undefined],
		['an unknown login', 'POST /user/users', { email: 'x@example.com' }],
		['a login that is taken', 'POST /user/users', { login: 'ANN.ABBOTT', email: 'x@example.com' }],
		['a broken escape', 'GET /coupon/coupons/merchant_code/%ZZ', undefined],
	])('%s is refused with 400', async (_, line, body) => {
		const reply = await ask(await sandboxWith(), line, body);
		expect({ status: reply.status, success: reply.body.success }).toEqual({ status: 400, success: false });
		expect(reply.headers.get('UC-REST-ERROR')).toBe(errorOf(reply).user_message);
	});

	test('a coupon may keep its own code, and unknown query parameters do not matter', async () => {
		const sandbox = await sandboxWith();
		const reply = await ask(sandbox, 'PUT /coupon/coupons/1001?colour=red', percentOff('summer0001'));
		expect(reply.body.coupon).toMatchObject({ coupon_oid: 1001, merchant_code: 'summer0001' });
	});

	test('a null beside a discount is no second type', async () => {
		const sandbox = await sandboxWith();
		const reply = await ask(sandbox, 'POST /coupon/coupons', percentOff('X', { no_discount: null }));
		expect(reply.status).toBe(200);
		expect(reply.body.coupon).not.toHaveProperty('no_discount');
	});

	test.each([
		['POST /coupon/nothing', 404],
		['PATCH /coupon/coupons', 404],
		['GET /', 404],
	])('%s is an unknown address', async (line, status) => {
		const reply = await ask(await sandboxWith(), line);
		expect({ status: reply.status, success: reply.body.success }).toEqual({ status, success: false });
		expect(reply.headers.get('UC-REST-ERROR')).toMatch(/There is no /);
	});

	test('what is not at the path of the API is answered with a web page', async () => {
		const sandbox = await sandboxWith();
		const response = await fetch(`${sandbox.url}/rest/v3/coupon/coupons`, { headers: sandbox.headers });
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toMatch(/^text\/html/);
		expect(response.headers.get('UC-REST-ERROR')).toBeNull();
	});

	test('a body that is not JSON is refused', async () => {
		const reply = await ask(await sandboxWith(), 'POST /coupon/coupons', 'a=b', {
			'content-type': 'application/xml',
		});
		expect({ status: reply.status, success: reply.body.success }).toEqual({ status: 415, success: false });
	});
});
