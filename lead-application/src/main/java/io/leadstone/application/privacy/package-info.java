/**
 * The background worker that purges leads after their retention period, and the keys of suppression lists.
 *
 * <p>Start at {@link io.leadstone.application.privacy.RetentionWorker}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.privacy;

import org.jspecify.annotations.NullMarked;
