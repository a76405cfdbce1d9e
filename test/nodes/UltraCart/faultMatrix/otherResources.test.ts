import { table } from '../../../../scripts/metadata';
import { describeFaultMatrix } from './describeFaultMatrix';

// Coupons have as many operations as all others: they are in a file of their own, so that both run at the same time.
describeFaultMatrix(table.resources.filter(({ name }) => name !== 'coupon'));
