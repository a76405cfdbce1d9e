import type { IDataObject, INode, IWorkflowBase } from 'n8n-workflow';

import { MANUAL_TRIGGER } from './coreNodes';

/** What n8n's editor exports, less what the engine can do without. */
export type WorkflowJson = Pick<IWorkflowBase, 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'id' | 'name' | 'settings' | 'pinData' | 'staticData'>>;

/** A node as a test writes it: what has one obvious value is filled in. */
export type NodeDraft = Pick<INode, 'name' | 'type'> & Partial<INode>;

/** The name of the trigger that `chain` puts in front. */
export const TRIGGER = 'When Contacts Arrive';

const completed = (draft: NodeDraft, index: number): INode => ({
	id: `node-${String(index)}`,
	typeVersion: 1,
	position: [index * 200, 0],
	parameters: {},
	...draft,
});

/** A workflow of nodes that follow one another. */
export function sequence(...drafts: NodeDraft[]): WorkflowJson {
	const links = drafts.slice(1).map(({ name }, index) => {
		const previous = drafts[index]?.name ?? '';
		return [previous, { main: [[{ node: name, type: 'main' as const, index: 0 }]] }];
	});
	return {
		nodes: drafts.map(completed),
		connections: Object.fromEntries(links) as WorkflowJson['connections'],
	};
}

/** A workflow whose trigger has `items` pinned, followed by `drafts` one behind the other. */
export const chain = (items: IDataObject[], ...drafts: NodeDraft[]): WorkflowJson => ({
	...sequence({ name: TRIGGER, type: MANUAL_TRIGGER }, ...drafts),
	pinData: { [TRIGGER]: items.map((json) => ({ json })) },
});
