/** What is to be done, the same for every approach. */
import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../sandbox/sandbox';
import type { Switches } from '../sandbox/switches';
import { ACCOUNT, CHANGED, CODES_OF } from './account';
import { broughtUpToDate, contacts } from './customers';

const MANY = 1000;

/** Jobs that compare the price of a call make few of them: what is wanted is the price, and not the number. */
const FEW = 200;

export interface Job {
	readonly title: string;
	/** How many things are to be done; without it every coupon of the account is one. */
	readonly size?: number;
	/** How UltraCart is to behave, where that is not documented. */
	readonly switches?: Partial<Switches>;
	/** Calls that this node is to make at most, but for those that have a limit of their own. */
	readonly calls?: number;
	/** Calls to UltraCart's Bulk API that this node is to make at most. */
	readonly bulkCalls?: number;
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

/** Of so many records, which is what a call carries, one is bad. */
const BATCH = 50;

/** Deletes one of each batch beforehand. */
function withSomeGone(sandbox: Sandbox, items: IDataObject[]): IDataObject[] {
	items.forEach(({ coupon_oid }, n) => {
		if (n % BATCH === 0) sandbox.remove('coupon', coupon_oid as number);
	});
	return items;
}

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
	deleteSomeGone: {
		title: 'Delete 1,000 coupons, of each 50 one gone',
		size: MANY,
		calls: 75,
		items: (sandbox) => withSomeGone(sandbox, spread(sandbox, MANY)),
		done: (sandbox) => ACCOUNT - sandbox.list('coupon').length,
	},
	deleteAllGone: {
		title: 'Delete 1,000 coupons that are all gone',
		size: MANY,
		calls: 75,
		items: () => numbered(MANY).map((n) => ({ merchant_code: `GONE${n}` })),
		done: (_, deleted) => distinct(deleted),
	},
	createSomeTaken: {
		title: 'Create 1,000 coupons, of which 20 codes are taken',
		size: MANY - MANY / BATCH,
		calls: 75,
		items: (sandbox) => {
			const taken = spread(sandbox, MANY / BATCH);
			return newCoupons(MANY).map((coupon, n) =>
				n % BATCH === 0 ? { ...coupon, merchant_code: taken[n / BATCH]?.merchant_code } : coupon,
			);
		},
		done: (sandbox) => holding(sandbox, 'merchant_code', /^NEW\d/),
	},
	deleteOneGone: {
		title: 'Delete 50 coupons, one of them gone',
		size: BATCH,
		calls: 15,
		items: (sandbox) => withSomeGone(sandbox, spread(sandbox, BATCH)),
		done: (sandbox) => ACCOUNT - sandbox.list('coupon').length,
	},
	import: {
		title: 'Bring 10,000 customers up to date, of whom half exist',
		size: 10_000,
		calls: 55,
		bulkCalls: 120,
		items: (sandbox) => contacts(sandbox, 10_000, (index) => index % 2 === 0),
		done: broughtUpToDate,
	},
	importQuarter: {
		title: 'Bring 25,000 customers up to date',
		size: 25_000,
		items: (sandbox) => contacts(sandbox, 25_000),
		done: broughtUpToDate,
	},
	importAll: {
		title: 'Bring 100,000 customers up to date',
		size: 100_000,
		items: (sandbox) => contacts(sandbox, 100_000),
		done: broughtUpToDate,
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

/**
 * Jobs of which UltraCart refuses batches, because records are gone or codes are taken. One call for each item does not notice:
 * they are for this node alone.
 */
export const REFUSED_JOBS = [
	'deleteSomeGone',
	'deleteAllGone',
	'createSomeTaken',
	'deleteOneGone',
] as const satisfies JobName[];

/** Jobs for UltraCart's Bulk API, which is there for customers and orders only. The first is compared with what else there is. */
export const BULK_JOBS = ['import', 'importQuarter', 'importAll'] as const satisfies JobName[];

/** The jobs that every approach does. */
export type ComparedJobName = Exclude<JobName, (typeof REFUSED_JOBS | typeof BULK_JOBS)[number]>;

export const jobCalled = (name: JobName): Job => JOBS[name];
