/**
 * The purge of leads and the records of a person on a key-value backend.
 *
 * <p>Start at {@link io.leadstone.store.privacy.KeyValueLeadPurge}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.privacy;

import org.jspecify.annotations.NullMarked;
