import type { IExecuteFunctions } from 'n8n-workflow';

import { asInputError } from '../../shared/errors';
import { failed, type Item, type ItemResult } from '../item';
import type { OperationBase } from '../operation';
import type { RetryCheckpoint } from '../output/checkpoint';
import { readItem } from './readItem';

/** The input items, read and checked; and the results of those for which nothing is left to do. */
export interface ReadItems {
	readonly items: Item[];
	readonly results: ItemResult[];
}

/** Reads and checks all input items, and what an earlier try has made for them. */
export function readItems(
	execute: IExecuteFunctions,
	operation: OperationBase,
	checkpoint: RetryCheckpoint,
): ReadItems {
	const read: ReadItems = { items: [], results: [] };
	execute.getInputData().forEach(({ json }, index) => {
		try {
			const recalled = checkpoint.recall(readItem(execute, operation, index, json));
			if ('result' in recalled) read.results.push(recalled.result);
			else read.items.push(recalled.item);
		} catch (thrown) {
			read.results.push(failed({ index, json, inputs: {}, output: 'raw' }, asInputError(thrown)));
		}
	});
	return read;
}
