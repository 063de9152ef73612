/**
 * Services that implement the use cases of submissions and widget sessions. They are internal: hosts call the
 * interfaces of {@code port.in.submission}.
 *
 * <p>Start at {@link io.leadstone.application.service.submission.SubmissionsService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.submission;

import org.jspecify.annotations.NullMarked;
