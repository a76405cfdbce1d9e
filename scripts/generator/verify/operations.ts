/** Rows of operations. */
import type { Model, Operation, Resource } from '../../metadata/types';
import { choosable, MOST_WITHOUT_CHOICE } from '../resolve';
import { checkCalls } from './calls';
import { problemIf, unknownAttributes, type Problem, type Known } from './problems';
import { checkForm } from './forms';
import { checkInputNames, checkInputs, checkParameters } from './inputs';
import { checkAction, checkName, checkSentence, checkTitle } from './words';

const checkWords = ({ name, label, action, description }: Operation): Problem[] => [
	...checkName(name),
	...checkTitle(label),
	...checkAction(action),
	...checkSentence(description),
];

/** Ways of naming a record that an operation's row names. */
function checkWays(operation: Operation, { names }: Resource): Problem[] {
	const by = 'by' in operation ? Object.keys(operation.by) : [];
	const batch = operation.kind === 'delete' ? Object.keys(operation.batch ?? {}) : [];
	const known = 'known' in operation ? [operation.known] : [];
	return [...new Set([...by, ...batch, ...known])]
		.filter((name) => !(name in names))
		.map((name) => `the resource has no name "${name}"`);
}

/** The list and the switch that a flip turns over, by the names on the wire. */
function checkSwitch(where: string, operation: Operation, { record }: Resource, { rows }: Known): Problem[] {
	if (operation.kind !== 'flip') return [];
	const { list, flag } = operation;
	const { attributes } = rows.model(record);
	const row = attributes[list];
	if (row?.model === undefined) return unknownAttributes(`${where} (list)`, [list], attributes);
	return [
		...problemIf(row.entryKey === undefined, `${where}: nothing tells the entries of ${list} apart`),
		...unknownAttributes(`${where} (flag)`, [flag], rows.model(row.model).attributes),
	];
}

/** The lists in which an upload is told what became of what. */
function checkAnswer(where: string, operation: Operation, { rows, models }: Known): Problem[] {
	if (operation.kind !== 'upload') return [];
	const { answer = '' } = rows.endpoint(operation.endpoint);
	if (!models.has(answer)) return [];
	return unknownAttributes(`${where} (told)`, Object.keys(operation.told), rows.model(answer).attributes);
}

/** An upsert looks for the name that its form requires. */
function checkUpsert(operation: Operation, { names }: Resource): Problem[] {
	if (operation.kind !== 'upsert') return [];
	const { attribute = '' } = names[operation.known] ?? {};
	return problemIf(
		attribute !== '' && !operation.form.first.includes(attribute),
		`the form does not require ${attribute}, by which the record is known`,
	);
}

const checkRecord = (model: Model | undefined): Problem[] =>
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

export function checkOperation(operation: Operation, resource: Resource, known: Known): Problem[] {
	const where = `${resource.name}.${operation.name}`;
	const own = [
		...checkWords(operation),
		...checkWays(operation, resource),
		...checkUpsert(operation, resource),
	];
	const handedOut = checkRecord(look(() => choosable(operation, resource, known.rows)));
	return [
		...checkInputs(where, operation, known),
		...own.map((each) => `${where}: ${each}`),
		...checkInputNames(where, operation),
		...checkForm(where, operation, known),
		...checkSwitch(where, operation, resource, known),
		...(look(() => checkAnswer(where, operation, known)) ?? []),
		...checkCalls(where, operation, resource, known),
		...(look(() => checkParameters(where, operation, resource, known)) ?? []),
		...handedOut.map((each) => `${where}: ${each}`),
	];
}
