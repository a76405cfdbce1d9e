import { coupon } from '../../../../scripts/metadata/coupon';
import { describeFaultMatrix } from './describeFaultMatrix';

describeFaultMatrix([coupon]);
