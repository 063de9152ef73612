/**
 * The use case that reads the event feed of a company.
 *
 * <p>Start at {@link io.leadstone.application.port.in.event.ReadEvents}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.event;

import org.jspecify.annotations.NullMarked;
