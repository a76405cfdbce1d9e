/** Finds the record that a request names. */
import type { Resource } from '../scripts/metadata/resource';
import type { Account } from './account';
import { HttpError } from './errors';
import type { Json } from './json';
import type { ValidatedRequest } from './requests';

export const notFound = ({ label }: Resource, name: string): HttpError =>
	new HttpError(400, `There is no ${label.toLowerCase()} with the ${name}`);

/** The record that the path names, by its ID or by another attribute; what else the path names has to be what the record has. */
export function findRecord(
	account: Account,
	{ endpoint, resource, address }: ValidatedRequest,
): Json | undefined {
	const names = Object.keys(endpoint.pathParameters);
	const naming = Object.values(resource.modes).map(({ attribute }) => attribute);
	const name = names.find((each) => naming.includes(each)) ?? names[0];
	if (name === undefined) return undefined;
	const attributes = account.attributesOf(resource);
	// A path can have its own name for the ID.
	const record = account.recordsOf(resource).by(name in attributes ? name : resource.id, address[name]);
	const others = names.filter((each) => each !== name && each in attributes);
	const isMeant = (each: string) => account.foldName(record?.[each]) === account.foldName(address[each]);
	return others.every(isMeant) ? record : undefined;
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
