/**
 * The services that implement the use cases of privacy. They are internal: hosts call the interfaces of
 * {@code port.in.privacy}.
 *
 * <p>Start at {@link io.leadstone.application.service.privacy.PrivacyService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.privacy;

import org.jspecify.annotations.NullMarked;
