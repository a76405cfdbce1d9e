// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { ReadEndpoints } from '../operation';
import { endpoints } from './endpoints';

export const coupon: ReadEndpoints = {
	by: { code: endpoints.getCouponByMerchantCode, id: endpoints.getCoupon },
	list: endpoints.getCoupons,
};
export const giftCertificate: ReadEndpoints = {
	by: { code: endpoints.getGiftCertificateByCode, id: endpoints.getGiftCertificateByOid },
	list: endpoints.getGiftCertificatesByQuery,
};
export const group: ReadEndpoints = { by: { id: endpoints.getGroup }, list: endpoints.getGroups };
export const user: ReadEndpoints = { by: { id: endpoints.getUser }, list: endpoints.getUsers };
