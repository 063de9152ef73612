/**
 * The auto-configuration of Leadstone for Spring Boot 3.5 and 4.
 *
 * <p>It may know Spring, Jersey and all adapters. Only configurations that are conditional on a class may name a type
 * of an optional dependency, or a type of Boot that has another package in Boot 4. Start at {@link
 * io.leadstone.spring.LeadstoneAutoConfiguration}; the settings are in {@link
 * io.leadstone.spring.LeadstoneProperties}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.spring;

import org.jspecify.annotations.NullMarked;
