/**
 * The purge of leads and the records of a person in SQL. The package depends on the packages of the other topics.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.privacy.MyBatisLeadPurge}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.privacy;

import org.jspecify.annotations.NullMarked;
