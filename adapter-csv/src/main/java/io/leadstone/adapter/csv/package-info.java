/**
 * The import of leads from CSV files of spreadsheets, address books and other CRM systems. The package depends on the
 * application, on FastCSV and on the streaming API of Jackson.
 *
 * <p>Start at {@link io.leadstone.adapter.csv.CsvImport}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.csv;

import org.jspecify.annotations.NullMarked;
