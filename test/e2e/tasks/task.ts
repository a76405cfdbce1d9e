import type { WorkflowJson } from '../../../harness/engine';
import type { N8nInstance } from '../../../harness/n8n/n8nInstance';
import type { Editor } from '../editor';
import type { Effort } from './effort';

/** Something that a person wants done, from a workflow that is open to what came of it. */
export interface Task {
	readonly name: string;
	/** The workflow that is open at the start. Default: one with a trigger. */
	readonly workflow?: (n8n: N8nInstance) => WorkflowJson;
	/** What it may cost at most. */
	readonly atMost?: Effort;
	/** All that the person does, and what has to have come of it. */
	readonly work: (editor: Editor, n8n: N8nInstance) => Promise<void>;
}
