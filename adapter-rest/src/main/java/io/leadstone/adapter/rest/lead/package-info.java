/**
 * Leads over HTTP: requests become commands, snapshots become responses, versions become entity tags. What a lead may do is
 * decided elsewhere. Start at {@link io.leadstone.adapter.rest.lead.LeadResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.lead;

import org.jspecify.annotations.NullMarked;
