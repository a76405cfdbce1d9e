/** Stops the generator at a bad row, with the row's name: what is wrong here would be wrong in every generated file. */
import { recordKeepers, type Table } from '../metadata';
import { checkEndpoint } from './verify/endpoints';
import { checkLists } from './verify/lists';
import { checkModel } from './verify/models';
import { duplicates, Known, namesOf, type Problem } from './verify/problems';
import { checkProperties } from './verify/properties';
import { checkAlike, checkResource } from './verify/resources';
import { checkTrigger } from './verify/trigger';

function problemsOf(table: Table): Problem[] {
	const { models, endpoints, resources, trigger } = table;
	const known = new Known(table);
	const ids = endpoints.map(({ id }) => id);
	const lines = endpoints.map(({ method, path }) => `${method} ${path}`);
	const problems = [
		...duplicates('model', namesOf(models)),
		...duplicates('endpoint', ids),
		...duplicates('endpoint', lines),
		...duplicates('resource', namesOf(recordKeepers(table))),
		...models.flatMap((model) => checkModel(model, known)),
		...checkLists(table, known),
		...endpoints.flatMap((endpoint) => checkEndpoint(endpoint, known)),
		...resources.flatMap((resource) => checkResource(resource, known)),
		...checkAlike(resources),
		...(trigger ? checkTrigger(trigger) : []),
	];
	// A form can only be made of rows that fit each other.
	return problems.length > 0 ? problems : resources.flatMap((resource) => checkProperties(resource, known));
}

/**
 * Checks every row of the table.
 *
 * @throws when rows are wrong: one line for each, beginning with the row's name
 */
export function verify(table: Table): void {
	const problems = [...new Set(problemsOf(table))];
	if (problems.length > 0) {
		throw new Error(`The table can't be used as it is:\n  ${problems.join('\n  ')}`);
	}
}
