package io.leadstone.adapter.mybatis.sql;

import org.apache.ibatis.cache.CacheKey;
import org.apache.ibatis.executor.SimpleExecutor;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A MyBatis executor for a configuration whose local cache lives as long as one statement, so that it never has a
 * result. The key of the cache would contain the value of each parameter, and reading them takes as long as binding
 * them.
 */
final class UncachedExecutor extends SimpleExecutor {

    UncachedExecutor(Configuration configuration, Transaction transaction) {
        super(configuration, transaction);
    }

    @Override
    public CacheKey createCacheKey(
            MappedStatement statement, @Nullable Object parameters, RowBounds bounds, BoundSql sql) {
        return new CacheKey();
    }
}
