/**
 * A little of `npm run soak` each time: random operations over a network in which things go wrong. What was told is held against
 * what is there.
 */
import { couponCodesOf } from '../../sandbox/behaviour/couponCodes';
import type { Json } from '../../sandbox/json';
import type { Sandbox } from '../../sandbox/sandbox';
import { withoutGenerated } from '../nodes/UltraCart/operationContract/operationUnderTest';
import { skipPauses } from '../support/time';
import { LONGEST_PAUSE, OPERATIONS, seedOf, type Job } from './job';
import { reportOf } from './report';
import { Soak, type Meddle } from './soak';
import type { Told } from './told';

/** Twenty, and those that have found something. */
const SEEDS = [...Array.from({ length: 20 }, (_, n) => n + 1), 229, 315, 589, 665, 803, 987];

let soak: Soak;

beforeAll(async () => {
	soak = await Soak.start();
});
beforeEach(() => {
	skipPauses(soak.env.sandbox, LONGEST_PAUSE);
});
afterAll(async () => {
	await soak.close();
});

describe('nothing is lost, doubled, mistold or unaccounted for', () => {
	it.each(SEEDS)('seed %i', async (seed) => {
		const verdict = await soak.run(seed);
		if (verdict.problems.length > 0) throw new Error(reportOf(verdict));
	});
});

it('makes the same of a seed each time', async () => {
	const course = async () => {
		const { job, exchanges } = await soak.run(9);
		const calls = exchanges.map(({ request: { method, path }, fault }) => [method, path, fault]);
		return [job.name, job.settings, withoutGenerated(job.items), calls];
	};
	expect(await course()).toEqual(await course());
});

/** The first item that went well. */
const done = ({ items }: Told): number => [...items].find(([, { error }]) => error === undefined)?.[0] ?? -1;

/** Stores a record as it is, by no rules. */
function put({ account }: Sandbox, { resource }: Job, record: Json): void {
	account.recordsOf(account.resource(resource.name)).put(record);
}

describe('a verdict notices', () => {
	const recordOf = (told: Told): Json => told.items.get(done(told))?.records[0] ?? {};

	const wentWell = (told: Told): boolean => told.error === undefined && done(told) >= 0;

	/** With the first seed of an operation by which no item has to fail the run, and one goes well. */
	async function meddled(name: string, meddle: Meddle): Promise<string> {
		for (let seed = seedOf(name); ; seed += OPERATIONS) {
			const { told, problems } = await soak.meddled(seed, (sandbox, job, toldFirst) => {
				if (wentWell(toldFirst)) meddle(sandbox, job, toldFirst);
			});
			if (wentWell(told)) return problems.join('\n');
		}
	}

	it.each<[string, string, string, Meddle]>([
		[
			'a record that is told as made and is not there',
			'coupon create',
			'mistold: item',
			(sandbox, _, told) => {
				sandbox.remove('coupon', recordOf(told).coupon_oid as number);
			},
		],
		[
			'a record that was made twice',
			'giftCertificate create',
			'was made, which no item asked for',
			(sandbox, job, told) => {
				put(sandbox, job, { ...recordOf(told), gift_certificate_oid: 5000, code: 'TWICE' });
			},
		],
		[
			'a record that is told as deleted and is there',
			'user delete',
			'told as done, and is done 0 times',
			(sandbox, job, told) => {
				put(sandbox, job, job.records[done(told)] ?? {});
			},
		],
		[
			'an attribute that was wiped',
			'giftCertificate update',
			'has another',
			(sandbox, job, told) => {
				const { internal, ...rest } = recordOf(told);
				put(sandbox, job, rest);
			},
		],
		[
			'a code that is told to nobody',
			'coupon generateCodes',
			'lost: the code',
			({ account }, job, told) => {
				const { coupon_oid } = job.items[done(told)]?.record as Json;
				couponCodesOf(account).generate(Number(coupon_oid), 1, '', undefined);
			},
		],
		[
			'a code that is told and does not exist',
			'coupon generateCodes',
			'which its coupon does not have',
			(_, __, { items }) => {
				items.set(0, { records: [{ coupon_code: 'INVENTED' }] });
			},
		],
		[
			'a failure of what was done',
			'group addUser',
			'is done, and told as failed',
			(_, __, told) => {
				told.items.set(done(told), { records: [], error: 'UltraCart refused it' });
			},
		],
		[
			'an item of which nothing is told',
			'coupon get',
			'unaccounted for',
			(_, __, { items }) => {
				items.delete(0);
			},
		],
	])('%s', async (_, name, problem, meddle) => {
		expect(await meddled(name, meddle)).toContain(problem);
	});

	it('nothing where nothing is wrong', async () => {
		expect(await meddled('coupon upsert', () => undefined)).toBe('');
	});
});
