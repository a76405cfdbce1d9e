/** The part of an operation's row that says how a record is filled in. */
import type { Attributes, Form, Operation, Resource } from '../../metadata/types';
import { runtimeForm } from '../forms';
import { parameterOf } from '../names';
import { formOf, isChange } from '../resolve';
import { problemIf, duplicates, unknown, unknownAttributes, type Problem, type Known } from './problems';
import { checkName, checkTitle } from './words';

function checkVariants(where: string, { model, variants }: Form, { rows }: Known): Problem[] {
	if (!variants) return [];
	const { attributes } = rows.model(model);
	const { told, default: initial, label, parameter } = variants;
	const isVariant = attributes[initial]?.variant !== undefined;
	return [
		...unknownAttributes(where, [told, initial], attributes),
		...problemIf(initial in attributes && !isVariant, `${where}: ${initial} is none of several kinds`),
		...[...checkTitle(label), ...checkName(parameter)].map((each) => `${where}: ${each}`),
	];
}

export function checkForm(where: string, operation: Operation, known: Known): Problem[] {
	const form = formOf(operation);
	if (!form) return [];
	if (!known.models.has(form.model)) return unknown(where, 'model', [form.model], known.models);
	const { attributes } = known.rows.model(form.model);
	const asked = [...form.first, ...(form.shown ?? [])];
	const readOnly = asked.filter((apiName) => attributes[apiName]?.readOnly);
	const title =
		form.label === undefined ? [] : checkTitle(form.label).map((each) => `${where} (form): ${each}`);
	return [
		...title,
		...unknownAttributes(`${where} (form)`, asked, attributes),
		...readOnly.map((apiName) => `${where} (form): nobody can fill in ${apiName}, it is read-only`),
		...duplicates(`${where} (form):`, asked),
		...checkVariants(`${where} (form)`, form, known),
	];
}

/** The parameters of a form that stand beside the operation's others. */
export function parametersOfForm(operation: Operation, resource: Resource, known: Known): string[] {
	const form = formOf(operation);
	const runtime = runtimeForm(operation, resource);
	if (!form || !runtime) return [];
	const { attributes } = known.rows.model(form.model);
	const asked = isChange(operation) ? [] : [...form.first, ...(form.shown ?? [])];
	const fields = asked.flatMap((apiName) => {
		const attribute = attributes[apiName];
		return attribute ? [parameterOf(apiName, attribute)] : [];
	});
	const { define, json, collection, variants } = runtime;
	const kinds = variants ? [variants.parameter, variants.wanted, variants.options] : [];
	return [define, json, collection, ...fields, ...kinds, ...parametersOfKinds(attributes, known)];
}

/** What is asked of mutually exclusive children. Several of them may share a field. */
function parametersOfKinds(attributes: Attributes, { rows }: Known): string[] {
	const names = Object.values(attributes).flatMap(({ variant, model = '' }) =>
		[...(variant?.required ?? []), ...(variant?.shown ?? [])].map((apiName) =>
			parameterOf(apiName, rows.attribute(model, apiName)),
		),
	);
	return [...new Set(names)];
}
