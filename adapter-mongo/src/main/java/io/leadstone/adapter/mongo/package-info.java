/**
 * The document store: the ports of {@code lead-application} on MongoDB, one lead being one document. It may know the application
 * and MongoDB's synchronous driver, and no other adapter. Start at {@link io.leadstone.adapter.mongo.MongoLeadStore}; what a
 * document looks like stands in {@code LeadDocuments}, under the names of {@code LeadFields}.
 */
@NullMarked
package io.leadstone.adapter.mongo;

import org.jspecify.annotations.NullMarked;
