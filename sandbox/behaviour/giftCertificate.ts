/** Gift certificates: UltraCart generates their codes and keeps a ledger of their balance. */
import type { Account } from '../account';
import { DAY } from '../clock';
import { requireRecord } from '../lookup';
import { HttpError } from '../errors';
import { dateTimeOf, objectsIn, type Json } from '../json';
import { Random } from '../random';
import type { ValidatedRequest } from '../requests';
import type { ResourceBehaviour } from '../resourceBehaviour';

const CODE_LENGTH = 10;

const MERCHANT = 'DEMO';
const FIRST_DAY = Date.UTC(2024, 0, 1);

const NOTES = [
	'Thank you for your review',
	'Sorry for the delay',
	'Winner of the raffle',
	'Bought online',
] as const;

const amountOf = (entry: Json): number => (typeof entry.amount === 'number' ? entry.amount : 0);

/** Added up in cents, since sums of fractions are not exact. */
const sum = (entries: readonly Json[]): number =>
	Math.round(entries.reduce((total, entry) => total + amountOf(entry) * 100, 0)) / 100;

export function giftCertificate(account: Account): ResourceBehaviour {
	const resource = account.resource('giftCertificate');
	const random = new Random(5);
	let entriesMade = 0;

	function newCode(): string {
		const code = random.code(CODE_LENGTH);
		return account.recordsOf(resource).by('code', code) ? newCode() : code;
	}

	const newEntry = (entry: Json): Json => ({
		gift_certificate_ledger_oid: 9001 + entriesMade++,
		entry_dts: dateTimeOf(account.clock.now()),
		...entry,
	});

	/** Adds to the ledger. Entries may exceed the balance: what UltraCart does then is not known. */
	const withEntries = (record: Json, added: readonly Json[]): Json => {
		const entries = [...objectsIn(record.ledger_entries), ...added.map(newEntry)];
		return { ...record, ledger_entries: entries, remaining_balance: sum(entries) };
	};

	/** @throws HttpError */
	function addLedgerEntry(request: ValidatedRequest): Json {
		const { amount, description, entry_dts, reference_order_id } = request.body;
		if (typeof amount !== 'number') throw new HttpError(400, 'amount is missing: no entry can be without it');
		const given = { amount, description, entry_dts, reference_order_id };
		const entry = Object.fromEntries(Object.entries(given).filter(([, value]) => (value ?? '') !== ''));
		const record = withEntries(requireRecord(account, request), [entry]);
		account.recordsOf(resource).put(record);
		return { gift_certificate: account.present(resource, record) };
	}

	return {
		endpoints: { addGiftCertificateLedgerEntry: addLedgerEntry },

		beforeWrite(next, { body, before }) {
			if (before) return next;
			const first = { amount: body.amount, description: body.initial_ledger_description ?? 'Created' };
			return withEntries(
				{
					activated: true,
					internal: false,
					...next,
					code: newCode(),
					deleted: false,
					merchant_id: MERCHANT,
					original_balance: amountOf(body),
				},
				[first, ...objectsIn(body.spent)],
			);
		},

		present: (record) => ({
			...record,
			ledger_entries: objectsIn(record.ledger_entries).map((entry) => ({
				...entry,
				gift_certificate_oid: record.gift_certificate_oid,
			})),
		}),

		count: 40,

		// Five people have them; every third certificate has been used, and every fifth has expired.
		seed: ({ activated: _on, internal: _own, ...sample }, n) => {
			const order = `DEMO-${String(20_240_000 + n)}`;
			return {
				...sample,
				amount: 25 * (1 + (n % 4)),
				email: `person${String(1 + (n % 5))}@example.com`,
				expiration_dts: dateTimeOf(FIRST_DAY + (n % 5 === 0 ? n : 20_000 + n) * DAY),
				merchant_note: NOTES[n % NOTES.length],
				initial_ledger_description: NOTES[n % NOTES.length],
				reference_order_id: n % 4 === 3 ? order : null,
				customer_profile_oid: n % 2 === 0 ? 3001 + n : null,
				spent:
					n % 3 === 0 ? [{ amount: -12.5, description: `Order ${order}`, reference_order_id: order }] : [],
			};
		},
	};
}
