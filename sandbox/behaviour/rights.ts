/** Permissions and notifications: users and groups have the same. */
import { catalogue } from '../catalogue';
import type { MembershipList } from './membershipLists';

export const rights: readonly MembershipList[] = [
	{
		attribute: 'permissions',
		key: 'permission_Name',
		flag: 'selected',
		entries: () => catalogue.permissions,
	},
	{
		attribute: 'notifications',
		key: 'name',
		flag: 'selected',
		entries: () => catalogue.notifications.map((notification) => ({ ...notification })),
	},
];

/** Some permissions and notifications, others for each `n`. */
export const seededRights = (n: number): Record<string, unknown> => ({
	permissions: catalogue.permissions
		.filter((_, i) => (i + n) % 3 === 0)
		.map(({ permission_Name }) => ({ permission_Name, selected: true })),
	notifications: catalogue.notifications
		.filter((_, i) => (i + n) % 4 === 0)
		.map(({ name, can_include_order }) => ({ name, selected: true, include_order: can_include_order })),
});
