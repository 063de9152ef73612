/**
 * The store in MongoDB: the ports of {@code lead-application}. A lead is one document, and so are a conversation, a
 * webhook and a delivery. The package may use the application and MongoDB's synchronous driver, but no other adapter.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.MongoLeadStore}. {@code LeadDocuments}, {@code ConversationDocuments},
 * {@code WebhookDocuments} and {@code DeliveryDocuments} define the documents. {@code LeadOutbox} enqueues the messages
 * of webhooks.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.mongo;

import org.jspecify.annotations.NullMarked;
