import { InputError, type ApiError } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/table';
import { tryCall } from '../../../shared/tryCall';
import type { ItemResult } from '../../item';
import {
	type EndpointByMode,
	endpointFor,
	type Locator,
	type OperationBase,
	type ReadEndpoints,
} from '../../operation';
import { lookUp } from '../../records/lookup';
import type { OperationHandler, Run } from '../../run';
import { codeCalls, type CodesPart } from './codeCalls';
import {
	distribute,
	groupsOf,
	missing,
	resultOf,
	servedBy,
	uncertainResultOf,
	type Code,
	type CodeRequest,
	type RequestGroup,
} from './codeRequests';
import type { GenerateCodesInputs } from './inputs';

export interface GenerateCodesOperation extends OperationBase<'generateCodes'> {
	readonly locator: Locator;
	readonly by: EndpointByMode;
	readonly read: ReadEndpoints;
}

/** Whether UltraCart finds something wrong with what it was asked: it would refuse the same again. */
const isRefusal = (error: ApiError): boolean => error.refusedWith(400);

/** Whether UltraCart refused the number of codes, and not the coupon: then asking for fewer can help. */
async function wantsFewer(
	run: Run,
	{ read }: GenerateCodesOperation,
	group: RequestGroup,
	asked: number,
	error: ApiError,
): Promise<boolean> {
	if (!isRefusal(error) || asked === 1) return false;
	if (group.exists === undefined) {
		const { value: coupon, error: unread } = await tryCall(lookUp(run, read, group.key));
		if (unread) return false;
		group.exists = coupon !== undefined;
	}
	return group.exists;
}

const noMoreCodes = (asked: number): InputError =>
	new InputError(
		`UltraCart made fewer codes than asked for, and no more when asked again: ${asked} ${asked === 1 ? 'is' : 'are'} missing`,
		'Run this item again to ask for the rest',
	);

/** Codes that UltraCart has not given before in this run. */
function unseen(codes: readonly Code[], seen: Set<string>): Code[] {
	return codes.filter(({ code }) => {
		const isNew = !seen.has(code);
		seen.add(code);
		return isNew;
	});
}

/**
 * What is known after a call: who has all codes, and who gets no more. An error that came with all codes is told with the last
 * of them, because the first failure may end the run.
 */
function* resultsAfter(
	concerned: readonly CodeRequest[],
	group: RequestGroup,
	error: Error | undefined,
): Generator<ItemResult> {
	const isComplete = !concerned.some(missing);
	for (const request of concerned) {
		const isTold = missing(request) > 0 || (isComplete && request === concerned.at(-1));
		if (error && isTold) yield { ...resultOf(request, group), error };
		else if (missing(request) === 0) yield resultOf(request, group);
	}
}

/** Calls until no request of a group waits any more. */
async function* serve(
	run: Run,
	operation: GenerateCodesOperation,
	endpoint: Endpoint,
	group: RequestGroup,
	groups: readonly RequestGroup[],
): AsyncGenerator<ItemResult> {
	const seen = new Set<string>();
	yield* resultsAfter(group.requests, group, undefined);
	const requests = group.requests.filter(missing);
	// Place of the first request that still waits: the others behind it are not looked at until it is their turn.
	let next = 0;
	try {
		const { id: sharedBy, key, prefix } = group;
		while (next < requests.length) {
			const served = servedBy(requests, group.perCall, next);
			const wanted = served.reduce((sum, request) => sum + missing(request), 0);
			const asked = Math.min(wanted, group.perCall);
			const { expiry, perCall } = group;
			const want = { key, prefix, expiry, quantity: asked, perCall, logger: run.client.logger };
			// No call is made any more once UltraCart has refused the credential.
			const { value, error: notMade } = await tryCall(run.share(codeCalls, { endpoint, want, sharedBy }));
			const part: CodesPart = value ?? { codes: [], error: notMade, asked };
			const { codes, error } = part;
			if (error && codes.length === 0 && (await wantsFewer(run, operation, group, part.asked, error))) {
				const fewer = Math.floor(part.asked / 2);
				for (const each of groups) each.perCall = Math.min(each.perCall, fewer);
				continue;
			}
			const fresh = unseen(codes, seen);
			for (const { code } of distribute(served, fresh))
				run.note(`UltraCart made one more code than asked for: ${code}`);
			for (const request of served) run.keep({ item: request.item, made: request.codes });
			// Fewer than asked for: the rest is asked for again, as long as that brings any.
			const failure = error ?? (fresh.length === 0 ? noMoreCodes(asked) : undefined);
			const concerned = error && isRefusal(error) ? requests.slice(next) : served;
			next += failure ? concerned.length : concerned.filter((request) => missing(request) === 0).length;
			yield* resultsAfter(concerned, group, failure);
		}
	} catch (cancelled) {
		// The codes of a request that is not complete are codes all the same.
		for (const request of requests.slice(next)) if (request.codes.length > 0) yield resultOf(request, group);
		throw cancelled as Error;
	}
}

/** Makes one-time codes: as many as all items of a group need, in as few calls as UltraCart allows. */
export const generateCodes: OperationHandler<GenerateCodesOperation, GenerateCodesInputs> = async function* (
	run,
	operation,
	items,
) {
	run.shareReads();
	const open = items.filter(({ uncertain }) => uncertain === undefined);
	for (const item of items) if (item.uncertain) yield uncertainResultOf(item);
	const modes = new Set(open.map(({ key }) => key.mode));
	for (const mode of modes) {
		const endpoint = endpointFor(operation.by, mode);
		const own = open.filter(({ key }) => key.mode === mode);
		const groups = groupsOf(own, endpoint.batchSize ?? Infinity);
		for (const group of groups) yield* serve(run, operation, endpoint, group, groups);
	}
};
