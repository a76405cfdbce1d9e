/** What engines before 2.41 do otherwise, brought into line for the tests' own helpers. The package itself needs none of it. */
import { WorkflowExecute } from 'n8n-core';
import * as workflowPackage from 'n8n-workflow';

type Run = WorkflowExecute['run'];
type RunOptions = Parameters<Run>[0];
type PositionalRun = (
	this: WorkflowExecute,
	workflow: RunOptions['workflow'],
	startNode?: RunOptions['startNode'],
	destinationNode?: undefined,
	pinData?: RunOptions['pinData'],
) => ReturnType<Run>;

/** One object of options since 2.0. */
function acceptOptions(): void {
	const prototype = WorkflowExecute.prototype as unknown as { run: PositionalRun | Run };
	const { run } = prototype;
	if (run.length < 2) return;
	prototype.run = function (this: WorkflowExecute, { workflow, startNode, pinData }: RunOptions) {
		return (run as PositionalRun).call(this, workflow, startNode, undefined, pinData);
	};
}

/** 2.20 has no `withIsolate`. The `legacy` expression engine, which these tests use, has no isolates. */
function evaluateWithoutIsolate(): void {
	const { WorkflowExpression } = workflowPackage as Partial<typeof workflowPackage>;
	// 1.123 has no such class, and the method on another.
	if (!WorkflowExpression) return;
	const prototype = WorkflowExpression.prototype as { withIsolate?: unknown };
	prototype.withIsolate ??= async <T>(work: () => Promise<T>): Promise<T> => await work();
}

acceptOptions();
evaluateWithoutIsolate();
