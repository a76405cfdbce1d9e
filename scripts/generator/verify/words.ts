/** How n8n wants things written. */
import { isTitle } from '../names';
import { complaint, type Complaint } from './complaints';

/** Descriptions and the like. */
export function badSentence(text: string): Complaint[] {
	const sentences = text.split(/[.!?] /).length;
	return [
		...complaint(text === '', 'has no description'),
		...complaint(
			sentences === 1 && text.endsWith('.') && !text.endsWith('...'),
			'one sentence takes no final period',
		),
		...complaint(sentences > 1 && !text.endsWith('.'), 'several sentences take a final period'),
	];
}

export const badTitle = (label: string): Complaint[] =>
	complaint(!isTitle(label), `the label "${label}" is not in Title Case`);

export const badPlaceholder = (placeholder: string | undefined): Complaint[] =>
	complaint(
		placeholder !== undefined && !placeholder.startsWith('e.g. '),
		'a placeholder starts with "e.g. "',
	);

/** Workflows save these names: they are permanent. */
export const badName = (name: string): Complaint[] =>
	complaint(!/^[a-z][A-Za-z0-9]*$/.test(name), `the name "${name}" is not in camelCase`);

export const badAction = (action: string): Complaint[] =>
	complaint(!/^[A-Z][^A-Z]*$/.test(action), `the action "${action}" is not in sentence case`);
