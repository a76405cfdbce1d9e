/** Coupons and the one-time codes generated from them. */
import { amounts, limits } from './couponDiscounts';
import { couponModels, expiresAfter, expiresBefore, startsAfter, startsBefore } from './couponModels';
import { ordinary } from './ordinary';
import { operation, resource } from './resource';
import { choice, date, endpoint, expansion, flag, input, integer, number, paging, text, texts } from './rows';
import type { Condition, Form, NodeFilters } from './types';

const couponOid = { coupon_oid: integer('The number UltraCart gave the coupon') };
const merchantCode = { merchant_code: text('The code customers enter', { maxLength: 20 }) };
const asText = { documentedAs: 'string' } as const;
const placeholders = { _placeholders: flag('Whether records come back as bare placeholders') };
const pages = {
	page: { max: 200, default: 100 },
	sort: ['coupon_type', 'merchant_code', 'description', 'start_dts', 'expiration_dts', 'quickbooks_code'],
};

const form: Form = {
	model: 'Coupon',
	required: ['merchant_code'],
	variants: {
		parameter: 'discountType',
		label: 'Discount Type',
		typeAttribute: 'coupon_type',
		default: 'percent_off_subtotal',
		first: amounts,
		last: limits,
	},
};

const started: Condition = { of: 'start_dts', is: 'past', orEmpty: true };
const notExpired: Condition = { of: 'expiration_dts', is: 'future', orEmpty: true };

const nodeFilters: NodeFilters = {
	status: {
		...choice('Whether the coupons work now', {
			active: { name: 'Active', description: 'Have started and not expired' },
			any: { name: 'Any', description: 'Whatever their dates' },
			expired: { name: 'Expired', description: 'No longer work' },
			upcoming: { name: 'Upcoming', description: 'Have not started yet' },
		}),
		choices: {
			active: { conditions: [started, notExpired], asks: { excludeExpired: true } },
			any: { conditions: [] },
			expired: {
				conditions: [{ of: 'expiration_dts', is: 'past' }],
				asks: { expirationDateEnd: 'now' },
			},
			upcoming: {
				conditions: [{ of: 'start_dts', is: 'future' }, notExpired],
				asks: { startDateBegin: 'now' },
			},
		},
	},
};

const coupons = ordinary('coupon', 'coupons');

export const coupon = resource({
	name: 'coupon',
	budget: {
		limit: 68,
		why: 'Each of its fifty types of discount has fields of its own, in many of which items are picked',
	},
	label: 'Coupon',
	plural: 'Coupons',
	isFirst: true,
	describedAs: ['coupons', 'one-time codes'],
	record: 'Coupon',
	id: 'coupon_oid',
	modes: {
		code: { attribute: 'merchant_code', label: 'By Code', placeholder: 'e.g. SUMMER10' },
		id: { attribute: 'coupon_oid', label: 'By ID', placeholder: 'e.g. 123456' },
	},
	read: { by: { code: 'getCouponByMerchantCode', id: 'getCoupon' }, list: 'getCoupons' },
	search: {
		endpoint: 'getCouponsByQuery',
		term: { location: 'body', name: 'merchant_code_or_description' },
		shows: ['merchant_code', 'calculated_description', 'expiration_dts'],
		sort: 'merchant_code',
	},
	endpoints: [
		endpoint('getCoupons', 'GET /coupon/coupons', 'list', {
			query: {
				merchant_code: text('Part of the code', { label: 'Code', placeholder: 'e.g. SUMMER' }),
				description: text('Part of the description', { placeholder: 'e.g. off' }),
				coupon_type: text('The coupon type, in the words UltraCart uses for it', {
					loadOptionsMethod: 'getCouponTypes',
				}),
				start_date_begin: { ...startsAfter, ...asText },
				start_date_end: { ...startsBefore, ...asText },
				expiration_date_begin: { ...expiresAfter, ...asText },
				expiration_date_end: { ...expiresBefore, ...asText },
				affiliate_oid: integer('Coupons of this affiliate', {
					loadOptionsMethod: 'getAffiliates',
					label: 'Affiliate ID',
				}),
				exclude_expired: flag('Whether to leave out coupons that have expired'),
				...paging,
				...expansion,
			},
			...pages,
			answer: 'CouponsResponse',
			root: 'coupons',
		}),
		endpoint('getCouponsByQuery', 'POST /coupon/coupons/query', 'list', {
			query: { ...paging, ...expansion },
			...pages,
			body: 'CouponQuery',
			answer: 'CouponsResponse',
			root: 'coupons',
			why: 'The coupon document still says GET; the SDKs have sent POST since 2021-09-20, because the query is a JSON body',
		}),
		endpoint('insertCoupon', 'POST /coupon/coupons', 'insert', {
			query: expansion,
			body: 'Coupon',
			answer: 'CouponResponse',
			root: 'coupon',
		}),
		endpoint('getCoupon', 'GET /coupon/coupons/{coupon_oid}', 'read', {
			pathParameters: couponOid,
			query: expansion,
			answer: 'CouponResponse',
			root: 'coupon',
		}),
		endpoint('getCouponByMerchantCode', 'GET /coupon/coupons/merchant_code/{merchant_code}', 'read', {
			pathParameters: merchantCode,
			query: expansion,
			answer: 'CouponResponse',
			root: 'coupon',
		}),
		endpoint('updateCoupon', 'PUT /coupon/coupons/{coupon_oid}', 'update', {
			pathParameters: couponOid,
			query: expansion,
			body: 'Coupon',
			answer: 'CouponResponse',
			root: 'coupon',
		}),
		endpoint('deleteCoupon', 'DELETE /coupon/coupons/{coupon_oid}', 'delete', {
			pathParameters: couponOid,
			answer: 'CouponResponse',
			root: 'coupon',
			why: 'The document answers with the coupon, the SDKs with nothing: whatever arrives is taken',
		}),
		endpoint('generateCouponCodes', 'POST /coupon/coupons/{coupon_oid}/generate_codes', 'other', {
			pathParameters: couponOid,
			body: 'CouponCodesRequest',
			answer: 'CouponCodesResponse',
			batchSize: 1000,
			why: 'The API names no largest quantity; 1,000 is what the back office allows at once',
		}),
		endpoint(
			'generateOneTimeCodesByMerchantCode',
			'POST /coupon/coupons/merchant_code/{merchant_code}/generate_codes',
			'other',
			{
				pathParameters: merchantCode,
				body: 'CouponCodesRequest',
				answer: 'CouponCodesResponse',
				batchSize: 1000,
			},
		),
		endpoint('getEditorValues', 'GET /coupon/editor_values', 'other', { answer: 'CouponEditorValues' }),
		endpoint('doesCouponCodeExist', 'GET /coupon/coupons/merchant_code/{merchant_code}/exists', 'other', {
			pathParameters: merchantCode,
			answer: 'CouponExistsResponse',
		}),
		endpoint('deleteCouponsByCode', 'DELETE /coupon/coupons/by_code', 'deleteMany', {
			body: 'CouponDeletesRequest',
			bodyList: 'coupon_codes',
			batchSize: 50,
		}),
		endpoint('deleteCouponsByOid', 'DELETE /coupon/coupons/by_oid', 'deleteMany', {
			body: 'CouponDeletesRequest',
			bodyList: 'coupon_oids',
			batchSize: 50,
		}),
		endpoint('insertCoupons', 'POST /coupon/coupons/batch', 'insertMany', {
			query: { ...expansion, ...placeholders },
			body: 'CouponsRequest',
			bodyList: 'coupons',
			answer: 'CouponsResponse',
			root: 'coupons',
			batchSize: 50,
		}),
		endpoint('updateCoupons', 'PUT /coupon/coupons/batch', 'updateMany', {
			query: {
				...expansion,
				...placeholders,
				_async: flag('Whether UltraCart answers before the work is done'),
			},
			body: 'CouponsRequest',
			bodyList: 'coupons',
			answer: 'CouponsResponse',
			root: 'coupons',
			batchSize: 50,
			asyncMode: { parameter: '_async', batchSize: 100 },
		}),
		endpoint('uploadCouponCodes', 'POST /coupon/coupons/{coupon_oid}/upload_codes', 'other', {
			pathParameters: couponOid,
			body: 'UploadCouponCodesRequest',
			bodyList: 'coupon_codes',
			answer: 'UploadCouponCodesResponse',
		}),
		endpoint('getAutoApply', 'GET /coupon/auto_apply', 'other', { answer: 'CouponAutoApplyConditions' }),
		endpoint('updateAutoApply', 'POST /coupon/auto_apply', 'other', { body: 'CouponAutoApplyConditions' }),
		endpoint('searchItems', 'GET /coupon/searchItems', 'other', {
			query: {
				s: text('What to look for in item IDs and descriptions'),
				m: integer('How many items to return at most'),
			},
			answer: 'CouponItemSearchResultsResponse',
			root: 'search_results',
		}),
	],
	models: couponModels,
	operations: [
		operation({
			name: 'exists',
			kind: 'checkExists',
			label: 'Check If Code Exists',
			action: 'Check if coupon code exists',
			description: 'Find out whether there is a coupon with a code',
			builderHint:
				'To find out whether a code is free, or whether a code that a customer gives is a coupon. Not needed before Create or Create or Update',
			endpoint: 'doesCouponCodeExist',
			uniqueBy: 'code',
			input: 'merchantCode',
			inputs: {
				merchantCode: input(text('The code to look for', { maxLength: 20, placeholder: 'e.g. SUMMER10' }), {
					label: 'Code',
					required: true,
				}),
			},
		}),
		coupons.create({
			description: 'Create a coupon with one kind of discount',
			builderHint:
				'For one code that many customers share, such as that of a campaign. Where each customer gets a code of their own, use Generate Codes',
			endpoint: 'insertCoupon',
			batch: 'insertCoupons',
			form,
		}),
		operation({
			name: 'upsert',
			kind: 'upsert',
			label: 'Create or Update',
			action: 'Create or update coupon',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			builderHint:
				'For rows that are brought over again and again, such as from a sheet: a code that is new is created, one that is there is changed',
			uniqueBy: 'code',
			insert: { endpoint: 'insertCoupon', batch: 'insertCoupons' },
			update: { endpoint: 'updateCoupon', batch: 'updateCoupons' },
			form,
		}),
		coupons.delete({
			description: 'Delete a coupon and the one-time codes generated from it',
			builderHint:
				'For the coupons that the input items name. To clean up, let Get Many find them first, such as those that have expired',
			by: { id: 'deleteCoupon', code: 'deleteCouponsByCode' },
			batch: { id: 'deleteCouponsByOid', code: 'deleteCouponsByCode' },
		}),
		operation({
			name: 'generateCodes',
			kind: 'generateCodes',
			label: 'Generate Codes',
			action: 'Generate one time codes of coupon',
			description:
				'Make codes that each work once. UltraCart never lists them again, so keep what comes out.',
			builderHint:
				'For a personal code for each contact, order or abandoned cart: codes that work once, made from a coupon that is there and whose Usable By is Unique Code. One node makes the codes of all input items: no loop is needed',
			notice: "Codes work once only if the coupon's Usable By is Unique Code",
			outputHint: 'Every run makes real codes. Pin the output while you build the workflow.',
			by: { id: 'generateCouponCodes', code: 'generateOneTimeCodesByMerchantCode' },
			inputs: {
				codesOutput: input(
					choice('How the codes come out', {
						onePerItem: {
							name: 'One Code per Input Item',
							description:
								'Each input item comes out with a code of its own, and its files: for a list of contacts',
						},
						itemPerCode: { name: 'One Item per Code', description: 'As many items as codes' },
						allInOneItem: {
							name: 'All Codes in One Item',
							description: 'One item that holds the codes as a list',
						},
					}),
					{
						label: 'Codes Output',
						default: 'onePerItem',
						hint: 'UltraCart never lists these codes again: send or save them in this workflow',
					},
				),
				quantity: input(integer('How many codes to make for each input item'), {
					show: { codesOutput: ['itemPerCode', 'allInOneItem'] },
					default: 1,
					minValue: 1,
					maxValue: 100_000,
				}),
				expiry: input(
					choice('When the codes stop working', {
						afterTime: { name: 'After a Time', description: 'Counted from the moment the code is made' },
						onDate: { name: 'On a Date', description: 'At a moment you choose' },
						never: { name: 'With the Coupon', description: 'No expiration of their own' },
					}),
					{ label: 'Codes Expire', default: 'never' },
				),
				codeExpirationDate: input(
					date('When the codes expire. Moments within the same minute count as one, the latest.'),
					{
						label: 'Expiration Date',
						isEnd: 'inFuture',
						show: { expiry: ['onDate'] },
						required: true,
					},
				),
				expiresAfter: input(number('How long the codes work'), {
					label: 'Expires After',
					show: { expiry: ['afterTime'] },
					default: 24,
					minValue: 0,
					positive: true,
					required: true,
				}),
				expiresAfterUnit: input(
					choice('What the time is counted in', {
						minutes: { name: 'Minutes', description: 'Sixty seconds each' },
						hours: { name: 'Hours', description: 'Sixty minutes each' },
						days: { name: 'Days', description: 'Twenty-four hours each' },
					}),
					{ label: 'Unit', show: { expiry: ['afterTime'] }, default: 'hours' },
				),
				prefix: input(text('What every code starts with', { maxLength: 12, placeholder: 'e.g. VIP' }), {
					label: 'Code Prefix',
				}),
				codeField: input(text('The field of the output that holds the code'), {
					label: 'Code Field Name',
					default: 'coupon_code',
					show: { codesOutput: ['onePerItem', 'itemPerCode'] },
					option: true,
				}),
				codesPerCall: input(
					integer('How many codes one call may ask for. Halved by itself when UltraCart refuses that many.'),
					{
						label: 'Codes per Call',
						default: 1000,
						minValue: 1,
						maxValue: 1000,
						option: true,
					},
				),
			},
		}),
		coupons.get({
			description: 'Get one coupon by its code or its ID',
		}),
		operation({
			name: 'getEditorValues',
			kind: 'readSingleton',
			label: 'Get Editor Values',
			action: 'Get values that coupons can use',
			description:
				'Get the shipping methods, storefronts, affiliates, currencies and types that coupons can use',
			builderHint:
				'Only to look up the shipping methods, storefronts, affiliates and currencies that a coupon can name',
			endpoint: 'getEditorValues',
		}),
		coupons.getAll({
			description: 'Get the coupons of the account, many or filtered',
			builderHint:
				'For a list of coupons: all of them, or by code, description, type, start, expiration or status (active, expired, upcoming)',
			endpoint: 'getCoupons',
			filters: 'query',
			nodeFilters,
		}),
		operation({
			name: 'search',
			kind: 'list',
			label: 'Search',
			action: 'Search coupons',
			description: 'Find coupons by a text in their code or description',
			builderHint:
				'For a text that may be in the code or in the description. For all other lists of coupons, use Get Many',
			endpoint: 'getCouponsByQuery',
			filters: 'body',
			filledBy: { merchant_code_or_description: 'searchText' },
			nodeFilters,
			inputs: {
				searchText: input(
					text('Part of the code or of the description, in any capitals', { placeholder: 'e.g. summer' }),
					{ required: true },
				),
			},
		}),
		coupons.update({
			builderHint: 'For a coupon that is there: what is not given stays as it is',
			endpoint: 'updateCoupon',
			batch: 'updateCoupons',
			form,
		}),
		operation({
			name: 'uploadCodes',
			kind: 'uploadCodes',
			label: 'Upload Codes',
			action: 'Upload your own codes to coupon',
			description: 'Give a coupon one-time codes that were made elsewhere, such as by a printer or a partner',
			builderHint:
				'Only for codes that were made elsewhere, such as by a printer or a partner. UltraCart makes codes itself with Generate Codes',
			endpoint: 'uploadCouponCodes',
			statusLists: { uploaded_codes: 'uploaded', duplicate_codes: 'duplicate', rejected_codes: 'rejected' },
			codeAttribute: 'coupon_code',
			inputs: {
				codes: input(texts('The codes to upload', { placeholder: 'e.g. VIP-7F3K, VIP-9Q2M' }), {
					required: true,
				}),
			},
		}),
		operation({
			name: 'getAutomatic',
			kind: 'readSingleton',
			label: 'Get Automatic Coupons',
			action: 'Get coupons that apply automatically',
			description: 'Get the coupons that are put into carts by themselves, by subtotal or by item',
			builderHint: 'For coupons that carts get without a code being entered',
			endpoint: 'getAutoApply',
		}),
		operation({
			name: 'setAutomatic',
			kind: 'updateSingleton',
			label: 'Set Automatic Coupons',
			action: 'Set coupons that apply automatically',
			description:
				'Say which coupons are put into carts by themselves. A list you leave empty stays as it is.',
			builderHint: 'For coupons that carts get without a code being entered. The coupons have to be there',
			read: 'getAutoApply',
			endpoint: 'updateAutoApply',
			form: {
				model: 'CouponAutoApplyConditions',
				label: 'Automatic Coupons',
				required: [],
				shown: ['subtotal_levels', 'required_items'],
			},
		}),
	],
});
