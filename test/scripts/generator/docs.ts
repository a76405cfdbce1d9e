/** Reading docs/operations.md. */
export const sectionOf = (page: string, label: string): string =>
	page.split(/^(?=## )/m).find((each) => each.startsWith(`## ${label}\n`)) ?? '';

/** What the list under an operation's heading says, by name. */
export function pointsBelow(page: string, resource: string, operation: string): Record<string, string> {
	const [, text = ''] = sectionOf(page, resource).split(new RegExp(`^### ${operation}$`, 'm'));
	const [own = ''] = text.split(/^### /m);
	const points = [...own.matchAll(/^- \*\*(.+)\*\*: (.*)$/gm)];
	return Object.fromEntries(points.map(([, name = '', value = '']) => [name, value]));
}
