/** What the account holds that jobs are done in, and what they write there. */

/** Records that an account has before a job. */
export const ACCOUNT = 10_000;

/** The coupon that one-time codes are made of. */
export const CODES_OF = 'BENCH';

/** What "change one field" writes. */
export const CHANGED = 'Changed by the benchmark';
