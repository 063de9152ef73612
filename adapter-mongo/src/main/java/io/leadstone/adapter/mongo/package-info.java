/**
 * The document store: the ports of {@code lead-application} on MongoDB, one lead being one document and one conversation another. It
 * may know the application and MongoDB's synchronous driver, and no other adapter. Start at
 * {@link io.leadstone.adapter.mongo.MongoLeadStore}; what a document looks like stands in {@code LeadDocuments} and
 * {@code ConversationDocuments}, under the names of {@code LeadFields} and {@code ConversationFields}.
 */
@NullMarked
package io.leadstone.adapter.mongo;

import org.jspecify.annotations.NullMarked;
