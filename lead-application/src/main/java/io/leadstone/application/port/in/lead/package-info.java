/**
 * Use cases of leads: create, update, list, delete, restore, erase, consent and history. A host calls these interfaces;
 * the services of this topic implement them.
 *
 * <p>Start at {@link io.leadstone.application.port.in.lead.Leads}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.lead;

import org.jspecify.annotations.NullMarked;
