import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Client } from '../../shared/client';
import { countText } from '../../shared/text';
import type { ItemResult } from '../item';
import type { OperationBase } from '../operation';
import type { Run } from '../run';
import type { MadeForItem, RetryCheckpoint } from './checkpoint';
import { doneBy, errorJson, madeText, runError, summarizeMade } from './report';
import { shaped } from './shape';

function outputItems(
	{ item, records, error, extendsItem, isReceipt }: ItemResult,
	operation: OperationBase,
	input: readonly INodeExecutionData[],
): INodeExecutionData[] {
	const pairedItem = { item: item.index };
	const binary = extendsItem && input[item.index]?.binary;
	const items: INodeExecutionData[] = records.map((record) => ({
		json: isReceipt ? record : shaped(record, operation, item),
		pairedItem,
		...(binary && { binary }),
	}));
	if (error) items.push({ json: errorJson(error, item, operation), pairedItem });
	return items;
}

/** "93 items, 1 call": what came out, and what it cost of the 1,000 calls an hour. */
function costOf({ calls, sharedCalls }: Client, items: number): string {
	const shared =
		sharedCalls === 0 ? '' : `, and a part in ${countText(sharedCalls, 'call')} of other executions`;
	return `${countText(items, 'item')}, ${countText(calls, 'call')}${shared}`;
}

/** A run that waited for longer is told so, in milliseconds. */
const LONG_WAIT = 10_000;

/** Why the run took its time, where that was because of others. */
const waitedFor = ({ waitedForOthers }: Client): string[] =>
	waitedForOthers > LONG_WAIT
		? [
				`Waited ${Math.round(waitedForOthers / 1000)} seconds for other executions: UltraCart takes one call at a time`,
			]
		: [];

/**
 * What the user should know besides the items, beside the node's output.
 *
 * @param items how many come out
 */
export function addHints(execute: IExecuteFunctions, { client, notes, summary }: Run, items: number): void {
	const location = 'outputPane';
	const warnings = [...notes, ...[...client.warnings].map((warning) => `UltraCart warns: ${warning}`)];
	for (const message of warnings) execute.addExecutionHints({ message, type: 'warning', location });
	const cost = summary ?? costOf(client, items);
	for (const message of [cost, ...waitedFor(client)])
		execute.addExecutionHints({ message, type: 'info', location });
}

/** n8n runs a node again (Retry On Fail) not only when it throws: also when it goes on and its first item holds an `error`. */
const mayRunAgain = ([first]: readonly INodeExecutionData[]): boolean => first?.json.error !== undefined;

/** Tells what an earlier try made of items that ask for something else now. */
function addUnclaimed(
	execute: IExecuteFunctions,
	operation: OperationBase,
	unclaimed: readonly MadeForItem[],
): void {
	if (unclaimed.length === 0) return;
	const message = `Items ask for something else than at an earlier try. For that one, UltraCart ${doneBy(operation)} these ${madeText(unclaimed, operation)}`;
	execute.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

/**
 * Turns results into output items, in the order of the input.
 *
 * @throws NodeOperationError for bad input and NodeApiError for what UltraCart refused, unless the node continues on fail
 */
export function handOut(
	execute: IExecuteFunctions,
	operation: OperationBase,
	results: readonly ItemResult[],
	checkpoint: RetryCheckpoint,
): INodeExecutionData[] {
	const isCancelled = execute.getExecutionCancelSignal()?.aborted === true;
	if (isCancelled) execute.logger.warn(`Cancelled. ${summarizeMade(results, operation)}`);
	const sorted = [...results].sort((a, b) => a.item.index - b.item.index);
	const failure = sorted.find(({ error }) => error !== undefined);
	if (failure?.error && !execute.continueOnFail() && !isCancelled) {
		checkpoint.leave();
		throw runError(execute.getNode(), failure.error, failure.item, operation, checkpoint.all, sorted);
	}
	const input = execute.getInputData();
	const output = sorted.flatMap((result) => outputItems(result, operation, input));
	addUnclaimed(execute, operation, checkpoint.unclaimed);
	// The output of a cancelled run reaches nobody: what is kept is then all that is left.
	if (isCancelled || mayRunAgain(output)) checkpoint.leave();
	else checkpoint.clear();
	return output;
}
