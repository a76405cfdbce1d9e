/** Resources that do more than store records. Any other resource works without a line here. */
import type { BehaviourFactories } from '../account';
import { bulkJob } from './bulkJob';
import { coupon } from './coupon';
import { customer } from './customer';
import { giftCertificate } from './giftCertificate';
import { group } from './group';
import { order } from './order';
import { user } from './user';
import { webhook } from './webhook';

export const behaviours: BehaviourFactories = {
	bulkJob,
	coupon,
	customer,
	giftCertificate,
	group,
	order,
	user,
	webhook,
};
