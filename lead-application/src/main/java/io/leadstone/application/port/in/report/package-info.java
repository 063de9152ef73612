/**
 * Use cases that read many leads at once: the report of the funnel and the exports. A host calls these interfaces; the
 * services of this topic implement them.
 *
 * <p>Start at {@link io.leadstone.application.port.in.report.Reports}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.report;

import org.jspecify.annotations.NullMarked;
