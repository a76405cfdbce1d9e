/** Coupons: one-time codes, editor values, item search and automatic coupons. */
import type { Account } from '../account';
import { catalogue } from '../catalogue';
import { requireRecord } from '../lookup';
import { HttpError } from '../errors';
import { asObject, dateTimeOf, folded, isObject, textsIn, type Json } from '../json';
import { variantLabel, variantNames } from '../variants';
import { couponCodesOf } from './couponCodes';
import { describedDiscount } from './couponDescription';
import type { ValidatedRequest } from '../requests';
import type { ResourceBehaviour } from '../resourceBehaviour';

/** The longest one-time code that can be uploaded. Not documented; taken from the limit of coupons' codes. */
const LONGEST_CODE = 20;

/** How many items a search returns by default. Not documented. */
const ITEMS_FOUND = 10;

const WORDS = ['SUMMER', 'WELCOME', 'VIP', 'CART', 'SPRING', 'BONUS', 'THANKS', 'LOYAL', 'Winter'] as const;

/** Codes with characters that a URL must escape. */
const AWKWARD_CODES: Readonly<Record<number, string>> = { 2: 'A/B 10%', 3: 'Q&A?#1+1' };

export function coupon(account: Account): ResourceBehaviour {
	const resource = account.resource('coupon');
	const attributes = account.attributesOf(resource);
	const codes = couponCodesOf(account);
	let automatic: Json = { required_items: [], subtotal_levels: [] };

	/** @throws HttpError */
	function generateCodes(request: ValidatedRequest): Json {
		const { coupon_oid } = requireRecord(account, request);
		const { quantity, prefix, expiration_seconds: seconds, expiration_dts: moment } = request.body;
		const { largestQuantity } = account.switches;
		if (typeof quantity !== 'number' || quantity < 1) throw new HttpError(400, 'quantity must be at least 1');
		if (quantity > largestQuantity) {
			throw new HttpError(400, `One request makes ${largestQuantity} codes at most, not ${quantity}`);
		}
		const expires =
			typeof moment === 'string'
				? moment
				: typeof seconds === 'number'
					? dateTimeOf(account.clock.now() + seconds * 1000)
					: undefined;
		const made = codes.generate(
			Number(coupon_oid),
			quantity,
			typeof prefix === 'string' ? prefix : '',
			expires,
		);
		return { coupon_codes: made, ...(expires !== undefined && { expiration_dts: expires }) };
	}

	function uploadCodes(request: ValidatedRequest): Json {
		const { coupon_oid } = requireRecord(account, request);
		const uploaded: string[] = [];
		const duplicate: string[] = [];
		const rejected: string[] = [];
		for (const code of textsIn(request.body.coupon_codes)) {
			if (!/^\S+$/.test(code) || code.length > LONGEST_CODE) rejected.push(code);
			else if (codes.has(code)) duplicate.push(code);
			else {
				codes.upload(Number(coupon_oid), code);
				uploaded.push(code);
			}
		}
		return { uploaded_codes: uploaded, duplicate_codes: duplicate, rejected_codes: rejected };
	}

	function searchItems({ address }: ValidatedRequest): Json {
		const wanted = folded(address.s);
		const limit = Math.max(0, Number(address.m ?? ITEMS_FOUND));
		const found = catalogue.items.filter(({ merchant_item_id, description }) =>
			folded(`${merchant_item_id} ${description}`).includes(wanted),
		);
		const results = found.slice(0, limit).map((item, n) => ({ ...item, score: (1 - n / 100).toFixed(2) }));
		return { search_results: results };
	}

	function editorValues(): Json {
		const discountTypes = Object.entries(attributes).filter(([, row]) => row.variant);
		const usable = Object.entries(attributes.usable_by?.values ?? {});
		return {
			affiliates: catalogue.affiliates,
			coupon_types: discountTypes.map(([name]) => variantLabel(attributes, name)),
			coupon_types_for_display: discountTypes.map(([name, row]) => ({
				name: variantLabel(attributes, name),
				localized: row.description,
			})),
			currency_codes: catalogue.currencies,
			deprecated_themes: catalogue.themes,
			item_tags: catalogue.tags,
			mix_and_match_names: catalogue.mixAndMatchGroups,
			shipping_methods: catalogue.shippingMethods,
			storefronts: catalogue.storefronts,
			usable_by: usable.map(([value, { name }]) => ({ display: name, value })),
			valid_with_other_coupons: ['Yes', 'No'],
		};
	}

	return {
		endpoints: {
			generateCouponCodes: generateCodes,
			generateOneTimeCodesByMerchantCode: generateCodes,
			uploadCouponCodes: uploadCodes,
			searchItems,
			getEditorValues: editorValues,
			doesCouponCodeExist: ({ address }) => ({
				coupon_code: address.merchant_code,
				exists: codes.has(String(address.merchant_code)),
			}),
			getAutoApply: () => automatic,
			updateAutoApply: ({ body }) => {
				automatic = {
					required_items: body.required_items ?? [],
					subtotal_levels: body.subtotal_levels ?? [],
				};
				return {};
			},
		},

		beforeWrite: ({ calculated_description: _before, ...next }) => {
			const { coupon_type: words } = next;
			if (typeof words !== 'string') return next;
			const discount = variantNames(attributes).find((name) => isObject(next[name])) ?? '';
			return { ...next, calculated_description: describedDiscount(words, asObject(next[discount])) };
		},

		count: 450,

		seed: (sample, n) => {
			const number = String(n + 1).padStart(4, '0');
			// Every fifth coupon has expired, every fifth never expires, the others work for a long time.
			const expires = [{ expiration_dts: '2024-12-31T23:59:59Z' }, { expiration_dts: null }][n % 5] ?? {
				expiration_dts: dateTimeOf(Date.UTC(2090 + (n % 9), n % 12, 1 + (n % 28))),
			};
			return {
				...sample,
				...expires,
				merchant_code: AWKWARD_CODES[n] ?? `${WORDS[n % WORDS.length] ?? ''}${number}`,
				description: `Sample offer ${number}`,
				affiliate_oid:
					n % 3 === 0 ? Number(catalogue.affiliates[(n / 3) % catalogue.affiliates.length]?.value) : null,
				usable_by: n % 4 === 0 ? 'UniqueCode' : sample.usable_by,
				automatically_apply_coupon_codes: null,
				restrict_by_storefronts: n % 10 === 0 ? sample.restrict_by_storefronts : null,
				restrict_by_screen_branding_theme_codes: null,
				restrict_by_postal_codes: n % 10 === 5 ? sample.restrict_by_postal_codes : null,
			};
		},
	};
}
