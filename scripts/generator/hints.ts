/** What n8n says beside the node's form and output: while parameters are like this, or always. */
import type { NodeHint } from 'n8n-workflow';

import type { Resource } from '../metadata/resource';
import type { Attribute } from '../metadata/types';
import { formNames } from './formNames';
import { labelOf, parameterOf } from './names';
import { askedIn, changesRecord, inputsOf } from './operations';
import type { Rows } from './rows';

/** A field that asks when something ends. */
interface EndField {
	/** The parameter, as an expression. */
	readonly path: string;
	readonly label: string;
	readonly isEnd: NonNullable<Attribute['isEnd']>;
}

type Operation = Resource['operations'][number];

function inForm(operation: Operation, resource: Resource, rows: Rows): EndField[] {
	const { form } = operation;
	if (!form) return [];
	const { collection } = formNames(form, resource, changesRecord(operation));
	const inItself = askedIn(operation);
	return Object.entries(rows.model(form.model).attributes).flatMap(([apiName, attribute]) => {
		const place = inItself.includes(apiName) ? '' : `${collection}?.`;
		return attribute.isEnd
			? [
					{
						path: `$parameter.${place}${parameterOf(apiName, attribute)}`,
						label: labelOf(apiName, attribute),
						isEnd: attribute.isEnd,
					},
				]
			: [];
	});
}

const inInputs = (operation: Operation, rows: Rows): EndField[] =>
	Object.entries(inputsOf(operation, rows)).flatMap(([name, input]) =>
		input.isEnd ? [{ path: `$parameter.${name}`, label: labelOf(name, input), isEnd: input.isEnd }] : [],
	);

const SO_WHAT = {
	anyTime: "what has already expired can't be used",
	inFuture: 'choose a later one',
};

/** n8n wants conditions that give true or false, whatever the parameter holds. */
const endHints = ({ path, label, isEnd }: EndField): NodeHint[] => [
	{
		message: `${label} is in the past: ${SO_WHAT[isEnd]}`,
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: `={{ DateTime.fromISO(${path} ?? "") < $now }}`,
	},
	{
		message: `${label} is at midnight, when that day begins. For the whole day, set the time to 23:59.`,
		type: 'info',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: `={{ /^[\\d-]+(T00:00|$)/.test(${path}) }}`,
	},
];

/** Hidden parameters hold nothing: a path that several operations share needs no more than one hint. */
function hintsOnEnds(resources: readonly Resource[], rows: Rows): NodeHint[] {
	const fields = new Map<string, EndField>();
	for (const resource of resources)
		for (const operation of resource.operations)
			for (const field of [...inForm(operation, resource, rows), ...inInputs(operation, rows)])
				fields.set(field.path, field);
	return [...fields.values()].flatMap(endHints);
}

const outputHints = (resources: readonly Resource[]): NodeHint[] =>
	resources.flatMap(({ name, operations }) =>
		operations.flatMap((operation): NodeHint[] =>
			operation.outputHint === undefined
				? []
				: [
						{
							message: operation.outputHint,
							type: 'info',
							location: 'outputPane',
							whenToDisplay: 'always',
							displayCondition: `={{ $parameter.resource === "${name}" && $parameter.operation === "${operation.name}" }}`,
						},
					],
		),
	);

export const nodeHints = (resources: readonly Resource[], rows: Rows): NodeHint[] => [
	...hintsOnEnds(resources, rows),
	...outputHints(resources),
];
