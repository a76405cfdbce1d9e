/** Users: the people who work in the merchant's back office, and what each may see and do there. */
import { ordinary } from './ordinary';
import { operation, resource } from './resource';
import { answer, date, endpoint, flag, integer, many, model, one, text, texts } from './rows';
import type { Form } from './types';

const userId = { user_id: integer('The number UltraCart gave the user', { label: 'User ID' }) };
const form: Form = { model: 'User', required: ['login', 'email'] };

const users = ordinary('user', 'users');

export const user = resource({
	name: 'user',
	label: 'User',
	plural: 'Users',
	record: 'User',
	id: 'user_id',
	modes: {
		id: { attribute: 'user_id', label: 'By ID', placeholder: 'e.g. 1042' },
	},
	read: { by: { id: 'getUser' }, list: 'getUsers' },
	search: { endpoint: 'getUsers', shows: ['login', 'full_name', 'email'] },
	endpoints: [
		endpoint('getUsers', 'GET /user/users', 'list', { answer: 'UsersResponse', root: 'users' }),
		endpoint('insertUser', 'POST /user/users', 'insert', {
			body: 'User',
			answer: 'UserResponse',
			root: 'user',
		}),
		endpoint('getUser', 'GET /user/users/{user_id}', 'read', {
			pathParameters: userId,
			answer: 'UserResponse',
			root: 'user',
		}),
		endpoint('updateUser', 'PUT /user/users/{user_id}', 'update', {
			pathParameters: userId,
			body: 'User',
			answer: 'UserResponse',
			root: 'user',
		}),
		endpoint('deleteUser', 'DELETE /user/users/{user_id}', 'delete', { pathParameters: userId }),
		endpoint('getUserLogins', 'GET /user/users/{user_id}/logins', 'list', {
			pathParameters: userId,
			answer: 'UserLoginsResponse',
			root: 'logins',
		}),
	],
	models: [
		model(
			'User',
			{
				user_id: integer('The number UltraCart gave the user', {
					label: 'User ID',
					positive: true,
					readOnly: true,
				}),
				login: text('The name the user signs in with. No two users may have the same.', {
					placeholder: 'e.g. jsmith',
				}),
				email: text("The user's email address", { maxLength: 150, placeholder: 'e.g. name@email.com' }),
				full_name: text("The user's first and last name", { placeholder: 'e.g. Jane Smith' }),
				phone: text('Number UltraCart can call when something is wrong with the account', {
					placeholder: 'e.g. 555-123-4567',
				}),
				change_password_to: text('Password to sign in with from now on', {
					label: 'New Password',
					parameter: 'newPassword',
					secret: true,
				}),
				change_ftp_password_to: text(
					'Password for FTP from now on. It must differ from the password to sign in.',
					{
						label: 'New FTP Password',
						parameter: 'newFtpPassword',
						secret: true,
					},
				),
				otp_serial_number: text('Serial number of what makes the one-time passwords, app or token', {
					label: 'One-Time Password Token',
					placeholder: 'e.g. 12345678',
				}),
				api_ip_address_masks: texts('IP addresses the user may call the API from', {
					label: 'API IP Address Masks',
					placeholder: 'e.g. 203.0.113.7',
				}),
				groups: many('UserGroupMembership', 'Groups to put the user into or take out of', {
					label: 'Group Memberships',
					entryKey: 'group_oid',
				}),
				permissions: many('Permission', 'What the user may do', { entryKey: 'permission_Name' }),
				notifications: many('Notification', 'Emails that the user gets', {
					label: 'Email Notifications',
					entryKey: 'name',
				}),
				linked_accounts: many('LinkedAccount', 'Other accounts the user is copied to', {
					entryKey: 'merchant_id',
				}),
				login_histories: many('UserLogin', 'When the user signed in during the past 90 days', {
					notInForms: 'UltraCart writes it, and Get Logins reads it',
				}),
			},
			{
				simplified: [
					'user_id',
					'login',
					'full_name',
					'email',
					'phone',
					'api_ip_address_masks',
					'groups',
					'linked_accounts',
				],
			},
		),
		model('UserGroupMembership', {
			group_oid: integer('The number UltraCart gave the group', {
				loadOptionsMethod: 'getGroups',
				label: 'Group ID',
				positive: true,
			}),
			member: flag('Whether the user belongs to the group', { initially: true }),
			name: text('What the group is called', { readOnly: true }),
		}),
		model('Permission', {
			permission_Name: text('The permission, by the name UltraCart has for it', {
				loadOptionsMethod: 'getPermissions',
				label: 'Permission',
				parameter: 'permissionName',
			}),
			selected: flag('Whether the permission is given', { label: 'Allowed', initially: true }),
			permission_group: text('The section the permission is listed under', { readOnly: true }),
		}),
		model('Notification', {
			name: text('The notification, by the name UltraCart has for it', {
				loadOptionsMethod: 'getNotifications',
				label: 'Notification',
			}),
			selected: flag('Whether the email is sent', { label: 'Sent', initially: true }),
			include_order: flag('Whether the order is attached, where the notification can do so'),
			include_order_plain_text: flag(
				'Whether the email holds the order as text, where the notification can do so',
				{ label: 'Order as Text' },
			),
			include_affiliate: flag('Whether the email tells the affiliate, where the notification can do so'),
			distribution_center_filters: texts(
				'Distribution centers to hear about, by their codes, where that can be chosen',
				{ label: 'Distribution Centers', placeholder: 'e.g. EAST, WEST' },
			),
			notification_group: text('The section the notification is listed under', { readOnly: true }),
			can_include_order: flag('Whether the notification can have the order attached', { readOnly: true }),
			can_include_order_plain_text: flag('Whether the notification can hold the order as plain text', {
				readOnly: true,
			}),
			can_include_affiliate: flag('Whether the notification can tell the affiliate', { readOnly: true }),
			can_filter_by_distribution_centers: flag(
				'Whether the notification can be limited to distribution centers',
				{ readOnly: true },
			),
		}),
		model('LinkedAccount', {
			merchant_id: text('ID of the other account', {
				loadOptionsMethod: 'getLinkedAccounts',
				label: 'Merchant ID',
				placeholder: 'e.g. DEMO',
			}),
			selected: flag('Whether the user is copied there, permissions and notifications included', {
				label: 'Linked',
				initially: true,
			}),
			company: text('The company behind the account', { readOnly: true }),
		}),
		model('UserLogin', {
			login_dts: date('When the user signed in', { label: 'Login Date' }),
			login: text('The name the user signed in with'),
			ip_address: text('Where the user signed in from', { label: 'IP Address' }),
			user_agent: text('The browser or program, as it described itself'),
		}),
		answer('UserResponse', { user: one('User', 'The user') }),
		answer('UsersResponse', { users: many('User', 'The users') }),
		answer('UserLoginsResponse', { logins: many('UserLogin', 'When the user signed in') }),
	],
	operations: [
		users.create({
			description: 'Create a user, with permissions and group memberships',
			builderHint:
				'For someone new in the back office. Users are the people who work in the UltraCart account, not its customers',
			endpoint: 'insertUser',
			form,
		}),
		users.delete({
			by: { id: 'deleteUser' },
		}),
		users.get({
			description: 'Get one user with groups, permissions and notifications',
		}),
		operation({
			name: 'getLogins',
			kind: 'list',
			label: 'Get Logins',
			action: 'Get logins of user',
			description: 'Get when and from where a user signed in during the past 90 days',
			builderHint:
				'For the sign-ins of one user. To start a workflow when someone signs in, use the UltraCart Trigger',
			endpoint: 'getUserLogins',
			ofRecord: true,
		}),
		users.getAll({
			builderHint: 'To find a user whose ID is not known',
			endpoint: 'getUsers',
		}),
		users.update({
			endpoint: 'updateUser',
			form,
		}),
	],
});
