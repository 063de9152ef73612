/**
 * Services that implement the use cases of leads. They are internal: hosts call the interfaces of {@code port.in.lead}.
 *
 * <p>Start at {@link io.leadstone.application.service.lead.LeadsService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.lead;

import org.jspecify.annotations.NullMarked;
