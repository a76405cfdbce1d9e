/** One-time codes: UltraCart makes them, knows them, and never lists them. */
import type { Account } from '../account';
import { folded } from '../json';
import { Random } from '../random';

export interface CouponCode {
	readonly code: string;
	readonly coupon_oid: number;
	readonly expiration_dts?: string;
	/** It came from elsewhere. */
	readonly uploaded: boolean;
	/** False when its coupon is gone, or has another merchant code since. */
	readonly valid: boolean;
}

type Kept = Omit<CouponCode, 'valid'> & { readonly madeFor: string };

/** Without letters and digits that look alike. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

export class CouponCodes {
	private readonly kept = new Map<string, Kept>();
	private readonly random = new Random();

	constructor(private readonly account: Account) {}

	/** Every code that was ever made or uploaded, in that order. */
	all(): CouponCode[] {
		return [...this.kept.values()].map(({ madeFor, ...code }) => ({
			...code,
			valid: folded(this.coupon(code.coupon_oid)?.merchant_code) === folded(madeFor),
		}));
	}

	has(code: string): boolean {
		return this.kept.has(folded(code)) || this.coupons().by('merchant_code', code) !== undefined;
	}

	generate(couponOid: number, quantity: number, prefix: string, expires: string | undefined): string[] {
		return Array.from({ length: quantity }, () => {
			let code: string;
			do code = prefix + this.random.text(LENGTH, ALPHABET);
			while (this.has(code));
			this.keep(code, couponOid, false, expires);
			return code;
		});
	}

	upload(couponOid: number, code: string): void {
		this.keep(code, couponOid, true);
	}

	private keep(code: string, coupon_oid: number, uploaded: boolean, expiration_dts?: string): void {
		const madeFor = String(this.coupon(coupon_oid)?.merchant_code);
		const expiry = expiration_dts === undefined ? {} : { expiration_dts };
		this.kept.set(folded(code), { code, coupon_oid, uploaded, madeFor, ...expiry });
	}

	private coupons() {
		return this.account.recordsOf(this.account.resource('coupon'));
	}

	private coupon(oid: number) {
		return this.coupons().get(oid);
	}
}

const made = new WeakMap<Account, CouponCodes>();

export function couponCodesOf(account: Account): CouponCodes {
	const codes = made.get(account) ?? new CouponCodes(account);
	made.set(account, codes);
	return codes;
}
