/**
 * The use cases at work: check the command, ask the caller, load, let the domain decide, write once. Only
 * {@link io.leadstone.application.LeadManagement} knows these classes; a host sees the interfaces of {@code port.in}.
 */
@NullMarked
package io.leadstone.application.service;

import org.jspecify.annotations.NullMarked;
