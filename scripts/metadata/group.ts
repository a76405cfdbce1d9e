/** Groups of users: everyone in a group has its permissions and gets its e-mails. */
import { ordinary } from './ordinary';
import { operation, resource } from './resource';
import { answer, endpoint, flag, input, integer, many, model, one, text } from './rows';
import type { Form } from './types';

const groupOid = { group_oid: integer('The number UltraCart gave the group') };
const form: Form = { model: 'Group', required: ['name'] };
const member = input(integer('The user'), {
	label: 'User',
	locates: 'user',
	required: true,
});

const groups = ordinary('group', 'groups');

export const group = resource({
	name: 'group',
	label: 'Group',
	plural: 'Groups',
	record: 'Group',
	id: 'group_oid',
	modes: {
		id: { attribute: 'group_oid', label: 'By ID', placeholder: 'e.g. 1042' },
	},
	read: { by: { id: 'getGroup' }, list: 'getGroups' },
	search: { endpoint: 'getGroups', shows: ['name'] },
	endpoints: [
		endpoint('getGroups', 'GET /user/groups', 'list', { answer: 'GroupsResponse', root: 'groups' }),
		endpoint('insertGroup', 'POST /user/groups', 'insert', {
			body: 'Group',
			answer: 'GroupResponse',
			root: 'group',
		}),
		endpoint('getGroup', 'GET /user/groups/{group_oid}', 'read', {
			pathParameters: groupOid,
			answer: 'GroupResponse',
			root: 'group',
			mayBeEmpty: true,
			why: 'Both sources say that it answers with nothing: the row takes a group where one comes, and the operation looks in getGroups where none does',
		}),
		endpoint('updateGroup', 'PUT /user/groups/{group_oid}', 'update', {
			pathParameters: groupOid,
			body: 'Group',
			answer: 'GroupResponse',
			root: 'group',
		}),
		endpoint('deleteGroup', 'DELETE /user/groups/{group_oid}', 'delete', { pathParameters: groupOid }),
	],
	models: [
		model('Group', {
			group_oid: integer('The number UltraCart gave the group', {
				label: 'Group ID',
				positive: true,
				readOnly: true,
			}),
			name: text('What the group is called in the back office', { placeholder: 'e.g. Customer Service' }),
			users: many('GroupUserMembership', 'Users to put into the group or take out of it', {
				label: 'User Memberships',
				entryKey: 'user_id',
			}),
			permissions: many('Permission', 'What everyone in the group may do', { entryKey: 'permission_Name' }),
			notifications: many('Notification', 'E-mails that everyone in the group gets', {
				label: 'Email Notifications',
				entryKey: 'name',
			}),
		}),
		model('GroupUserMembership', {
			user_id: integer('The number UltraCart gave the user', {
				loadOptionsMethod: 'getUsers',
				label: 'User ID',
				positive: true,
			}),
			member: flag('Whether the user belongs to the group', { initially: true }),
			login: text('The name the user signs in with', { readOnly: true }),
			email: text("The user's email address", { readOnly: true }),
			fullName: text("The user's first and last name", { readOnly: true }),
		}),
		answer('GroupResponse', { group: one('Group', 'The group') }),
		answer('GroupsResponse', { groups: many('Group', 'The groups') }),
	],
	operations: [
		operation({
			name: 'addUser',
			kind: 'toggleEntry',
			label: 'Add User',
			action: 'Add user to group',
			description: 'Put a user into a group. The others stay in it.',
			builderHint: 'For one user who joins a group. The user has to be there',
			endpoint: 'updateGroup',
			list: 'users',
			input: 'user',
			flag: 'member',
			to: true,
			inputs: { user: member },
		}),
		groups.create({
			description: 'Create a group, with its permissions and its members',
			endpoint: 'insertGroup',
			form,
		}),
		groups.delete({
			description: 'Delete a group. Its users stay.',
			by: { id: 'deleteGroup' },
		}),
		groups.get({
			description: 'Get one group with its users and permissions',
		}),
		groups.getAll({
			endpoint: 'getGroups',
		}),
		operation({
			name: 'removeUser',
			kind: 'toggleEntry',
			label: 'Remove User',
			action: 'Remove user from group',
			description: 'Take a user out of a group. The user stays, and so do the others in the group.',
			builderHint: 'For one user who leaves a group',
			endpoint: 'updateGroup',
			list: 'users',
			input: 'user',
			flag: 'member',
			to: false,
			inputs: { user: member },
		}),
		groups.update({
			builderHint:
				'For name, permissions and notifications of a group. For a single member, use Add User or Remove User',
			endpoint: 'updateGroup',
			form,
		}),
	],
});
