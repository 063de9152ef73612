/**
 * The document store: the ports of {@code lead-application} on MongoDB, one lead being one document and one conversation another. It
 * may know the application and MongoDB's synchronous driver, and no other adapter. Start at
 * {@link io.leadstone.adapter.mongo.MongoLeadStore}; what a document looks like stands in {@code LeadDocuments},
 * {@code ConversationDocuments}, {@code WebhookDocuments} and {@code DeliveryDocuments}; how webhooks leave it in {@code LeadOutbox}.
 */
@NullMarked
package io.leadstone.adapter.mongo;

import org.jspecify.annotations.NullMarked;
