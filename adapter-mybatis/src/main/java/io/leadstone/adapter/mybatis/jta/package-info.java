/**
 * Transactions of JTA. Only hosts with {@code jakarta.transaction-api} load it.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.mybatis.jta;

import org.jspecify.annotations.NullMarked;
