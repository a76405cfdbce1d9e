/**
 * Stand-ins for the few of n8n's own nodes that the examples use: the same names, versions and parameters, and of what they do
 * as much as the examples need. Conditions are evaluated by n8n-core itself. The genuine nodes run the same examples in
 * `npm run test:e2e`.
 */
import {
	NodeConnectionTypes,
	type AssignmentCollectionValue,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type ITriggerFunctions,
} from 'n8n-workflow';

import type { ExtraNodes } from '.';

/** What "Send Email" would have sent. */
export interface Email {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

export interface CoreNodes {
	/** To hand to `Engine.load`. */
	readonly nodes: ExtraNodes;
	readonly letters: Email[];
	/** Forgets the letters, and what "Remove Duplicates" has seen. */
	readonly reset: () => void;
}

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});

const conditions = field('conditions', {
	type: 'filter',
	default: {},
	typeOptions: { filter: { version: 2 } },
});

type Execute = (this: IExecuteFunctions) => INodeExecutionData[][];

const standIn = (
	name: string,
	version: number,
	properties: INodeProperties[],
	execute: Execute,
	outputs = 1,
): INodeType => ({
	description: {
		displayName: name,
		name,
		group: ['transform'],
		version,
		description: `Stands in for n8n's ${name}`,
		defaults: { name },
		inputs: [NodeConnectionTypes.Main],
		outputs: Array.from({ length: outputs }, () => NodeConnectionTypes.Main),
		properties,
	},
	execute(this: IExecuteFunctions) {
		return Promise.resolve(execute.call(this));
	},
});

/** The items that are passed on, with what they come from. */
const passed = (execute: IExecuteFunctions): INodeExecutionData[] =>
	execute.getInputData().map((item, index) => ({ ...item, pairedItem: { item: index } }));

const holds = (execute: IExecuteFunctions, index: number): boolean =>
	execute.getNodeParameter('conditions', index, false, { extractValue: true }) as boolean;

const filter = standIn('filter', 2.2, [conditions], function () {
	return [passed(this).filter((_, index) => holds(this, index))];
});

const branch = standIn(
	'if',
	2.2,
	[conditions],
	function () {
		const items = passed(this);
		return [items.filter((_, index) => holds(this, index)), items.filter((_, index) => !holds(this, index))];
	},
	2,
);

const set = standIn(
	'set',
	3.4,
	[field('mode'), field('assignments', { type: 'assignmentCollection', default: {} })],
	function () {
		return [
			passed(this).map((item, index) => {
				const given = this.getNodeParameter('assignments', index) as unknown as AssignmentCollectionValue;
				const json = Object.fromEntries(given.assignments.map(({ name, value }) => [name, value]));
				return { ...item, json: json };
			}),
		];
	},
);

const splitOut = standIn(
	'splitOut',
	1,
	[field('fieldToSplitOut'), field('include', { default: 'noOtherFields' }), field('fieldsToInclude')],
	function () {
		const items = passed(this).flatMap(({ json, pairedItem }, index): INodeExecutionData[] => {
			const name = this.getNodeParameter('fieldToSplitOut', index) as string;
			const others =
				this.getNodeParameter('include', index) === 'selectedOtherFields'
					? (this.getNodeParameter('fieldsToInclude', index) as string).split(/, */)
					: [];
			const kept = Object.fromEntries(others.map((other) => [other, json[other]]));
			const list = Array.isArray(json[name]) ? (json[name] as IDataObject[]) : [];
			return list.map((entry) => ({
				json: { ...kept, [name]: entry },
				...(pairedItem !== undefined && { pairedItem }),
			}));
		});
		return [items];
	},
);

const noOp = standIn('noOp', 1, [], function () {
	return [passed(this)];
});

/** Keeps what it has seen for as long as the stand-ins live, as n8n does in its database. */
const removeDuplicates = (seen: Set<string>): INodeType =>
	standIn('removeDuplicates', 2, [field('operation'), field('logic'), field('dedupeValue')], function () {
		const { id } = this.getWorkflow();
		const fresh = passed(this).filter((_, index) => {
			const value = this.getNodeParameter('dedupeValue', index) as string;
			const key = `${id ?? ''} ${this.getNode().name} ${value}`;
			return seen.size !== seen.add(key).size;
		});
		return [fresh];
	});

const emailSend = (letters: Email[]): INodeType =>
	standIn(
		'emailSend',
		2.1,
		['fromEmail', 'toEmail', 'subject', 'emailFormat', 'text'].map((name) => field(name)),
		function () {
			const items = passed(this);
			const read = (name: string, index: number) => this.getNodeParameter(name, index) as string;
			items.forEach((_, index) => {
				letters.push({
					to: read('toEmail', index),
					subject: read('subject', index),
					text: read('text', index),
				});
			});
			return [items.map((item, index) => ({ ...item, json: { accepted: [read('toEmail', index)] } }))];
		},
	);

/** Runs at once when the workflow is run by hand; nobody waits for the hour here. */
const scheduleTrigger: INodeType = {
	description: {
		displayName: 'Schedule Trigger',
		name: 'scheduleTrigger',
		group: ['trigger'],
		version: 1.2,
		description: "Stands in for n8n's scheduleTrigger",
		defaults: { name: 'Schedule Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [field('rule', { type: 'json', default: {} })],
	},
	trigger(this: ITriggerFunctions) {
		const start = () => {
			this.emit([[{ json: { timestamp: '2030-01-01T07:00:00.000Z' } }]]);
			return Promise.resolve();
		};
		return Promise.resolve({ manualTriggerFunction: start });
	},
};

export function coreNodes(): CoreNodes {
	const letters: Email[] = [];
	const seen = new Set<string>();
	const byName = {
		emailSend: emailSend(letters),
		filter,
		if: branch,
		noOp,
		removeDuplicates: removeDuplicates(seen),
		scheduleTrigger,
		set,
		splitOut,
	};
	return {
		letters,
		nodes: Object.fromEntries(Object.entries(byName).map(([name, type]) => [`n8n-nodes-base.${name}`, type])),
		reset: () => {
			letters.length = 0;
			seen.clear();
		},
	};
}
