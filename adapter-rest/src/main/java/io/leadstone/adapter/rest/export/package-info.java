/**
 * Exports of a company's records, row by row, over HTTP or into a file. The formats are CSV (RFC 4180) for spreadsheets
 * and JSON for programs. The package also contains a reader of the CSV files. It does not depend on a store. Start at
 * {@link io.leadstone.adapter.rest.export.Export}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.export;

import org.jspecify.annotations.NullMarked;
