/**
 * The use cases of submissions and widget sessions. {@code LeadManagement.submissions()} returns all of them.
 *
 * <p>Start at {@link io.leadstone.application.port.in.submission.Submissions}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.submission;

import org.jspecify.annotations.NullMarked;
