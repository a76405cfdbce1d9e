/** The part of an operation's row that says how a record is filled in. */
import type { Attributes, Form, Operation, Resource } from '../../metadata/types';
import { runtimeForm } from '../forms';
import { parameterOf } from '../names';
import { formOf, isChange } from '../resolve';
import { complaint, duplicates, unknown, unknownAttributes, type Complaint, type Known } from './complaints';
import { badName, badTitle } from './words';

function badVariants(where: string, { model, variants }: Form, { rows }: Known): Complaint[] {
	if (!variants) return [];
	const { attributes } = rows.model(model);
	const { told, default: initial, label, parameter } = variants;
	const isVariant = attributes[initial]?.variant !== undefined;
	return [
		...unknownAttributes(where, [told, initial], attributes),
		...complaint(initial in attributes && !isVariant, `${where}: ${initial} is none of several kinds`),
		...[...badTitle(label), ...badName(parameter)].map((each) => `${where}: ${each}`),
	];
}

export function badForm(where: string, operation: Operation, known: Known): Complaint[] {
	const form = formOf(operation);
	if (!form) return [];
	if (!known.models.has(form.model)) return unknown(where, 'model', [form.model], known.models);
	const { attributes } = known.rows.model(form.model);
	const asked = [...form.first, ...(form.shown ?? [])];
	const readOnly = asked.filter((wire) => attributes[wire]?.readOnly);
	const title =
		form.label === undefined ? [] : badTitle(form.label).map((each) => `${where} (form): ${each}`);
	return [
		...title,
		...unknownAttributes(`${where} (form)`, asked, attributes),
		...readOnly.map((wire) => `${where} (form): nobody can fill in ${wire}, it is read-only`),
		...duplicates(`${where} (form):`, asked),
		...badVariants(`${where} (form)`, form, known),
	];
}

/** The parameters of a form that stand beside the operation's others. */
export function parametersOfForm(operation: Operation, resource: Resource, known: Known): string[] {
	const form = formOf(operation);
	const runtime = runtimeForm(operation, resource);
	if (!form || !runtime) return [];
	const { attributes } = known.rows.model(form.model);
	const asked = isChange(operation) ? [] : [...form.first, ...(form.shown ?? [])];
	const fields = asked.flatMap((wire) => {
		const attribute = attributes[wire];
		return attribute ? [parameterOf(wire, attribute)] : [];
	});
	const { define, json, collection, variants } = runtime;
	const kinds = variants ? [variants.parameter, variants.wanted, variants.options] : [];
	return [define, json, collection, ...fields, ...kinds, ...parametersOfKinds(attributes, known)];
}

/** What is asked of mutually exclusive children. Several of them may share a field. */
function parametersOfKinds(attributes: Attributes, { rows }: Known): string[] {
	const names = Object.values(attributes).flatMap(({ variant, model = '' }) =>
		[...(variant?.required ?? []), ...(variant?.shown ?? [])].map((wire) =>
			parameterOf(wire, rows.attribute(model, wire)),
		),
	);
	return [...new Set(names)];
}
