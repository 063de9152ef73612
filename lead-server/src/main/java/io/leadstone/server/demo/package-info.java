/**
 * A company to look at: a few hundred leads with ninety days of history, made through the use cases as any host's would be. It knows
 * use cases and no store. Start at {@link io.leadstone.server.demo.DemoCompany}.
 */
@NullMarked
package io.leadstone.server.demo;

import org.jspecify.annotations.NullMarked;
