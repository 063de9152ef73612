/**
 * The use cases at work: check the command, ask the caller, load, let the domain decide, write once. Only
 * {@link io.leadstone.application.LeadManagementBuilder} knows these classes; a host sees the interfaces of {@code port.in}. Each topic has
 * one public class that wires the topic's services, such as {@link io.leadstone.application.service.lead.LeadsService}.
 */
@NullMarked
package io.leadstone.application.service;

import org.jspecify.annotations.NullMarked;
