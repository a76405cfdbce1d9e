import type { IDataObject } from 'n8n-workflow';

import { recordOf } from '../../shared/answer';
import { isObject } from '../../shared/json';
import type { Request } from '../../shared/request';
import type { Endpoint } from '../../shared/table';
import { tryCall } from '../../shared/tryCall';
import { pick } from '../output/shape';
import type { Run } from '../run';

/** Where UltraCart writes down what an action did. */
export interface Ledger {
	/** Reads it, with the path of the action. */
	readonly endpoint: Endpoint;
	/** Attribute that holds the entries. */
	readonly entries: string;
	/** Attribute of an entry that says when it was made; where the action itself is sent a date, it is by this name. */
	readonly date: string;
	/** Attribute of an entry by each attribute of what is sent that it repeats. */
	readonly repeats: Readonly<Record<string, string>>;
	/** What comes out in place of the lost answer: attributes of what is sent, and beside them of what was read. */
	readonly shows: { readonly sent: readonly string[]; readonly read: Readonly<Record<string, string>> };
}

const SECOND = 1000;

/** An action that a run of this process does or has done, in milliseconds. */
interface SentAction {
	readonly run: Run;
	readonly start: number;
	end?: number;
}

/** By where it was sent, and what. */
const sentActions = new Map<string, readonly SentAction[]>();

/** An entry is as old as its second. */
const secondOf = (moment: number): number => Math.floor(moment / SECOND) * SECOND;

/** Forgets what ended before anything that is still under way began: its entry is none that is looked for. */
function forgetOlder(id: string): void {
	const known = sentActions.get(id) ?? [];
	const starts = known.flatMap(({ start, end }) => (end === undefined ? start : []));
	const kept = known.filter(({ end = Infinity }) => end >= secondOf(Math.min(...starts)));
	if (starts.length > 0) sentActions.set(id, kept);
	else sentActions.delete(id);
}

const bodyOf = ({ body }: Request): IDataObject => (isObject(body) ? body : {});

/**
 * Looks for the entry of an action whose answer was lost. Credit that is given twice is money, so nothing is concluded from an
 * entry that is missing, which may still come, or from one that may be another's.
 */
export class LedgerSearch {
	/** How often this run has done the same, by what was sent. */
	private readonly done = new Map<string, number>();

	constructor(
		private readonly run: Run,
		private readonly ledger: Ledger,
	) {}

	/**
	 * Does an action, and lets other runs of this process know of it meanwhile.
	 *
	 * @param work gets what looks for the entry of the action, and says what the answer would have said: nothing where it is not
	 *   certain that the action was done
	 */
	async during<T>(
		request: Request,
		work: (find: () => Promise<IDataObject | undefined>) => Promise<T>,
	): Promise<T> {
		const id = JSON.stringify([this.run.client.baseUrl, this.ledger.endpoint.id, this.identity(request)]);
		const action: SentAction = { run: this.run, start: Date.now() };
		sentActions.set(id, [...(sentActions.get(id) ?? []), action]);
		const isAnothers = ({ run, end = Infinity }: SentAction) =>
			run !== this.run && end >= secondOf(action.start);
		try {
			return await work(async () =>
				sentActions.get(id)?.some(isAnothers) ? undefined : await this.find(request, action.start),
			);
		} finally {
			action.end = Date.now();
			forgetOlder(id);
		}
	}

	/** Remembers that an action was done: its entry is no proof of the next one that is the same. */
	remember(request: Request): void {
		const id = this.identity(request);
		this.done.set(id, this.doneBefore(id) + 1);
	}

	/** @param since when the action was first sent, in milliseconds */
	private async find(request: Request, since: number): Promise<IDataObject | undefined> {
		const { endpoint, entries, date, repeats, shows } = this.ledger;
		const { pathParameters = {} } = request;
		const body = bodyOf(request);
		// By a date of the user's own it can't be told from an older one.
		if (body[date] !== undefined) return undefined;
		const { value: answer } = await tryCall(this.run.call(endpoint, { pathParameters }));
		const read = (answer && recordOf(endpoint, answer)) ?? {};
		const listed: unknown = read[entries];
		const earliest = secondOf(since);
		const alike = (Array.isArray(listed) ? listed : [])
			.filter(isObject)
			.filter((entry) => Date.parse(entry[date] as string) >= earliest)
			.filter((entry) =>
				Object.entries(repeats).every(
					([sent, repeated]) => (entry[repeated] ?? null) === (body[sent] ?? null),
				),
			);
		if (alike.length !== this.doneBefore(this.identity(request)) + 1) return undefined;
		return {
			...pick(body, shows.sent),
			...Object.fromEntries(Object.entries(shows.read).map(([name, at]) => [name, read[at] ?? null])),
		};
	}

	private identity(request: Request): string {
		const body = bodyOf(request);
		return JSON.stringify([
			request.pathParameters,
			Object.keys(this.ledger.repeats).map((name) => body[name]),
		]);
	}

	private doneBefore(id: string): number {
		return this.done.get(id) ?? 0;
	}
}
