/** Where the table knowingly says something else than a source, or more than both. */

import { webhookExceptions } from './webhookExceptions';

export interface Exception {
	readonly why: string;
	/** Lines of `differences`. */
	readonly lines: readonly string[];
}

const unfounded = (claim: string, ...names: string[]) =>
	names.map((name) => `table: ${name}: ${claim}, which no source tells`);

const giftCertificates = 'POST /gift_certificate/gift_certificates/query';

export const exceptions: readonly Exception[] = [
	{
		why: 'The SDKs have sent the query as a POST since 2021-09-20, because it is a JSON body',
		lines: ['documents: POST /coupon/coupons/query: method GET, table says POST'],
	},
	{
		why: 'The document answers with the deleted coupon, the SDKs with nothing: whatever arrives is taken',
		lines: ['sdk: DELETE /coupon/coupons/{coupon_oid}: answer none, table says CouponResponse'],
	},
	{
		why: 'Both sources leave the answer empty, which helps nobody: the table takes a group where one comes',
		lines: ['documents', 'sdk'].map(
			(source) => `${source}: GET /user/groups/{group_oid}: answer none, table says GroupResponse`,
		),
	},
	{
		why: 'The models of users and groups are in the SDKs only, which have no read-only marks: numbers that UltraCart gives',
		lines: unfounded('read-only yes', 'Group.group_oid', 'User.user_id'),
	},
	{
		why: 'Likewise, what a list of everything that exists says about each entry besides its name and its switch',
		lines: unfounded(
			'read-only yes',
			'GroupUserMembership.email',
			'GroupUserMembership.fullName',
			'GroupUserMembership.login',
			'LinkedAccount.company',
			'Notification.can_filter_by_distribution_centers',
			'Notification.can_include_affiliate',
			'Notification.can_include_order',
			'Notification.can_include_order_plain_text',
			'Notification.notification_group',
			'Permission.permission_group',
			'UserGroupMembership.name',
		),
	},
	{
		why: 'Gift certificates are in the SDKs only too: what UltraCart makes up, counts and writes by itself is read-only',
		lines: unfounded(
			'read-only yes',
			'GiftCertificate.code',
			'GiftCertificate.deleted',
			'GiftCertificate.gift_certificate_oid',
			'GiftCertificate.ledger_entries',
			'GiftCertificate.merchant_id',
			'GiftCertificate.original_balance',
			'GiftCertificate.remaining_balance',
			'GiftCertificateLedgerEntry.gift_certificate_ledger_oid',
			'GiftCertificateLedgerEntry.gift_certificate_oid',
		),
	},
	{
		why: 'The SDKs tell that there are pages but not how large: 100 is what every API of UltraCart hands out at first',
		lines: [
			...['default 100', 'max 100'].flatMap((claim) => unfounded(claim, `${giftCertificates} ?_limit`)),
			...unfounded('default 0', `${giftCertificates} ?_offset`),
		],
	},
	...webhookExceptions,
];
