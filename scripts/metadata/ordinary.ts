/** The five operations that nearly every resource has, with their texts; a row says the rest, and can say it otherwise. */
import { operation, type Operation, type OperationRowOf } from './resource';

/** What a row has to say of an ordinary operation, and what it may. */
type Own<K extends Operation['kind']> = Omit<
	OperationRowOf<K>,
	'name' | 'kind' | 'label' | 'action' | 'description'
> &
	Partial<Pick<OperationRowOf<K>, 'description'>>;

/** @param noun what a record is called in a sentence, and several of them */
export function ordinary(noun: string, nouns: string) {
	const one = `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
	return {
		create: (own: Own<'create'>): Operation =>
			operation({
				name: 'create',
				kind: 'create',
				label: 'Create',
				action: `Create ${noun}`,
				description: `Create ${one} with everything that the form asks`,
				...own,
			}),
		delete: (own: Own<'delete'>): Operation =>
			operation({
				name: 'delete',
				kind: 'delete',
				label: 'Delete',
				action: `Delete ${noun}`,
				description: `Delete ${one} for good`,
				...own,
			}),
		get: (own: Own<'read'> = {}): Operation =>
			operation({
				name: 'get',
				kind: 'read',
				label: 'Get',
				action: `Get ${noun}`,
				description: `Get one ${noun}`,
				...own,
			}),
		getAll: (own: Own<'list'>): Operation =>
			operation({
				name: 'getAll',
				kind: 'list',
				label: 'Get Many',
				action: `Get many ${nouns}`,
				description: `Get the ${nouns} of the account`,
				...own,
			}),
		update: (own: Own<'update'>): Operation =>
			operation({
				name: 'update',
				kind: 'update',
				label: 'Update',
				action: `Update ${noun}`,
				description: `Change ${one}. What you leave empty stays as it is.`,
				...own,
			}),
	};
}
