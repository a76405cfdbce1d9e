/** Rows of operations. */
import type { Model, Operation, Resource } from '../../metadata/types';
import { choosable, MOST_WITHOUT_CHOICE } from '../resolve';
import { badCalls } from './calls';
import { complaint, unknownAttributes, type Complaint, type Known } from './complaints';
import { badForm } from './forms';
import { badInputNames, badInputs, badParameters } from './inputs';
import { badAction, badName, badSentence, badTitle } from './words';

const badWords = ({ name, label, action, description }: Operation): Complaint[] => [
	...badName(name),
	...badTitle(label),
	...badAction(action),
	...badSentence(description),
];

/** Ways of naming a record that an operation's row names. */
function badWays(operation: Operation, { names }: Resource): Complaint[] {
	const by = 'by' in operation ? Object.keys(operation.by) : [];
	const batch = operation.kind === 'delete' ? Object.keys(operation.batch ?? {}) : [];
	const known = 'known' in operation ? [operation.known] : [];
	return [...new Set([...by, ...batch, ...known])]
		.filter((name) => !(name in names))
		.map((name) => `the resource has no name "${name}"`);
}

/** The list and the switch that a flip turns over, by the names on the wire. */
function badSwitch(where: string, operation: Operation, { record }: Resource, { rows }: Known): Complaint[] {
	if (operation.kind !== 'flip') return [];
	const { list, flag } = operation;
	const { attributes } = rows.model(record);
	const row = attributes[list];
	if (row?.model === undefined) return unknownAttributes(`${where} (list)`, [list], attributes);
	return [
		...complaint(row.matchedBy === undefined, `${where}: nothing tells the entries of ${list} apart`),
		...unknownAttributes(`${where} (flag)`, [flag], rows.model(row.model).attributes),
	];
}

/** The lists in which an upload is told what became of what. */
function badAnswer(where: string, operation: Operation, { rows, models }: Known): Complaint[] {
	if (operation.kind !== 'upload') return [];
	const { answer = '' } = rows.endpoint(operation.endpoint);
	if (!models.has(answer)) return [];
	return unknownAttributes(`${where} (told)`, Object.keys(operation.told), rows.model(answer).attributes);
}

/** An upsert looks for the name that its form requires. */
function badUpsert(operation: Operation, { names }: Resource): Complaint[] {
	if (operation.kind !== 'upsert') return [];
	const { attribute = '' } = names[operation.known] ?? {};
	return complaint(
		attribute !== '' && !operation.form.first.includes(attribute),
		`the form does not require ${attribute}, by which the record is known`,
	);
}

const badRecord = (model: Model | undefined): Complaint[] =>
	model && !model.simplified
		? [`hands out ${model.name}, which has more than ${MOST_WITHOUT_CHOICE} attributes and no "simplified"`]
		: [];

/** Looks at rows through each other. One that is not there has a complaint of its own already. */
function look<T>(through: () => T): T | undefined {
	try {
		return through();
	} catch (thrown) {
		if (thrown instanceof RangeError) return undefined;
		throw thrown;
	}
}

export function badOperation(operation: Operation, resource: Resource, known: Known): Complaint[] {
	const where = `${resource.name}.${operation.name}`;
	const own = [...badWords(operation), ...badWays(operation, resource), ...badUpsert(operation, resource)];
	const handedOut = badRecord(look(() => choosable(operation, resource, known.rows)));
	return [
		...badInputs(where, operation, known),
		...own.map((each) => `${where}: ${each}`),
		...badInputNames(where, operation),
		...badForm(where, operation, known),
		...badSwitch(where, operation, resource, known),
		...(look(() => badAnswer(where, operation, known)) ?? []),
		...badCalls(where, operation, resource, known),
		...(look(() => badParameters(where, operation, resource, known)) ?? []),
		...handedOut.map((each) => `${where}: ${each}`),
	];
}
