/**
 * Who changes a record reads it, merges, and writes it back whole: of two executions that do so at once, the later would undo
 * the earlier. So those of one process that write the same record do it one after the other, and whoever read it before another
 * wrote it reads it again.
 */
import { enter } from '../../shared/gate';

interface Writing {
	readonly by: RecordLocks;
	/** Place among all writings. */
	readonly number: number;
}

/** The last writing of each record, the newest last, kept as long as anybody is at work who may have read it before. */
const written = new Map<string, Writing>();

let writings = 0;

/** Those who are at work, in the order in which they began. */
const atWork = new Set<RecordLocks>();

/** Records that nobody else writes meanwhile. */
export interface Hold {
	/** IDs of those that somebody else has written since they may have been read. */
	readonly stale: ReadonlySet<unknown>;
	/** They are written now, or it came to nothing. */
	readonly release: () => void;
}

/** The records that one run changes. Made before it reads them. */
export class RecordLocks {
	private readonly writingsBefore = writings;

	/** @param account tells the records of one account from those of another */
	constructor(private readonly account: string) {
		atWork.add(this);
	}

	/**
	 * Waits until nobody else writes these records.
	 *
	 * @param noun what they are, with a name for each in `ids`
	 * @throws the signal's reason
	 */
	async hold(noun: string, ids: readonly unknown[], signal?: AbortSignal): Promise<Hold> {
		const keys = new Map(ids.map((id) => [JSON.stringify([this.account, noun, id]), id]));
		const leaving: (() => void)[] = [];
		const leave = () => {
			for (const each of leaving) each();
		};
		try {
			// In an order that all have in common, so that no two wait for each other.
			for (const key of [...keys.keys()].sort())
				leaving.push(await enter(key, { ...(signal && { signal }) }));
		} catch (stopped) {
			leave();
			throw stopped as Error;
		}
		return {
			stale: new Set([...keys].filter(([key]) => this.isStale(key)).map(([, id]) => id)),
			release: () => {
				writings += 1;
				for (const key of keys.keys()) {
					written.delete(key);
					written.set(key, { by: this, number: writings });
				}
				leave();
			},
		};
	}

	private isStale(key: string): boolean {
		const last = written.get(key);
		return last !== undefined && last.by !== this && last.number > this.writingsBefore;
	}

	/** Nothing that was read is written any more. */
	close(): void {
		atWork.delete(this);
		const [first] = atWork;
		for (const [key, { number }] of written) {
			if (first && number > first.writingsBefore) return;
			written.delete(key);
		}
	}
}
