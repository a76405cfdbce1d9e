/** A resource that UltraCart does not have: its records belong to others, which every path names, and none of them is listed alone. */
import { ordinary } from '../../scripts/metadata/ordinary';
import { operation, resource } from '../../scripts/metadata/resource';
import {
	answer,
	choice,
	endpoint,
	input,
	integer,
	many,
	model,
	one,
	text,
} from '../../scripts/metadata/rows';

const house = choice('The house that is visited', {
	north: { name: 'North', description: 'Where the bears are' },
	south: { name: 'South', description: 'Where the birds are' },
});
const visitOid = { house, visit_oid: integer('The number of the visit') };
const visits = ordinary('visit', 'visits');

export const visit = resource({
	name: 'visit',
	label: 'Visit',
	plural: 'Visits',
	record: 'Visit',
	id: 'visit_oid',
	modes: { id: { attribute: 'visit_oid', label: 'By ID', placeholder: 'e.g. 7' } },
	within: { house: input(house, { default: 'north' }) },
	read: { by: { id: 'getVisit' } },
	endpoints: [
		endpoint('getVisits', 'GET /visit/{house}/visits', 'list', {
			pathParameters: { house },
			answer: 'VisitsResponse',
			root: 'visits',
		}),
		endpoint('getVisit', 'GET /visit/{house}/visits/{visit_oid}', 'read', {
			pathParameters: visitOid,
			answer: 'VisitResponse',
			root: 'visit',
		}),
		endpoint('cancelVisit', 'DELETE /visit/{house}/visits/{visit_oid}', 'delete', {
			pathParameters: visitOid,
		}),
	],
	models: [
		model('Visit', {
			visit_oid: integer('The number of the visit', { label: 'Visit ID', positive: true, readOnly: true }),
			house,
			guest: text('Who comes', { placeholder: 'e.g. Jane' }),
		}),
		answer('VisitResponse', { visit: one('Visit', 'The visit') }),
		answer('VisitsResponse', { visits: many('Visit', 'The visits') }),
	],
	operations: [
		visits.getAll({ endpoint: 'getVisits' }),
		visits.get(),
		operation({
			name: 'cancel',
			kind: 'action',
			label: 'Cancel',
			action: 'Cancel visit',
			description: 'Cancel a visit that has not begun',
			endpoint: 'cancelVisit',
			done: 'canceled',
		}),
	],
});
