/**
 * The renewal of email keys after a change of their rule.
 *
 * <p>Start at {@link io.leadstone.application.service.email.EmailKeyRenewal}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.email;

import org.jspecify.annotations.NullMarked;
