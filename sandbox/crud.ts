/** What endpoints do to records, by the CRUD action in their row. Every resource of the table works by this. */
import type { CrudAction } from '../scripts/metadata/types';
import type { Account } from './account';
import { deleteMany, insertMany, updateMany } from './batch';
import { askedIn, withoutUnasked } from './expansions';
import { filterFor } from './filters';
import { objectsIn, type Json } from './json';
import { findRecord, recordNotFound, requireRecord } from './lookup';
import { pageOf, sorted } from './paging';
import type { CrudResult, ValidatedRequest } from './requests';
import type { Validation } from './validation';

type CrudHandler = (account: Account, request: ValidatedRequest, validation: Validation) => CrudResult;

/** The record as UltraCart shows it, under the root of the answer where there is one. */
function resultWith(account: Account, { endpoint, resource }: ValidatedRequest, record: Json): CrudResult {
	const shown = account.present(resource, record);
	return { payload: endpoint.root === undefined ? shown : { [endpoint.root]: shown } };
}

const handlers: Record<Exclude<CrudAction, 'other'>, CrudHandler> = {
	read(account, request) {
		const record = findRecord(account, request);
		if (record) return resultWith(account, request, record);
		if (account.switches.getAbsent === 'empty') return { payload: {} };
		throw recordNotFound(request);
	},

	list(account, request) {
		const { endpoint, resource, address } = request;
		const matching = account.recordsOf(resource).all().filter(filterFor(account, request));
		const inOrder = sorted(matching, endpoint, address._sort);
		const { records, next, ...rest } = pageOf(inOrder, endpoint, address, account.switches);
		const shown = records.map((record) => account.present(resource, record));
		return { payload: { [endpoint.root ?? resource.name]: shown, ...next }, ...rest };
	},

	insert: (account, request) => resultWith(account, request, account.insert(request.resource, request.body)),

	update(account, request) {
		const before = requireRecord(account, request);
		const record = account.update(request.resource, before, request.body, askedIn(request.address));
		return resultWith(account, request, record);
	},

	delete(account, request) {
		const record = findRecord(account, request);
		if (record) {
			const result = resultWith(account, request, record);
			account.remove(request.resource, record);
			return result;
		}
		if (account.switches.deleteAbsent === 'ok') return { payload: {} };
		throw recordNotFound(request);
	},

	insertMany,
	updateMany,
	deleteMany,
};

/** What a behaviour lists is cut into pages where its row says that there are any. */
function paged(account: Account, { endpoint, address }: ValidatedRequest, payload: Json): CrudResult {
	const { root, page } = endpoint;
	if (root === undefined || !page) return { payload };
	const { records, next, ...rest } = pageOf(objectsIn(payload[root]), endpoint, address, account.switches);
	return { payload: { ...payload, [root]: records, ...next }, ...rest };
}

function resultOf(account: Account, request: ValidatedRequest, validation: Validation): CrudResult {
	const { endpoint, resource } = request;
	const behaviour = account.behaviour(resource);
	behaviour.check?.(request);
	const custom = behaviour.endpoints?.[endpoint.id];
	if (custom) return paged(account, request, custom(request));
	if (endpoint.crud === 'other') {
		throw new Error(`sandbox/behaviour/${resource.name}.ts must define the endpoint ${endpoint.id}`);
	}
	return handlers[endpoint.crud](account, request, validation);
}

/**
 * Carries out a request: by the resource's behaviour where that has a handler for the endpoint, otherwise by its row.
 *
 * @throws HttpError
 */
export function handle(account: Account, request: ValidatedRequest, validation: Validation): CrudResult {
	const result = resultOf(account, request, validation);
	return { ...result, payload: withoutUnasked(account, request, result.payload) };
}
