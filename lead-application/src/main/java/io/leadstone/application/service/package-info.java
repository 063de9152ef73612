/**
 * The implementations of the use cases. Each one checks the caller and the command, reads, calls the domain, and writes
 * once. Only {@link io.leadstone.application.LeadManagementBuilder} uses these classes; a host uses the interfaces of
 * {@code port.in}. Each topic has one public class that creates the topic's services, such as
 * {@link io.leadstone.application.service.lead.LeadsService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service;

import org.jspecify.annotations.NullMarked;
