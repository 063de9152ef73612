/**
 * The entry point of a host: {@link io.leadstone.application.LeadManagement} is built once, with a store, and has one
 * facade per topic. The builder knows the ports and wires the services of each topic; no other class does.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application;

import org.jspecify.annotations.NullMarked;
