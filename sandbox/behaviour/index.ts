/** Resources that do more than keep records. Any other resource works without a line here. */
import type { Account } from '../account';
import { coupon } from './coupon';
import { giftCertificate } from './giftCertificate';
import { group } from './group';
import type { Behaviour } from './types';
import { user } from './user';
import { webhook } from './webhook';

export const behaviours: Readonly<Record<string, (account: Account) => Behaviour>> = {
	coupon,
	giftCertificate,
	group,
	user,
	webhook,
};
