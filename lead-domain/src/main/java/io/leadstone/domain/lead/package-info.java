/**
 * The lead: its lifecycle, its consent ledger, soft delete, erasure and change log. The package depends on the shared
 * vocabulary and on the failures.
 *
 * <p>Start at {@link io.leadstone.domain.lead.Lead}. {@link io.leadstone.domain.lead.LeadSnapshot} is the one form in
 * which a lead leaves the domain and comes back.
 */
@NullMarked
package io.leadstone.domain.lead;

import org.jspecify.annotations.NullMarked;
