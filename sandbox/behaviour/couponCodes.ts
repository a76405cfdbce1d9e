/** One-time codes: UltraCart generates and knows them, and never lists them. */
import type { Account } from '../account';
import { Random } from '../random';

export interface CouponCode {
	readonly code: string;
	readonly coupon_oid: number;
	readonly expiration_dts?: string;
	/** Whether it was uploaded rather than generated. */
	readonly uploaded: boolean;
	/** False if its coupon has been deleted or has another code now. */
	readonly valid: boolean;
}

type StoredCode = Omit<CouponCode, 'valid'> & { readonly merchantCode: string };

const CODE_LENGTH = 8;

class CouponCodes {
	private readonly stored = new Map<string, StoredCode>();
	private readonly random = new Random();

	constructor(private readonly account: Account) {}

	/** Every code that was ever generated or uploaded, oldest first. */
	all(): CouponCode[] {
		return [...this.stored.values()].map(({ merchantCode, ...code }) => ({
			...code,
			valid:
				this.account.foldName(this.coupon(code.coupon_oid)?.merchant_code) ===
				this.account.foldName(merchantCode),
		}));
	}

	has(code: string): boolean {
		return (
			this.stored.has(this.account.foldName(code)) || this.coupons().by('merchant_code', code) !== undefined
		);
	}

	generate(couponOid: number, quantity: number, prefix: string, expires: string | undefined): string[] {
		return Array.from({ length: quantity }, () => {
			let code: string;
			do code = prefix + this.random.code(CODE_LENGTH);
			while (this.has(code));
			this.store(code, couponOid, false, expires);
			return code;
		});
	}

	upload(couponOid: number, code: string): void {
		this.store(code, couponOid, true);
	}

	private store(code: string, coupon_oid: number, uploaded: boolean, expiration_dts?: string): void {
		const merchantCode = String(this.coupon(coupon_oid)?.merchant_code);
		const expiry = expiration_dts === undefined ? {} : { expiration_dts };
		this.stored.set(this.account.foldName(code), { code, coupon_oid, uploaded, merchantCode, ...expiry });
	}

	private coupons() {
		return this.account.recordsOf(this.account.resource('coupon'));
	}

	private coupon(oid: number) {
		return this.coupons().get(oid);
	}
}

const instances = new WeakMap<Account, CouponCodes>();

export function couponCodesOf(account: Account): CouponCodes {
	const codes = instances.get(account) ?? new CouponCodes(account);
	instances.set(account, codes);
	return codes;
}
