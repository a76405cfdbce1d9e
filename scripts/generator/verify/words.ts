/** How n8n wants things written. */
import { isTitle } from '../names';
import { problemIf, type Problem } from './problems';

/** Descriptions and the like. */
export function checkSentence(text: string): Problem[] {
	const sentences = text.split(/[.!?] /).length;
	return [
		...problemIf(text === '', 'has no description'),
		...problemIf(
			sentences === 1 && text.endsWith('.') && !text.endsWith('...'),
			'one sentence takes no final period',
		),
		...problemIf(sentences > 1 && !text.endsWith('.'), 'several sentences take a final period'),
	];
}

export const checkTitle = (label: string): Problem[] =>
	problemIf(!isTitle(label), `the label "${label}" is not in Title Case`);

export const checkPlaceholder = (placeholder: string | undefined): Problem[] =>
	problemIf(
		placeholder !== undefined && !placeholder.startsWith('e.g. '),
		'a placeholder starts with "e.g. "',
	);

/** Workflows save these names: they are permanent. */
export const checkName = (name: string): Problem[] =>
	problemIf(!/^[a-z][A-Za-z0-9]*$/.test(name), `the name "${name}" is not in camelCase`);

/** What the node creator lists. */
export const checkAction = (action: string): Problem[] => [
	...problemIf(!/^[A-Z][^A-Z]*$/.test(action), `the action "${action}" is not in sentence case`),
	...problemIf(/\b(an?|the)\b/i.test(action), `the action "${action}" has an article`),
];
