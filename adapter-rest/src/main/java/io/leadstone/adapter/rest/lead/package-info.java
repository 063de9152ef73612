/**
 * Leads over HTTP: maps requests to commands, snapshots to responses, and versions to entity tags. The domain contains
 * the rules of leads. Start at {@link io.leadstone.adapter.rest.lead.LeadResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.lead;

import org.jspecify.annotations.NullMarked;
