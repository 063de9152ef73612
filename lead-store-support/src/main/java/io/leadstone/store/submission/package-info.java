/**
 * The ports for submissions and widget sessions on a key-value backend. It depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.submission.KeyValueSubmissionRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.submission;

import org.jspecify.annotations.NullMarked;
