/** Runs of the built node in n8n's engine, against the sandbox, through a network in which things go wrong. */
// Not the global one, by which pauses are skipped.
import { setTimeout as pause } from 'node:timers/promises';

import { Random } from '../../sandbox/random';
import { BASE_PATH } from '../../sandbox/server';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { PROJECT_ROOT } from '../../scripts/project';
import { Engine, type EngineRun } from '../../harness/engine';
import { TestEnvironment } from '../support/testEnvironment';
import { stateOf } from './account';
import { Job } from './job';
import { FaultPlan } from './networkFault';
import { Proxy, type Exchange } from './proxy';
import { toldBy, type Told } from './told';
import { problemsOf, type Outcome } from './verdict';

/** More coupons than the smaller pages hold, and of the others as many as a run is about. */
const RECORDS = { bulkJob: 6, coupon: 110, customer: 24, giftCertificate: 12, group: 9, order: 24, user: 12 };

/** Real milliseconds: far more than any run takes, however often it waits for the node's patience to end. */
const LONGEST_RUN = 60_000;

/** The node reaches the sandbox through the proxy. */
class ProxiedEnvironment extends TestEnvironment {
	constructor(
		engine: Engine,
		sandbox: Sandbox,
		readonly proxy: Proxy,
	) {
		super(sandbox, engine);
	}

	override refreshCredentials(): void {
		super.refreshCredentials();
		for (const { data } of Object.values(this.credentials)) data.baseUrl = this.proxy.url + BASE_PATH;
	}

	override async close(): Promise<void> {
		await this.proxy.close();
		await super.close();
	}
}

export type Meddle = (sandbox: Sandbox, job: Job, told: Told) => void;

/** Of a run. Default: nothing goes wrong. */
interface Conditions {
	readonly faults?: FaultPlan['next'];
	readonly meddle?: Meddle;
	readonly continuesOnFail?: boolean;
}

/** What came of a seed. */
export interface Verdict {
	readonly seed: number;
	readonly job: Job;
	readonly exchanges: readonly Exchange[];
	readonly told: Told;
	readonly done: readonly number[];
	/** None where all promises were kept. */
	readonly problems: readonly string[];
}

export class Soak {
	private constructor(readonly env: ProxiedEnvironment) {}

	static async start(): Promise<Soak> {
		const sandbox = await startSandbox({ records: RECORDS, latency: 0, limits: false });
		const proxy = new Proxy(Number(new URL(sandbox.url).port));
		await proxy.listen();
		return new Soak(new ProxiedEnvironment(await Engine.load(PROJECT_ROOT), sandbox, proxy));
	}

	async close(): Promise<void> {
		await this.env.close();
	}

	/** A run of the node with what goes wrong by this seed. */
	async run(seed: number): Promise<Verdict> {
		const plan = new FaultPlan(new Random(seed));
		return await this.judged(seed, plan, { faults: plan.next });
	}

	/** A run in which nothing goes wrong, but for what `meddle` does after it: that has to be noticed. */
	async meddled(seed: number, meddle: Meddle): Promise<Verdict> {
		return await this.judged(seed, new FaultPlan(new Random(seed)), { meddle });
	}

	private async judged(seed: number, plan: FaultPlan, conditions: Conditions): Promise<Verdict> {
		const wanted = await this.outcome(this.jobOf(seed, plan), { continuesOnFail: true });
		const job = this.jobOf(seed, plan);
		const outcome = await this.outcome(job, { continuesOnFail: job.continuesOnFail, ...conditions });
		const { exchanges, told, done } = outcome;
		return { seed, job, exchanges, told, done, problems: problemsOf(outcome, wanted) };
	}

	private jobOf(seed: number, { stalls }: FaultPlan): Job {
		return new Job(this.env, seed, new Random(~seed), !stalls);
	}

	private async outcome(job: Job, { faults, continuesOnFail, meddle }: Conditions): Promise<Outcome> {
		const { proxy, sandbox } = this.env;
		const before = stateOf(sandbox);
		const doneBefore = await job.timesDone();
		proxy.begin(faults);
		const told = toldBy(await this.finished(job, continuesOnFail ?? false));
		if (proxy.failure !== undefined) throw proxy.failure as Error;
		const { exchanges } = proxy;
		meddle?.(sandbox, job, told);
		const after = stateOf(sandbox);
		return { job, told, exchanges, before, after, doneBefore, done: await job.timesDone() };
	}

	/** @throws where the run does not end */
	private async finished({ items, plan, settings, name }: Job, continuesOnFail: boolean): Promise<EngineRun> {
		const onError = continuesOnFail ? { onError: 'continueRegularOutput' as const } : {};
		const ended = new AbortController();
		const tooLong = pause(LONGEST_RUN, undefined, { signal: ended.signal }).then(() => {
			throw new Error(`${name} does not end`);
		});
		tooLong.catch(() => undefined);
		try {
			return await Promise.race([this.env.run(items, plan.parameters, { ...settings, ...onError }), tooLong]);
		} finally {
			ended.abort();
		}
	}
}
