/** Operations and endpoints that do not fit each other. */
import { busyPet, testProblems, withEndpoint, withOperation } from '../support';

const busy = (name: string, more: object) => withOperation(name, more, busyPet);
const without = (id: string) => withEndpoint(id, { body: undefined }, busyPet);

describe('what is sent', () => {
	testProblems([
		[
			without('updatePet'),
			...['upsert', 'update', 'giveToy'].map((name) => `pet.${name}: updatePet takes no body`),
		],
		[without('feedPet'), 'pet.feed: feedPet takes no body'],
		[without('updateShop'), 'pet.setShop: updateShop takes no body'],
		[without('generateTags'), 'pet.generateTags: generateTags takes no body'],
		[
			without('uploadTags'),
			'uploadTags (bodyList): there is no body',
			'pet.uploadTags: uploadTags takes no body',
		],
		[withOperation('getAll', { filters: 'body' }), 'pet.getAll: getPets takes no body'],
		[busy('create', { batch: 'insertPet' }), 'pet.create: insertPet takes no list'],
		[busy('create', { batch: 'deletePets' }), 'pet.create: deletePets takes no record, and is sent Pet'],
		[
			withOperation('create', { form: { model: 'Warning', required: [] } }),
			'pet.create: insertPet takes Pet, and is sent Warning',
		],
	]);
});

describe('what the path is filled with', () => {
	testProblems([
		[withOperation('getAll', { ofRecord: true }), 'pet.getAll: the path of getPets has no {pet_oid}'],
		[
			withOperation('getAll', { endpoint: 'getPetsByKeeper', filters: undefined }),
			'pet.getAll: nothing says what {keeper} of getPetsByKeeper is',
		],
		[
			withOperation('update', { endpoint: 'insertPet' }),
			'pet.update: the path of insertPet has no {pet_oid}',
		],
		[
			busy('delete', { by: { name: 'deletePet' } }),
			'pet.delete: nothing says what {pet_oid} of deletePet is',
			'pet.delete: the path of deletePet has no {name}',
		],
		[busy('getShop', { endpoint: 'getPet' }), 'pet.getShop: nothing says what {pet_oid} of getPet is'],
		[busy('exists', { endpoint: 'insertPet' }), 'pet.exists: the path of insertPet has no {name}'],
	]);
});

describe('what is handed out', () => {
	testProblems([
		[busy('getShop', { endpoint: 'updateShop' }), 'pet.getShop: updateShop answers with nothing'],
		[
			withOperation('getAll', { endpoint: 'deletePet', filters: undefined, ofRecord: true }),
			'pet.getAll: deletePet answers with nothing',
		],
		[
			withOperation('getAll', { endpoint: 'getPet', filters: undefined, ofRecord: true }),
			'pet.getAll: the answer of getPet has no list (root)',
		],
	]);
});
