import type { Sandbox } from '../../sandbox/sandbox';

/** What the examples expect of an account; a merchant would have made it in the back office. */
export function prepareAccount(sandbox: Sandbox): void {
	if (sandbox.get('coupon', 'WELCOME10', 'merchant_code')) return;
	sandbox.insert('coupon', {
		merchant_code: 'WELCOME10',
		description: '10% off the first order',
		usable_by: 'UniqueCode',
		percent_off_subtotal: { discount_percent: 10 },
	});
}
