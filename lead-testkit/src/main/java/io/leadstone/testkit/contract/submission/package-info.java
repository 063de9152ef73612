/**
 * Rules of submissions, of the lead tokens of widget sessions, and of refresh tokens.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.submission.RegistrationContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.submission;

import org.jspecify.annotations.NullMarked;
