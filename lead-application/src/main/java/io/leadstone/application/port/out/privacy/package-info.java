/**
 * The ports of a store for privacy: the purge of leads, the records of a person, and the suppression lists.
 *
 * <p>Start at {@link io.leadstone.application.port.out.privacy.PrivacyStore}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.privacy;

import org.jspecify.annotations.NullMarked;
