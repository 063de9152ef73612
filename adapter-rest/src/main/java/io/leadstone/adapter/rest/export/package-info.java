/**
 * All that a company has, written row by row: CSV (RFC 4180) for spreadsheets and JSON for programs, over HTTP or into a file, and our own
 * reader of the CSV. It knows no store. Start at {@link io.leadstone.adapter.rest.export.Export}.
 */
@NullMarked
package io.leadstone.adapter.rest.export;

import org.jspecify.annotations.NullMarked;
