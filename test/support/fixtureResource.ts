/** A resource that UltraCart does not have: small, ordinary, and unknown to the code under test. */
import { operation, resource } from '../../scripts/metadata/resource';
import {
	answer,
	date,
	endpoint,
	flag,
	integer,
	many,
	model,
	money,
	one,
	paging,
	text,
} from '../../scripts/metadata/rows';
import type { Attributes, Form } from '../../scripts/metadata/types';

const petOid = { pet_oid: integer('The ID of the pet') };
const petName = { name: text('The name of the pet') };
const onePet = { answer: 'PetResponse', root: 'pet' };
const pets = { answer: 'PetsResponse', root: 'pets' };
const form: Form = { model: 'Pet', required: ['name'] };

export const petAttributes: Attributes = {
	pet_oid: integer('The ID of the pet', { label: 'Pet ID', readOnly: true }),
	name: text('What the pet is called', { maxLength: 12 }),
	keeper: text('Who keeps the pet'),
	weight: money('What the pet weighs'),
	tame: flag('Whether the pet is tame'),
};

/** It has the five ordinary operations, two names, a list with pages, and one without. */
export const pet = resource({
	name: 'pet',
	label: 'Pet',
	plural: 'Pets',
	record: 'Pet',
	id: 'pet_oid',
	modes: {
		id: { attribute: 'pet_oid', label: 'By ID', placeholder: 'e.g. 7' },
		name: { attribute: 'name', label: 'By Name', placeholder: 'e.g. Rex' },
	},
	read: { by: { id: 'getPet', name: 'getPetByName' }, list: 'getPets' },
	search: { endpoint: 'getPets', term: { location: 'query', name: 'name' }, shows: ['name'] },
	endpoints: [
		endpoint('getPets', 'GET /pet/pets', 'list', {
			query: {
				name: text('Part of the name'),
				weight_start: money('The lowest weight'),
				weight_end: money('The highest weight'),
				born_since: date('Pets born since then'),
				...paging,
			},
			page: { max: 60, default: 30 },
			sort: ['weight', 'name'],
			...pets,
		}),
		endpoint('getPetsByKeeper', 'POST /pet/pets/by_keeper/{keeper}', 'list', {
			pathParameters: { keeper: text('Who keeps the pet') },
			...pets,
		}),
		endpoint('insertPet', 'POST /pet/pets', 'insert', { body: 'Pet', ...onePet }),
		endpoint('getPet', 'GET /pet/pets/{pet_oid}', 'read', { pathParameters: petOid, ...onePet }),
		endpoint('getPetByName', 'GET /pet/pets/by_name/{name}', 'read', { pathParameters: petName, ...onePet }),
		endpoint('updatePet', 'PUT /pet/pets/{pet_oid}', 'update', {
			pathParameters: petOid,
			body: 'Pet',
			...onePet,
		}),
		endpoint('deletePet', 'DELETE /pet/pets/{pet_oid}', 'delete', { pathParameters: petOid }),
	],
	models: [
		model('Pet', petAttributes),
		answer('PetResponse', { pet: one('Pet', 'The pet') }),
		answer('PetsResponse', { pets: many('Pet', 'The pets') }),
	],
	operations: [
		operation({
			name: 'create',
			kind: 'create',
			label: 'Create',
			action: 'Create pet',
			description: 'Create a pet',
			endpoint: 'insertPet',
			form,
		}),
		operation({
			name: 'delete',
			kind: 'delete',
			label: 'Delete',
			action: 'Delete pet',
			description: 'Delete a pet',
			by: { id: 'deletePet' },
		}),
		operation({
			name: 'get',
			kind: 'read',
			label: 'Get',
			action: 'Get pet',
			description: 'Get one pet',
		}),
		operation({
			name: 'getAll',
			kind: 'list',
			label: 'Get Many',
			action: 'Get many pets',
			description: 'Get the pets',
			endpoint: 'getPets',
			filters: 'query',
		}),
		operation({
			name: 'update',
			kind: 'update',
			label: 'Update',
			action: 'Update pet',
			description: 'Change a pet. What you leave out stays as it is.',
			endpoint: 'updatePet',
			form,
		}),
	],
});
