/** As little of a customer as bulk jobs need. */
import { resource } from '../../scripts/metadata/resource';
import { answer, endpoint, integer, many, model, one, text, texts } from '../../scripts/metadata/rows';

/** They are kept, and nothing else: not what customers have. */
export const ofPeople = { customer: () => ({}) };

const onePerson = { answer: 'PersonResponse', root: 'person' };

export const person = resource({
	name: 'customer',
	label: 'Customer',
	plural: 'Customers',
	record: 'Person',
	id: 'person_oid',
	modes: {
		id: { attribute: 'person_oid', label: 'By ID', placeholder: 'e.g. 7' },
		email: { attribute: 'email', label: 'By Email', placeholder: 'e.g. name@email.com' },
	},
	read: { by: { id: 'getPerson', email: 'getPersonByEmail' }, list: 'getPeople' },
	search: { endpoint: 'getPeople', shows: ['email'] },
	operations: [],
	endpoints: [
		endpoint('getPeople', 'GET /customer/people', 'list', { answer: 'PeopleResponse', root: 'people' }),
		endpoint('getPerson', 'GET /customer/people/{person_oid}', 'read', {
			pathParameters: { person_oid: integer('The ID of the person') },
			...onePerson,
		}),
		endpoint('getPersonByEmail', 'GET /customer/people/by_email/{email}', 'read', {
			pathParameters: { email: text('The address of the person') },
			...onePerson,
		}),
	],
	models: [
		model('Person', {
			person_oid: integer('The ID of the person', { readOnly: true }),
			email: text('The address of the person'),
			first_name: text('The first name of the person', { maxLength: 12 }),
			business_notes: text('What is noted of the person'),
			cards: texts('The cards of the person'),
		}),
		answer('PersonResponse', { person: one('Person', 'The person') }),
		answer('PeopleResponse', { people: many('Person', 'The people') }),
	],
});
