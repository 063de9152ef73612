/**
 * The ports of a store for privacy: the purge of leads, the records of a person, and the suppression lists.
 *
 * <p>Start at {@link io.leadstone.application.port.out.privacy.PrivacyStore}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.out.privacy;

import org.jspecify.annotations.NullMarked;
