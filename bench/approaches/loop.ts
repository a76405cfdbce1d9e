/** The floor: a plain script without n8n that makes one call after the other and knows the limit. */
import type { IDataObject } from 'n8n-workflow';

import { CHANGED, CODES_OF } from '../account';
import type { ComparedJobName, JobName } from '../jobs';
import { answerOf, VERSION_HEADER, codesOf, generatedCodes, PAGE, text } from './approach';

export interface Account {
	readonly baseUrl: string;
	readonly key: string;
	/** Waits; the benchmark decides what a wait is. */
	readonly wait: (milliseconds: number) => Promise<void>;
}

/** As many calls UltraCart takes in an hour; from then on one each 3.6 seconds. */
const BURST = 1000;
const INTERVAL = 3600;

type Call = (method: string, path: string, body?: unknown) => Promise<IDataObject>;

function caller({ baseUrl, key, wait }: Account): Call {
	let calls = 0;
	const headers = {
		'x-ultracart-simple-key': key,
		[VERSION_HEADER.name]: VERSION_HEADER.value,
		'Content-Type': 'application/json',
	};
	return async (method, path, body) => {
		if (calls >= BURST) await wait(INTERVAL);
		calls += 1;
		const response = await fetch(`${baseUrl}/coupon/coupons${path}`, {
			method,
			headers,
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}`);
		const answer = await response.text();
		return answer === '' ? {} : (JSON.parse(answer) as IDataObject);
	};
}

type Work = (call: Call, items: readonly IDataObject[]) => Promise<string[]>;

/** One call after the other for each item. */
const forEach =
	(one: (call: Call, item: IDataObject) => Promise<string[]>): Work =>
	async (call, items) => {
		const delivered: string[] = [];
		for (const item of items) delivered.push(...(await one(call, item)));
		return delivered;
	};

const byCode = ({ merchant_code }: IDataObject) =>
	`/merchant_code/${encodeURIComponent(text(merchant_code))}`;

const create = forEach(async (call, item) => {
	await call('POST', '', { ...item, percent_off_subtotal: { discount_percent: 10 } });
	return [];
});

async function read(call: Call): Promise<string[]> {
	const coupons: IDataObject[] = [];
	for (let more = true; more;) {
		const page = await call('GET', `?_limit=${PAGE}&_offset=${coupons.length}`);
		coupons.push(...(page.coupons as IDataObject[]));
		more = (page.metadata as { result_set: { more: boolean } }).result_set.more;
	}
	return codesOf(coupons);
}

export const loop: Readonly<Record<ComparedJobName, Work> & Partial<Record<JobName, Work>>> = {
	codes: forEach(async (call) => {
		return generatedCodes(await call('POST', `/merchant_code/${CODES_OF}/generate_codes`, { quantity: 1 }));
	}),
	create,
	change: forEach(async (call, item) => {
		const { coupon } = await call('GET', byCode(item));
		const changed = { ...(coupon as IDataObject), description: CHANGED };
		await call('PUT', `/${text((coupon as IDataObject).coupon_oid)}`, changed);
		return [];
	}),
	delete: forEach(async (call, { coupon_oid }) => {
		await call('DELETE', `/${text(coupon_oid)}`);
		return [];
	}),
	read,
	check: forEach(async (call, item) => answerOf(await call('GET', `${byCode(item)}/exists`))),
	getSingly: forEach(async (call, item) => codesOf((await call('GET', byCode(item))).coupon)),
	createSingly: create,
};

/** Does a job. */
export async function runLoop(
	job: JobName,
	account: Account,
	items: readonly IDataObject[],
): Promise<string[]> {
	const work = loop[job];
	if (!work) throw new Error(`The plain loop does not do ${job}`);
	return await work(caller(account), items);
}
