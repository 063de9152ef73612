/**
 * The result of a renewal of email keys.
 *
 * <p>Start at {@link io.leadstone.application.email.EmailKeyReport}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.email;

import org.jspecify.annotations.NullMarked;
