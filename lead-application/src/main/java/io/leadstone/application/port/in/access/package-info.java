/**
 * Use cases of API keys. They are for operators: keep them away from networks, apart from the check of a key.
 *
 * <p>Start at {@link io.leadstone.application.port.in.access.ManageApiKeys}.
 */
@NullMarked
package io.leadstone.application.port.in.access;

import org.jspecify.annotations.NullMarked;
