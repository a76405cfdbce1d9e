import type { IDataObject } from 'n8n-workflow';

import { unusableAnswer } from '../../shared/answer';
import { InputError, type ApiError } from '../../shared/errors';
import type { BatchEndpoint } from '../../shared/table';
import { isText } from '../../shared/text';
import { tryCall } from '../../shared/tryCall';
import { failed, foldCase, type ItemOf, type ItemResult } from '../item';
import type { Locator, OperationBase, ReadEndpoints } from '../operation';
import { IdLookup } from '../records/idLookup';
import { ByName, looseForm } from '../records/names';
import type { OperationHandler, Run } from '../run';

/** What becomes of a code that was uploaded. */
export type UploadStatus = 'uploaded' | 'duplicate' | 'rejected';

export interface UploadCodesOperation extends OperationBase<'uploadCodes'> {
	readonly locator: Locator;
	readonly endpoint: BatchEndpoint;
	readonly read: ReadEndpoints;
	/** Lists of the answer, and what they say of their entries. */
	readonly statusLists: Readonly<Record<string, UploadStatus>>;
	/** Attribute of the output that holds a code. */
	readonly codeAttribute: string;
}

export interface UploadCodesInputs {
	readonly codes: readonly string[];
}

type Item = ItemOf<UploadCodesOperation, UploadCodesInputs>;
type RecordId = string | number;

/** What UltraCart said of each code. */
type Statuses = ByName<UploadStatus>;

function statusesIn(body: IDataObject, { statusLists }: UploadCodesOperation): Statuses {
	const statuses: Statuses = new ByName();
	for (const [list, status] of Object.entries(statusLists)) {
		const codes = body[list];
		const entries: unknown[] = Array.isArray(codes) ? codes : [];
		for (const code of entries.filter(isText)) statuses.set(code, status);
	}
	return statuses;
}

/** What UltraCart said of an upload: of some codes what became of them, and an error where it refused or says nothing at all. */
interface Upload {
	readonly statuses: Statuses;
	readonly error?: ApiError;
}

async function send(
	run: Run,
	operation: UploadCodesOperation,
	id: RecordId,
	codes: readonly string[],
): Promise<Upload> {
	const { endpoint } = operation;
	const request = { pathParameters: { [operation.id]: id }, body: { [endpoint.bodyList]: codes } };
	const { value: answer, error } = await tryCall(run.call(endpoint, request));
	const statuses = statusesIn(answer?.body ?? error?.answer ?? {}, operation);
	if (error) return { statuses, error };
	if (statuses.size > 0) return { statuses };
	const explanation = 'UltraCart did not say what became of what was uploaded';
	return { statuses, error: unusableAnswer(endpoint, 200, explanation) };
}

const NONE = new ByName<IDataObject>();

/** What an earlier try has found out of an item's codes. */
function knownOf({ made }: Item, { codeAttribute }: UploadCodesOperation): ByName<IDataObject> {
	if (made === undefined) return NONE;
	const known = new ByName<IDataObject>();
	for (const record of made as IDataObject[]) known.set(record[codeAttribute], record);
	return known;
}

/** One output item for each code. One that an item before had too counts as a duplicate, as if it had come in a later call. */
function resultsOf(
	items: readonly Item[],
	{ statuses, error: refused }: Upload,
	id: RecordId,
	operation: UploadCodesOperation,
): ItemResult[] {
	const seen = new Set<string>();
	return items.map((item): ItemResult => {
		const unknown: string[] = [];
		const records: IDataObject[] = [];
		const known = knownOf(item, operation);
		for (const code of item.inputs.codes) {
			const before = known.get(code);
			if (before) {
				records.push(before);
				continue;
			}
			const name = foldCase(code);
			const status = statuses.get(code);
			const isAgain = status === 'uploaded' && seen.has(name);
			seen.add(name);
			if (status === undefined) unknown.push(code);
			else {
				records.push({
					[operation.codeAttribute]: code,
					status: isAgain ? 'duplicate' : status,
					[operation.id]: id,
				});
			}
		}
		const made = records.some(({ status }) => status === 'uploaded') ? records : undefined;
		if (unknown.length === 0) return { item, records, made };
		const unsaid = new InputError(
			`UltraCart did not say what became of ${unknown.join(', ')}`,
			`Look at the ${operation.noun} there`,
		);
		return { item, records, made, error: refused ?? unsaid };
	});
}

async function* upload(
	run: Run,
	operation: UploadCodesOperation,
	id: RecordId,
	items: readonly Item[],
): AsyncGenerator<ItemResult> {
	const codes = new Map<string, string>();
	for (const item of items) {
		const known = knownOf(item, operation);
		for (const code of item.inputs.codes) {
			if (!codes.has(foldCase(code)) && !known.get(code)) codes.set(foldCase(code), code);
		}
	}
	const sent = await send(run, operation, id, [...codes.values()]);
	const results = resultsOf(items, sent, id, operation);
	const failing = results.filter((result) => result.error !== undefined);
	// An error that came with all that was asked is told with the last item.
	const { error } = sent;
	const last =
		failing.length === 0 && error ? results.splice(-1).map((result) => ({ ...result, error })) : [];
	// The first failure may end the run: what was uploaded comes before it.
	yield* results.filter((result) => result.error === undefined);
	yield* [...failing, ...last];
}

/** Items that wait for the call of their record, and whose each code is. */
class Round {
	readonly byRecord = new Map<RecordId, Item[]>();
	private readonly owners = new Map<string, RecordId>();

	/** Whether another record is to get a code of the item before: which of them gets it depends on the order of the calls. */
	conflictsWith(id: RecordId, codes: readonly string[]): boolean {
		return codes.some((code) => (this.owners.get(looseForm(code)) ?? id) !== id);
	}

	add(id: RecordId, item: Item): void {
		const others = this.byRecord.get(id);
		if (others) others.push(item);
		else this.byRecord.set(id, [item]);
		for (const code of item.inputs.codes) this.owners.set(looseForm(code), id);
	}
}

/** Gives records codes that were made elsewhere: one call for each record, whatever number of items name it. */
export const uploadCodes: OperationHandler<UploadCodesOperation, UploadCodesInputs> = async function* (
	run,
	operation,
	items,
) {
	const open: Item[] = [];
	for (const item of items) {
		const { made, uncertain: error, inputs } = item;
		const known = knownOf(item, operation);
		if (!error && inputs.codes.some((code) => !known.get(code))) open.push(item);
		else yield { item, records: (made ?? []) as IDataObject[], made, ...(error && { error }) };
	}
	const lookup = await IdLookup.of(run, operation.read, operation.id, open);
	let round = new Round();
	const rounds = [round];
	for (const item of open) {
		const { value: id, error } = await lookup.find(item.key);
		if (error) {
			yield failed(item, error);
			continue;
		}
		if (round.conflictsWith(id, item.inputs.codes)) {
			round = new Round();
			rounds.push(round);
		}
		round.add(id, item);
	}
	for (const { byRecord } of rounds) {
		for (const [id, own] of byRecord) yield* upload(run, operation, id, own);
	}
};
