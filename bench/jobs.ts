/** What is to be done, the same for every approach. */
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../sandbox/sandbox';
import type { Switches } from '../sandbox/switches';

/** Records that an account has before a job. */
export const ACCOUNT = 10_000;

/** The coupon that one-time codes are made of. */
export const CODES_OF = 'BENCH';

/** What "change one field" writes. */
export const CHANGED = 'Changed by the benchmark';

const MANY = 1000;

/** Jobs that compare the price of a call make few of them: what is wanted is the price, and not the number. */
const FEW = 200;

export interface Job {
	readonly title: string;
	/** How many things are to be done; without it every coupon of the account is one. */
	readonly size?: number;
	/** How UltraCart is to behave, where that is not documented. */
	readonly switches?: Partial<Switches>;
	/** Calls that this node is to make at most. */
	readonly calls?: number;
	/** What goes into the workflow, one item for each thing to do. */
	readonly items: (sandbox: Sandbox) => IDataObject[];
	/** How many of the things are done: by what is in the account now, and by what reached the user. */
	readonly done: (sandbox: Sandbox, delivered: readonly string[]) => number;
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** Spread over the whole account, so that no page of a listing is spared by chance. */
function spread(sandbox: Sandbox, count: number): IDataObject[] {
	const coupons = sandbox.list('coupon');
	const step = Math.floor(coupons.length / count);
	return numbered(count).map((n) => {
		const { coupon_oid, merchant_code } = coupons[n * step - 1] ?? {};
		return { coupon_oid, merchant_code } as IDataObject;
	});
}

const newCoupons = (count: number) =>
	numbered(count).map((n) => ({ merchant_code: `NEW${n}`, description: `New coupon ${n}` }));

const holding = (sandbox: Sandbox, attribute: string, value: RegExp) =>
	sandbox.list('coupon').filter((coupon) => value.test(String(coupon[attribute]))).length;

const distinct = (delivered: readonly string[]) => new Set(delivered).size;

export const JOBS = {
	codes: {
		title: 'One code for each of 1,000 contacts',
		size: MANY,
		calls: 1,
		items: (sandbox) => {
			sandbox.insert('coupon', {
				merchant_code: CODES_OF,
				usable_by: 'UniqueCode',
				percent_off_subtotal: { discount_percent: 10 },
			});
			return numbered(MANY).map((n) => ({ email: `contact${n}@example.com` }));
		},
		done: (_, codes) => distinct(codes),
	},
	create: {
		title: 'Create 1,000 coupons',
		size: MANY,
		calls: 20,
		items: () => newCoupons(MANY),
		done: (sandbox) => holding(sandbox, 'merchant_code', /^NEW\d/),
	},
	change: {
		title: 'Change one field of 1,000 coupons',
		size: MANY,
		calls: 70,
		items: (sandbox) => spread(sandbox, MANY),
		done: (sandbox) => holding(sandbox, 'description', new RegExp(CHANGED)),
	},
	delete: {
		title: 'Delete 1,000 coupons',
		size: MANY,
		calls: 20,
		items: (sandbox) => spread(sandbox, MANY),
		done: (sandbox) => ACCOUNT - sandbox.list('coupon').length,
	},
	read: {
		title: 'Read all 10,000 coupons',
		calls: 50,
		items: () => [{}],
		done: (_, codes) => distinct(codes),
	},
	check: {
		title: 'Check 1,000 codes',
		size: MANY,
		calls: 50,
		items: (sandbox) =>
			spread(sandbox, MANY).map(({ merchant_code }, n) => ({
				merchant_code: n % 2 === 0 ? merchant_code : `NONE${n}`,
			})),
		done: (_, answers) =>
			new Set(answers.filter((answer) => answer.startsWith('NONE') === answer.endsWith('=false'))).size,
	},
	getSingly: {
		title: 'Get 200 coupons, one a call',
		size: FEW,
		// Not knowing how many coupons there are, this node does not list them.
		switches: { totalRecords: 'null' },
		items: (sandbox) => spread(sandbox, FEW),
		done: (_, codes) => distinct(codes),
	},
	createSingly: {
		title: 'Create 200 coupons, one a call',
		size: FEW,
		items: () => newCoupons(FEW),
		done: (sandbox) => holding(sandbox, 'merchant_code', /^NEW\d/),
	},
} as const satisfies Record<string, Job>;

export type JobName = keyof typeof JOBS;

/** The jobs of the main table; the others are there to compare the price of single calls. */
export const MAIN_JOBS = [
	'codes',
	'create',
	'change',
	'delete',
	'read',
	'check',
] as const satisfies JobName[];

export const jobCalled = (name: JobName): Job => JOBS[name];
