/** Finds the record that a request names. */
import type { Resource } from '../scripts/metadata/resource';
import type { Account } from './account';
import { HttpError } from './errors';
import type { Json } from './json';
import type { ValidatedRequest } from './requests';

export const notFound = ({ label }: Resource, name: string): HttpError =>
	new HttpError(400, `There is no ${label.toLowerCase()} with the ${name}`);

/** The record that the path names, by its ID or by another attribute. */
export function findRecord(
	account: Account,
	{ endpoint, resource, address }: ValidatedRequest,
): Json | undefined {
	const [name] = Object.keys(endpoint.pathParameters);
	if (name === undefined) return undefined;
	// A path can have its own name for the ID.
	const attribute = name in account.attributesOf(resource) ? name : resource.id;
	return account.recordsOf(resource).by(attribute, address[name]);
}

export function recordNotFound({ endpoint, resource, address }: ValidatedRequest): HttpError {
	const names = Object.keys(endpoint.pathParameters).map((name) => `${name} ${String(address[name])}`);
	return notFound(resource, names.join(', '));
}

/** @throws HttpError when there is no such record */
export function requireRecord(account: Account, request: ValidatedRequest): Json {
	const record = findRecord(account, request);
	if (!record) throw recordNotFound(request);
	return record;
}
