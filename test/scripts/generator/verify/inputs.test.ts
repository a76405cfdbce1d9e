/** Bad rows of operations' inputs. */
import { choice, flag, input, integer, one, text } from '../../../../scripts/metadata/rows';
import type { Input, Inputs } from '../../../../scripts/metadata/types';
import { pet, testProblems, withOperation } from '../support';

const withInputs = (inputs: Inputs) => withOperation('get', { inputs });

const mood = input(
	choice('How it feels', {
		calm: { name: 'Calm', description: 'Slowly' },
		wild: { name: 'Wild', description: 'Fast' },
	}),
	{ default: 'wild' },
);
const speed = (...values: string[]): Input => input(integer('How fast'), { show: { mood: values } });
const den = input(integer('Where it sleeps'), { locates: 'den' });
const read = { ...pet.read, by: {} };
const dens = { ...pet, name: 'den', modes: {}, read, endpoints: [], models: [], operations: [] };
const twin = input(integer('The other one'), { locates: 'pet' });

testProblems([
	[
		withInputs({ loop: input(flag('To start again'), {}) }),
		'pet.get (inputs).loop: the description of a yes or no starts with "Whether"',
	],
	[
		withInputs({ den: input(text('Where it sleeps', { loadOptionsMethod: 'getDens' }), {}) }),
		'pet.get (inputs).den: there is no dropdown getDens',
	],
	[
		withInputs({ Den: input(integer('Where it sleeps'), { parameter: 'den' }) }),
		'pet.get (inputs).Den: the name "Den" is not in camelCase',
	],
	[
		withInputs({ den: input(one('Pet', 'Who it is'), {}) }),
		'pet.get (inputs).den: an input holds a value, and no object',
	],
	[
		withInputs({ mood: { ...mood, default: 'sad' } }),
		'pet.get (inputs).mood: the default sad is none of its values',
	],

	// When they are shown.
	[
		withInputs({ speed: speed('wild') }),
		'pet.get (inputs).speed: it is shown by mood, which is no input before it',
	],
	[
		withInputs({ speed: speed('wild'), mood }),
		'pet.get (inputs).speed: it is shown by mood, which is no input before it',
	],
	[
		withInputs({ mood, speed: speed('wild', 'sad') }),
		'pet.get (inputs).speed: it is shown by mood with the value sad, which that does not have',
	],

	// Parameters that are there already.
	[withInputs({ den }), 'pet.get (inputs).den: there is no resource den'],
	[
		[withInputs({ den }), dens],
		'pet.get (inputs).den: a den can\'t be named by "id"',
		'resource den (modes): "id" has to be pet_oid',
	],
	[withInputs({ twin }), 'pet.get: parameter pet: there are two of that name'],
	[withInputs({ pet: input(text('Another one'), {}) }), 'pet.get: parameter pet: there are two of that name'],
	[
		withInputs({ limit: input(integer('How far'), {}), options: input(text('What else'), {}) }),
		'pet.get: parameter limit: there are two of that name',
		'pet.get: parameter options: there are two of that name',
	],
	[
		withOperation('create', {
			inputs: { name: input(text('What it is called'), {}), petJson: input(text('More of it'), {}) },
		}),
		'pet.create: parameter petJson: there are two of that name',
		'pet.create: parameter name: there are two of that name',
	],
	// An option is not in one place with the field of its name.
	[withOperation('create', { inputs: { name: input(flag('Whether to name it'), { option: true }) } })],
]);
