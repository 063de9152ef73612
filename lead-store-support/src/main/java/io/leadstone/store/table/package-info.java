/**
 * The tables of a key-value store with their keys and secondary indexes. The package depends on the backend and on the
 * JSON form of snapshots. It is internal: hosts use {@link io.leadstone.store.backend} and {@code KeyValueLeadStore}.
 *
 * <p>Start at {@link io.leadstone.store.table.IndexedTable}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.table;

import org.jspecify.annotations.NullMarked;
