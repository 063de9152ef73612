/**
 * The use cases, one interface with one verb each, and their commands, which say in Jakarta Validation what they accept. Every
 * failure is a {@link io.leadstone.domain.failure.LeadException}. Start at {@link io.leadstone.application.port.in.lead.CreateLead}.
 */
@NullMarked
package io.leadstone.application.port.in;

import org.jspecify.annotations.NullMarked;
