/**
 * Submissions: what visitors sent through public registrations. The package depends on {@code lead} and on the shared
 * vocabulary.
 *
 * <p>Start at {@link io.leadstone.domain.submission.Submission}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.domain.submission;

import org.jspecify.annotations.NullMarked;
