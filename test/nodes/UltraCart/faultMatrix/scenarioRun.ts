/** One run of a scenario under a fault, and what it owes the user whatever goes wrong. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { LogEntry } from '../../../../sandbox/log';
import { NODE, type TestEnvironment } from '../../../support/testEnvironment';
import type { EngineRun } from '../../../../harness/engine';
import { logCount, logsFrom } from '../../../../harness/engine/logs';
import { OBSERVED, type ObservedNode } from '../../../support/observedNode';
import { expectWellWorded, errorTextOf } from '../support';
import { withoutGenerated } from '../operationContract/operationUnderTest';
import { SECRET } from '../operationContract/records';
import { mostExtraCalls, outcomeOf, type Fault, type Outcome } from './faults';
import type { Scenario, Target } from './scenario';

export interface Settings {
	readonly continueOnFail: boolean;
	readonly retryOnFail: boolean;
}

const nodeSettings = ({ continueOnFail, retryOnFail }: Settings) => ({
	...(continueOnFail && { onError: 'continueRegularOutput' as const }),
	...(retryOnFail && { retryOnFail: true, maxTries: 2, waitBetweenTries: 1000 }),
});

const indexOf = ({ pairedItem }: INodeExecutionData): number => (pairedItem as { item: number }).item;

/** A run in which nothing went wrong. */
export interface Baseline {
	/** What comes out for each item. */
	readonly outputs: readonly unknown[];
	readonly calls: readonly LogEntry[];
	/** Place of the call that faults are put upon. */
	readonly hit: number;
	readonly served: readonly number[];
	/** Items that this call serves, or one after it. */
	readonly servedFromThen: readonly number[];
}

/** What a run under a fault aftermath behind. */
interface Aftermath {
	readonly run: EngineRun;
	readonly calls: number;
	/** The calls that the fault was put upon. */
	readonly hits: readonly LogEntry[];
	/** How often the thing of each item is done. */
	readonly done: readonly number[];
}

export class ScenarioRun {
	constructor(
		private readonly env: TestEnvironment,
		private readonly scenario: Scenario,
		private readonly target: Target,
	) {}

	private get sandbox() {
		return this.env.sandbox;
	}

	/** @throws Error where the operation does not make the call that its row lets one expect */
	async undisturbed(): Promise<Baseline> {
		const { scenario, target, sandbox } = this;
		const run = await this.env.run(scenario.items, scenario.plan.parameters);
		if (run.error) throw run.error;
		const calls = [...sandbox.log.entries];
		const hit = calls.findLastIndex(({ endpoint }) => endpoint === target.endpoint.id);
		const call = calls[hit];
		if (!call) throw new Error(`Without faults the run does not call ${target.endpoint.id}`);
		expect(await this.done()).toEqual(scenario.indices.map(() => 1));
		const outputs = this.outputs(run);
		const later = new Set(calls.slice(hit).flatMap((each) => scenario.servedBy(each)));
		const servedFromThen = scenario.indices.filter((index) => later.has(index));
		return { outputs, calls, hit, served: scenario.servedBy(call), servedFromThen };
	}

	private async done(): Promise<number[]> {
		const { timesDone = () => 1 } = this.scenario.plan;
		const done: number[] = [];
		for (const index of this.scenario.indices) done.push(await timesDone(index));
		return done;
	}

	private outputs(run: EngineRun): unknown[][] {
		const items = run.executionItems(NODE);
		return this.scenario.indices.map((index) =>
			items.filter((item) => indexOf(item) === index).map(({ json }) => withoutGenerated(json)),
		);
	}

	/** The fault upon the call that the baseline run has at the same place. */
	private addFault({ what, lasting: isLasting }: Fault, { calls, hit }: Baseline, hung: () => void) {
		const id = this.target.endpoint.id;
		const before = calls.slice(0, hit);
		const when = isLasting
			? { times: Infinity, after: before.length }
			: { on: id, after: before.filter(({ endpoint }) => endpoint === id).length };
		return this.sandbox.faults.add({ ...what, ...when, ...(what.kind === 'hang' && { hung }) });
	}

	async under(fault: Fault, baseline: Baseline, settings: Settings, runOutOfTime: () => void): Promise<void> {
		const { scenario, sandbox } = this;
		this.addFault(fault, baseline, runOutOfTime);
		const run = await this.env.run(scenario.items, scenario.plan.parameters, nodeSettings(settings));
		const entries = [...sandbox.log.entries];
		sandbox.faults.clear();
		const hits = entries.filter((entry) => entry.fault !== undefined);
		const aftermath: Aftermath = { run, hits, calls: entries.length, done: await this.done() };
		expect(hits.length).toBeGreaterThan(0);
		this.expectFewCalls(fault, baseline, settings, aftermath);
		if (fault.lasting) this.expectLimitReached(baseline, settings, aftermath);
		else this.expectOutcome(fault, baseline, settings, aftermath, entries);
		this.expectNoSecrets(run);
	}

	private expectFewCalls(
		fault: Fault,
		{ calls, served }: Baseline,
		{ retryOnFail }: Settings,
		aftermath: Aftermath,
	): void {
		const most =
			calls.length + mostExtraCalls(fault, this.target, fault.lasting ? this.scenario.count : served.length);
		// A second try costs as much as a run without faults, and a look at each record that is gone already.
		const looks = this.target.looksAgain ? this.scenario.count : 0;
		const again = fault.lasting ? most : calls.length + looks;
		expect(aftermath.calls).toBeLessThanOrEqual(retryOnFail ? most + again : most);
		// UltraCart learns a moment later that somebody has hung up.
		if (fault.what.kind !== 'hang') expect(this.sandbox.log.maximumInFlight).toBe(1);
	}

	/** What a fault of a single call comes to. */
	private expectOutcome(
		fault: Fault,
		baseline: Baseline,
		settings: Settings,
		{ run, done }: Aftermath,
		entries: readonly LogEntry[],
	): void {
		const { target, scenario } = this;
		const outcome = outcomeOf(fault, target);
		const hitBy = fault.ends ? baseline.servedFromThen : baseline.served;
		const failing = outcome === 'succeeds' ? [] : hitBy;
		// n8n tries again when the node throws, or goes on and its first item holds an error.
		const triesAgain =
			settings.retryOnFail && failing.length > 0 && (!settings.continueOnFail || failing.includes(0));
		const isOver = outcome === 'fails' && triesAgain;
		if (failing.length === 0 || isOver) {
			expect(run.error).toBeUndefined();
			this.expectUndisturbed(run, baseline, scenario.indices);
			if (scenario.plan.timesDone) expect(done).toEqual(scenario.indices.map(() => 1));
			return;
		}
		if (outcome === 'uncertain') this.expectOnce(failing, entries);
		const times = fault.done && !target.endpoint.safe ? 1 : 0;
		if (scenario.plan.timesDone) for (const index of failing) expect(done[index]).toBe(times);
		const others = scenario.indices.filter((index) => !failing.includes(index));
		if (settings.continueOnFail) {
			expect(run.error).toBeUndefined();
			this.expectUndisturbed(run, baseline, others);
			this.expectErrorItems(run, failing, outcome);
			if (scenario.plan.timesDone) for (const index of others) expect(done[index]).toBe(1);
			return;
		}
		const told = errorTextOf(run);
		const item = Number(told.itemIndex);
		expect(failing).toContain(item);
		expectWellWorded(told, item + 1);
		if (outcome === 'uncertain') expect(told.description).toMatch(UNCERTAIN);
		this.expectCreatedReported(told, done, others);
	}

	/** A call that may have been done is made once, by however many tries. */
	private expectOnce(failing: readonly number[], entries: readonly LogEntry[]): void {
		const { scenario, target } = this;
		const same = entries.filter(
			(entry) =>
				entry.endpoint === target.endpoint.id &&
				scenario.servedBy(entry).some((index) => failing.includes(index)),
		);
		expect(same).toHaveLength(1);
	}

	/** The limit is reached and stays so: what has been done by then is there, and all else is told. */
	private expectLimitReached(
		baseline: Baseline,
		{ continueOnFail }: Settings,
		{ run, done }: Aftermath,
	): void {
		const { scenario } = this;
		const { timesDone } = scenario.plan;
		if (!continueOnFail) {
			const told = errorTextOf(run);
			expect(told.httpCode).toBe('429');
			expectWellWorded(told, Number(told.itemIndex) + 1);
			this.expectCreatedReported(told, done, scenario.indices);
			return;
		}
		expect(run.error).toBeUndefined();
		const items = run.executionItems(NODE);
		const failing = scenario.indices.filter((index) =>
			items.some((item) => indexOf(item) === index && item.json.error !== undefined),
		);
		for (const index of baseline.served) expect(failing).toContain(index);
		this.expectErrorItems(run, failing, 'fails');
		const others = scenario.indices.filter((index) => !failing.includes(index));
		this.expectUndisturbed(run, baseline, others);
		if (timesDone) expect(done).toEqual(scenario.indices.map((index) => (failing.includes(index) ? 0 : 1)));
	}

	/** Items that come out as if nothing had happened. */
	private expectUndisturbed(run: EngineRun, baseline: Baseline, indices: readonly number[]): void {
		const outputs = this.outputs(run);
		const wanted = indices.map((index) => baseline.outputs[index]);
		const given = indices.map((index) => outputs[index]);
		expect(given).toEqual(wanted);
		this.expectRealCodes(run.executionItems(NODE));
		const order = run.executionItems(NODE).map(indexOf);
		expect(order).toEqual([...order].sort((a, b) => a - b));
	}

	/** Every code that comes out is one that UltraCart made, and nobody gets another's. */
	private expectRealCodes(items: readonly INodeExecutionData[]): void {
		const codes = items.map(({ json }) => json.coupon_code).filter((code) => code !== undefined);
		expect(new Set(codes).size).toBe(codes.length);
		expect(this.sandbox.codes().map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
	}

	/** Items that hold what went wrong, and nothing else. */
	private expectErrorItems(run: EngineRun, failing: readonly number[], outcome: Outcome): void {
		for (const index of failing) {
			const own = run.executionItems(NODE).filter((item) => indexOf(item) === index);
			expect(own.map(({ json }) => Object.keys(json))).toEqual([['error']]);
			const error = own[0]?.json.error as string;
			expect(error).toContain(`[item ${index + 1}]`);
			expect(error).not.toMatch(/undefined|\[object|\.\.|\bnull\b/);
			if (outcome === 'uncertain') expect(error).toMatch(UNCERTAIN);
		}
	}

	/** What is there of the items that did not fail is in the hands of the user. */
	private expectCreatedReported(
		{ data, description }: { data: unknown; description: string },
		done: readonly number[],
		indices: readonly number[],
	): void {
		const { creates = () => false, deletes, takesOn } = this.scenario.plan;
		const made = (data ?? []) as Told[];
		const wanted = indices.filter((index) => (deletes ?? creates(index)) && (done[index] ?? 0) > 0);
		const told = made.flatMap(itemsOf).map((item) => item - 1);
		expect(told).toEqual(takesOn ? expect.arrayContaining(wanted) : wanted);
		for (const { records } of made) expect(description).toContain(JSON.stringify(records));
	}

	/** No secret in anything that a user, a log or n8n's database gets to see. */
	private expectNoSecrets(run: EngineRun): void {
		const everything = run.everything();
		for (const secret of [this.sandbox.key, SECRET]) expect(everything.includes(secret)).toBe(false);
	}

	/** The run is stopped while the call is under way, after UltraCart has done it. */
	async cancelled(baseline: Baseline, settings: Settings, observed: ObservedNode): Promise<void> {
		const { scenario, sandbox } = this;
		const firstLog = logCount();
		let cancel: () => void = () => undefined;
		this.addFault(HANGING, baseline, () => {
			cancel();
		});
		const handle = this.env.start(scenario.items, scenario.plan.parameters, {
			...nodeSettings(settings),
			type: OBSERVED,
		});
		cancel = () => {
			handle.cancel();
		};
		const [end, run] = await Promise.all([observed.next(), handle.finished]);
		expect(run.status).toBe('canceled');
		expect(end.thrown).toBeUndefined();
		const until = baseline.calls.slice(0, baseline.hit + 1);
		expect(sandbox.log.entries.map(({ endpoint }) => endpoint)).toEqual(
			until.map(({ endpoint }) => endpoint),
		);
		const output = end.output?.[0] ?? [];
		const done = await this.done();
		this.expectOutputOfCancelled(output, done, baseline);
		this.expectNoSecrets(run);
		const logs = logsFrom(firstLog).filter(({ message }) => message.startsWith('Cancelled'));
		expect(logs).toHaveLength(1);
		for (const { code } of sandbox.codes()) expect(logs[0]?.message).not.toContain(code);
	}

	/** What came out of a cancelled run is what had been done before the call that was under way. */
	private expectOutputOfCancelled(
		output: readonly INodeExecutionData[],
		done: readonly number[],
		{ served, outputs }: Baseline,
	): void {
		const { creates = () => false, timesDone } = this.scenario.plan;
		const indices = [...new Set(output.map(indexOf))];
		for (const index of indices) {
			expect(
				output.filter((item) => indexOf(item) === index).map(({ json }) => withoutGenerated(json)),
			).toEqual(outputs[index]);
			if (timesDone) expect(done[index]).toBe(1);
		}
		const others = this.scenario.indices.filter((index) => !served.includes(index));
		for (const index of others) if (creates(index) && done[index] === 1) expect(indices).toContain(index);
		if (timesDone) for (const count of done) expect(count).toBeLessThanOrEqual(1);
		this.expectRealCodes(output);
	}
}

/** What the error of a run tells of one item, or of several that have the same: "1 to 3, 5". */
interface Told {
	readonly item?: number;
	readonly items?: string;
	readonly records: readonly IDataObject[];
}

const itemsOf = ({ item, items = String(item) }: Told): number[] =>
	items.split(', ').flatMap((range) => {
		const [first = 0, last = first] = range.split(' to ').map(Number);
		return Array.from({ length: last - first + 1 }, (_, index) => first + index);
	});

const UNCERTAIN =
	/may or may not have done this|may have made codes|may have made it, or it was there before/;

const HANGING: Fault = { name: 'cancelled', what: { kind: 'hang' }, again: 'none', done: true };
