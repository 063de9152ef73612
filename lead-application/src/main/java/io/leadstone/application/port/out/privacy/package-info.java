/**
 * The ports of a store for privacy: the purge of leads, and the records of a person.
 *
 * <p>Start at {@link io.leadstone.application.port.out.privacy.PrivacyStore}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.out.privacy;

import org.jspecify.annotations.NullMarked;
