// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

import type { INodeProperties } from 'n8n-workflow';

export const groupProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['group'] } },
		options: [
			{
				name: 'Add User',
				value: 'addUser',
				description: 'Put a user into a group. The others stay in it.',
				action: 'Add user to group',
				builderHint: { propertyHint: 'For one user who joins a group. The user has to be there' },
			},
			{
				name: 'Create',
				value: 'create',
				description: 'Create a group, with its permissions and its members',
				action: 'Create group',
			},
			{
				name: 'Delete',
				value: 'delete',
				description: 'Delete a group. Its users stay.',
				action: 'Delete group',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Get one group with its users and permissions',
				action: 'Get group',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				description: 'Get the groups of the account',
				action: 'Get many groups',
			},
			{
				name: 'Remove User',
				value: 'removeUser',
				description: 'Take a user out of a group. The user stays, and so do the others in the group.',
				action: 'Remove user from group',
				builderHint: { propertyHint: 'For one user who leaves a group' },
			},
			{
				name: 'Update',
				value: 'update',
				description: 'Change a group. What you leave empty stays as it is.',
				action: 'Update group',
				builderHint: {
					propertyHint:
						'For name, permissions and notifications of a group. For a single member, use Add User or Remove User',
				},
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Group',
		name: 'group',
		required: true,
		description: 'The group this is about',
		displayOptions: {
			show: { resource: ['group'], operation: ['addUser', 'delete', 'get', 'removeUser', 'update'] },
		},
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchGroup', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1042',
				validation: [
					{ type: 'regex', properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is a whole number' } },
				],
			},
		],
	},
	{
		displayName: 'User',
		name: 'user',
		required: true,
		description: 'The user this is about',
		displayOptions: { show: { resource: ['group'], operation: ['addUser'] } },
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchUser', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1042',
				validation: [
					{ type: 'regex', properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is a whole number' } },
				],
			},
		],
	},
	{
		displayName: 'User',
		name: 'user',
		required: true,
		description: 'The user this is about',
		displayOptions: { show: { resource: ['group'], operation: ['removeUser'] } },
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchUser', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1042',
				validation: [
					{ type: 'regex', properties: { regex: '\\s*\\d+\\s*', errorMessage: 'An ID is a whole number' } },
				],
			},
		],
	},
	{
		displayName: 'Define Group',
		name: 'defineGroup',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['group'], operation: ['create', 'update'] } },
		options: [
			{ name: 'Using Fields', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'fields',
	},
	{
		displayName: 'Group (JSON)',
		name: 'groupJson',
		type: 'json',
		required: true,
		displayOptions: { show: { resource: ['group'], operation: ['create'], defineGroup: ['json'] } },
		default: '{\n  "name": "Customer Service"\n}',
		description:
			"The group as UltraCart's own JSON, with its attribute names. On an update, only what is to change: null empties an attribute, and what is left out stays as it is.",
	},
	{
		displayName: 'Group (JSON)',
		name: 'groupJson',
		type: 'json',
		required: true,
		displayOptions: { show: { resource: ['group'], operation: ['update'], defineGroup: ['json'] } },
		default: '{\n  "name": "Customer Service"\n}',
		description:
			"The group as UltraCart's own JSON, with its attribute names. On an update, only what is to change: null empties an attribute, and what is left out stays as it is.",
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		description: 'What the group is called in the back office',
		placeholder: 'e.g. Customer Service',
		required: true,
		displayOptions: { show: { resource: ['group'], operation: ['create'], defineGroup: ['fields'] } },
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { resource: ['group'], operation: ['create'], defineGroup: ['fields'] } },
		options: [
			{
				displayName: 'Email Notifications',
				name: 'notifications',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Email Notification',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Email Notification',
						values: [
							{
								displayName: 'Notification Name or ID',
								name: 'name',
								type: 'options',
								default: '',
								description:
									'The notification, by the name UltraCart has for it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
								typeOptions: { loadOptionsMethod: 'getNotifications' },
							},
							{
								displayName: 'Sent',
								name: 'selected',
								type: 'boolean',
								default: true,
								description: 'Whether the email is sent',
							},
							{
								displayName: 'Details',
								name: 'details',
								type: 'collection',
								placeholder: 'Add Detail',
								default: {},
								options: [
									{
										displayName: 'Distribution Centers',
										name: 'distributionCenterFilters',
										type: 'string',
										default: '',
										description:
											'Distribution centers to hear about, by their codes, where that can be chosen, separated by commas',
										placeholder: 'e.g. EAST, WEST',
									},
									{
										displayName: 'Include Affiliate',
										name: 'includeAffiliate',
										type: 'boolean',
										default: false,
										description: 'Whether the email tells the affiliate, where the notification can do so',
									},
									{
										displayName: 'Include Order',
										name: 'includeOrder',
										type: 'boolean',
										default: false,
										description: 'Whether the order is attached, where the notification can do so',
									},
									{
										displayName: 'Order as Text',
										name: 'includeOrderPlainText',
										type: 'boolean',
										default: false,
										description:
											'Whether the email holds the order as text, where the notification can do so',
									},
								],
							},
						],
					},
				],
				description: 'E-mails that everyone in the group gets',
			},
			{
				displayName: 'Permissions',
				name: 'permissions',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Permission',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Permission',
						values: [
							{
								displayName: 'Permission Name or ID',
								name: 'permissionName',
								type: 'options',
								default: '',
								description:
									'The permission, by the name UltraCart has for it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
								typeOptions: { loadOptionsMethod: 'getPermissions' },
							},
							{
								displayName: 'Allowed',
								name: 'selected',
								type: 'boolean',
								default: true,
								description: 'Whether the permission is given',
							},
						],
					},
				],
				description: 'What everyone in the group may do',
			},
			{
				displayName: 'User Memberships',
				name: 'users',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add User Membership',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'User Membership',
						values: [
							{
								displayName: 'User Name or ID',
								name: 'userId',
								type: 'options',
								default: '',
								description:
									'The number UltraCart gave the user. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
								typeOptions: { loadOptionsMethod: 'getUsers' },
							},
							{
								displayName: 'Member',
								name: 'member',
								type: 'boolean',
								default: true,
								description: 'Whether the user belongs to the group',
							},
						],
					},
				],
				description: 'Users to put into the group or take out of it',
			},
		],
	},
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { resource: ['group'], operation: ['update'], defineGroup: ['fields'] } },
		options: [
			{
				displayName: 'Email Notifications',
				name: 'notifications',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Email Notification',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Email Notification',
						values: [
							{
								displayName: 'Notification Name or ID',
								name: 'name',
								type: 'options',
								default: '',
								description:
									'The notification, by the name UltraCart has for it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
								typeOptions: { loadOptionsMethod: 'getNotifications' },
							},
							{
								displayName: 'Sent',
								name: 'selected',
								type: 'boolean',
								default: true,
								description: 'Whether the email is sent',
							},
							{
								displayName: 'Details',
								name: 'details',
								type: 'collection',
								placeholder: 'Add Detail',
								default: {},
								options: [
									{
										displayName: 'Distribution Centers',
										name: 'distributionCenterFilters',
										type: 'string',
										default: '',
										description:
											'Distribution centers to hear about, by their codes, where that can be chosen, separated by commas',
										placeholder: 'e.g. EAST, WEST',
									},
									{
										displayName: 'Include Affiliate',
										name: 'includeAffiliate',
										type: 'boolean',
										default: false,
										description: 'Whether the email tells the affiliate, where the notification can do so',
									},
									{
										displayName: 'Include Order',
										name: 'includeOrder',
										type: 'boolean',
										default: false,
										description: 'Whether the order is attached, where the notification can do so',
									},
									{
										displayName: 'Order as Text',
										name: 'includeOrderPlainText',
										type: 'boolean',
										default: false,
										description:
											'Whether the email holds the order as text, where the notification can do so',
									},
								],
							},
						],
					},
				],
				description: 'E-mails that everyone in the group gets',
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				description: 'What the group is called in the back office',
				placeholder: 'e.g. Customer Service',
			},
			{
				displayName: 'Permissions',
				name: 'permissions',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add Permission',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'Permission',
						values: [
							{
								displayName: 'Permission Name or ID',
								name: 'permissionName',
								type: 'options',
								default: '',
								description:
									'The permission, by the name UltraCart has for it. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
								typeOptions: { loadOptionsMethod: 'getPermissions' },
							},
							{
								displayName: 'Allowed',
								name: 'selected',
								type: 'boolean',
								default: true,
								description: 'Whether the permission is given',
							},
						],
					},
				],
				description: 'What everyone in the group may do',
			},
			{
				displayName: 'User Memberships',
				name: 'users',
				type: 'fixedCollection',
				default: {},
				placeholder: 'Add User Membership',
				typeOptions: { multipleValues: true },
				options: [
					{
						name: 'entry',
						displayName: 'User Membership',
						values: [
							{
								displayName: 'User Name or ID',
								name: 'userId',
								type: 'options',
								default: '',
								description:
									'The number UltraCart gave the user. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
								typeOptions: { loadOptionsMethod: 'getUsers' },
							},
							{
								displayName: 'Member',
								name: 'member',
								type: 'boolean',
								default: true,
								description: 'Whether the user belongs to the group',
							},
						],
					},
				],
				description: 'Users to put into the group or take out of it',
			},
		],
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		displayOptions: { show: { resource: ['group'], operation: ['getAll'] } },
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { resource: ['group'], operation: ['getAll'], returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];
