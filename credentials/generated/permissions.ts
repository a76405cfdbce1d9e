// Generated from scripts/metadata. Change the table there, not this file,
// and run: npm run generate

export const permissions = 'Coupon, Customer, Gift Certificate, Order and User, and Webhook for the trigger';
