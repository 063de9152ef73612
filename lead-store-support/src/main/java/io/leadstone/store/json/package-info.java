/**
 * The JSON form of snapshots, with a version. Stores that keep documents as text may use it. The package depends on the snapshots of
 * the domain, on API keys and on jackson-core.
 *
 * <p>Start at {@link io.leadstone.store.json.SnapshotJson}.
 */
@NullMarked
package io.leadstone.store.json;

import org.jspecify.annotations.NullMarked;
