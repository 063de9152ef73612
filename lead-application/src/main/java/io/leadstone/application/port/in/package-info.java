/**
 * The use cases: one interface with one method each, and their commands. The commands declare their rules with Jakarta
 * Validation. Every failure is a {@link io.leadstone.domain.failure.LeadException}. Start at
 * {@link io.leadstone.application.port.in.lead.CreateLead}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in;

import org.jspecify.annotations.NullMarked;
