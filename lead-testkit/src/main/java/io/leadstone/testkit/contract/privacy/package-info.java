/**
 * The rules of privacy that every store must keep: the purge of leads, the export of a person, suppression lists,
 * withheld consents, and the suppression entries that a change of a lead adds and removes (side writes).
 *
 * <p>Start at {@link io.leadstone.testkit.contract.privacy.LeadPurgeContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.privacy;

import org.jspecify.annotations.NullMarked;
