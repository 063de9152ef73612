/**
 * Services that implement the use cases of reports and exports. They are internal: hosts call the interfaces of
 * {@code port.in.report}.
 *
 * <p>Start at {@link io.leadstone.application.service.report.ReportsService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.report;

import org.jspecify.annotations.NullMarked;
