/**
 * The use cases, one interface with one verb each, and their commands, which say in Jakarta Validation what they accept. Every
 * failure is a {@link io.leadstone.domain.LeadException}. Start at {@link io.leadstone.application.port.in.CreateLead}.
 */
@NullMarked
package io.leadstone.application.port.in;

import org.jspecify.annotations.NullMarked;
