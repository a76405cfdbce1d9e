'use strict';

const { UltraCart } = require('./dist/nodes/UltraCart/UltraCart.node.js');
const { UltraCartTrigger } = require('./dist/nodes/UltraCartTrigger/UltraCartTrigger.node.js');
const { UltraCartOAuth2Api } = require('./dist/credentials/UltraCartOAuth2Api.credentials.js');
const { UltraCartSimpleKeyApi } = require('./dist/credentials/UltraCartSimpleKeyApi.credentials.js');

module.exports = { UltraCart, UltraCartTrigger, UltraCartOAuth2Api, UltraCartSimpleKeyApi };
