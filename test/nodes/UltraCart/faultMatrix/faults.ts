/** What goes wrong, and what has to come of it: the rule that every operation is held against. */
import type { FaultDefinition } from '../../../../sandbox/faultTypes';
import { canDouble } from '../../../../nodes/shared/table';
import type { Endpoint } from '../../../../scripts/metadata/types';

/**
 * Which calls are made again by themselves after a fault:
 * - `any`: UltraCart certainly did nothing, and may do it a moment later;
 * - `harmless`: it is not known what was done, so whatever comes to the same when it is done twice;
 * - `apart`: UltraCart has answered. The same again would fare no better, but the parts of it might;
 * - `none`: UltraCart wants nothing of the sort.
 */
type Again = 'any' | 'harmless' | 'apart' | 'none';

export interface Fault {
	readonly name: string;
	readonly what: FaultDefinition;
	readonly again: Again;
	/** UltraCart has done what it was asked. */
	readonly done?: true;
	/** The node can tell that UltraCart has done nothing. */
	readonly refused?: true;
	/** Where there is no work to be done, it is the same as the one before. */
	readonly ofWork?: true;
	/** A write is answered with that much when it was done: what it wrote is looked up. */
	readonly acknowledged?: true;
	/** Only a listing has it. */
	readonly ofListing?: true;
	/** Tells whether a row describes its endpoint well: whether it may be called again, and what its answer holds. */
	readonly ofRow?: true;
	/** No further call is made. */
	readonly ends?: true;
	/** Every call from the first one on has it. */
	readonly lasting?: true;
}

const status = (code: number): FaultDefinition => ({ kind: 'status', status: code, message: 'Not now' });
const statusAfter = (code: number): FaultDefinition => ({
	kind: 'statusAfter',
	status: code,
	message: 'Not now',
});

const FAULTS: readonly Fault[] = [
	{ name: 'one 429', what: status(429), again: 'any', refused: true },
	{ name: 'a storm of 429', what: status(429), again: 'any', refused: true, lasting: true },
	{ name: '410', what: status(410), again: 'none', refused: true, ends: true },
	{ name: '500 before the work', what: status(500), again: 'apart' },
	{ name: '500 after the work', what: statusAfter(500), again: 'apart', done: true, ofWork: true },
	{ name: '503 before the work', what: status(503), again: 'harmless' },
	{ name: '503 after the work', what: statusAfter(503), again: 'harmless', done: true, ofWork: true },
	{ name: 'a reset before the work', what: { kind: 'resetBefore' }, again: 'harmless' },
	{
		name: 'a reset after the work',
		what: { kind: 'resetAfter' },
		again: 'harmless',
		done: true,
		ofWork: true,
	},
	{ name: 'no answer in time', what: { kind: 'hang' }, again: 'harmless', done: true },
	{ name: 'broken JSON', what: { kind: 'brokenJson' }, again: 'harmless', done: true },
	{ name: 'a web page', what: { kind: 'html' }, again: 'harmless', done: true, ofRow: true },
	{
		name: 'an empty answer',
		what: { kind: 'empty' },
		again: 'harmless',
		done: true,
		acknowledged: true,
		ofRow: true,
	},
	{ name: "a gateway's 404 before the work", what: { kind: 'htmlInstead', status: 404 }, again: 'none' },
	{
		name: "a gateway's 400 after the work",
		what: { kind: 'html', status: 400 },
		again: 'none',
		done: true,
		ofWork: true,
	},
	{
		name: 'a 200 with an error and no success',
		what: { kind: 'errorAlone', message: 'Not now' },
		again: 'apart',
		refused: true,
	},
	{ name: 'a listing without its list', what: { kind: 'withoutLists' }, again: 'none', ofListing: true },
];

/** The faults that make a difference to a call. */
export const faultsOf = ({ safe, crud }: Endpoint): readonly Fault[] =>
	FAULTS.filter(({ ofWork, ofListing }) => !(safe && ofWork) && !(ofListing && crud !== 'list'));

/** Those that tell whether a row describes its endpoint well. */
export const faultsOfRow = (endpoint: Endpoint): readonly Fault[] =>
	faultsOf(endpoint).filter(({ ofRow }) => ofRow);

/** The call that a fault is put upon, and its part in the operation. */
export interface FaultyCall {
	readonly endpoint: Endpoint;
	/** It carries what could also be sent in several calls. */
	readonly batch: boolean;
	/** It lists what could also be read one by one. */
	readonly shortcut: boolean;
	/** The operation is about what UltraCart answers: that it was done is not enough. */
	readonly needsAnswer: boolean;
	/** A second try of the operation looks for what the first has done. */
	readonly looksAgain: boolean;
	/** What it makes has no name until UltraCart gives it one: it can't be looked up. */
	readonly nameless: boolean;
	/** Whatever is to be made was looked for before, or is written down with its date: what is there afterwards is ours. */
	readonly looksFirst: boolean;
	/** Where its answer is lost, so many calls find out what became of it. */
	readonly searchCalls: number;
}

/**
 * What becomes of the items that a call serves:
 * - `succeeds`: nothing is to be seen of the fault;
 * - `fails`: each is told, and may be tried again;
 * - `uncertain`: each is told, and is not tried again, because it may have been done.
 */
export type Outcome = 'succeeds' | 'fails' | 'uncertain';

export function outcomeOf(fault: Fault, call: FaultyCall): Outcome {
	const { again, done, refused, acknowledged } = fault;
	const { needsAnswer, nameless, endpoint, batch, shortcut, looksFirst, searchCalls } = call;
	const makes = canDouble(endpoint);
	const isFoundOut = searchCalls > 0 && !refused;
	if (fault.lasting || fault.ends) return 'fails';
	if (again === 'any' || shortcut || isFoundOut) return 'succeeds';
	// What was made is looked for. What is not there may still come, and what is there may have been there before.
	const isOpen = makes && !(looksFirst && done);
	if (acknowledged && needsAnswer && !makes && !endpoint.safe) return 'fails';
	if (acknowledged && !endpoint.safe)
		return needsAnswer || nameless || (batch && isOpen) ? 'uncertain' : 'succeeds';
	if (again === 'harmless' && !makes) return 'succeeds';
	if (again === 'apart' && batch && !(done && isOpen)) return 'succeeds';
	if (!makes || refused) return 'fails';
	return isOpen ? 'uncertain' : 'succeeds';
}

/** Tries of one call within the longest wait of 5 s: after pauses of 3/8, 3/4 and 3/2 s, and what is left then. */
const TRIES = 5;

/** How many calls a fault may cost besides those of a run without it, at most. */
export function mostExtraCalls(
	{ lasting, again, done, acknowledged }: Fault,
	{ shortcut, batch, endpoint, searchCalls }: FaultyCall,
	served: number,
): number {
	// Once the wait was in vain, each item is worth one more try.
	if (lasting) return TRIES + served;
	// Each by itself, and what no record is handed out for in the list after all.
	if (shortcut) return served + 1;
	// A deletion that had been done is refused when it is made again.
	const isRefused = (batch && again !== 'any') || (endpoint.method === 'DELETE' && done === true);
	// The same once more; and each part by itself, after a look at what became of it.
	if (isRefused) return 1 + 2 * served;
	// A record that is looked up is listed where reading it brings nothing.
	return searchCalls + (acknowledged ? 2 : 1);
}
