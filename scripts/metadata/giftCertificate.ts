/** Gift certificates: money a customer can spend, with a ledger of what came and went. */
import { ordinary } from './ordinary';
import { operation, resource } from './resource';
import {
	answer,
	date,
	endpoint,
	expansion,
	flag,
	input,
	integer,
	many,
	model,
	money,
	one,
	paging,
	text,
} from './rows';

const oid = { gift_certificate_oid: integer('The number UltraCart gave the gift certificate') };
const certificate = { answer: 'GiftCertificateResponse', root: 'gift_certificate' };
const certificates = { answer: 'GiftCertificatesResponse', root: 'gift_certificates' };

// What several models share.
const order = { label: 'Reference Order ID', placeholder: 'e.g. DEMO-0009104309' };
const email = text('Email address of the person who may spend it', { placeholder: 'e.g. name@email.com' });
const expiration = date('When the gift certificate stops working', {
	label: 'Expiration Date',
	parameter: 'expirationDate',
	isEnd: 'anyTime',
});
const note = text('Note that only you see', { placeholder: 'e.g. Goodwill after a late delivery' });

const ordinaryOnes = ordinary('gift certificate', 'gift certificates');

export const giftCertificate = resource({
	name: 'giftCertificate',
	label: 'Gift Certificate',
	plural: 'Gift Certificates',
	record: 'GiftCertificate',
	id: 'gift_certificate_oid',
	modes: {
		code: { attribute: 'code', label: 'By Code', placeholder: 'e.g. X9Y8Z7' },
		id: { attribute: 'gift_certificate_oid', label: 'By ID', placeholder: 'e.g. 123456' },
	},
	read: {
		by: { code: 'getGiftCertificateByCode', id: 'getGiftCertificateByOid' },
		list: 'getGiftCertificatesByQuery',
	},
	search: {
		endpoint: 'getGiftCertificatesByQuery',
		term: { location: 'body', name: 'code' },
		shows: ['code', 'email', 'remaining_balance', 'expiration_dts'],
	},
	endpoints: [
		endpoint('createGiftCertificate', 'POST /gift_certificate/gift_certificates', 'insert', {
			body: 'GiftCertificateCreateRequest',
			...certificate,
		}),
		endpoint(
			'getGiftCertificateByOid',
			'POST /gift_certificate/gift_certificates/{gift_certificate_oid}',
			'read',
			{
				pathParameters: oid,
				...certificate,
			},
		),
		endpoint('getGiftCertificateByCode', 'POST /gift_certificate/gift_certificates/by_code/{code}', 'read', {
			pathParameters: { code: text('The code on the gift certificate') },
			...certificate,
		}),
		endpoint(
			'getGiftCertificatesByEmail',
			'POST /gift_certificate/gift_certificates/by_email/{email}',
			'list',
			{
				pathParameters: { email },
				...certificates,
			},
		),
		endpoint('getGiftCertificatesByQuery', 'POST /gift_certificate/gift_certificates/query', 'list', {
			query: { ...paging, _since: text('Only what changed since this moment'), ...expansion },
			page: { max: 100, default: 100 },
			body: 'GiftCertificateQuery',
			...certificates,
			why: 'The SDKs name no largest page; 100 is what UltraCart hands out when nothing is asked',
		}),
		endpoint(
			'updateGiftCertificate',
			'PUT /gift_certificate/gift_certificates/{gift_certificate_oid}',
			'update',
			{
				pathParameters: oid,
				body: 'GiftCertificate',
				...certificate,
			},
		),
		endpoint(
			'deleteGiftCertificate',
			'DELETE /gift_certificate/gift_certificates/{gift_certificate_oid}',
			'delete',
			{
				pathParameters: oid,
			},
		),
		endpoint(
			'addGiftCertificateLedgerEntry',
			'POST /gift_certificate/gift_certificates/{gift_certificate_oid}/ledger_entry',
			'other',
			{ pathParameters: oid, body: 'GiftCertificateLedgerEntry', ...certificate },
		),
	],
	models: [
		model(
			'GiftCertificate',
			{
				gift_certificate_oid: integer('The number UltraCart gave the gift certificate', {
					label: 'Gift Certificate ID',
					positive: true,
					readOnly: true,
				}),
				code: text('What the customer enters to spend it', { readOnly: true }),
				email: { ...email, maxLength: 100 },
				expiration_dts: expiration,
				merchant_note: note,
				activated: flag('Whether it can be spent'),
				internal: flag('Whether it was made for your own use'),
				customer_profile_oid: integer('Customer profile it belongs to', {
					label: 'Customer Profile ID',
					positive: true,
				}),
				reference_order_id: text('Order it was bought with', order),
				original_balance: money('What it was worth at first', { readOnly: true }),
				remaining_balance: money('What is left of it', { readOnly: true }),
				ledger_entries: many('GiftCertificateLedgerEntry', 'What came and went', {
					readOnly: true,
				}),
				deleted: flag('Whether it has been deleted', { readOnly: true }),
				merchant_id: text('Your account', { label: 'Merchant ID', readOnly: true }),
			},
			{
				simplified: [
					'gift_certificate_oid',
					'code',
					'email',
					'activated',
					'original_balance',
					'remaining_balance',
					'expiration_dts',
					'reference_order_id',
					'merchant_note',
				],
			},
		),
		model('GiftCertificateCreateRequest', {
			amount: money('What it is worth', { positive: true, placeholder: 'e.g. 25' }),
			email,
			expiration_dts: expiration,
			merchant_note: note,
			initial_ledger_description: text('What the first entry of its ledger says', {
				label: 'First Ledger Entry',
				placeholder: 'e.g. Thank you for your review',
			}),
		}),
		model('GiftCertificateLedgerEntry', {
			amount: money('What is added to the balance; below zero takes away', {
				signed: true,
				placeholder: 'e.g. 25',
			}),
			description: text('What the entry says', { maxLength: 50, placeholder: 'e.g. Returned goods' }),
			entry_dts: date('When it counts from', { label: 'Entry Date', parameter: 'entryDate' }),
			reference_order_id: text('Order the entry belongs to', order),
			gift_certificate_oid: integer('The gift certificate it belongs to', { readOnly: true }),
			gift_certificate_ledger_oid: integer('The number UltraCart gave the entry', { readOnly: true }),
		}),
		model('GiftCertificateQuery', {
			code: text('Code of the gift certificate', { placeholder: 'e.g. X9Y8Z7' }),
			email: text('Address of the person who may spend it', { placeholder: 'e.g. name@email.com' }),
			reference_order_id: text('The order it was bought with', order),
			expiration_dts_start: date('Those that expire at this moment or later', {
				label: 'Expires After',
				parameter: 'expirationDateBegin',
			}),
			expiration_dts_end: date('Those that expire at this moment or earlier', {
				label: 'Expires Before',
				parameter: 'expirationDateEnd',
			}),
			original_balance_start: money('Those that were worth this much or more at first', {
				label: 'Original Balance From',
				parameter: 'originalBalanceFrom',
			}),
			original_balance_end: money('Those that were worth this much or less at first', {
				label: 'Original Balance Up To',
				parameter: 'originalBalanceUpTo',
			}),
			remaining_balance_start: money('Those that have this much or more left', {
				label: 'Remaining Balance From',
				parameter: 'remainingBalanceFrom',
			}),
			remaining_balance_end: money('Those that have this much or less left', {
				label: 'Remaining Balance Up To',
				parameter: 'remainingBalanceUpTo',
			}),
		}),
		answer('GiftCertificateResponse', { gift_certificate: one('GiftCertificate', 'The gift certificate') }),
		answer('GiftCertificatesResponse', {
			gift_certificates: many('GiftCertificate', 'The gift certificates'),
		}),
	],
	operations: [
		operation({
			name: 'addLedgerEntry',
			kind: 'action',
			label: 'Add Ledger Entry',
			action: 'Add ledger entry to gift certificate',
			description: 'Put money on a gift certificate, or take some off',
			builderHint:
				'To change the balance: a refund as store credit, a goodwill, or money that was spent elsewhere',
			endpoint: 'addGiftCertificateLedgerEntry',
			form: {
				model: 'GiftCertificateLedgerEntry',
				label: 'Ledger Entry',
				required: ['amount', 'description'],
			},
		}),
		ordinaryOnes.create({
			description: 'Create a gift certificate. UltraCart makes up its code.',
			builderHint: 'For store credit: money that a customer can spend. For a discount, use a coupon',
			endpoint: 'createGiftCertificate',
			form: { model: 'GiftCertificateCreateRequest', required: ['amount'] },
		}),
		ordinaryOnes.delete({
			description: 'Delete a gift certificate, with what is left of it',
			by: { id: 'deleteGiftCertificate' },
		}),
		ordinaryOnes.get({
			description: 'Get one gift certificate with its balance and ledger',
		}),
		ordinaryOnes.getAll({
			description: 'Get the gift certificates of the account, many or filtered',
			endpoint: 'getGiftCertificatesByQuery',
			filters: 'body',
		}),
		operation({
			name: 'getByEmail',
			kind: 'list',
			label: 'Get by Email',
			action: 'Get gift certificates by email',
			description: 'Get all gift certificates of one email address',
			builderHint: 'For what one customer can still spend',
			endpoint: 'getGiftCertificatesByEmail',
			path: { email: 'email' },
			inputs: { email: input(email, { required: true }) },
		}),
		ordinaryOnes.update({
			builderHint: 'For expiration, email and notes. The balance changes with Add Ledger Entry only',
			endpoint: 'updateGiftCertificate',
			form: { model: 'GiftCertificate', required: [] },
		}),
	],
});
