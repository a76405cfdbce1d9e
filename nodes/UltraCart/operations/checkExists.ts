import { recordOf, unusableAnswer } from '../../shared/answer';
import type { Endpoint } from '../../shared/table';
import { failed, keyFor, nameWord, type ItemOf, type RecordKey } from '../item';
import type { LocatorMode, OperationBase, ReadEndpoints } from '../operation';
import { Lookup } from '../records/lookup';
import type { OperationHandler } from '../run';

export interface CheckExistsOperation extends OperationBase<'checkExists'> {
	readonly endpoint: Endpoint;
	readonly read: ReadEndpoints;
	/** The name that is looked for. */
	readonly uniqueBy: LocatorMode;
	/** Parameter of the input that holds it. */
	readonly input: string;
}

/** The input that holds the name, by its parameter. */
export type CheckExistsInputs = Readonly<Record<string, string>>;

/** Says of each item's name whether a record has it. */
export const checkExists: OperationHandler<CheckExistsOperation, CheckExistsInputs> = async function* (
	run,
	operation,
	items,
) {
	run.shareReads();
	const { endpoint, read, input, noun } = operation;
	const { mode, field } = operation.uniqueBy;
	const keyOf = ({ inputs }: ItemOf<CheckExistsOperation, CheckExistsInputs>) =>
		keyFor(mode, field, String(inputs[input]), noun);
	const ask = async ({ value }: RecordKey) => {
		const answer = await run.call(endpoint, { pathParameters: { [field.apiName]: value } });
		const exists = recordOf(endpoint, answer)?.exists;
		if (typeof exists === 'boolean') return exists ? { [field.apiName]: value } : undefined;
		throw unusableAnswer(
			endpoint,
			200,
			`UltraCart did not say whether there is a ${noun} with this ${nameWord(field, noun)}`,
		);
	};
	const lookup = await Lookup.of(run, read, items.map(keyOf), ask);
	for (const item of items) {
		const key = keyOf(item);
		const { error, isAbsent } = await lookup.find(key);
		if (error && !isAbsent) yield failed(item, error);
		else yield { item, records: [{ [field.apiName]: key.value, exists: !isAbsent }] };
	}
};
