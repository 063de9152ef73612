/**
 * The ports of a store for the renewal of email keys.
 *
 * <p>Start at {@link io.leadstone.application.port.out.email.EmailKeyStore}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.email;

import org.jspecify.annotations.NullMarked;
