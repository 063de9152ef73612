/**
 * The JSON form of snapshots, with a version. Stores may use it to store records as text. The package depends on the
 * snapshots of the domain, on API keys and on jackson-core.
 *
 * <p>Start at {@link io.leadstone.store.json.SnapshotJson}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.store.json;

import org.jspecify.annotations.NullMarked;
