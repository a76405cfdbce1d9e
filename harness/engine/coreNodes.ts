/**
 * Stand-ins for the few of n8n's own nodes that the examples use: the same names, versions and parameters, and of what they do
 * as much as the examples need. Conditions are evaluated by n8n-core itself. The genuine nodes run the same examples in
 * `npm run test:e2e`.
 */
import {
	NodeConnectionTypes,
	NodeOperationError,
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
	/** The file that it carries. */
	readonly attachment?: string;
}

export interface MailServer {
	/** Whether "Send Email" fails. */
	isDown: boolean;
}

type DataTables = Map<string, IDataObject[]>;

export interface CoreNodes {
	/** To hand to `Engine.load`. */
	readonly nodes: Record<string, INodeType>;
	readonly emails: Email[];
	readonly mailServer: MailServer;
	/** The rows of the data tables, by the name of the table. */
	readonly dataTables: DataTables;
	/** Forgets the emails, the data tables, and what "Remove Duplicates" has seen. */
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

const isFirst = (seen: Set<string>, key: string): boolean => seen.size !== seen.add(key).size;

/** Of the items of one run: those whose field has another value than those before. */
function withoutDuplicates(execute: IExecuteFunctions): INodeExecutionData[] {
	const path = (execute.getNodeParameter('fieldsToCompare', 0) as string).split('.');
	const seen = new Set<string>();
	const valueOf = (json: IDataObject) =>
		path.reduce<unknown>((value, name) => (value as IDataObject | undefined)?.[name], json);
	return passed(execute).filter(({ json }) => isFirst(seen, JSON.stringify(valueOf(json) ?? null)));
}

/** Keeps what it has seen for as long as the stand-ins live, as n8n does in its database. */
const removeDuplicates = (seen: Set<string>): INodeType =>
	node(
		'removeDuplicates',
		2,
		fields('operation', 'logic', 'dedupeValue', 'compare', 'fieldsToCompare'),
		function () {
			if (this.getNodeParameter('operation', 0) === 'removeDuplicateInputItems') {
				return [withoutDuplicates(this)];
			}
			const { id } = this.getWorkflow();
			const fresh = passed(this).filter((_, index) => {
				const value = this.getNodeParameter('dedupeValue', index) as string;
				return isFirst(seen, `${id ?? ''} ${this.getNode().name} ${value}`);
			});
			return [fresh];
		},
	);

function rowsOf(execute: IExecuteFunctions, tables: DataTables, index: number): IDataObject[] {
	const { value } = execute.getNodeParameter('dataTableId', index) as { value: string };
	const rows = tables.get(value);
	if (rows) return rows;
	throw new NodeOperationError(execute.getNode(), `Data table with name "${value}" not found`);
}

/** Whether a row meets all conditions of the node. */
function matcher(execute: IExecuteFunctions, index: number): (row: IDataObject) => boolean {
	const conditions = execute.getNodeParameter('filters.conditions', index) as IDataObject[];
	const meets = (row: IDataObject) => (condition: IDataObject) => {
		const value = row[condition.keyName as string];
		return condition.condition === 'isEmpty' ? value === undefined : value === condition.keyValue;
	};
	return (row) => conditions.every(meets(row));
}

type TableOperation = (execute: IExecuteFunctions, tables: DataTables, index: number) => IDataObject[];

const TABLE_OPERATIONS: Readonly<Record<string, TableOperation>> = {
	create: (execute, tables, index) => {
		const name = execute.getNodeParameter('tableName', index) as string;
		tables.set(name, tables.get(name) ?? []);
		return [{ id: name, name }];
	},
	rowNotExists: (execute, tables, index) => {
		const { json = {} } = execute.getInputData()[index] ?? {};
		return rowsOf(execute, tables, index).some(matcher(execute, index)) ? [] : [json];
	},
	get: (execute, tables, index) =>
		rowsOf(execute, tables, index)
			.filter(matcher(execute, index))
			.slice(
				0,
				execute.getNodeParameter('returnAll', index) === true
					? undefined
					: Number(execute.getNodeParameter('limit', index)),
			)
			.map((row) => ({ ...row })),
	update: (execute, tables, index) => {
		const rows = rowsOf(execute, tables, index).filter(matcher(execute, index));
		const values = execute.getNodeParameter('columns.value', index) as IDataObject;
		return rows.map((row) => Object.assign(row, values));
	},
	insert: (execute, tables, index) => {
		const rows = rowsOf(execute, tables, index);
		const values = execute.getNodeParameter('columns.value', index) as IDataObject;
		const row: IDataObject = { id: rows.length + 1, ...values };
		rows.push(row);
		return [row];
	},
};

const dataTable = (tables: DataTables): INodeType =>
	node(
		'dataTable',
		1.1,
		[
			...fields('resource', 'operation', 'tableName', 'matchType'),
			field('limit', { type: 'number', default: 50 }),
			field('returnAll', { type: 'boolean', default: false }),
			...['dataTableId', 'filters', 'columns', 'options'].map((name) => field(name, { type: 'json' })),
		],
		function () {
			const operation = TABLE_OPERATIONS[String(this.getNodeParameter('operation', 0))];
			if (!operation) throw new NodeOperationError(this.getNode(), 'The stand-in has no such operation');
			const items = passed(this).flatMap(({ pairedItem = [] }, index) =>
				operation(this, tables, index).map((json) => ({ json, pairedItem })),
			);
			return [items];
		},
	);

/** All items become one file. */
const convertToFile = node(
	'convertToFile',
	1.1,
	[...fields('operation', 'binaryPropertyName'), field('options', { type: 'json' })],
	function () {
		const items = this.getInputData();
		const columns = Object.keys(items[0]?.json ?? {});
		const lines = items.map(({ json }) => columns.map((column) => json[column] as string).join(','));
		const { fileName } = this.getNodeParameter('options', 0) as { fileName: string };
		const name = this.getNodeParameter('binaryPropertyName', 0);
		const file = {
			data: Buffer.from([columns.join(','), ...lines].join('\n')).toString('base64'),
			mimeType: 'text/csv',
			fileName,
		};
		return [[{ json: {}, binary: { [name]: file }, pairedItem: items.map((_, item) => ({ item })) }]];
	},
);

const emailFields = [
	...fields('fromEmail', 'toEmail', 'subject', 'emailFormat', 'text'),
	field('options', { type: 'json' }),
];

const emailSend = (emails: Email[], mailServer: MailServer): INodeType =>
	node('emailSend', 2.1, emailFields, function () {
		if (mailServer.isDown) throw new NodeOperationError(this.getNode(), 'The mail server is down');
		const items = passed(this).map((item, index) => {
			const read = (name: string) => this.getNodeParameter(name, index) as string;
			const to = read('toEmail');
			const file = item.binary?.[this.getNodeParameter('options.attachments', index, '') as string];
			emails.push({
				to,
				subject: read('subject'),
				text: read('text'),
				...(file && { attachment: Buffer.from(file.data, 'base64').toString() }),
			});
			return { ...item, json: { accepted: [to] } };
		});
		return [items];
	});

const rule = field('rule', { type: 'json', default: {} });
const formTrigger = trigger('formTrigger', 2.2, fields('formTitle', 'formDescription'), {});
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
	const mailServer: MailServer = { isDown: false };
	const dataTables: DataTables = new Map();
	const seen = new Set<string>();
	const all = [
		branch,
		convertToFile,
		dataTable(dataTables),
		emailSend(emails, mailServer),
		filter,
		formTrigger,
		noOp,
		removeDuplicates(seen),
		scheduleTrigger,
		set,
		splitOut,
	];
	return {
		emails,
		mailServer,
		dataTables,
		nodes: Object.fromEntries(all.map((type) => [`n8n-nodes-base.${type.description.name}`, type])),
		reset: () => {
			emails.length = 0;
			mailServer.isDown = false;
			dataTables.clear();
			seen.clear();
		},
	};
}
