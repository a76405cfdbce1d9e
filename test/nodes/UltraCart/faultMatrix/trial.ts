/** One run of a job under a fault, and what it owes the user whatever goes wrong. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../../../../sandbox/json';
import type { Entry } from '../../../../sandbox/log';
import { NODE, type TestEnvironment } from '../../../support/testEnvironment';
import type { EngineRun } from '../../../../harness/engine';
import { logCount, logsFrom } from '../../../../harness/engine/logs';
import { OBSERVED, type ObservedNode } from '../../../support/observedNode';
import { expectGoodManners, toldBy } from '../support';
import { normal } from '../operationContract/walk';
import { costOf, fateOf, type WriteState, type Fault } from './faults';
import { occurrences, SECRET, type Job, type Target } from './job';

export interface Settings {
	readonly goesOn: boolean;
	readonly retries: boolean;
}

const nodeSettings = ({ goesOn, retries }: Settings) => ({
	...(goesOn && { onError: 'continueRegularOutput' as const }),
	...(retries && { retryOnFail: true, maxTries: 2, waitBetweenTries: 1000 }),
});

const indexOf = ({ pairedItem }: INodeExecutionData): number => (pairedItem as { item: number }).item;

/** What UltraCart makes up anew each time: moments, numbers and codes. */
const MADE_UP = /(_dts|_oid|^user_id|^login_histories)$|^(coupon_)?code$/;

function lasting(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(lasting);
	if (!isObject(value)) return normal(value);
	const kept = Object.entries(value).filter(([name]) => !MADE_UP.test(name));
	return Object.fromEntries(kept.map(([name, each]) => [name, lasting(each)]));
}

/** A run in which nothing went wrong. */
export interface Clean {
	/** What comes out for each item. */
	readonly outputs: readonly unknown[];
	readonly calls: readonly Entry[];
	/** Place of the call that faults are put upon. */
	readonly hit: number;
	readonly served: readonly number[];
}

/** What a run under a fault left behind. */
interface Left {
	readonly run: EngineRun;
	readonly calls: number;
	/** The calls that the fault was put upon. */
	readonly hits: readonly Entry[];
	/** How often the thing of each item is done. */
	readonly done: readonly number[];
}

export class Trial {
	constructor(
		private readonly env: TestEnvironment,
		private readonly job: Job,
		private readonly target: Target,
	) {}

	private get sandbox() {
		return this.env.sandbox;
	}

	/** @throws Error where the operation does not make the call that its row lets one expect */
	async clean(): Promise<Clean> {
		const { job, target, sandbox } = this;
		const run = await this.env.run(job.items, job.plan.parameters);
		if (run.error) throw run.error;
		const calls = [...sandbox.log.entries];
		const hit = calls.findLastIndex(({ endpoint }) => endpoint === target.endpoint.id);
		const call = calls[hit];
		if (!call) throw new Error(`Without faults the run does not call ${target.endpoint.id}`);
		expect(await this.done()).toEqual(job.indices.map(() => 1));
		const outputs = this.outputs(run);
		return { outputs, calls, hit, served: job.servedBy(call) };
	}

	private async done(): Promise<number[]> {
		const { times = () => 1 } = this.job.plan;
		const done: number[] = [];
		for (const index of this.job.indices) done.push(await times(index));
		return done;
	}

	private outputs(run: EngineRun): unknown[][] {
		const items = run.executionItems(NODE);
		return this.job.indices.map((index) =>
			items.filter((item) => indexOf(item) === index).map(({ json }) => lasting(json)),
		);
	}

	/** The fault upon the call that the clean run has at the same place. */
	private order({ what, lasting: isLasting }: Fault, { calls, hit }: Clean, hung: () => void) {
		const id = this.target.endpoint.id;
		const before = calls.slice(0, hit);
		const when = isLasting
			? { times: Infinity, after: before.length }
			: { on: id, after: before.filter(({ endpoint }) => endpoint === id).length };
		return this.sandbox.faults.add({ ...what, ...when, ...(what.kind === 'hang' && { hung }) });
	}

	async under(fault: Fault, clean: Clean, settings: Settings, runOutOfTime: () => void): Promise<void> {
		const { job, sandbox } = this;
		this.order(fault, clean, runOutOfTime);
		const run = await this.env.run(job.items, job.plan.parameters, nodeSettings(settings));
		const entries = [...sandbox.log.entries];
		sandbox.faults.clear();
		const hits = entries.filter((entry) => entry.fault !== undefined);
		const left: Left = { run, hits, calls: entries.length, done: await this.done() };
		expect(hits.length).toBeGreaterThan(0);
		this.expectFrugal(fault, clean, settings, left);
		if (fault.lasting) this.expectStorm(clean, settings, left);
		else this.expectFate(fault, clean, settings, left, entries);
		this.expectDiscreet(run);
	}

	private expectFrugal(fault: Fault, { calls, served }: Clean, { retries }: Settings, left: Left): void {
		const most = calls.length + costOf(fault, this.target, fault.lasting ? this.job.count : served.length);
		// A second try costs as much as a run without faults, and a look at each record that is gone already.
		const looks = this.target.kind === 'delete' ? this.job.count : 0;
		const again = fault.lasting ? most : calls.length + looks;
		expect(left.calls).toBeLessThanOrEqual(retries ? most + again : most);
		// UltraCart learns a moment later that somebody has hung up.
		if (fault.what.kind !== 'hang') expect(this.sandbox.log.maximumInFlight).toBe(1);
	}

	/** What a fault of a single call comes to. */
	private expectFate(
		fault: Fault,
		clean: Clean,
		settings: Settings,
		{ run, done }: Left,
		entries: readonly Entry[],
	): void {
		const { target, job } = this;
		const writeState = fateOf(fault, target);
		const failing = writeState === 'served' ? [] : clean.served;
		// n8n tries again when the node throws, or goes on and its first item holds an error.
		const triesAgain = settings.retries && failing.length > 0 && (!settings.goesOn || failing.includes(0));
		const isOver = writeState === 'fails' && triesAgain;
		if (failing.length === 0 || isOver) {
			expect(run.error).toBeUndefined();
			this.expectServed(run, clean, job.indices, fault);
			if (job.plan.times) expect(done).toEqual(job.indices.map(() => 1));
			return;
		}
		if (writeState === 'doubt') this.expectOnce(failing, entries);
		const times = fault.done && !target.endpoint.safe ? 1 : 0;
		if (job.plan.times) for (const index of failing) expect(done[index]).toBe(times);
		const others = job.indices.filter((index) => !failing.includes(index));
		if (settings.goesOn) {
			expect(run.error).toBeUndefined();
			this.expectServed(run, clean, others, fault);
			this.expectTold(run, failing, writeState);
			if (job.plan.times) for (const index of others) expect(done[index]).toBe(1);
			return;
		}
		const told = toldBy(run);
		const item = Number(told.itemIndex);
		expect(failing).toContain(item);
		expectGoodManners(told, item + 1);
		if (writeState === 'doubt') expect(told.description).toMatch(DOUBT);
		this.expectHandedOver(told, done, others);
	}

	/** A call that may have been done is made once, by however many tries. */
	private expectOnce(failing: readonly number[], entries: readonly Entry[]): void {
		const { job, target } = this;
		const same = entries.filter(
			(entry) =>
				entry.endpoint === target.endpoint.id && job.servedBy(entry).some((index) => failing.includes(index)),
		);
		expect(same).toHaveLength(1);
	}

	/** The limit is reached and stays so: what has been done by then is there, and all else is told. */
	private expectStorm(clean: Clean, { goesOn }: Settings, { run, done }: Left): void {
		const { job } = this;
		const { times } = job.plan;
		if (!goesOn) {
			const told = toldBy(run);
			expect(told.httpCode).toBe('429');
			expectGoodManners(told, Number(told.itemIndex) + 1);
			this.expectHandedOver(told, done, job.indices);
			return;
		}
		expect(run.error).toBeUndefined();
		const items = run.executionItems(NODE);
		const failing = job.indices.filter((index) =>
			items.some((item) => indexOf(item) === index && item.json.error !== undefined),
		);
		for (const index of clean.served) expect(failing).toContain(index);
		this.expectTold(run, failing, 'fails');
		const others = job.indices.filter((index) => !failing.includes(index));
		this.expectServed(run, clean, others);
		if (times) expect(done).toEqual(job.indices.map((index) => (failing.includes(index) ? 0 : 1)));
	}

	/** Items that come out as if nothing had happened. */
	private expectServed(run: EngineRun, clean: Clean, indices: readonly number[], fault?: Fault): void {
		const outputs = this.outputs(run);
		const wanted = indices.map((index) => clean.outputs[index]);
		const given = indices.map((index) => outputs[index]);
		if (fault?.acknowledged && !this.target.endpoint.safe) this.expectStandIns(indices, outputs);
		else expect(given).toEqual(wanted);
		this.expectRealCodes(run.executionItems(NODE));
		const order = run.executionItems(NODE).map(indexOf);
		expect(order).toEqual([...order].sort((a, b) => a - b));
	}

	/** What was sent stands for the record where UltraCart only says that it was done. */
	private expectStandIns(indices: readonly number[], outputs: readonly (readonly unknown[])[]): void {
		const { shows } = this.job.plan;
		for (const index of indices) {
			expect(outputs[index]).toHaveLength(1);
			if (shows) expect(occurrences(outputs[index], shows(index))).toBe(1);
		}
	}

	/** Every code that comes out is one that UltraCart made, and nobody gets another's. */
	private expectRealCodes(items: readonly INodeExecutionData[]): void {
		if (this.target.kind !== 'codes') return;
		const codes = items.map(({ json }) => json.coupon_code).filter((code) => code !== undefined);
		expect(new Set(codes).size).toBe(codes.length);
		expect(this.sandbox.codes().map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
	}

	/** Items that hold what went wrong, and nothing else. */
	private expectTold(run: EngineRun, failing: readonly number[], writeState: WriteState): void {
		for (const index of failing) {
			const own = run.executionItems(NODE).filter((item) => indexOf(item) === index);
			expect(own.map(({ json }) => Object.keys(json))).toEqual([['error']]);
			const error = own[0]?.json.error as string;
			expect(error).toContain(`[Item ${index + 1}]`);
			expect(error).not.toMatch(/undefined|\[object|\.\.|\bnull\b/);
			if (writeState === 'doubt') expect(error).toMatch(DOUBT);
		}
	}

	/** What is there of the items that did not fail is in the hands of the user. */
	private expectHandedOver(
		{ data, description }: { data: unknown; description: string },
		done: readonly number[],
		indices: readonly number[],
	): void {
		const { makes = () => false } = this.job.plan;
		const made = (data ?? []) as { item: number; records: IDataObject[] }[];
		const wanted = indices.filter((index) => makes(index) && (done[index] ?? 0) > 0);
		expect(made.map(({ item }) => item - 1)).toEqual(wanted);
		for (const { records } of made) expect(description).toContain(JSON.stringify(records));
	}

	/** No secret in anything that a user, a log or n8n's database gets to see. */
	private expectDiscreet(run: EngineRun): void {
		const everything = run.everything();
		for (const secret of [this.sandbox.key, SECRET]) expect(everything.includes(secret)).toBe(false);
	}

	/** The run is stopped while the call is under way, after UltraCart has done it. */
	async cancelled(clean: Clean, settings: Settings, observed: ObservedNode): Promise<void> {
		const { job, sandbox } = this;
		const firstLog = logCount();
		let cancel: () => void = () => undefined;
		this.order(HANGING, clean, () => {
			cancel();
		});
		const handle = this.env.start(job.items, job.plan.parameters, {
			...nodeSettings(settings),
			type: OBSERVED,
		});
		cancel = () => {
			handle.cancel();
		};
		const [end, run] = await Promise.all([observed.next(), handle.finished]);
		expect(run.status).toBe('canceled');
		expect(end.thrown).toBeUndefined();
		expect(sandbox.log.calls).toBe(clean.hit + 1);
		const output = end.output?.[0] ?? [];
		const done = await this.done();
		this.expectLeftBehind(output, done, clean);
		this.expectDiscreet(run);
		const logs = logsFrom(firstLog).filter(({ message }) => message.startsWith('Cancelled'));
		expect(logs).toHaveLength(1);
		for (const { code } of sandbox.codes()) expect(logs[0]?.message).not.toContain(code);
	}

	/** What came out of a cancelled run is what had been done before the call that was under way. */
	private expectLeftBehind(
		output: readonly INodeExecutionData[],
		done: readonly number[],
		{ served, outputs }: Clean,
	): void {
		const { makes = () => false, times } = this.job.plan;
		const indices = [...new Set(output.map(indexOf))];
		for (const index of indices) {
			expect(output.filter((item) => indexOf(item) === index).map(({ json }) => lasting(json))).toEqual(
				outputs[index],
			);
			if (times) expect(done[index]).toBe(1);
		}
		const others = this.job.indices.filter((index) => !served.includes(index));
		for (const index of others) if (makes(index) && done[index] === 1) expect(indices).toContain(index);
		if (times) for (const count of done) expect(count).toBeLessThanOrEqual(1);
		this.expectRealCodes(output);
	}
}

const DOUBT = /not known whether UltraCart did it|may have made codes/;

const HANGING: Fault = { name: 'cancelled', what: { kind: 'hang' }, again: 'none', done: true };
