import type { IDataObject } from 'n8n-workflow';

import { recordOf } from '../../../api/answer';
import { isEmpty } from '../check';
import type { CreateOperation } from '../operation';
import type { Kind } from '../run';
import { each } from './each';

/** There is nothing to empty in a new record: what was left empty is not sent. */
const filled = (record: IDataObject = {}): IDataObject =>
	Object.fromEntries(Object.entries(record).filter(([, value]) => !isEmpty(value)));

/** Makes a new record of each item. */
export const create: Kind<CreateOperation> = async function* (run, operation, items) {
	const endpoint = run.endpoint(operation.endpoint);
	yield* each(items, async ({ record, made }) => {
		if (made !== undefined) return { records: [made as IDataObject], made };
		const body = filled(record);
		const created = recordOf(endpoint, await run.call(endpoint, { body })) ?? body;
		return { records: [created], made: created };
	});
};
