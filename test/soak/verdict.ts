/**
 * Holds what a user was told of a run against what UltraCart holds after it: nothing lost, doubled, mistold or unaccounted for.
 *
 * What is right is said by a run of the same items without faults: of each item either that came out, or an error; in the
 * account each thing is either as it was before or as that run leaves it.
 */
import { isDeepStrictEqual } from 'node:util';

import { textsIn, type Json } from '../../sandbox/json';
import { normalize, withoutGenerated } from '../nodes/UltraCart/operationContract/operationUnderTest';
import { unaskedChanges, type AccountState } from './account';
import type { Job } from './job';
import type { Exchange } from './proxy';
import { isUncertain, saysAbsent, withoutMade, type ItemTold, type Told } from './told';

/** A run, and what came of it. */
export interface Outcome {
	readonly job: Job;
	readonly told: Told;
	readonly exchanges: readonly Exchange[];
	readonly before: AccountState;
	readonly after: AccountState;
	/** How often the thing of each item was done before the run, and is now. */
	readonly doneBefore: readonly number[];
	readonly done: readonly number[];
}

const NOTHING_TOLD: ItemTold = { records: [] };

const isCodes = ({ job }: Outcome): boolean => job.operation.kind === 'generateCodes';

const itemOf = (index: number): string => `item ${index + 1}`;

/** Everything that reached n8n whole, and that UltraCart did not refuse. */
const deliveredTo = ({ exchanges }: Outcome): string[] =>
	exchanges.flatMap(({ delivered, answer }) =>
		delivered && answer && answer.status < 300 ? answer.body : [],
	);

function* judgeAccounted(outcome: Outcome, wanted: Outcome): Generator<string> {
	const { told, job } = outcome;
	for (const index of job.indices) {
		const hasNothing = wanted.told.items.get(index) === undefined;
		if (!told.error && !told.items.has(index) && !hasNothing)
			yield `unaccounted for: nothing is told of ${itemOf(index)}`;
	}
	for (const index of told.items.keys())
		if (!job.indices.includes(index)) yield `mistold: there is no ${itemOf(index)}`;
}

/** What is told of an item as done came out of a run without faults too, and is there. */
function* judgeDone(outcome: Outcome, wanted: Outcome, index: number): Generator<string> {
	const { told, done, job } = outcome;
	const { records } = told.items.get(index) ?? NOTHING_TOLD;
	const right = wanted.told.items.get(index) ?? NOTHING_TOLD;
	if (done[index] !== 1) yield `mistold: ${itemOf(index)} is told as done, and is done ${done[index]} times`;
	if (right.error) {
		yield `mistold: ${itemOf(index)} is told as done, where without faults it fails: ${right.error}`;
	} else if (!isDeepStrictEqual(withoutGenerated(records), withoutGenerated(right.records))) {
		const [given, wish] = [records, right.records].map((each) => JSON.stringify(each));
		yield `mistold: ${itemOf(index)} comes out as ${given}, without faults as ${wish}`;
	}
	yield* judgeThere(job, records, index);
}

/** Records of the operation's own resource are told as they are. */
function* judgeThere(
	{ subject, operation }: Job,
	records: readonly Json[],
	index: number,
): Generator<string> {
	if (operation.kind === 'uploadCodes' || operation.kind === 'delete' || operation.kind === 'list') return;
	for (const record of records) {
		const id = record[subject.resource.id];
		if (id === undefined) continue;
		const there = subject.current(record);
		if (!there) yield `mistold: ${itemOf(index)} names ${JSON.stringify(id)}, which is not there`;
		for (const [name, value] of Object.entries(normalize(record) as Json))
			if (there && name in there && !isDeepStrictEqual(there[name], value))
				yield `mistold: ${itemOf(index)} has ${name} ${JSON.stringify(value)}, there it is ${JSON.stringify(there[name])}`;
	}
}

/** An item that is told as failed was not done, unless the error leaves it open. */
function* judgeFailed(outcome: Outcome, wanted: Outcome, index: number, error: string): Generator<string> {
	const { done, doneBefore, job } = outcome;
	const right = wanted.told.items.get(index) ?? NOTHING_TOLD;
	if (saysAbsent(error) && right.error === undefined)
		yield `mistold: ${itemOf(index)} is told as absent, and is there: ${error}`;
	if (/undefined|\[object|\bnull\b|TypeError/.test(withoutMade(error)))
		yield `mistold: ${itemOf(index)}: ${error}`;
	if (isUncertain(error) || isCodes(outcome)) return;
	if (done[index] !== doneBefore[index])
		yield `mistold: ${itemOf(index)} is done, and told as failed: ${error}`;
	const record = job.records[index];
	const place = `${job.resource.name} ${String(record?.[job.resource.id])}`;
	const [was, is] = [outcome.before, outcome.after].map(({ records }) => records.get(place));
	if (record && !job.creates(index) && !isDeepStrictEqual(was, is) && !isShared(job, index))
		yield `mistold: ${itemOf(index)} is told as failed, and ${place} is changed: ${error}`;
}

/** Whether another item is about the same record. */
const isShared = ({ records }: Job, index: number): boolean =>
	records.some((record, other) => other !== index && record === records[index]);

/** What a run that ended early does not tell: only what nobody can know may be missing, and then it says so. */
function* judgeUntold(outcome: Outcome, index: number): Generator<string> {
	const { told, done, doneBefore, job } = outcome;
	if (!job.creates(index) || done[index] === doneBefore[index] || isCodes(outcome)) return;
	const answers = deliveredTo(outcome);
	const isKnown = job.plan
		.marks(index)
		.some((mark) => answers.some((text) => text.includes(JSON.stringify(mark))));
	if (isKnown) yield `lost: ${itemOf(index)} is done, UltraCart has said so, and it is not told`;
	else if (!isUncertain(told.error ?? ''))
		yield `lost: ${itemOf(index)} is done, and what ended the run does not say that it may be: ${told.error}`;
}

/** What a run that ended early tells as made is there. */
function* judgeMade({ done, doneBefore, told, job }: Outcome, index: number): Generator<string> {
	const { records } = told.items.get(index) ?? NOTHING_TOLD;
	const isMade = (done[index] ?? 0) > (doneBefore[index] ?? 0);
	if (job.creates(index) && !isMade) yield `mistold: ${itemOf(index)} is told as made, and is not there`;
	yield* judgeThere(job, records, index);
}

function* judgeItem(outcome: Outcome, wanted: Outcome, index: number): Generator<string> {
	const { told } = outcome;
	const { records, error } = told.items.get(index) ?? NOTHING_TOLD;
	if (!told.items.has(index)) {
		if (told.error) yield* judgeUntold(outcome, index);
		return;
	}
	if (error !== undefined) yield* judgeFailed(outcome, wanted, index, error);
	if (records.length === 0 || isCodes(outcome)) return;
	if (told.error !== undefined || error !== undefined) yield* judgeMade(outcome, index);
	else yield* judgeDone(outcome, wanted, index);
}

/** The codes in a record, however it holds them: an error lists them as `code`. */
const codesIn = ({ coupon_code, coupon_codes, code }: Json): string[] =>
	coupon_codes === undefined ? textsIn([coupon_code ?? code]) : textsIn(coupon_codes);

/** One-time codes: each is told once, to an item of its coupon; what is not told was lost on the way, and that is told. */
function* judgeCodes(outcome: Outcome): Generator<string> {
	const { job, told, after } = outcome;
	const idOf = (index: number) => job.items[index]?.record as Json | undefined;
	const seen = new Set<string>();
	for (const [index, { records }] of told.items) {
		const coupon = idOf(index)?.[job.resource.id] as number;
		for (const code of records.flatMap(codesIn)) {
			if (seen.has(code)) yield `doubled: the code ${code} is told twice, at last to ${itemOf(index)}`;
			seen.add(code);
			if (after.codes.get(coupon)?.includes(code) !== true)
				yield `mistold: ${itemOf(index)} has the code ${code}, which its coupon does not have`;
		}
	}
	const answers = deliveredTo(outcome);
	for (const [coupon, codes] of after.codes) {
		const concerned = job.indices.filter((index) => idOf(index)?.[job.resource.id] === coupon);
		const errors = [told.error, ...concerned.map((index) => told.items.get(index)?.error)];
		const isAdmitted = errors.some((error) => error !== undefined && isUncertain(error));
		for (const code of codes) {
			if (seen.has(code) || told.hints.some((hint) => hint.includes(code))) continue;
			if (answers.some((text) => text.includes(code))) yield `lost: the code ${code} came, and is not told`;
			else if (!isAdmitted) yield `lost: the code ${code} was made, and no error says that it may have been`;
		}
	}
}

/** Items that come out without an error have as many codes as they asked for. */
function* judgeQuantities(outcome: Outcome, wanted: Outcome): Generator<string> {
	const countOf = ({ records }: ItemTold) => records.flatMap(codesIn).length;
	if (outcome.told.error) return;
	for (const [index, item] of outcome.told.items) {
		const right = countOf(wanted.told.items.get(index) ?? NOTHING_TOLD);
		if (item.error === undefined && countOf(item) !== right)
			yield `mistold: ${itemOf(index)} has ${countOf(item)} codes and no error, asked for were ${right}`;
	}
}

/** Whatever is wrong: none where the run kept all promises. */
export function problemsOf(outcome: Outcome, wanted: Outcome): string[] {
	const { job, before, after } = outcome;
	return [
		...judgeAccounted(outcome, wanted),
		...job.indices.flatMap((index) => [...judgeItem(outcome, wanted, index)]),
		...(isCodes(outcome) ? [...judgeCodes(outcome), ...judgeQuantities(outcome, wanted)] : []),
		...unaskedChanges(before, after, wanted.after).map((change) => `doubled or wiped: ${change}`),
	];
}
