import { table } from '../../../../scripts/metadata';
import { describeFaults } from './describe';

// Coupons have as many operations as all others: they are in a file of their own, so that both run at the same time.
describeFaults(table.resources.filter(({ name }) => name !== 'coupon'));
