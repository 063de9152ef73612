/**
 * Demo data: a few hundred leads with ninety days of history. They are created through the use cases, as a host would
 * do it. It depends on no store. Start at {@link io.leadstone.server.demo.DemoCompany}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.server.demo;

import org.jspecify.annotations.NullMarked;
