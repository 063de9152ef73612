/**
 * The ports for leads on a key-value backend: the repository, the consent ledger and the event log. The package is
 * internal: hosts use {@code KeyValueLeadStore}. It depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.lead.KeyValueLeadRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.lead;

import org.jspecify.annotations.NullMarked;
