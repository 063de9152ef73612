/**
 * The ports that a store implements for public registrations: submissions and widget sessions. A host can implement
 * the {@link io.leadstone.application.port.out.submission.SubmissionPolicy}.
 *
 * <p>Start at {@link io.leadstone.application.port.out.submission.SubmissionStore}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.submission;

import org.jspecify.annotations.NullMarked;
