import { coupon } from '../../../../scripts/metadata/coupon';
import { describeFaults } from './describe';

describeFaults([coupon]);
