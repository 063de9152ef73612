/**
 * The door a host comes in by: {@link io.leadstone.application.LeadManagement} is built once, with a store, and hands out the use
 * cases. It knows the ports and wires the services; nothing else does.
 */
@NullMarked
package io.leadstone.application;

import org.jspecify.annotations.NullMarked;
