/**
 * Leads: lifecycle, consent ledger, deletion, erasure and events. The package depends on the shared types and on the
 * failures.
 *
 * <p>Start at {@link io.leadstone.domain.lead.Lead}. Stores and use cases exchange leads as
 * {@link io.leadstone.domain.lead.LeadSnapshot}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.domain.lead;

import org.jspecify.annotations.NullMarked;
