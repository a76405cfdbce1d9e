import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { Client, type Authentication } from '../shared/client';
import { settle, type Settled } from '../shared/tryCall';
import { InputError } from '../shared/errors';
import { quote } from '../shared/text';
import { isEmpty } from './input/validate';
import type { Item, Outcome } from './item';
import { perform } from './operations';
import { Memory } from './output/checkpoint';
import type { Operation } from './operation';
import { PARAMETERS, readItem } from './input/readItem';
import { errorJson, madeBy, madeInBrief, runError } from './output/report';
import { Run, type Table } from './run';
import { withoutSecrets } from './output/redact';
import { shaped } from './output/shape';

const SECOND = 1000;
const DEFAULT_RATE_LIMIT_WAIT = 300;
const DEFAULT_TIMEOUT = 120;

function operationOf(execute: IExecuteFunctions, { operations }: Table): Operation {
	const resource = execute.getNodeParameter<{ resource: string }>('resource', 0);
	const name = execute.getNodeParameter('operation', 0);
	const operation = operations[resource]?.[name];
	if (!operation) {
		throw new InputError(`This version of the node does not know the operation ${name} of ${resource}`);
	}
	return operation;
}

/** A number of seconds from the options, in milliseconds. */
function duration(given: unknown, label: string, usual: number): number {
	const seconds = isEmpty(given) ? usual : Number(given);
	if (seconds >= 0 && Number.isFinite(seconds)) return seconds * SECOND;
	throw new InputError(`${label} has to be a number of seconds, and is ${quote(given)}`);
}

async function openClient(execute: IExecuteFunctions, signal?: AbortSignal): Promise<Client> {
	const authentication = execute.getNodeParameter('authentication', 0) as Authentication;
	// Each read alone: the expression of another option may fail for the first item.
	const option = (name: string): unknown =>
		execute.getNodeParameter(`${PARAMETERS.options}.${name}`, 0, null);
	return await Client.open(execute, authentication, {
		patience: {
			rateLimit: duration(
				option('rateLimitWait'),
				'Longest Wait for the Rate Limit',
				DEFAULT_RATE_LIMIT_WAIT,
			),
		},
		timeout: duration(option('timeout'), 'Timeout', DEFAULT_TIMEOUT),
		...(signal && { signal }),
	});
}

/** What n8n throws for an expression that does not work belongs to its item, like any other bad input. */
const asBadInput = (thrown: unknown) =>
	thrown instanceof InputError ? thrown : new InputError((thrown as Error).message);

function readItems(execute: IExecuteFunctions, operation: Operation, { models }: Table): (Item | Outcome)[] {
	const context = { models, zone: execute.getTimezone() };
	return execute.getInputData().map(({ json }, index) => {
		try {
			return readItem(execute, operation, index, json, context);
		} catch (thrown) {
			const item: Item = { index, json, values: {}, shape: 'raw' };
			return { item, records: [], failure: asBadInput(thrown) };
		}
	});
}

const isOutcome = (read: Item | Outcome): read is Outcome => 'records' in read;

/** Collects outcomes until all are there, one has failed and that ends the run, or the run is cancelled. */
async function collect(
	known: Outcome[],
	coming: () => AsyncGenerator<Outcome>,
	goOn: boolean,
	signal: AbortSignal | undefined,
): Promise<Outcome[]> {
	const outcomes = [...known];
	const broken = () => !goOn && outcomes.some(({ failure }) => failure !== undefined);
	if (broken()) return outcomes;
	const { thrown } = await settle(
		(async () => {
			for await (const outcome of coming()) {
				outcomes.push(outcome);
				if (broken()) break;
			}
		})(),
	);
	// A cancelled run hands out what it has made so far: an open editor may show it.
	if (thrown !== undefined && signal?.aborted !== true) throw thrown as Error;
	return outcomes;
}

function outputOf(
	outcome: Outcome,
	operation: Operation,
	input: readonly INodeExecutionData[],
): INodeExecutionData[] {
	const { item, records, failure, extended } = outcome;
	const pairedItem = { item: item.index };
	const binary = extended && input[item.index]?.binary;
	const items: INodeExecutionData[] = records.map((record) => ({
		json: shaped(record, operation, item),
		pairedItem,
		...(binary && { binary }),
	}));
	if (failure) items.push({ json: errorJson(failure, item, operation), pairedItem });
	return items;
}

/** "1 call for 1,000 items": what the run cost of the 1,000 calls an hour. */
function costOf({ calls }: Client, items: number): string {
	const count = (number: number, noun: string) =>
		`${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
	return `${count(calls, 'call')} to UltraCart for ${count(items, 'item')}`;
}

function tellHints(execute: IExecuteFunctions, { client, notes }: Run, items: number): void {
	const location = 'outputPane';
	const important = [...notes, ...[...client.warnings].map((warning) => `UltraCart warns: ${warning}`)];
	execute.addExecutionHints(
		...important.map((message) => ({ message, type: 'warning' as const, location: 'outputPane' as const })),
		{ message: costOf(client, items), type: 'info', location },
	);
}

/** What items have that the run never came to again: made by an earlier try, and not to be lost by this one. */
const untouched = (items: readonly Item[], outcomes: readonly Outcome[]): Outcome[] =>
	items
		.filter((item) => item.made !== undefined && !outcomes.some((outcome) => outcome.item === item))
		.map((item) => ({ item, records: item.told ?? [], made: item.made }));

/** n8n runs a node again (Retry On Fail) not only when it throws: also when it goes on and its first item holds an `error`. */
const mayRunAgain = ([first]: readonly INodeExecutionData[]): boolean => first?.json.error !== undefined;

/** Performs the operation for the items, or lets all of them fail where the credential or an option makes it impossible. */
async function* performed(
	opened: Settled<Run>,
	operation: Operation,
	items: readonly Item[],
): AsyncGenerator<Outcome> {
	const { value: run, thrown } = opened;
	if (run === undefined) {
		for (const item of items) yield { item, records: [], failure: asBadInput(thrown) };
		return;
	}
	for await (const outcome of perform(run, operation, items)) {
		yield withoutSecrets(outcome, operation, run.table.models);
	}
}

/**
 * Runs an operation for all input items: reads and checks every item first, then makes the calls, then hands out what came.
 *
 * @throws NodeOperationError for bad input and NodeApiError for what UltraCart refused, unless the node continues on fail
 */
export async function executeOperation(
	execute: IExecuteFunctions,
	table: Table,
): Promise<INodeExecutionData[][]> {
	const operation = operationOf(execute, table);
	const signal = execute.getExecutionCancelSignal();
	const memory = new Memory(execute, `${operation.noun} ${operation.kind}`);
	const read = readItems(execute, operation, table).map((each) =>
		isOutcome(each) ? each : memory.recall(each),
	);
	const items = read.filter((each): each is Item => !isOutcome(each));
	const opened = await settle(openClient(execute, signal).then((client) => new Run(client, table, signal)));
	const goOn = execute.continueOnFail();

	const known = read.filter(isOutcome);
	const outcomes = await collect(known, () => performed(opened, operation, items), goOn, signal);
	outcomes.sort((a, b) => a.item.index - b.item.index);
	if (opened.value) tellHints(execute, opened.value, read.length);

	const cancelled = signal?.aborted === true;
	if (cancelled) execute.logger.warn(`Cancelled. ${madeInBrief(outcomes, operation)}`);
	const failed = outcomes.find(({ failure }) => failure !== undefined);
	if (failed?.failure === undefined || goOn || cancelled) {
		const output = outcomes.flatMap((outcome) => outputOf(outcome, operation, execute.getInputData()));
		if (mayRunAgain(output)) memory.remember(outcomes);
		else memory.forget();
		return [output];
	}
	const made = [...outcomes, ...untouched(items, outcomes)];
	memory.remember(made);
	throw runError(execute.getNode(), failed.failure, failed.item, operation, madeBy(made));
}
