/** The orders of each customer who has a profile: both resources need them, for every record that they show. */
import type { Account } from '../account';
import { asObject, type Json } from '../json';
import type { Id } from '../records';

type Orders = Map<Id, Json[]>;

const known = new WeakMap<Account, Orders>();

function ordersOf(account: Account): Orders {
	const orders = known.get(account) ?? new Map<Id, Json[]>();
	known.set(account, orders);
	return orders;
}

export function ordersByCustomer(account: Account): ReadonlyMap<Id, readonly Json[]> {
	// What is not seeded yet is now.
	account.recordsOf(account.resource('order'));
	return ordersOf(account);
}

export function rememberOrder(account: Account, order: Json): void {
	const id = asObject(order.customer_profile).customer_profile_oid as Id | undefined;
	if (id === undefined) return;
	const orders = ordersOf(account);
	orders.set(id, [...(orders.get(id) ?? []), order]);
}
