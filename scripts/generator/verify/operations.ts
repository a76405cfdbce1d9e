/** Rows of operations. */
import type { Operation, Resource } from '../../metadata/resource';
import type { Model } from '../../metadata/types';
import * as kinds from '../kinds';
import { choosableOutput, definitionOf, MOST_WITHOUT_CHOICE } from '../operations';
import { checkCalls } from './calls';
import { checkForm } from './forms';
import { checkInputs, checkParameters } from './inputs';
import { lookAt, problemIf, unknown, within, type Known, type Problem } from './problems';
import { checkAction, checkName, checkSentence, checkTitle } from './words';

const checkWords = ({ name, label, action, description }: Operation): Problem[] => [
	...checkName(name),
	...checkTitle(label),
	...checkAction(action),
	...checkSentence(description),
	...problemIf(description === label, 'the description says no more than the label'),
];

const checkOutput = (model: Model | undefined): Problem[] =>
	problemIf(
		model !== undefined && !model.simplified,
		`hands out ${model?.name ?? ''}, which has more than ${MOST_WITHOUT_CHOICE} attributes and no "simplified"`,
	);

/** @param operation whose kind and endpoints there are */
function checkParts(where: string, operation: Operation, resource: Resource, known: Known): Problem[] {
	const { rows } = known;
	const own = [
		...checkWords(operation),
		...lookAt(() => definitionOf(operation).check?.(operation, resource, rows) ?? []),
		...lookAt(() => checkOutput(choosableOutput(operation, resource, rows))),
	];
	return [
		...checkInputs(where, operation, known),
		...within(where, own),
		...lookAt(() => checkForm(where, operation, known)),
		...lookAt(() => checkCalls(where, operation, resource, known)),
		...lookAt(() => checkParameters(where, operation, resource, known)),
	];
}

export function checkOperation(operation: Operation, resource: Resource, known: Known): Problem[] {
	const where = `${resource.name}.${operation.name}`;
	if (!Object.keys(kinds).includes(operation.kind)) {
		return [`${where}: there is no kind ${String(operation.kind)}, only ${Object.keys(kinds).join(', ')}`];
	}
	const called: unknown[] = definitionOf(operation).endpoints(operation, resource);
	const missing = unknown(where, 'endpoint', [...new Set(called.map(String))], known.endpoints);
	return missing.length > 0 ? missing : checkParts(where, operation, resource, known);
}
