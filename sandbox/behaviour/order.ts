/** Orders: a query has to look for something, and a profile is the customer's own. */
import type { Account } from '../account';
import { catalogue } from '../catalogue';
import { DAY } from '../clock';
import { HttpError } from '../errors';
import { asObject, dateTimeOf, objectsIn, textsIn, type Json } from '../json';
import type { Id } from '../records';
import type { ValidatedRequest } from '../requests';
import type { ResourceBehaviour } from '../resourceBehaviour';
import { rememberOrder } from './ordersByCustomer';

const STAGES = [
	'Completed Order',
	'Shipping Department',
	'Accounts Receivable',
	'Rejected',
	'Pre-ordered',
] as const;
const PAYMENT_METHODS = ['Credit Card', 'PayPal', 'Amazon'] as const;
const FIRST_DAY = Date.UTC(2024, 0, 1);
const BASE_CURRENCY = 'USD';
const EURO = { code: 'EUR', rate: 0.9 };

/** An amount, in the currency of the customer where that is another one. */
function amountOf(value: number, currency: string | undefined): Json {
	const localized = currency === undefined ? value : Math.round(value * EURO.rate * 100) / 100;
	const code = currency ?? BASE_CURRENCY;
	return {
		currency_code: code,
		exchange_rate: currency === undefined ? 1 : EURO.rate,
		localized,
		localized_formatted: `${localized.toFixed(2)} ${code}`,
		value,
	};
}

const hasFilter = ({ query_target: _, ...filters }: Json): boolean =>
	Object.values(filters).some((value) => value !== null && value !== '');

export function order(account: Account): ResourceBehaviour {
	let nextNumber = 9_105_001;
	const customers = () => account.recordsOf(account.resource('customer'));

	return {
		check({ endpoint: { id, batchSize = Infinity }, body }: ValidatedRequest) {
			if (id === 'getOrdersByQuery' && !hasFilter(body))
				throw new HttpError(400, 'The query has no filter: name at least one');
			if (textsIn(body.order_ids).length > batchSize)
				throw new HttpError(400, `One request names ${batchSize} orders at most`);
		},

		filters: {
			order_ids: (value) => {
				const wanted = new Set(textsIn(value));
				return ({ order_id: id }) => wanted.has(String(id));
			},
			query_target: () => () => true,
		},

		beforeWrite: (next, { body, before }) => ({
			...next,
			customer_profile: body.customer_profile,
			order_id: before?.order_id ?? body.order_id ?? `DEMO-${String(nextNumber++)}`,
		}),

		afterWrite(record) {
			rememberOrder(account, record);
		},

		present({ customer_profile: profile, ...record }) {
			const id = asObject(profile).customer_profile_oid as Id | undefined;
			const found = id === undefined ? undefined : customers().get(id);
			return {
				...record,
				...(found && { customer_profile: account.present(account.resource('customer'), found) }),
			};
		},

		count: 80,

		// Two customers of three have orders, every seventh order has no profile, every third a one-time code.
		seed(sample, n) {
			const everyone = customers().all();
			const customer = everyone[(n * 3) % (2 * everyone.length)];
			const [address = {}] = objectsIn(customer?.billing);
			const isGuest = n % 7 === 6 || !customer;
			const currency = n % 5 === 4 ? EURO.code : undefined;
			const item = catalogue.items[n % catalogue.items.length];
			const cost = Number(item?.cost ?? 10);
			const amount = (value: number) => amountOf(value, currency);
			return {
				...sample,
				order_id: `DEMO-${String(9_104_001 + n)}`,
				creation_dts: dateTimeOf(FIRST_DAY + n * 7 * DAY),
				current_stage: STAGES[n % STAGES.length],
				currency_code: currency ?? null,
				exchange_rate: currency === undefined ? null : EURO.rate,
				customer_profile: isGuest ? null : { customer_profile_oid: customer.customer_profile_oid },
				billing: {
					...address,
					cc_emails: n % 2 === 0 ? [`copy${String(n)}@example.com`] : null,
					email: isGuest ? `guest${String(n)}@example.com` : customer.email,
				},
				shipping: {
					...asObject(sample.shipping),
					shipping_date: dateTimeOf(FIRST_DAY + (n * 7 + 2) * DAY),
					ship_on_date: dateTimeOf(FIRST_DAY + (n * 7 + 1) * DAY),
					...address,
					shipping_method: catalogue.shippingMethods[n % 4],
				},
				items: [
					{
						merchant_item_id: item?.merchant_item_id,
						description: item?.description,
						quantity: 1 + (n % 3),
						cost: amount(cost),
						total_cost_with_discount: amount(cost * (1 + (n % 3))),
					},
				],
				summary: { subtotal: amount(cost * (1 + (n % 3))), total: amount(cost * (1 + (n % 3))) },
				coupons:
					n % 3 === 0
						? [
								{
									coupon_code: `ONCE${String(1000 + n)}`,
									base_coupon_code: 'SUMMER0001',
									automatically_applied: false,
								},
							]
						: [],
				payment: {
					...asObject(sample.payment),
					payment_method: PAYMENT_METHODS[n % PAYMENT_METHODS.length],
					payment_status: 'Processed',
					payment_dts: dateTimeOf(FIRST_DAY + n * 7 * DAY),
				},
				refund_dts: n % 4 === 0 ? dateTimeOf(FIRST_DAY + n * 8 * DAY) : null,
				reject_dts: null,
			};
		},
	};
}
