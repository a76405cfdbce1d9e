/** Names of which each belongs to one record at most, such as codes of coupons. */
import type { IDataObject } from 'n8n-workflow';

import { ApiError } from '../../shared/errors';
import type { Endpoint } from '../../shared/table';
import { quote } from '../../shared/text';
import { tryCall } from '../../shared/tryCall';
import { isEmpty } from '../input/validate';
import { foldCase, keyFor, nameWord } from '../item';
import type { LocatorMode, ReadEndpoints } from '../operation';
import type { Run } from '../run';
import { isRefusedBatch } from './batches';
import { lookUp } from './lookup';
import type { PendingWrite } from './pendingWrite';

/** A record could not be written because another one has its name. */
export function nameIsTaken(
	endpoint: Endpoint,
	noun: string,
	{ field }: LocatorMode,
	value: unknown,
): ApiError {
	const name = nameWord(field, noun);
	return new ApiError({
		endpoint,
		writeState: 'refused',
		status: 400,
		explanation: `There is another ${noun} with this ${name}: ${quote(value)}`,
		advice: `Choose another ${name}, or update the ${noun} that has it`,
	});
}

/** Where records are changed, and the names that a change can give them. */
export interface RenamingTarget {
	readonly endpoint: Endpoint;
	readonly noun: string;
	readonly id: string;
	readonly read: ReadEndpoints;
	readonly names?: readonly LocatorMode[];
}

/** Why UltraCart refused a change: where it gives the record another name, one read tells whether that is taken. */
export async function explainRefusal(
	run: Run,
	{ endpoint, noun, id, read, names = [] }: RenamingTarget,
	{ base, body }: Pick<PendingWrite, 'base' | 'body'>,
	error: ApiError,
): Promise<ApiError> {
	if (!isRefusedBatch(error)) return error;
	const isNew = (name: IDataObject[string], before: IDataObject[string]) =>
		!isEmpty(name) && foldCase(name) !== foldCase(before);
	for (const mode of names) {
		const { [mode.field.apiName]: name } = body;
		if (!isNew(name, base[mode.field.apiName])) continue;
		const key = keyFor(mode.mode, mode.field, name as string, noun);
		const { value: other } = await tryCall(lookUp(run, read, key));
		if (other && other[id] !== body[id]) return nameIsTaken(endpoint, noun, mode, name);
	}
	return error;
}
