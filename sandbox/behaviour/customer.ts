/** Customers: addresses and cards with numbers of their own, ledgers of credit and points, email lists, and merging. */
import type { Account } from '../account';
import { catalogue } from '../catalogue';
import { DAY } from '../clock';
import { HttpError } from '../errors';
import { asObject, dateTimeOf, folded, objectsIn, textsIn, type Json } from '../json';
import { requireRecord } from '../lookup';
import { Random } from '../random';
import type { ValidatedRequest } from '../requests';
import type { ResourceBehaviour } from '../resourceBehaviour';
import type { Id } from '../records';
import { CustomerLedgers } from './customerLedgers';
import { ordersByCustomer } from './ordersByCustomer';

const FIRST_NAMES = ['Ann', 'Ben', 'Carla', 'Dev', 'Emma', 'Felix', 'Grace', 'Hugo', 'Ines', 'Jon'] as const;
const LAST_NAMES = ['Abbott', 'Brown', 'Castro', 'Dubois', 'Evans', 'Fischer', 'Green'] as const;
const CITIES = [
	['Duluth', 'GA', '30097'],
	['Austin', 'TX', '73301'],
	['Boston', 'MA', '02108'],
] as const;
const TAGS = ['VIP', 'Newsletter', 'Wholesale', 'Summer 2025'] as const;
const TIERS = [
	{ pricing_tier_oid: 51, name: 'Retail' },
	{ pricing_tier_oid: 52, name: 'Wholesale' },
] as const;
const LOYALTY_TIERS = ['Silver', 'Gold'] as const;
const LOYALTY_TIER_END = dateTimeOf(Date.UTC(2099, 11, 31));
const EMAIL_LISTS = ['Newsletter', 'Offers', 'Product News', 'Old Newsletter'] as const;
const MERCHANT = 'DEMO';
const FIRST_DAY = Date.UTC(2024, 0, 1);

/** All that UltraCart shows of the number of a card. */
const masked = (number: unknown): string => `************${String(number).slice(-4)}`;

const tagsOf = ({ tags }: Json): string[] => objectsIn(tags).map(({ tag_value }) => folded(tag_value));

export function customer(account: Account): ResourceBehaviour {
	const { clock } = account;
	const resource = account.resource('customer');
	const random = new Random(11);
	const ledgers = new CustomerLedgers(clock);
	const lists = EMAIL_LISTS.map((name, n) => ({
		email_list_uuid: `list-${String(n + 1)}`,
		name,
		deleted: name === 'Old Newsletter',
		member_count: 10 * n,
		merchant_id: MERCHANT,
		public_list: n % 2 === 0,
	}));
	const memberships = new Map<Id, Set<string>>();
	const suppressions = new Map<Id, Json>();
	const cardNumbers = new Map<unknown, string>();

	const idOf = ({ customer_profile_oid }: Json): Id => customer_profile_oid as Id;

	/**
	 * A card that is there comes back as it was read: with its ID and the end of its number.
	 *
	 * @throws HttpError
	 */
	function keepCards(next: Json, { cards: given }: Json): void {
		if (!Array.isArray(given)) return;
		objectsIn(next.cards).forEach(({ customer_profile_credit_card_id: id }, index) => {
			const { card_number: number } = objectsIn(given)[index] ?? {};
			const known = cardNumbers.get(id);
			if (known === undefined) cardNumbers.set(id, typeof number === 'string' ? number : '');
			else if (number !== masked(known))
				throw new HttpError(400, `The number of the card ${String(id)} is not valid`);
		});
	}

	/** What the customer's orders come to. */
	function ordersSummaryOf(id: Id): Json {
		const orders = ordersByCustomer(account).get(id) ?? [];
		const dates = orders.map(({ creation_dts }) => String(creation_dts)).sort();
		const totals = orders.map(({ summary }) => Number(asObject(asObject(summary).total).value));
		return {
			order_count: orders.length,
			total: totals.reduce((sum, total) => sum + total, 0),
			...(dates.length > 0 && { first_order_dts: dates[0], last_order_dts: dates.at(-1) }),
		};
	}

	const loyaltyTierOf = ({ loyalty }: Json): Json => {
		const { loyalty_tier_oid } = asObject(loyalty);
		// 0 is no tier.
		if (!loyalty_tier_oid) return {};
		return {
			loyalty_tier_oid,
			loyalty_tier_name: LOYALTY_TIERS[Number(loyalty_tier_oid) % LOYALTY_TIERS.length],
			loyalty_tier_expiration_dts: LOYALTY_TIER_END,
		};
	};

	function present(record: Json): Json {
		const id = idOf(record);
		return {
			...record,
			cards: objectsIn(record.cards).map((card) => ({
				...card,
				card_number: masked(cardNumbers.get(card.customer_profile_credit_card_id)),
			})),
			...((record.loyalty !== undefined || ledgers.has(id)) && {
				loyalty: { ...loyaltyTierOf(record), ...ledgers.loyaltyOf(id) },
			}),
			orders_summary: ordersSummaryOf(id),
		};
	}

	const customerIn = (request: ValidatedRequest): Json => requireRecord(account, request);

	/** What UltraCart does with a list that it does not have is not known: here nothing. */
	function updateEmailLists(request: ValidatedRequest): Json {
		const id = idOf(customerIn(request));
		const added = textsIn(request.body.add_to_lists);
		const removed = textsIn(request.body.remove_from_lists);
		const on = memberships.get(id) ?? new Set();
		for (const uuid of added) on.add(uuid);
		for (const uuid of removed) on.delete(uuid);
		memberships.set(id, on);
		return { add_to_lists: added, remove_from_lists: removed };
	}

	/** @throws HttpError */
	function updateEmailSuppression(request: ValidatedRequest): Json {
		const { clear_bounce, clear_global_unsubscribe, clear_spam_complaint, consent_source, reason } =
			request.body;
		const record = customerIn(request);
		if (consent_source === undefined) throw new HttpError(400, 'consent_source is missing');
		if (clear_spam_complaint === true && (reason ?? '') === '')
			throw new HttpError(400, 'reason is missing: a spam complaint is not cleared without one');
		const before = suppressions.get(idOf(record)) ?? {};
		const cleared = {
			bounce: clear_bounce === true && before.bounce === true,
			unsubscribe: clear_global_unsubscribe === true && before.unsubscribe === true,
			spam: clear_spam_complaint === true && before.spam === true,
		};
		const after = {
			bounce: before.bounce === true && !cleared.bounce,
			unsubscribe: before.unsubscribe === true && !cleared.unsubscribe,
			spam: before.spam === true && !cleared.spam,
		};
		suppressions.set(idOf(record), after);
		return {
			email_suppression: {
				customer_profile_oid: idOf(record),
				email: record.email,
				bounce_cleared: cleared.bounce,
				global_unsubscribe_cleared: cleared.unsubscribe,
				global_unsubscribed: after.unsubscribe,
				spam_complaint_cleared: cleared.spam,
				spam_complaint: after.spam,
				esp_suppression_removed: true,
			},
		};
	}

	/** The other customer is gone afterwards; what it had is this one's. @throws HttpError */
	function merge(request: ValidatedRequest): Json {
		const record = customerIn(request);
		const { customer_profile_oid: otherId, email } = request.body;
		const records = account.recordsOf(resource);
		const other =
			otherId === undefined || otherId === null ? records.by('email', email) : records.get(otherId as Id);
		// What UltraCart does where there is none is not known: here nothing.
		if (!other) return {};
		if (idOf(other) === idOf(record)) throw new HttpError(400, 'A customer is not merged with itself');
		const tags = [...objectsIn(record.tags), ...objectsIn(other.tags)];
		const both = (name: string) => [...objectsIn(record[name]), ...objectsIn(other[name])];
		account.remove(resource, other);
		records.put({
			...record,
			tags: tags.filter((tag, n) => tags.findIndex((each) => each.tag_value === tag.tag_value) === n),
			billing: both('billing'),
			shipping: both('shipping'),
			cards: both('cards'),
		});
		ledgers.move(idOf(other), idOf(record));
		return {};
	}

	function magicLink(request: ValidatedRequest): Json {
		const id = idOf(customerIn(request));
		const host = String(request.address.storefront_host_name);
		return { url: `https://${host}/magic/${String(id)}/${random.code(24)}` };
	}

	return {
		endpoints: {
			addCustomerStoreCredit: (request) => ledgers.addCredit(idOf(customerIn(request)), request.body),
			getCustomerStoreCredit: (request) => ({
				customer_store_credit: ledgers.creditOf(idOf(customerIn(request))),
			}),
			adjustInternalCertificate: (request) => ledgers.adjustCredit(idOf(customerIn(request)), request.body),
			adjustLoyaltyPoints: (request) => ledgers.adjustPoints(idOf(customerIn(request)), request.body),
			getCustomerLoyalty: (request) => ({
				customer_loyalty: present(customerIn(request)).loyalty,
			}),
			getCustomerEmailLists: () => ({ lists }),
			updateCustomerEmailLists: updateEmailLists,
			updateCustomerEmailSuppression: updateEmailSuppression,
			mergeCustomer: merge,
			getMagicLink: magicLink,
			getCustomerEditorValues: () => ({
				affiliates: catalogue.affiliates.map(({ display, value }) => ({
					affiliate_oid: Number(value),
					email: `${folded(display).replaceAll(' ', '.')}@example.com`,
					first_name: display.split(' ')[0],
					last_name: display.split(' ')[1],
				})),
				sales_rep_codes: ['EAST', 'WEST'],
				terms: ['Net 30', 'Net 60'],
				qb_classes: ['Retail', 'Wholesale'],
				loyalty_program_type: 'Points',
				countries: [{ iso_2_code: 'US', name: 'United States' }],
			}),
		},

		filters: {
			emails: (value) => {
				const wanted = new Set(textsIn(value).map((each) => account.foldName(each)));
				return ({ email }) => wanted.has(account.foldName(email));
			},
			all_tags: (value) => (record) => textsIn(value).every((tag) => tagsOf(record).includes(folded(tag))),
			any_tags: (value) => (record) => textsIn(value).some((tag) => tagsOf(record).includes(folded(tag))),
			query_target: () => () => true,
			search_string: (value) => (record) =>
				[record, ...objectsIn(record.billing), ...objectsIn(record.shipping)].some((each) =>
					['email', 'first_name', 'last_name', 'company'].some((name) =>
						folded(each[name]).includes(folded(value)),
					),
				),
		},

		beforeWrite(next, { body, before, seeding }) {
			keepCards(next, body);
			const now = dateTimeOf(clock.now());
			return {
				...next,
				...(Array.isArray(next.pricing_tiers) && {
					pricing_tiers: objectsIn(next.pricing_tiers).map(({ name }) => ({
						pricing_tier_oid: TIERS.find((tier) => tier.name === name)?.pricing_tier_oid,
						name,
					})),
				}),
				merchant_id: MERCHANT,
				signup_dts: before?.signup_dts ?? (seeding ? body.signup_dts : now),
				last_modified_dts: seeding ? body.signup_dts : now,
				last_modified_by: 'API',
			};
		},

		afterWrite(record, { before, seeding }) {
			if (seeding) {
				suppressions.set(idOf(record), { bounce: true, unsubscribe: true, spam: true });
				return;
			}
			account.deliveryQueue.add(before ? 'customer_update' : 'customer_create', present(record));
		},

		afterDelete(record) {
			account.deliveryQueue.add('customer_delete', present(record));
		},

		present,

		count: 60,

		seed(sample, n) {
			const first = FIRST_NAMES[n % FIRST_NAMES.length] ?? '';
			const last = LAST_NAMES[n % LAST_NAMES.length] ?? '';
			const [city, state, postalCode] = CITIES[n % CITIES.length] ?? CITIES[0];
			const address = {
				first_name: first,
				last_name: last,
				company: `${last} & Co.`,
				address1: `${String(n + 1)} Main Street`,
				city,
				state_region: state,
				postal_code: postalCode,
				country_code: n % 3 === 2 ? 'CA' : 'US',
				day_phone: `555-01${String(n % 100).padStart(2, '0')}`,
				evening_phone: `555-02${String(n % 100).padStart(2, '0')}`,
			};
			const signup = FIRST_DAY + n * DAY;
			return {
				...sample,
				email: `${first}.${last}${n < 70 ? '' : String(n)}@example.com`.toLowerCase(),
				billing: [
					{ ...address, default_billing: true },
					...(n % 4 === 0 ? [{ ...address, address2: 'Office' }] : []),
				],
				shipping: [
					{ ...address, default_shipping: true },
					...(n % 3 === 0 ? [{ ...address, address2: 'Gift' }] : []),
				],
				tags: TAGS.filter((_, i) => (n >> i) % 2 === 1).map((tag_value) => ({ tag_value })),
				pricing_tiers: n % 5 === 4 ? TIERS : [TIERS[n % 2]],
				cards:
					n % 2 === 0
						? [
								{
									card_type: 'VISA',
									card_number: `411111111111${String(1000 + n)}`,
									card_expiration_month: 1 + (n % 12),
									card_expiration_year: 2090,
								},
							]
						: [],
				cc_emails:
					n % 5 === 0
						? ['bookkeeping', 'partner'].map((name) => ({
								email: `${name}${String(n)}@example.com`,
								receipt_notification: true,
							}))
						: [],
				properties:
					n % 5 === 1
						? [
								{ name: 'favorite_color', value: 'green' },
								{ name: 'shoe_size', value: '9' },
							]
						: [],
				attachments: [],
				software_entitlements: [],
				signup_dts: dateTimeOf(signup),
			};
		},
	};
}
