import type { Sandbox } from '../../sandbox/sandbox';
import type { WorkflowJson } from '../engine';

/** The codes of the coupons that a workflow names. */
const couponsOf = ({ nodes }: Pick<WorkflowJson, 'nodes'>): string[] =>
	nodes
		.map(({ parameters: { coupon } }) => coupon as { mode?: string; value?: unknown } | undefined)
		.filter((coupon) => coupon?.mode === 'code')
		.map((coupon) => String(coupon?.value))
		.filter((code) => !code.startsWith('='));

/** A merchant would have made it in the back office. */
function ensureCoupon(sandbox: Sandbox, code: string): void {
	if (sandbox.get('coupon', code, 'merchant_code')) return;
	sandbox.insert('coupon', {
		merchant_code: code,
		usable_by: 'UniqueCode',
		percent_off_subtotal: { discount_percent: 10 },
	});
}

/** Makes the coupons that a workflow names. */
export function prepareAccount(sandbox: Sandbox, workflow: Pick<WorkflowJson, 'nodes'>): void {
	for (const code of couponsOf(workflow)) ensureCoupon(sandbox, code);
}
