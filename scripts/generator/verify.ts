/** Stops the generator at a bad row, with the row's name: what is wrong here would be wrong in every generated file. */
import { recordKeepers, type Table } from '../metadata';
import { duplicates, Known, type Complaint } from './verify/complaints';
import { badEndpoint } from './verify/endpoints';
import { badLists } from './verify/lists';
import { badModel } from './verify/models';
import { badResource } from './verify/resources';
import { badTrigger } from './verify/trigger';

function complaintsOf(table: Table): Complaint[] {
	const { models, endpoints, resources, trigger } = table;
	const known = new Known(table);
	return [
		...duplicates(
			'model',
			models.map(({ name }) => name),
		),
		...duplicates(
			'endpoint',
			endpoints.map(({ id }) => id),
		),
		...duplicates(
			'endpoint',
			endpoints.map(({ method, path }) => `${method} ${path}`),
		),
		...duplicates(
			'resource',
			recordKeepers(table).map(({ name }) => name),
		),
		...models.flatMap((model) => badModel(model, known)),
		...badLists(table, known),
		...endpoints.flatMap((endpoint) => badEndpoint(endpoint, known)),
		...resources.flatMap((resource) => badResource(resource, known)),
		...(trigger ? badTrigger(trigger) : []),
	];
}

/**
 * Checks every row of the table.
 *
 * @throws when rows are wrong: one line for each, beginning with the row's name
 */
export function verify(table: Table): void {
	const complaints = complaintsOf(table);
	if (complaints.length > 0)
		throw new Error(`The table can't be used as it is:\n  ${complaints.join('\n  ')}`);
}
