/** Bad rows of forms, and of the fields that are made of them. */
import { integer, many, text, texts, variant } from '../../../../scripts/metadata/rows';
import type { Attributes } from '../../../../scripts/metadata/types';
import {
	homeAttributes,
	homes,
	petWithHomes,
	rowsOf,
	testProblems,
	withAttributes,
	withModel,
	withOperation,
} from '../support';

const withForm = (more: object) =>
	withOperation('create', { form: { model: 'Pet', required: ['name'], ...more } }, petWithHomes);
const withTank = (more: Attributes) =>
	withModel('Tank', { ...rowsOf(petWithHomes).model('Tank').attributes, ...more }, petWithHomes);

const conflict =
	'another row already has the parameter lock; share the row, or give this one a "parameter" of its own';

testProblems([
	[withForm({ model: 'Beast', required: [] }), 'pet.create: there is no model Beast'],
	[withForm({ required: ['name', 'fur'] }), 'pet.create (form): there is no attribute fur'],
	[withForm({ shown: ['fur'] }), 'pet.create (form): there is no attribute fur'],
	[withForm({ shown: ['name'] }), 'pet.create (form): name: there are two of that name'],
	[withForm({ required: ['pet_oid'] }), 'pet.create (form): nobody can fill in pet_oid, it is read-only'],
	[withForm({ label: 'New pet' }), 'pet.create (form): the label "New pet" is not in Title Case'],

	// Exclusive children.
	[
		withForm({ variants: { ...homes, typeAttribute: 'home', default: 'den' } }),
		'pet.create (form): there is no attribute home',
		'pet.create (form): there is no attribute den',
	],
	[
		withForm({ variants: { ...homes, default: 'weight' } }),
		'pet.create (form): weight is none of several variants',
	],
	[
		withForm({ variants: { ...homes, label: 'Type of home', parameter: 'home-type' } }),
		'pet.create (form): the label "Type of home" is not in Title Case',
		'pet.create (form): the name "home-type" is not in camelCase',
	],
	[
		withModel(
			'Pet',
			{ ...homeAttributes, cage: variant('Cage', null, 'A cage', { required: ['name'] }) },
			withModel('Cage', { name: text('Its name') }, petWithHomes),
		),
		'pet.create: parameter name: there are two of that name',
	],
	[withTank({ lock: text('The lock of the lid') }), `Tank.lock: ${conflict}`],
	[withTank({ lids: texts('Its lids', { parameter: 'lock' }) }), `Tank.lids: ${conflict}`],
	[withTank({ lock: integer('The number of the lock', { parameter: 'lockNumber' }) })],
]);

describe('texts', () => {
	const onForms = (text: string) => ['create', 'update'].map((name) => `pet.${name}: ${text}`);
	const den = 'den: a text that is typed needs an example (placeholder)';
	const sentence = 'den: the description says no more than the label';

	testProblems([
		[withAttributes({ den: text('Where it sleeps') }), ...onForms(den)],
		[withAttributes({ den: texts('Where it sleeps') }), ...onForms(den)],
		[
			withAttributes(
				{ dens: many('Den', 'Where it sleeps') },
				withModel('Den', { den: text('Where it is'), size: integer('How large') }),
			),
			...onForms(den),
		],
		[withOperation('get', { inputs: { den: text('Where it sleeps') } }), `pet.get: ${den}`],
		[withAttributes({ den: integer('Den') }), ...onForms(sentence)],
		[withAttributes({ den: integer('The den') }), ...onForms(sentence)],
		// They need none where they are secret, or chosen from a list.
		[withAttributes({ den: text('Where it sleeps', { secret: true }) })],
		[withAttributes({ twin: text('The other one', { searchListMethod: 'searchPet' }) })],
	]);
});
