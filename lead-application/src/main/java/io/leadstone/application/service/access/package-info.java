/**
 * Services that implement the use cases of API keys. They are internal: hosts call the interfaces of
 * {@code port.in.access}.
 *
 * <p>Start at {@link io.leadstone.application.service.access.ManageApiKeysService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.access;

import org.jspecify.annotations.NullMarked;
