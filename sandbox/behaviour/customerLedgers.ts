/** What customers have to spend: store credit, which cashback is a part of, and loyalty points. Both are ledgers that only grow. */
import { DAY, type Clock } from '../clock';
import { HttpError } from '../errors';
import { dateTimeOf, type Json } from '../json';
import type { Id } from '../records';

interface Entry {
	readonly id: number;
	readonly amount: number;
	readonly description: unknown;
	readonly orderId: unknown;
	readonly at: number;
	readonly vests: number;
	readonly expires: number;
}

/** UltraCart keeps the store credit of each customer in a gift certificate that nobody sees. */
const FIRST_CERTIFICATE = 900_000;
const EXPIRING_WITHIN = 30 * DAY;

/** Added up in cents, since sums of fractions are not exact. */
const sum = (entries: readonly Entry[]): number =>
	Math.round(entries.reduce((total, { amount }) => total + amount * 100, 0)) / 100;

const days = (value: unknown): number => (typeof value === 'number' ? value : 0);

class Ledger {
	private readonly entries = new Map<Id, Entry[]>();
	private nextId: number;

	constructor(
		firstId: number,
		private readonly clock: Clock,
	) {
		this.nextId = firstId;
	}

	of(customer: Id): readonly Entry[] {
		return this.entries.get(customer) ?? [];
	}

	add(customer: Id, amount: number, given: Json): void {
		const at = typeof given.entry_dts === 'string' ? Date.parse(given.entry_dts) : this.clock.now();
		const entry: Entry = {
			id: this.nextId++,
			amount,
			description: given.description,
			orderId: given.order_id,
			at,
			vests: at + days(given.vesting_days) * DAY,
			expires: days(given.expiration_days) === 0 ? Infinity : at + days(given.expiration_days) * DAY,
		};
		this.entries.set(customer, [...this.of(customer), entry]);
	}

	move(from: Id, to: Id): void {
		this.entries.set(to, [...this.of(to), ...this.of(from)]);
		this.entries.delete(from);
	}
}

/** @throws HttpError */
function amountIn(body: Json, name: string): number {
	const amount = body[name];
	if (typeof amount === 'number' && amount !== 0) return amount;
	throw new HttpError(400, `${name} is missing or 0`);
}

export class CustomerLedgers {
	private readonly credit: Ledger;
	private readonly points: Ledger;

	constructor(private readonly clock: Clock) {
		this.credit = new Ledger(40_001, clock);
		this.points = new Ledger(60_001, clock);
	}

	has(customer: Id): boolean {
		return this.credit.of(customer).length + this.points.of(customer).length > 0;
	}

	/** @throws HttpError */
	addCredit(customer: Id, body: Json): Json {
		const amount = amountIn(body, 'amount');
		if (amount < 0) throw new HttpError(400, 'amount must be greater than 0');
		this.credit.add(customer, amount, body);
		return {};
	}

	/** @throws HttpError */
	adjustCredit(customer: Id, body: Json): Json {
		const amount = amountIn(body, 'adjustment_amount');
		this.credit.add(customer, amount, body);
		return { adjustment_amount: amount, balance_amount: this.creditOf(customer).available };
	}

	creditOf(customer: Id): Json {
		const now = this.clock.now();
		const entries = this.credit.of(customer);
		const valid = entries.filter(({ expires }) => expires > now);
		const shown = ({ id, amount, description, orderId, at }: Entry, more: Json = {}): Json => ({
			gift_certificate_ledger_oid: id,
			gift_certificate_oid: FIRST_CERTIFICATE + Number(customer),
			amount,
			description,
			entry_dts: dateTimeOf(at),
			...(orderId !== undefined && { reference_order_id: orderId }),
			...more,
		});
		return {
			available: sum(valid.filter(({ vests }) => vests <= now)),
			vesting: sum(valid.filter(({ vests }) => vests > now)),
			expiring: sum(valid.filter(({ expires }) => expires <= now + EXPIRING_WITHIN)),
			total: sum(entries.filter(({ amount }) => amount > 0)),
			past_ledgers: entries.map((entry) => shown(entry)),
			future_ledgers: [
				...valid
					.filter(({ vests }) => vests > now)
					.map((entry) => shown(entry, { action: 'Vesting', entry_dts: dateTimeOf(entry.vests) })),
				...valid
					.filter(({ expires }) => expires < Infinity)
					.map((entry) => shown(entry, { action: 'Expiring', entry_dts: dateTimeOf(entry.expires) })),
			],
		};
	}

	/** @throws HttpError */
	adjustPoints(customer: Id, body: Json): Json {
		const points = amountIn(body, 'loyalty_points');
		this.points.add(customer, points, body);
		const { current_points, pending_points } = this.loyaltyOf(customer);
		return { loyalty_points: points, current_points, pending_points };
	}

	/** What the profile shows of both. */
	loyaltyOf(customer: Id): Json {
		const now = this.clock.now();
		const entries = this.points.of(customer);
		return {
			current_points: sum(entries.filter(({ vests }) => vests <= now)),
			pending_points: sum(entries.filter(({ vests }) => vests > now)),
			internal_gift_certificate_balance: this.balanceOf(customer).toFixed(2),
			internal_gift_certificate_oid: FIRST_CERTIFICATE + Number(customer),
			internal_gift_certificate: {
				gift_certificate_oid: FIRST_CERTIFICATE + Number(customer),
				internal: true,
				remaining_balance: this.balanceOf(customer),
			},
			redemptions: [],
			ledger_entries: entries.map(({ id, amount, description, orderId, at, vests }) => ({
				loyalty_ledger_oid: id,
				loyalty_points: amount,
				description,
				ledger_dts: dateTimeOf(at),
				vesting_dts: dateTimeOf(vests),
				...(orderId !== undefined && { order_id: orderId }),
			})),
		};
	}

	move(from: Id, to: Id): void {
		this.credit.move(from, to);
		this.points.move(from, to);
	}

	private balanceOf(customer: Id): number {
		return sum(this.credit.of(customer).filter(({ expires }) => expires > this.clock.now()));
	}
}
