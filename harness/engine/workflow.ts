import type { IDataObject, INode, IWorkflowBase } from 'n8n-workflow';

import { MANUAL_TRIGGER } from './coreTypes';

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

/** A workflow whose trigger has `items` pinned, followed by `drafts` one behind the other. */
export function chain(items: IDataObject[], ...drafts: NodeDraft[]): WorkflowJson {
	const nodes = [{ name: TRIGGER, type: MANUAL_TRIGGER }, ...drafts].map(completed);
	const links = nodes.slice(1).map((next, index) => {
		const previous = nodes[index]?.name ?? TRIGGER;
		return [previous, { main: [[{ node: next.name, type: 'main' as const, index: 0 }]] }];
	});
	return {
		nodes,
		connections: Object.fromEntries(links) as WorkflowJson['connections'],
		pinData: { [TRIGGER]: items.map((json) => ({ json })) },
	};
}
