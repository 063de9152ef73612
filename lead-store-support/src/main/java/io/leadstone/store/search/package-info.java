/**
 * Lists and searches of leads on a key-value backend. It is internal: hosts use
 * {@code KeyValueLeadStore}. The package depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.search.KeyValueLeadSearch}.
 */
@NullMarked
package io.leadstone.store.search;

import org.jspecify.annotations.NullMarked;
