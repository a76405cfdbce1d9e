/** What gift certificates do beyond being kept. */
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { ask, closeAll, errorOf, get, recordsIn, resultSetOf, sandboxWith } from './support';

afterEach(closeAll);

const BASE = '/gift_certificate/gift_certificates';

const make = async (sandbox: Sandbox, body: Json): Promise<Json> =>
	(await get(sandbox, `POST ${BASE}`, body)).gift_certificate as Json;

const found = async (sandbox: Sandbox, query: Json): Promise<Json[]> =>
	recordsIn(await get(sandbox, `POST ${BASE}/query`, query), 'gift_certificates');

describe('a new one', () => {
	test('gets a code, its balance and the first entry of its ledger', async () => {
		const sandbox = await sandboxWith();
		sandbox.clock.speed = 0;
		const given = {
			email: 'ann@example.com',
			expiration_dts: '2090-01-31T00:00:00Z',
			merchant_note: 'Raffle',
		};
		const made = await make(sandbox, { ...given, amount: 50, initial_ledger_description: 'Thank you' });
		const { gift_certificate_oid } = made;
		expect(made).toEqual({
			...given,
			gift_certificate_oid,
			code: expect.stringMatching(/^[A-Z2-9]{10}$/) as string,
			activated: true,
			internal: false,
			deleted: false,
			merchant_id: 'DEMO',
			original_balance: 50,
			remaining_balance: 50,
			ledger_entries: [
				{
					amount: 50,
					description: 'Thank you',
					entry_dts: new Date(sandbox.clock.now()).toISOString().replace(/\.\d+/, ''),
					gift_certificate_oid,
					gift_certificate_ledger_oid: expect.any(Number) as number,
				},
			],
		});
		expect(
			(await get(sandbox, `POST ${BASE}/by_code/${String(made.code).toLowerCase()}`)).gift_certificate,
		).toEqual(made);
	});

	test('gets a code of its own', async () => {
		const sandbox = await sandboxWith({ records: { giftCertificate: 500 } });
		const codes = sandbox.list('giftCertificate').map(({ code }) => code);
		expect(new Set(codes).size).toBe(500);
	});

	test('has to be worth something', async () => {
		const reply = await ask(await sandboxWith(), `POST ${BASE}`, { email: 'ann@example.com' });
		expect(reply.status).toBe(400);
		expect(errorOf(reply).user_message).toBe('amount is missing: no gift certificate can be without it');
	});
});

describe('the ledger', () => {
	test('changes what is left, in whole cents', async () => {
		const sandbox = await sandboxWith();
		const { gift_certificate_oid: oid } = await make(sandbox, { amount: 0.3 });
		const add = async (body: Json): Promise<Json> =>
			(await get(sandbox, `POST ${BASE}/${String(oid)}/ledger_entry`, body)).gift_certificate as Json;
		expect(await add({ amount: -0.1, description: 'Order 7' })).toMatchObject({ remaining_balance: 0.2 });
		const after = await add({ amount: 5, entry_dts: '2030-01-01T00:00:00Z', reference_order_id: 'DEMO-1' });
		expect(after).toMatchObject({ original_balance: 0.3, remaining_balance: 5.2 });
		expect(after).toEqual(sandbox.get('giftCertificate', oid as number));
		expect(recordsIn(after, 'ledger_entries').slice(1)).toMatchObject([
			{ amount: -0.1, description: 'Order 7' },
			{
				amount: 5,
				entry_dts: '2030-01-01T00:00:00Z',
				reference_order_id: 'DEMO-1',
				gift_certificate_oid: oid,
			},
		]);
	});

	test.each([
		['1001', { description: 'Nothing' }, 'amount is missing: no entry can be without it'],
		['9', { amount: 1 }, 'There is no gift certificate with the gift_certificate_oid 9'],
	])('of %s takes no %j', async (oid, body, message) => {
		const reply = await ask(await sandboxWith(), `POST ${BASE}/${oid}/ledger_entry`, body);
		expect([reply.status, errorOf(reply).user_message]).toEqual([400, message]);
	});

	test.each(['wipes', 'keeps'] as const)(
		'and code stay when the record is written, %s or not',
		async (partialPut) => {
			const sandbox = await sandboxWith({ switches: { partialPut } });
			const { ledger_entries, ...before } = sandbox.get('giftCertificate', 1001) ?? {};
			const sent = { email: 'new@example.com', code: 'MINE', remaining_balance: 1000, ledger_entries: [] };
			const { gift_certificate: after } = await get(sandbox, `PUT ${BASE}/1001`, sent);
			const { code, original_balance, remaining_balance } = before;
			expect(after).toMatchObject({
				code,
				original_balance,
				remaining_balance,
				ledger_entries,
				email: sent.email,
			});
		},
	);
});

describe('finding them', () => {
	test('by email: all of one person', async () => {
		const sandbox = await sandboxWith();
		const body = await get(sandbox, `POST ${BASE}/by_email/PERSON2%40example.com`);
		const theirs = sandbox.list('giftCertificate').filter(({ email }) => email === 'person2@example.com');
		expect(recordsIn(body, 'gift_certificates')).toEqual(theirs);
		expect(theirs).toHaveLength(8);
		expect(body.metadata).not.toHaveProperty('result_set');
	});

	test.each<[Json, (record: Json) => boolean]>([
		[{ email: 'person3' }, ({ email }) => email === 'person3@example.com'],
		[
			{ original_balance_start: 50, original_balance_end: 75 },
			({ original_balance: worth }) => worth === 50 || worth === 75,
		],
		[{ remaining_balance_end: 12.5 }, ({ remaining_balance: left }) => left === 12.5],
		[
			{ expiration_dts_end: '2025-01-01T00:00:00Z' },
			({ gift_certificate_oid: oid }) => Number(oid) % 5 === 1,
		],
		[{ reference_order_id: 'demo-' }, ({ reference_order_id: order }) => order !== undefined],
	])('by %j', async (query, passes) => {
		const sandbox = await sandboxWith();
		const wanted = sandbox.list('giftCertificate').filter(passes);
		expect(await found(sandbox, query)).toEqual(wanted);
		expect(wanted.length).toBeGreaterThan(2);
	});

	test('in pages of 100', async () => {
		const sandbox = await sandboxWith({ records: { giftCertificate: 101 } });
		const page = await get(sandbox, `POST ${BASE}/query`, {});
		expect(resultSetOf(page)).toMatchObject({ count: 100, more: true, next_offset: 100, total_records: 101 });
		expect((await ask(sandbox, `POST ${BASE}/query?_limit=101`, {})).status).toBe(400);
	});
});
