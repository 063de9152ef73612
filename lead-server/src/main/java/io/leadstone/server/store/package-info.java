/**
 * The database behind the server: a pool of connections, the schema, and the SQL store over both. It knows adapter-mybatis, and
 * that a database may be away. Start at {@link io.leadstone.server.store.SqlStore}.
 */
@NullMarked
package io.leadstone.server.store;

import org.jspecify.annotations.NullMarked;
