/**
 * Routes of submissions, for members, and of the tokens of widget sessions.
 *
 * <p>Start at {@link io.leadstone.adapter.rest.submission.SubmissionResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.submission;

import org.jspecify.annotations.NullMarked;
