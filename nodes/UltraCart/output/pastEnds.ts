import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Item } from '../item';
import type { Form, OperationBase } from '../operation';
import { rangesOf } from './report';

const SO_WHAT = "what has already expired can't be used";

/** Whether a field of the form's collection holds a text that is the same for all items, and no expression. */
function isFixed(execute: IExecuteFunctions, { collection }: Form, parameter: string): boolean {
	const { [collection]: added } = execute.getNode().parameters;
	const value = (added as IDataObject | undefined)?.[parameter];
	return typeof value === 'string' && !value.startsWith('=');
}

/**
 * Records that get an end which is over: UltraCart takes it, and nobody can use them. Of one that stands in the form as a fixed
 * text, n8n says so by itself, before the run and after it.
 */
export function pastEnds(
	execute: IExecuteFunctions,
	{ form }: OperationBase,
	items: readonly Item[],
): string[] {
	if (!form) return [];
	const ends = form.fields.filter(
		({ isEnd, parameter }) => isEnd === 'anyTime' && !isFixed(execute, form, parameter),
	);
	return ends.flatMap(({ apiName, label }) => {
		const past = items.filter(({ record }) => Date.parse(record?.[apiName] as string) <= Date.now());
		const numbers = rangesOf(past.map(({ index }) => index + 1));
		return past.length === 0 ? [] : [`${label} is in the past for item ${numbers}: ${SO_WHAT}`];
	});
}
