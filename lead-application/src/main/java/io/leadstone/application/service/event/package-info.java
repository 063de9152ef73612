/**
 * The service that implements the event feed. It is internal: hosts call the interfaces of {@code port.in.event}.
 *
 * <p>Start at {@link io.leadstone.application.service.event.CompanyEventsService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.event;

import org.jspecify.annotations.NullMarked;
