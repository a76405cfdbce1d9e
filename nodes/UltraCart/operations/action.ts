import type { IDataObject } from 'n8n-workflow';

import { onlyRecordOf } from '../../shared/answer';
import { ApiError } from '../../shared/errors';
import type { Request } from '../../shared/request';
import type { Endpoint } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import { filledBy, madeBefore, type ItemResult, type RecordKey } from '../item';
import type { Locator, OperationBase, ReadEndpoints } from '../operation';
import { each } from '../records/each';
import { IdLookup } from '../records/idLookup';
import { LedgerSearch, type Ledger } from '../records/ledger';
import { isAbsence, lookUp } from '../records/lookup';
import { answeredWithout, writeRecord } from '../records/write';
import type { OperationHandler, Run } from '../run';

/** The mark that an action leaves on a record. */
export interface DoneWhen {
	readonly attribute: string;
	readonly is: string;
}

export interface ActionOperation extends OperationBase<'action'> {
	readonly locator: Locator;
	readonly endpoint: Endpoint;
	readonly read: ReadEndpoints;
	/** Parameter of the input that fills each parameter of the path beside the record's ID, and each attribute of the body beside the form's. */
	readonly path?: Readonly<Record<string, string>>;
	readonly filledBy?: Readonly<Record<string, string>>;
	/** What UltraCart answers, where that is not the record: something of its own, or nothing. `done` says in the output that it was done. */
	readonly answers?: 'other' | { readonly done: string };
	/** UltraCart answers with nothing, and the record shows whether it was done: it is read afterwards. */
	readonly doneWhen?: DoneWhen;
	/** Where to look for what was done, if the answer is lost. */
	readonly ledger?: Ledger;
}

/** Inputs that fill the path and the body, by parameter. */
export type ActionInputs = Readonly<Record<string, unknown>>;

type Done = Omit<ItemResult, 'item'>;

/** The record was there before: neither looking it up nor that it comes with an error would say whether the action was done. */
async function changeRecord(run: Run, { endpoint }: ActionOperation, request: Request): Promise<Done> {
	const { record, error } = await writeRecord(run, endpoint, request);
	if (!record) throw error;
	if (!error) return { records: [record], made: record };
	return { records: [record], error: new ApiError({ ...error.details, writeState: 'unknown' }) };
}

/** The record as it is afterwards. A refusal of what is done already is none: it follows an answer that was lost. */
async function recordAfter(
	run: Run,
	{ endpoint, read }: ActionOperation,
	{ attribute, is }: DoneWhen,
	request: Request,
	key: RecordKey,
): Promise<Done> {
	const { error } = await tryCall(run.call(endpoint, request));
	if (error && !isAbsence(error)) throw error;
	// Without an error it was done, whether or not it can be looked at.
	const { value: record } = await tryCall(lookUp(run, read, key));
	if (error && record?.[attribute] !== is) throw error;
	const shown = record ?? { [key.attribute]: key.value };
	return { records: [shown], made: shown };
}

/** What UltraCart answers where that is not the record. @throws ApiError where it does not say that it was done */
async function answerOf(
	run: Run,
	{ endpoint, answers, ledger }: ActionOperation,
	request: Request,
): Promise<IDataObject> {
	const answer = await run.call(endpoint, request);
	if (typeof answers !== 'object') return onlyRecordOf(endpoint, answer);
	if (ledger && answer.body.success !== true) throw answeredWithout(endpoint);
	return { [answers.done]: true };
}

/** Does something to the record that each item names, with what the item's form and inputs hold. */
export const action: OperationHandler<ActionOperation, ActionInputs> = async function* (
	run,
	operation,
	items,
) {
	const { id, read, endpoint, answers, doneWhen } = operation;
	const ledger = operation.ledger && new LedgerSearch(run, operation.ledger);
	const open = items.filter(({ made }) => made === undefined);
	const lookup = await IdLookup.of(run, read, id, open);
	yield* each(items, async (item) => {
		if (item.made !== undefined) return madeBefore(item);
		const { value, error } = await lookup.find(item.key);
		if (error) throw error;
		const request: Request = {
			pathParameters: { ...item.key.within, ...filledBy(operation.path ?? {}, item), [id]: value },
			...(endpoint.sendsBody && { body: { ...item.record, ...filledBy(operation.filledBy ?? {}, item) } }),
		};
		if (doneWhen) return await recordAfter(run, operation, doneWhen, request, item.key);
		if (!answers) return await changeRecord(run, operation, request);
		const act = async (findEntry?: () => Promise<IDataObject | undefined>): Promise<Done> => {
			const { value: answered, error: lost } = await tryCall(answerOf(run, operation, request));
			const read = lost?.writeState === 'unknown' ? await findEntry?.() : undefined;
			if (lost && !read) throw lost;
			ledger?.remember(request);
			const found = typeof answers === 'object' ? { [answers.done]: true } : read;
			const record = { [id]: value, ...(answered ?? found) };
			return { records: [record], made: record };
		};
		return ledger ? await ledger.during(request, act) : await act();
	});
};
