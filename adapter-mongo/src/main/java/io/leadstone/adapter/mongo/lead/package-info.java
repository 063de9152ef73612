/**
 * Leads in MongoDB: the repository, the consent ledger, the event log, and the outbox in the document of a lead.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.lead.MongoLeadRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.lead;

import org.jspecify.annotations.NullMarked;
