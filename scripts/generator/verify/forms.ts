/** The part of an operation's row that says how a record is filled in. */
import type { Operation, Resource } from '../../metadata/resource';
import type { Attributes, Form } from '../../metadata/types';
import { formNames } from '../formNames';
import { parameterOf } from '../names';
import { askedIn, changesRecord } from '../operations';
import { conflictingFields } from '../properties/variants';
import {
	duplicates,
	problemIf,
	unknown,
	unknownAttributes,
	within,
	type Known,
	type Problem,
} from './problems';
import { checkName, checkTitle } from './words';

function checkVariants(where: string, { model, variants }: Form, { rows }: Known): Problem[] {
	if (!variants) return [];
	const { attributes } = rows.model(model);
	const { typeAttribute, default: initial, label, parameter } = variants;
	const isVariant = attributes[initial]?.variant !== undefined;
	return [
		...unknownAttributes(where, [typeAttribute, initial], attributes),
		...problemIf(initial in attributes && !isVariant, `${where}: ${initial} is none of several variants`),
		...within(where, [...checkTitle(label), ...checkName(parameter)]),
		...conflictingFields(model, rows),
	];
}

export function checkForm(where: string, { form }: Operation, known: Known): Problem[] {
	if (!form) return [];
	if (!known.models.has(form.model)) return unknown(where, 'model', [form.model], known.models);
	const { attributes } = known.rows.model(form.model);
	const asked = [...form.required, ...(form.shown ?? [])];
	const readOnly = asked.filter((apiName) => attributes[apiName]?.readOnly);
	const title = form.label === undefined ? [] : within(`${where} (form)`, checkTitle(form.label));
	return [
		...title,
		...unknownAttributes(`${where} (form)`, asked, attributes),
		...readOnly.map((apiName) => `${where} (form): nobody can fill in ${apiName}, it is read-only`),
		...duplicates(`${where} (form):`, asked),
		...checkVariants(`${where} (form)`, form, known),
	];
}

/** The parameters of a form that stand beside the operation's others. */
export function parametersOfForm(operation: Operation, resource: Resource, { rows }: Known): string[] {
	const { form } = operation;
	if (!form) return [];
	const { define, json, collection, variants } = formNames(form, resource, changesRecord(operation));
	const { attributes } = rows.model(form.model);
	const asked = askedIn(operation);
	const fields = Object.entries(attributes).filter(([apiName]) => asked.includes(apiName));
	return [
		define,
		json,
		collection,
		...fields.map(([apiName, attribute]) => parameterOf(apiName, attribute)),
		...(variants ? [variants.parameter, variants.change, variants.options] : []),
		...parametersOfVariants(attributes, { rows }),
	];
}

/** What is asked of mutually exclusive children. Several of them may share a field. */
function parametersOfVariants(attributes: Attributes, { rows }: Pick<Known, 'rows'>): string[] {
	const names = Object.values(attributes).flatMap((attribute) => {
		const { variant } = attribute;
		if (!variant) return [];
		const { name } = rows.modelOf(attribute);
		return [...variant.required, ...variant.shown].map((apiName) =>
			parameterOf(apiName, rows.attribute(name, apiName)),
		);
	});
	return [...new Set(names)];
}
