/** The part of a node's form that fills in a record. */
import type { Form as RuntimeForm } from '../../nodes/UltraCart/operation';
import type { Attributes, Form, Operation, Resource } from '../metadata/types';
import { camelOf } from './names';
import { byLabel, propertiesOf, propertyOf, type Property } from './property';
import { collectionOf, formOf, formsOf, isChange, type Rows } from './resolve';
import { showing, type Show } from './show';
import { optionsOf, switchOf, variantProperties } from './variants';

const labelOfForm = ({ label }: Form, resource: Resource) => label ?? resource.label;

/** How the running node reads the form. */
export function runtimeForm(operation: Operation, resource: Resource): RuntimeForm | undefined {
	const form = formOf(operation);
	if (!form) return undefined;
	const label = labelOfForm(form, resource);
	const change = isChange(operation);
	return {
		model: form.model,
		label,
		define: camelOf(`define ${label}`),
		json: camelOf(`${label} json`),
		first: change ? [] : form.first,
		...(form.shown && { shown: form.shown }),
		...(!change && { fresh: true as const }),
		collection: change ? 'updateFields' : 'additionalFields',
		...(form.variants && {
			variants: {
				label: form.variants.label,
				parameter: form.variants.parameter,
				wanted: switchOf(form.variants.label),
				options: optionsOf(form.variants.label),
				told: form.variants.told,
			},
		}),
	};
}

function choiceOfWay(label: string, { define, json }: RuntimeForm, show: Show): Property[] {
	return [
		{
			displayName: `Define ${label}`,
			name: define,
			type: 'options',
			noDataExpression: true,
			...showing(show),
			options: [
				{ name: 'Using Fields', value: 'fields' },
				{ name: 'Using JSON', value: 'json' },
			],
			default: 'fields',
		},
		{
			displayName: `${label} (JSON)`,
			name: json,
			type: 'json',
			required: true,
			...showing({ ...show, [define]: ['json'] }),
			default: '{}',
			description: `The ${label.toLowerCase()} as UltraCart's own JSON, with its attribute names. On an update, only what is to change.`,
		},
	];
}

/** What surprises about a change is said only there. */
const onChange = (attributes: Attributes): Attributes =>
	Object.fromEntries(
		Object.entries(attributes).map(([apiName, { hintOnChange: hint, ...attribute }]) => [
			apiName,
			{ ...attribute, ...(hint !== undefined && { hint }) },
		]),
	);

function collection(label: string, name: string, show: Show, attributes: Attributes, rows: Rows): Property[] {
	if (Object.keys(attributes).length === 0) return [];
	return [
		{
			displayName: label,
			name,
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			...showing(show),
			options: propertiesOf(attributes, rows).sort(byLabel),
		},
	];
}

/** All fields of a form, for the operations that fill it in. */
function fieldsOfForm(
	form: Form,
	operations: readonly Operation[],
	resource: Resource,
	rows: Rows,
): Property[] {
	const [example] = operations;
	const runtime = example && runtimeForm(example, resource);
	if (!runtime) return [];
	const { attributes } = rows.model(form.model);
	const named = (those: readonly Operation[]) => those.map(({ name }) => name);
	const on = (those: readonly Operation[]): Show => ({ resource: [resource.name], operation: named(those) });
	const changing = operations.filter(isChange);
	const making = operations.filter((operation) => !isChange(operation));
	const usingFields = { [runtime.define]: ['fields'] };
	const asked = [...form.first, ...(form.shown ?? [])];
	const field = (apiName: string, more: Partial<Property>) =>
		propertyOf(apiName, rows.attribute(form.model, apiName), rows, more);
	const made = { ...on(making), ...usingFields };
	const changed = { ...on(changing), ...usingFields };
	return [
		...choiceOfWay(labelOfForm(form, resource), runtime, on(operations)),
		...form.first.map((apiName) => field(apiName, { required: true, ...showing(made) })),
		...(form.shown ?? []).map((apiName) => field(apiName, showing(made))),
		...variantProperties(
			form,
			{ making: named(making), changing: named(changing) },
			{ ...on(operations), ...usingFields },
			rows,
		),
		...(making.length > 0
			? collection('Additional Fields', 'additionalFields', made, collectionOf(attributes, asked), rows)
			: []),
		...(changing.length > 0
			? collection('Update Fields', 'updateFields', changed, onChange(collectionOf(attributes, [])), rows)
			: []),
	];
}

/** All fields of all forms of a resource. */
export const formProperties = (resource: Resource, rows: Rows): Property[] =>
	formsOf(resource).flatMap(({ form, operations }) => fieldsOfForm(form, operations, resource, rows));
