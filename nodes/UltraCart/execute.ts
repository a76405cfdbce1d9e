import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { InputError } from '../shared/errors';
import { openRun, type OpenedRun } from './input/openRun';
import { readItems } from './input/readItems';
import { failed, type Item, type ItemResult } from './item';
import { perform, type Operation, type Operations } from './perform';
import { RetryCheckpoint } from './output/checkpoint';
import { addHints, handOut } from './output/handOut';
import { pastEnds } from './output/pastEnds';
import { withoutSecrets } from './output/redact';
import { OPERATION, RESOURCE } from './parameters';

function operationOf(execute: IExecuteFunctions, operations: Operations): Operation {
	const resource = execute.getNodeParameter<{ resource: string }>(RESOURCE, 0);
	const name = execute.getNodeParameter(OPERATION, 0);
	const operation = operations[resource]?.[name];
	if (operation) return operation;
	throw new InputError(`This version of the node doesn't have the operation ${name} of ${resource}`);
}

async function* performAll(
	{ run, error }: OpenedRun,
	operation: Operation,
	items: readonly Item[],
): AsyncGenerator<ItemResult> {
	if (error) yield* items.map((item) => failed(item, error));
	else for await (const result of perform(run, operation, items)) yield withoutSecrets(result, operation);
}

/**
 * Adds results until all are there, one has failed and that ends the run, or the run is cancelled. After a failure no call is made
 * any more, but what the calls before it have brought still comes: it may be records that were made.
 */
async function collect(
	results: ItemResult[],
	{ run, error }: OpenedRun,
	coming: AsyncGenerator<ItemResult>,
	checkpoint: RetryCheckpoint,
	continueOnFail: boolean,
	signal: AbortSignal | undefined,
): Promise<void> {
	const endsRun = (result: ItemResult) => result.error !== undefined && !continueOnFail;
	if (results.some(endsRun)) return;
	const ended = new Error('The run has ended');
	try {
		for await (const result of coming) {
			results.push(result);
			checkpoint.keep(result);
			if (!endsRun(result)) continue;
			if (error) return;
			run.client.stop(ended);
		}
	} catch (thrown) {
		// A cancelled run hands out what it has made so far: an open editor may show it.
		if (thrown !== ended && signal?.aborted !== true) throw thrown as Error;
	}
}

/**
 * Runs an operation for all input items: reads and checks every item first, then makes the calls, then hands out what came.
 *
 * @throws NodeOperationError for bad input and NodeApiError for what UltraCart refused, unless the node continues on fail
 */
export async function executeOperation(
	execute: IExecuteFunctions,
	operations: Operations,
): Promise<INodeExecutionData[][]> {
	const operation = operationOf(execute, operations);
	const signal = execute.getExecutionCancelSignal();
	const checkpoint = new RetryCheckpoint(execute, operation);
	const { items, results } = readItems(execute, operation, checkpoint);
	const opened = await openRun(execute, checkpoint, signal);
	const coming = performAll(opened, operation, items);
	try {
		await collect(results, opened, coming, checkpoint, execute.continueOnFail(), signal);
	} finally {
		opened.run?.close();
	}
	for (const note of pastEnds(execute, operation, items)) opened.run?.note(note);
	const output = handOut(execute, operation, results, checkpoint);
	if (opened.run) addHints(execute, opened.run, output.length);
	return [output];
}
