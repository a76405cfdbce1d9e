/** The table: what UltraCart offers and what n8n shows of it. A new resource is a new file and its line here. */
import { common } from './common';
import { coupon } from './coupon';
import { giftCertificate } from './gift-certificate';
import { group } from './group';
import type { Endpoint, Model, Resource } from './types';
import { user } from './user';

export interface Table {
	readonly resources: readonly Resource[];
	readonly endpoints: readonly Endpoint[];
	readonly models: readonly Model[];
}

/** Lays the rows of all resources side by side; what is wrong in a row is found by the generator's verifier. */
export const tableOf = (resources: readonly Resource[], shared: readonly Model[] = common): Table => ({
	resources,
	endpoints: resources.flatMap((resource) => resource.endpoints),
	models: [...shared, ...resources.flatMap((resource) => resource.models)],
});

export const table = tableOf([coupon, giftCertificate, group, user]);
