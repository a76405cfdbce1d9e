// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties, NodeHint } from 'n8n-workflow';
import { couponProperties } from './couponProperties';
import { bulkJobProperties } from './bulkJobProperties';
import { customerProperties } from './customerProperties';
import { giftCertificateProperties } from './giftCertificateProperties';
import { groupProperties } from './groupProperties';
import { orderProperties } from './orderProperties';
import { userProperties } from './userProperties';
import { optionsProperty, resourceProperty } from './options';

export const properties: INodeProperties[] = [
	resourceProperty,
	...couponProperties,
	...bulkJobProperties,
	...customerProperties,
	...giftCertificateProperties,
	...groupProperties,
	...orderProperties,
	...userProperties,
	optionsProperty,
];
export const about =
	'Work with coupons, one-time codes, bulk jobs, customers, gift certificates, groups, orders and users in UltraCart';
export const subtitle =
	'={{ ({"coupon exists":"Check If Code Exists: Coupon","coupon create":"Create: Coupon","coupon upsert":"Create or Update: Coupon","coupon delete":"Delete: Coupon","coupon generateCodes":"Generate Codes: Coupon","coupon get":"Get: Coupon","coupon getEditorValues":"Get Editor Values: Coupon","coupon getAll":"Get Many: Coupon","coupon search":"Search: Coupon","coupon update":"Update: Coupon","coupon uploadCodes":"Upload Codes: Coupon","coupon getAutomatic":"Get Automatic Coupons: Coupon","coupon setAutomatic":"Set Automatic Coupons: Coupon","bulkJob cancel":"Cancel: Bulk Job","bulkJob get":"Get: Bulk Job","bulkJob getAll":"Get Many: Bulk Job","bulkJob getRecords":"Get Records: Bulk Job","customer addStoreCredit":"Add Store Credit: Customer","customer adjustCashback":"Adjust Cashback: Customer","customer adjustLoyaltyPoints":"Adjust Loyalty Points: Customer","customer clearEmailSuppression":"Clear Email Suppression: Customer","customer create":"Create: Customer","customer upsert":"Create or Update: Customer","customer delete":"Delete: Customer","customer get":"Get: Customer","customer getLoyalty":"Get Loyalty: Customer","customer getMagicLink":"Get Magic Link: Customer","customer getAll":"Get Many: Customer","customer getStoreCredit":"Get Store Credit: Customer","customer import":"Import: Customer","customer merge":"Merge: Customer","customer search":"Search: Customer","customer update":"Update: Customer","customer updateEmailLists":"Update Email Lists: Customer","giftCertificate addLedgerEntry":"Add Ledger Entry: Gift Certificate","giftCertificate create":"Create: Gift Certificate","giftCertificate delete":"Delete: Gift Certificate","giftCertificate get":"Get: Gift Certificate","giftCertificate getAll":"Get Many: Gift Certificate","giftCertificate getByEmail":"Get by Email: Gift Certificate","giftCertificate update":"Update: Gift Certificate","group addUser":"Add User: Group","group create":"Create: Group","group delete":"Delete: Group","group get":"Get: Group","group getAll":"Get Many: Group","group removeUser":"Remove User: Group","group update":"Update: Group","order getAll":"Get Many: Order","order get":"Get: Order","user create":"Create: User","user delete":"Delete: User","user get":"Get: User","user getLogins":"Get Logins: User","user getAll":"Get Many: User","user update":"Update: User"})[$parameter["resource"] + " " + $parameter["operation"]] }}';
export const hints: NodeHint[] = [
	{
		message: "Expiration Date is in the past: what has already expired can't be used",
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ DateTime.fromISO($parameter.additionalFields?.expirationDate ?? "") < $now }}',
	},
	{
		message:
			'Expiration Date is at midnight, when that day begins. For the whole day, set the time to 23:59.',
		type: 'info',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ /^[\\d-]+(T00:00|$)/.test($parameter.additionalFields?.expirationDate) }}',
	},
	{
		message: 'Expiration Date is in the past: choose a later one',
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ DateTime.fromISO($parameter.codeExpirationDate ?? "") < $now }}',
	},
	{
		message:
			'Expiration Date is at midnight, when that day begins. For the whole day, set the time to 23:59.',
		type: 'info',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ /^[\\d-]+(T00:00|$)/.test($parameter.codeExpirationDate) }}',
	},
	{
		message: "Expiration Date is in the past: what has already expired can't be used",
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ DateTime.fromISO($parameter.updateFields?.expirationDate ?? "") < $now }}',
	},
	{
		message:
			'Expiration Date is at midnight, when that day begins. For the whole day, set the time to 23:59.',
		type: 'info',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ /^[\\d-]+(T00:00|$)/.test($parameter.updateFields?.expirationDate) }}',
	},
	{
		message: 'Every run makes real codes. Pin the output while you build the workflow.',
		type: 'info',
		location: 'outputPane',
		whenToDisplay: 'always',
		displayCondition: '={{ $parameter.resource === "coupon" && $parameter.operation === "generateCodes" }}',
	},
];

export * from './lists';
export * from './operations';
