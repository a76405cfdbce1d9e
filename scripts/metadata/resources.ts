/** What the UltraCart node offers, one file each. A new resource is a new file and its line here. */
export { bulkJob } from './bulkJob';
export { coupon } from './coupon';
export { customer } from './customer';
export { giftCertificate } from './giftCertificate';
export { group } from './group';
export { order } from './order';
export { user } from './user';
