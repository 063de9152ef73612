/**
 * The routes in Jersey 3.1 or newer. Only hosts with Jersey load it.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.rest.jersey;

import org.jspecify.annotations.NullMarked;
