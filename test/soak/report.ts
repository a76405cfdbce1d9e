/** A seed that failed, as a developer reads it. */
import { describeFault } from './networkFault';
import type { Exchange } from './proxy';
import type { Verdict } from './soak';

const LONGEST_TEXT = 800;

const shortened = (text: string): string =>
	text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text;

const json = (value: unknown): string => shortened(JSON.stringify(value));

function callLine({ request, fault, answer }: Exchange, index: number): string {
	const status = answer ? `UltraCart answered ${answer.status}` : 'UltraCart was not asked';
	const what = fault ? `, ${describeFault(fault)}` : '';
	return `  ${index + 1}. ${request.method} ${request.path}: ${status}${what} ${shortened(request.body)}`;
}

function* toldLines({ told, done, job }: Verdict): Generator<string> {
	if (told.error !== undefined) yield `  The run ended: ${shortened(told.error)}`;
	for (const index of job.indices) {
		const { records, error } = told.items.get(index) ?? {};
		yield `  item ${index + 1}, done ${done[index]} times: ${json({ records, error })}`;
	}
	for (const hint of told.hints) yield `  hint: ${hint}`;
}

/** Operation, settings, faults by call, what was told, what is there, and how to see it again. */
export function reportOf(verdict: Verdict): string {
	const { seed, job, exchanges, problems } = verdict;
	return [
		`Seed ${seed}: ${job.name} of ${job.items.length} items`,
		`  ${json(job.settings)}`,
		`  ${json(job.plan.parameters)}`,
		`  ${json(job.subject.sandbox.switches)}`,
		...problems.map((problem) => `✗ ${shortened(problem)}`),
		'Calls:',
		...exchanges.map(callLine),
		'Told:',
		...toldLines(verdict),
		`Alone: npm run soak -- --seed ${seed}`,
		'',
	].join('\n');
}
