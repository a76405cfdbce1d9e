import type { IDataObject } from 'n8n-workflow';

import { recordsIn } from '../../shared/answer';
import { ApiError } from '../../shared/errors';
import { tryCall } from '../../shared/tryCall';
import { isEmpty } from '../input/validate';
import { failed, keyFor, type ItemResult, type RecordKey } from '../item';
import { expanding, type LocatorMode } from '../operation';
import type { Run } from '../run';
import { isRefusedBatch, type Inspection } from './batches';
import { RecordInspection } from './inspection';
import { insertOne, isAsSent, withoutEmpty, type InsertTarget } from './insertOne';
import { Lookup, lookUp } from './lookup';
import { ByName } from './names';
import { failedResults, writtenResults, type PendingWrite } from './pendingWrite';
import { nameIsTaken } from './takenName';
import { answeredWithout } from './write';

/** Where new records go that have a name which no two of them share. */
export interface NamedTarget extends InsertTarget {
	readonly noun: string;
	/** The name. */
	readonly uniqueBy: LocatorMode;
	/** UltraCart has been asked, and has no records of these names. */
	readonly areAbsent?: true;
}

/** The name that a record gives itself. */
export const nameOf = (record: IDataObject, { uniqueBy: { field } }: NamedTarget): unknown =>
	isEmpty(record[field.apiName]) ? undefined : record[field.apiName];

/**
 * Why it is not known whether a record was made:
 * - `refused`: UltraCart refused its batch, and may have done the good part of it all the same;
 * - `lost`: its call brought no answer;
 * - `leftOut`: its batch was answered, without it.
 */
type Doubt = 'refused' | 'lost' | 'leftOut';

/** A record that was sent, and what UltraCart said. */
interface Sent {
	readonly doubt?: Doubt;
	readonly error?: ApiError;
}

/**
 * Makes new records that have names.
 *
 * Where UltraCart has a record of that name afterwards, who made it is a matter of evidence. It is older if it was found before
 * the new one was sent, if that was sent alone and refused, or if UltraCart does all of a batch or nothing. It is ours if nothing
 * had the name before, and it holds all that was sent. Else it stays open, and neither success nor a record to be made again.
 */
export class NamedInsertion implements Inspection<PendingWrite> {
	/** Nothing had their names before they were sent. */
	private readonly absent: Set<PendingWrite>;
	private readonly sent = new Map<PendingWrite, Sent>();
	/** Records that UltraCart has under the names of those that were sent. */
	private readonly namesakes = new Map<PendingWrite, IDataObject>();
	/** A record of a refused batch was made when it was sent again: the batch had not made it, although it was faultless. */
	private isAllOrNothing = false;
	private readonly inspection: RecordInspection<PendingWrite>;

	constructor(
		private readonly run: Run,
		private readonly target: NamedTarget,
		writes: readonly PendingWrite[],
	) {
		this.absent = new Set(target.areAbsent ? writes : []);
		this.inspection = new RecordInspection(run, target.read, (write) => this.keyOf(write));
	}

	async *send(batch: readonly PendingWrite[]): AsyncGenerator<ItemResult, readonly PendingWrite[]> {
		const [only] = batch;
		if (batch.length > 1) return yield* this.sendTogether(batch);
		return only ? yield* this.sendAlone(only) : [];
	}

	async list(writes: readonly PendingWrite[], most: number): Promise<void> {
		await this.inspection.list(writes, most);
		this.noteAbsent(writes);
	}

	async lookUp(writes: readonly PendingWrite[], others: readonly PendingWrite[]): Promise<void> {
		await this.inspection.lookUp(writes, others);
		this.noteAbsent([...writes, ...others]);
	}

	resultsOf(write: PendingWrite): readonly ItemResult[] | undefined {
		const record = this.namesakes.get(write) ?? this.inspection.found(write)?.record;
		return record && this.judge(write, record);
	}

	private keyOf({ body }: PendingWrite): RecordKey {
		const { mode, field } = this.target.uniqueBy;
		return keyFor(mode, field, body[field.apiName] as string, this.target.noun);
	}

	private noteAbsent(writes: readonly PendingWrite[]): void {
		for (const write of writes) {
			if (!this.sent.has(write) && this.inspection.found(write)?.isAbsent) this.absent.add(write);
		}
	}

	private judge(write: PendingWrite, record: IDataObject): ItemResult[] {
		const { doubt, error } = this.sent.get(write) ?? {};
		const isEqual = isAsSent(this.target, record, write);
		const wasAbsent = this.absent.has(write);
		const isOlder = doubt === undefined || (doubt === 'refused' && this.isAllOrNothing);
		if (isOlder || !(isEqual || wasAbsent)) {
			const { endpoint, noun, uniqueBy } = this.target;
			return failedResults(write, nameIsTaken(endpoint, noun, uniqueBy, this.keyOf(write).value));
		}
		if (isEqual && wasAbsent) return writtenResults(write, record, true);
		return writtenResults(write, record).map(({ item, records: [own = record] }) =>
			failed(item, this.mayBeOlder(write, own, error)),
		);
	}

	private mayBeOlder(write: PendingWrite, there: IDataObject, error: ApiError | undefined): ApiError {
		const { endpoint } = this.target;
		return new ApiError({
			endpoint,
			writeState: 'unknown',
			...(error?.status !== undefined && { status: error.status }),
			...(error && { developerMessage: error.message }),
			explanation: `UltraCart has a ${this.keyOf(write).words} just as it was to be created, but it may be older than this run`,
			there,
		});
	}

	private async *sendAlone(write: PendingWrite): AsyncGenerator<ItemResult, readonly PendingWrite[]> {
		const before = this.sent.get(write)?.doubt;
		const find = async () => await lookUp(this.run, this.target.read, this.keyOf(write));
		const error = yield* insertOne(this.run, this.target, write, find);
		if (!error) {
			this.isAllOrNothing ||= before === 'refused';
			return [];
		}
		const isLost = error.writeState === 'unknown';
		const doubt = isLost ? 'lost' : before;
		this.sent.set(write, { error, ...(doubt && { doubt }) });
		// A name that was free and has been refused all the same is not what is wrong.
		const mayBeThere = isLost || (isRefusedBatch(error) && (doubt !== undefined || !this.absent.has(write)));
		const namesake = mayBeThere ? await this.findNamesake(write) : undefined;
		if (namesake) {
			this.namesakes.set(write, namesake);
			return [write];
		}
		yield* failedResults(write, error);
		return [];
	}

	private async findNamesake(write: PendingWrite): Promise<IDataObject | undefined> {
		const { value } = await tryCall(lookUp(this.run, this.target.read, this.keyOf(write)));
		return value;
	}

	private async *sendTogether(
		batch: readonly PendingWrite[],
	): AsyncGenerator<ItemResult, readonly PendingWrite[]> {
		const { batch: endpoint, uniqueBy, read } = this.target;
		if (!endpoint) throw new RangeError('The generated table has no endpoint for many records');
		const body = { [endpoint.bodyList]: batch.map((write) => withoutEmpty(write.body)) };
		const { value: answer, error } = await tryCall(
			this.run.call(endpoint, { body, ...expanding(read.expand) }),
		);
		const isRefused = error !== undefined && isRefusedBatch(error);
		if (error && !isRefused && error.writeState !== 'unknown') {
			for (const write of batch) yield* failedResults(write, error);
			return [];
		}
		const inAnswer = new ByName<IDataObject>();
		for (const record of recordsIn(endpoint, answer?.body ?? error?.answer ?? {}))
			inAnswer.set(record[uniqueBy.field.apiName], record);
		const madeOf = (write: PendingWrite): IDataObject | undefined => {
			const record = inAnswer.get(nameOf(write.body, this.target));
			// What comes with an error may be the record that was in the way.
			return record && (!error || isAsSent(this.target, record, write)) ? record : undefined;
		};
		const missing = batch.filter((write) => !madeOf(write));
		for (const write of batch) {
			const record = madeOf(write);
			if (!record) continue;
			this.isAllOrNothing ||= this.sent.get(write)?.doubt === 'refused';
			// An error that came with all records is told with the last, because the first failure may end the run.
			const told = missing.length === 0 && write === batch.at(-1) ? error : undefined;
			yield* writtenResults(write, record, true, told);
		}
		if (!isRefused) {
			yield* this.followUp(missing, error);
			return [];
		}
		for (const write of missing) this.sent.set(write, { doubt: 'refused', error });
		return missing;
	}

	/**
	 * What became of records that the answer to their batch lacks, or whose answer was lost. Those that are not there are sent alone
	 * where UltraCart has answered, and so is done with the batch.
	 */
	private async *followUp(
		missing: readonly PendingWrite[],
		error: ApiError | undefined,
	): AsyncGenerator<ItemResult> {
		const lookup = await Lookup.of(
			this.run,
			this.target.read,
			missing.map((write) => this.keyOf(write)),
		);
		const failures: ItemResult[] = [];
		const unsent: PendingWrite[] = [];
		for (const write of missing) {
			this.sent.set(write, error ? { doubt: 'lost', error } : { doubt: 'leftOut' });
			const found = await lookup.find(this.keyOf(write));
			if (found.record) {
				const results = this.judge(write, found.record);
				if (results.some((result) => result.error)) failures.push(...results);
				else yield* results;
			} else if (error || !found.isAbsent) {
				// That it could not be looked up says nothing about what the call did.
				failures.push(...failedResults(write, error ?? answeredWithout(this.target.endpoint)));
			} else unsent.push(write);
		}
		for (const write of unsent) {
			// It was not made, and its name is free.
			this.sent.delete(write);
			this.absent.add(write);
			for (const refused of yield* this.sendAlone(write)) failures.push(...(this.resultsOf(refused) ?? []));
		}
		// After what was made, because the first failure may end the run.
		yield* failures;
	}
}
