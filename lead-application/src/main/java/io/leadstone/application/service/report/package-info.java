/**
 * Services that implement the use cases of reports and exports. They are internal: hosts call the interfaces of
 * {@code port.in.report}.
 *
 * <p>Start at {@link io.leadstone.application.service.report.ReportsService}.
 */
@NullMarked
package io.leadstone.application.service.report;

import org.jspecify.annotations.NullMarked;
