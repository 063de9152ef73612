/**
 * The use cases of privacy: the purge of leads after a retention period, the export of a person, and the suppression
 * lists.
 *
 * <p>Start at {@link io.leadstone.application.port.in.privacy.Privacy}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.privacy;

import org.jspecify.annotations.NullMarked;
