/** What the package is for, and what a credential has to allow: it follows from the resources. */
import type { Table } from '../metadata';
import type { Resource } from '../metadata/resource';
import { titleOf } from './names';

const joined = (words: readonly string[]): string =>
	words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : words.join('');

const offered = (resources: readonly Resource[]): string[] =>
	resources.flatMap(({ plural, describedAs = [plural.toLowerCase()] }) => describedAs);

/** The node, in a sentence. */
export const aboutNode = ({ resources }: Table): string =>
	`Work with ${joined(offered(resources))} in UltraCart`;

/** UltraCart's names for what a key has to permit. */
export function permissionsIn({ resources, trigger }: Table): string {
	const named = (some: readonly Resource[]) => {
		const permissions = some.flatMap(({ endpoints }) => endpoints.map(({ permission }) => permission));
		return [...new Set(permissions.map((name) => titleOf(name.replace(/_(read|write)$/, ''))))].sort();
	};
	const ofTrigger = trigger ? `, and ${joined(named([trigger.webhooks]))} for the trigger` : '';
	return `${joined(named(resources))}${ofTrigger}`;
}

/** The package's manifest, which people write, with its description. */
export function renderManifest(manifest: string, { resources, trigger }: Table): string {
	const all = [...offered(resources), ...(trigger ? ['events'] : [])];
	const description = `n8n community nodes for UltraCart: ${joined(all)}`;
	return manifest.replace(/(?<="description": ")[^"]*/, description);
}
