import type { Item } from '../item';
import type { OperationBase } from '../operation';
import { rangesOf } from './report';

/** Records that get an end which is over: UltraCart takes it, and they are no use to anybody. */
export function pastEnds({ form }: OperationBase, items: readonly Item[]): string[] {
	const ends = (form?.fields ?? []).filter(({ isEnd }) => isEnd === 'anyTime');
	return ends.flatMap(({ apiName, label }) => {
		const past = items.filter(({ record }) => Date.parse(record?.[apiName] as string) <= Date.now());
		const numbers = rangesOf(past.map(({ index }) => index + 1));
		return past.length === 0
			? []
			: [`${label} is in the past for item ${numbers}: what has expired already is no use to anybody`];
	});
}
