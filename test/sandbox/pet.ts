/** A resource that the sandbox has never heard of. */
import {
	answer,
	endpoint,
	integer,
	many,
	model,
	money,
	one,
	operation,
	resource,
	text,
} from '../../scripts/metadata/rows';

const petOid = { pet_oid: integer('The number of the pet') };

export const pet = resource({
	name: 'pet',
	label: 'Pet',
	plural: 'Pets',
	record: 'Pet',
	id: 'pet_oid',
	names: {
		id: { attribute: 'pet_oid', label: 'By ID', placeholder: 'e.g. 1' },
		name: { attribute: 'name', label: 'By Name', placeholder: 'e.g. Rex' },
	},
	read: { by: { id: 'getPet' }, list: 'getPets' },
	search: { endpoint: 'getPets', shows: ['name'] },
	endpoints: [
		endpoint('getPets', 'GET /pet/pets', 'list', {
			query: { name: text('Part of the name'), weight_start: money('From'), weight_end: money('To') },
			answer: 'PetsResponse',
			root: 'pets',
		}),
		endpoint('getPetsByKeeper', 'POST /pet/pets/by_keeper/{keeper}', 'list', {
			in: { keeper: text('Who keeps it') },
			answer: 'PetsResponse',
			root: 'pets',
		}),
		endpoint('insertPet', 'POST /pet/pets', 'insert', { body: 'Pet', answer: 'PetResponse', root: 'pet' }),
		endpoint('getPet', 'GET /pet/pets/{pet_oid}', 'read', { in: petOid, answer: 'PetResponse', root: 'pet' }),
		endpoint('updatePet', 'PUT /pet/pets/by_name/{name}', 'update', {
			in: { name: text('The name') },
			body: 'Pet',
			answer: 'PetResponse',
			root: 'pet',
		}),
		endpoint('deletePet', 'DELETE /pet/pets/{pet_oid}', 'delete', { in: petOid }),
	],
	models: [
		model('Pet', {
			pet_oid: integer('The number'),
			name: text('The name'),
			keeper: text('Who keeps it'),
			weight: money('The weight'),
		}),
		answer('PetResponse', { pet: one('Pet', 'The pet') }),
		answer('PetsResponse', { pets: many('Pet', 'The pets') }),
	],
	operations: [
		operation({
			name: 'create',
			kind: 'create',
			label: 'Create',
			action: 'Create a pet',
			description: 'Create a pet',
			endpoint: 'insertPet',
			form: { model: 'Pet', first: ['name'] },
		}),
	],
});
