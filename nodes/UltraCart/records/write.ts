import type { IDataObject } from 'n8n-workflow';

import { recordOf, unusableAnswer } from '../../shared/answer';
import type { Request } from '../../shared/request';
import type { ApiError } from '../../shared/errors';
import type { Endpoint } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import type { Run } from '../run';

/** What came of a write: the record, an error, or both where UltraCart sent the record along with an error. */
export type Written =
	| { readonly record: IDataObject; readonly error?: ApiError }
	| { readonly record?: undefined; readonly error: ApiError };

/** The answer to a write lacks the record, and it could not be looked up. */
export const answeredWithout = (endpoint: Endpoint): ApiError =>
	unusableAnswer(endpoint, 200, 'UltraCart answered without the record, which it may have written');

/**
 * Writes one record. UltraCart may answer without it: then it is looked up, because what was sent is not what UltraCart has.
 *
 * @param find looks for the record as it was to be written; left out where it has no name, or would not show what was done
 */
export async function writeRecord(
	run: Run,
	endpoint: Endpoint,
	request: Request,
	find?: () => Promise<IDataObject | undefined>,
): Promise<Written> {
	const { value: answer, error } = await tryCall(run.call(endpoint, request));
	const record = recordOf(endpoint, answer ?? { body: error.answer ?? {} });
	if (record) return { record, ...(error && { error }) };
	if (error) return { error };
	const found = find && (await tryCall(find())).value;
	if (found) return { record: found };
	return { error: answeredWithout(endpoint) };
}
