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
	type INodeTypeDescription,
	type ITriggerFunctions,
} from 'n8n-workflow';

/** What "Send Email" would have sent. */
export interface Email {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

export interface CoreNodes {
	/** To hand to `Engine.load`. */
	readonly nodes: Record<string, INodeType>;
	readonly emails: Email[];
	/** Forgets the emails, and what "Remove Duplicates" has seen. */
	readonly reset: () => void;
}

export const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
export const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

const field = (name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});

const fields = (...names: string[]): INodeProperties[] => names.map((name) => field(name));

const conditions = field('conditions', {
	type: 'filter',
	default: {},
	typeOptions: { filter: { version: 2 } },
});

const descriptionOf = (
	name: string,
	version: number,
	properties: INodeProperties[],
): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version,
	description: `Stands in for n8n's ${name}`,
	defaults: { name },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties,
});

type Execute = (this: IExecuteFunctions) => INodeExecutionData[][];

const node = (name: string, version: number, properties: INodeProperties[], execute: Execute): INodeType => ({
	description: descriptionOf(name, version, properties),
	execute(this: IExecuteFunctions) {
		return Promise.resolve(execute.call(this));
	},
});

/** Starts at once when the workflow is run by hand: nobody waits for the hour here. */
const trigger = (
	name: string,
	version: number,
	properties: INodeProperties[],
	json: IDataObject,
): INodeType => ({
	description: { ...descriptionOf(name, version, properties), group: ['trigger'], inputs: [] },
	trigger(this: ITriggerFunctions) {
		const start = () => {
			this.emit([[{ json }]]);
			return Promise.resolve();
		};
		return Promise.resolve({ manualTriggerFunction: start });
	},
});

/** The items that are passed on, with what they come from. */
const passed = (execute: IExecuteFunctions): INodeExecutionData[] =>
	execute.getInputData().map((item, index) => ({ ...item, pairedItem: { item: index } }));

/** The items for which the conditions hold, and the others. */
function divided(execute: IExecuteFunctions): [INodeExecutionData[], INodeExecutionData[]] {
	const holds = (_: unknown, index: number) =>
		execute.getNodeParameter('conditions', index, false, { extractValue: true }) as boolean;
	const items = passed(execute);
	const kept = new Set(items.filter(holds));
	return [[...kept], items.filter((item) => !kept.has(item))];
}

const filter = node('filter', 2.2, [conditions], function () {
	return divided(this).slice(0, 1);
});

const branch = node('if', 2.2, [conditions], function () {
	return divided(this);
});
branch.description.outputs = [NodeConnectionTypes.Main, NodeConnectionTypes.Main];

const assignments = field('assignments', { type: 'assignmentCollection', default: {} });

const set = node('set', 3.4, [field('mode'), assignments], function () {
	const items = passed(this).map((item, index) => {
		const given = this.getNodeParameter('assignments', index) as unknown as AssignmentCollectionValue;
		const json = Object.fromEntries(given.assignments.map(({ name, value }) => [name, value]));
		return { ...item, json };
	});
	return [items];
});

const splitOut = node(
	'splitOut',
	1,
	[field('fieldToSplitOut'), field('include', { default: 'noOtherFields' }), field('fieldsToInclude')],
	function () {
		const items = passed(this).flatMap((item, index): INodeExecutionData[] => {
			const read = (name: string) => this.getNodeParameter(name, index) as string;
			const name = read('fieldToSplitOut');
			const others = read('include') === 'selectedOtherFields' ? read('fieldsToInclude').split(/, */) : [];
			const kept = Object.fromEntries(others.map((other) => [other, item.json[other]]));
			const list = Array.isArray(item.json[name]) ? (item.json[name] as IDataObject[]) : [];
			return list.map((entry) => ({ ...item, json: { ...kept, [name]: entry } }));
		});
		return [items];
	},
);

const noOp = node('noOp', 1, [], function () {
	return [passed(this)];
});

/** Keeps what it has seen for as long as the stand-ins live, as n8n does in its database. */
const removeDuplicates = (seen: Set<string>): INodeType =>
	node('removeDuplicates', 2, fields('operation', 'logic', 'dedupeValue'), function () {
		const { id } = this.getWorkflow();
		const fresh = passed(this).filter((_, index) => {
			const value = this.getNodeParameter('dedupeValue', index) as string;
			const key = `${id ?? ''} ${this.getNode().name} ${value}`;
			return seen.size !== seen.add(key).size;
		});
		return [fresh];
	});

const emailSend = (emails: Email[]): INodeType =>
	node('emailSend', 2.1, fields('fromEmail', 'toEmail', 'subject', 'emailFormat', 'text'), function () {
		const items = passed(this).map((item, index) => {
			const read = (name: string) => this.getNodeParameter(name, index) as string;
			const to = read('toEmail');
			emails.push({ to, subject: read('subject'), text: read('text') });
			return { ...item, json: { accepted: [to] } };
		});
		return [items];
	});

const rule = field('rule', { type: 'json', default: {} });
const scheduleTrigger = trigger('scheduleTrigger', 1.2, [rule], { timestamp: '2030-01-01T07:00:00.000Z' });

export const manualTrigger = trigger('manualTrigger', 1, [], {});

/** Nothing leads to it and it does nothing: people read it. */
export const stickyNote: INodeType = {
	description: {
		...descriptionOf('stickyNote', 1, fields('content', 'height', 'width', 'color')),
		inputs: [],
		outputs: [],
	},
};

export function coreNodes(): CoreNodes {
	const emails: Email[] = [];
	const seen = new Set<string>();
	const all = [
		branch,
		emailSend(emails),
		filter,
		noOp,
		removeDuplicates(seen),
		scheduleTrigger,
		set,
		splitOut,
	];
	return {
		emails,
		nodes: Object.fromEntries(all.map((type) => [`n8n-nodes-base.${type.description.name}`, type])),
		reset: () => {
			emails.length = 0;
			seen.clear();
		},
	};
}
