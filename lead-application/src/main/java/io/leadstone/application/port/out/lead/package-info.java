/**
 * The ports that a store implements for leads: the repository, the consent ledger and the event log. It also has the
 * ports that a host can implement for leads: phone numbers and event listeners.
 *
 * <p>Start at {@link io.leadstone.application.port.out.lead.LeadRepository}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.lead;

import org.jspecify.annotations.NullMarked;
